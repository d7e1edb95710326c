/* SPDX-License-Identifier: MIT */
/* What the generated stubs of _mborules share (tools/bindings.py). */
#ifndef MBORULES_PYTHON_SUPPORT_H
#define MBORULES_PYTHON_SUPPORT_H

#define Py_LIMITED_API 0x030b0000 /* the stable ABI of 3.11: the buffer protocol entered it there */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <stdbool.h>
#include <string.h>

#include <mborules/mborules.h>

struct kind {
    const char *name;
    void (*release)(void *ptr); /* NULL: nobody owns one */
};

/* A C object. One that owns it frees it; one that lies in another keeps the owner of that other alive. */
typedef struct handle {
    PyObject_HEAD const struct kind *kind;
    void *ptr; /* NULL: released */
    bool owned;
    struct handle *owner; /* NULL: itself, or static */
} handle;

typedef struct state {
    PyTypeObject *handle_type;
    PyObject *fout;
    PyObject *errors[LAST_ERROR + 1]; /* by code; that of MBO_OK is never raised */
} state;

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

static void handle_dealloc(PyObject *self)
{
    handle *h = (handle *)self;
    PyTypeObject *type = Py_TYPE(self);
    handle_release(h);
    Py_XDECREF((PyObject *)h->owner);
    PyObject_Free(self);
    Py_DECREF((PyObject *)type);
}

static PyObject *handle_repr(PyObject *self)
{
    handle *h = (handle *)self;
    if (!handle_live(h))
        return PyUnicode_FromFormat("<%s, released>", h->kind->name);
    return PyUnicode_FromFormat("<%s at %p>", h->kind->name, h->ptr);
}

/* Made before the call that fills it: then no C object can get lost for want of memory. */
static handle *handle_new(state *st, const struct kind *kind)
{
    handle *h = PyObject_New(handle, st->handle_type);
    if (h) {
        h->kind = kind;
        h->ptr = NULL;
        h->owned = false;
        h->owner = NULL;
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
    Py_XINCREF((PyObject *)h->owner);
}

/* A handle that a C function gave, or None for NULL; takes over the reference to h. */
static PyObject *from_handle(handle *h)
{
    if (h->ptr)
        return (PyObject *)h;
    Py_DECREF((PyObject *)h);
    return Py_NewRef(Py_None);
}

static bool take_handle(state *st, PyObject *arg, const struct kind *kind, bool null, handle **out)
{
    *out = NULL;
    if (null && arg == Py_None)
        return true;
    if (!PyObject_TypeCheck(arg, st->handle_type)) {
        PyErr_Format(PyExc_TypeError, "expected a %s, got %R", kind->name, arg);
        return false;
    }
    handle *h = (handle *)arg;
    if (h->kind != kind) {
        PyErr_Format(PyExc_TypeError, "expected a %s, got a %s", kind->name, h->kind->name);
        return false;
    }
    if (!handle_live(h)) {
        PyErr_Format(PyExc_ValueError, "this %s was released", kind->name);
        return false;
    }
    *out = h;
    return true;
}

static void *pointer(const handle *h)
{
    return h ? h->ptr : NULL;
}

static bool take_count(Py_ssize_t count, Py_ssize_t wanted, const char *signature)
{
    if (count == wanted)
        return true;
    PyErr_Format(PyExc_TypeError, "%s takes %zd arguments, got %zd", signature, wanted, count);
    return false;
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

/* Facts by their numbers; *out is `set`, or NULL for None where that is allowed. */
static bool take_set(PyObject *arg, bool null, mbo_feitset *set, const mbo_feitset **out)
{
    *set = (mbo_feitset){{0, 0}};
    *out = NULL;
    if (null && arg == Py_None)
        return true;
    PyObject *facts = PySequence_Tuple(arg);
    if (!facts)
        return false;
    bool good = true;
    for (Py_ssize_t i = 0; good && i < PyTuple_Size(facts); i++) {
        int64_t feit = 0;
        good = take_int(PyTuple_GetItem(facts, i), 1, mbo_feit_count(), &feit);
        set->bits[feit / 64] |= UINT64_C(1) << (feit % 64);
    }
    Py_DECREF(facts);
    *out = set;
    return good;
}

static PyObject *from_set(const mbo_feitset *set)
{
    Py_ssize_t count = 0, i = 0;
    for (mbo_feit feit = mbo_feitset_next(set, 0); feit; feit = mbo_feitset_next(set, feit))
        count++;
    PyObject *facts = PyTuple_New(count);
    for (mbo_feit feit = mbo_feitset_next(set, 0); facts && feit; feit = mbo_feitset_next(set, feit)) {
        PyObject *number = PyLong_FromLong(feit);
        if (!number || PyTuple_SetItem(facts, i++, number))
            Py_CLEAR(facts);
    }
    return facts;
}

static PyObject *from_text(const char *text)
{
    return text ? PyUnicode_FromString(text) : Py_NewRef(Py_None);
}

/* One result, or a tuple of more; takes over the references, of which one may be NULL after an error. */
static PyObject *pack(PyObject **items, Py_ssize_t count)
{
    bool good = true;
    for (Py_ssize_t i = 0; i < count; i++)
        good = good && items[i];
    PyObject *result = good ? PyTuple_New(count) : NULL;
    for (Py_ssize_t i = 0; i < count; i++) {
        if (!result)
            Py_XDECREF(items[i]);
        else
            PyTuple_SetItem(result, i, items[i]);
    }
    return result;
}

/* Raise the exception of a status, with code, line and column. */
static void raise_fout(state *st, mbo_status status, const mbo_fout *fout)
{
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
    if (good)
        PyErr_SetObject(type, error);
    Py_XDECREF(error);
    Py_XDECREF(text);
}

static PyType_Slot handle_slots[] = {
    {Py_tp_dealloc, handle_dealloc},
    {Py_tp_repr, handle_repr},
    {Py_tp_doc, "An object of the library. It is freed with the last reference to it and to what was got from it."},
    {0, NULL}};

static PyType_Spec handle_spec = {.name = "_mborules.Handle",
                                  .basicsize = sizeof(handle),
                                  .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION,
                                  .slots = handle_slots};

static bool add_error(PyObject *module, PyObject *base, const char *name, PyObject **out)
{
    char full[64];
    PyOS_snprintf(full, sizeof(full), "_mborules.%s", name);
    *out = PyErr_NewException(full, base, NULL);
    return *out && !PyModule_AddObjectRef(module, name, *out);
}

static bool add_handle_type(PyObject *module, state *st)
{
    st->handle_type = (PyTypeObject *)PyType_FromModuleAndSpec(module, &handle_spec, NULL);
    return st->handle_type && !PyModule_AddType(module, st->handle_type);
}

static int state_traverse(PyObject *module, visitproc visit, void *arg)
{
    state *st = PyModule_GetState(module);
    Py_VISIT((PyObject *)st->handle_type);
    Py_VISIT(st->fout);
    for (size_t i = 0; i < sizeof(st->errors) / sizeof(st->errors[0]); i++)
        Py_VISIT(st->errors[i]);
    return 0;
}

static int state_clear(PyObject *module)
{
    state *st = PyModule_GetState(module);
    Py_CLEAR(st->handle_type);
    Py_CLEAR(st->fout);
    for (size_t i = 0; i < sizeof(st->errors) / sizeof(st->errors[0]); i++)
        Py_CLEAR(st->errors[i]);
    return 0;
}

#endif
