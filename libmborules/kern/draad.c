/* SPDX-License-Identifier: MIT */
/* Threads where there are POSIX ones; elsewhere none start, and all work is done by the thread that calls. */
#define _POSIX_C_SOURCE 200809L
#include "kern/kern.h"

uintptr_t mboi_draad_zelf(void)
{
    static _Thread_local char hier;
    return (uintptr_t)&hier;
}

#if defined _WIN32 || (defined __wasm__ && !defined _REENTRANT) /* the latter with -pthread */
int32_t mboi_processors(void)
{
    return 1;
}

bool mboi_draad_start(mboi_draad *draad)
{
    (void)draad;
    return false;
}

void mboi_draad_join(mboi_draad *draad)
{
    (void)draad;
}
#else
#include <pthread.h>
#include <unistd.h>

_Static_assert(sizeof(pthread_t) <= sizeof(((mboi_draad *)0)->id), "a thread's id has room");

int32_t mboi_processors(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > 1024 ? 1024 : (int32_t)n;
}

static void *begin(void *arg)
{
    mboi_draad *draad = arg;
    draad->work(draad->ctx);
    return NULL;
}

bool mboi_draad_start(mboi_draad *draad)
{
    enum { STACK = 1 << 20 }; /* musl gives 128 KiB, of which one answer may take 96 */
    pthread_attr_t attributes;
    if (pthread_attr_init(&attributes))
        return false;
    bool started = pthread_attr_setstacksize(&attributes, STACK) == 0 &&
                   pthread_create((pthread_t *)(void *)&draad->id, &attributes, begin, draad) == 0;
    pthread_attr_destroy(&attributes);
    return started;
}

void mboi_draad_join(mboi_draad *draad)
{
    pthread_join(*(pthread_t *)(void *)&draad->id, NULL);
}
#endif
