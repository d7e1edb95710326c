// SPDX-License-Identifier: MIT
// mborules.wasm as tools/page.py puts it in the page: compressed, in base64.

/** Its bytes. */
export async function module() {
    const bytes = Uint8Array.from(atob(document.getElementById("mborules").textContent), (c) => c.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}
