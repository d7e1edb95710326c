/* SPDX-License-Identifier: MIT */
/* What the generated stubs of mborules_core share (tools/bindings.py), for Lua 5.4 and for LuaJIT (Lua 5.1).
 * A Lua error is a longjmp: no function here may hold anything but the C stack and what Lua itself collects. */
#ifndef MBORULES_LUA_SUPPORT_H
#define MBORULES_LUA_SUPPORT_H

#include <lauxlib.h>
#include <lua.h>

#include <stdbool.h>
#include <string.h>

#include <mborules/mborules.h>

#define HANDLE "mborules.handle" /* names of metatables in the registry */
#define FOUT "mborules.fout"

struct kind {
    const char *name;
    void (*release)(void *ptr); /* NULL: nobody owns one */
};

/* A C object. One that owns it frees it; one that lies in another is anchored to the handle that it came from. */
typedef struct handle {
    const struct kind *kind;
    void *ptr; /* NULL: released */
    bool owned;
    struct handle *owner; /* NULL: itself, or static */
} handle;

static bool handle_live(const handle *h)
{
    return h->ptr && (!h->owner || h->owner->ptr);
}

static void handle_release(handle *h)
{
    void *ptr = h->ptr;
    h->ptr = NULL;
    if (ptr && h->owned)
        h->kind->release(ptr);
}

static int handle_gc(lua_State *L)
{
    handle_release(luaL_checkudata(L, 1, HANDLE));
    return 0;
}

static int handle_tostring(lua_State *L)
{
    handle *h = luaL_checkudata(L, 1, HANDLE);
    if (handle_live(h))
        lua_pushfstring(L, "%s: %p", h->kind->name, h->ptr);
    else
        lua_pushfstring(L, "%s, released", h->kind->name);
    return 1;
}

/* Pushed before the call that fills it: then no C object can get lost for want of memory. `from`: the argument that
 * must stay alive with it, or 0. */
static handle *handle_new(lua_State *L, const struct kind *kind, int from)
{
    handle *h = lua_newuserdata(L, sizeof(*h));
    *h = (handle){.kind = kind};
    luaL_getmetatable(L, HANDLE);
    lua_setmetatable(L, -2);
    if (from) {
#if LUA_VERSION_NUM >= 504
        lua_pushvalue(L, from);
        lua_setiuservalue(L, -2, 1);
#elif LUA_VERSION_NUM == 503
        lua_pushvalue(L, from);
        lua_setuservalue(L, -2);
#else
        lua_createtable(L, 1, 0);
        lua_pushvalue(L, from);
        lua_rawseti(L, -2, 1);
        lua_setfenv(L, -2);
#endif
    }
    return h;
}

static void handle_own(handle *h, void *ptr)
{
    h->ptr = ptr;
    h->owned = true;
}

/* `parent` NULL: what ptr points to is static. */
static void handle_borrow(handle *h, const void *ptr, handle *parent)
{
    h->ptr = (void *)ptr;
    h->owner = parent && parent->owner ? parent->owner : parent;
}

/* Push a handle that a C function gave, or nil for NULL. */
static void push_handle(lua_State *L, int index, const handle *h)
{
    if (h->ptr)
        lua_pushvalue(L, index);
    else
        lua_pushnil(L);
}

static handle *take_handle(lua_State *L, int arg, const struct kind *kind, bool null)
{
    if (null && lua_isnil(L, arg))
        return NULL;
    handle *h = luaL_checkudata(L, arg, HANDLE);
    if (h->kind != kind)
        luaL_argerror(L, arg, lua_pushfstring(L, "%s expected, got %s", kind->name, h->kind->name));
    if (!handle_live(h))
        luaL_argerror(L, arg, lua_pushfstring(L, "this %s was released", kind->name));
    return h;
}

static void *pointer(const handle *h)
{
    return h ? h->ptr : NULL;
}

static void take_count(lua_State *L, int wanted, const char *signature)
{
    if (lua_gettop(L) > wanted)
        luaL_error(L, "%s takes %d arguments, got %d", signature, wanted, lua_gettop(L));
    lua_settop(L, wanted); /* what is left out is nil */
}

static int64_t take_int(lua_State *L, int arg, int64_t min, int64_t max)
{
#if LUA_VERSION_NUM >= 503
    int64_t value = luaL_checkinteger(L, arg);
#else
    lua_Number number = luaL_checknumber(L, arg);
    const lua_Number exact = 9007199254740992.0; /* 2^53: beyond it a double skips whole numbers */
    if (!(number >= -exact && number <= exact) || number != (lua_Number)(int64_t)number)
        luaL_argerror(L, arg, "whole number expected");
    int64_t value = (int64_t)number;
#endif
    if (value < min || value > max)
        luaL_argerror(L, arg, "out of range");
    return value;
}

static void push_int(lua_State *L, int64_t value)
{
#if LUA_VERSION_NUM >= 503
    lua_pushinteger(L, value);
#else
    lua_pushnumber(L, (lua_Number)value);
#endif
}

static const char *take_text(lua_State *L, int arg, bool null)
{
    size_t length;
    if (null && lua_isnil(L, arg))
        return NULL;
    const char *text = luaL_checklstring(L, arg, &length);
    if (strlen(text) != length)
        luaL_argerror(L, arg, "a NUL in the text");
    return text;
}

/* Facts by their numbers, in a list; gives `set`, or NULL for nil where that is allowed. */
static const mbo_feitset *take_set(lua_State *L, int arg, bool null, mbo_feitset *set)
{
    *set = (mbo_feitset){{0, 0}};
    if (null && lua_isnil(L, arg))
        return NULL;
    luaL_checktype(L, arg, LUA_TTABLE);
    for (int i = 1;; i++) {
        lua_rawgeti(L, arg, i);
        if (lua_isnil(L, -1))
            break;
        lua_Number feit = lua_tonumber(L, -1);
        if (!(feit >= 1 && feit <= mbo_feit_count()) || feit != (int)feit)
            luaL_argerror(L, arg, "a list of facts expected");
        set->bits[(int)feit / 64] |= UINT64_C(1) << ((int)feit % 64);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return set;
}

static void push_set(lua_State *L, const mbo_feitset *set)
{
    int i = 0;
    lua_newtable(L);
    for (mbo_feit feit = mbo_feitset_next(set, 0); feit; feit = mbo_feitset_next(set, feit)) {
        push_int(L, feit);
        lua_rawseti(L, -2, ++i);
    }
}

static int fout_tostring(lua_State *L)
{
    lua_getfield(L, 1, "message");
    return 1;
}

/* nil and what went wrong: a table with message, code, line and column, that prints as its message. */
static int fail(lua_State *L, mbo_status status, const mbo_fout *fout)
{
    lua_pushnil(L);
    lua_createtable(L, 0, 4);
    lua_pushstring(L, fout->message);
    lua_setfield(L, -2, "message");
    push_int(L, status);
    lua_setfield(L, -2, "code");
    push_int(L, fout->line);
    lua_setfield(L, -2, "line");
    push_int(L, fout->column);
    lua_setfield(L, -2, "column");
    luaL_getmetatable(L, FOUT);
    lua_setmetatable(L, -2);
    return 2;
}

static void add_metatables(lua_State *L)
{
    luaL_newmetatable(L, HANDLE);
    lua_pushcfunction(L, handle_gc);
    lua_setfield(L, -2, "__gc");
    lua_pushcfunction(L, handle_tostring);
    lua_setfield(L, -2, "__tostring");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable"); /* scripts have no business with it */
    luaL_newmetatable(L, FOUT);
    lua_pushcfunction(L, fout_tostring);
    lua_setfield(L, -2, "__tostring");
    lua_pop(L, 2);
}

#endif
