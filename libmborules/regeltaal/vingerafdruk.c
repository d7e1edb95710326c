/* SPDX-License-Identifier: MIT */
/* The fingerprint of a rule, and of a condition with all that it derives from written out. */
#include "regeltaal/lezer.h"

#include <stdio.h>
#include <string.h>

/* ---- a condition ---- */

static void add_getal(mboi_sha256 *sha, int64_t getal)
{
    char cijfers[24];
    mboi_sha256_add(sha, cijfers, (size_t)snprintf(cijfers, sizeof cijfers, "%lld ", (long long)getal));
}

static void add_naam(mboi_sha256 *sha, const char *naam)
{
    mboi_sha256_add(sha, naam, strlen(naam));
    mboi_sha256_add(sha, " ", 1);
}

static const char *parameter_naam(const mboi_boek *boek, int32_t naam)
{
    return naam == MBOI_GEEN ? "-" : boek->naam[naam];
}

static void add_norm(const mboi_boek *boek, const mboi_norm *norm, mboi_sha256 *sha)
{
    add_getal(sha, norm->naar_rato);
    add_getal(sha, norm->studiejaren);
    for (int32_t i = 0; i < norm->rijen; i++) {
        add_getal(sha, norm->rij[i].jaren);
        for (int u = 0; u < MBOI_UREN_SOORTEN; u++)
            add_naam(sha, parameter_naam(boek, norm->rij[i].parameter[u]));
    }
}

/* A condition, what it derives from written out; NULL: always. */
static void add_formule(const mboi_boek *boek, const mboi_formule *f, mboi_sha256 *sha)
{
    /* by name, so that a new kind of condition leaves the fingerprints of the others as they are */
    static const char *const soorten[] = {
        [MBOI_EN] = "en",
        [MBOI_OF] = "of",
        [MBOI_NIET] = "niet",
        [MBOI_FEIT] = "feit",
        [MBOI_CODE] = "code",
        [MBOI_BEVAT] = "bevat",
        [MBOI_NIVEAU] = "niveau",
        [MBOI_DUUR_TOT] = "tot",
        [MBOI_DUUR_VANAF] = "vanaf",
        [MBOI_CREBO] = "crebo",
        [MBOI_UREN] = "uren",
        [MBOI_DATUM] = "datum",
        [MBOI_BEKEND] = "bekend",
        [MBOI_NOOIT] = "nooit",
        [MBOI_AFGELEID] = "afgeleid",
        [MBOI_VRAAG] = "vraag",
    };
    if (!f) {
        add_naam(sha, "altijd");
        return;
    }
    add_naam(sha, soorten[f->soort]);
    if (f->feit)
        add_naam(sha, mbo_feit_name(f->feit));
    if (f->soort == MBOI_CODE || f->soort == MBOI_BEVAT || f->soort == MBOI_CREBO)
        add_getal(sha, f->codes);
    if (f->soort == MBOI_NIVEAU || f->soort == MBOI_DUUR_TOT || f->soort == MBOI_DUUR_VANAF || f->soort == MBOI_BEKEND)
        add_naam(sha, boek->naam[f->parameter]);
    if (f->soort == MBOI_DATUM) {
        const struct mboi_datumtest *test = &boek->test[f->test];
        add_naam(sha, mboi_datumfunctie_namen[test->functie]);
        add_naam(sha, parameter_naam(boek, test->parameter));
    }
    if (f->soort == MBOI_UREN)
        add_norm(boek, &boek->norm[f->test], sha);
    if (f->soort == MBOI_VRAAG)
        add_naam(sha, mbo_code_name(MBO_VOCABULAIRE_VRAAG, f->test));
    if (f->links)
        add_formule(boek, f->links, sha);
    if (f->rechts)
        add_formule(boek, f->rechts, sha);
}

/* ---- a rule ---- */

void mboi_regel_make_vingerafdruk(const mboi_boek *boek, struct mbo_regel *regel)
{
    mboi_sha256 sha;
    mboi_sha256_begin(&sha);
    mboi_sha256_add_tekst(&sha, regel->id);
    mboi_sha256_add_getal(&sha, regel->vraag);
    mboi_sha256_add_getal(
        &sha, boek->vraag[regel->vraag].een_van); /* how the rules of its question go together, and for whom */
    add_formule(boek, boek->vraag[regel->vraag].bereik, &sha);
    mboi_sha256_add_getal(&sha, regel->vanaf);
    mboi_sha256_add_getal(&sha, regel->tot);
    mboi_sha256_add_getal(&sha, regel->basis);
    mboi_sha256_add_tekst(&sha, regel->nl);
    mboi_sha256_add_tekst(&sha, regel->en);
    for (size_t i = 0; i < regel->bron.count; i++)
        mboi_sha256_add_tekst(&sha, regel->bron.rij[i].tekst);
    if (regel->eigen_versie) {
        mboi_sha256_add_tekst(&sha, regel->eigen_versie);
        mboi_sha256_add_tekst(&sha, regel->voorwaarde);
    } else {
        add_formule(boek, regel->als, &sha);
        add_formule(boek, regel->dan, &sha);
    }
    mboi_sha256_add_getal(&sha, regel->eerste_dag);
    mboi_sha256_add_getal(&sha, regel->toelichting);
    if (regel->soort) {
        const mboi_bedragregel *b = &regel->bedrag;
        mboi_sha256_add_getal(&sha, regel->soort);
        mboi_sha256_add_tekst(&sha, parameter_naam(boek, b->parameter));
        mboi_sha256_add_tekst(&sha, b->feit ? mbo_feit_name(b->feit) : "-");
        mboi_sha256_add_getal(&sha, b->maanden);
        mboi_sha256_add_tekst(&sha, b->deel ? mbo_feit_name(b->deel) : "-");
        mboi_sha256_add_tekst(&sha, parameter_naam(boek, b->op));
        mboi_sha256_add_tekst(&sha, parameter_naam(boek, b->grens));
        mboi_sha256_add_tekst(&sha, parameter_naam(boek, b->maal));
    }
    mboi_sha256_hex(&sha, regel->vingerafdruk);
}
