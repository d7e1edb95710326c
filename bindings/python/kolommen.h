/* SPDX-License-Identifier: MIT */
/* By hand: columns of Arrow from sequences and buffers of Python. */
#ifndef MBORULES_PYTHON_KOLOMMEN_H
#define MBORULES_PYTHON_KOLOMMEN_H

#include "arrow.h"

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
    PyObject *whole = times_ten(value, scale ? atoi(scale + 1) : 0);
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
        bool good = index && take_int(index, 0, (INT64_C(1) << (8 * (size < 4 ? size : 4) - 1)) - 1, &number);
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
    size_t size = value_size(veld->formaat);
    const char *from = view->buf;
    bool bits = !strcmp(veld->formaat, "b"), moments = veld->formaat[0] == 't', days = moments && size == 4;
    if (view->ndim != 1 || (size_t)view->itemsize != (bits ? 1 : days ? 8 : size)) {
        PyErr_Format(PyExc_TypeError, "expected %s in one dimension", bits ? "truths" : "numbers");
        return false;
    }
    Py_ssize_t n = view->len / view->itemsize, step = view->strides[0]; /* NULL where there is no dimension */
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

#endif
