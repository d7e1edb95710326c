// SPDX-License-Identifier: MIT
// The library for the page: mborules.js with the rule set and the structure that are in use.
import { Fout, laad } from "../../bindings/javascript/mborules.js";

export { Fout };

/** The bytes of mborules.wasm, which stand in the page compressed and as base64 (tools/page.py). */
async function bytesUit(element) {
    const bytes = Uint8Array.from(atob(element.textContent), (teken) => teken.charCodeAt(0));
    element.remove();
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

export async function openBrug(element) {
    const mborules = await laad(await bytesUit(element));
    let regels = mborules.regels(),
        structuur = mborules.ingebouwd;
    const inGebruik = (taal, meer) => ({ structuur, taal, ...meer });
    return {
        lijsten: () => ({
            versie: regels.info().versie,
            feiten: mborules.feiten(),
            vragen: mborules.vragen(),
            woorden: mborules.codes(),
            begrippen: regels.begrippen(),
        }),
        overzicht: (zaak, zonder, taal) => regels.overzicht(zaak, inGebruik(taal, { zonder })),
        route: (zaak, route, taal) => regels.route(zaak, route, inGebruik(taal)),
        blad: (zaak, zonder, taal) => regels.blad(zaak, inGebruik(taal, { zonder })),
        nodig: (zaak, vraag, vast) => regels.antwoord(vraag, zaak, { structuur, waaromNiet: true, vast }).nodig ?? [],
        motivering: (zaak, vraag, taal) => ({
            regels: regels.motivering(vraag, zaak, { structuur }),
            tekst: regels.motivering(vraag, zaak, inGebruik(taal, { vorm: "tekst" })),
        }),
        leesDag: (tekst) => mborules.leesDag(tekst),
        dagTekst: (dag, taal) => mborules.dagTekst(dag, taal),
        stukken: (tekst, taal) => regels.stukken(tekst, taal),
        waarde: (feit, tekst, taal) => structuur.waarde(feit, tekst, taal),
        lees: (bytes) => mborules.leesZaak(bytes),
        schrijf: (zaak, taal) => mborules.schrijfZaak(zaak, taal),
        /** Others in place of those that are in use; null: the built-in ones. What was in use stays when they cannot be. */
        laadRegels(bytes) {
            const nieuw = mborules.regels(bytes ?? undefined);
            regels.sluit();
            regels = nieuw;
        },
        laadStructuur(bytes, naam) {
            const nieuw = bytes ? mborules.structuur(bytes, naam) : mborules.ingebouwd;
            if (structuur !== mborules.ingebouwd) structuur.sluit();
            structuur = nieuw;
            return structuur.info();
        },
    };
}
