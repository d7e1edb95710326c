/* SPDX-License-Identifier: MIT */
/* By hand, because it follows no rule of the generator: a Zaak is a value, made from keywords and never changed; and a
   question to a rule set, which is asked more than anything else. */
#ifndef MBORULES_PYTHON_ZAAK_H
#define MBORULES_PYTHON_ZAAK_H

/* A value of a fact, as mbo_zaak_get() gives it. */
static PyObject *fact_value(state *st, mbo_feit feit, int64_t value)
{
    mbo_vocabulaire vocabulaire = mbo_feit_vocabulaire(feit);
    int e = 0;
    while (vocabulaire && e < ENUM_COUNT - 1 && enumerations[e].vocabulaire != vocabulaire)
        e++;
    switch (mbo_feit_type(feit)) {
    case MBO_FEITTYPE_BOOL: return PyBool_FromLong((long)value);
    case MBO_FEITTYPE_DATUM: return from_datum(st, (mbo_datum)value);
    case MBO_FEITTYPE_CODE: return from_code(st, e, (int32_t)value);
    case MBO_FEITTYPE_SET: {
        PyObject *members = from_bits(st, e, value);
        PyObject *set = members ? PyFrozenSet_New(members) : NULL;
        Py_XDECREF(members);
        return set;
    }
    case MBO_FEITTYPE_GELD: return from_hundredths(st, value, false);
    default: return PyLong_FromLongLong(value);
    }
}

static PyObject *zaak_value(PyObject *self, mbo_feit feit)
{
    data *d = DATA(self);
    int64_t value = 0;
    return mbo_zaak_get(d->ptr, feit, &value) ? fact_value(d->st, feit, value) : Py_NewRef(Py_None);
}

static PyObject *zaak_feit(PyObject *self, void *closure)
{
    return zaak_value(self, (mbo_feit)(intptr_t)closure);
}

static PyObject *zaak_get(PyObject *self, PyObject *const *args, Py_ssize_t count, PyObject *kwnames)
{
    static const char *const names[] = {"feit", "default"};
    PyObject *in[2];
    int32_t feit = 0;
    if (!take_args("get", names, 2, 1, 2, 1, args, count, kwnames, in) ||
        !take_code(DATA(self)->st, in[0], ENUM_feit, &feit))
        return NULL;
    PyObject *value = zaak_value(self, feit);
    if (value != Py_None || !in[1])
        return value;
    Py_DECREF(value);
    return Py_NewRef(in[1]);
}

static bool wrong_type(const char *name, const char *wanted, PyObject *value)
{
    PyErr_Format(PyExc_TypeError, "%s is %s or its text, not %R", name, wanted, value);
    return false;
}

/* Say of which fact a value is of the wrong type. */
static bool name_fact(const char *name)
{
    PyObject *type, *why, *traceback;
    PyErr_Fetch(&type, &why, &traceback);
    if (type != PyExc_TypeError) {
        PyErr_Restore(type, why, traceback);
        return false;
    }
    PyErr_NormalizeException(&type, &why, &traceback);
    PyErr_Format(PyExc_TypeError, "%s: %S", name, why);
    Py_XDECREF(type);
    Py_XDECREF(why);
    Py_XDECREF(traceback);
    return false;
}

/* Is it what NumPy and pandas have for: not known? -1: an exception. */
static int is_missing(PyObject *value)
{
    if (PyFloat_Check(value)) {
        double number = PyFloat_AsDouble(value);
        return number != number;
    }
    PyObject *name = PyType_GetName(Py_TYPE(value));
    if (!name)
        return -1;
    bool found =
        !PyUnicode_CompareWithASCIIString(name, "NAType") || !PyUnicode_CompareWithASCIIString(name, "NaTType");
    Py_DECREF(name);
    return found;
}

/* Members of a set, as bits; each a member of its enum or a name. */
static bool take_members(state *st, const char *name, PyObject *arg, mbo_vocabulaire vocabulaire, int64_t *bits)
{
    PyObject *each = PyObject_GetIter(arg);
    if (!each && PyErr_ExceptionMatches(PyExc_TypeError)) {
        PyErr_Clear();
        return wrong_type(name, "a collection of codes", arg);
    }
    PyObject *members = each ? PySequence_Tuple(each) : NULL;
    Py_XDECREF(each);
    bool good = members != NULL;
    for (Py_ssize_t i = 0; good && i < PyTuple_Size(members); i++) {
        const char *text = NULL;
        int32_t code = 0;
        mbo_fout fout = {0};
        good = take_text(PyTuple_GetItem(members, i), false, &text) || name_fact(name);
        mbo_status status = good ? mbo_code_parse(vocabulaire, text, &code, &fout) : MBO_OK;
        if (status) {
            raise_fout(st, status, &fout);
            good = false;
        }
        *bits |= INT64_C(1) << code;
    }
    Py_XDECREF(members);
    return good;
}

/* Is it True or False, or NumPy's? */
static bool is_truth(PyObject *value)
{
    if (PyBool_Check(value))
        return true;
    PyObject *name = PyType_GetName(Py_TYPE(value));
    bool found =
        name && (!PyUnicode_CompareWithASCIIString(name, "bool") || !PyUnicode_CompareWithASCIIString(name, "bool_"));
    if (!name)
        PyErr_Clear();
    Py_XDECREF(name);
    return found;
}

/* Give one fact: a text in its text form, else a value of its own type; None makes it unknown. */
static bool set_fact(state *st, mbo_zaak *zaak, PyObject *key, PyObject *value)
{
    const char *name = NULL, *text = NULL;
    mbo_feit feit = 0;
    mbo_fout fout = {0};
    mbo_status status = MBO_OK;
    int32_t day = 0;
    int64_t number = 0;
    if (!take_text(key, false, &name))
        return false;
    if (PyUnicode_Check(value)) {
        if (!take_text(value, false, &text))
            return false;
        status = mbo_zaak_set_text(zaak, name, text, &fout);
    } else if (!(status = mbo_feit_parse(name, &feit, &fout))) {
        mbo_feittype type = mbo_feit_type(feit);
        bool whole = PyIndex_Check(value) && !PyBool_Check(value); /* of NumPy too */
        int missing = is_missing(value);
        if (missing) {
            if (missing > 0)
                PyErr_Format(PyExc_TypeError, "%s is %R, which is no value: None is: not known", name, value);
            return false;
        }
        if (value == Py_None) {
            status = mbo_zaak_unset(zaak, feit, &fout);
        } else if (type == MBO_FEITTYPE_BOOL) {
            if (!is_truth(value))
                return wrong_type(name, "True, False", value);
            int truth = PyObject_IsTrue(value);
            if (truth < 0)
                return false;
            status = mbo_zaak_set_bool(zaak, feit, truth, &fout);
        } else if (type == MBO_FEITTYPE_INT) {
            if (!whole)
                return wrong_type(name, "an int", value);
            if (!take_int(value, INT64_MIN, INT64_MAX, &number)) {
                if (PyErr_ExceptionMatches(PyExc_OverflowError))
                    PyErr_Format(PyExc_OverflowError, "%s: a number of more than 64 bits is not from %lld to %lld",
                                 name, (long long)mbo_feit_min(feit), (long long)mbo_feit_max(feit));
                return false;
            }
            status = mbo_zaak_set_int(zaak, feit, number, &fout);
        } else if (type == MBO_FEITTYPE_DATUM) {
            int date = PyObject_IsInstance(value, st->date);
            if (date <= 0)
                return date < 0 ? false : wrong_type(name, "a date", value);
            if (!take_datum(st, value, &day))
                return name_fact(name);
            status = mbo_zaak_set_date(zaak, feit, day, &fout);
        } else if (type == MBO_FEITTYPE_SET) {
            if (!take_members(st, name, value, mbo_feit_vocabulaire(feit), &number))
                return false;
            status = mbo_zaak_set_set(zaak, feit, number, &fout);
        } else if (type == MBO_FEITTYPE_GELD) {
            int decimal = whole ? 1 : PyObject_IsInstance(value, st->decimal);
            if (decimal <= 0)
                return decimal < 0 ? false : wrong_type(name, "an int or a Decimal, in euros,", value);
            PyObject *format = PyUnicode_FromString(whole ? "d" : "f");
            PyObject *euros = format ? PyObject_Format(value, format) : NULL;
            if (euros && take_text(euros, false, &text))
                status = mbo_zaak_set_text(zaak, name, text, &fout);
            Py_XDECREF(euros);
            Py_XDECREF(format);
            if (!text)
                return false;
        } else {
            return wrong_type(name, "a code", value);
        }
    }
    if (PyErr_Occurred())
        return false;
    if (status)
        raise_fout(st, status, &fout);
    return !status;
}

static bool set_facts(state *st, mbo_zaak *zaak, PyObject *facts)
{
    PyObject *key, *value;
    Py_ssize_t at = 0;
    while (PyDict_Next(facts, &at, &key, &value))
        if (!set_fact(st, zaak, key, value))
            return false;
    return true;
}

/* The state of the module, from the type of this module that a class of the package comes from: the layout of that is
   what counts, and no other class that is before it in the order of methods. */
static state *state_of(PyTypeObject *type)
{
    state *st = NULL;
    for (; type && !st; type = PyType_GetSlot(type, Py_tp_base)) {
        st = PyType_GetModuleState(type);
        if (!st)
            PyErr_Clear();
    }
    return st;
}

static PyObject *zaak_new(PyTypeObject *type, PyObject *args, PyObject *facts)
{
    state *st = state_of(type);
    if (PyTuple_Size(args)) {
        PyErr_SetString(PyExc_TypeError, "Zaak() takes facts by name: Zaak(leerweg=\"bbl\")");
        return NULL;
    }
    PyObject *self = st ? object_new(st, type, KIND_zaak) : NULL;
    mbo_zaak *zaak = NULL;
    mbo_fout fout = {0};
    mbo_status status = self ? mbo_zaak_create(NULL, &zaak, &fout) : MBO_OK;
    if (status)
        raise_fout(st, status, &fout);
    if (self) {
        DATA(self)->ptr = zaak;
        DATA(self)->owned = true;
    }
    if (!zaak || (facts && !set_facts(st, zaak, facts)))
        Py_CLEAR(self);
    return self;
}

static PyObject *zaak_met(PyObject *self, PyObject *const *args, Py_ssize_t count, PyObject *kwnames)
{
    data *d = DATA(self);
    mbo_zaak *zaak = NULL;
    mbo_fout fout = {0};
    if (count) {
        PyErr_SetString(PyExc_TypeError, "met() takes facts by name: zaak.met(leerweg=\"bbl\")");
        return NULL;
    }
    mbo_status status = mbo_zaak_copy(d->ptr, &zaak, &fout);
    if (status) {
        raise_fout(d->st, status, &fout);
        return NULL;
    }
    PyObject *copy = from_owned(d->st, KIND_zaak, zaak);
    for (Py_ssize_t i = 0; copy && kwnames && i < PyTuple_Size(kwnames); i++)
        if (!set_fact(d->st, zaak, PyTuple_GetItem(kwnames, i), args[i]))
            Py_CLEAR(copy);
    return copy;
}

static PyObject *zaak_compare(PyObject *self, PyObject *other, int op)
{
    data *d = DATA(self);
    if ((op != Py_EQ && op != Py_NE) || !PyObject_TypeCheck(other, d->st->types[KIND_zaak]))
        Py_RETURN_NOTIMPLEMENTED;
    bool same = true;
    for (mbo_feit feit = 1; same && feit <= mbo_feit_count(); feit++) {
        int64_t a = 0, b = 0;
        same = mbo_zaak_get(d->ptr, feit, &a) == mbo_zaak_get(DATA(other)->ptr, feit, &b) && a == b;
    }
    return PyBool_FromLong(same == (op == Py_EQ));
}

static Py_hash_t zaak_hash(PyObject *self)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++) {
        int64_t value = 0;
        if (mbo_zaak_get(DATA(self)->ptr, feit, &value))
            hash = (hash ^ ((uint64_t)feit << 56) ^ (uint64_t)value) * UINT64_C(1099511628211);
    }
    return (Py_hash_t)hash == -1 ? -2 : (Py_hash_t)hash;
}

/* The sentence and the sources of the rule of a reden, which every explanation reads. */
static PyObject *reden_tekst(PyObject *self, void *closure)
{
    (void)closure;
    data *d = DATA(self);
    return from_text(mbo_regel_tekst(mbo_oordeel_reden_regel(d->ptr, d->at[0], d->at[1]), MBO_TAAL_NL));
}

static PyObject *reden_bronnen(PyObject *self, void *closure)
{
    (void)closure;
    data *d = DATA(self);
    const mbo_regel *regel = mbo_oordeel_reden_regel(d->ptr, d->at[0], d->at[1]);
    Py_ssize_t count = mbo_regel_bron_count(regel);
    PyObject *result = PyTuple_New(count);
    for (Py_ssize_t i = 0; result && i < count; i++) {
        PyObject *made = from_borrowed(d->st, KIND_bron, mbo_regel_bron(regel, (int32_t)i), self);
        if (!made || PyTuple_SetItem(result, i, made))
            Py_CLEAR(result);
    }
    return result;
}

/* What werkprocessen cover: made in one go, so that it does not change. */
static PyObject *dekking_create(PyObject *self, PyObject *const *args, Py_ssize_t count, PyObject *kwnames)
{
    static const char *const names[] = {"structuur", "werkprocessen"};
    state *st = PyModule_GetState(self);
    PyObject *in[2], *structuur = NULL;
    mbo_dekking *dekking = NULL;
    mbo_fout fout = {0};
    if (!take_args("dekking_create", names, 2, 2, 2, 0, args, count, kwnames, in) ||
        !take_handle(st, in[0], KIND_structuur, false, &structuur))
        return NULL;
    PyObject *proven = PySequence_Tuple(in[1]);
    if (!proven)
        return NULL;
    mbo_status status = mbo_dekking_create(DATA(structuur)->ptr, NULL, &dekking, &fout);
    PyObject *result = status ? NULL : from_owned(st, KIND_dekking, dekking);
    for (Py_ssize_t i = 0; result && !status && i < PyTuple_Size(proven); i++) {
        PyObject *werkproces = NULL;
        if (!take_handle(st, PyTuple_GetItem(proven, i), KIND_werkproces, false, &werkproces))
            Py_CLEAR(result);
        else
            status = mbo_dekking_add(DATA(result)->ptr, DATA(werkproces)->ptr, &fout);
    }
    if (status)
        raise_fout(st, status, &fout);
    if (status || !result) {
        Py_XDECREF(result);
        Py_DECREF(proven);
        return NULL;
    }
    return made_of(result, (PyObject *[]){Py_NewRef(structuur), proven}, 2);
}

#define ZAAK_SLOTS {Py_tp_new, zaak_new}, {Py_tp_richcompare, zaak_compare}, {Py_tp_hash, zaak_hash},

/* The outcome of one question: what regels.toelating(zaak) and its like are. */
static PyObject *ask(PyObject *self, PyObject *const *args, Py_ssize_t count, PyObject *kwnames, mbo_vraag vraag,
                     const char *name)
{
    static const char *const names[] = {"zaak", "structuur", "streng"};
    state *st = DATA(self)->st;
    PyObject *in[3], *zaak = NULL, *given = NULL;
    const mbo_structuur *structuur = NULL;
    int streng = 0;
    mbo_uitkomst uitkomst = 0;
    mbo_fout fout = {0};
    if (!take_args(name, names, 3, 1, 1, 1, args, count, kwnames, in) ||
        !take_handle(st, in[0], KIND_zaak, false, &zaak) ||
        (in[1] && !take_handle(st, in[1], KIND_structuur, true, &given)) ||
        (in[2] && (streng = PyObject_IsTrue(in[2])) < 0) || !structuur_for(st, given, zaak, 0, &structuur))
        return NULL;
    mbo_status status = mbo_uitkomst_of(DATA(self)->ptr, structuur, DATA(zaak)->ptr, vraag,
                                        streng ? MBO_OORDEEL_STRENG : 0, &uitkomst, &fout);
    if (status) {
        raise_fout(st, status, &fout);
        return NULL;
    }
    return from_code(st, ENUM_uitkomst, uitkomst);
}

#endif
