/* SPDX-License-Identifier: MIT */
/* The peer in C: the whole file as a tree of libxml2, walked into plain structs with an index by crebo. */
#ifndef DOM_H
#define DOM_H

#include <stddef.h>

#include "telling.h"

typedef struct dom dom;

dom *dom_load(const char *path, double *parsing); /* sets how many seconds the tree alone took; exits on an error */
void dom_tell(const dom *d, telling *t);
size_t dom_memory(const dom *d); /* bytes kept, the tree is gone */
void dom_free(dom *d);

#endif
