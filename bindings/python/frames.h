/* SPDX-License-Identifier: MIT */
/* By hand: tables in and out. What the module has for it is here, the rest in the headers that this one leads to. */
#ifndef MBORULES_PYTHON_FRAMES_H
#define MBORULES_PYTHON_FRAMES_H

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
