// SPDX-License-Identifier: MIT
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import { bron, laad } from "./hulp.mjs";
import { controleer } from "./scenarios.mjs";

test("the scenarios of the guide", async () => {
    const { scenarios } = JSON.parse(await readFile(new URL("tests/data/scenarios.json", bron), "utf8"));
    const { goed, fout } = controleer((await laad()).regels(), scenarios);
    assert.deepEqual(fout, []);
    assert.ok(goed > 1000, `${goed} expectations were met`);
    scenarios[0].momenten[0].verwacht.routes[0].uitkomst_gewoon = "nee"; // it does look
    assert.equal(controleer((await laad()).regels(), scenarios.slice(0, 1)).fout.length, 1);
});
