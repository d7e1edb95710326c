/* SPDX-License-Identifier: MIT */
/* By hand: own rules. A function of Python behind the C callback, which the library may call from any thread. */
#ifndef MBORULES_PYTHON_EIGEN_H
#define MBORULES_PYTHON_EIGEN_H

struct eigen {
    state *st; /* the module lives as long as the function: it is in `module` */
    PyObject *module, *functie;
};

/* What went wrong, for who gets no exception: a batch that runs without the GIL. */
static void tell(mbo_fout *fout)
{
    PyObject *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    PyObject *text = value ? PyObject_Repr(value) : NULL;
    const char *bytes = text ? PyUnicode_AsUTF8AndSize(text, NULL) : NULL;
    size_t n = bytes ? strlen(bytes) : 0;
    if (n > 400) /* whole characters of it */
        for (n = 400; n && ((unsigned char)bytes[n] & 0xC0) == 0x80;)
            n--;
    PyOS_snprintf(fout->message, sizeof(fout->message), "%.*s", bytes ? (int)n : 400, bytes ? bytes : "an exception");
    PyErr_Clear();
    Py_XDECREF(text);
    PyErr_Restore(type, value, traceback);
}

static int32_t call_eigen(void *ctx, const mbo_waarde *args, size_t n, mbo_fout *fout)
{
    struct eigen *e = ctx;
    PyGILState_STATE gil = PyGILState_Ensure();
    int32_t outcome = -1;
    PyObject *values = PyErr_Occurred() ? NULL : PyTuple_New((Py_ssize_t)n), *result = NULL;
    for (size_t i = 0; values && i < n; i++) {
        PyObject *value = fact_value(e->st, args[i].feit, args[i].waarde);
        if (!value || PyTuple_SetItem(values, (Py_ssize_t)i, value))
            Py_CLEAR(values);
    }
    if (values)
        result = PyObject_Call(e->functie, values, NULL);
    if (result && PyBool_Check(result))
        outcome = result == Py_True;
    else if (result)
        PyErr_Format(PyExc_TypeError, "an own rule gives True or False, not %R", result);
    Py_XDECREF(result);
    Py_XDECREF(values);
    if (outcome < 0) {
        tell(fout);
        if (gil == PyGILState_UNLOCKED) /* nobody above holds the GIL to see the exception */
            PyErr_Clear();
    }
    PyGILState_Release(gil);
    return outcome;
}

static void free_eigen(void *ctx)
{
    struct eigen *e = ctx;
    PyGILState_STATE gil = PyGILState_Ensure();
    Py_XDECREF(e->functie);
    Py_XDECREF(e->module);
    PyMem_Free(e);
    PyGILState_Release(gil);
}

static PyObject *regels_eigen(PyObject *self, PyObject *const *args, Py_ssize_t count, PyObject *kwnames)
{
    static const char *const names[] = {"functie", "vraag", "id", "versie", "nl", "en", "feiten"};
    data *d = DATA(self);
    PyObject *in[7];
    mbo_eigen_regel regel = {.size = sizeof(regel), .functie = call_eigen, .ctx_free = free_eigen};
    mbo_regels *out = NULL;
    mbo_fout fout = {0};
    if (!take_args("met_eigen_regel", names, 7, 7, 1, 1, args, count, kwnames, in) ||
        !take_code(d->st, in[1], ENUM_vraag, &regel.vraag) || !take_text(in[2], false, &regel.id) ||
        !take_text(in[3], false, &regel.versie) || !take_text(in[4], false, &regel.nl) ||
        !take_text(in[5], false, &regel.en) || !take_text(in[6], false, &regel.feiten))
        return NULL;
    if (!PyCallable_Check(in[0]))
        return PyErr_Format(PyExc_TypeError, "expected a function, got %R", in[0]);
    if (PyInterpreterState_GetID(PyInterpreterState_Get()))
        return PyErr_Format(PyExc_RuntimeError, "own rules are for the main interpreter");
    struct eigen *e = PyMem_Malloc(sizeof(*e));
    if (!e)
        return PyErr_NoMemory();
    e->st = d->st;
    e->functie = Py_NewRef(in[0]);
    e->module = Py_NewRef((PyObject *)d->st->types[KIND_regels]); /* which keeps the module */
    regel.ctx = e;
    mbo_status status = mbo_regels_met_eigen_regel(d->ptr, &regel, &out, &fout);
    if (status) {
        free_eigen(e);
        raise_fout(d->st, status, &fout);
        return NULL;
    }
    return from_owned(d->st, KIND_regels, out);
}

#endif
