/* SPDX-License-Identifier: MIT */
/* In place of emscripten's: module.c as part of a native test. */
#define EMSCRIPTEN_KEEPALIVE static __attribute__((unused))
