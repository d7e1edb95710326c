// SPDX-License-Identifier: MIT
// The code in the README prints what it says.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import { format } from "node:util";
import { laad, Fout, pad } from "./hulp.mjs";

test("the code of the README", async () => {
    const text = await readFile(pad("README.md"), "utf8");
    const code = [...text.matchAll(/```js\n(.*?)```/gs)].map(([, block]) => block).join("\n").replace(/^import .*\n/, "");
    const expected = [...code.matchAll(/^\/\/> (.*)$/gm)].map(([, line]) => line), printed = [];
    const run = new (Object.getPrototypeOf(async () => {}).constructor)("laad", "Fout", "console", code);
    await run(laad, Fout, { log: (...args) => printed.push(...format(...args).split("\n")) });
    assert.deepEqual(printed, expected);
    assert.ok(expected.length > 15);
});
