/* SPDX-License-Identifier: MIT */
/* By hand: walks over what is found, which C gives as an index to go on from. */
#ifndef MBORULES_LUA_ZOEKEN_H
#define MBORULES_LUA_ZOEKEN_H

/* The kwalificatie at `index`, after which the walk goes on; nil for -1. */
static int push_found(lua_State *L, const mbo_structuur *structuur, int32_t index)
{
    if (index < 0) {
        lua_pushnil(L);
        return 1;
    }
    lua_pushinteger(L, (lua_Integer)index + 1);
    lua_replace(L, OWN(2));
    push_borrowed(L, state_of(L), KIND_kwalificatie, mbo_structuur_kwalificatie(structuur, index), OWN(1));
    return 1;
}

static int next_zoek(lua_State *L)
{
    int32_t index, found = -1;
    object *o = next_index(L, &index);
    mbo_fout fout = {0};
    mbo_status status = mbo_structuur_zoek(o->ptr, lua_touserdata(L, OWN(3)), index, &found, &fout);
    return status ? fail(L, state_of(L), status, &fout) : push_found(L, o->ptr, found);
}

static int structuur_zoek(lua_State *L)
{
    static const char *const names[] = {"niveau", "soort", "leerweg", "instroom_op", "domein_nr", "sectorkamer_nr"};
    state *st = state_of(L);
    mbo_filter filter = {.size = sizeof(filter)};
    mbo_fout fout = {0};
    mbo_status status = MBO_OK;
    take_self(L, st, KIND_structuur, "zoek", 2);
    take_options(L, st, 2, names, 6, "zoek"); /* from 3 on */
    if (!lua_isnil(L, 3))
        filter.niveau = (int32_t)take_int(L, 3, INT32_MIN, INT32_MAX, "zoek: niveau");
    if (!lua_isnil(L, 4))
        status = take_code(L, 4, ENUM_soort_opleiding, &filter.soort, &fout, "zoek: soort");
    if (!status && !lua_isnil(L, 5))
        status = take_code(L, 5, ENUM_leerweg, &filter.leerweg, &fout, "zoek: leerweg");
    if (!status && !lua_isnil(L, 6)) {
        filter.instroom = 1;
        status = take_datum(L, 6, false, &filter.instroom_op, &fout, "zoek: instroom_op");
    }
    if (status)
        return fail(L, st, status, &fout);
    if (!lua_isnil(L, 7))
        filter.domein_nr = take_int(L, 7, INT64_MIN, INT64_MAX, "zoek: domein_nr");
    if (!lua_isnil(L, 8))
        filter.sectorkamer_nr = take_int(L, 8, INT64_MIN, INT64_MAX, "zoek: sectorkamer_nr");
    mbo_filter *kept = lua_newuserdata(L, sizeof(filter));
    *kept = filter;
    lua_replace(L, 2);
    return walk(L, next_zoek, 1);
}

static int structuur_woorden(lua_State *L)
{
    state *st = state_of(L);
    mbo_woorden *out = NULL;
    mbo_fout fout = {0};
    object *o = take_self(L, st, KIND_structuur, "woorden", 1), *made = new_owned(L, st, KIND_woorden);
    mbo_status status = mbo_woorden_create(open_object(L, o)->ptr, NULL, &out, &fout);
    own(made, out);
    made->with = o->ptr; /* of which `out` holds a reference */
    return status ? fail(L, st, status, &fout) : 1;
}

static int next_woorden(lua_State *L)
{
    int32_t index;
    object *o = next_index(L, &index);
    return push_found(L, o->with, mbo_woorden_zoek(o->ptr, lua_tostring(L, OWN(3)), index));
}

static int woorden_zoek(lua_State *L)
{
    take_self(L, state_of(L), KIND_woorden, "zoek", 2);
    take_text(L, 2, false, "zoek: tekst");
    return walk(L, next_woorden, 1);
}

#endif
