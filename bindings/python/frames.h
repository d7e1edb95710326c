/* SPDX-License-Identifier: MIT */
/* By hand: tables in and out as Arrow streams in PyCapsules, and a batch between them. A stream may be read by another
   library, on any thread, with the GIL or without: it is taken where Python is touched, and let go of while a batch
   works. See https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html */
#ifndef MBORULES_PYTHON_FRAMES_H
#define MBORULES_PYTHON_FRAMES_H

#include <signal.h>

#include "arrow.h"

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

/* ---- columns from Python ---- */

/* A column: its Arrow format, and for a dictionary of text its words with their indexes. */
struct veld {
    char *naam, formaat[MAX_FORMAAT];
    PyObject *woorden; /* a dict; NULL: it is no dictionary */
};

/* The bytes of a value; 0: it has no fixed number of them. */
static size_t value_size(const char *formaat)
{
    switch (formaat[0]) {
    case 'c':
    case 'C': return 1;
    case 's':
    case 'S':
    case 'e': return 2;
    case 'i':
    case 'I':
    case 'f': return 4;
    case 'l':
    case 'L':
    case 'g': return 8;
    case 't': return strcmp(formaat, "tdD") ? 8 : 4;
    case 'd': return 16;
    default: return 0;
    }
}

/* A number with decimals as an integer of 128 bits. */
static bool put_decimal(const char *formaat, PyObject *value, void *to)
{
    const char *scale = strchr(formaat, ',');
    PyObject *scaled = PyObject_CallMethod(value, "scaleb", "i", scale ? atoi(scale + 1) : 0);
    PyObject *whole = scaled ? PyNumber_Long(scaled) : NULL;
    PyObject *to_bytes = whole ? PyObject_GetAttrString(whole, "to_bytes") : NULL;
    PyObject *args = to_bytes ? Py_BuildValue("(is)", 16, "little") : NULL, *named = NULL, *bytes = NULL;
    char *from = NULL;
    Py_ssize_t size = 0;
    if (args && (named = Py_BuildValue("{s:O}", "signed", Py_True)))
        bytes = PyObject_Call(to_bytes, args, named);
    bool good = bytes && !PyBytes_AsStringAndSize(bytes, &from, &size) && size == 16;
    if (good)
        memcpy(to, from, 16);
    Py_XDECREF(bytes);
    Py_XDECREF(named);
    Py_XDECREF(args);
    Py_XDECREF(to_bytes);
    Py_XDECREF(whole);
    Py_XDECREF(scaled);
    return good;
}

/* One value of fixed size. */
static bool put_value(state *st, const struct veld *veld, PyObject *value, void *to)
{
    int64_t number = 0;
    double fraction;
    switch (veld->formaat[0]) {
    case 'g':
        fraction = PyFloat_AsDouble(value);
        memcpy(to, &fraction, sizeof(fraction));
        return fraction != -1 || !PyErr_Occurred();
    case 'd': return put_decimal(veld->formaat, value, to);
    case 't':
        if (!strcmp(veld->formaat, "tdD"))
            return take_datum(st, value, to);
        break;
    default: break;
    }
    size_t size = value_size(veld->formaat);
    if (veld->woorden) {
        PyObject *index = PyObject_GetItem(veld->woorden, value);
        bool good = index && take_int(index, 0, INT32_MAX, &number);
        Py_XDECREF(index);
        if (!good)
            return false;
    } else if (!take_int(value, size == 8 ? INT64_MIN : -(INT64_C(1) << (8 * size - 1)),
                         size == 8 ? INT64_MAX : (INT64_C(1) << (8 * size - 1)) - 1, &number)) {
        return false;
    }
    switch (size) { /* of the machine's own order */
    case 1: *(int8_t *)to = (int8_t)number; break;
    case 2: *(int16_t *)to = (int16_t)number; break;
    case 4: *(int32_t *)to = (int32_t)number; break;
    default: memcpy(to, &number, sizeof(number));
    }
    return true;
}

static bool no_memory(void)
{
    PyErr_NoMemory();
    return false;
}

/* A text, or all of a collection of them; false with an exception. */
static bool put_text(struct tekst *tekst, PyObject *value)
{
    Py_ssize_t n = 0;
    if (!PyUnicode_Check(value)) {
        PyErr_Format(PyExc_TypeError, "expected a str, got %R", value);
        return false;
    }
    const char *bytes = PyUnicode_AsUTF8AndSize(value, &n);
    if (bytes && (size_t)n > INT32_MAX - tekst->used)
        PyErr_SetString(PyExc_OverflowError, "a column of more than 2 GiB of text");
    else if (bytes && !tekst_add(tekst, bytes, (size_t)n))
        PyErr_NoMemory();
    return bytes && !PyErr_Occurred();
}

static bool put_texts(struct tekst *tekst, struct ArrowArray *array, PyObject *values, Py_ssize_t n)
{
    int32_t *offset = array_buffer(array, 1, ((size_t)n + 1) * sizeof(*offset));
    bool good = offset && tekst_add(tekst, "", 0) ? true : no_memory();
    for (Py_ssize_t i = 0; good && i < n; i++) {
        PyObject *value = PyTuple_GetItem(values, i);
        good = value == Py_None || put_text(tekst, value);
        offset[i + 1] = (int32_t)tekst->used;
    }
    array->buffers[2] = tekst->bytes;
    return good;
}

/* A list of texts a row. */
static bool put_lists(struct ArrowArray *array, PyObject *values, Py_ssize_t n)
{
    int32_t *offset = array_buffer(array, 1, ((size_t)n + 1) * sizeof(*offset));
    PyObject *all = PyList_New(0), *flat = NULL;
    bool good = offset && all ? true : no_memory();
    for (Py_ssize_t i = 0; good && i < n; i++) {
        PyObject *value = PyTuple_GetItem(values, i);
        if (value != Py_None) {
            PyObject *members = PySequence_List(value);
            Py_ssize_t size = PyList_Size(all);
            good = members && !PyList_SetSlice(all, size, size, members);
            Py_XDECREF(members);
        }
        good = good && PyList_Size(all) <= INT32_MAX;
        offset[i + 1] = good ? (int32_t)PyList_Size(all) : 0;
    }
    struct tekst tekst = {0};
    if (good && (flat = PyList_AsTuple(all)))
        good = array_make(array->children[0], PyTuple_Size(flat), 3, 0) ? true : no_memory();
    good = good && flat && put_texts(&tekst, array->children[0], flat, PyTuple_Size(flat));
    Py_XDECREF(flat);
    Py_XDECREF(all);
    return good;
}

/* The words of a dictionary, in the order of their indexes. */
static bool put_dictionary(struct ArrowArray *array, PyObject *woorden)
{
    PyObject *keys = PySequence_Tuple(woorden);
    struct tekst tekst = {0};
    bool good = keys && (array->dictionary = calloc(1, sizeof(*array->dictionary))) &&
                array_make(array->dictionary, PyTuple_Size(keys), 3, 0);
    if (keys && !good)
        no_memory();
    good = good && put_texts(&tekst, array->dictionary, keys, PyTuple_Size(keys));
    Py_XDECREF(keys);
    return good;
}

/* A column from a tuple; None is null. */
static bool fill_tuple(state *st, const struct veld *veld, PyObject *values, Py_ssize_t n, struct ArrowArray *array)
{
    bool text = !strcmp(veld->formaat, "u"), list = !strcmp(veld->formaat, "+l"), bits = !strcmp(veld->formaat, "b");
    size_t size = value_size(veld->formaat);
    if (!strcmp(veld->formaat, "n")) {
        bool made = array_make(array, n, 0, 0);
        array->null_count = n;
        return made || no_memory();
    }
    if (!array_make(array, n, text ? 3 : 2, list))
        return no_memory();
    uint8_t *geldig = array_buffer(array, 0, (size_t)n / 8 + 1);
    if (!geldig)
        return no_memory();
    for (Py_ssize_t i = 0; i < n; i++) {
        if (PyTuple_GetItem(values, i) == Py_None)
            array->null_count++;
        else
            set_bit(geldig, i);
    }
    struct tekst tekst = {0};
    if (text)
        return put_texts(&tekst, array, values, n);
    if (list)
        return put_lists(array, values, n);
    char *to = array_buffer(array, 1, bits ? (size_t)n / 8 + 1 : (size_t)n * size);
    if (!to)
        return no_memory();
    for (Py_ssize_t i = 0; i < n; i++) {
        PyObject *value = PyTuple_GetItem(values, i);
        if (value == Py_None)
            continue;
        if (bits) {
            int truth = PyObject_IsTrue(value);
            if (truth < 0)
                return false;
            if (truth)
                set_bit((uint8_t *)to, i);
        } else if (!put_value(st, veld, value, to + (size_t)i * size)) {
            return false;
        }
    }
    return !veld->woorden || put_dictionary(array, veld->woorden);
}

/* A column from numbers in memory: as they are, but for truths, which become bits, and days and moments of NumPy, which
   are 64 bits with the lowest number for none. */
static bool fill_buffer(const struct veld *veld, const Py_buffer *view, struct ArrowArray *array)
{
    Py_ssize_t n = view->len / (view->itemsize ? view->itemsize : 1), step = view->strides[0];
    size_t size = value_size(veld->formaat);
    const char *from = view->buf;
    bool bits = !strcmp(veld->formaat, "b"), moments = veld->formaat[0] == 't', days = moments && size == 4;
    if (view->ndim != 1 || (size_t)view->itemsize != (bits ? 1 : days ? 8 : size)) {
        PyErr_Format(PyExc_TypeError, "expected %s in one dimension", bits ? "truths" : "numbers");
        return false;
    }
    if (!array_make(array, n, 2, 0))
        return no_memory();
    char *to = array_buffer(array, 1, bits ? (size_t)n / 8 + 1 : (size_t)n * size);
    uint8_t *geldig = moments ? array_buffer(array, 0, (size_t)n / 8 + 1) : NULL;
    if (!to || (moments && !geldig))
        return no_memory();
    if (bits) {
        for (Py_ssize_t i = 0; i < n; i++)
            if (from[i * step])
                set_bit((uint8_t *)to, i);
    } else if (moments) {
        for (Py_ssize_t i = 0; i < n; i++) {
            int64_t value;
            memcpy(&value, from + i * step, sizeof(value));
            if (value == INT64_MIN) {
                array->null_count++;
                continue;
            }
            set_bit(geldig, i);
            if (days && (value < INT32_MIN || value > INT32_MAX)) {
                PyErr_Format(PyExc_OverflowError, "%lld days is out of range", (long long)value);
                return false;
            }
            int32_t day = (int32_t)value;
            memcpy(to + (size_t)i * size, days ? (const void *)&day : &value, size);
        }
    } else if ((size_t)step == size) {
        memcpy(to, from, (size_t)n * size);
    } else {
        for (Py_ssize_t i = 0; i < n; i++)
            memcpy(to + (size_t)i * size, from + i * step, size);
    }
    return true;
}

/* A column of `n` rows, from a buffer or any sequence. */
static bool fill_column(state *st, const struct veld *veld, PyObject *values, Py_ssize_t n, struct ArrowArray *array)
{
    bool good;
    if (PyObject_CheckBuffer(values)) {
        Py_buffer view;
        if (PyObject_GetBuffer(values, &view, PyBUF_STRIDED_RO))
            return false;
        good = fill_buffer(veld, &view, array);
        PyBuffer_Release(&view);
    } else {
        PyObject *tuple = PySequence_Tuple(values);
        good = tuple && fill_tuple(st, veld, tuple, PyTuple_Size(tuple), array);
        Py_XDECREF(tuple);
    }
    if (good && array->length != n) {
        PyErr_Format(PyExc_ValueError, "column %s has %lld rows, where another has %zd", veld->naam,
                     (long long)array->length, n);
        good = false;
    }
    return good;
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
    PyGILState_STATE gil = PyGILState_Ensure();
    PyObject *part = NULL;
    if (!s->iterator)
        s->iterator = PyObject_CallNoArgs(s->delen);
    if (s->iterator)
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

/* ---- a batch ---- */

/* A batch over one table, once. The table is asked for when the schema or the first answers are. */
struct pas {
    state *st;
    PyObject *houdt;              /* the arguments, which keep all of them and the module */
    PyObject *bron;               /* gives the stream of the table */
    PyObject *regels, *structuur; /* the latter NULL: the built-in one */
    PyObject *klaar;              /* is given the batch at the end; NULL: none */
    mbo_vraag *vraag;
    Py_ssize_t vragen;
    mbo_batch_options opties;
    bool streng; /* a bad row is an error */
    bool open, eigen; /* is it the package that reads? */
    char **tekst; /* the columns that are to be text */
    Py_ssize_t teksten;
    mbo_batch *batch;
    struct ArrowArrayStream uit;
    mbo_fout fout;
    struct meld meld; /* its exception is what `fout` was in Python */
};

/* The exception that is there becomes what is wrong with the pass. */
static int pas_exception(struct pas *p, mbo_status status)
{
    if (PyErr_ExceptionMatches(PyExc_MemoryError))
        status = MBO_ERROR_MEMORY;
    tell(&p->fout);
    p->fout.code = status;
    if (!p->eigen)
        interrupt_again();
    Py_XDECREF(p->meld.exception);
    p->meld.exception = take_exception();
    return status == MBO_ERROR_CANCELLED ? ECANCELED : status == MBO_ERROR_MEMORY ? ENOMEM : EINVAL;
}

/* Ask for the table, and put the batch behind it. */
static int pas_open(struct pas *p)
{
    if (p->open)
        return p->uit.release ? 0 : EINVAL;
    p->open = true;
    struct ArrowArrayStream in = {0};
    PyGILState_STATE gil = PyGILState_Ensure();
    PyObject *capsule = PyObject_CallNoArgs(p->bron);
    bool good = capsule && take_stream(capsule, &in) &&
                structuur_for(p->st, p->structuur, NULL, 1, &p->opties.structuur);
    Py_XDECREF(capsule);
    int code = good ? 0 : pas_exception(p, MBO_ERROR_SYNTAX);
    PyGILState_Release(gil);
    if (!good) {
        if (in.release)
            in.release(&in);
        return code;
    }
    p->opties.size = sizeof(p->opties);
    p->opties.progress = tell_progress;
    p->opties.progress_ctx = &p->meld;
    mbo_status status = mbo_batch_create(DATA(p->regels)->ptr, p->vragen ? p->vraag : NULL, (size_t)p->vragen,
                                         &p->opties, &p->batch, &p->fout);
    if (status)
        in.release(&in);
    else
        status = mbo_batch_stream(p->batch, &in, &p->uit, &p->fout);
    return status == MBO_ERROR_MEMORY ? ENOMEM : status ? EINVAL : 0;
}

static bool pas_text(const struct pas *p, const struct ArrowSchema *kolom)
{
    for (Py_ssize_t i = 0; decodable(kolom) && i < p->teksten; i++)
        if (kolom->name && !strcmp(kolom->name, p->tekst[i]))
            return true;
    return false;
}

/* The failure of the stream within, in its words. */
static int pas_failed(struct pas *p, struct ArrowArrayStream *stream, int code)
{
    const char *why = stream->get_last_error(stream);
    if (!p->fout.code) {
        p->fout.code = code == ENOMEM ? MBO_ERROR_MEMORY : code == ECANCELED ? MBO_ERROR_CANCELLED : MBO_ERROR_SYNTAX;
        PyOS_snprintf(p->fout.message, sizeof(p->fout.message), "%.500s", why ? why : "the stream failed");
    }
    return code;
}

static int pas_get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out)
{
    struct pas *p = stream->private_data;
    int code = pas_open(p);
    memset(out, 0, sizeof(*out));
    if (code)
        return code;
    if ((code = p->uit.get_schema(&p->uit, out)))
        return pas_failed(p, &p->uit, code);
    for (int64_t i = 0; i < out->n_children; i++) {
        struct ArrowSchema *kolom = out->children[i], tekst;
        if (!pas_text(p, kolom))
            continue;
        if (!schema_make(&tekst, "u", kolom->name, 0)) {
            out->release(out);
            return ENOMEM;
        }
        kolom->release(kolom);
        *kolom = tekst;
    }
    return 0;
}

/* The first bad row, where that is an error. */
static bool pas_bad_row(struct pas *p)
{
    mbo_fout fout;
    if (!p->streng || !mbo_batch_fout(p->batch, 0, &fout))
        return false;
    p->fout = fout;
    if (fout.code == MBO_ERROR_NAME) /* the name of a code: a value of a row, as another is */
        p->fout.code = MBO_ERROR_VALUE;
    PyOS_snprintf(p->fout.message, sizeof(p->fout.message), "row %lld: %.480s", (long long)fout.line, fout.message);
    return true;
}

static bool pas_texts(struct pas *p, struct ArrowArray *array)
{
    struct ArrowSchema schema;
    bool good = !p->uit.get_schema(&p->uit, &schema);
    for (int64_t i = 0; good && i < array->n_children; i++)
        if (pas_text(p, schema.children[i]))
            good = decode(array->children[i], index_size(schema.children[i]->format));
    if (schema.release)
        schema.release(&schema);
    return good;
}

/* The end: tell who wants to know. */
static int pas_end(struct pas *p)
{
    if (!p->meld.voortgang && !p->klaar)
        return 0;
    PyGILState_STATE gil = PyGILState_Ensure();
    bool good = true;
    if (p->meld.voortgang) {
        long long rijen = mbo_batch_rijen(p->batch);
        PyObject *none = PyObject_CallFunction(p->meld.voortgang, "LL", rijen, rijen);
        good = none != NULL;
        Py_XDECREF(none);
        Py_CLEAR(p->meld.voortgang);
    }
    if (good && p->klaar) {
        PyObject *batch = from_owned(p->st, KIND_batch, p->batch); /* the stream holds it too */
        p->batch = NULL;
        PyObject *none = batch ? PyObject_CallFunctionObjArgs(p->klaar, batch, NULL) : NULL;
        good = none != NULL;
        Py_XDECREF(none);
        Py_XDECREF(batch);
        Py_CLEAR(p->klaar);
    }
    int code = good ? 0 : pas_exception(p, MBO_ERROR_CANCELLED);
    PyGILState_Release(gil);
    return code;
}

static int pas_get_next(struct ArrowArrayStream *stream, struct ArrowArray *out)
{
    struct pas *p = stream->private_data;
    int code = pas_open(p);
    memset(out, 0, sizeof(*out));
    if (code)
        return code;
    /* A thread of Python's lets go of the GIL while the batch works, whether it has it now or not. */
    PyGILState_STATE gil = PyGILState_LOCKED;
    bool python = PyGILState_GetThisThreadState() != NULL;
    if (python) {
        gil = PyGILState_Ensure();
        p->meld.thread = PyEval_SaveThread();
    }
    code = p->uit.get_next(&p->uit, out);
    if (python) {
        PyEval_RestoreThread(p->meld.thread);
        p->meld.thread = NULL;
    } else if (p->meld.exception) {
        gil = PyGILState_Ensure();
    }
    if (code == ECANCELED && raise_stopped(&p->meld))
        pas_exception(p, MBO_ERROR_CANCELLED);
    if (python || p->meld.exception)
        PyGILState_Release(gil);
    if (code)
        return pas_failed(p, &p->uit, code);
    if (!out->release)
        return pas_end(p);
    if (pas_bad_row(p))
        code = EINVAL;
    else if (p->teksten && !pas_texts(p, out))
        code = ENOMEM;
    if (code)
        out->release(out);
    return code;
}

static const char *pas_get_last_error(struct ArrowArrayStream *stream)
{
    const struct pas *p = stream->private_data;
    return p->fout.code ? p->fout.message : NULL;
}

static void pas_release(struct ArrowArrayStream *stream)
{
    struct pas *p = stream->private_data;
    stream->release = NULL;
    if (p->uit.release)
        p->uit.release(&p->uit);
    mbo_batch_free(p->batch);
    for (Py_ssize_t i = 0; i < p->teksten; i++)
        free(p->tekst[i]);
    free(p->tekst);
    free(p->vraag);
    if (Py_IsInitialized()) {
        PyGILState_STATE gil = PyGILState_Ensure();
        Py_XDECREF(p->klaar);
        Py_XDECREF(p->meld.voortgang);
        Py_XDECREF(p->meld.exception);
        Py_XDECREF(p->houdt);
        PyGILState_Release(gil);
    }
    free(p);
}

static bool pas_wanted(struct pas *p, const struct ArrowSchema *wanted)
{
    p->tekst = calloc(wanted ? (size_t)wanted->n_children + 1 : 1, sizeof(*p->tekst));
    for (int64_t i = 0; p->tekst && wanted && i < wanted->n_children; i++) {
        const char *naam = wanted->children[i]->name;
        if (!naam || !as_text(wanted, naam))
            continue;
        char *copy = malloc(strlen(naam) + 1);
        if (!copy)
            return no_memory();
        p->tekst[p->teksten++] = strcpy(copy, naam);
    }
    return p->tekst ? true : no_memory();
}

static PyObject *or_none(PyObject *given)
{
    return given == Py_None ? NULL : given;
}

/* What batch_stroom() and batch_lees() are given; false with an exception, and the stream is released. */
static bool pas_make(PyObject *module, PyObject *args, bool eigen, struct ArrowArrayStream *stream)
{
    PyObject *vragen, *structuur, *voortgang, *klaar, *wanted;
    int streng;
    struct pas *p = calloc(1, sizeof(*p));
    if (!p)
        return no_memory();
    *stream = (struct ArrowArrayStream){pas_get_schema, pas_get_next, pas_get_last_error, pas_release, p};
    p->st = PyModule_GetState(module);
    p->eigen = eigen;
    p->houdt = PyTuple_Pack(2, module, args);
    bool good = p->houdt && main_interpreter() &&
                PyArg_ParseTuple(args, "OO!O!OiiipOOO", &p->bron, p->st->types[KIND_regels], &p->regels, &PyTuple_Type,
                                 &vragen, &structuur, &p->opties.options, &p->opties.threads, &p->opties.fouten,
                                 &streng, &voortgang, &klaar, &wanted) &&
                take_handle(p->st, structuur, KIND_structuur, true, &p->structuur) && pas_wanted(p, requested(wanted));
    if (good) {
        p->streng = streng;
        p->meld.voortgang = Py_XNewRef(or_none(voortgang));
        p->klaar = Py_XNewRef(or_none(klaar));
        p->vragen = PyTuple_Size(vragen);
        good = (p->vraag = calloc((size_t)p->vragen + 1, sizeof(*p->vraag))) ? true : no_memory();
    }
    for (Py_ssize_t i = 0; good && i < p->vragen; i++)
        good = take_code(p->st, PyTuple_GetItem(vragen, i), ENUM_vraag, &p->vraag[i]);
    if (!good)
        pas_release(stream);
    return good;
}

/* batch_stroom(bron, regels, vragen, structuur, opties, threads, fouten, streng, voortgang, klaar, requested_schema) */
static PyObject *batch_stroom(PyObject *module, PyObject *args)
{
    struct ArrowArrayStream stream;
    return pas_make(module, args, false, &stream) ? stream_capsule(&stream) : NULL;
}

/* What went wrong, for who reads in this package. */
static void pas_raise(struct pas *p)
{
    if (!raise_stopped(&p->meld) && !PyErr_CheckSignals())
        raise_fout(p->st, p->fout.code ? p->fout.code : MBO_ERROR_MEMORY, &p->fout);
}

/* batch_lees(the same): read it here and give the Batch, for what it counted. */
static PyObject *batch_lees(PyObject *module, PyObject *args)
{
    struct ArrowArrayStream stream;
    struct ArrowArray array;
    if (!pas_make(module, args, true, &stream))
        return NULL;
    struct pas *p = stream.private_data;
    PyObject *result = NULL;
    int code;
    while (!(code = pas_get_next(&stream, &array)) && array.release)
        array.release(&array);
    if (!code) {
        result = from_owned(p->st, KIND_batch, p->batch);
        p->batch = NULL;
    } else {
        pas_raise(p);
    }
    pas_release(&stream);
    return result;
}

/* What was bad: a tuple of row and column, from 1, and message, in that order; as many as were to be kept. */
static PyObject *batch_fouten(PyObject *self, void *closure)
{
    (void)closure;
    PyObject *list = PyList_New(0);
    mbo_fout fout;
    for (int32_t i = 0; list && mbo_batch_fout(DATA(self)->ptr, i, &fout); i++) {
        PyObject *message = PyUnicode_DecodeUTF8(fout.message, (Py_ssize_t)strlen(fout.message), "replace");
        PyObject *row =
            message ? Py_BuildValue("LLN", (long long)fout.line, (long long)fout.column, message) : NULL;
        if (!row || PyList_Append(list, row))
            Py_CLEAR(list);
        Py_XDECREF(row);
    }
    PyObject *tuple = list ? PyList_AsTuple(list) : NULL;
    Py_XDECREF(list);
    return tuple;
}

#include "lezen.h"

/* clang-format off */
#define FRAMES_METHODS \
    {"tabel_stroom", tabel_stroom, METH_VARARGS, "tabel_stroom($module, velden, delen, gevraagd, /)\n--\n\nA table as a stream of record batches."}, \
    {"tabel_schema", tabel_schema, METH_O, "tabel_schema($module, velden, /)\n--\n\nThe schema of a table."}, \
    {"array_stroom", array_stroom, METH_VARARGS, "array_stroom($module, schema, array, /)\n--\n\nAn array and its schema as a stream."}, \
    {"batch_stroom", batch_stroom, METH_VARARGS, "batch_stroom($module, bron, regels, vragen, structuur, opties, threads, fouten, streng, voortgang, klaar, gevraagd, /)\n--\n\nThe answers to a table as a stream of record batches."}, \
    {"batch_lees", batch_lees, METH_VARARGS, "batch_lees($module, bron, regels, vragen, structuur, opties, threads, fouten, streng, voortgang, klaar, gevraagd, /)\n--\n\nThe answers to a table, read and counted: a Batch."}, \
    {"batch_rijen", batch_rijen, METH_O, "batch_rijen($module, stroom, /)\n--\n\nThe next rows of a stream of batch_stroom(), as dicts; None: that was all."},
/* clang-format on */

#endif
