/* SPDX-License-Identifier: MIT */
/* A program of somebody else's: does the installed library compile, link and answer? */
#include <mborules/mborules.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    mbo_fout fout;
    mbo_structuur *structuur = NULL;
    mbo_regels *regels = NULL;
    if (mbo_structuur_load_builtin(NULL, &structuur, &fout) || mbo_regels_create(NULL, &regels, &fout)) {
        fprintf(stderr, "%s\n", fout.message);
        return 1;
    }
    int ok = mbo_structuur_kwalificatie_count(structuur) == 864 && strcmp(mbo_version(), MBO_VERSION) == 0;
    mbo_regels_free(regels);
    mbo_structuur_free(structuur);
    return !ok;
}
