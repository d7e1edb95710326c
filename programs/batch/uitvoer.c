/* SPDX-License-Identifier: MIT */
/* OUT.csv: the answers go to a file beside it, which takes its place once it is whole. What ends halfway, by a signal
   too, leaves what was there as it was. */
#include "werk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_standard(const opties *o)
{
    return !o->out || strcmp(o->out, "-") == 0;
}

/* A regular file; not one, like a terminal or /dev/null, may be read and written at once. */
static bool file_of(const char *path, int standard, struct stat *out)
{
    return (!path || strcmp(path, "-") == 0 ? fstat(standard, out) : stat(path, out)) == 0 && S_ISREG(out->st_mode);
}

/* Would writing to it, NULL: standard output, lose a file that is still to be read? By device and inode, so by links
   too. */
static bool is_read(const opties *o, const char *path)
{
    const char *const read[] = {o->in, o->parameters, o->vergelijk, o->structuur};
    struct stat in, out;
    for (size_t i = 0; i < sizeof read / sizeof *read; i++)
        if (read[i] && file_of(read[i], STDIN_FILENO, &in) && file_of(path, STDOUT_FILENO, &out) &&
            in.st_dev == out.st_dev && in.st_ino == out.st_ino) {
            fprintf(stderr, "%s: %s: cannot write to a file that is read; name another\n", program,
                    path ? path : "(stdout)");
            return true;
        }
    return false;
}

/* A second name may also be one of a shell's *.csv, that was meant to be read. */
static int check_output(const werk *w)
{
    const opties *o = w->o;
    struct stat out;
    if (is_read(o, o->out) || (w->naast && is_read(o, w->naast)))
        return SLECHT_GEBRUIK;
    if (!is_standard(o) && !o->overschrijf && file_of(o->out, STDOUT_FILENO, &out) && out.st_size) {
        fprintf(stderr, "%s: %s: there is such a file, and answers would be written over it; --overschrijf does that\n",
                program, o->out);
        return SLECHT_GEBRUIK;
    }
    return GOED;
}

static int cannot_write(const char *path, int wrong)
{
    fprintf(stderr, "%s: %s: cannot write: %s\n", program, path, strerror(wrong));
    return SLECHTE_INVOER;
}

int place_output(werk *w)
{
    static const char suffix[] = ".onvolledig";
    const char *out = w->o->out;
    struct stat info;
    w->laatste_regel = 1; /* the header */
    bool there = !is_standard(w->o) && stat(out, &info) == 0;
    if (!is_standard(w->o) && (!there || S_ISREG(info.st_mode)))
        w->doel = target_of(out); /* a link to nothing is written as it is too */
    if (w->doel && !(w->naast = malloc(strlen(w->doel) + sizeof suffix)))
        return cannot_write(out, errno);
    if (w->doel)
        strcat(strcpy(w->naast, w->doel), suffix);
    int status = check_output(w);
    return !status && there && access(out, W_OK) ? cannot_write(out, errno) : status; /* rename() asks no such right */
}

/* The file beside OUT.csv, anew, with the permissions of that: whoever may not read that may not read this. */
static FILE *open_beside(const werk *w)
{
    struct stat was;
    bool there = stat(w->doel, &was) == 0;
    unlink(w->naast); /* of a run before */
    int file = open(w->naast, O_WRONLY | O_CREAT | O_EXCL, there ? was.st_mode & 0777 : 0666);
    if (file >= 0 && there) {
        bool strange = fchown(file, was.st_uid, was.st_gid) && fchown(file, -1, was.st_gid);
        fchmod(file, was.st_mode & (strange ? 07707 : 07777)); /* another group is not the one that may */
    }
    FILE *out = file >= 0 ? fdopen(file, "wb") : NULL;
    if (out)
        setvbuf(out, NULL, _IONBF, 0); /* a block that is written is there */
    return out;
}

bool open_output(werk *w)
{
    w->out = is_standard(w->o) ? stdout : w->naast ? open_beside(w) : fopen(w->o->out, "wb");
    if (!w->out)
        w->status = cannot_write(w->naast ? w->naast : w->o->out, errno);
    return w->out;
}

int close_output(werk *w)
{
    bool standard = w->out == stdout, beside = w->out && w->naast;
    if (w->out && (standard ? fflush(w->out) : fclose(w->out)) && !w->schrijffout)
        w->schrijffout = errno;
    if (beside && !w->schrijffout && !w->status) {
        if (check_output(w)) /* again: one may have come since */
            w->status = HALVERWEGE;
        else if (rename(w->naast, w->doel))
            w->schrijffout = errno;
    }
    if (w->schrijffout) {
        if (!standard) /* of which finish() tells */
            cannot_write(w->o->out, w->schrijffout);
        w->status = HALVERWEGE;
    }
    if (beside && w->status)
        fprintf(stderr, "%s: %s has the answers up to line %lld; %s is as it was\n", program, w->naast,
                (long long)w->laatste_regel, w->o->out);
    return w->status;
}
