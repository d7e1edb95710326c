/* SPDX-License-Identifier: MIT */
/* By hand: answers as rows of Python, for who has no frame library. */
#ifndef MBORULES_PYTHON_LEZEN_H
#define MBORULES_PYTHON_LEZEN_H

#include "batch.h"

/* `value` times a power of ten, of 128 bits. */
static PyObject *decimal_value(state *st, const void *bytes, int schaal)
{
    PyObject *from_bytes = PyObject_GetAttrString((PyObject *)&PyLong_Type, "from_bytes");
    PyObject *args = from_bytes ? Py_BuildValue("(y#s)", bytes, (Py_ssize_t)16, "little") : NULL;
    PyObject *named = args ? Py_BuildValue("{s:O}", "signed", Py_True) : NULL;
    PyObject *whole = named ? PyObject_Call(from_bytes, args, named) : NULL;
    PyObject *text = whole ? PyUnicode_FromFormat("%SE%d", whole, -schaal) : NULL; /* which a Decimal does not round */
    PyObject *result = text ? PyObject_CallFunctionObjArgs(st->decimal, text, NULL) : NULL;
    Py_XDECREF(text);
    Py_XDECREF(whole);
    Py_XDECREF(named);
    Py_XDECREF(args);
    Py_XDECREF(from_bytes);
    return result;
}

/* A moment without a zone, of so many units a second. */
static PyObject *moment_value(int64_t value, int64_t eenheid)
{
    int64_t seconden = value / eenheid, rest = value % eenheid;
    if (rest < 0) {
        seconden--;
        rest += eenheid;
    }
    PyObject *module = PyImport_ImportModule("datetime");
    PyObject *begin = module ? PyObject_CallMethod(module, "datetime", "iii", 1970, 1, 1) : NULL;
    PyObject *verder = begin ? PyObject_CallMethod(module, "timedelta", "iLL", 0, (long long)seconden,
                                                   (long long)(rest * (1000000.0 / (double)eenheid)))
                             : NULL;
    PyObject *result = verder ? PyNumber_Add(begin, verder) : NULL;
    Py_XDECREF(verder);
    Py_XDECREF(begin);
    Py_XDECREF(module);
    return result;
}

static PyObject *text_view(const struct ArrowArray *array, int64_t at)
{
    const char *view = (const char *)array->buffers[1] + 16 * at;
    int32_t size, buffer, offset;
    memcpy(&size, view, 4);
    memcpy(&buffer, view + 8, 4);
    memcpy(&offset, view + 12, 4);
    return PyUnicode_FromStringAndSize(size <= 12 ? view + 4 : (const char *)array->buffers[2 + buffer] + offset, size);
}

/* Where item `at` of a list or a text begins and ends. */
static void bounds(const struct ArrowArray *array, int64_t at, bool large, int64_t *from, int64_t *to)
{
    const int32_t *small = array->buffers[1];
    const int64_t *big = array->buffers[1];
    *from = large ? big[at] : small[at];
    *to = large ? big[at + 1] : small[at + 1];
}

static PyObject *arrow_values(state *st, const struct ArrowSchema *schema, const struct ArrowArray *array, int64_t from,
                              int64_t to);

/* Value `at` of a buffer, of what is no dictionary. */
static PyObject *arrow_value(state *st, const struct ArrowSchema *schema, const struct ArrowArray *array, int64_t at)
{
    const char *formaat = schema->format, *bytes = array->buffers[1];
    PyObject *values, *list;
    int64_t begin, end;
    switch (formaat[0]) {
    case 'b': return PyBool_FromLong(bit(array->buffers[1], at));
    case 'c': return PyLong_FromLong(((const int8_t *)bytes)[at]);
    case 'C': return PyLong_FromLong(((const uint8_t *)bytes)[at]);
    case 's': return PyLong_FromLong(((const int16_t *)(const void *)bytes)[at]);
    case 'S': return PyLong_FromLong(((const uint16_t *)(const void *)bytes)[at]);
    case 'i': return PyLong_FromLong(((const int32_t *)(const void *)bytes)[at]);
    case 'I': return PyLong_FromLongLong(((const uint32_t *)(const void *)bytes)[at]);
    case 'l': return PyLong_FromLongLong(((const int64_t *)(const void *)bytes)[at]);
    case 'L': return PyLong_FromUnsignedLongLong(((const uint64_t *)(const void *)bytes)[at]);
    case 'f': return PyFloat_FromDouble((double)((const float *)(const void *)bytes)[at]);
    case 'g': return PyFloat_FromDouble(((const double *)(const void *)bytes)[at]);
    case 'u':
    case 'U':
        bounds(array, at, formaat[0] == 'U', &begin, &end);
        return PyUnicode_FromStringAndSize((const char *)array->buffers[2] + begin, (Py_ssize_t)(end - begin));
    case 'v': return text_view(array, at);
    case 'd': return decimal_value(st, bytes + 16 * at, atoi(strchr(formaat, ',') + 1));
    case 't':
        if (formaat[1] == 'd')
            return from_datum(st, ((const int32_t *)(const void *)bytes)[at]);
        return moment_value(((const int64_t *)(const void *)bytes)[at], formaat[2] == 's'   ? 1
                                                                        : formaat[2] == 'm' ? 1000
                                                                        : formaat[2] == 'u' ? 1000000
                                                                                            : 1000000000);
    default:
        bounds(array, at, formaat[1] == 'L', &begin, &end);
        values = arrow_values(st, schema->children[0], array->children[0], begin, end);
        list = values ? PySequence_List(values) : NULL;
        Py_XDECREF(values);
        return list;
    }
}

/* Is it a type that becomes values of Python? Those that a frame library must read are not. */
static bool readable(const struct ArrowSchema *schema)
{
    static const char *const formats[] = {"n", "b", "c", "C",  "s",   "S",    "i",    "I",    "l",    "L",  "f",
                                          "g", "u", "U", "vu", "tdD", "tss:", "tsm:", "tsu:", "tsn:", "+l", "+L"};
    const char *schaal = strchr(schema->format, ',');
    bool good = !strncmp(schema->format, "d:", 2) && schaal && !strchr(schaal + 1, ','); /* of 128 bits */
    for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++)
        good |= !strcmp(schema->format, formats[i]);
    if (schema->dictionary)
        return index_size(schema->format) && readable(schema->dictionary);
    return good && (schema->format[0] != '+' || readable(schema->children[0]));
}

/* Values from one place to another of an array, as a tuple. */
static PyObject *arrow_values(state *st, const struct ArrowSchema *schema, const struct ArrowArray *array, int64_t from,
                              int64_t to)
{
    const uint8_t *geldig = array->n_buffers ? array->buffers[0] : NULL;
    PyObject *woorden = schema->dictionary
                            ? arrow_values(st, schema->dictionary, array->dictionary, 0, array->dictionary->length)
                            : NULL;
    PyObject *result = schema->dictionary && !woorden ? NULL : PyTuple_New((Py_ssize_t)(to - from));
    for (int64_t i = from; result && i < to; i++) {
        int64_t at = array->offset + i;
        PyObject *value;
        if (schema->format[0] == 'n' || (geldig && !bit(geldig, at))) {
            value = Py_NewRef(Py_None);
        } else {
            value = arrow_value(st, schema, array, at);
            if (value && woorden) {
                Py_ssize_t index = PyLong_AsSsize_t(value);
                Py_DECREF(value);
                value = Py_XNewRef(PyTuple_GetItem(woorden, index));
            }
        }
        if (!value || PyTuple_SetItem(result, (Py_ssize_t)(i - from), value))
            Py_CLEAR(result);
    }
    Py_XDECREF(woorden);
    return result;
}

static PyObject *arrow_rows(state *st, const struct ArrowSchema *schema, const struct ArrowArray *array)
{
    PyObject *columns = PyTuple_New((Py_ssize_t)array->n_children), *names = PyTuple_New((Py_ssize_t)array->n_children);
    bool good = columns && names;
    for (int64_t k = 0; good && k < array->n_children; k++) {
        const struct ArrowSchema *kolom = schema->children[k];
        PyObject *name = PyUnicode_FromString(kolom->name ? kolom->name : ""), *values = NULL;
        bool twice = false;
        for (int64_t j = 0; name && j < k; j++)
            twice |= !PyUnicode_Compare(name, PyTuple_GetItem(names, (Py_ssize_t)j));
        if (twice)
            PyErr_Format(PyExc_ValueError, "two columns are called \"%U\", and a row is a dict: rename one", name);
        else if (name && !readable(kolom))
            PyErr_Format(PyExc_TypeError, "column %U is of Arrow type \"%s\", which needs a frame library", name,
                         kolom->format);
        else if (name)
            values = arrow_values(st, kolom, array->children[k], 0, array->length);
        good = name && values;
        PyTuple_SetItem(names, (Py_ssize_t)k, name);
        PyTuple_SetItem(columns, (Py_ssize_t)k, values);
    }
    PyObject *rows = good ? PyList_New(0) : NULL;
    for (Py_ssize_t i = 0; rows && i < (Py_ssize_t)array->length; i++) {
        PyObject *row = PyDict_New();
        good = row != NULL;
        for (Py_ssize_t k = 0; good && k < (Py_ssize_t)array->n_children; k++)
            good = !PyDict_SetItem(row, PyTuple_GetItem(names, k), PyTuple_GetItem(PyTuple_GetItem(columns, k), i));
        if (!good || PyList_Append(rows, row))
            Py_CLEAR(rows);
        Py_XDECREF(row);
    }
    Py_XDECREF(names);
    Py_XDECREF(columns);
    return rows;
}

/* batch_rijen(stroom): the next rows of a stream of batch_stroom(), as dicts; None: that was all. */
static PyObject *batch_rijen(PyObject *module, PyObject *capsule)
{
    (void)module;
    struct ArrowArrayStream *stream = PyCapsule_GetPointer(capsule, stream_name);
    if (!stream)
        return NULL;
    if (!stream->release || stream->get_next != pas_get_next)
        return PyErr_Format(PyExc_ValueError, "expected a stream of answers that was not given away");
    struct pas *p = stream->private_data;
    struct ArrowSchema schema = {0};
    struct ArrowArray array = {0};
    p->eigen = true;
    int code = stream->get_next(stream, &array);
    if (!code && array.release)
        code = stream->get_schema(stream, &schema);
    PyObject *rows = NULL;
    if (code == EBUSY)
        PyErr_SetString(PyExc_RuntimeError, "another is reading this stream");
    else if (code)
        pas_raise(p);
    else
        rows = array.release ? arrow_rows(p->st, &schema, &array) : Py_NewRef(Py_None);
    if (schema.release)
        schema.release(&schema);
    if (array.release)
        array.release(&array);
    return rows;
}

#endif
