// SPDX-License-Identifier: MIT
// The package as npm installs it: the types say what it does (tsc, strict), and it loads.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cp, mkdir, readdir, writeFile } from "node:fs/promises";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { pad } from "./hulp.mjs";

const TYPESCRIPT = "typescript@5.9.3", there = pad("../typen");

test("the types, and what npm installs", async (t) => {
    const packed = (await readdir(pad(".."))).find((file) => file.endsWith(".tgz"));
    if (!packed) return t.skip("there is no npm");
    await mkdir(there, { recursive: true });
    await writeFile(`${there}/package.json`, '{"private": true, "type": "module"}');
    const npm = spawnSync("npm", ["install", "--silent", "--no-audit", "--no-fund", "--no-package-lock", TYPESCRIPT, pad(`../${packed}`)],
        { cwd: there, encoding: "utf8" });
    if (npm.status) return t.skip(`npm cannot install: ${npm.stderr.trim().split("\n").at(-1)}`);
    await cp(fileURLToPath(new URL("typen_voorbeeld.ts", import.meta.url)), `${there}/typen_voorbeeld.ts`);
    const tsc = spawnSync("node", ["node_modules/typescript/bin/tsc", "--strict", "--noEmit", "--target", "es2022", "--module", "nodenext",
        "--lib", "es2022,dom", "typen_voorbeeld.ts"], { cwd: there, encoding: "utf8" });
    assert.equal(tsc.stdout + tsc.stderr, "");
    assert.equal(tsc.status, 0);
    const said = execFileSync("node", ["-e", "import('mborules').then(async ({ laad }) => console.log((await laad()).vragen().length))"],
        { cwd: there, encoding: "utf8" });
    assert.ok(Number(said) > 10, said);
});
