/* SPDX-License-Identifier: MIT */
/* Two rules of a gemeente of its own: a limit on what it pays, and no programme of more than two years. */
#include <mborules/mborules.h>
#include <stdio.h>

typedef struct beleid {
    int64_t hoogstens; /* cents a year */
} beleid;

/* A function in its own types, called through libffi: the facts come as the rule names them. */
static int32_t binnen_budget(void *ctx, int64_t onderwijsprijs)
{
    const beleid *b = ctx;
    return onderwijsprijs <= b->hoogstens;
}

/* The same over an array of facts, the form that bindings use; it can say why it failed. */
static int32_t kort_genoeg(void *ctx, const mbo_waarde *args, size_t n, mbo_fout *fout)
{
    (void)ctx, (void)n, (void)fout;
    return args[0].waarde <= 24;
}

static int add(mbo_regels **regels, const mbo_eigen_regel *regel)
{
    mbo_fout fout;
    mbo_regels *meer = NULL;
    if (mbo_regels_met_eigen_regel(*regels, regel, &meer, &fout))
        return fprintf(stderr, "%s\n", fout.message), 1;
    mbo_regels_free(*regels);
    *regels = meer;
    return 0;
}

static int ask(const mbo_regels *regels, const char *prijs)
{
    mbo_fout fout;
    mbo_zaak *zaak = NULL;
    mbo_uitkomst uitkomst = 0;
    int status =
        mbo_zaak_create(NULL, &zaak, &fout) || mbo_zaak_set_text(zaak, "uitkering", "participatiewet", &fout) ||
        mbo_zaak_set_text(zaak, "besluit_gemeente", "ja", &fout) ||
        mbo_zaak_set_text(zaak, "studieduur", "24", &fout) || mbo_zaak_set_text(zaak, "onderwijsprijs", prijs, &fout) ||
        mbo_uitkomst_of(regels, NULL, zaak, MBO_VRAAG_GEMEENTE_FINANCIERING, 0, &uitkomst, &fout);
    if (status)
        fprintf(stderr, "%s\n", fout.message);
    else
        printf("onderwijsprijs %s: %s\n", *prijs ? prijs : "onbekend",
               mbo_code_name(MBO_VOCABULAIRE_UITKOMST, uitkomst));
    mbo_zaak_free(zaak);
    return status;
}

int main(void)
{
    beleid b = {.hoogstens = 150000};
    mbo_fout fout;
    mbo_regels *regels = NULL;
    const mbo_eigen_regel budget = {.size = sizeof budget,
                                    .vraag = MBO_VRAAG_GEMEENTE_FINANCIERING,
                                    .id = "eigen.budget",
                                    .versie = "2026-11",
                                    .nl = "De gemeente betaalt ten hoogste 1.500 euro per jaar.",
                                    .en = "The municipality pays at most 1,500 euros a year.",
                                    .feiten = "onderwijsprijs",
                                    .native = (mbo_native)binnen_budget,
                                    .ctx = &b},
                          duur = {.size = sizeof duur,
                                  .vraag = MBO_VRAAG_GEMEENTE_FINANCIERING,
                                  .id = "eigen.duur",
                                  .versie = "1",
                                  .nl = "De gemeente betaalt geen opleiding van meer dan twee jaar.",
                                  .en = "The municipality pays for no programme of more than two years.",
                                  .feiten = "studieduur",
                                  .functie = kort_genoeg};
    if (mbo_regels_create(NULL, &regels, &fout))
        return fprintf(stderr, "%s\n", fout.message), 1;
    int status =
        add(&regels, &budget) || add(&regels, &duur) || ask(regels, "1200") || ask(regels, "1800") || ask(regels, "");
    mbo_regels_free(regels);
    return status;
}
