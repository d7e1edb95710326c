/* SPDX-License-Identifier: MIT */
/* A term of the glossary as JSON. */
#ifndef BEGRIP_H
#define BEGRIP_H

#include <jansson.h>
#include <mborules/mborules.h>

json_t *begrip_json(const mbo_begrip *begrip);

#endif
