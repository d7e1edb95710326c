/* SPDX-License-Identifier: MIT */
/* A case as a text file: lines NAME=VALUE in the text forms, and comments on lines of their own that begin with #. */
#include "opties.h"
#include "scherm.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char blanks[] = " \t";

/* ---- reading ---- */

const char *plaats(const herkomst *h, mbo_feit feit)
{
    static char text[512];
    snprintf(text, sizeof text, "%s:%lld", h->bestand, (long long)h->regel[feit]);
    return text;
}

/* The text without the blanks at its end, and the line end of Windows. */
static void trim(char *text)
{
    size_t n = strlen(text);
    while (n && strchr(" \t\r", text[n - 1]))
        text[--n] = '\0';
}

static int refuse_line(const herkomst *h, int64_t number, const char *why)
{
    mbo_fout fout = {.code = MBO_ERROR_SYNTAX, .line = number};
    snprintf(fout.message, sizeof fout.message, "%s", why);
    return report(program, h->bestand, &fout);
}

/* One line, without its end. */
static int read_line(char *line, int64_t number, mbo_zaak *zaak, herkomst *h)
{
    mbo_fout fout;
    mbo_feit feit;
    char *name = line + strspn(line, blanks), *value;
    trim(name);
    if (!*name || *name == '#')
        return GOED;
    value = strchr(name, '=');
    if (!value)
        return refuse_line(h, number, "no = on this line: a fact is NAME=VALUE, a comment begins with #");
    *value++ = '\0';
    trim(name);
    value += strspn(value, blanks);
    if (mbo_feit_parse(name, &feit, &fout)) {
        fout.line = number;
        fout.column = name - line + 1;
        return report(program, h->bestand, &fout);
    }
    if (h->regel[feit]) {
        char twice[160];
        snprintf(twice, sizeof twice, "%s stands on line %lld already", mbo_feit_name(feit), (long long)h->regel[feit]);
        return refuse_line(h, number, twice);
    }
    if (mbo_zaak_set_text(zaak, name, value, &fout)) {
        fout.line = number;
        fout.column = value - line + 1;
        return report(program, h->bestand, &fout);
    }
    if (*value) /* one without a value is unknown, and may still be given */
        h->regel[feit] = number;
    return GOED;
}

int read_zaak_text(char *text, size_t size, mbo_zaak *zaak, herkomst *h)
{
    static const char mark[] = "\xef\xbb\xbf"; /* of UTF-8, which editors of Windows write */
    int64_t number = 0;
    int status = GOED;
    size_t at = size >= 3 && memcmp(text, mark, 3) == 0 ? 3 : 0;
    while (!status && at < size) {
        char *end = memchr(text + at, '\n', size - at);
        size_t n = end ? (size_t)(end - text) - at : size - at;
        number++;
        text[at + n] = '\0';
        status = strlen(text + at) == n ? read_line(text + at, number, zaak, h)
                                        : refuse_line(h, number, "a NUL byte: this is no text");
        at += n + 1;
    }
    return status;
}

int read_zaak(const char *path, mbo_zaak *zaak, herkomst *h)
{
    size_t size;
    char *text = read_file(path, 1, &size);
    if (!text)
        return SLECHTE_INVOER;
    h->bestand = strcmp(path, "-") == 0 ? "(stdin)" : path;
    int status = read_zaak_text(text, size, zaak, h);
    free(text);
    return status;
}

/* ---- writing ---- */

int check_opslaan(const char *path, int overschrijf)
{
    struct stat info;
    if (strcmp(path, "-") == 0) {
        fprintf(stderr, "%s: --opslaan takes the name of a file: what is asked for goes to standard output\n", program);
        return SLECHT_GEBRUIK;
    }
    if (stat(path, &info) != 0)
        return GOED;
    if (!S_ISREG(info.st_mode)) {
        fprintf(stderr, "%s: %s: no ordinary file, and a case is not written there\n", program, path);
        return SLECHT_GEBRUIK;
    }
    if (info.st_size && !overschrijf) {
        fprintf(stderr,
                "%s: %s: there is such a file, and the case would be written over it; --overschrijf does that\n",
                program, path);
        return SLECHT_GEBRUIK;
    }
    return GOED;
}

void print_zaak(FILE *to, const mbo_zaak *zaak, mbo_taal taal)
{
    char text[1024];
    fprintf(to, "# %s: mbo-advies --zaak\n", taal == MBO_TAAL_NL ? "een zaak" : "a case");
    for (mbo_feit feit = 1; feit <= mbo_feit_count(); feit++)
        if (mbo_zaak_known(zaak, feit)) {
            mbo_zaak_get_text(zaak, feit, text, sizeof text);
            fprintf(to, "\n# %s\n%s=%s\n", mbo_feit_label(feit, taal), mbo_feit_name(feit), text);
        }
}

/* The permissions that the file has, or that a new one gets. */
static mode_t mode_of(const char *path)
{
    struct stat info;
    if (stat(path, &info) == 0)
        return info.st_mode & 07777;
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* 0, or errno: in a file beside it that takes its place when it is whole. */
static int write_beside(const char *path, char *beside, const mbo_zaak *zaak, mbo_taal taal)
{
    int descriptor = mkstemp(beside), wrong = 0;
    FILE *file = descriptor >= 0 ? fdopen(descriptor, "w") : NULL;
    if (!file) {
        wrong = errno;
        if (descriptor >= 0) {
            close(descriptor);
            unlink(beside);
        }
        return wrong;
    }
    print_zaak(file, zaak, taal);
    if (fflush(file) || fchmod(descriptor, mode_of(path)) || fsync(descriptor))
        wrong = errno;
    if (fclose(file) && !wrong)
        wrong = errno;
    if (!wrong && rename(beside, path))
        wrong = errno;
    if (wrong)
        unlink(beside);
    return wrong;
}

int write_zaak(const char *path, const mbo_zaak *zaak, mbo_taal taal, int overschrijf)
{
    static const char suffix[] = ".XXXXXX";
    int status = check_opslaan(path, overschrijf); /* again: one may have come since */
    if (status)
        return status;
    char *to = target_of(path), *beside = to ? malloc(strlen(to) + sizeof suffix) : NULL;
    int wrong = errno;
    if (beside) {
        strcat(strcpy(beside, to), suffix);
        wrong = write_beside(to, beside, zaak, taal);
    }
    if (wrong) {
        fprintf(stderr, "%s: %s: cannot write: %s\n", program, path, strerror(wrong));
        status = SLECHTE_INVOER;
    }
    free(beside);
    free(to);
    return status;
}
