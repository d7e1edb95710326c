/* SPDX-License-Identifier: MIT */
/* By hand, because it follows no rule of the generator: facts as Lua has them, a zaak as a value that does not change,
 * and a question to a rule set, which is asked more than anything else. */
#ifndef MBORULES_LUA_ZAAK_H
#define MBORULES_LUA_ZAAK_H

/* ---- values of facts ---- */

/* A value as mbo_zaak_get() gives it. */
static void push_fact(lua_State *L, mbo_feit feit, int64_t value)
{
    const state *st = state_of(L);
    const int enumeration = st->facts[feit].enumeration;
    switch (st->facts[feit].type) {
    case MBO_FEITTYPE_BOOL: lua_pushboolean(L, (int)value); break;
    case MBO_FEITTYPE_DATUM: push_datum(L, (mbo_datum)value); break;
    case MBO_FEITTYPE_CODE: push_code(L, enumeration, (int32_t)value); break;
    case MBO_FEITTYPE_SET: push_bits(L, enumeration, value); break;
    case MBO_FEITTYPE_GELD: push_hundredths(L, value); break;
    default: push_int(L, value);
    }
}

static mbo_status wrong_fact(lua_State *L, int arg, mbo_fout *fout, const char *name, const char *wanted)
{
    char text[96];
    snprintf(text, sizeof(text), "%s, not a %s", wanted, luaL_typename(L, arg));
    return set_fout(fout, MBO_ERROR_VALUE, "%s is %s", name, text);
}

/* The same where a number is wanted, and it may be another. */
static mbo_status wrong_number_fact(lua_State *L, int arg, mbo_fout *fout, const char *name, const char *wanted)
{
    char text[96], number[32];
    if (lua_type(L, arg) != LUA_TNUMBER)
        return wrong_fact(L, arg, fout, name, wanted);
    snprintf(text, sizeof(text), "%s, not %s", wanted, number_text(L, arg, number, sizeof(number)));
    return set_fout(fout, MBO_ERROR_VALUE, "%s is %s", name, text);
}

/* Codes in a list, as bits. */
static mbo_status read_members(lua_State *L, int arg, const char *name, mbo_vocabulaire vocabulaire, int64_t *bits,
                               mbo_fout *fout)
{
    mbo_status status = MBO_OK;
    size_t count = lua_rawlen(L, arg), keys = 0;
    for (lua_pushnil(L); lua_next(L, arg); lua_pop(L, 1))
        keys++;
    if (keys != count || (!count && has_index(L, arg))) /* behind that there may be others */
        return set_fout(fout, MBO_ERROR_VALUE, "%s is %s", name, "a list of codes, from 1 on");
    for (size_t i = 1; i <= count && !status; i++) {
        int32_t code = 0;
        lua_rawgeti(L, arg, (int)i);
        size_t length = 0;
        const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &length) : NULL;
        if (text && strlen(text) == length)
            status = mbo_code_parse(vocabulaire, text, &code, fout);
        else
            status = wrong_fact(L, -1, fout, name, "a list of codes");
        lua_pop(L, 1);
        *bits |= INT64_C(1) << code;
    }
    return status;
}

/* The value of a fact that is no text, as mbo_zaak_get() gives it. `unknown`: a null of JSON. */
static mbo_status read_fact(lua_State *L, int arg, mbo_feit feit, int64_t *value, bool *unknown, mbo_fout *fout)
{
    const char *name = mbo_feit_name(feit);
    mbo_datum day = 0;
    mbo_status status = MBO_OK;
    *value = 0;
    *unknown = lua_islightuserdata(L, arg) && !lua_touserdata(L, arg);
    if (*unknown)
        return MBO_OK;
    switch (mbo_feit_type(feit)) {
    case MBO_FEITTYPE_BOOL:
        *value = lua_toboolean(L, arg);
        return lua_isboolean(L, arg) ? MBO_OK : wrong_fact(L, arg, fout, name, "true or false");
    case MBO_FEITTYPE_INT:
        return whole(L, arg, value) ? MBO_OK : wrong_number_fact(L, arg, fout, name, "a whole number");
    case MBO_FEITTYPE_DATUM:
        if (!read_datum(L, arg, &day, &status, fout))
            return wrong_fact(L, arg, fout, name, "a day: \"yyyy-mm-dd\", or a table with year, month and day");
        *value = day;
        return status;
    case MBO_FEITTYPE_SET:
        return lua_istable(L, arg) ? read_members(L, arg, name, mbo_feit_vocabulaire(feit), value, fout)
                                   : wrong_fact(L, arg, fout, name, "a list of codes");
    case MBO_FEITTYPE_GELD:
        return read_hundredths(L, arg, value)
                   ? MBO_OK
                   : wrong_number_fact(L, arg, fout, name, "euros with at most two decimals");
    default: return wrong_fact(L, arg, fout, name, "the name of a code");
    }
}

/* A day in a text. The same ones come again and again. */
static bool read_day(state *st, const char *text, size_t length, int64_t *value)
{
    const uint32_t place = spread(text, 0) % DAYS;
    mbo_datum day;
    if (length != DAY_LENGTH)
        return false;
    if (st->read[place].day == MBO_DATUM_NOT_SET || memcmp(st->read[place].text, text, DAY_LENGTH)) {
        if (mbo_datum_parse(text, &day, NULL))
            return false;
        memcpy(st->read[place].text, text, DAY_LENGTH);
        st->read[place].day = day;
    }
    *value = st->read[place].day;
    return true;
}

/* The value of a text, as mostly written: a code, or a day. False: the library reads it, and tells what is wrong. */
static bool read_plain(state *st, mbo_feit feit, const char *text, size_t length, int64_t *value)
{
    const mbo_feittype type = st->facts[feit].type;
    if (type == MBO_FEITTYPE_DATUM)
        return read_day(st, text, length, value);
    if (type != MBO_FEITTYPE_CODE && type != MBO_FEITTYPE_SET)
        return false;
    const struct name *code = find_name(st, domain_of(st->facts[feit].enumeration), text);
    if (code)
        *value = type == MBO_FEITTYPE_CODE ? code->value : INT64_C(1) << code->value;
    return code;
}

/* A text, on top, for a fact; 0: the name is none as it is written. */
static mbo_status set_text(lua_State *L, state *st, mbo_zaak *zaak, const char *name, mbo_feit feit, mbo_fout *fout)
{
    size_t length;
    int64_t value;
    const char *text = lua_tolstring(L, -1, &length);
    if (feit && read_plain(st, feit, text, length, &value))
        return mbo_zaak_set_value(zaak, feit, value, fout);
    if (strlen(text) != length)
        return set_fout(fout, MBO_ERROR_VALUE, "%.80s: \"%.80s\" has a NUL", name, text);
    return mbo_zaak_set_text(zaak, name, text, fout);
}

/* Give the facts of the table at `arg`. It takes no memory of Lua, so that it is not left by an error, and no finaliser
   runs. */
static mbo_status set_facts(lua_State *L, state *st, int arg, mbo_zaak *zaak, mbo_fout *fout)
{
    mbo_status status = MBO_OK;
    int top = lua_gettop(L);
    for (lua_pushnil(L); !status && lua_next(L, arg); lua_pop(L, 1)) {
        size_t length;
        if (lua_type(L, -2) != LUA_TSTRING) {
            status =
                set_fout(fout, MBO_ERROR_NAME, "a fact is given by its name, not by a %s%s", luaL_typename(L, -2), "");
            continue;
        }
        const char *name = lua_tolstring(L, -2, &length);
        const struct name *found = find_name(st, domain_of(ENUM_feit), name);
        mbo_feit feit = found ? found->value : 0;
        int64_t value = 0;
        bool unknown = false;
        if (!found && strlen(name) != length)
            status = set_fout(fout, MBO_ERROR_NAME, "\"%.80s\"%s is not the name of a fact", name, "");
        else if (lua_type(L, -1) == LUA_TSTRING)
            status = set_text(L, st, zaak, name, feit, fout);
        else if ((feit || !(status = mbo_feit_parse(name, &feit, fout))) &&
                 !(status = read_fact(L, top + 2, feit, &value, &unknown, fout)))
            status = unknown ? mbo_zaak_unset(zaak, feit, fout) : mbo_zaak_set_value(zaak, feit, value, fout);
    }
    lua_settop(L, top);
    return status;
}

/* Facts that a table gets from elsewhere, by __index, are facts: they are put into a plain one, in its place. */
static void take_facts(lua_State *L, int arg)
{
    if (!has_index(L, arg))
        return;
    lua_newtable(L);
    int plain = lua_gettop(L);
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        push_code(L, ENUM_feit, feit);
        lua_pushvalue(L, -1);
        lua_gettable(L, arg);
        lua_rawset(L, plain);
    }
    for (lua_pushnil(L); lua_next(L, arg); lua_pop(L, 1)) {
        lua_pushvalue(L, -2);
        lua_pushvalue(L, -2);
        lua_rawset(L, plain);
    }
    lua_replace(L, arg);
}

/* What may take memory of Lua, or call functions of it, before the zaak at `arg`, and whatever else a call is about, is
   taken. The scratch is for facts in a table, unless a call above is using it: then they become a zaak of their own. */
static mbo_status ready_zaak(lua_State *L, state *st, int arg, mbo_fout *fout)
{
    mbo_zaak *zaak = NULL;
    if (lua_type(L, arg) != LUA_TTABLE)
        return MBO_OK;
    take_facts(L, arg);
    if (st->scratch && !st->scratch_taken)
        return MBO_OK;
    object *o = new_owned(L, st, KIND_zaak);
    mbo_status status = mbo_zaak_create(NULL, &zaak, fout);
    own(o, zaak);
    if (!status && st->scratch)
        status = set_facts(L, st, arg, zaak, fout);
    if (status || st->scratch) {
        lua_replace(L, arg);
    } else {
        luaL_ref(L, LUA_REGISTRYINDEX); /* it goes when the state closes */
        st->scratch = zaak;
    }
    return status;
}

/* The zaak that a call is about: a zaak, or facts in a table, in the scratch of the state, after ready_zaak(). Give it
   back with done_zaak(), and raise nothing until then. */
static mbo_status take_zaak(lua_State *L, state *st, int arg, const mbo_zaak **out, mbo_fout *fout, const char *what)
{
    *out = NULL;
    if (lua_type(L, arg) != LUA_TTABLE) {
        object *o = object_at(L, st, arg, KIND_zaak);
        if (!o)
            wrong_type(L, arg, what, "a zaak or a table of facts");
        *out = open_object(L, o)->ptr;
        return MBO_OK;
    }
    mbo_zaak_clear(st->scratch);
    mbo_status status = set_facts(L, st, arg, st->scratch, fout);
    st->scratch_taken = !status;
    *out = st->scratch;
    return status;
}

static void done_zaak(state *st, const mbo_zaak *zaak)
{
    if (zaak == st->scratch)
        st->scratch_taken = false;
}

static mbo_status built_in_structuur(lua_State *L, state *st, mbo_fout *fout)
{
    mbo_structuur *structuur = NULL;
    if (st->structuur)
        return MBO_OK;
    object *o = new_owned(L, st, KIND_structuur);
    mbo_status status = mbo_structuur_load_builtin(NULL, &structuur, fout);
    own(o, structuur);
    if (status)
        lua_pop(L, 1);
    else
        st->structuur = luaL_ref(L, LUA_REGISTRYINDEX);
    return status;
}

/* Load it where the call will need it: no structure is given, and the zaak has a crebo, or it is `wanted` otherwise. */
static mbo_status ready_structuur(lua_State *L, state *st, int given, int zaak, bool wanted, mbo_fout *fout)
{
    if (st->structuur || !lua_isnil(L, given))
        return MBO_OK;
    if (lua_istable(L, zaak)) {
        push_code(L, ENUM_feit, MBO_FEIT_CREBO);
        lua_rawget(L, zaak);
        wanted = wanted || !lua_isnil(L, -1);
        lua_pop(L, 1);
    } else {
        const object *o = object_at(L, st, zaak, KIND_zaak);
        wanted = wanted || (o && mbo_zaak_known(o->ptr, MBO_FEIT_CREBO));
    }
    return wanted ? built_in_structuur(L, st, fout) : MBO_OK;
}

/* The structure that a call is made with: the one given, else the built-in one where the case has a crebo. */
static mbo_status structuur_for(lua_State *L, state *st, const object *given, const mbo_zaak *zaak, int64_t crebo,
                                const mbo_structuur **out, mbo_fout *fout)
{
    *out = pointer(given);
    if (given || (!crebo && (!zaak || !mbo_zaak_known(zaak, MBO_FEIT_CREBO))))
        return MBO_OK;
    mbo_status status = built_in_structuur(L, st, fout);
    if (!status) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, st->structuur);
        *out = pointer(lua_touserdata(L, -1));
        lua_pop(L, 1);
    }
    return status;
}

/* An object that lies in the one in the registry, so that who closes it does not close it for all. */
static int push_built_in(lua_State *L, state *st, int kind, int reference)
{
    lua_rawgeti(L, LUA_REGISTRYINDEX, reference);
    const object *o = lua_touserdata(L, -1);
    push_borrowed(L, st, kind, o->ptr, lua_gettop(L));
    return 1;
}

static int structuur_ingebouwd(lua_State *L)
{
    state *st = state_of(L);
    mbo_fout fout = {0};
    mbo_status status = built_in_structuur(L, st, &fout);
    return status ? fail(L, st, status, &fout) : push_built_in(L, st, KIND_structuur, st->structuur);
}

static int regels_ingebouwd(lua_State *L)
{
    state *st = state_of(L);
    if (!st->regels) {
        mbo_regels *regels = NULL;
        mbo_fout fout = {0};
        object *o = new_owned(L, st, KIND_regels);
        mbo_status status = mbo_regels_create(NULL, &regels, &fout);
        own(o, regels);
        if (status)
            return fail(L, st, status, &fout);
        st->regels = luaL_ref(L, LUA_REGISTRYINDEX);
    }
    return push_built_in(L, st, KIND_regels, st->regels);
}

/* ---- amounts ---- */

/* An amount in cents; nil: it is none. */
static int hundredths(lua_State *L)
{
    int64_t value;
    if (read_hundredths(L, 1, &value))
        push_int(L, value);
    else
        lua_pushnil(L);
    return 1;
}

static int from_hundredths(lua_State *L)
{
    push_hundredths(L, take_int(L, 1, INT64_MIN, INT64_MAX, "euro: centen"));
    return 1;
}

/* ---- the zaak ---- */

static int zaak_new(lua_State *L)
{
    state *st = state_of(L);
    mbo_zaak *zaak = NULL;
    mbo_fout fout = {0};
    take_most(L, "zaak", 1);
    if (lua_type(L, 1) != LUA_TTABLE)
        wrong_type(L, 1, "zaak: feiten", "a table");
    take_facts(L, 1);
    object *o = new_owned(L, st, KIND_zaak);
    mbo_status status = mbo_zaak_create(NULL, &zaak, &fout);
    own(o, zaak);
    if (status || (status = set_facts(L, st, 1, zaak, &fout)))
        return fail(L, st, status, &fout);
    return 1;
}

static int zaak_met(lua_State *L)
{
    state *st = state_of(L);
    mbo_zaak *zaak = NULL;
    mbo_fout fout = {0};
    object *self = take_self(L, st, KIND_zaak, "met", 2);
    if (lua_type(L, 2) != LUA_TTABLE)
        wrong_type(L, 2, "met: feiten", "a table");
    take_facts(L, 2);
    object *o = new_owned(L, st, KIND_zaak);
    mbo_status status = mbo_zaak_copy(open_object(L, self)->ptr, &zaak, &fout);
    own(o, zaak);
    if (status || (status = set_facts(L, st, 2, zaak, &fout)))
        return fail(L, st, status, &fout);
    return 1;
}

static int push_zaak_fact(lua_State *L, const object *o, mbo_feit feit)
{
    int64_t value = 0;
    if (mbo_zaak_get(o->ptr, feit, &value))
        push_fact(L, feit, value);
    else
        lua_pushnil(L);
    return 1;
}

static int zaak_get(lua_State *L)
{
    state *st = state_of(L);
    mbo_fout fout = {0};
    int32_t feit = 0;
    object *o = take_self(L, st, KIND_zaak, "get", 2);
    mbo_status status = take_code(L, 2, ENUM_feit, &feit, &fout, "get: feit");
    return status ? fail(L, st, status, &fout) : push_zaak_fact(L, o, feit);
}

static int next_feit(lua_State *L)
{
    int32_t feit;
    object *o = next_index(L, &feit);
    int64_t value;
    while (++feit <= mbo_feit_count())
        if (mbo_zaak_get(o->ptr, feit, &value)) {
            lua_pushinteger(L, feit);
            lua_replace(L, OWN(2));
            push_code(L, ENUM_feit, feit);
            push_fact(L, feit, value);
            return 2;
        }
    lua_pushnil(L);
    return 1;
}

static int zaak_feiten(lua_State *L)
{
    take_self(L, state_of(L), KIND_zaak, "feiten", 1);
    return walk(L, next_feit, 0);
}

static int zaak_equal(lua_State *L)
{
    state *st = state_of(L);
    object *a = object_at(L, st, 1, KIND_zaak), *b = object_at(L, st, 2, KIND_zaak);
    bool same = a && b && a->ptr && b->ptr;
    for (mbo_feit feit = 1; same && feit <= mbo_feit_count(); feit++) {
        int64_t x = 0, y = 0;
        same = mbo_zaak_get(a->ptr, feit, &x) == mbo_zaak_get(b->ptr, feit, &y) && x == y;
    }
    lua_pushboolean(L, same);
    return 1;
}

/* ---- questions ---- */

/* What is asked: a zaak or facts, with options. Returns 0, or what fail() does. */
struct question {
    const mbo_zaak *zaak;
    const mbo_structuur *structuur;
    int32_t options;
};

/* What comes before the taking: see ready_zaak(). The options stand from arg + 2 on then. */
static mbo_status ready_question(lua_State *L, state *st, int arg, mbo_fout *fout, const char *what)
{
    static const char *const names[] = {"structuur", "streng"};
    lua_settop(L, arg + 1);
    take_options(L, st, arg + 1, names, 2, what);
    mbo_status status = ready_zaak(L, st, arg, fout);
    return status ? status : ready_structuur(L, st, arg + 2, arg, false, fout);
}

static mbo_status take_question(lua_State *L, state *st, int arg, struct question *q, mbo_fout *fout, const char *what)
{
    object *structuur = take_object(L, st, arg + 2, KIND_structuur, true, "structuur");
    q->options = lua_toboolean(L, arg + 3) ? MBO_OORDEEL_STRENG : 0;
    mbo_status status = take_zaak(L, st, arg, &q->zaak, fout, what);
    if (!status && (status = structuur_for(L, st, structuur, q->zaak, 0, &q->structuur, fout)))
        done_zaak(st, q->zaak);
    return status;
}

/* The answer to one question, or all; it stands on the stack as an object of `kind`. */
static int ask(lua_State *L, state *st, object *regels, int arg, mbo_vraag vraag, int kind, const char *what)
{
    struct question q;
    mbo_oordeel *out = NULL;
    mbo_fout fout = {0};
    mbo_status status = ready_question(L, st, arg, &fout, what);
    if (status)
        return fail(L, st, status, &fout);
    object *made = new_owned(L, st, kind);
    made->release = kinds[KIND_oordeel].release; /* an answer by itself has its oordeel */
    made->at[0] = vraag;
    open_object(L, regels);
    status = take_question(L, st, arg, &q, &fout, what);
    if (status)
        return fail(L, st, status, &fout);
    lua_State *before = enter(L, st);
    status = mbo_oordeel_create(regels->ptr, q.structuur, q.zaak, vraag, q.options, NULL, &out, &fout);
    leave(st, before);
    done_zaak(st, q.zaak);
    own(made, out);
    return status ? fail(L, st, status, &fout) : 1;
}

/* regels:toelating(zaak, opties) and its like. It has the question for itself. */
static int regels_vraag(lua_State *L)
{
    state *st = state_of(L);
    mbo_vraag vraag = (mbo_vraag)lua_tointeger(L, OWN(1));
    const char *name = mbo_code_name(MBO_VOCABULAIRE_VRAAG, vraag);
    object *o = take_self(L, st, KIND_regels, name, 3);
    return ask(L, st, o, 2, vraag, KIND_antwoord, name);
}

static int regels_antwoord(lua_State *L)
{
    state *st = state_of(L);
    mbo_fout fout = {0};
    int32_t vraag = 0;
    object *o = take_self(L, st, KIND_regels, "antwoord", 4);
    mbo_status status = take_code(L, 2, ENUM_vraag, &vraag, &fout, "antwoord: vraag");
    return status ? fail(L, st, status, &fout) : ask(L, st, o, 3, vraag, KIND_antwoord, "antwoord");
}

static int regels_oordeel(lua_State *L)
{
    state *st = state_of(L);
    object *o = take_self(L, st, KIND_regels, "oordeel", 3);
    return ask(L, st, o, 2, MBO_VRAAG_ALLE, KIND_oordeel, "oordeel");
}

/* The answer to a question of the oordeel at 1; nil: it was not asked. */
static int push_answer(lua_State *L, state *st, const object *o, mbo_vraag vraag)
{
    if (mbo_oordeel_uitkomst(o->ptr, vraag))
        push_item(L, st, KIND_antwoord, 0, vraag, 1);
    else
        lua_pushnil(L);
    return 1;
}

/* The same as a field. */
static int push_answer_field(lua_State *L, state *st, const object *o, mbo_vraag vraag)
{
    push_field(L, st, KIND_antwoord, mbo_oordeel_uitkomst(o->ptr, vraag) ? o->ptr : NULL, vraag);
    return 1;
}

static int oordeel_antwoord(lua_State *L)
{
    state *st = state_of(L);
    mbo_fout fout = {0};
    int32_t vraag = 0;
    object *o = take_self(L, st, KIND_oordeel, "antwoord", 2);
    mbo_status status = take_code(L, 2, ENUM_vraag, &vraag, &fout, "antwoord: vraag");
    return status ? fail(L, st, status, &fout) : push_answer(L, st, o, vraag);
}

static int regels_uitkomst(lua_State *L)
{
    state *st = state_of(L);
    struct question q;
    mbo_fout fout = {0};
    int32_t vraag = 0;
    mbo_uitkomst uitkomst = 0;
    object *o = take_self(L, st, KIND_regels, "uitkomst", 4);
    mbo_status status = take_code(L, 2, ENUM_vraag, &vraag, &fout, "uitkomst: vraag");
    if (status || (status = ready_question(L, st, 3, &fout, "uitkomst")))
        return fail(L, st, status, &fout);
    open_object(L, o);
    status = take_question(L, st, 3, &q, &fout, "uitkomst");
    if (status)
        return fail(L, st, status, &fout);
    lua_State *before = enter(L, st);
    status = mbo_uitkomst_of(o->ptr, q.structuur, q.zaak, vraag, q.options, &uitkomst, &fout);
    leave(st, before);
    done_zaak(st, q.zaak);
    if (status)
        return fail(L, st, status, &fout);
    push_code(L, ENUM_uitkomst, uitkomst);
    return 1;
}

#endif
