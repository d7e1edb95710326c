/* SPDX-License-Identifier: MIT */
/* Two rules of a gemeente of its own: a limit on what it pays, and on how long a programme takes. */
#include <mborules/mborules.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct beleid { /* a rule set calls from any thread: what its rules read does not change meanwhile */
    int64_t hoogstens;  /* cents a year */
    int64_t maanden;    /* 0: not laid down yet */
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
    const beleid *b = ctx;
    (void)n; /* as many as the rule names */
    if (b->maanden)
        return args[0].waarde <= b->maanden;
    snprintf(fout->message, sizeof fout->message, "the gemeente has not laid down how long a programme may take");
    return -1;
}

static mbo_status add(mbo_regels **regels, const mbo_eigen_regel *regel, mbo_fout *fout)
{
    mbo_regels *meer = NULL;
    mbo_status status = mbo_regels_met_eigen_regel(*regels, regel, &meer, fout);
    if (status)
        return status;
    mbo_regels_free(*regels);
    *regels = meer;
    return MBO_OK;
}

/* The lines of the receipt about own rules: that it cannot be checked later what such a function did. */
static mbo_status show_receipt(const mbo_oordeel *oordeel, mbo_vraag vraag, mbo_fout *fout)
{
    size_t n = mbo_oordeel_motivering(oordeel, vraag, MBO_MOTIVERING_REGELS, NULL, 0);
    char *text = malloc(n + 1);
    if (!text) {
        snprintf(fout->message, sizeof fout->message, "out of memory");
        return MBO_ERROR_MEMORY;
    }
    mbo_oordeel_motivering(oordeel, vraag, MBO_MOTIVERING_REGELS, text, n + 1);
    for (const char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
        if (strncmp(line, "regel.eigen.", 12) == 0)
            printf("  %s\n", line);
    free(text);
    return MBO_OK;
}

static mbo_status ask(const mbo_regels *regels, const char *prijs, mbo_fout *fout)
{
    const mbo_vraag vraag = MBO_VRAAG_GEMEENTE_FINANCIERING;
    const char *const feiten[][2] = {
        {"uitkering", "participatiewet"}, {"besluit_gemeente", "ja"}, {"studieduur", "24"}, {"onderwijsprijs", prijs}};
    mbo_zaak *zaak = NULL;
    mbo_oordeel *oordeel = NULL;
    mbo_status status = mbo_zaak_create(NULL, &zaak, fout);
    for (size_t i = 0; !status && i < sizeof feiten / sizeof *feiten; i++)
        status = mbo_zaak_set_text(zaak, feiten[i][0], feiten[i][1], fout);
    if (!status)
        status = mbo_oordeel_create(regels, NULL, zaak, vraag, 0, NULL, &oordeel, fout);
    if (!status) {
        printf("onderwijsprijs %s: %s%s\n", *prijs ? prijs : "onbekend",
               mbo_code_name(MBO_VOCABULAIRE_UITKOMST, mbo_oordeel_uitkomst(oordeel, vraag)),
               mbo_oordeel_niet_exact(oordeel, vraag) ? " (niet exact: een eigen regel kon niet worden gevraagd)" : "");
        status = show_receipt(oordeel, vraag, fout);
    }
    mbo_oordeel_free(oordeel);
    mbo_zaak_free(zaak);
    return status;
}

int main(void)
{
    beleid b = {.hoogstens = 150000, .maanden = 24};
    mbo_fout fout;
    mbo_regels *regels = NULL;
    static const mbo_ctype typen[] = {MBO_CTYPE_INT64}; /* those of the arguments of binnen_budget() */
    const mbo_eigen_regel budget = {.size = sizeof budget,
                                    .vraag = MBO_VRAAG_GEMEENTE_FINANCIERING,
                                    .id = "eigen.budget",
                                    .versie = "2026-11", /* another when the function, or what it reads, is another */
                                    .nl = "De gemeente betaalt ten hoogste 1.500 euro per jaar.",
                                    .en = "The municipality pays at most 1,500 euros a year.",
                                    .feiten = "onderwijsprijs",
                                    .native = (mbo_native)binnen_budget,
                                    .typen = typen,
                                    .typen_count = sizeof typen / sizeof *typen,
                                    .ctx = &b},
                          duur = {.size = sizeof duur,
                                  .vraag = MBO_VRAAG_GEMEENTE_FINANCIERING,
                                  .id = "eigen.duur",
                                  .versie = "1",
                                  .nl = "De gemeente betaalt geen opleiding van meer dan twee jaar.",
                                  .en = "The municipality pays for no programme of more than two years.",
                                  .feiten = "studieduur",
                                  .functie = kort_genoeg,
                                  .ctx = &b};
    mbo_status status = mbo_regels_create(NULL, &regels, &fout);
    if (!status)
        status = add(&regels, &budget, &fout);
    if (!status)
        status = add(&regels, &duur, &fout);
    if (!status)
        status = ask(regels, "1200", &fout);
    if (!status)
        status = ask(regels, "1800", &fout);
    if (!status)
        status = ask(regels, "", &fout);
    if (status)
        fprintf(stderr, "%s\n", fout.message);

    b.maanden = 0; /* a function that fails: no answer, and what it said */
    if (!status && ask(regels, "1200", &fout))
        printf("onderwijsprijs 1200: geen antwoord: %s\n", fout.message);
    mbo_regels_free(regels);
    return status != MBO_OK;
}
