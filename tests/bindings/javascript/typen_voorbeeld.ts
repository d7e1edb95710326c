// SPDX-License-Identifier: MIT
// What the types must allow and refuse; only compiled.
import { Fout, laad, type Advies, type Antwoord, type Feit, type Regels, type Zaak } from "mborules";

const mbo = await laad(new Uint8Array());
const regels: Regels = mbo.regels("naam,vanaf");
const zaak: Zaak = { leerweg: "bbl", vooropleiding: ["havo"], werkend: true, onderwijsprijs: 950.5, studieduur: 24, startdatum: "2026-09-01",
    instelling: null };
const antwoord: Antwoord = regels.antwoord("toelating", zaak, { waaromNiet: true, vast: ["leerweg"], structuur: mbo.ingebouwd });
const ontbrekend: Feit[] = antwoord.ontbrekend;
const nodig: string | undefined = antwoord.nodig?.[0]?.leerbaan;
const advies: Advies = regels.advies(zaak, { doel: "startkwalificatie", zonder: ontbrekend, kwalificaties: { niveau: 2, instroom: "2026-09-01" } });
for (const route of advies.routes) for (const stap of route.stappen) stap.tekst_nl.toUpperCase();
const vraag: string | undefined = advies.volgende_vraag?.vraag_nl;
const weer: Zaak = { ...regels.routeZaak(zaak, 0, { gewoon: false }), ...mbo.leesZaak(new ArrayBuffer(1)) };
const feiten: Map<Feit, string> = new Map(mbo.feiten().map((feit) => [feit.feit, feit.codes?.[0]?.tekst_en ?? feit.vraag_nl]));
const bedrag: number = (antwoord.bedrag ?? 0) + mbo.structuur("<sbb/>").info().opmerkingen[0]!.regel;
try {
    regels.metParameter("lesgeld.bedrag", 1, "2026-08-01").zonderRegel("toelating.x").sluit();
} catch (fout) {
    if (fout instanceof Fout && fout.code === "MBO_ERROR_NAME") throw new Error(`${fout.line} ${nodig} ${vraag} ${bedrag} ${weer} ${feiten}`);
}

// @ts-expect-error no such code
zaak.leerweg = "avond";
// @ts-expect-error no such fact
zaak.leeftijd = 20;
// @ts-expect-error no such question
regels.antwoord("toelatin", zaak);
// @ts-expect-error no such option
regels.advies(zaak, { talen: "nl" });
// @ts-expect-error only laad() makes one
new Fout({}).code = "x";
