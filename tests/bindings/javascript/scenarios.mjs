// SPDX-License-Identifier: MIT
// The scenarios of the guide (tests/data/scenarios.json, described in docs/bouw.md) against a loaded package. It imports nothing,
// so that a page can run it too.

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const maanden = (of) => (of ? [of.minimaal, of.maximaal] : null);
const naam = (route) => [route.bewijs, route.leerweg, route.soort_opleiding].filter(Boolean).join("/");

/** What is expected of a step: its id; or that, its address and a word of its Dutch sentence. */
function heeft(route, verwacht) {
    const { id, adres, woord = "" } = typeof verwacht === "string" ? { id: verwacht } : verwacht;
    return route.stappen.some((stap) => stap.id === id && (adres ?? stap.adres) === stap.adres && stap.tekst_nl.includes(woord));
}

/** How many expectations were met, and a line for each that was not. */
export function controleer(regels, scenarios) {
    const bekend = new Set(regels.begrippen().map((begrip) => begrip.begrip));
    const uit = { goed: 0, fout: [] };
    let waar = "";
    const verwacht = (wat, gevonden, nodig) => {
        if (same(gevonden, nodig)) uit.goed++;
        else uit.fout.push(`${waar}: ${wat}: ${JSON.stringify(gevonden)}, expected ${JSON.stringify(nodig)}`);
    };
    const vanRoute = (route, sleutel, nodig) => {
        const wat = `${naam(route)} ${sleutel}`;
        if (sleutel === "route") return;
        if (sleutel === "stappen") return verwacht(wat, nodig.filter((stap) => !heeft(route, stap)), []);
        if (sleutel === "geen_stappen") return verwacht(wat, nodig.filter((stap) => heeft(route, stap)), []);
        if (sleutel === "duur") return verwacht(wat, maanden(route.duur), nodig);
        const instroom = route.routeaannames.includes("structuur.instroom"); // the file tells that apart
        if (sleutel === "instroom_aangenomen") return verwacht(wat, instroom, nodig);
        if (sleutel === "routeaannames") return verwacht(wat, route.routeaannames.filter((een) => een !== "structuur.instroom"), nodig);
        if (sleutel !== "antwoorden") return verwacht(wat, route[sleutel], nodig);
        for (const [vraag, sleutels] of Object.entries(nodig)) {
            const antwoord = route.antwoorden.find((een) => een.vraag === vraag);
            for (const [key, value] of Object.entries(sleutels)) {
                // The outcome apart, all of it is of the case with the routeaannames; who decides is too, in the file.
                const gevonden = key === "beslissers" ? antwoord.gewoon.beslissers : antwoord[key];
                verwacht(`${wat} ${vraag} ${key}`, gevonden ?? null, value);
            }
        }
    };
    for (const scenario of scenarios) {
        waar = scenario.id;
        verwacht("begrippen", (scenario.begrippen ?? []).filter((begrip) => !bekend.has(begrip)), []);
        for (const moment of scenario.momenten) {
            const zaak = { ...scenario.feiten, ...moment.feiten, startdatum: moment.startdatum }, nodig = moment.verwacht;
            waar = `${scenario.id} ${moment.startdatum} ${JSON.stringify(moment.feiten ?? {})}`;
            for (const leerroute of nodig.leerroutes ?? []) {
                const gevonden = regels.advies(zaak, { doel: leerroute.doel }).leerroute;
                verwacht(`${leerroute.doel} ketens`, gevonden.ketens.map((keten) => ({
                    soorten: keten.opleidingen.map((opleiding) => opleiding.soort_opleiding), vrijstelling: keten.vrijstelling,
                    duur: maanden(keten.duur) })), leerroute.ketens.map(({ soorten, vrijstelling, duur }) => ({ soorten, vrijstelling, duur })));
                verwacht(`${leerroute.doel} bereikt`, gevonden.bereikt, leerroute.bereikt ?? false);
            }
            const { routes } = regels.advies(zaak), namen = routes.map(naam);
            const genoemd = nodig.routes.map((route) => route.route);
            verwacht("aantal", namen.length, nodig.aantal ?? namen.length);
            verwacht("eerste", namen[0], nodig.eerste ?? namen[0]);
            if (nodig.volgorde ?? true) verwacht("volgorde", namen.filter((een) => genoemd.includes(een)), genoemd);
            for (const een of nodig.routes) {
                const i = namen.indexOf(een.route);
                verwacht("route", i >= 0, true);
                if (i < 0) continue;
                const gewoon = een.antwoorden ? regels.antwoorden(regels.routeZaak(zaak, i)) : [];
                for (const antwoord of routes[i].antwoorden) antwoord.gewoon = gewoon.find((g) => g.vraag === antwoord.vraag);
                for (const [sleutel, value] of Object.entries(een)) vanRoute(routes[i], sleutel, value);
            }
        }
    }
    return uit;
}
