/* SPDX-License-Identifier: MIT */
/*
 * malloc and its kin of the whole process, loaded before those of libc, where only what the library asks for is counted
 * and fails: what the caller's code lies in tells whose it is. As tests/geheugen/, but CPython stays out of it.
 */
#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *ptr, size_t size);

enum { MOST = 16 };
static struct {
    uintptr_t from, to;
} code[MOST];
static int codes;
static atomic_long gevraagd, gefaald, faal_op;
static atomic_bool voorgoed;

void faal_code(uintptr_t from, uintptr_t to);
void faal_begin(long n, int onwards);
long faal_eind(long *failed);

/* The library's code lies here. */
void faal_code(uintptr_t from, uintptr_t to)
{
    if (codes < MOST) {
        code[codes].from = from;
        code[codes++].to = to;
    }
}

/* Count from now on; the n-th allocation fails, with `onwards` all after it too. 0: none. */
void faal_begin(long n, int onwards)
{
    gevraagd = gefaald = 0;
    voorgoed = onwards;
    faal_op = n;
}

/* Fail no longer; how many were asked for since, and how many of them failed. */
long faal_eind(long *failed)
{
    faal_op = 0;
    *failed = gefaald;
    return gevraagd;
}

static bool ours(const void *caller)
{
    for (int i = 0; i < codes; i++)
        if ((uintptr_t)caller >= code[i].from && (uintptr_t)caller < code[i].to)
            return true;
    return false;
}

static bool fails(bool own)
{
    if (!own)
        return false;
    long nth = atomic_fetch_add(&gevraagd, 1) + 1, at = faal_op;
    if (!at || nth < at || (nth > at && !voorgoed))
        return false;
    gefaald++;
    errno = ENOMEM;
    return true;
}

void *malloc(size_t size)
{
    return fails(ours(__builtin_return_address(0))) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails(ours(__builtin_return_address(0))) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *ptr, size_t size)
{
    return size && fails(ours(__builtin_return_address(0))) ? NULL : __libc_realloc(ptr, size);
}
