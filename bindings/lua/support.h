/* SPDX-License-Identifier: MIT */
/* What the generated members of the Lua module share (tools/bindings_lua.py): objects, arguments, results, errors. For
 * Lua 5.3, 5.4 and LuaJIT (Lua 5.1).
 *
 * A Lua error is a longjmp. So nothing may hang on the C stack when Lua can raise one: what a C call makes goes into an
 * object that was pushed before the call, and no Lua function is called through the library but in a protected call. */
#ifndef MBORULES_LUA_SUPPORT_H
#define MBORULES_LUA_SUPPORT_H

#include <lauxlib.h>
#include <lua.h>

#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <mborules/mborules.h>

#if LUA_VERSION_NUM == 501
#define lua_rawlen lua_objlen
#elif LUA_VERSION_NUM < 503
#error "Lua 5.1 (LuaJIT), 5.3 or 5.4 is needed"
#endif

/* A C object, or a place in one, as Lua has it. One that owns it releases it, when it is closed or collected; one that
   lies in another keeps that alive, in its user value, and has no finaliser: most objects are such. */
typedef struct object {
    void *ptr;                  /* NULL: closed, or it runs */
    void *held;                 /* what could not be released when it was closed, or what runs */
    struct object *root;        /* owns what this lies in; NULL: this does, or nobody: it is there for ever */
    const struct state *of;     /* the state that made it: by this it is known for one of ours */
    void (*release)(void *ptr); /* NULL: it owns nothing */
    const void *with;           /* of woorden: the structure; else NULL */
    int32_t kind;
    int32_t at[2]; /* the place: a question, an index, or an index and one within it */
    bool runs;     /* a batch or an edition, in a call */
    bool shared;   /* LuaJIT: its environment holds it, for who lies in it */
} object;

/* Upvalues of every function here: the state; what is pushed often, in a list, as finding a text that Lua has takes
   longer than all the rest of a field; then what the function has for itself. */
#define STATE lua_upvalueindex(1)
#define KEPT lua_upvalueindex(2)
#define OWN(n) lua_upvalueindex(2 + (n))

/* That list: the names of codes (struct enumeration), the texts of days, the methods. A day has one place, by its
   remainder, which it shares with others: the last stands there. */
enum {
    DAYS = 64,
    KEPT_DAYS = KEPT_CODES + 1,
    KEPT_YEAR = KEPT_DAYS + DAYS, /* the keys of a day that is a table */
    KEPT_MONTH,
    KEPT_DAY,
    KEPT_INDEX, /* "__index" */
    KEPT_METHODS
};

/* Fields that are objects: the last ones made, in a table that does not keep them alive. */
enum { CHILDREN = 256 };

enum { FACTS = 128, DAY_LENGTH = 10 }; /* as many facts as a mbo_feitset has; of yyyy-mm-dd */

/* What a name stands for: a code in its enumeration, a member in its kind. A text that is not long is in Lua once, so
   that its address tells it. */
struct name {
    const char *text;
    int32_t domain, value;
};

struct pending; /* an own rule that is called: eigen.h */
struct progress;

/* One for each Lua state. A userdata, the first upvalue of every function here. */
typedef struct state {
    lua_State *running;              /* the coroutine whose call the library is in */
    int types[2][KIND_COUNT];        /* metatables in the registry: of what lies in another, of what owns */
    const void *type[2][KIND_COUNT]; /* and what they point to */
    int fout, near, cause;           /* in the registry: a metatable, a function, what an own rule raised or false */
    int call;                        /* eigen.h */
    int depth;                       /* of own rules that call each other */
    int untold;                      /* KiB that were made and that the collector was not told of */
    struct pending *pending;
    struct progress *progress; /* of the batch or the edition that runs */
    struct name *names;        /* each at the place that its address gives, or after that */
    size_t last;               /* how many places there are, a power of two, less one */
    mbo_datum days[DAYS];
    struct {
        char text[DAY_LENGTH];
        mbo_datum day;
    } read[DAYS]; /* the last ones that were read of texts, by the address of the text */
    struct {
        mbo_feittype type;
        int enumeration;
    } facts[FACTS];
    mbo_zaak *scratch; /* of facts that come as a table, for the length of one call */
    bool scratch_taken;
    bool closing;          /* it was finalised, and so was all that was made: nothing would release what is made now */
    int members;           /* in the registry: a table of the members of each kind, by number */
    int regels, structuur; /* the built-in ones, in the registry; 0: not made yet */
} state;

struct kind {
    const char *name; /* of its metatable */
    void (*release)(void *ptr);
    int kib; /* about what one holds */
};

typedef int (*getter)(lua_State *L, state *st, object *o); /* of the object at 1 */

struct constant {
    const char *name;
    int32_t value;
};

struct enumeration {
    const char *name;
    mbo_vocabulaire vocabulaire; /* 0: none, the names are in `values` */
    int32_t last;                /* the greatest code */
    int kept;                    /* where the name of code 0 is kept; of the others after it */
    const struct constant *values;
};

static const struct kind kinds[KIND_COUNT];
static const struct enumeration enumerations[ENUM_COUNT];
static const char *const errors[];

static state *state_of(lua_State *L)
{
    return lua_touserdata(L, STATE);
}

/* Domains of names: the kinds, and after them the enumerations. */
static int32_t domain_of(int enumeration)
{
    return KIND_COUNT + enumeration;
}

/* What neighbours get far from each other by: its upper bits choose a place. */
static uint32_t spread(const void *ptr, int32_t more)
{
    return (uint32_t)(((uint64_t)(uintptr_t)ptr + (uint32_t)more) * UINT64_C(0x9E3779B97F4A7C15) >> 32);
}

static inline struct name *place_of(const state *st, int32_t domain, const char *text)
{
    size_t at = spread(text, domain) & st->last;
    while (st->names[at].text && (st->names[at].text != text || st->names[at].domain != domain))
        at = (at + 1) & st->last;
    return &st->names[at];
}

/* What a text of Lua stands for, as it is written; NULL: it is none of the names of the domain. */
static inline const struct name *find_name(const state *st, int32_t domain, const char *text)
{
    const struct name *found = place_of(st, domain, text);
    return found->text ? found : NULL;
}

/* An error of the caller, at its line: that is not one of the layer over this. */
static int misuse(lua_State *L, const char *format, ...)
{
    lua_Debug ar;
    va_list args;
    int level = 1;
    while (lua_getstack(L, level, &ar) && lua_getinfo(L, "S", &ar) && !strcmp(ar.source, "=mborules"))
        level++;
    luaL_where(L, level);
    va_start(args, format);
    lua_pushvfstring(L, format, args);
    va_end(args);
    lua_concat(L, 2);
    return lua_error(L);
}

/* ---- objects ---- */

/* Around every call that may release a rule set or ask an own rule: it tells which coroutine runs, and leaves room on
   its stack. What is closed meanwhile stays until it is collected. */
static lua_State *enter(lua_State *L, state *st)
{
    lua_State *before = st->running;
    luaL_checkstack(L, LUA_MINSTACK, "mborules");
    st->running = L;
    return before;
}

static void leave(state *st, lua_State *before)
{
    st->running = before;
}

/* Around a call that changes an object and calls functions of Lua meanwhile: those cannot reach it. */
static void hide(object *o)
{
    o->held = o->ptr;
    o->ptr = NULL;
    o->runs = true;
}

static void show(object *o)
{
    o->ptr = o->held;
    o->held = NULL;
    o->runs = false;
}

static object *new_object(lua_State *L, state *st, int kind, bool owns)
{
#if LUA_VERSION_NUM >= 504
    object *o = lua_newuserdatauv(L, sizeof(*o), owns && kind != KIND_editie ? 0 : 1);
#else
    object *o = lua_newuserdata(L, sizeof(*o));
#endif
    *o = (object){.kind = kind, .of = st, .at = {-1, -1}};
    lua_rawgeti(L, LUA_REGISTRYINDEX, st->types[owns][kind]);
    lua_setmetatable(L, -2);
    return o;
}

/* The collector sees of an object but the few words that are Lua's: it is told what the rest holds, now and then. Else
   it lets thousands of answers lie. */
static void tell_collector(lua_State *L, state *st, int kib)
{
    enum { NOW_AND_THEN = 256 };
    if ((st->untold += kib) < NOW_AND_THEN)
        return;
    kib = st->untold;
    st->untold = 0;
#ifdef LUA_GCISRUNNING
    if (!lua_gc(L, LUA_GCISRUNNING, 0))
        return;
#endif
    lua_gc(L, LUA_GCSTEP, kib);
}

/* An object for what a call is to make: fill in with own(). Finalisers may run now, and close what they like: so this
   comes before the objects that the call is about are taken. */
static object *new_owned(lua_State *L, state *st, int kind)
{
    if (st->closing)
        misuse(L, "the Lua state is closing: no %s can be made", kinds[kind].name);
    tell_collector(L, st, kinds[kind].kib);
    object *o = new_object(L, st, kind, true);
    o->release = kinds[kind].release;
    return o;
}

static void own(object *o, void *ptr)
{
    o->ptr = ptr;
}

/* Let the object on top keep alive what owns that at `parent`. */
static void lie_in(lua_State *L, object *o, int parent)
{
    object *in = lua_touserdata(L, parent);
    o->root = in->root ? in->root : in->release ? in : NULL;
    if (!o->root)
        return;
#if LUA_VERSION_NUM >= 504
    if (in->root)
        lua_getiuservalue(L, parent, 1);
    else
        lua_pushvalue(L, parent);
    lua_setiuservalue(L, -2, 1);
#elif LUA_VERSION_NUM == 503
    if (in->root)
        lua_getuservalue(L, parent);
    else
        lua_pushvalue(L, parent);
    lua_setuservalue(L, -2);
#else
    if (!in->root && !in->shared) {
        lua_pushvalue(L, parent);
        lua_createtable(L, 1, 0);
        lua_pushvalue(L, -2);
        lua_rawseti(L, -2, 1);
        lua_setfenv(L, -2);
        lua_pop(L, 1);
        in->shared = true;
    }
    lua_getfenv(L, parent);
    lua_setfenv(L, -2);
#endif
}

/* What lies in the object at `parent`, or for ever when that is 0; nil for NULL. */
static void push_borrowed(lua_State *L, state *st, int kind, const void *ptr, int parent)
{
    if (!ptr) {
        lua_pushnil(L);
        return;
    }
    object *o = new_object(L, st, kind, false);
    o->ptr = (void *)ptr;
    if (parent)
        lie_in(L, o, parent);
}

/* A field of the object at 1 that is an object: the same one as before, while somebody has that. Upvalue: CHILDREN. */
static void push_field(lua_State *L, state *st, int kind, const void *ptr, int32_t place)
{
    if (!ptr) {
        lua_pushnil(L);
        return;
    }
    const object *in = lua_touserdata(L, 1), *root = in->root ? in->root : in->release ? in : NULL;
    int at = 1 + (int)(spread(ptr, kind + 256 * place) % CHILDREN);
    lua_rawgeti(L, OWN(1), at);
    const object *before = lua_touserdata(L, -1);
    if (before && before->ptr == ptr && before->kind == kind && before->root == root && before->at[0] == place)
        return;
    lua_pop(L, 1);
    push_borrowed(L, st, kind, ptr, 1);
    ((object *)lua_touserdata(L, -1))->at[0] = place;
    lua_pushvalue(L, -1);
    lua_rawseti(L, OWN(1), at);
}

/* A place in the object at `parent`, which itself may be a place. */
static void push_item(lua_State *L, state *st, int kind, int level, int32_t place, int parent)
{
    const object *in = lua_touserdata(L, parent);
    object *o = new_object(L, st, kind, false);
    o->ptr = in->ptr;
    o->at[0] = level ? in->at[0] : place;
    o->at[1] = level ? place : -1;
    lie_in(L, o, parent);
}

static int release_object(lua_State *L, state *st, object *o)
{
    void *ptr = o->ptr ? o->ptr : o->held;
    o->ptr = o->held = NULL;
    if (ptr && o->release) {
        lua_State *before = st->running;
        st->running = L;
        o->release(ptr);
        leave(st, before);
    }
    return 0;
}

/* __close and close(): as often as one likes. A function that the library calls, an own rule or progress, may close
   what the call is using: that is left to the collector, which waits for the call. */
static int object_close(lua_State *L)
{
    state *st = state_of(L);
    object *o = lua_touserdata(L, 1);
    if (!st->running)
        return release_object(L, st, o);
    if (o->ptr) {
        o->held = o->ptr;
        o->ptr = NULL;
    }
    return 0;
}

/* The object at `arg` if it is of the kind, closed or not; else NULL. */
static object *object_at(lua_State *L, const state *st, int arg, int kind)
{
    if (lua_type(L, arg) != LUA_TUSERDATA || !lua_getmetatable(L, arg))
        return NULL;
    const void *type = lua_topointer(L, -1);
    lua_pop(L, 1);
    return type == st->type[0][kind] || type == st->type[1][kind] ? lua_touserdata(L, arg) : NULL;
}

/* What a value is, in a message. */
static const char *type_name(lua_State *L, int arg)
{
    if (luaL_getmetafield(L, arg, "__name")) {
        if (lua_type(L, -1) == LUA_TSTRING)
            return lua_tostring(L, -1);
        lua_pop(L, 1);
    }
    return lua_isnoneornil(L, arg) ? "nil" : luaL_typename(L, arg);
}

/* `what` is "function: argument". */
static int wrong_type(lua_State *L, int arg, const char *what, const char *wanted)
{
    return misuse(L, "%s is %s, not %s", what, wanted, type_name(L, arg));
}

/* A number as one writes it, with no more digits than tell it from others. */
static const char *number_text(lua_State *L, int arg, char *text, size_t size)
{
    const double number = (double)lua_tonumber(L, arg);
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, size, "%.*g", digits, number);
        if (strtod(text, NULL) == number)
            break;
    }
    return text;
}

/* The same of what should be some number, and may be another. */
static int wrong_number(lua_State *L, int arg, const char *what, const char *wanted)
{
    char text[32];
    if (lua_type(L, arg) != LUA_TNUMBER)
        return wrong_type(L, arg, what, wanted);
    return misuse(L, "%s is %s, not %s", what, wanted, number_text(L, arg, text, sizeof(text)));
}

static bool is_open(const object *o)
{
    return o->ptr && (!o->root || o->root->ptr);
}

static object *open_object(lua_State *L, object *o)
{
    if (!is_open(o)) {
        const object *closed = o->ptr ? o->root : o;
        misuse(L, closed->runs ? "this %s runs: what it calls cannot use it" : "this %s was closed",
               kinds[closed->kind].name);
    }
    return o;
}

static object *take_self(lua_State *L, const state *st, int kind, const char *function, int most)
{
    object *o = object_at(L, st, 1, kind);
    if (!o)
        misuse(L, "%s is called with a colon, on a %s, not on %s", function, kinds[kind].name, type_name(L, 1));
    if (lua_gettop(L) > most)
        misuse(L, "%s takes %d arguments, not %d", function, most - 1, lua_gettop(L) - 1);
    lua_settop(L, most); /* what is left out is nil */
    return open_object(L, o);
}

static void take_most(lua_State *L, const char *function, int most)
{
    if (lua_gettop(L) > most)
        misuse(L, "%s takes %d arguments, not %d", function, most, lua_gettop(L));
    lua_settop(L, most);
}

/* NULL for nil where that is allowed. */
static object *take_object(lua_State *L, const state *st, int arg, int kind, bool null, const char *what)
{
    if (null && lua_isnil(L, arg))
        return NULL;
    object *o = object_at(L, st, arg, kind);
    if (!o)
        wrong_type(L, arg, what, kinds[kind].name);
    return open_object(L, o);
}

static void *pointer(const object *o)
{
    return o ? o->ptr : NULL;
}

/* ---- errors ---- */

/* An error of the binding's own, where the library would give the same. */
static mbo_status set_fout(mbo_fout *fout, mbo_status status, const char *format, const char *a, const char *b)
{
    fout->code = status;
    fout->line = fout->column = 0;
    snprintf(fout->message, sizeof(fout->message), format, a, b);
    return status;
}

/* nil and what went wrong: a table with code, message, line and column that reads as its message, and with `cause`
   where a function of the host raised something. A bug of the caller is an error, at the line of the caller. */
static int fail(lua_State *L, state *st, mbo_status status, const mbo_fout *fout)
{
    if (status == MBO_ERROR_ARGUMENT)
        return misuse(L, "%s", fout->message);
    lua_pushnil(L);
    lua_createtable(L, 0, 5);
    lua_pushstring(L, fout->message);
    lua_setfield(L, -2, "message");
    lua_pushstring(L, errors[status]);
    lua_setfield(L, -2, "code");
    lua_pushinteger(L, (lua_Integer)fout->line);
    lua_setfield(L, -2, "line");
    lua_pushinteger(L, (lua_Integer)fout->column);
    lua_setfield(L, -2, "column");
    lua_rawgeti(L, LUA_REGISTRYINDEX, st->cause);
    if (lua_toboolean(L, -1)) {
        lua_setfield(L, -2, "cause");
        lua_pushboolean(L, 0);
        lua_rawseti(L, LUA_REGISTRYINDEX, st->cause);
    } else {
        lua_pop(L, 1);
    }
    lua_rawgeti(L, LUA_REGISTRYINDEX, st->fout);
    lua_setmetatable(L, -2);
    return 2;
}

/* An error at the caller: `what` has no `key`; with one that is near, of the names that are the keys of the table on
 * top. */
static int no_such(lua_State *L, const state *st, int key, const char *what)
{
    int names = lua_gettop(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, st->near);
    lua_pushstring(L, what);
    lua_pushvalue(L, key);
    lua_pushvalue(L, names);
    lua_call(L, 3, 1);
    return misuse(L, "%s", lua_tostring(L, -1));
}

/* ---- arguments ---- */

/* Options by name: those of the table at `arg` are pushed in the order of `names`, nil where one is not given. */
static void take_options(lua_State *L, const state *st, int arg, const char *const *names, int count, const char *what)
{
    if (lua_isnil(L, arg)) {
        lua_settop(L, lua_gettop(L) + count);
        return;
    }
    if (lua_type(L, arg) != LUA_TTABLE)
        wrong_type(L, arg, what, "a table of options");
    luaL_checkstack(L, count + LUA_MINSTACK, what);
    for (lua_pushnil(L); lua_next(L, arg); lua_pop(L, 1)) {
        int i = 0;
        while (i < count && (lua_type(L, -2) != LUA_TSTRING || strcmp(lua_tostring(L, -2), names[i])))
            i++;
        if (i == count) {
            int key = lua_gettop(L) - 1;
            lua_createtable(L, 0, count);
            for (i = 0; i < count; i++) {
                lua_pushboolean(L, 1);
                lua_setfield(L, -2, names[i]);
            }
            no_such(L, st, key, what);
        }
    }
    for (int i = 0; i < count; i++) {
        lua_pushstring(L, names[i]);
        lua_gettable(L, arg);
    }
}

/* Does a table get what it has not from elsewhere? */
static bool has_index(lua_State *L, int arg)
{
    if (!lua_istable(L, arg) || !lua_getmetatable(L, arg))
        return false;
    lua_rawgeti(L, KEPT, KEPT_INDEX);
    lua_rawget(L, -2);
    const bool has = !lua_isnil(L, -1);
    lua_pop(L, 2);
    return has;
}

/* A list that gets its values from elsewhere becomes a plain one. */
static void take_list(lua_State *L, int arg)
{
    if (!has_index(L, arg) || lua_rawlen(L, arg))
        return;
    lua_newtable(L);
    for (int i = 1;; i++) {
        lua_pushinteger(L, i);
        lua_gettable(L, arg);
        if (lua_isnil(L, -1))
            break;
        lua_rawseti(L, -2, i);
    }
    lua_pop(L, 1);
    if (lua_rawlen(L, -1))
        lua_replace(L, arg);
    else
        lua_pop(L, 1);
}

/* A whole number; a float that is one too. */
static bool whole(lua_State *L, int arg, int64_t *out)
{
    if (lua_type(L, arg) != LUA_TNUMBER)
        return false;
#if LUA_VERSION_NUM >= 503
    int is = 0;
    *out = lua_tointegerx(L, arg, &is);
    return is;
#else
    const lua_Number exact = 9007199254740992.0,
                     number = lua_tonumber(L, arg); /* 2^53: beyond it a double skips some */
    if (!(number >= -exact && number <= exact) || number != (lua_Number)(int64_t)number)
        return false;
    *out = (int64_t)number;
    return true;
#endif
}

static int64_t take_int(lua_State *L, int arg, int64_t min, int64_t max, const char *what)
{
    int64_t value = 0;
    if (!whole(L, arg, &value))
        wrong_number(L, arg, what, "a whole number");
    if (value < min || value > max)
        misuse(L, "%s is out of range", what);
    return value;
}

static const char *take_bytes(lua_State *L, int arg, size_t *length, const char *what)
{
    if (lua_type(L, arg) != LUA_TSTRING)
        wrong_type(L, arg, what, "a string");
    return lua_tolstring(L, arg, length);
}

static const char *take_text(lua_State *L, int arg, bool null, const char *what)
{
    size_t length = 0;
    if (null && lua_isnil(L, arg))
        return NULL;
    const char *text = take_bytes(L, arg, &length, what);
    if (strlen(text) != length)
        misuse(L, "%s has a NUL in it", what);
    return text;
}

static bool same_name(const char *a, const char *b)
{
    for (; *a && *b; a++, b++) {
        char c = *a >= 'A' && *a <= 'Z' ? (char)(*a + 32) : *a, d = *b >= 'A' && *b <= 'Z' ? (char)(*b + 32) : *b;
        if (c != d)
            return false;
    }
    return *a == *b;
}

/* A code by its name. */
static mbo_status parse_code(int enumeration, const char *text, int32_t *out, mbo_fout *fout)
{
    const struct enumeration *e = &enumerations[enumeration];
    if (e->vocabulaire)
        return mbo_code_parse(e->vocabulaire, text, out, fout);
    if (enumeration == ENUM_feit)
        return mbo_feit_parse(text, out, fout);
    for (const struct constant *c = e->values; c->name; c++)
        if (same_name(c->name, text)) {
            *out = c->value;
            return MBO_OK;
        }
    return set_fout(fout, MBO_ERROR_NAME, "\"%.80s\" is no %s", text, e->name);
}

static mbo_status take_code(lua_State *L, int arg, int enumeration, int32_t *out, mbo_fout *fout, const char *what)
{
    const char *text = take_text(L, arg, false, what);
    const struct name *found = find_name(state_of(L), domain_of(enumeration), text);
    if (!found)
        return parse_code(enumeration, text, out, fout);
    *out = found->value;
    return MBO_OK;
}

/* A number of a date table, such as os.date("*t") gives; the name is kept, as nothing here may take memory of Lua. */
static bool date_part(lua_State *L, int arg, int name, int64_t *out)
{
    lua_rawgeti(L, KEPT, name);
    lua_rawget(L, arg);
    bool good = whole(L, -1, out) && *out >= INT32_MIN && *out <= INT32_MAX;
    lua_pop(L, 1);
    return good;
}

/* A day: text yyyy-mm-dd, or a table with year, month and day. False: neither. */
static bool read_datum(lua_State *L, int arg, mbo_datum *out, mbo_status *status, mbo_fout *fout)
{
    int64_t year, month, day;
    size_t length;
    if (lua_type(L, arg) == LUA_TSTRING) {
        const char *text = lua_tolstring(L, arg, &length);
        *status = strlen(text) == length ? mbo_datum_parse(text, out, fout)
                                         : set_fout(fout, MBO_ERROR_VALUE, "\"%.40s\"%s is no day", text, "");
        return true;
    }
    if (lua_type(L, arg) != LUA_TTABLE || !date_part(L, arg, KEPT_YEAR, &year) ||
        !date_part(L, arg, KEPT_MONTH, &month) || !date_part(L, arg, KEPT_DAY, &day))
        return false;
    *status = mbo_datum_from_ymd((int32_t)year, (int32_t)month, (int32_t)day, out, fout);
    return true;
}

/* nil is a day that is not set. */
static mbo_status take_datum(lua_State *L, int arg, bool null, mbo_datum *out, mbo_fout *fout, const char *what)
{
    mbo_status status = MBO_OK;
    *out = MBO_DATUM_NOT_SET;
    if ((!null || !lua_isnil(L, arg)) && !read_datum(L, arg, out, &status, fout))
        wrong_type(L, arg, what, "a day (\"yyyy-mm-dd\", or a table with year, month and day)");
    return status;
}

/* What stands in hundredths in C: a whole number, or the double that is nearest to a number of hundredths, so that what
   is read is what was written. False: it is neither. */
static bool read_hundredths(lua_State *L, int arg, int64_t *out)
{
    const double exact = 9007199254740992.0;
    if (lua_type(L, arg) != LUA_TNUMBER)
        return false;
    if (whole(L, arg, out)) {
        if (*out > INT64_MAX / 100 || *out < INT64_MIN / 100)
            return false;
        *out *= 100;
        return true;
    }
    double number = lua_tonumber(L, arg), hundredths = nearbyint(number * 100);
    if (!(hundredths >= -exact && hundredths <= exact) || hundredths / 100 != number)
        return false;
    *out = (int64_t)hundredths;
    return true;
}

static int64_t take_hundredths(lua_State *L, int arg, const char *what)
{
    int64_t value = 0;
    if (!read_hundredths(L, arg, &value))
        wrong_number(L, arg, what, "a number with at most two decimals");
    return value;
}

/* Facts by name: one, or a list; gives `set`, or NULL for nil where that is allowed. */
static mbo_status take_set(lua_State *L, int arg, bool null, mbo_feitset *set, const mbo_feitset **out, mbo_fout *fout,
                           const char *what)
{
    *set = (mbo_feitset){{0, 0}};
    *out = NULL;
    if (null && lua_isnil(L, arg))
        return MBO_OK;
    *out = set;
    bool list = lua_type(L, arg) == LUA_TTABLE;
    mbo_status status = MBO_OK;
    for (int i = 1; !status; i++) {
        if (list)
            lua_rawgeti(L, arg, i);
        else
            lua_pushvalue(L, arg);
        bool end = list && lua_isnil(L, -1);
        mbo_feit feit = 0;
        if (!end)
            status = mbo_feit_parse(take_text(L, -1, false, what), &feit, fout);
        lua_pop(L, 1);
        if (!status && feit)
            set->bits[feit / 64] |= UINT64_C(1) << (feit % 64);
        if (end || !list)
            break;
    }
    return status;
}

/* ---- results ---- */

static void push_int(lua_State *L, int64_t value)
{
#if LUA_VERSION_NUM >= 503
    lua_pushinteger(L, value);
#else
    lua_pushnumber(L, (lua_Number)value);
#endif
}

static void push_text(lua_State *L, const char *text)
{
    if (!text) {
        lua_pushnil(L);
        return;
    }
#if LUA_VERSION_NUM == 501
    /* LuaJIT runs finalisers before it reads the text: what they close stays. */
    state *st = state_of(L);
    lua_State *before = st->running;
    st->running = L;
    lua_pushstring(L, text);
    st->running = before;
#else
    lua_pushstring(L, text);
#endif
}

/* The name of a code; NULL for 0, unless the enumeration has that. */
static const char *code_name(int enumeration, int32_t code)
{
    const struct enumeration *e = &enumerations[enumeration];
    if (enumeration == ENUM_feit)
        return mbo_feit_name(code);
    if (e->vocabulaire)
        return mbo_code_name(e->vocabulaire, code);
    for (const struct constant *c = e->values; c->name; c++)
        if (c->value == code)
            return c->name;
    return NULL;
}

static void push_code(lua_State *L, int enumeration, int32_t code)
{
    const struct enumeration *e = &enumerations[enumeration];
    if (code >= 0 && code <= e->last)
        lua_rawgeti(L, KEPT, e->kept + code);
    else
        lua_pushnil(L);
}

/* A list of the codes of a set of bits. */
static void push_bits(lua_State *L, int enumeration, int64_t bits)
{
    int count = 0;
    lua_newtable(L);
    for (int32_t i = 0; i < 63; i++)
        if (bits >> i & 1) {
            push_code(L, enumeration, i);
            lua_rawseti(L, -2, ++count);
        }
}

static void push_set(lua_State *L, const mbo_feitset *set)
{
    int count = 0;
    lua_newtable(L);
    for (mbo_feit feit = mbo_feitset_next(set, 0); feit; feit = mbo_feitset_next(set, feit)) {
        push_code(L, ENUM_feit, feit);
        lua_rawseti(L, -2, ++count);
    }
}

static void push_datum(lua_State *L, mbo_datum datum)
{
    state *st = state_of(L);
    const int place = (int)((uint32_t)datum % DAYS);
    if (datum != MBO_DATUM_NOT_SET && st->days[place] == datum) {
        lua_rawgeti(L, KEPT, KEPT_DAYS + place);
        return;
    }
    char text[16];
    const size_t length = mbo_datum_format(datum, text, sizeof(text));
    if (!length) {
        lua_pushnil(L);
        return;
    }
    lua_pushlstring(L, text, length);
    lua_pushvalue(L, -1);
    lua_rawseti(L, KEPT, KEPT_DAYS + place);
    st->days[place] = datum;
}

static void push_hundredths(lua_State *L, int64_t value)
{
    if (value % 100)
        lua_pushnumber(L, (lua_Number)value / 100);
    else
        push_int(L, value / 100);
}

/* Nil for 0, where that is: not set. */
static void push_hundredths_set(lua_State *L, int64_t value)
{
    if (value)
        push_hundredths(L, value);
    else
        lua_pushnil(L);
}

static void push_number_set(lua_State *L, int64_t value)
{
    if (value)
        push_int(L, value);
    else
        lua_pushnil(L);
}

/* 1 yes, 0 no, -1 not known: nil. */
static void push_open_truth(lua_State *L, int32_t value)
{
    if (value == -1)
        lua_pushnil(L);
    else
        lua_pushboolean(L, value);
}

/* An index, from 1 as Lua counts; nil for -1. */
static void push_place(lua_State *L, int32_t value)
{
    if (value == -1)
        lua_pushnil(L);
    else
        push_int(L, (int64_t)value + 1);
}

/* ---- members ---- */

/* Walks by index. What walks has for itself: the object, the next index, arguments. */
static object *next_index(lua_State *L, int32_t *index)
{
    object *o = open_object(L, lua_touserdata(L, OWN(1)));
    *index = (int32_t)lua_tointeger(L, OWN(2));
    lua_pushinteger(L, *index + 1);
    lua_replace(L, OWN(2));
    return o;
}

/* The function that walks, with the arguments that stand after self. */
static int walk(lua_State *L, lua_CFunction next, int args)
{
    lua_pushvalue(L, STATE);
    lua_pushvalue(L, KEPT);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    for (int i = 0; i < args; i++)
        lua_pushvalue(L, 2 + i);
    lua_pushcclosure(L, next, 4 + args);
    return 1;
}

#endif
