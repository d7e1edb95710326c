// SPDX-License-Identifier: MIT
// What the tests share: the package under test, which MBORULES_PACKAGE names.
import { pathToFileURL } from "node:url";

const folder = process.env.MBORULES_PACKAGE;
if (!folder) throw new Error("MBORULES_PACKAGE does not name the folder of the package");

export const pad = (file) => `${folder}/${file}`;
export const bron = new URL("../../../", import.meta.url);
export const { laad, Fout } = await import(pathToFileURL(pad("node.js")).href);
