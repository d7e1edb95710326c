/* SPDX-License-Identifier: MIT */
/*
 * A program that lets its users judge a case in Lua: it hands a script the facts, as a zaak of the Lua module, and
 * takes what the function `oordeel` of the script gives. What is wrong in a script is told, and is not the end of the
 * program.
 *
 *   host SCRIPT FEIT=WAARDE...
 */
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stdio.h>
#include <string.h>

/* In a protected call: all that can raise an error. Its arguments are the script and the facts. */
static int judge(lua_State *L)
{
    int count = lua_gettop(L);
    lua_getglobal(L, "require");
    lua_pushstring(L, "mborules");
    lua_call(L, 1, 1);
    lua_getfield(L, -1, "zaak");
    lua_newtable(L);
    for (int i = 2; i <= count; i++) {
        const char *fact = lua_tostring(L, i), *value = strchr(fact, '=');
        if (!value)
            return luaL_error(L, "no FEIT=WAARDE: %s", fact);
        lua_pushlstring(L, fact, (size_t)(value - fact));
        lua_pushstring(L, value + 1);
        lua_settable(L, -3);
    }
    lua_call(L, 1, 2);
    if (lua_isnil(L, -2)) {
        lua_getfield(L, -1, "message");
        return lua_error(L);
    }
    lua_pop(L, 1);
    if (luaL_loadfile(L, lua_tostring(L, 1)))
        return lua_error(L);
    lua_call(L, 0, 0);
    lua_getglobal(L, "oordeel");
    lua_insert(L, -2);
    lua_call(L, 1, 1);
    if (!lua_isstring(L, -1))
        return luaL_error(L, "oordeel() gives a text, not a %s", luaL_typename(L, -1));
    return 1;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("usage: host SCRIPT FEIT=WAARDE...\n", stderr);
        return 2;
    }
    lua_State *L = luaL_newstate();
    if (!L)
        return 2;
    luaL_openlibs(L);
    lua_pushcfunction(L, judge);
    luaL_checkstack(L, argc, NULL);
    for (int i = 1; i < argc; i++)
        lua_pushstring(L, argv[i]);
    int bad = lua_pcall(L, argc - 1, 1, 0);
    const char *text = lua_tostring(L, -1);
    fprintf(bad ? stderr : stdout, "%s\n", text ? text : "an error that is no text");
    lua_close(L);
    return bad ? 1 : 0;
}
