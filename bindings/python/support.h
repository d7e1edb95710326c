/* SPDX-License-Identifier: MIT */
/* What the generated members of mborules._core share: objects, arguments, results, exceptions. */
#ifndef MBORULES_PYTHON_SUPPORT_H
#define MBORULES_PYTHON_SUPPORT_H

#ifndef Py_GIL_DISABLED           /* a free-threaded build has no stable ABI before 3.15 */
#define Py_LIMITED_API 0x030b0000 /* that of 3.11: the buffer protocol entered it there */
#endif
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>
#include <time.h>

#include <mborules/mborules.h>

struct kind {
    const char *name;
    void (*release)(void *ptr);           /* NULL: nobody owns one */
    uint64_t (*sleutel)(const void *ptr); /* of what lies in a root: the same for equals; NULL: of a root or a place */
    const char *maker; /* of a root that is made of values: the function, or Type.method, that makes one */
    int root;          /* of a place: the kind that it is a place in; of a root the kind of that Type; else -1 */
};

struct constant {
    const char *name;
    int32_t value;
};

struct enumeration {
    const char *name;
    mbo_vocabulaire vocabulaire; /* 0: it has no names of its own */
    const struct constant *values;
    const char *doc;
};

struct error {
    const char *name;
    mbo_status code;
    const char *also; /* the exception of Python that it is too; "" */
    const char *doc;
};

static const struct kind kinds[KIND_COUNT];
static const struct enumeration enumerations[ENUM_COUNT];

/* Days and money are made once: of the days of a human life all, of amounts the first that fit. They stay, so that a
   reader needs no lock where there is no GIL. */
enum { DAGEN_VAN = -14610, DAGEN = 40177, BEDRAGEN = 512 }; /* 1930 up to and including 2039 */

struct bedrag {
    int64_t value;
    PyObject *decimal;
};

typedef struct state {
    PyTypeObject *base;
    PyTypeObject *types[KIND_COUNT];                   /* of this module */
    PyTypeObject *made[KIND_COUNT];                    /* what is made: a subclass that the package has registered */
    PyObject *codes[ENUM_COUNT][LAST_CODE + 1];        /* the members of the enums, by code; NULL: none, so an int */
    PyObject *fout, *errors[LAST_ERROR + 1];           /* by code; that of MBO_OK is never raised */
    PyObject *date, *datetime, *fromordinal, *decimal; /* of the standard library */
    PyObject *plaats, *lopen;                    /* of the package: where an object lies, as (root, path), and back */
    _Atomic(PyObject *) *dagen;                  /* days that were made, from DAGEN_VAN on */
    _Atomic(struct bedrag *) bedragen[BEDRAGEN]; /* and money */
    _Atomic(PyObject *) ingebouwd;               /* the built-in structure, once it was needed */
} state;

/* A C object, or a place in one. One that owns it releases it; another keeps the owner alive. */
typedef struct data {
    state *st; /* its type keeps the module alive */
    void *ptr;
    PyObject *owner; /* NULL: itself, or static */
    PyObject *van;   /* of a root: the arguments that it was made of, a tuple; NULL: it has no value of its own */
    int32_t kind;
    int32_t at[2]; /* the place of an item */
    bool owned;
    atomic_bool busy; /* of a kind that changes: a thread is in it */
} data;

/* The one place that knows how an object is laid out: where PyObject is opaque (abi3t, PEP 803) it becomes
   PyObject_GetTypeData() and a size of -sizeof(data). */
typedef struct object {
    PyObject_HEAD data data;
} object;
#define DATA(self) (&((object *)(self))->data)
#define OBJECT_SIZE ((int)sizeof(object))

static void object_dealloc(PyObject *self)
{
    data *d = DATA(self);
    PyTypeObject *type = Py_TYPE(self);
    if (d->owned && d->ptr)
        kinds[d->kind].release(d->ptr);
    Py_XDECREF(d->owner);
    Py_XDECREF(d->van);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(self);
    Py_DECREF((PyObject *)type);
}

static PyObject *object_new(state *st, PyTypeObject *type, int kind)
{
    PyObject *self = PyType_GenericAlloc(type, 0);
    if (self) {
        data *d = DATA(self);
        d->st = st;
        d->kind = kind;
    }
    return self;
}

/* What the library has given away; released when there is no memory for the object around it. */
static PyObject *from_owned(state *st, int kind, void *ptr)
{
    if (!ptr)
        return Py_NewRef(Py_None);
    PyObject *self = object_new(st, st->made[kind], kind);
    if (!self) {
        kinds[kind].release(ptr);
        return NULL;
    }
    DATA(self)->ptr = ptr;
    DATA(self)->owned = true;
    return self;
}

static PyObject *root(PyObject *parent)
{
    return parent && DATA(parent)->owner ? DATA(parent)->owner : parent;
}

/* What lies in `parent`, or for ever when that is NULL. */
static PyObject *from_borrowed(state *st, int kind, const void *ptr, PyObject *parent)
{
    if (!ptr)
        return Py_NewRef(Py_None);
    PyObject *self = object_new(st, st->made[kind], kind);
    if (self) {
        DATA(self)->ptr = (void *)ptr;
        DATA(self)->owner = Py_XNewRef(root(parent));
    }
    return self;
}

/* A place in the object of `parent`, which itself may be one of `level` numbers. */
static PyObject *item(PyObject *parent, state *st, int kind, int level, int32_t place)
{
    PyObject *self = from_borrowed(st, kind, DATA(parent)->ptr, parent);
    if (self) {
        DATA(self)->at[0] = level ? DATA(parent)->at[0] : place;
        DATA(self)->at[1] = level ? place : -1;
    }
    return self;
}

static PyObject *items(PyObject *parent, state *st, int kind, int level, Py_ssize_t count)
{
    PyObject *result = PyTuple_New(count);
    for (Py_ssize_t i = 0; result && i < count; i++) {
        PyObject *made = item(parent, st, kind, level, (int32_t)i);
        if (!made || PyTuple_SetItem(result, i, made))
            Py_CLEAR(result);
    }
    return result;
}

/* A tuple; takes over the references, of which one may be NULL after an error. */
static PyObject *pack(PyObject **parts, Py_ssize_t count)
{
    bool good = true;
    for (Py_ssize_t i = 0; i < count; i++)
        good = good && parts[i];
    PyObject *result = good ? PyTuple_New(count) : NULL;
    for (Py_ssize_t i = 0; i < count; i++) {
        if (!result)
            Py_XDECREF(parts[i]);
        else
            PyTuple_SetItem(result, i, parts[i]);
    }
    return result;
}

/* Remember what a root was made of; takes over the references, of which one may be NULL after an error. */
static PyObject *made_of(PyObject *root, PyObject **parts, Py_ssize_t count)
{
    PyObject *van = pack(parts, count);
    if (!root || !van) {
        Py_XDECREF(van);
        Py_XDECREF(root);
        return NULL;
    }
    if (DATA(root)->van)
        Py_DECREF(van);
    else
        DATA(root)->van = van;
    return root;
}

/* Objects are equal when they are the same; or made of equals; or lie at one place in equals. 1, 0, or -1 on error. */
static int object_same(PyObject *self, PyObject *other)
{
    data *a = DATA(self), *b = DATA(other);
    if (a->kind != b->kind || memcmp(a->at, b->at, sizeof(a->at)))
        return 0;
    if (a->ptr == b->ptr)
        return 1;
    PyObject *one = a->owner ? a->owner : self, *two = b->owner ? b->owner : other;
    uint64_t (*sleutel)(const void *) = kinds[a->kind].sleutel;
    if (!sleutel)
        return DATA(one)->van && DATA(two)->van && DATA(one)->kind == DATA(two)->kind
                   ? PyObject_RichCompareBool(DATA(one)->van, DATA(two)->van, Py_EQ)
                   : 0;
    if (one == two || !a->st->plaats || sleutel(a->ptr) != sleutel(b->ptr))
        return 0;
    PyObject *here = PyObject_CallFunctionObjArgs(a->st->plaats, self, NULL);
    PyObject *there = here ? PyObject_CallFunctionObjArgs(a->st->plaats, other, NULL) : NULL;
    int same = there ? PyObject_RichCompareBool(here, there, Py_EQ) : -1;
    Py_XDECREF(here);
    Py_XDECREF(there);
    return same;
}

static PyObject *object_compare(PyObject *self, PyObject *other, int op)
{
    if ((op != Py_EQ && op != Py_NE) || !PyObject_TypeCheck(other, DATA(self)->st->base))
        Py_RETURN_NOTIMPLEMENTED;
    int same = object_same(self, other);
    return same < 0 ? NULL : PyBool_FromLong(same == (op == Py_EQ));
}

static uint64_t text_hash(const char *text)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (; text && *text; text++)
        hash = (hash ^ (unsigned char)*text) * UINT64_C(1099511628211);
    return hash;
}

static Py_hash_t object_hash(PyObject *self)
{
    data *d = DATA(self);
    PyObject *van = d->owner ? DATA(d->owner)->van : d->van;
    uint64_t hash = (uint64_t)d->kind * 31 + (uint64_t)d->at[0] * 1000003 + (uint64_t)d->at[1] * 7919;
    if (kinds[d->kind].sleutel) {
        hash ^= kinds[d->kind].sleutel(d->ptr);
    } else if (van) {
        Py_hash_t of = PyObject_Hash(van);
        if (of == -1)
            return -1;
        hash ^= (uint64_t)of;
    } else {
        hash ^= (uint64_t)(uintptr_t)d->ptr >> 4;
    }
    return (Py_hash_t)hash == -1 ? -2 : (Py_hash_t)hash;
}

static PyObject *object_repr(PyObject *self)
{
    return PyUnicode_FromFormat("<mborules.%s>", kinds[DATA(self)->kind].name);
}

static void *pointer(PyObject *self)
{
    return self ? DATA(self)->ptr : NULL;
}

/* ---- exceptions ---- */

/* Raise the exception of a status, with code, line and column. */
static void raise_fout(state *st, mbo_status status, const mbo_fout *fout)
{
    PyObject *why_type, *why, *traceback; /* the exception of an own rule that failed */
    PyErr_Fetch(&why_type, &why, &traceback);
    PyErr_NormalizeException(&why_type, &why, &traceback);
    if (why && traceback)
        PyException_SetTraceback(why, traceback);
    Py_XDECREF(why_type);
    Py_XDECREF(traceback);
    bool known = status > 0 && status <= LAST_ERROR;
    PyObject *type = known && st->errors[status] ? st->errors[status] : st->fout;
    PyObject *text = PyUnicode_DecodeUTF8(fout->message, (Py_ssize_t)strlen(fout->message), "replace");
    PyObject *error = text ? PyObject_CallFunctionObjArgs(type, text, NULL) : NULL;
    const struct {
        const char *name;
        long long value;
    } attributes[] = {{"code", status}, {"line", fout->line}, {"column", fout->column}};
    bool good = error != NULL;
    for (size_t i = 0; good && i < 3; i++) {
        PyObject *value = PyLong_FromLongLong(attributes[i].value);
        good = value && !PyObject_SetAttrString(error, attributes[i].name, value);
        Py_XDECREF(value);
    }
    if (good) {
        if (why)
            PyException_SetCause(error, Py_NewRef(why));
        PyErr_SetObject(type, error);
    }
    Py_XDECREF(why);
    Py_XDECREF(error);
    Py_XDECREF(text);
}

/* ---- what belongs to one thread at a time ---- */

static bool enter(PyObject *self)
{
    if (!atomic_exchange(&DATA(self)->busy, true))
        return true;
    PyErr_Format(PyExc_RuntimeError, "another thread is at work on this %s", kinds[DATA(self)->kind].name);
    return false;
}

static void leave(PyObject *self)
{
    atomic_store(&DATA(self)->busy, false);
}

/* ---- arguments ---- */

/* Put arguments in `in`, NULL for one that may be left out and is: the first `required` must be there, the first `most`
   may be given by place, the first `positional` only so. */
static bool take_args(const char *function, const char *const *names, Py_ssize_t total, Py_ssize_t required,
                      Py_ssize_t most, Py_ssize_t positional, PyObject *const *args, Py_ssize_t count,
                      PyObject *kwnames, PyObject **in)
{
    Py_ssize_t named = kwnames ? PyTuple_Size(kwnames) : 0;
    if (count > most) {
        PyErr_Format(PyExc_TypeError, "%s() takes %zd arguments by place, got %zd", function, most, count);
        return false;
    }
    for (Py_ssize_t i = 0; i < total; i++)
        in[i] = i < count ? args[i] : NULL;
    for (Py_ssize_t k = 0; k < named; k++) {
        PyObject *name = PyTuple_GetItem(kwnames, k);
        Py_ssize_t i = positional;
        while (i < total && PyUnicode_CompareWithASCIIString(name, names[i]))
            i++;
        if (i >= total) {
            PyErr_Format(PyExc_TypeError, "%s() has no argument %R", function, name);
            return false;
        }
        if (in[i]) {
            PyErr_Format(PyExc_TypeError, "%s() got %s twice", function, names[i]);
            return false;
        }
        in[i] = args[count + k];
    }
    for (Py_ssize_t i = 0; i < required; i++)
        if (!in[i]) {
            PyErr_Format(PyExc_TypeError, "%s() needs the argument %s", function, names[i]);
            return false;
        }
    return true;
}

static bool take_handle(state *st, PyObject *arg, int kind, bool null, PyObject **out)
{
    if (null && arg == Py_None)
        return true;
    if (!PyObject_TypeCheck(arg, st->types[kind])) {
        const char *hint = "";
        if (kind == KIND_zaak && PyDict_Check(arg))
            hint = ": Zaak(**facts) makes one of a dict";
        PyErr_Format(PyExc_TypeError, "expected a %s, got %R%s", kinds[kind].name, arg, hint);
        return false;
    }
    *out = arg;
    return true;
}

static bool take_int(PyObject *arg, int64_t min, int64_t max, int64_t *out)
{
    long long value = PyLong_AsLongLong(arg);
    if (value == -1 && PyErr_Occurred())
        return false;
    if (value < min || value > max) {
        PyErr_Format(PyExc_OverflowError, "%lld is out of range", value);
        return false;
    }
    *out = value;
    return true;
}

static bool take_text(PyObject *arg, bool null, const char **out)
{
    Py_ssize_t length;
    *out = NULL;
    if (null && arg == Py_None)
        return true;
    if (!PyUnicode_Check(arg)) {
        PyErr_Format(PyExc_TypeError, "expected a str, got %R", arg);
        return false;
    }
    *out = PyUnicode_AsUTF8AndSize(arg, &length);
    if (!*out)
        return false;
    if (strlen(*out) != (size_t)length) {
        PyErr_Format(PyExc_ValueError, "a NUL in %R", arg);
        return false;
    }
    return true;
}

static bool take_bytes(PyObject *arg, Py_buffer *out)
{
    return !PyObject_GetBuffer(arg, out, PyBUF_SIMPLE);
}

/* A code: a member of its enum, the text that stands for it, or the number itself. */
static bool take_code(state *st, PyObject *arg, int enumeration, int32_t *out)
{
    for (int32_t i = 0; i <= LAST_CODE; i++)
        if (st->codes[enumeration][i] == arg) {
            *out = i;
            return true;
        }
    if (!PyUnicode_Check(arg)) {
        int64_t value = 0;
        if (!take_int(arg, INT32_MIN, INT32_MAX, &value))
            return false;
        *out = (int32_t)value;
        return true;
    }
    const struct enumeration *e = &enumerations[enumeration];
    const char *text = NULL;
    mbo_fout fout = {0};
    if (!take_text(arg, false, &text))
        return false;
    if (e->vocabulaire || enumeration == ENUM_feit) {
        mbo_status status =
            e->vocabulaire ? mbo_code_parse(e->vocabulaire, text, out, &fout) : mbo_feit_parse(text, out, &fout);
        if (status)
            raise_fout(st, status, &fout);
        return !status;
    }
    for (const struct constant *c = e->values; c->name; c++)
        if (!PyOS_stricmp(c->name, text)) {
            *out = c->value;
            return true;
        }
    fout.code = MBO_ERROR_NAME;
    int used = PyOS_snprintf(fout.message, sizeof(fout.message), "\"%.100s\" is no %s; one of", text, e->name);
    for (const struct constant *c = e->values; c->name && used > 0 && (size_t)used < sizeof(fout.message); c++) {
        used += PyOS_snprintf(fout.message + used, sizeof(fout.message) - (size_t)used, "%s %s",
                              c == e->values ? "" : ",", c->name);
    }
    for (char *at = strrchr(fout.message, ';'); at && *at; at++)
        *at = (char)(*at >= 'A' && *at <= 'Z' ? *at + ('a' - 'A') : *at);
    raise_fout(st, MBO_ERROR_NAME, &fout);
    return false;
}

/* Is a datetime the begin of its day, without a zone? So pandas has a day. -1: an exception. */
static int at_midnight(PyObject *moment)
{
    PyObject *zone = PyObject_GetAttrString(moment, "tzinfo");
    PyObject *time = zone == Py_None ? PyObject_CallMethod(moment, "time", NULL) : NULL;
    PyObject *first = time ? PyObject_GetAttrString((PyObject *)Py_TYPE(time), "min") : NULL;
    int same = first ? PyObject_RichCompareBool(time, first, Py_EQ) : PyErr_Occurred() ? -1 : 0;
    Py_XDECREF(first);
    Py_XDECREF(time);
    Py_XDECREF(zone);
    return same;
}

/* A day: a date, its text yyyy-mm-dd, or None where it is not set. */
static bool take_datum(state *st, PyObject *arg, int32_t *out)
{
    if (arg == Py_None) {
        *out = MBO_DATUM_NOT_SET;
        return true;
    }
    if (PyUnicode_Check(arg)) {
        const char *text = NULL;
        mbo_fout fout = {0};
        mbo_status status = MBO_OK;
        if (!take_text(arg, false, &text))
            return false;
        if ((status = mbo_datum_parse(text, out, &fout)))
            raise_fout(st, status, &fout);
        return !status;
    }
    int date = PyObject_IsInstance(arg, st->date), moment = date > 0 ? PyObject_IsInstance(arg, st->datetime) : 0;
    int midnight = moment > 0 ? at_midnight(arg) : moment < 0 ? -1 : 1;
    if (midnight < 0) {
        if (PyErr_ExceptionMatches(PyExc_ValueError)) /* NaT of pandas has no time */
            PyErr_Format(PyExc_TypeError, "expected a date or its text, got %R", arg);
        return false;
    }
    if (date <= 0 || !midnight) {
        if (!midnight)
            PyErr_Format(PyExc_TypeError, "expected a date, got a time of that day: %R.date() is one", arg);
        else if (!date)
            PyErr_Format(PyExc_TypeError, "expected a date or its text, got %R", arg);
        return false;
    }
    PyObject *ordinal = PyObject_CallMethod(arg, "toordinal", NULL);
    int64_t days = 0;
    bool good = ordinal && take_int(ordinal, 1, 1 - (int64_t)MBO_DATUM_MIN + MBO_DATUM_MAX, &days);
    Py_XDECREF(ordinal);
    *out = (int32_t)(days - 1 + MBO_DATUM_MIN);
    return good;
}

/* An int or a Decimal times ten to a power, as an int and exactly: the operators of Decimal round to what the context
   of the user says. NULL with an exception, also where it is not whole. */
static PyObject *times_ten(PyObject *value, int power)
{
    if (!PyLong_Check(value)) { /* a Decimal of some bytes may be an int of a gigabyte */
        PyObject *adjusted = PyObject_CallMethod(value, "adjusted", NULL);
        int64_t exponent = 0;
        bool good = adjusted && take_int(adjusted, INT64_MIN, INT64_MAX, &exponent);
        Py_XDECREF(adjusted);
        if (!good)
            return NULL;
        if (exponent > 100 || exponent < -100)
            return PyErr_Format(exponent > 0 ? PyExc_OverflowError : PyExc_ValueError, "%R is out of range", value);
    }
    PyObject *ratio = PyObject_CallMethod(value, "as_integer_ratio", NULL);
    PyObject *over = ratio ? PySequence_GetItem(ratio, 0) : NULL, *under = over ? PySequence_GetItem(ratio, 1) : NULL;
    PyObject *ten = under ? PyLong_FromLong(10) : NULL, *exponent = ten ? PyLong_FromLong(power) : NULL;
    PyObject *factor = exponent ? PyNumber_Power(ten, exponent, Py_None) : NULL;
    PyObject *times = factor ? PyNumber_Multiply(over, factor) : NULL;
    PyObject *parts = times ? PyNumber_Divmod(times, under) : NULL;
    PyObject *whole = parts ? PySequence_GetItem(parts, 0) : NULL, *rest = whole ? PySequence_GetItem(parts, 1) : NULL;
    int broken = rest ? PyObject_IsTrue(rest) : -1;
    if (broken) {
        Py_CLEAR(whole);
        if (broken > 0)
            PyErr_Format(PyExc_ValueError, "%R has more than %d decimals", value, power);
    }
    PyObject *const made[] = {ratio, over, under, ten, exponent, factor, times, parts, rest};
    for (size_t i = 0; i < sizeof(made) / sizeof(*made); i++)
        Py_XDECREF(made[i]);
    return whole;
}

/* A whole number or a Decimal, in hundredths. */
static bool take_hundredths(state *st, PyObject *arg, int64_t *out)
{
    int decimal = PyLong_Check(arg) ? 1 : PyObject_IsInstance(arg, st->decimal);
    if (decimal <= 0) {
        if (!decimal)
            PyErr_Format(PyExc_TypeError, "expected an int or a Decimal, got %R", arg);
        return false;
    }
    PyObject *whole = times_ten(arg, 2);
    bool good = whole && take_int(whole, INT64_MIN, INT64_MAX, out);
    Py_XDECREF(whole);
    return good;
}

/* Facts: one, or several; *out is `set`, or NULL for None where that is allowed. */
static bool take_set(state *st, PyObject *arg, bool null, mbo_feitset *set, const mbo_feitset **out)
{
    *set = (mbo_feitset){{0, 0}};
    if (null && arg == Py_None)
        return true;
    PyObject *facts = PyUnicode_Check(arg) ? PyTuple_Pack(1, arg) : PySequence_Tuple(arg);
    if (!facts)
        return false;
    bool good = true;
    for (Py_ssize_t i = 0; good && i < PyTuple_Size(facts); i++) {
        int32_t feit = 0;
        good = take_code(st, PyTuple_GetItem(facts, i), ENUM_feit, &feit);
        if (good && (feit < 1 || feit > mbo_feit_count())) {
            PyErr_Format(PyExc_ValueError, "%d is no fact", (int)feit);
            good = false;
        }
        if (good)
            set->bits[feit / 64] |= UINT64_C(1) << (feit % 64);
    }
    Py_DECREF(facts);
    *out = set;
    return good;
}

/* The structure that a call is made with: the one given, else the built-in one where a case has a crebo. */
static bool structuur_for(state *st, PyObject *given, PyObject *zaak, int64_t crebo, const mbo_structuur **out)
{
    *out = pointer(given);
    if (given || (zaak && !crebo && !mbo_zaak_known(DATA(zaak)->ptr, MBO_FEIT_CREBO)))
        return true;
    PyObject *ingebouwd = atomic_load(&st->ingebouwd);
    if (!ingebouwd) {
        mbo_structuur *structuur = NULL;
        mbo_fout fout = {0};
        mbo_status status;
        Py_BEGIN_ALLOW_THREADS status = mbo_structuur_load_builtin(NULL, &structuur, &fout);
        Py_END_ALLOW_THREADS if (status)
        {
            raise_fout(st, status, &fout);
            return false;
        }
        PyObject *made = from_owned(st, KIND_structuur, structuur);
        if (!made)
            return false;
        /* Another thread may have been first: then its structure is the one. */
        if (atomic_compare_exchange_strong(&st->ingebouwd, &ingebouwd, made))
            ingebouwd = made;
        else
            Py_DECREF(made);
    }
    *out = pointer(ingebouwd);
    return true;
}

/* ---- progress, and Ctrl-C ---- */

/* Who waits for something long. */
struct meld {
    PyObject *voortgang;   /* a callable of done and total; NULL: none */
    PyThreadState *thread; /* of who waits, while the GIL is let go of; NULL: no thread of Python's */
    PyObject *exception;   /* why it was to stop */
    int64_t gemeld;        /* when it was last told, in ms */
};

enum { MELD_MS = 50 }; /* no oftener: another thread may have the GIL for 5 ms */

static int64_t now_ms(void)
{
    struct timespec now;
    timespec_get(&now, TIME_UTC);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* The exception that is there, taken out of the thread. */
static PyObject *take_exception(void)
{
    PyObject *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    if (value && traceback)
        PyException_SetTraceback(value, traceback);
    Py_XDECREF(type);
    Py_XDECREF(traceback);
    return value;
}

/* A mbo_progress; `ctx` is a struct meld. */
static int32_t tell_progress(void *ctx, int64_t done, int64_t total)
{
    struct meld *m = ctx;
    int64_t now = now_ms();
    PyGILState_STATE gil = PyGILState_LOCKED;
    if ((!m->thread && !m->voortgang) || (now >= m->gemeld && now < m->gemeld + MELD_MS && done != total))
        return 0;
    m->gemeld = now;
    PyThreadState *thread = m->thread;
    if (thread)
        PyEval_RestoreThread(thread);
    else
        gil = PyGILState_Ensure();
    bool good = !PyErr_CheckSignals();
    if (good && m->voortgang) {
        PyObject *none = PyObject_CallFunction(m->voortgang, "LL", (long long)done, (long long)total);
        good = none != NULL;
        Py_XDECREF(none);
    }
    if (!good) {
        Py_XDECREF(m->exception);
        m->exception = take_exception();
    }
    if (thread)
        m->thread = PyEval_SaveThread();
    else
        PyGILState_Release(gil);
    return !good;
}

/* Raise why it was to stop; false: it was not. */
static bool raise_stopped(struct meld *m)
{
    if (!m->exception)
        return false;
    PyErr_SetObject((PyObject *)Py_TYPE(m->exception), m->exception);
    Py_CLEAR(m->exception);
    return true;
}

static bool take_callable(PyObject *arg, PyObject **out)
{
    *out = arg;
    if (!PyCallable_Check(arg))
        PyErr_Format(PyExc_TypeError, "expected a callable of done and total, got %R", arg);
    return PyCallable_Check(arg);
}

/* ---- results ---- */

static PyObject *from_text(const char *text)
{
    return text ? PyUnicode_FromString(text) : Py_NewRef(Py_None);
}

/* A member of an enum; None for 0, unless the enum has that. */
static PyObject *from_code(state *st, int enumeration, int32_t code)
{
    PyObject *member = code >= 0 && code <= LAST_CODE ? st->codes[enumeration][code] : NULL;
    if (member)
        return Py_NewRef(member);
    return code ? PyLong_FromLong(code) : Py_NewRef(Py_None);
}

/* A tuple of members for the bits of a set of codes. */
static PyObject *from_bits(state *st, int enumeration, int64_t bits)
{
    Py_ssize_t count = 0, at = 0;
    for (int i = 0; i < 63; i++)
        count += bits >> i & 1;
    PyObject *result = PyTuple_New(count);
    for (int32_t i = 0; result && i < 63; i++)
        if (bits >> i & 1) {
            PyObject *member = from_code(st, enumeration, i);
            if (!member || PyTuple_SetItem(result, at++, member))
                Py_CLEAR(result);
        }
    return result;
}

static PyObject *from_set(state *st, const mbo_feitset *set)
{
    Py_ssize_t count = 0, i = 0;
    for (mbo_feit feit = mbo_feitset_next(set, 0); feit; feit = mbo_feitset_next(set, feit))
        count++;
    PyObject *facts = PyTuple_New(count);
    for (mbo_feit feit = mbo_feitset_next(set, 0); facts && feit; feit = mbo_feitset_next(set, feit)) {
        PyObject *member = from_code(st, ENUM_feit, feit);
        if (!member || PyTuple_SetItem(facts, i++, member))
            Py_CLEAR(facts);
    }
    return facts;
}

static PyObject *from_datum(state *st, mbo_datum datum)
{
    if (datum == MBO_DATUM_NOT_SET)
        return Py_NewRef(Py_None);
    _Atomic(PyObject *) *kept = datum >= DAGEN_VAN && datum < DAGEN_VAN + DAGEN ? &st->dagen[datum - DAGEN_VAN] : NULL;
    PyObject *date = kept ? atomic_load_explicit(kept, memory_order_acquire) : NULL;
    if (date)
        return Py_NewRef(date);
    PyObject *ordinal = PyLong_FromLong((long)datum - MBO_DATUM_MIN + 1), *none = NULL;
    date = ordinal ? PyObject_CallFunctionObjArgs(st->fromordinal, ordinal, NULL) : NULL;
    Py_XDECREF(ordinal);
    if (date && kept && atomic_compare_exchange_strong(kept, &none, date))
        Py_INCREF(date);
    return date;
}

static PyObject *new_decimal(state *st, int64_t value)
{
    char text[32];
    uint64_t size = value < 0 ? -(uint64_t)value : (uint64_t)value;
    PyOS_snprintf(text, sizeof(text), "%s%llu.%02d", value < 0 ? "-" : "", (unsigned long long)(size / 100),
                  (int)(size % 100));
    PyObject *digits = PyUnicode_FromString(text);
    PyObject *decimal = digits ? PyObject_CallFunctionObjArgs(st->decimal, digits, NULL) : NULL;
    Py_XDECREF(digits);
    return decimal;
}

/* Hundredths as a Decimal; None for 0 where that is: not set. */
static PyObject *from_hundredths(state *st, int64_t value, bool zero_is_none)
{
    if (!value && zero_is_none)
        return Py_NewRef(Py_None);
    size_t at = (size_t)((uint64_t)value * UINT64_C(11400714819323198485) >> 55); /* 512 places */
    struct bedrag *kept = atomic_load_explicit(&st->bedragen[at], memory_order_acquire);
    if (kept && kept->value == value)
        return Py_NewRef(kept->decimal);
    PyObject *decimal = new_decimal(st, value);
    struct bedrag *bedrag = decimal && !kept ? PyMem_Malloc(sizeof(*bedrag)) : NULL;
    if (bedrag) {
        *bedrag = (struct bedrag){value, Py_NewRef(decimal)};
        if (!atomic_compare_exchange_strong(&st->bedragen[at], &kept, bedrag)) {
            Py_DECREF(decimal);
            PyMem_Free(bedrag);
        }
    }
    return decimal;
}

/* 1 yes, 0 no, -1 not known: None. */
static PyObject *from_open_truth(int32_t value)
{
    return value == -1 ? Py_NewRef(Py_None) : PyBool_FromLong(value);
}

/* An index that is -1 where there is none. */
static PyObject *from_place(int32_t value)
{
    return value == -1 ? Py_NewRef(Py_None) : PyLong_FromLong(value);
}

/* A number that is 0 where it is not set. */
static PyObject *from_number(int64_t value)
{
    return value ? PyLong_FromLongLong(value) : Py_NewRef(Py_None);
}

#endif
