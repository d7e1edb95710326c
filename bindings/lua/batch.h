/* SPDX-License-Identifier: MIT */
/* By hand: many cases at once. The rows of a table, or its columns, become columns of values; of a fact that has texts
 * of another kind than codes and days mostly are, columns of text, which the library reads, and tells what is wrong. */
#ifndef MBORULES_LUA_BATCH_H
#define MBORULES_LUA_BATCH_H

/* Its questions, as bits, are in `at[0]` of the object. */
static int regels_batch(lua_State *L)
{
    static const char *const names[] = {"vragen", "structuur", "streng", "tellen", "threads", "fouten"};
    state *st = state_of(L);
    mbo_batch_options options = {
        .size = sizeof(options), .threads = 1, .progress = call_later_progress, .progress_ctx = st};
    mbo_vraag vragen[32];
    int32_t count = 0, bits = 0, questions = mbo_code_count(MBO_VOCABULAIRE_VRAAG);
    mbo_batch *out = NULL;
    mbo_fout fout = {0};
    mbo_status status = MBO_OK;
    object *o = take_self(L, st, KIND_regels, "batch", 2);
    take_options(L, st, 2, names, 6, "batch"); /* from 3 on */
    take_list(L, 3);
    bool list = lua_type(L, 3) == LUA_TTABLE;
    for (int i = 1; !lua_isnil(L, 3); i++) {
        int32_t vraag = 0;
        if (list)
            lua_rawgeti(L, 3, i);
        else
            lua_pushvalue(L, 3);
        if (lua_isnil(L, -1))
            break;
        status = take_code(L, -1, ENUM_vraag, &vraag, &fout, "batch: vragen");
        if (status)
            return fail(L, st, status, &fout);
        lua_pop(L, 1);
        if (!(bits >> vraag & 1))
            vragen[count++] = vraag;
        bits |= 1 << vraag;
        if (!list)
            break;
    }
    if (!count)
        for (int32_t vraag = 1; vraag <= questions; vraag++)
            bits |= 1 << vraag;
    lua_settop(L, 8);
    object *made = new_owned(L, st, KIND_batch);
    if (lua_isnil(L, 4) && (status = built_in_structuur(L, st, &fout))) /* rows may have a crebo */
        return fail(L, st, status, &fout);
    open_object(L, o);
    object *structuur = take_object(L, st, 4, KIND_structuur, true, "batch: structuur");
    options.options = (lua_toboolean(L, 5) ? MBO_BATCH_STRENG : 0) | (lua_toboolean(L, 6) ? MBO_BATCH_TELLEN : 0);
    if (!lua_isnil(L, 7))
        options.threads = (int32_t)take_int(L, 7, 0, 1024, "batch: threads");
    if (!lua_isnil(L, 8))
        options.fouten = (int32_t)take_int(L, 8, 1, INT32_MAX, "batch: fouten");
    status = structuur_for(L, st, structuur, NULL, 1, &options.structuur, &fout);
    if (!status)
        status = mbo_batch_create(o->ptr, count ? vragen : NULL, (size_t)count, &options, &out, &fout);
    own(made, out);
    made->at[0] = bits;
    if (status)
        return fail(L, st, status, &fout);
    lua_pushvalue(L, 9);
    return 1;
}

/* ---- rows to columns ---- */

/* Memory that goes with the call. */
struct arena {
    char *free;
    size_t left;
    int anchors, count; /* a table on the stack */
};

static char *take_memory(lua_State *L, struct arena *a, size_t size)
{
    if (size > a->left) {
        a->left = size > 65536 ? size : 65536;
        a->free = lua_newuserdata(L, a->left);
        lua_rawseti(L, a->anchors, ++a->count);
    }
    char *taken = a->free;
    a->free += size;
    a->left -= size;
    return taken;
}

static const char *copied(lua_State *L, struct arena *a, const char *text, size_t length)
{
    return memcpy(take_memory(L, a, length + 1), text, length + 1);
}

/* The text form of codes as bits. */
static const char *codes_form(lua_State *L, struct arena *a, mbo_vocabulaire vocabulaire, int64_t bits)
{
    size_t size = 1;
    for (int32_t i = 0; i < 63; i++)
        size += bits >> i & 1 ? strlen(mbo_code_name(vocabulaire, i)) + 1 : 0;
    char *text = take_memory(L, a, size), *at = text;
    *at = '\0';
    for (int32_t i = 0; i < 63; i++)
        if (bits >> i & 1)
            at += snprintf(at, size - (size_t)(at - text), "%s%s", at > text ? ";" : "", mbo_code_name(vocabulaire, i));
    return bits ? text : "-";
}

/* The text form of a value. */
static const char *text_form(lua_State *L, struct arena *a, mbo_feit feit, int64_t value)
{
    char text[64] = "";
    switch (mbo_feit_type(feit)) {
    case MBO_FEITTYPE_BOOL: return value ? "ja" : "nee";
    case MBO_FEITTYPE_CODE: return mbo_code_name(mbo_feit_vocabulaire(feit), (int32_t)value);
    case MBO_FEITTYPE_DATUM: mbo_datum_format((mbo_datum)value, text, sizeof(text)); break;
    case MBO_FEITTYPE_SET: return codes_form(L, a, mbo_feit_vocabulaire(feit), value);
    case MBO_FEITTYPE_GELD:
        snprintf(text, sizeof(text), "%s%lld.%02d", value < 0 ? "-" : "", llabs((long long)value) / 100,
                 (int)(llabs((long long)value) % 100));
        break;
    default: snprintf(text, sizeof(text), "%lld", (long long)value);
    }
    return copied(L, a, text, strlen(text));
}

/* A column of a fact. */
struct column {
    int64_t *values;    /* as mbo_zaak_get() gives them; NULL: no row has the fact */
    uint8_t *known;     /* a bit a row */
    const char **texts; /* NULL, or the text forms of the rows so far, and of those that follow, in place of values */
};

struct table {
    size_t rows;
    struct column columns[FACTS]; /* anchored as what is in the arena is */
    struct arena arena;
    mbo_feitset own; /* columns of the caller that are called as a fact is */
    int facts;       /* a table on the stack: the fact of each key that is no name as it is written, 0 for an own one */
};

static void *new_column(lua_State *L, struct arena *a, size_t rows, size_t size)
{
    void *column = lua_newuserdata(L, rows * size + 1);
    lua_rawseti(L, a->anchors, ++a->count);
    return memset(column, 0, rows * size + 1);
}

static bool is_known(const struct column *c, size_t row)
{
    return c->known[row / 8] >> (row % 8) & 1;
}

/* From now on a column is one of texts. */
static void become_texts(lua_State *L, struct table *t, mbo_feit feit)
{
    struct column *c = &t->columns[feit];
    const char **texts = new_column(L, &t->arena, t->rows, sizeof(char *));
    for (size_t row = 0; row < t->rows; row++)
        if (is_known(c, row))
            texts[row] = text_form(L, &t->arena, feit, c->values[row]);
    c->texts = texts;
}

static void put_text(lua_State *L, struct table *t, mbo_feit feit, size_t row, const char *text)
{
    if (!t->columns[feit].texts)
        become_texts(L, t, feit);
    t->columns[feit].texts[row] = text;
}

/* The value on top, of a row. What is no value of the fact becomes a text that the library refuses, in that row alone.
 */
static void read_cell(lua_State *L, state *st, struct table *t, mbo_feit feit, size_t row)
{
    struct column *c = &t->columns[feit];
    int64_t value = 0;
    bool unknown = false;
    if (!c->values) {
        c->values = new_column(L, &t->arena, t->rows, sizeof(int64_t));
        c->known = new_column(L, &t->arena, t->rows / 8 + 1, 1);
    }
    if (lua_type(L, -1) == LUA_TSTRING) {
        size_t length;
        const char *text = lua_tolstring(L, -1, &length);
        /* A copy: an own rule or progress may change the rows, and what it drops is collected. One with a NUL is no
           text form. */
        unknown = !length;
        if (c->texts || (length && !read_plain(st, feit, text, length, &value)))
            put_text(L, t, feit, row, strlen(text) == length ? copied(L, &t->arena, text, length) : "\x01");
    } else {
        mbo_fout fout = {0};
        char text[64];
        const int at = lua_gettop(L);
        if (read_fact(L, at, feit, &value, &unknown, &fout)) {
            char number[32];
            if (lua_type(L, at) == LUA_TNUMBER)
                snprintf(text, sizeof(text), "the number %s", number_text(L, at, number, sizeof(number)));
            else
                snprintf(text, sizeof(text), "a %s%s", lua_istable(L, at) ? "wrong " : "", luaL_typename(L, at));
            put_text(L, t, feit, row, copied(L, &t->arena, text, strlen(text)));
        } else if (c->texts && !unknown) {
            c->texts[row] = text_form(L, &t->arena, feit, value);
        }
    }
    if (c->texts || unknown)
        return;
    c->values[row] = value;
    c->known[row / 8] |= (uint8_t)(1 << row % 8);
}

/* The caller's own columns, of the list at `arg`. */
static void take_own_columns(lua_State *L, const state *st, int arg, struct table *t)
{
    take_list(L, arg);
    for (int i = 1; lua_istable(L, arg); i++) {
        lua_rawgeti(L, arg, i);
        if (lua_isnil(L, -1))
            break;
        const struct name *fact =
            lua_type(L, -1) == LUA_TSTRING ? find_name(st, domain_of(ENUM_feit), lua_tolstring(L, -1, NULL)) : NULL;
        if (fact)
            t->own.bits[fact->value / 64] |= UINT64_C(1) << fact->value % 64;
        lua_pushinteger(L, 0);
        lua_rawset(L, t->facts);
    }
}

/* The fact that the key at -2 names, or 0 for one of the caller's own. `last` is what stood at this place before. */
static mbo_status key_fact(lua_State *L, const state *st, struct table *t, struct name *last, mbo_feit *out,
                           mbo_fout *fout)
{
    size_t length = 0;
    const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tolstring(L, -2, &length) : NULL;
    if (name && name == last->text) {
        *out = last->value;
        return MBO_OK;
    }
    const struct name *found = name ? find_name(st, domain_of(ENUM_feit), name) : NULL;
    if (found) {
        *last = *found;
        if (t->own.bits[found->value / 64] >> found->value % 64 & 1)
            last->value = 0;
        *out = last->value;
        return MBO_OK;
    }
    lua_pushvalue(L, -2);
    lua_rawget(L, t->facts);
    bool met = !lua_isnil(L, -1);
    *out = (mbo_feit)lua_tointeger(L, -1);
    lua_pop(L, 1);
    if (met)
        return MBO_OK;
    if (!name)
        return set_fout(fout, MBO_ERROR_NAME, "a fact is given by its name, not by a %s%s", luaL_typename(L, -2), "");
    if (strlen(name) != length)
        return set_fout(fout, MBO_ERROR_NAME, "\"%.80s\"%s is not the name of a fact", name, "");
    mbo_status status = mbo_feit_parse(name, out, fout);
    if (status)
        return status;
    lua_pushvalue(L, -2);
    lua_pushinteger(L, *out);
    lua_rawset(L, t->facts);
    return MBO_OK;
}

/* Read the rows of the list at `arg`. They mostly have the same facts, in the same order. */
static mbo_status read_rows(lua_State *L, state *st, int arg, struct table *t, mbo_fout *fout)
{
    struct name order[FACTS] = {{0}};
    for (size_t row = 0; row < t->rows; row++) {
        mbo_status status = MBO_OK;
        lua_rawgeti(L, arg, (int)row + 1);
        int at = lua_gettop(L);
        if (!lua_istable(L, at))
            status = set_fout(fout, MBO_ERROR_VALUE, "a row is a table of facts, not a %s%s", luaL_typename(L, at), "");
        else
            take_facts(L, at);
        if (!status)
            lua_pushnil(L);
        for (int i = 0; !status && lua_next(L, at); i++) {
            mbo_feit feit = 0;
            status = key_fact(L, st, t, &order[i % FACTS], &feit, fout);
            if (!status && feit)
                read_cell(L, st, t, feit, row);
            lua_pop(L, 1);
        }
        if (status)
            fout->line = (int64_t)row + 1;
        lua_settop(L, at - 1);
        if (status)
            return status;
    }
    return MBO_OK;
}

/* Read the columns of the table at `arg`: lists by the names of facts, the longest of which has a place for each row.
 */
static mbo_status read_columns(lua_State *L, state *st, int arg, struct table *t, mbo_fout *fout)
{
    for (lua_pushnil(L); lua_next(L, arg); lua_pop(L, 1)) {
        take_list(L, lua_gettop(L));
        if (!lua_istable(L, -1))
            return set_fout(fout, MBO_ERROR_VALUE, "a column is a list of values, not a %s%s", luaL_typename(L, -1),
                            "");
        t->rows = lua_rawlen(L, -1) > t->rows ? lua_rawlen(L, -1) : t->rows;
    }
    for (lua_pushnil(L); lua_next(L, arg); lua_pop(L, 1)) {
        mbo_feit feit = 0;
        mbo_status status = key_fact(L, st, t, &(struct name){0}, &feit, fout);
        if (status)
            return status;
        const int at = lua_gettop(L);
        take_list(L, at);
        for (size_t row = 0; feit && row < t->rows; row++) {
            lua_rawgeti(L, at, (int)row + 1);
            if (!lua_isnil(L, -1))
                read_cell(L, st, t, feit, row);
            lua_pop(L, 1);
        }
    }
    return MBO_OK;
}

/* ---- columns of answers ---- */

static void set_column(lua_State *L, int result, mbo_vraag vraag, const char *part)
{
    lua_pushfstring(L, "%s%s", mbo_code_name(MBO_VOCABULAIRE_VRAAG, vraag), part);
    lua_insert(L, -2);
    lua_rawset(L, result);
}

/* A list with the names of codes; false for 0. */
static void push_codes(lua_State *L, const int8_t *codes, size_t rows, int enumeration)
{
    int names = lua_gettop(L), last = 0;
    for (size_t i = 0; i < rows; i++)
        last = codes[i] > last ? codes[i] : last;
    luaL_checkstack(L, last + LUA_MINSTACK, "batch");
    lua_pushboolean(L, 0);
    for (int code = 1; code <= last; code++)
        push_code(L, enumeration, code);
    lua_createtable(L, (int)rows, 0);
    for (size_t i = 0; i < rows; i++) {
        lua_pushvalue(L, names + 1 + codes[i]);
        lua_rawseti(L, -2, (int)i + 1);
    }
    lua_replace(L, names + 1);
    lua_settop(L, names + 1);
}

static void push_sets(lua_State *L, const mbo_feitset *sets, size_t rows)
{
    lua_createtable(L, (int)rows, 0);
    for (size_t i = 0; i < rows; i++) {
        if (sets[i].bits[0] | sets[i].bits[1])
            push_set(L, &sets[i]);
        else
            lua_pushboolean(L, 0);
        lua_rawseti(L, -2, (int)i + 1);
    }
}

static void push_amounts(lua_State *L, int result, const mbo_antwoordkolom *a, const int8_t *uitkomst, size_t rows)
{
    push_codes(L, a->soort, rows, ENUM_geldsoort);
    set_column(L, result, a->vraag, ".soort");
    lua_createtable(L, (int)rows, 0);
    for (size_t i = 0; i < rows; i++) {
        if (uitkomst[i] && a->bedrag_stand[i] == MBO_STAND_BEKEND)
            push_hundredths(L, a->bedrag[i]);
        else
            lua_pushboolean(L, 0);
        lua_rawseti(L, -2, (int)i + 1);
    }
    set_column(L, result, a->vraag, ".bedrag");
    lua_createtable(L, (int)rows, 0);
    for (size_t i = 0; i < rows; i++) {
        if (uitkomst[i] && a->vanaf_stand[i] == MBO_STAND_BEKEND)
            push_datum(L, a->vanaf[i]);
        else
            lua_pushboolean(L, 0);
        lua_rawseti(L, -2, (int)i + 1);
    }
    set_column(L, result, a->vraag, ".vanaf");
}

/* batch:run(rijen, opties): the columns of answers, each a list; false where there is nothing. */
static int batch_run(lua_State *L)
{
    static const char *const names[] = {"eigen", "ontbrekend", "bedragen", "voortgang"};
    state *st = state_of(L);
    struct table t = {0};
    mbo_kolom columns[FACTS];
    mbo_antwoordkolom answers[32];
    mbo_fout fout = {0};
    struct progress progress;
    size_t count = 0, asked = 0;
    object *o = take_self(L, st, KIND_batch, "run", 3);
    if (!lua_istable(L, 2))
        wrong_type(L, 2, "run: rijen", "a list of tables of facts, or a table of lists");
    take_options(L, st, 3, names, 4, "run"); /* from 4 on */
    bool missing = lua_toboolean(L, 5), amounts = lua_toboolean(L, 6);
    take_progress(L, st, 7, &progress, "run: voortgang");
    lua_newtable(L);
    t.arena.anchors = lua_gettop(L);
    lua_newtable(L);
    t.facts = lua_gettop(L);
    take_own_columns(L, st, 4, &t);
    lua_settop(L, t.facts);
    take_list(L, 2);
    t.rows = lua_rawlen(L, 2);
    bool rows = t.rows;
    if (!rows)
        take_facts(L, 2);
    mbo_status status = rows ? read_rows(L, st, 2, &t, &fout) : read_columns(L, st, 2, &t, &fout);
    if (status)
        return fail(L, st, status, &fout);
    if (t.rows > INT32_MAX - 1)
        return misuse(L, "run: too many rows for one call");
    for (mbo_feit feit = 1; feit < FACTS; feit++) {
        const struct column *c = &t.columns[feit];
        if (c->texts)
            columns[count++] = (mbo_kolom){.feit = feit, .type = MBO_KOLOMTYPE_TEKST, .waarden = c->texts};
        else if (c->values)
            columns[count++] = (mbo_kolom){feit, MBO_KOLOMTYPE_INT64, c->values, c->known};
    }
    for (mbo_vraag vraag = 1; vraag < 32; vraag++) {
        if (!(o->at[0] >> vraag & 1))
            continue;
        mbo_antwoordkolom *a = &answers[asked++];
        *a = (mbo_antwoordkolom){.vraag = vraag, .uitkomst = new_column(L, &t.arena, t.rows, 1)};
        if (missing)
            a->ontbrekend = new_column(L, &t.arena, t.rows, sizeof(mbo_feitset));
        if (amounts) {
            a->soort = new_column(L, &t.arena, t.rows, 1);
            a->bedrag_stand = new_column(L, &t.arena, t.rows, 1);
            a->bedrag = new_column(L, &t.arena, t.rows, sizeof(int64_t));
            a->vanaf_stand = new_column(L, &t.arena, t.rows, 1);
            a->vanaf = new_column(L, &t.arena, t.rows, sizeof(mbo_datum));
        }
    }
    open_object(L, o);
    lua_State *before = enter(L, st);
    struct progress *above = begin_later_progress(L, st, o, 7, &progress);
    status = mbo_batch_run(o->held, columns, count, (int64_t)t.rows, answers, asked, &fout);
    end_later_progress(L, st, o, &progress, above);
    leave(st, before);
    if (status)
        return fail(L, st, status, &fout);
    lua_newtable(L);
    int result = lua_gettop(L);
    for (size_t i = 0; i < asked; i++) {
        const mbo_antwoordkolom *a = &answers[i];
        push_codes(L, a->uitkomst, t.rows, ENUM_uitkomst);
        set_column(L, result, a->vraag, "");
        if (missing) {
            push_sets(L, a->ontbrekend, t.rows);
            set_column(L, result, a->vraag, ".ontbrekend");
        }
        if (amounts)
            push_amounts(L, result, a, a->uitkomst, t.rows);
    }
    return 1;
}

static int next_fout(lua_State *L)
{
    int32_t index;
    object *o = next_index(L, &index);
    mbo_fout fout = {0};
    if (!mbo_batch_fout(o->ptr, index, &fout)) {
        lua_pushnil(L);
        return 1;
    }
    push_int(L, fout.line);
    lua_pushstring(L, fout.message);
    return 2;
}

/* for rij, melding in batch:fouten() do */
static int batch_fouten(lua_State *L)
{
    take_self(L, state_of(L), KIND_batch, "fouten", 1);
    return walk(L, next_fout, 0);
}

#endif
