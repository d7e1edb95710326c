/* SPDX-License-Identifier: MIT */
/* By hand: functions of Lua that the library calls: own rules, and progress. They run in a protected call on the
 * coroutine whose call the library is in; what they raise, or a yield, which cannot cross C, makes that call fail. */
#ifndef MBORULES_LUA_EIGEN_H
#define MBORULES_LUA_EIGEN_H

enum { DEEPEST = 8 }; /* own rules that ask a rule set with own rules: each level takes some 100 KiB of the C stack */

struct eigen {
    state *st;
    int functie; /* in the registry */
};

/* An own rule that is called. */
struct pending {
    const struct eigen *eigen;
    const mbo_waarde *args;
    size_t n;
    int32_t outcome;
    mbo_fout *fout;
    struct pending *above;
};

/* Within the protected call: everything that may raise. */
static int call_functie(lua_State *L)
{
    struct pending *p = state_of(L)->pending;
    luaL_checkstack(L, (int)p->n + LUA_MINSTACK, "own rule");
    lua_rawgeti(L, LUA_REGISTRYINDEX, p->eigen->functie);
    for (size_t i = 0; i < p->n; i++)
        push_fact(L, p->args[i].feit, p->args[i].waarde);
    if (lua_pcall(L, (int)p->n, 1, 0)) {
        if (lua_type(L, -1) == LUA_TTABLE) { /* such as err of this module, which reads as its message */
            lua_pushstring(L, "message");
            lua_rawget(L, -2);
            if (lua_type(L, -1) == LUA_TSTRING)
                snprintf(p->fout->message, sizeof(p->fout->message), "%s", lua_tostring(L, -1));
            lua_pop(L, 1);
        }
        return lua_error(L);
    }
    if (!lua_isboolean(L, -1))
        return misuse(L, "an own rule gives true or false, not a %s", luaL_typename(L, -1));
    p->outcome = lua_toboolean(L, -1);
    return 0;
}

/* What was raised, on top, goes to where fail() finds it. There is a value already, and stays one: this takes no
   memory, and luaL_ref() cannot take the place for free. */
static void keep_cause(lua_State *L, const state *st)
{
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        lua_pushboolean(L, 0);
    }
    lua_rawseti(L, LUA_REGISTRYINDEX, st->cause);
}

static int32_t call_eigen(void *ctx, const mbo_waarde *args, size_t n, mbo_fout *fout)
{
    struct eigen *e = ctx;
    state *st = e->st;
    lua_State *L = st->running;
    struct pending p = {.eigen = e, .args = args, .n = n, .outcome = -1, .fout = fout, .above = st->pending};
    if (st->depth >= DEEPEST) {
        snprintf(fout->message, sizeof(fout->message), "own rules ask each other more than %d deep", (int)DEEPEST);
        return -1;
    }
    st->pending = &p;
    st->depth++;
    lua_rawgeti(L, LUA_REGISTRYINDEX, st->call);
    if (lua_pcall(L, 0, 0, 0)) {
        const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "it raised a value that is no text";
        if (lua_type(L, -1) == LUA_TSTRING || !fout->message[0])
            snprintf(fout->message, sizeof(fout->message), "%s", text);
        keep_cause(L, st);
    }
    st->running = L;
    st->depth--;
    st->pending = p.above;
    return p.outcome;
}

static void free_eigen(void *ctx)
{
    struct eigen *e = ctx;
    luaL_unref(e->st->running, LUA_REGISTRYINDEX, e->functie);
    free(e);
}

/* The facts that it takes, "a, b", of a list. */
static const char *push_names(lua_State *L, int arg)
{
    luaL_Buffer buffer;
    int count = (int)lua_rawlen(L, arg);
    luaL_buffinit(L, &buffer);
    for (int i = 1; i <= count; i++) {
        lua_rawgeti(L, arg, i);
        if (lua_type(L, -1) != LUA_TSTRING)
            wrong_type(L, -1, "met_eigen_regel: feiten", "a list of names");
        luaL_addvalue(&buffer);
        if (i < count)
            luaL_addstring(&buffer, ", ");
    }
    luaL_pushresult(&buffer);
    return take_text(L, -1, false, "met_eigen_regel: feiten");
}

static int regels_eigen(lua_State *L)
{
    static const char *const names[] = {"vraag", "id", "versie", "nl", "en", "feiten", "functie"};
    state *st = state_of(L);
    mbo_eigen_regel regel = {.size = sizeof(regel), .functie = call_eigen, .ctx_free = free_eigen, .een_draad = 1};
    mbo_regels *out = NULL;
    mbo_fout fout = {0};
    object *o = take_self(L, st, KIND_regels, "met_eigen_regel", 2);
    if (lua_type(L, 2) != LUA_TTABLE)
        wrong_type(L, 2, "met_eigen_regel: regel", "a table");
    take_options(L, st, 2, names, 7, "met_eigen_regel"); /* from 3 on */
    mbo_status status = take_code(L, 3, ENUM_vraag, &regel.vraag, &fout, "met_eigen_regel: vraag");
    if (status)
        return fail(L, st, status, &fout);
    regel.id = take_text(L, 4, false, "met_eigen_regel: id");
    regel.versie = take_text(L, 5, false, "met_eigen_regel: versie");
    regel.nl = take_text(L, 6, false, "met_eigen_regel: nl");
    regel.en = take_text(L, 7, true, "met_eigen_regel: en");
    if (!regel.en)
        regel.en = regel.nl;
    if (lua_type(L, 9) != LUA_TFUNCTION)
        wrong_type(L, 9, "met_eigen_regel: functie", "a function");
    if (lua_type(L, 8) != LUA_TTABLE)
        wrong_type(L, 8, "met_eigen_regel: feiten", "a list of names");
    take_list(L, 8);
    regel.feiten = push_names(L, 8);
    object *made = new_owned(L, st, KIND_regels);
    open_object(L, o);
    luaL_checkstack(L, 2 * LUA_MINSTACK, "met_eigen_regel"); /* enter() cannot raise then */
    lua_pushvalue(L, 9);
    int functie = luaL_ref(L, LUA_REGISTRYINDEX);
    struct eigen *e = malloc(sizeof(*e));
    if (!e) {
        luaL_unref(L, LUA_REGISTRYINDEX, functie);
        return misuse(L, "not enough memory");
    }
    *e = (struct eigen){st, functie};
    regel.ctx = e;
    lua_State *before = enter(L, st);
    status = mbo_regels_met_eigen_regel(o->ptr, &regel, &out, &fout);
    if (status)
        free_eigen(e);
    leave(st, before);
    own(made, out);
    return status ? fail(L, st, status, &fout) : 1;
}

/* ---- progress ---- */

struct progress {
    state *st;
    int functie; /* its place on the stack of the call; what it raises is put in its stead */
    bool raised;
};

/* Anything but nil and false asks to stop. */
static int32_t call_progress(void *ctx, int64_t done, int64_t total)
{
    struct progress *p = ctx;
    lua_State *L = p->st->running;
    int32_t stop = 1;
    if (p->raised)
        return stop;
    lua_pushvalue(L, p->functie);
    push_int(L, done);
    push_int(L, total);
    if (lua_pcall(L, 2, 1, 0)) {
        lua_replace(L, p->functie);
        p->raised = true;
    } else {
        stop = lua_toboolean(L, -1);
        lua_pop(L, 1);
    }
    p->st->running = L;
    return stop;
}

static void take_progress(lua_State *L, state *st, int arg, struct progress *p, const char *what)
{
    *p = (struct progress){st, arg, false};
    if (!lua_isnil(L, arg) && lua_type(L, arg) != LUA_TFUNCTION)
        wrong_type(L, arg, what, "a function");
}

/* What it raised becomes the cause of the error that follows. */
static void done_progress(lua_State *L, const struct progress *p)
{
    if (p->raised) {
        lua_pushvalue(L, p->functie);
        keep_cause(L, p->st);
    }
}

/* Of an object that is told of progress in later calls than the one that makes it. */
static int32_t call_later_progress(void *ctx, int64_t done, int64_t total)
{
    const state *st = ctx;
    return st->progress ? call_progress(st->progress, done, total) : 0;
}

/* Keep a function, on top, with the object at `at`, which owns. */
static void keep_function(lua_State *L, int at)
{
#if LUA_VERSION_NUM >= 504
    lua_setiuservalue(L, at, 1);
#elif LUA_VERSION_NUM == 503
    lua_setuservalue(L, at);
#else
    lua_createtable(L, 2, 0); /* as lie_in() makes it */
    lua_pushvalue(L, at);
    lua_rawseti(L, -2, 1);
    lua_insert(L, -2);
    lua_rawseti(L, -2, 2);
    lua_setfenv(L, at);
    ((object *)lua_touserdata(L, at))->shared = true;
#endif
}

/* That function, or nil. */
static void push_function(lua_State *L, int at)
{
#if LUA_VERSION_NUM >= 504
    lua_getiuservalue(L, at, 1);
#elif LUA_VERSION_NUM == 503
    lua_getuservalue(L, at);
#else
    if (!((object *)lua_touserdata(L, at))->shared) {
        lua_pushnil(L);
        return;
    }
    lua_getfenv(L, at);
    lua_rawgeti(L, -1, 2);
    lua_remove(L, -2);
#endif
}

/* Around a call that tells the function at `functie`, if it is one, of its progress; what is called meanwhile cannot
   use the object. */
static struct progress *begin_later_progress(lua_State *L, state *st, object *o, int functie, struct progress *p)
{
    struct progress *above = st->progress;
    *p = (struct progress){st, functie, false};
    st->progress = lua_isnil(L, functie) ? NULL : p;
    hide(o);
    return above;
}

static void end_later_progress(lua_State *L, state *st, object *o, const struct progress *p, struct progress *above)
{
    show(o);
    st->progress = above;
    done_progress(L, p);
}

#endif
