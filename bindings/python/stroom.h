/* SPDX-License-Identifier: MIT */
/* By hand: Arrow streams in PyCapsules, and what Python makes as one. A stream may be read by another library, on any
   thread, with the GIL or without: it is taken where Python is touched.
   See https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html */
#ifndef MBORULES_PYTHON_STROOM_H
#define MBORULES_PYTHON_STROOM_H

#include "kolommen.h"

#include <signal.h>

static const char stream_name[] = "arrow_array_stream", schema_name[] = "arrow_schema", array_name[] = "arrow_array";

/* PyGILState is of the main interpreter alone. */
static bool main_interpreter(void)
{
    if (PyInterpreterState_GetID(PyInterpreterState_Get())) {
        PyErr_SetString(PyExc_RuntimeError, "tables are for the main interpreter");
        return false;
    }
    return true;
}

/* Is there a Python to ask? While it ends, for the thread that ends it only; a reader may outlive it. */
static bool there_is_python(void)
{
    return Py_IsInitialized() || PyGILState_GetThisThreadState();
}

static const char no_python[] = "Python has ended";

/* Who reads a stream gets an error of its own: after Ctrl-C let Python have that again. */
static void interrupt_again(void)
{
    if (PyErr_ExceptionMatches(PyExc_KeyboardInterrupt))
        PyErr_SetInterruptEx(SIGINT);
}

/* ---- capsules ---- */

static void stream_destructor(PyObject *capsule)
{
    struct ArrowArrayStream *stream = PyCapsule_GetPointer(capsule, stream_name);
    if (stream->release)
        stream->release(stream);
    free(stream);
}

static void schema_destructor(PyObject *capsule)
{
    struct ArrowSchema *schema = PyCapsule_GetPointer(capsule, schema_name);
    if (schema->release)
        schema->release(schema);
    free(schema);
}

static PyObject *in_capsule(const void *from, size_t size, const char *name, PyCapsule_Destructor destructor)
{
    void *moved = malloc(size);
    PyObject *capsule = moved ? PyCapsule_New(memcpy(moved, from, size), name, destructor) : PyErr_NoMemory();
    if (!capsule)
        free(moved);
    return capsule;
}

/* The stream is the capsule's; without one it is released. */
static PyObject *stream_capsule(struct ArrowArrayStream *stream)
{
    PyObject *capsule = in_capsule(stream, sizeof(*stream), stream_name, stream_destructor);
    if (!capsule)
        stream->release(stream);
    return capsule;
}

static bool take_stream(PyObject *capsule, struct ArrowArrayStream *out)
{
    struct ArrowArrayStream *stream = PyCapsule_GetPointer(capsule, stream_name);
    if (!stream)
        return false;
    if (!stream->release) {
        PyErr_SetString(PyExc_ValueError, "this stream was read before");
        return false;
    }
    *out = *stream;
    stream->release = NULL;
    return true;
}

/* What a requested_schema asks for; NULL: nothing. */
static const struct ArrowSchema *requested(PyObject *capsule)
{
    const struct ArrowSchema *schema =
        PyCapsule_IsValid(capsule, schema_name) ? PyCapsule_GetPointer(capsule, schema_name) : NULL;
    return schema && schema->release ? schema : NULL;
}

/* Does it ask for a column as text? */
static bool as_text(const struct ArrowSchema *wanted, const char *naam)
{
    for (int64_t i = 0; wanted && i < wanted->n_children; i++) {
        const struct ArrowSchema *s = wanted->children[i];
        if (s->name && !strcmp(s->name, naam))
            return !s->dictionary && (!strcmp(s->format, "u") || !strcmp(s->format, "U") || !strcmp(s->format, "vu"));
    }
    return false;
}

/* ---- a stream of what Python makes ---- */

struct tabelstroom {
    state *st;
    PyObject *module; /* which keeps `st` */
    PyObject *delen, *iterator;
    struct veld *veld;
    Py_ssize_t velden;
    char fout[MAX_FOUT];
};

static void free_velden(struct veld *veld, Py_ssize_t n)
{
    for (Py_ssize_t i = 0; veld && i < n; i++) {
        free(veld[i].naam);
        Py_XDECREF(veld[i].woorden);
    }
    free(veld);
}

static bool is_tuple(PyObject *o)
{
    if (!PyTuple_Check(o))
        PyErr_Format(PyExc_TypeError, "expected a tuple, got %R", o);
    return PyTuple_Check(o);
}

static bool is_format(const char *formaat)
{
    bool good = value_size(formaat) || !strcmp(formaat, "n") || !strcmp(formaat, "b") || !strcmp(formaat, "u") ||
                !strcmp(formaat, "+l");
    if (!good)
        PyErr_Format(PyExc_ValueError, "no columns of format %s are made", formaat);
    return good;
}

/* Columns as Python tells them: a tuple of name, format, and a dict of words or None. */
static struct veld *take_velden(PyObject *from, const struct ArrowSchema *wanted, Py_ssize_t *n)
{
    *n = PyTuple_Size(from);
    struct veld *veld = *n < 0 ? NULL : calloc((size_t)*n + 1, sizeof(*veld));
    if (!veld && *n >= 0)
        PyErr_NoMemory();
    for (Py_ssize_t i = 0; veld && i < *n; i++) {
        const char *naam, *formaat;
        PyObject *row = PyTuple_GetItem(from, i), *woorden;
        bool good = is_tuple(row) && PyArg_ParseTuple(row, "ssO", &naam, &formaat, &woorden) && is_format(formaat);
        if (good && !(veld[i].naam = malloc(strlen(naam) + 1)))
            good = no_memory();
        if (!good) {
            free_velden(veld, *n);
            return NULL;
        }
        strcpy(veld[i].naam, naam);
        bool plain = woorden == Py_None || as_text(wanted, naam);
        PyOS_snprintf(veld[i].formaat, MAX_FORMAAT, "%s", plain && woorden != Py_None ? "u" : formaat);
        if (!plain)
            veld[i].woorden = Py_NewRef(woorden);
    }
    return veld;
}

static int velden_schema(const struct veld *veld, Py_ssize_t n, struct ArrowSchema *out)
{
    bool good = schema_make(out, "+s", "", n);
    for (Py_ssize_t i = 0; good && i < n; i++) {
        struct ArrowSchema *child = out->children[i];
        good = schema_make(child, veld[i].formaat, veld[i].naam, !strcmp(veld[i].formaat, "+l"));
        if (good && child->n_children)
            good = schema_make(child->children[0], "u", "item", 0);
        if (good && veld[i].woorden)
            good = schema_dictionary(child);
    }
    if (!good && out->release)
        out->release(out);
    return good ? 0 : ENOMEM;
}

static int tabel_get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out)
{
    const struct tabelstroom *s = stream->private_data;
    return velden_schema(s->veld, s->velden, out);
}

/* One part: how many rows, and a column for each field. */
static bool tabel_part(struct tabelstroom *s, PyObject *part, struct ArrowArray *out)
{
    Py_ssize_t n = 0;
    PyObject *columns;
    if (!is_tuple(part) || !PyArg_ParseTuple(part, "nO!", &n, &PyTuple_Type, &columns))
        return false;
    if (n < 0) {
        PyErr_Format(PyExc_ValueError, "a part of %zd rows", n);
        return false;
    }
    if (PyTuple_Size(columns) != s->velden) {
        PyErr_SetString(PyExc_ValueError, "a part with another number of columns");
        return false;
    }
    if (!array_make(out, n, 1, s->velden))
        return no_memory();
    bool good = true;
    for (Py_ssize_t i = 0; good && i < s->velden; i++)
        good = fill_column(s->st, &s->veld[i], PyTuple_GetItem(columns, i), n, out->children[i]);
    if (!good)
        out->release(out);
    return good;
}

static int tabel_get_next(struct ArrowArrayStream *stream, struct ArrowArray *out)
{
    struct tabelstroom *s = stream->private_data;
    memset(out, 0, sizeof(*out));
    if (!there_is_python()) {
        strcpy(s->fout, no_python);
        return ECANCELED;
    }
    PyGILState_STATE gil = PyGILState_Ensure();
    PyObject *part = NULL;
    if (!s->iterator)
        s->iterator = PyObject_CallNoArgs(s->delen);
    if (s->iterator && !PyIter_Check(s->iterator))
        PyErr_Format(PyExc_TypeError, "expected an iterator of parts, got %R", s->iterator);
    else if (s->iterator)
        part = PyIter_Next(s->iterator);
    if (part)
        tabel_part(s, part, out);
    Py_XDECREF(part);
    int code = 0;
    if (PyErr_Occurred()) {
        mbo_fout fout;
        code = PyErr_ExceptionMatches(PyExc_MemoryError) ? ENOMEM : EINVAL;
        tell(&fout);
        interrupt_again();
        PyErr_Clear();
        PyOS_snprintf(s->fout, sizeof(s->fout), "%s", fout.message);
    }
    PyGILState_Release(gil);
    return code;
}

static const char *tabel_get_last_error(struct ArrowArrayStream *stream)
{
    const struct tabelstroom *s = stream->private_data;
    return *s->fout ? s->fout : NULL;
}

static void tabel_release(struct ArrowArrayStream *stream)
{
    struct tabelstroom *s = stream->private_data;
    stream->release = NULL;
    if (!Py_IsInitialized()) /* after Python itself: there is nothing to give back to */
        return;
    PyGILState_STATE gil = PyGILState_Ensure();
    free_velden(s->veld, s->velden);
    Py_XDECREF(s->iterator);
    Py_XDECREF(s->delen);
    Py_XDECREF(s->module);
    free(s);
    PyGILState_Release(gil);
}

/* tabel_stroom(velden, delen, requested_schema): a stream of what the iterator gives that `delen()` makes, asked for
   when the first part is. */
static PyObject *tabel_stroom(PyObject *module, PyObject *args)
{
    PyObject *velden, *delen, *wanted;
    if (!PyArg_ParseTuple(args, "O!OO", &PyTuple_Type, &velden, &delen, &wanted) || !main_interpreter())
        return NULL;
    struct tabelstroom *s = calloc(1, sizeof(*s));
    if (!s)
        return PyErr_NoMemory();
    *s = (struct tabelstroom){.st = PyModule_GetState(module), .module = Py_NewRef(module), .delen = Py_NewRef(delen)};
    struct ArrowArrayStream stream = {tabel_get_schema, tabel_get_next, tabel_get_last_error, tabel_release, s};
    if (!(s->veld = take_velden(velden, requested(wanted), &s->velden))) {
        tabel_release(&stream);
        return NULL;
    }
    return stream_capsule(&stream);
}

/* tabel_schema(velden): their schema. */
static PyObject *tabel_schema(PyObject *module, PyObject *velden)
{
    (void)module;
    Py_ssize_t n = 0;
    struct ArrowSchema schema;
    struct veld *veld = !is_tuple(velden) ? NULL : take_velden(velden, NULL, &n);
    if (!veld)
        return NULL;
    int code = velden_schema(veld, n, &schema);
    free_velden(veld, n);
    if (code)
        return PyErr_NoMemory();
    PyObject *capsule = in_capsule(&schema, sizeof(schema), schema_name, schema_destructor);
    if (!capsule)
        schema.release(&schema);
    return capsule;
}

/* ---- one array as a stream ---- */

struct arraystroom {
    struct ArrowSchema schema;
    struct ArrowArray array;
};

static int array_get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out)
{
    struct arraystroom *s = stream->private_data;
    *out = s->schema; /* asked for once: see struct pas */
    s->schema.release = NULL;
    return out->release ? 0 : EINVAL;
}

static int array_get_next(struct ArrowArrayStream *stream, struct ArrowArray *out)
{
    struct arraystroom *s = stream->private_data;
    *out = s->array;
    s->array.release = NULL;
    return 0;
}

static const char *array_get_last_error(struct ArrowArrayStream *stream)
{
    (void)stream;
    return "its schema was taken before";
}

static void arraystroom_release(struct ArrowArrayStream *stream)
{
    struct arraystroom *s = stream->private_data;
    if (s->schema.release)
        s->schema.release(&s->schema);
    if (s->array.release)
        s->array.release(&s->array);
    free(s);
    stream->release = NULL;
}

/* array_stroom(schema, array): the pair that __arrow_c_array__ gives, as a stream. */
static PyObject *array_stroom(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *first, *second;
    if (!PyArg_ParseTuple(args, "OO", &first, &second))
        return NULL;
    struct ArrowSchema *schema = PyCapsule_GetPointer(first, schema_name);
    struct ArrowArray *array = schema ? PyCapsule_GetPointer(second, array_name) : NULL;
    struct arraystroom *s = array ? malloc(sizeof(*s)) : NULL;
    if (!s)
        return array ? PyErr_NoMemory() : NULL;
    *s = (struct arraystroom){*schema, *array};
    schema->release = NULL;
    array->release = NULL;
    struct ArrowArrayStream stream = {array_get_schema, array_get_next, array_get_last_error, arraystroom_release, s};
    return stream_capsule(&stream);
}

#endif
