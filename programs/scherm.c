/* SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE 700 /* realpath() */
#include "scherm.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { LARGE = 10 << 20, BALK = 24 /* narrow enough for any terminal */ };

static const char blanks[] = " \t\r\n", euro[] = "\xe2\x82\xac";

static int terminal_width(FILE *to)
{
    struct winsize size;
    if (isatty(fileno(to)) && ioctl(fileno(to), TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
        return size.ws_col < 100 ? size.ws_col : 100; /* longer lines read badly */
    return 80;
}

int columns(const char *text, size_t length)
{
    int n = 0;
    for (size_t i = 0; i < length; i++)
        n += ((unsigned char)text[i] & 0xc0) != 0x80;
    return n;
}

void print_wrapped(const char *first, int indent, const char *text)
{
    print_wrapped_to(stdout, first, indent, text);
}

void print_wrapped_to(FILE *to, const char *first, int indent, const char *text)
{
    int width = terminal_width(to), at = columns(first, strlen(first));
    fputs(first, to);
    text += strspn(text, blanks);
    for (int begin = 1; *text; begin = 0) {
        size_t n = strcspn(text, blanks);
        if (n >= sizeof euro - 1 && memcmp(text + n - (sizeof euro - 1), euro, sizeof euro - 1) == 0 && text[n] == ' ')
            n += 1 + strcspn(text + n + 1, blanks); /* an amount stays with its sign */
        int wide = columns(text, n);
        if (!begin && at + 1 + wide > width) {
            fprintf(to, "\n%*s", indent, "");
            at = indent;
        } else if (!begin) {
            fputc(' ', to);
            at++;
        }
        fwrite(text, 1, n, to);
        at += wide;
        text += n;
        text += strspn(text, blanks);
    }
    fputc('\n', to);
}

mbo_vraag read_vraag(const char *program, const char *option, const char *text)
{
    mbo_vraag vraag = 0;
    mbo_fout fout;
    if (mbo_code_parse(MBO_VOCABULAIRE_VRAAG, text, &vraag, &fout))
        report_option(program, option, &fout);
    return vraag;
}

mbo_datum vandaag(void)
{
    time_t now = time(NULL);
    struct tm day;
    mbo_datum datum = MBO_DATUM_NOT_SET;
    if (localtime_r(&now, &day))
        mbo_datum_from_ymd(day.tm_year + 1900, day.tm_mon + 1, day.tm_mday, &datum, NULL);
    return datum;
}

mbo_datum read_datum(const char *program, const char *option, const char *text)
{
    mbo_datum datum;
    mbo_fout fout;
    if (strcmp(text, "vandaag") == 0)
        return vandaag();
    if (!mbo_datum_parse(text, &datum, &fout))
        return datum;
    report_option(program, option, &fout);
    return MBO_DATUM_NOT_SET;
}

/* SBB's number of a domein or a sectorkamer. */
static int read_nr(const char *program, const char *option, const char *text, int64_t *nr)
{
    char *end;
    errno = 0;
    *nr = strtoll(text, &end, 10);
    if (*text >= '0' && *text <= '9' && !*end && *nr && !errno)
        return GOED;
    fprintf(stderr, "%s: --%s: \"%s\" is no number of a %s\n", program, option, text, option);
    return SLECHT_GEBRUIK;
}

int read_filter(const char *program, const char *option, const char *text, mbo_filter *filter)
{
    char name[16];
    mbo_fout fout;
    snprintf(name, sizeof name, "--%s", option);
    if (strcmp(option, "niveau") == 0) {
        filter->niveau = text[0] >= '1' && text[0] <= '4' && !text[1] ? text[0] - '0' : 0;
        if (!filter->niveau)
            return fprintf(stderr, "%s: --niveau is 1 to 4, not \"%s\"\n", program, text), SLECHT_GEBRUIK;
    } else if (strcmp(option, "soort") == 0) {
        if (mbo_code_parse(MBO_VOCABULAIRE_SOORT_OPLEIDING, text, &filter->soort, &fout))
            return report_option(program, name, &fout);
    } else if (strcmp(option, "leerweg") == 0) {
        if (mbo_code_parse(MBO_VOCABULAIRE_LEERWEG, text, &filter->leerweg, &fout))
            return report_option(program, name, &fout);
    } else if (strcmp(option, "domein") == 0) {
        return read_nr(program, option, text, &filter->domein_nr);
    } else if (strcmp(option, "sectorkamer") == 0) {
        return read_nr(program, option, text, &filter->sectorkamer_nr);
    } else {
        filter->instroom_op = read_datum(program, name, text);
        filter->instroom = 1;
        if (filter->instroom_op == MBO_DATUM_NOT_SET)
            return SLECHT_GEBRUIK;
    }
    return GOED;
}

void start(const char *program, char **argv)
{
    /* what cannot be read or written, so that to do that is still an error; of standard error nobody could be told */
    static const int how[] = {O_WRONLY, O_RDONLY, O_WRONLY};
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0)
            open("/dev/null", how[fd]);
    if (*argv)
        *argv = (char *)(uintptr_t)program;
}

int finish(const char *program, int status)
{
    if (!fflush(stdout) && !ferror(stdout) && !fclose(stdout)) /* some file systems tell of a full disk no sooner */
        return status ? status : ferror(stderr) ? SLECHTE_INVOER : GOED;
    fprintf(stderr, "%s: cannot write the output: %s\n", program, strerror(errno));
    return SLECHTE_INVOER;
}

char *target_of(const char *path)
{
    struct stat info;
    char *target = realpath(path, NULL);
    int wrong = errno;
    if (!target && lstat(path, &info) != 0)
        return strdup(path);
    errno = wrong;
    return target;
}

mbo_taal read_taal(const char *program, const char *text)
{
    if (strcmp(text, "nl") == 0)
        return MBO_TAAL_NL;
    if (strcmp(text, "en") == 0)
        return MBO_TAAL_EN;
    fprintf(stderr, "%s: --taal is nl or en, not \"%s\"\n", program, text);
    return 0;
}

char *next_name(char **list)
{
    char *naam = NULL;
    while (*list && !(naam && *naam)) {
        naam = *list + strspn(*list, blanks);
        char *comma = strchr(naam, ','), *end = comma ? comma : naam + strlen(naam);
        *list = comma ? comma + 1 : NULL;
        while (end > naam && strchr(blanks, end[-1]))
            end--;
        *end = '\0';
    }
    return naam && *naam ? naam : NULL;
}

const char *number_text(int64_t n, mbo_taal taal, char *out)
{
    char digits[32], *to = out;
    int length = snprintf(digits, sizeof digits, "%lld", (long long)n);
    for (int i = 0; i < length; i++) {
        if (i && (length - i) % 3 == 0)
            *to++ = taal == MBO_TAAL_NL ? '.' : ',';
        *to++ = digits[i];
    }
    *to = '\0';
    return out;
}

const char *amount_text(int64_t cents, mbo_taal taal, char *out)
{
    size_t n = strlen(number_text(cents / 100, taal, out));
    snprintf(out + n, GETALTEKST - n, "%c%02d", taal == MBO_TAAL_NL ? ',' : '.', (int)(cents % 100));
    return out;
}

void print_number(FILE *to, int64_t n, mbo_taal taal)
{
    char text[GETALTEKST];
    fputs(number_text(n, taal, text), to);
}

static int32_t show_progress(void *ctx, int64_t done, int64_t total)
{
    int *shown = ctx;
    int percent = total > LARGE ? (int)(100 * done / total) : -1;
    if (percent >= 0 && percent != *shown) {
        *shown = percent;
        fprintf(stderr, "\rlezen %3d%% [%-*.*s]", percent, BALK, percent * BALK / 100, "########################");
        if (percent == 100)
            fprintf(stderr, "\r%*s\r", BALK + 13, "");
    }
    return 0;
}

static mbo_structuur_options options_of(int *shown, int hoe)
{
    *shown = -1;
    mbo_structuur_options options = {.size = sizeof options,
                                     .progress_ctx = shown,
                                     .vingerafdruk = hoe & MET_VINGERAFDRUK,
                                     .zonder_opmerkingen = hoe & ZONDER_OPMERKINGEN};
    if (isatty(STDERR_FILENO))
        options.progress = show_progress;
    return options;
}

static void clear_progress(int shown)
{
    if (shown >= 0)
        fprintf(stderr, "\r%*s\r", BALK + 13, "");
}

static void tell_opmerkingen(const char *program, char *const *files, const mbo_structuur *s)
{
    for (int32_t i = 0; i < mbo_structuur_opmerking_count(s); i++) {
        const mbo_opmerking *o = mbo_structuur_opmerking(s, i);
        fprintf(stderr, "%s: warning: %s:%lld: %s: \"%s\" %s", program, files[mbo_opmerking_bestand(o)],
                (long long)mbo_opmerking_line(o), mbo_opmerking_plaats(o), mbo_opmerking_waarde(o),
                mbo_code_label(MBO_VOCABULAIRE_OPMERKINGSOORT, mbo_opmerking_soort(o), MBO_TAAL_EN));
        if (mbo_opmerking_aantal(o) > 1)
            fprintf(stderr, " (the first of %lld)", (long long)mbo_opmerking_aantal(o));
        fputc('\n', stderr);
    }
}

const char *structuur_file(const char *given)
{
    const char *file = getenv(STRUCTUUR_VAN_OMGEVING);
    return given ? given : file && *file ? file : NULL;
}

mbo_status load_structuur(const char *program, const char *file, int hoe, mbo_structuur **out, mbo_fout *fout)
{
    int shown;
    mbo_structuur_options options = options_of(&shown, hoe);
    if (!file || strcmp(file, "-") == 0)
        return mbo_structuur_load_builtin(NULL, out, fout);
    mbo_status status = mbo_structuur_load_file(file, &options, out, fout);
    if (status)
        clear_progress(shown);
    else
        tell_opmerkingen(program, &(char *){(char *)(uintptr_t)file}, *out);
    return status;
}

mbo_status load_editie(const char *program, char *const *files, int n, int hoe, mbo_structuur **out, const char **wrong,
                       mbo_fout *fout)
{
    int shown;
    mbo_structuur_options options = options_of(&shown, hoe);
    mbo_editie *editie = NULL;
    mbo_status status = mbo_editie_create(&options, &editie, fout);
    for (int i = 0; !status && i < n; i++) {
        *wrong = files[i];
        status = mbo_editie_file(editie, files[i], fout);
    }
    if (!status)
        status = mbo_editie_structuur(editie, out, fout);
    else
        clear_progress(shown);
    if (!status)
        tell_opmerkingen(program, files, *out);
    mbo_editie_free(editie);
    return status;
}

const char *date_text(mbo_datum datum)
{
    static char text[4][11];
    static unsigned next;
    char *out = text[next++ % 4];
    mbo_datum_format(datum, out, sizeof text[0]);
    return out;
}

const char *bron_tekst(const mbo_bron *bron, mbo_taal taal)
{
    static char text[1024];
    const char *versie = date_text(mbo_bron_versie(bron));
    snprintf(text, sizeof text, *versie ? "%s %s (%s %s)" : "%s %s", mbo_bron_werk(bron), mbo_bron_vindplaats(bron),
             taal == MBO_TAAL_NL ? "versie" : "version", versie);
    return text;
}

void print_euro(FILE *to, int64_t cents, mbo_taal taal)
{
    char text[GETALTEKST];
    fprintf(to, "%s %s", euro, amount_text(cents, taal, text));
}

void print_waarde(FILE *to, mbo_feit feit, int64_t waarde, mbo_taal taal)
{
    mbo_vocabulaire v = mbo_feit_vocabulaire(feit);
    int n = 0;
    switch (mbo_feit_type(feit)) {
    case MBO_FEITTYPE_DATUM: print_day(to, (mbo_datum)waarde, taal); break;
    case MBO_FEITTYPE_GELD: print_euro(to, waarde, taal); break;
    case MBO_FEITTYPE_CODE: fputs(mbo_code_label(v, (int32_t)waarde, taal), to); break;
    case MBO_FEITTYPE_SET:
        for (int32_t code = 1; code <= mbo_code_count(v); code++)
            if (waarde >> code & 1)
                fprintf(to, "%s%s", n++ ? "; " : "", mbo_code_label(v, code, taal));
        if (n)
            break;
        /* fall through */
    default: fputs(waarde_tekst(feit, waarde, taal), to);
    }
}

const char *waarde_tekst(mbo_feit feit, int64_t waarde, mbo_taal taal)
{
    static char text[4096];
    mbo_vocabulaire v = mbo_feit_vocabulaire(feit);
    size_t n = 0;
    switch (mbo_feit_type(feit)) {
    case MBO_FEITTYPE_BOOL:
        return mbo_code_label(MBO_VOCABULAIRE_UITKOMST, waarde ? MBO_UITKOMST_JA : MBO_UITKOMST_NEE, taal);
    case MBO_FEITTYPE_DATUM: return date_text((mbo_datum)waarde);
    case MBO_FEITTYPE_GELD:
        snprintf(text, sizeof text, "EUR %lld.%02lld", (long long)waarde / 100, (long long)waarde % 100);
        break;
    case MBO_FEITTYPE_INT: snprintf(text, sizeof text, "%lld", (long long)waarde); break;
    case MBO_FEITTYPE_CODE:
        snprintf(text, sizeof text, "%s (%s)", mbo_code_label(v, (int32_t)waarde, taal),
                 mbo_code_name(v, (int32_t)waarde));
        break;
    default:
        snprintf(text, sizeof text, "%s", taal == MBO_TAAL_NL ? "geen" : "none");
        for (int32_t code = 1; code <= mbo_code_count(v); code++)
            if (waarde >> code & 1)
                n += (size_t)snprintf(text + n, sizeof text - n, "%s%s (%s)", n ? ", " : "",
                                      mbo_code_label(v, code, taal), mbo_code_name(v, code));
    }
    return text;
}
