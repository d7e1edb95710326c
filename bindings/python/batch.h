/* SPDX-License-Identifier: MIT */
/* By hand: a batch between a stream of rows and one of answers. The GIL is let go of while it works. */
#ifndef MBORULES_PYTHON_BATCH_H
#define MBORULES_PYTHON_BATCH_H

#include "stroom.h"

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
    bool streng;       /* a bad row is an error */
    bool open, eigen;  /* is it the package that reads? */
    atomic_bool bezig; /* is it being read? */
    char **tekst;      /* the columns that are to be text */
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
    if (!there_is_python()) {
        p->fout.code = MBO_ERROR_CANCELLED;
        strcpy(p->fout.message, no_python);
        return ECANCELED;
    }
    if (p->open)
        return p->uit.release ? 0 : EINVAL;
    p->open = true;
    struct ArrowArrayStream in = {0};
    PyGILState_STATE gil = PyGILState_Ensure();
    PyObject *capsule = PyObject_CallNoArgs(p->bron);
    bool good =
        capsule && take_stream(capsule, &in) && structuur_for(p->st, p->structuur, NULL, 1, &p->opties.structuur);
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
    struct ArrowSchema schema = {0};
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

static int pas_next(struct pas *p, struct ArrowArray *out)
{
    int code = pas_open(p);
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

/* One at a time: the progress that a user is told may read it too, and so may another thread. */
static int pas_get_next(struct ArrowArrayStream *stream, struct ArrowArray *out)
{
    struct pas *p = stream->private_data;
    memset(out, 0, sizeof(*out));
    if (atomic_exchange(&p->bezig, true))
        return EBUSY;
    int code = pas_next(p, out);
    atomic_store(&p->bezig, false);
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
    if (!main_interpreter()) /* there releasing it would wait for itself */
        return false;
    struct pas *p = calloc(1, sizeof(*p));
    if (!p)
        return no_memory();
    *stream = (struct ArrowArrayStream){pas_get_schema, pas_get_next, pas_get_last_error, pas_release, p};
    p->st = PyModule_GetState(module);
    p->eigen = eigen;
    p->houdt = PyTuple_Pack(2, module, args);
    bool good = p->houdt &&
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
        PyObject *row = message ? Py_BuildValue("LLN", (long long)fout.line, (long long)fout.column, message) : NULL;
        if (!row || PyList_Append(list, row))
            Py_CLEAR(list);
        Py_XDECREF(row);
    }
    PyObject *tuple = list ? PyList_AsTuple(list) : NULL;
    Py_XDECREF(list);
    return tuple;
}

#endif
