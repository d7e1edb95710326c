/* SPDX-License-Identifier: MIT */
/* The module: a state, a metatable for each kind, the functions; and the layer over them, written in Lua. */
#ifndef MBORULES_LUA_MODULE_H
#define MBORULES_LUA_MODULE_H

/* Of a metamethod: only the debug library can give it something else. */
static object *take_own(lua_State *L, const state *st)
{
    object *o = lua_touserdata(L, 1);
    if (!o || lua_rawlen(L, 1) != sizeof(*o) || o->of != st)
        misuse(L, "a metamethod of mborules is called on %s", type_name(L, 1));
    return o;
}

/* What a kind has no member called: an error that names the nearest. */
static int no_member(lua_State *L, const state *st, int kind)
{
    lua_settop(L, 2);
    lua_rawgeti(L, LUA_REGISTRYINDEX, st->members);
    lua_rawgeti(L, -1, kind + 1);
    return no_such(L, st, 2, kinds[kind].name);
}

/* A member is the number of a getter, or the place of a method in what is kept, negative. It has CHILDREN for itself.
 */
static int object_index(lua_State *L)
{
    state *st = state_of(L);
    object *o = take_own(L, st);
    const struct name *found = lua_type(L, 2) == LUA_TSTRING ? find_name(st, o->kind, lua_tolstring(L, 2, NULL)) : NULL;
    if (!found)
        return no_member(L, st, o->kind);
    if (found->value >= 0)
        return getters[found->value](L, st, open_object(L, o));
    lua_rawgeti(L, KEPT, -found->value);
    return 1;
}

static int object_collect(lua_State *L)
{
    state *st = state_of(L);
    object *o = take_own(L, st);
    if (o->kind != (int32_t)lua_tointeger(L, OWN(1)))
        misuse(L, "a finaliser of mborules is called on %s", type_name(L, 1));
    return release_object(L, st, o);
}

static int object_tostring(lua_State *L)
{
    const object *o = take_own(L, state_of(L));
    if (is_open(o))
        lua_pushfstring(L, "%s: %p", kinds[o->kind].name, o->ptr);
    else
        lua_pushfstring(L, "%s, closed", kinds[o->kind].name);
    return 1;
}

static int object_equal(lua_State *L)
{
    const state *st = state_of(L);
    int kind = (int)lua_tointeger(L, OWN(1));
    const object *a = object_at(L, st, 1, kind), *b = object_at(L, st, 2, kind); /* the other may be of anyone */
    lua_pushboolean(L, a && b && a->ptr == b->ptr && a->at[0] == b->at[0] && a->at[1] == b->at[1]);
    return 1;
}

static int object_close_method(lua_State *L)
{
    state *st = state_of(L);
    object *o = object_at(L, st, 1, (int)lua_tointeger(L, OWN(1)));
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

/* A function of the module, into the table on top; the state and what is kept stand at `at`. */
static void add(lua_State *L, int at, lua_CFunction function, const char *name)
{
    lua_pushvalue(L, at);
    lua_pushvalue(L, at + 1);
    lua_pushcclosure(L, function, 2);
    lua_setfield(L, -2, name);
}

/* One that has a number for itself. */
static void add_with(lua_State *L, int at, lua_CFunction function, int number, const char *name)
{
    lua_pushvalue(L, at);
    lua_pushvalue(L, at + 1);
    lua_pushinteger(L, number);
    lua_pushcclosure(L, function, 3);
    lua_setfield(L, -2, name);
}

/* The members of a kind, a table on top: functions, and numbers of getters. */
static void add_members(lua_State *L, int at, int kind)
{
    lua_newtable(L);
    for (const struct get *g = getters_of[kind]; g->name; g++) {
        lua_pushinteger(L, g->number);
        lua_setfield(L, -2, g->name);
    }
    for (const luaL_Reg *m = methods_of[kind]; m->name; m++)
        add(L, at, m->func, m->name);
    add_with(L, at, object_close_method, kind, "close");
    if (kind != KIND_regels)
        return;
    for (const struct constant *c = values_vraag; c->name; c++)
        add_with(L, at, regels_vraag, c->value, mbo_code_name(MBO_VOCABULAIRE_VRAAG, c->value));
}

/* The metatable of a kind, on top. `index` is where what finds members stands. */
static void add_type(lua_State *L, int at, int index, int kind)
{
    lua_newtable(L);
    lua_pushvalue(L, index);
    lua_setfield(L, -2, "__index");
    add_with(L, at, object_close_method, kind, "__close");
    add(L, at, object_tostring, "__tostring");
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

static void add_name(const state *st, int32_t domain, const char *text, int32_t value)
{
    struct name *place = place_of(st, domain, text);
    *place = (struct name){text, domain, value};
}

/* The names of codes, which stand in what is kept, and what a fact is. */
static void keep_codes(lua_State *L, state *st, int at)
{
    for (int e = 0; e < ENUM_COUNT; e++)
        for (const struct constant *c = enumerations[e].values; c->name; c++) {
            lua_pushstring(L, code_name(e, c->value));
            add_name(st, domain_of(e), lua_tostring(L, -1), c->value);
            lua_rawseti(L, at + 1, enumerations[e].kept + c->value);
        }
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        const mbo_vocabulaire vocabulaire = mbo_feit_vocabulaire(feit);
        int e = 0;
        while (e < ENUM_COUNT - 1 && enumerations[e].vocabulaire != vocabulaire)
            e++;
        st->facts[feit].type = mbo_feit_type(feit);
        st->facts[feit].enumeration = e;
    }
    static const char *const parts[] = {"year", "month", "day", "__index"};
    for (int i = 0; i < 4; i++) {
        lua_pushstring(L, parts[i]);
        lua_rawseti(L, at + 1, KEPT_YEAR + i);
    }
}

/* The members of a kind, in the table on top, as the layer left them. Methods get the places from `place` on. */
static int keep_members(lua_State *L, state *st, int at, int kind, int place)
{
    int members = lua_gettop(L);
    for (lua_pushnil(L); lua_next(L, members); lua_pop(L, 1)) {
        const char *name = lua_tostring(L, -2);
        if (lua_type(L, -1) == LUA_TNUMBER) {
            add_name(st, kind, name, (int32_t)lua_tointeger(L, -1));
        } else {
            add_name(st, kind, name, -place);
            lua_pushvalue(L, -1);
            lua_rawseti(L, at + 1, place++);
        }
    }
    return place;
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
static void add_codes(lua_State *L, int at, int e)
{
    lua_newtable(L);
    int count = 0;
    for (const struct constant *c = enumerations[e].values; c->name; c++) {
        lua_rawgeti(L, at + 1, enumerations[e].kept + c->value);
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
    for (int i = 0; i < DAYS; i++)
        st->days[i] = st->read[i].day = MBO_DATUM_NOT_SET;
    lua_newtable(L);
    lua_pushcfunction(L, state_closing);
    lua_setfield(L, -2, "__gc");
    lua_setmetatable(L, at);
    lua_pushvalue(L, at);
    luaL_ref(L, LUA_REGISTRYINDEX);
    lua_createtable(L, KEPT_METHODS + METHOD_COUNT, 0); /* what is kept, at + 1 */
    lua_pushboolean(L, 0);
    st->cause = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_pushvalue(L, at);
    lua_pushvalue(L, at + 1);
    lua_pushcclosure(L, call_functie, 2);
    st->call = luaL_ref(L, LUA_REGISTRYINDEX);

    size_t count = 1; /* of names: more than half of the places stay free */
    while (count < 2 * NAME_COUNT)
        count *= 2;
    st->names = lua_newuserdata(L, count * sizeof(*st->names));
    st->last = count - 1;
    memset(st->names, 0, count * sizeof(*st->names));
    luaL_ref(L, LUA_REGISTRYINDEX);
    keep_codes(L, st, at);

    lua_pushvalue(L, at);
    lua_pushvalue(L, at + 1);
    lua_createtable(L, CHILDREN, 0);
    lua_newtable(L);
    lua_pushstring(L, "v");
    lua_setfield(L, -2, "__mode");
    lua_setmetatable(L, -2);
    lua_pushcclosure(L, object_index, 3);
    int index = lua_gettop(L);

    lua_createtable(L, KIND_COUNT, 0);
    int members = lua_gettop(L);
    lua_newtable(L); /* core */
    lua_newtable(L); /* core.members */
    lua_newtable(L); /* core.types */
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        const char *name = strchr(kinds[kind].name, '.') + 1;
        add_members(L, at, kind);
        lua_pushvalue(L, -1);
        lua_rawseti(L, members, kind + 1);
        lua_setfield(L, -3, name);
        add_type(L, at, index, kind);
        lua_setfield(L, -2, name);
    }
    lua_pushvalue(L, -1);
    int types = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_setfield(L, -3, "types");
    lua_setfield(L, -2, "members");
    lua_newtable(L);
    for (const luaL_Reg *f = functions; f->name; f++)
        add(L, at, f->func, f->name);
    add(L, at, object_what, "what");
    lua_setfield(L, -2, "functions");
    lua_newtable(L);
    for (int e = 0; e < ENUM_COUNT; e++)
        add_codes(L, at, e);
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
    for (int kind = 0, place = KEPT_METHODS; kind < KIND_COUNT; kind++) {
        lua_rawgeti(L, members, kind + 1);
        place = keep_members(L, st, at, kind, place);
        lua_pop(L, 1);
        lua_getfield(L, -1, strchr(kinds[kind].name, '.') + 1);
        keep_types(L, st, at, kind);
    }
    luaL_unref(L, LUA_REGISTRYINDEX, types);
    lua_pop(L, 1);
    lua_pushvalue(L, members);
    st->members = luaL_ref(L, LUA_REGISTRYINDEX);
    return 1;
}

#endif
