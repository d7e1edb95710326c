/* SPDX-License-Identifier: MIT */
/*
 * A host that opens a Lua state, runs a script and closes it, a thousand times: what is held after the last is what was
 * held after the first half. And one that forks: what was made before is used by each worker.
 *
 *   staten SCRIPT [TIMES]
 */
#define _GNU_SOURCE
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static size_t held(void)
{
    struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

static int failed(lua_State *L)
{
    fprintf(stderr, "%s\n", lua_tostring(L, -1));
    return 1;
}

static int run(const char *script, int turn)
{
    lua_State *L = luaL_newstate();
    if (!L)
        return 1;
    luaL_openlibs(L);
    lua_pushinteger(L, turn);
    lua_setglobal(L, "beurt");
    int bad = (luaL_loadfile(L, script) || lua_pcall(L, 0, 0, 0)) && failed(L);
    lua_close(L);
    return bad;
}

/* What the script leaves in `werk` is called by workers that were forked after it was run. */
static int workers(const char *script)
{
    lua_State *L = luaL_newstate();
    int bad = 0, status;
    luaL_openlibs(L);
    lua_pushinteger(L, 0);
    lua_setglobal(L, "beurt");
    if (luaL_loadfile(L, script) || lua_pcall(L, 0, 0, 0))
        return failed(L);
    for (int i = 1; i <= 4; i++) {
        pid_t child = fork();
        if (!child) {
            lua_getglobal(L, "werk");
            lua_pushinteger(L, i);
            bad = lua_pcall(L, 1, 0, 0) && failed(L);
            lua_close(L);
            exit(bad);
        }
        bad |= child < 0;
    }
    while (wait(&status) > 0)
        bad |= !WIFEXITED(status) || WEXITSTATUS(status);
    lua_close(L);
    return bad;
}

int main(int argc, char **argv)
{
    int times = argc > 2 ? atoi(argv[2]) : 1000, warm = times / 2;
    size_t before = 0;
    if (argc < 2)
        return 2;
    for (int turn = 0; turn < times; turn++) {
        if (run(argv[1], turn))
            return 1;
        if (turn + 1 == warm)
            before = held();
    }
    size_t after = held();
    printf("%d states: %zu bytes held after %d of them, %zu at the end\n", times, before, warm, after);
    fflush(stdout);
    /* Less than a block for each state: what malloc itself keeps differs a little. */
    return after > before + (size_t)times * 8 || workers(argv[1]);
}
