// SPDX-License-Identifier: MIT
// The same in Node, which reads mborules.wasm from beside this file.
import { readFile } from "node:fs/promises";
import { laad as laadVan } from "./mborules.js";

export * from "./mborules.js";

export async function laad(bron = readFile(new URL("mborules.wasm", import.meta.url))) {
    return laadVan(bron);
}
