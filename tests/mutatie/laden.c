/* SPDX-License-Identifier: MIT */
/* Does the library take the rules at all? 3 when it refuses them, with its message on standard output. */
#include <mborules/mborules.h>
#include <stdio.h>

int main(void)
{
    mbo_regels *regels;
    mbo_fout fout;
    if (mbo_regels_create(NULL, &regels, &fout)) {
        printf("%s\n", fout.message);
        return 3;
    }
    mbo_regels_free(regels);
    return 0;
}
