/* SPDX-License-Identifier: MIT */
/* A decision about a person: what would change a no, its receipt for the file, and checking it later. */
#include <mborules/mborules.h>
#include <stdio.h>
#include <stdlib.h>

static mbo_status make_zaak(mbo_zaak **zaak, mbo_fout *fout)
{
    static const char *const feiten[][2] = {{"bewijs", "diploma"},        {"leerweg", "bbl"},
                                            {"soort_opleiding", "vak"},   {"instelling", "roc"},
                                            {"vooropleiding", "vmbo_bb"}, {"geboortedatum", "1991-05-06"},
                                            {"startdatum", "2025-09-01"}, {"studieduur", "36"},
                                            {"leerbaan", "geen"},         {"leerbedrijf_erkend", "ja"}};
    mbo_status status = mbo_zaak_create(NULL, zaak, fout);
    for (size_t i = 0; !status && i < sizeof feiten / sizeof *feiten; i++)
        status = mbo_zaak_set_text(*zaak, feiten[i][0], feiten[i][1], fout);
    return status; /* the zaak is the caller's to free, however this ended */
}

static void add(mbo_feitset *set, mbo_feit feit)
{
    set->bits[feit / 64] |= UINT64_C(1) << (feit % 64);
}

/* Each set is enough by itself; of a set every fact must become so. What the person has chosen stays out of it. */
static mbo_status show_nodig(const mbo_regels *regels, const mbo_zaak *zaak, mbo_fout *fout)
{
    mbo_feitset vast = {{0, 0}};
    mbo_nodig *nodig = NULL;
    add(&vast, MBO_FEIT_BEWIJS);
    add(&vast, MBO_FEIT_LEERWEG);
    add(&vast, MBO_FEIT_SOORT_OPLEIDING);
    add(&vast, MBO_FEIT_INSTELLING);
    mbo_status status = mbo_nodig_create(regels, NULL, zaak, MBO_VRAAG_TRAJECT, 0, &vast, NULL, &nodig, fout);
    if (status)
        return status;
    for (int32_t i = 0; i < mbo_nodig_count(nodig); i++) {
        const char *before = i ? "of: " : "nodig: ";
        mbo_feitset set;
        mbo_nodig_feiten(nodig, i, &set);
        for (mbo_feit feit = 0; (feit = mbo_feitset_next(&set, feit)); before = " en ") {
            char waarde[512];
            mbo_nodig_tekst(nodig, i, feit, waarde, sizeof waarde);
            printf("%s%s=%s", before, mbo_feit_name(feit), waarde);
        }
        printf("\n");
    }
    mbo_nodig_free(nodig);
    return MBO_OK;
}

/* The receipt goes into the file; years later the library answers its question again. */
static mbo_status show_motivering(const mbo_regels *regels, const mbo_zaak *zaak, mbo_fout *fout)
{
    mbo_oordeel *oordeel = NULL;
    mbo_controle *controle = NULL;
    mbo_status status = mbo_oordeel_create(regels, NULL, zaak, MBO_VRAAG_TRAJECT, 0, NULL, &oordeel, fout);
    if (status)
        return status;
    size_t n = mbo_oordeel_motivering(oordeel, MBO_VRAAG_TRAJECT, MBO_MOTIVERING_REGELS, NULL, 0);
    char *motivering = malloc(n + 1);
    if (motivering) {
        mbo_oordeel_motivering(oordeel, MBO_VRAAG_TRAJECT, MBO_MOTIVERING_REGELS, motivering, n + 1);
        fputs(motivering, stdout);
        status = mbo_motivering_controleer(regels, NULL, motivering, n, NULL, &controle, fout);
    } else {
        status = MBO_ERROR_MEMORY;
        snprintf(fout->message, sizeof fout->message, "out of memory");
    }
    if (!status)
        printf("klopt nog: %s\n", mbo_controle_uitslag(controle) == MBO_CONTROLE_KLOPT ? "ja" : "nee");
    mbo_controle_free(controle);
    free(motivering);
    mbo_oordeel_free(oordeel);
    return status;
}

int main(void)
{
    mbo_fout fout;
    mbo_regels *regels = NULL;
    mbo_zaak *zaak = NULL;
    mbo_status status = mbo_regels_create(NULL, &regels, &fout);
    if (!status)
        status = make_zaak(&zaak, &fout);
    if (!status)
        status = show_nodig(regels, zaak, &fout);
    if (!status)
        status = show_motivering(regels, zaak, &fout);
    if (status)
        fprintf(stderr, "%s\n", fout.message);
    mbo_zaak_free(zaak);
    mbo_regels_free(regels);
    return status != MBO_OK;
}
