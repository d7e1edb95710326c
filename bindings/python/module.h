/* SPDX-License-Identifier: MIT */
/* The module itself: its types, exceptions and enums, from the tables that were written above. */
#ifndef MBORULES_PYTHON_MODULE_H
#define MBORULES_PYTHON_MODULE_H

/* What cannot change is its own copy, deep or not. */
static PyObject *object_copy(PyObject *self, PyObject *ignored)
{
    (void)ignored;
    int32_t kind = DATA(self)->kind;
    if (kind == KIND_editie || kind == KIND_batch)
        return PyErr_Format(PyExc_TypeError, "cannot copy: there is one of each %s", kinds[kind].name);
    return Py_NewRef(self);
}

/* For pickle: what a root was made of, the root of a place, and for what lies in a root the way there. */
static PyObject *object_reduce(PyObject *self, PyObject *ignored)
{
    (void)ignored;
    data *d = DATA(self);
    const struct kind *kind = &kinds[d->kind];
    PyObject *made = NULL, *function = NULL;
    if (kind->sleutel && d->owner && d->st->plaats) {
        PyObject *way = PyObject_CallFunctionObjArgs(d->st->plaats, self, NULL);
        made = way ? PyTuple_Pack(2, d->st->lopen, way) : NULL;
        Py_XDECREF(way);
    } else if (kind->root >= 0 || (kind->maker && d->van)) {
        function = PyObject_GetAttrString(PyType_GetModule(d->st->base), kind->maker ? "maak" : "plaats_in");
        if (function && kind->maker)
            made = Py_BuildValue("(O(sO))", function, kind->name, d->van);
        else if (function)
            made = Py_BuildValue("(O(Osii))", function, d->owner, kind->name, (int)d->at[0], (int)d->at[1]);
        Py_XDECREF(function);
    } else {
        PyErr_Format(PyExc_TypeError, "cannot pickle this %s: make it again there", kind->name);
    }
    return made;
}

/* maak(kind, arguments): a root, made again. */
static PyObject *make_again(PyObject *module, PyObject *args)
{
    state *st = PyModule_GetState(module);
    const char *name;
    PyObject *given, *made = NULL;
    if (!PyArg_ParseTuple(args, "sO!", &name, &PyTuple_Type, &given))
        return NULL;
    for (int i = 0; i < KIND_COUNT; i++) {
        if (!kinds[i].maker || strcmp(kinds[i].name, name))
            continue;
        const char *method = strchr(kinds[i].maker, '.');
        PyObject *of = method ? (PyObject *)st->types[kinds[i].root] : module;
        PyObject *function = PyObject_GetAttrString(of, method ? method + 1 : kinds[i].maker);
        made = function ? PyObject_CallObject(function, given) : NULL;
        Py_XDECREF(function);
        return made;
    }
    return PyErr_Format(PyExc_ValueError, "%s is made another way", name);
}

/* plaats_in(root, kind, first, second): a place in a root. */
static PyObject *place_in(PyObject *module, PyObject *args)
{
    state *st = PyModule_GetState(module);
    const char *name;
    PyObject *root_;
    int at[2];
    if (!PyArg_ParseTuple(args, "O!sii", st->base, &root_, &name, &at[0], &at[1]))
        return NULL;
    for (int i = 0; i < KIND_COUNT; i++)
        if (kinds[i].root >= 0 && !kinds[i].maker && !strcmp(kinds[i].name, name) &&
            DATA(root_)->kind == kinds[i].root) {
            PyObject *made = item(root_, st, i, 0, at[0]);
            if (made)
                DATA(made)->at[1] = at[1];
            return made;
        }
    return PyErr_Format(PyExc_ValueError, "there is no %s in a %s", name, kinds[DATA(root_)->kind].name);
}

/* register_waarde(plaats, lopen): where an object lies, as (root, path), and back. */
static PyObject *register_value(PyObject *module, PyObject *args)
{
    state *st = PyModule_GetState(module);
    PyObject *plaats, *lopen;
    if (!PyArg_ParseTuple(args, "OO", &plaats, &lopen))
        return NULL;
    Py_XDECREF(st->plaats);
    Py_XDECREF(st->lopen);
    st->plaats = Py_NewRef(plaats);
    st->lopen = Py_NewRef(lopen);
    return Py_NewRef(Py_None);
}

/* The root of an object, itself when it is one. */
static PyObject *object_root(PyObject *self, void *closure)
{
    (void)closure;
    return Py_NewRef(root(self));
}

static PyObject *object_made_of(PyObject *self, void *closure)
{
    (void)closure;
    PyObject *van = DATA(root(self))->van;
    return Py_NewRef(van ? van : Py_None);
}

static PyObject *object_address(PyObject *self, void *closure)
{
    (void)closure;
    return PyLong_FromVoidPtr(DATA(self)->ptr);
}

static PyObject *object_class(PyObject *self, void *closure)
{
    (void)closure;
    return Py_NewRef((PyObject *)Py_TYPE(self));
}

static PyGetSetDef base_getset[] = {
    {"__class__", object_class, NULL, "Its type, which cannot be set: all kinds are laid out the same.", NULL},
    {"_wortel", object_root, NULL, "The object that holds it, itself when it is one.", NULL},
    {"_van", object_made_of, NULL, "What the object that holds it was made of; None: it does not say.", NULL},
    {"_adres", object_address, NULL, "Where it is in memory: the same for one thing, however it was got.", NULL},
    {NULL, NULL, NULL, NULL, NULL}};

static PyMethodDef base_methods[] = {{"__copy__", object_copy, METH_NOARGS, "It cannot change, so itself."},
                                     {"__deepcopy__", object_copy, METH_O, "It cannot change, so itself."},
                                     {"__reduce__", object_reduce, METH_NOARGS, "By value."},
                                     {NULL, NULL, 0, NULL}};

static PyType_Slot base_slots[] = {
    {Py_tp_methods, base_methods},
    {Py_tp_getset, base_getset},
    {Py_tp_dealloc, object_dealloc},
    {Py_tp_repr, object_repr},
    {Py_tp_hash, object_hash},
    {Py_tp_richcompare, object_compare},
    {Py_tp_doc, "An object of the library. It is released with the last reference to it and to what was got from it."},
    {0, NULL}};

static PyType_Spec base_spec = {.name = "mborules._core.Object",
                                .basicsize = OBJECT_SIZE,
                                .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_DISALLOW_INSTANTIATION,
                                .slots = base_slots};

static bool add_types(PyObject *module, state *st)
{
    st->base = (PyTypeObject *)PyType_FromModuleAndSpec(module, &base_spec, NULL);
    if (!st->base || PyModule_AddType(module, st->base))
        return false;
    for (int i = 0; i < KIND_COUNT; i++) {
        PyObject *bases = PyTuple_Pack(1, (PyObject *)st->base);
        st->types[i] = bases ? (PyTypeObject *)PyType_FromModuleAndSpec(module, specs[i], bases) : NULL;
        Py_XDECREF(bases);
        if (!st->types[i] || PyModule_AddType(module, st->types[i]))
            return false;
        st->made[i] = (PyTypeObject *)Py_NewRef((PyObject *)st->types[i]);
    }
    return true;
}

/* Fout shows its message as it is: a KeyError would show it in quotes. */
static PyObject *new_error(const char *name, const char *doc, PyObject *bases)
{
    char full[64];
    PyOS_snprintf(full, sizeof(full), "mborules.%s", name);
    PyObject *str = PyObject_GetAttrString(PyExc_Exception, "__str__");
    PyObject *dict = str ? Py_BuildValue("{s:O,s:i,s:i,s:i}", "__str__", str, "code", 0, "line", 0, "column", 0) : NULL;
    PyObject *error = dict ? PyErr_NewExceptionWithDoc(full, doc, bases, dict) : NULL;
    Py_XDECREF(dict);
    Py_XDECREF(str);
    return error;
}

static bool add_errors(PyObject *module, state *st)
{
    PyObject *builtins = PyImport_ImportModule("builtins");
    st->fout =
        builtins ? new_error("Fout", "What went wrong: `code`, `line` and `column` (0: none) tell more.", NULL) : NULL;
    bool good = st->fout && !PyModule_AddObjectRef(module, "Fout", st->fout);
    for (const struct error *e = errors; good && e->name; e++) {
        PyObject *also = *e->also ? PyObject_GetAttrString(builtins, e->also) : NULL;
        PyObject *bases = also ? PyTuple_Pack(2, st->fout, also) : PyTuple_Pack(1, st->fout);
        st->errors[e->code] = bases ? new_error(e->name, e->doc, bases) : NULL;
        good = st->errors[e->code] && !PyModule_AddObjectRef(module, e->name, st->errors[e->code]);
        Py_XDECREF(bases);
        Py_XDECREF(also);
    }
    Py_XDECREF(builtins);
    return good;
}

/* ENUMS: for each enum its doc and a tuple of name, code and text. The package makes classes of them. */
static bool add_enums(PyObject *module)
{
    PyObject *enums = PyDict_New();
    bool good = enums != NULL;
    for (int e = 0; good && e < ENUM_COUNT; e++) {
        PyObject *values = PyList_New(0);
        good = values != NULL;
        for (const struct constant *c = enumerations[e].values; good && c->name; c++) {
            const char *text = enumerations[e].vocabulaire ? mbo_code_name(enumerations[e].vocabulaire, c->value)
                               : e == ENUM_feit            ? mbo_feit_name(c->value)
                                                           : NULL;
            PyObject *row = Py_BuildValue("(siz)", c->name, (int)c->value, text);
            good = row && !PyList_Append(values, row);
            Py_XDECREF(row);
        }
        PyObject *entry =
            good ? Py_BuildValue("(siO)", enumerations[e].doc, (int)enumerations[e].vocabulaire, values) : NULL;
        good = entry && !PyDict_SetItemString(enums, enumerations[e].name, entry);
        Py_XDECREF(entry);
        Py_XDECREF(values);
    }
    good = good && !PyModule_AddObjectRef(module, "ENUMS", enums);
    Py_XDECREF(enums);
    return good;
}

static bool add_dict(PyObject *module, const char *name, const char *const (*rows)[2])
{
    PyObject *dict = PyDict_New();
    bool good = dict != NULL;
    for (; good && (*rows)[0]; rows++) {
        PyObject *value = PyUnicode_FromString((*rows)[1]);
        good = value && !PyDict_SetItemString(dict, (*rows)[0], value);
        Py_XDECREF(value);
    }
    good = good && !PyModule_AddObjectRef(module, name, dict);
    Py_XDECREF(dict);
    return good;
}

static PyObject *standard(const char *module, const char *name)
{
    PyObject *imported = PyImport_ImportModule(module);
    PyObject *found = imported ? PyObject_GetAttrString(imported, name) : NULL;
    Py_XDECREF(imported);
    return found;
}

static int fill_module(PyObject *module)
{
    state *st = PyModule_GetState(module);
    st->dagen = PyMem_Calloc(DAGEN, sizeof(*st->dagen));
    if (!st->dagen)
        return PyErr_NoMemory(), -1;
    st->date = standard("datetime", "date");
    st->datetime = st->date ? standard("datetime", "datetime") : NULL;
    st->fromordinal = st->datetime ? PyObject_GetAttrString(st->date, "fromordinal") : NULL;
    st->decimal = st->fromordinal ? standard("decimal", "Decimal") : NULL;
    if (!st->decimal || !add_types(module, st) || !add_errors(module, st) || !add_enums(module) ||
        !add_dict(module, "GEBONDEN", bound) || !add_dict(module, "NIET_GEBONDEN", left_out))
        return -1;
    for (const struct constant *c = constants; c->name; c++)
        if (PyModule_AddIntConstant(module, c->name, c->value))
            return -1;
    return 0;
}

/* register(class): from now on objects of this kind are made as `class`, a subclass of a type of this module. */
static PyObject *register_class(PyObject *module, PyObject *cls)
{
    state *st = PyModule_GetState(module);
    for (int i = 0; i < KIND_COUNT; i++)
        if (PyType_Check(cls) && PyType_IsSubtype((PyTypeObject *)cls, st->types[i])) {
            Py_XDECREF((PyObject *)st->made[i]);
            st->made[i] = (PyTypeObject *)Py_NewRef(cls);
            return Py_NewRef(cls);
        }
    PyErr_Format(PyExc_TypeError, "%R comes from no type of this module", cls);
    return NULL;
}

/* register_enum(name, members): what codes of that enum are given as; each member has its code as __index__. */
static PyObject *register_enum(PyObject *module, PyObject *args)
{
    state *st = PyModule_GetState(module);
    const char *name;
    PyObject *members;
    if (!PyArg_ParseTuple(args, "sO!", &name, &PyTuple_Type, &members))
        return NULL;
    for (int e = 0; e < ENUM_COUNT; e++) {
        if (strcmp(enumerations[e].name, name))
            continue;
        for (Py_ssize_t i = 0; i < PyTuple_Size(members); i++) {
            int64_t code = 0;
            PyObject *member = PyTuple_GetItem(members, i);
            PyObject *number = PyNumber_Index(member);
            bool good = number && take_int(number, 0, LAST_CODE, &code);
            Py_XDECREF(number);
            if (!good)
                return NULL;
            Py_XDECREF(st->codes[e][code]);
            st->codes[e][code] = Py_NewRef(member);
        }
        return Py_NewRef(Py_None);
    }
    PyErr_Format(PyExc_ValueError, "there is no enum %s", name);
    return NULL;
}

/* ingebouwd(): the built-in structure, loaded once. */
static PyObject *builtin(PyObject *module, PyObject *ignored)
{
    (void)ignored;
    state *st = PyModule_GetState(module);
    const mbo_structuur *structuur;
    return structuur_for(st, NULL, NULL, 0, &structuur) ? Py_NewRef(atomic_load(&st->ingebouwd)) : NULL;
}

static PyMethodDef by_hand[] = {
    {"register", register_class, METH_O, "register($module, cls, /)\n--\n\nMake objects of this kind as `cls`."},
    {"register_enum", register_enum, METH_VARARGS,
     "register_enum($module, name, members, /)\n--\n\nGive codes of an enum as these members."},
    {"maak", make_again, METH_VARARGS, "maak($module, kind, arguments, /)\n--\n\nA root, made again."},
    {"plaats_in", place_in, METH_VARARGS, "plaats_in($module, root, kind, first, second, /)\n--\n\nA place in a root."},
    {"register_waarde", register_value, METH_VARARGS,
     "register_waarde($module, plaats, lopen, /)\n--\n\nWhere an object lies, and back."},
    {"ingebouwd", builtin, METH_NOARGS, "ingebouwd($module, /)\n--\n\nThe built-in structure, loaded once a process."},
    FRAMES_METHODS{NULL, NULL, 0, NULL}};

static int visit_state(PyObject *module, visitproc visit, void *arg)
{
    state *st = PyModule_GetState(module);
    Py_VISIT((PyObject *)st->base);
    for (int i = 0; i < KIND_COUNT; i++) {
        Py_VISIT((PyObject *)st->types[i]);
        Py_VISIT((PyObject *)st->made[i]);
    }
    for (int e = 0; e < ENUM_COUNT; e++)
        for (int i = 0; i <= LAST_CODE; i++)
            Py_VISIT(st->codes[e][i]);
    for (int i = 0; i <= LAST_ERROR; i++)
        Py_VISIT(st->errors[i]);
    Py_VISIT(st->fout);
    Py_VISIT(st->date);
    Py_VISIT(st->datetime);
    Py_VISIT(st->plaats);
    Py_VISIT(st->lopen);
    Py_VISIT(st->fromordinal);
    Py_VISIT(st->decimal);
    Py_VISIT(atomic_load(&st->ingebouwd));
    return 0;
}

static int clear_state(PyObject *module)
{
    state *st = PyModule_GetState(module);
    Py_XDECREF(atomic_exchange(&st->ingebouwd, NULL));
    Py_CLEAR(st->base);
    for (int i = 0; i < KIND_COUNT; i++) {
        Py_CLEAR(st->types[i]);
        Py_CLEAR(st->made[i]);
    }
    for (int e = 0; e < ENUM_COUNT; e++)
        for (int i = 0; i <= LAST_CODE; i++)
            Py_CLEAR(st->codes[e][i]);
    for (int i = 0; i <= LAST_ERROR; i++)
        Py_CLEAR(st->errors[i]);
    Py_CLEAR(st->fout);
    Py_CLEAR(st->date);
    Py_CLEAR(st->datetime);
    Py_CLEAR(st->plaats);
    Py_CLEAR(st->lopen);
    Py_CLEAR(st->fromordinal);
    Py_CLEAR(st->decimal);
    return 0;
}

static void free_state(void *module)
{
    state *st = PyModule_GetState(module);
    clear_state(module);
    for (int i = 0; st->dagen && i < DAGEN; i++)
        Py_XDECREF(atomic_load(&st->dagen[i]));
    PyMem_Free((void *)st->dagen);
    for (int i = 0; i < BEDRAGEN; i++) {
        struct bedrag *bedrag = atomic_load(&st->bedragen[i]);
        if (bedrag)
            Py_DECREF(bedrag->decimal);
        PyMem_Free(bedrag);
    }
}

static int add_by_hand(PyObject *module)
{
    return PyModule_AddFunctions(module, by_hand);
}

static PyModuleDef_Slot module_slots[] = {{Py_mod_exec, fill_module},
                                          {Py_mod_exec, add_by_hand},
#ifdef Py_mod_multiple_interpreters
                                          {Py_mod_multiple_interpreters, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED},
#endif
#ifdef Py_mod_gil
                                          {Py_mod_gil, Py_MOD_GIL_NOT_USED},
#endif
                                          {0, NULL}};

static PyModuleDef module_def = {.m_base = PyModuleDef_HEAD_INIT,
                                 .m_name = "mborules._core",
                                 .m_doc = "The C half of mborules, written from the headers of libmborules.",
                                 .m_size = sizeof(state),
                                 .m_methods = methods,
                                 .m_slots = module_slots,
                                 .m_traverse = visit_state,
                                 .m_clear = clear_state,
                                 .m_free = free_state};

PyMODINIT_FUNC PyInit__core(void);

PyMODINIT_FUNC PyInit__core(void)
{
    return PyModuleDef_Init(&module_def);
}

#endif
