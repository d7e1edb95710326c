/* SPDX-License-Identifier: MIT */
/* Editions: a structure of one file or more, from memory, a file or a descriptor. */
#include "structuur/eerder.h"
#include "structuur/laden.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct mbo_editie {
    mbo_structuur_options options;
    mbo_allocator allocator;
    mbo_structuur *s; /* NULL: given away, or a file was wrong */
    mboi_sha256 sha;
    int64_t gelezen;
    int32_t files;
};

static mbo_status new_editie(const mbo_structuur_options *options, const char *call, mbo_editie **out, mbo_fout *fout)
{
    mbo_structuur_options o;
    *out = NULL;
    mbo_status status = mboi_laden_options(options, call, &o, fout);
    if (status)
        return status;
    mbo_allocator allocator = mboi_allocator(o.allocator);
    mbo_editie *e = mboi_resize(&allocator, NULL, 0, sizeof *e);
    mbo_structuur *s = mboi_resize(&allocator, NULL, 0, sizeof *s);
    if (!e || !s) {
        mboi_resize(&allocator, e, e ? sizeof *e : 0, 0);
        mboi_resize(&allocator, s, s ? sizeof *s : 0, 0);
        return mboi_no_memory(fout);
    }
    *e = (mbo_editie){.options = o, .allocator = allocator, .s = s};
    mboi_sha256_begin(&e->sha);
    memset(s, 0, sizeof *s);
    s->allocator = allocator;
    s->peildatum = s->bevestigd_tot = MBO_DATUM_NOT_SET;
    atomic_init(&s->references, 1);
    mboi_arena_init(&s->arena, &allocator);
    *out = e;
    return MBO_OK;
}

mbo_status mbo_editie_create(const mbo_structuur_options *options, mbo_editie **out, mbo_fout *fout)
{
    if (MBOI_NULL(fout, out))
        return MBO_ERROR_ARGUMENT;
    return new_editie(options, __func__, out, fout);
}

void mbo_editie_free(mbo_editie *e)
{
    if (!e)
        return;
    mbo_allocator a = e->allocator;
    mbo_structuur_free(e->s);
    mboi_resize(&a, e, sizeof *e, 0);
}

/* An edition is as old as the oldest of its files that says so. */
static void keep_earliest(mbo_datum *datum, mbo_datum eerder)
{
    if (eerder != MBO_DATUM_NOT_SET && (*datum == MBO_DATUM_NOT_SET || eerder < *datum))
        *datum = eerder;
}

/* Read one file more; nothing is half loaded, so one that is wrong is the end of the edition. */
static mbo_status add_file(mbo_editie *e, const char *call, invoer *in, mbo_fout *fout)
{
    if (!e->s)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT, "%s: this edition was given away, or has a file that is wrong",
                         call);
    lader l = {.fout = fout,
               .options = e->options,
               .s = e->s,
               .sha = &e->sha,
               .bestand = e->files,
               .allocator = &e->allocator,
               .eerder_gelezen = e->gelezen,
               .bezet = mbo_structuur_memory(e->s)};
    e->s->allocator = e->s->arena.allocator = (mbo_allocator){&l, mboi_limited};
    mbo_datum peildatum = e->s->peildatum, bevestigd_tot = e->s->bevestigd_tot;
    if (!mboi_note_eerder(&l))
        mboi_lader_no_memory(&l);
    mbo_status status = l.status ? l.status : mboi_laden(&l, in);
    keep_earliest(&e->s->peildatum, peildatum);
    keep_earliest(&e->s->bevestigd_tot, bevestigd_tot);
    e->s->allocator = e->s->arena.allocator = e->allocator;
    mboi_resize(&e->allocator, l.eerder, l.eerderen * sizeof *l.eerder, 0);
    if (l.ctxt)
        xmlFreeParserCtxt(l.ctxt);
    mboi_resize(&e->allocator, l.tekst, l.tekst_capacity, 0);
    mboi_resize(&e->allocator, l.naamruimten, l.naamruimten_capacity * sizeof *l.naamruimten, 0);
    mboi_resize(&e->allocator, l.profielen, l.profielen_capacity * sizeof *l.profielen, 0);
    for (int i = 0; i < EIGENAREN; i++)
        mboi_resize(&e->allocator, l.inhoud[i].rij, l.inhoud[i].capacity * sizeof *l.inhoud[i].rij, 0);
    e->gelezen += l.gelezen;
    e->files++;
    if (status) {
        mbo_structuur_free(e->s);
        e->s = NULL;
    }
    return status;
}

mbo_status mbo_editie_structuur(mbo_editie *editie, mbo_structuur **out, mbo_fout *fout)
{
    if (out)
        *out = NULL;
    if (MBOI_NULL(fout, editie, out))
        return MBO_ERROR_ARGUMENT;
    mbo_editie *e = editie;
    if (!e->s || !e->files)
        return mboi_fail(fout, MBO_ERROR_ARGUMENT,
                         "mbo_editie_structuur: no file, or the edition was given away or has a file that is wrong");
    mbo_structuur *s = e->s;
    e->s = NULL;
    if (e->options.vingerafdruk)
        mboi_sha256_hex(&e->sha, s->vingerafdruk);
    if (!mboi_structuur_freeze(s)) {
        mbo_structuur_free(s);
        return mboi_no_memory(fout);
    }
    *out = s;
    return MBO_OK;
}

/* An edition of one file. */
static mbo_status load(invoer *in, const mbo_structuur_options *options, const char *call, mbo_structuur **out,
                       mbo_fout *fout)
{
    mbo_editie *e;
    mbo_status status = new_editie(options, call, &e, fout);
    if (!status)
        status = add_file(e, call, in, fout);
    if (!status)
        status = mbo_editie_structuur(e, out, fout);
    mbo_editie_free(e);
    return status;
}

static invoer from_memory(const void *data, size_t size)
{
    return (invoer){.data = data, .left = size, .total = (int64_t)size, .naam = "memory"};
}

mbo_status mbo_editie_memory(mbo_editie *editie, const void *data, size_t size, mbo_fout *fout)
{
    if (MBOI_NULL(fout, editie, data))
        return MBO_ERROR_ARGUMENT;
    invoer in = from_memory(data, size);
    return add_file(editie, __func__, &in, fout);
}

mbo_status mbo_structuur_load_memory(const void *data, size_t size, const mbo_structuur_options *options,
                                     mbo_structuur **out, mbo_fout *fout)
{
    if (out)
        *out = NULL;
    if (MBOI_NULL(fout, data, out))
        return MBO_ERROR_ARGUMENT;
    invoer in = from_memory(data, size);
    return load(&in, options, __func__, out, fout);
}

static invoer from_fd(int fd, const char *naam)
{
    struct stat info;
    invoer in = {.fd = fd, .naam = naam};
    if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode))
        in.total = info.st_size;
    return in;
}

mbo_status mbo_structuur_load_fd(int32_t fd, const mbo_structuur_options *options, mbo_structuur **out, mbo_fout *fout)
{
    if (MBOI_NULL(fout, out))
        return MBO_ERROR_ARGUMENT;
    *out = NULL;
    char naam[32];
    snprintf(naam, sizeof naam, "descriptor %d", fd);
    invoer in = from_fd(fd, naam);
    return load(&in, options, __func__, out, fout);
}

/* To be closed by the caller. */
static mbo_status open_file(const char *path, invoer *in, mbo_fout *fout)
{
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return mboi_fail(fout, MBO_ERROR_IO, "%s: cannot open: %s", path, strerror(errno));
    *in = from_fd(fd, path);
    return MBO_OK;
}

mbo_status mbo_structuur_load_file(const char *path, const mbo_structuur_options *options, mbo_structuur **out,
                                   mbo_fout *fout)
{
    if (out)
        *out = NULL;
    if (MBOI_NULL(fout, path, out))
        return MBO_ERROR_ARGUMENT;
    invoer in;
    mbo_status status = open_file(path, &in, fout);
    if (status)
        return status;
    status = load(&in, options, __func__, out, fout);
    close(in.fd);
    return status;
}

mbo_status mbo_editie_file(mbo_editie *editie, const char *path, mbo_fout *fout)
{
    if (MBOI_NULL(fout, editie, path))
        return MBO_ERROR_ARGUMENT;
    invoer in;
    mbo_status status = open_file(path, &in, fout);
    if (status)
        return status;
    status = add_file(editie, __func__, &in, fout);
    close(in.fd);
    return status;
}

extern const unsigned char mboi_data_structuur[];
extern const size_t mboi_data_structuur_size;

mbo_status mbo_structuur_load_builtin(const mbo_structuur_options *options, mbo_structuur **out, mbo_fout *fout)
{
    mbo_structuur_options o;
    if (MBOI_NULL(fout, out))
        return MBO_ERROR_ARGUMENT;
    *out = NULL;
    mbo_status status = mboi_laden_options(options, __func__, &o, fout);
    if (status)
        return status;
    o.size = sizeof o;
    o.vingerafdruk = 1;
    return mbo_structuur_load_memory(mboi_data_structuur, mboi_data_structuur_size, &o, out, fout);
}
