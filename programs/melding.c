/* SPDX-License-Identifier: MIT */
/* Telling what is wrong on stderr; who has another place for that links its own in place of this file. */
#include "scherm.h"

int report(const char *program, const char *file, const mbo_fout *fout)
{
    fprintf(stderr, "%s: ", program);
    if (fout->line && file) {
        fprintf(stderr, "%s:%lld:", file, (long long)fout->line);
        if (fout->column)
            fprintf(stderr, "%lld:", (long long)fout->column);
        fputc(' ', stderr);
    }
    fprintf(stderr, "%s\n", fout->message);
    return SLECHTE_INVOER;
}

int report_option(const char *program, const char *option, const mbo_fout *fout)
{
    fprintf(stderr, "%s: %s: %s\n", program, option, fout->message);
    return SLECHT_GEBRUIK;
}
