/* SPDX-License-Identifier: MIT */
/* The module: a state, a metatable for each kind, the functions; and the layer over them, written in Lua. */
#ifndef MBORULES_LUA_MODULE_H
#define MBORULES_LUA_MODULE_H

/* Of a metamethod: only the debug library can give it something else, such as an object of another kind. */
static object *take_own(lua_State *L, int kind)
{
    object *o = lua_touserdata(L, 1);
    if (!o || lua_rawlen(L, 1) != sizeof(*o) || o->kind != kind)
        misuse(L, "a metamethod of %s is called on %s", kinds[kind].name, type_name(L, 1));
    return o;
}

static int object_index(lua_State *L)
{
    state *st = state_of(L);
    int kind = (int)lua_tointeger(L, lua_upvalueindex(3));
    lua_settop(L, 2);
    lua_pushvalue(L, 2);
    lua_rawget(L, lua_upvalueindex(2));
    int type = lua_type(L, -1);
    if (type == LUA_TFUNCTION)
        return 1;
    if (type == LUA_TNUMBER)
        return getters[lua_tointeger(L, -1)](L, st, open_object(L, take_own(L, kind)));
    lua_pushvalue(L, lua_upvalueindex(2));
    return no_such(L, st, 2, kinds[kind].name);
}

static int object_collect(lua_State *L)
{
    return release_object(L, state_of(L), take_own(L, (int)lua_tointeger(L, lua_upvalueindex(2))));
}

static int object_tostring(lua_State *L)
{
    const object *o = take_own(L, (int)lua_tointeger(L, lua_upvalueindex(2)));
    if (is_open(o))
        lua_pushfstring(L, "%s: %p", kinds[o->kind].name, o->ptr);
    else
        lua_pushfstring(L, "%s, closed", kinds[o->kind].name);
    return 1;
}

static int object_equal(lua_State *L)
{
    const state *st = state_of(L);
    int kind = (int)lua_tointeger(L, lua_upvalueindex(2));
    const object *a = object_at(L, st, 1, kind), *b = object_at(L, st, 2, kind); /* the other may be of anyone */
    lua_pushboolean(L, a && b && a->ptr == b->ptr && a->at[0] == b->at[0] && a->at[1] == b->at[1]);
    return 1;
}

static int object_close_method(lua_State *L)
{
    state *st = state_of(L);
    object *o = object_at(L, st, 1, (int)lua_tointeger(L, lua_upvalueindex(2)));
    if (!o)
        return misuse(L, "close is called with a colon, on an object of mborules, not on %s", type_name(L, 1));
    lua_settop(L, 1);
    return object_close(L);
}

/* The kind of an object, and whether it is open; nil for what is none. */
static int object_what(lua_State *L)
{
    const state *st = state_of(L);
    lua_settop(L, 1);
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        const object *o = object_at(L, st, 1, kind);
        if (o) {
            lua_pushstring(L, strchr(kinds[kind].name, '.') + 1);
            lua_pushboolean(L, is_open(o));
            return 2;
        }
    }
    lua_pushnil(L);
    return 1;
}

static void add(lua_State *L, int st, lua_CFunction function, const char *name)
{
    lua_pushvalue(L, st);
    lua_pushcclosure(L, function, 1);
    lua_setfield(L, -2, name);
}

/* Upvalues: state, number. */
static void add_with(lua_State *L, int st, lua_CFunction function, int number, const char *name)
{
    lua_pushvalue(L, st);
    lua_pushinteger(L, number);
    lua_pushcclosure(L, function, 2);
    lua_setfield(L, -2, name);
}

/* The members and the metatable of a kind, on top: the first stays there. */
static void add_kind(lua_State *L, int at, int kind)
{
    lua_newtable(L);
    for (const struct get *g = getters_of[kind]; g->name; g++) {
        lua_pushinteger(L, g->number);
        lua_setfield(L, -2, g->name);
    }
    for (const luaL_Reg *m = methods_of[kind]; m->name; m++)
        add(L, at, m->func, m->name);
    add_with(L, at, object_close_method, kind, "close");
    lua_newtable(L);
    lua_pushvalue(L, at);
    lua_pushvalue(L, -3);
    lua_pushinteger(L, kind);
    lua_pushcclosure(L, object_index, 3);
    lua_setfield(L, -2, "__index");
    add_with(L, at, object_close_method, kind, "__close");
    add_with(L, at, object_tostring, kind, "__tostring");
    add_with(L, at, kind == KIND_zaak ? zaak_equal : object_equal, kind, "__eq");
    lua_pushstring(L, kinds[kind].name);
    lua_setfield(L, -2, "__name");
    lua_pushstring(L, kinds[kind].name); /* what getmetatable() gives: scripts have no business with it */
    lua_setfield(L, -2, "__metatable");
}

/* The metatable of a kind, on top, and a copy with a finaliser for what owns; both go to the registry. */
static void keep_types(lua_State *L, state *st, int at, int kind)
{
    int plain = lua_gettop(L);
    lua_newtable(L);
    for (lua_pushnil(L); lua_next(L, plain); lua_pop(L, 1)) {
        lua_pushvalue(L, -2);
        lua_pushvalue(L, -2);
        lua_rawset(L, plain + 1);
    }
    add_with(L, at, object_collect, kind, "__gc");
    for (int owns = 1; owns >= 0; owns--) {
        st->type[owns][kind] = lua_topointer(L, -1);
        st->types[owns][kind] = luaL_ref(L, LUA_REGISTRYINDEX);
    }
}

static void add_names(lua_State *L, const char *const (*names)[2])
{
    lua_newtable(L);
    for (; (*names)[0]; names++) {
        lua_pushstring(L, (*names)[1]);
        lua_setfield(L, -2, (*names)[0]);
    }
}

/* The codes of an enumeration, in a list. */
static void add_codes(lua_State *L, int e)
{
    lua_newtable(L);
    int count = 0;
    for (const struct constant *c = enumerations[e].values; c->name; c++) {
        push_code(L, e, c->value);
        lua_rawseti(L, -2, ++count);
    }
    lua_setfield(L, -2, enumerations[e].name);
}

/* It is older than every object, so that its finaliser comes after theirs, when the Lua state closes. */
static int state_closing(lua_State *L)
{
    state *st = lua_touserdata(L, 1);
    st->closing = true;
    return 0;
}

/* The number of each code of an enumeration by its name, in the registry. */
static int keep_numbers(lua_State *L, int e)
{
    lua_newtable(L);
    for (const struct constant *c = enumerations[e].values; c->name; c++) {
        lua_pushinteger(L, c->value);
        lua_setfield(L, -2, code_name(e, c->value));
    }
    return luaL_ref(L, LUA_REGISTRYINDEX);
}

#if defined(__GNUC__)
__attribute__((visibility("default")))
#elif defined(_WIN32)
__declspec(dllexport)
#endif
int luaopen_mborules(lua_State *L);

int luaopen_mborules(lua_State *L)
{
    lua_settop(L, 0);
    luaL_checkstack(L, 2 * LUA_MINSTACK, "mborules");
    if (luaL_loadbuffer(L, layer, sizeof(layer) - 1, "=mborules"))
        return lua_error(L);
#if LUA_VERSION_NUM >= 504
    state *st = lua_newuserdatauv(L, sizeof(*st), 0);
#else
    state *st = lua_newuserdata(L, sizeof(*st));
#endif
    int at = lua_gettop(L);
    memset(st, 0, sizeof(*st));
    lua_newtable(L);
    lua_pushcfunction(L, state_closing);
    lua_setfield(L, -2, "__gc");
    lua_setmetatable(L, at);
    lua_pushvalue(L, at);
    luaL_ref(L, LUA_REGISTRYINDEX);
    lua_pushboolean(L, 0);
    st->cause = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_pushvalue(L, at);
    lua_pushcclosure(L, call_functie, 1);
    st->call = luaL_ref(L, LUA_REGISTRYINDEX);

    st->facts = keep_numbers(L, ENUM_feit);
    for (int e = 0; e < ENUM_COUNT; e++)
        if (enumerations[e].vocabulaire)
            st->codes[enumerations[e].vocabulaire] = keep_numbers(L, e);

    lua_newtable(L); /* core */
    lua_newtable(L); /* core.members */
    lua_newtable(L); /* core.types */
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        const char *name = strchr(kinds[kind].name, '.') + 1;
        add_kind(L, at, kind);
        lua_setfield(L, -3, name);
        lua_setfield(L, -3, name);
    }
    lua_pushvalue(L, -1);
    int types = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_setfield(L, -3, "types");
    lua_getfield(L, -1, "regels");
    for (const struct constant *c = values_vraag; c->name; c++) {
        const char *name = mbo_code_name(MBO_VOCABULAIRE_VRAAG, c->value);
        lua_pushvalue(L, at);
        lua_pushinteger(L, c->value);
        lua_pushcclosure(L, regels_vraag, 2);
        lua_setfield(L, -2, name);
    }
    lua_pop(L, 1);
    lua_setfield(L, -2, "members");
    lua_newtable(L);
    for (const luaL_Reg *f = functions; f->name; f++)
        add(L, at, f->func, f->name);
    add(L, at, object_what, "what");
    lua_setfield(L, -2, "functions");
    lua_newtable(L);
    for (int e = 0; e < ENUM_COUNT; e++)
        add_codes(L, e);
    lua_setfield(L, -2, "codes");
    add_names(L, bound);
    lua_setfield(L, -2, "bound");
    add_names(L, left_out);
    lua_setfield(L, -2, "left_out");
    lua_pushvalue(L, 1);
    lua_insert(L, -2);
    lua_call(L, 1, 3); /* the module, the metatable of errors, what names a member that is near */
    st->near = luaL_ref(L, LUA_REGISTRYINDEX);
    st->fout = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_rawgeti(L, LUA_REGISTRYINDEX, types);
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        lua_getfield(L, -1, strchr(kinds[kind].name, '.') + 1);
        keep_types(L, st, at, kind);
    }
    luaL_unref(L, LUA_REGISTRYINDEX, types);
    lua_pop(L, 1);
    return 1;
}

#endif
