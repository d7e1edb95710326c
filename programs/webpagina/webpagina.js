// SPDX-License-Identifier: MIT
// The form: asks, shows what is open and why, and keeps the case. Everything that is decided comes from the library (brug.js);
// text gets into the page as text alone.
import { openBrug, Fout } from "./brug.js";
import { leesGeld, leesGetal, weekdag } from "./invoer.js";
import { WOORDEN } from "./woorden.js";

const $ = (id) => document.getElementById(id);
const UITGESLOTEN = 5,
    DICHT = 4; // of the verdicts, in the order of the list "groepen"

const s = {
    taal: "nl",
    feiten: new Map(), // what is known, in text form
    zonder: new Set(), // asked, and not known
    spoor: [], // what feiten and zonder were before each change
    overzicht: null,
    open: new Set(), // the routes and parts that were opened
    invul: null, // {plaats, feit}: where a fact is being filled in, beside the question
    gebruikt: { parameters: null, structuur: null }, // {naam, ...} of a file
    bewaard: "", // the case as it was saved or opened last
};
let brug, lijsten, feiten, begrippen;

// ---- words ----

function w(sleutel, waarden = {}) {
    return WOORDEN[sleutel][s.taal === "en" ? 1 : 0].replace(/\{(\w+)\}/g, (_, naam) => String(waarden[naam]));
}

const tekstVan = (ding, wat = "tekst") => ding[`${wat}_${s.taal}`];
const naamVan = (feit) => tekstVan(feiten.get(feit));
const hoofdletter = (tekst) => tekst.charAt(0).toUpperCase() + tekst.slice(1);

function woordVan(soort, code) {
    const gevonden = lijsten.woorden[soort].find((een) => een.code === code);
    return gevonden ? tekstVan(gevonden) : code;
}

/** An element; strings among the children are text, null and false nothing. */
function h(soort, eigenschappen, ...kinderen) {
    const element = document.createElement(soort);
    for (const [naam, waarde] of Object.entries(eigenschappen ?? {})) {
        if (waarde === null || waarde === undefined || waarde === false) continue;
        if (naam.startsWith("on")) element.addEventListener(naam.slice(2), waarde);
        else element.setAttribute(naam, waarde === true ? "" : waarde);
    }
    element.append(...kinderen.flat(Infinity).filter((kind) => kind !== null && kind !== undefined && kind !== false));
    return element;
}

const knop = (tekst, onclick, eigenschappen) => h("button", { type: "button", onclick, ...eigenschappen }, tekst);
const nederlands = () => (s.taal === "en" ? { lang: "nl" } : {});

// ---- terms ----

const gevondenStukken = new Map();

/** [{tekst, begrip?}] of a text. */
function stukken(tekst, taal = s.taal) {
    const sleutel = taal + tekst;
    if (!gevondenStukken.has(sleutel)) gevondenStukken.set(sleutel, brug.stukken(tekst, taal));
    return gevondenStukken.get(sleutel);
}

/** Does an English text quote a term in Dutch? */
function isNederlands(stuk) {
    if (s.taal === "nl" || !stuk.begrip || stuk.tekst === begrippen.get(stuk.begrip).naam_en) return false;
    const inNederlands = stukken(stuk.tekst, "nl");
    return inNederlands.length === 1 && inNederlands[0].begrip === stuk.begrip;
}

/** A text in which each term that is not among `gezien` yet can be asked what it means. */
function zin(tekst, gezien) {
    return stukken(tekst).map((stuk) => {
        const lang = isNederlands(stuk) ? "nl" : null;
        if (stuk.begrip && gezien && !gezien.has(stuk.begrip)) {
            gezien.add(stuk.begrip);
            return knop(stuk.tekst, () => legUit(stuk.begrip), { class: "begrip", lang, "aria-haspopup": "dialog" });
        }
        return lang ? h("span", { lang }, stuk.tekst) : stuk.tekst;
    });
}

function bronregel(bronnen) {
    return bronnen.length
        ? h("p", { class: "bron", ...nederlands() }, `${w(bronnen.length > 1 ? "bronnen" : "bron")}: ${bronnen.join("; ")}`)
        : null;
}

function legUit(id) {
    const begrip = begrippen.get(id),
        venster = $("uitleg");
    venster.replaceChildren(
        h("h2", { id: "uitleg-kop" }, begrip[`naam_${s.taal}`]),
        h("p", {}, zin(tekstVan(begrip), new Set([id]))),
        bronregel(begrip.bronnen) ?? "",
        h(
            "p",
            {},
            knop(w("sluiten"), () => venster.close(), { autofocus: true }),
        ),
    );
    if (!venster.open) venster.showModal();
    else venster.querySelector("p:last-child button").focus();
}

// ---- the case ----

const zaakTekst = (van = s.feiten) => [...van].map(([feit, waarde]) => `${feit}=${waarde}\n`).join("");
const alsZaak = (van = s.feiten) => Object.fromEntries(van);
const bereken = (van, zonder) => brug.overzicht(alsZaak(van), [...zonder], s.taal);

/** "zaterdag 1 maart 2008" of 2008-03-01 */
const voluit = (dag) => `${weekdag(dag, s.taal)} ${brug.dagTekst(dag, s.taal)}`;
const vandaag = () => brug.leesDag("vandaag");

/** A value in words, a day with its weekday. */
function inWoorden(feit, waarde) {
    return feiten.get(feit).type === "datum" ? voluit(waarde) : brug.waarde(feit, waarde, s.taal);
}

/** Other facts in place of those that are there. Throws a Fout, and changes nothing, when they cannot be. */
function verander(nieuw, zonder, zeg, naar) {
    const overzicht = bereken(nieuw, zonder),
        was = s.overzicht;
    s.spoor.push({ feiten: s.feiten, zonder: s.zonder });
    s.feiten = nieuw;
    s.zonder = zonder;
    s.overzicht = overzicht;
    s.invul = null;
    $("melding").replaceChildren();
    teken(naar);
    zegStand(zeg, was);
}

function zet(feit, waarde, naar) {
    const nieuw = new Map(s.feiten),
        zonder = new Set(s.zonder);
    nieuw.set(feit, waarde);
    zonder.delete(feit);
    verander(nieuw, zonder, `${hoofdletter(naamVan(feit))}: ${inWoorden(feit, waarde)}.`, naar);
}

function vergeet(feit, naar) {
    const nieuw = new Map(s.feiten);
    nieuw.delete(feit);
    verander(nieuw, s.zonder, w("stand_vergeten", { x: hoofdletter(naamVan(feit)) }), naar);
}

function slaOver(feit, naar) {
    const nieuw = new Map(s.feiten);
    nieuw.delete(feit);
    verander(nieuw, new Set(s.zonder).add(feit), "", naar);
}

function terug() {
    const vorig = s.spoor.pop();
    if (!vorig) return;
    verander(vorig.feiten, vorig.zonder, "", naarVraag);
    s.spoor.pop(); // going back is no change to go back from
    teken(naarVraag);
}

/** What is asked now: the startdatum first, as it says by which rules (as mbo-advies --intake does). */
function vraagNu() {
    if (!s.feiten.has("startdatum") && !s.zonder.has("startdatum")) return "startdatum";
    return s.overzicht.vraag;
}

const eigenRoutes = () => s.overzicht.routes.filter((route) => route.groep !== UITGESLOTEN);

function zegStand(zeg, was) {
    const vorige = new Map((was?.routes ?? []).map((route) => [route.route, route.groep]));
    const anders = s.overzicht.routes.filter((route) => vorige.get(route.route) !== route.groep).length;
    const veranderd = !anders ? w("stand_gelijk") : anders === 1 ? w("stand_een") : w("stand_anders", { n: anders });
    const groepen = telGroepen()
        .filter((groep) => groep.aantal)
        .map((groep) => `${groep.aantal} ${groep.kort}`)
        .join(", ");
    $("stand").textContent = `${zeg} ${veranderd} ${hoofdletter(groepen)}.`.trim();
}

function telGroepen() {
    return s.overzicht.groepen.map((groep, nummer) => ({
        nummer,
        teken: groep.teken,
        naam: tekstVan(groep),
        kort: tekstVan(groep, "kort"),
        aantal: s.overzicht.routes.filter((route) => route.groep === nummer).length,
    }));
}

// ---- what went wrong ----

function plaatsVan(fout) {
    if (!fout.line) return "";
    return `${hoofdletter(fout.column ? w("plaats_kolom", { r: fout.line, k: fout.column }) : w("plaats", { r: fout.line }))}: `;
}

/** What the library says of it, in English. */
function uitlegVan(fout) {
    if (fout.code === "MBO_ERROR_MEMORY" || fout instanceof RangeError || fout instanceof WebAssembly.RuntimeError)
        return h("span", {}, w("geheugen"));
    if (fout.eigen) return h("span", {}, fout.message);
    return h("span", {}, plaatsVan(fout), h("span", { lang: "en" }, fout.message));
}

function meld(tekst, fout) {
    const melding = $("melding");
    melding.replaceChildren(
        h("p", {}, h("strong", {}, tekst)),
        fout ? h("p", {}, uitlegVan(fout)) : "",
        knop(w("sluiten"), () => melding.replaceChildren()),
    );
    melding.scrollIntoView({ block: "nearest" });
}

// ---- filling in a fact ----

let nummer = 0; // of elements that another one refers to

/** {tekst}, or {fout} in words, of what was typed for a fact. */
function leesInvoer(feit, invoer) {
    const soort = feiten.get(feit),
        x = `“${invoer.trim()}”`;
    if (soort.type === "datum") {
        if (!invoer.trim()) return { fout: w("fout_leeg") };
        try {
            return { tekst: brug.leesDag(invoer) };
        } catch {
            return { fout: w("fout_datum", { x }) };
        }
    }
    const gelezen = soort.type === "geld" ? leesGeld(invoer) : leesGetal(invoer);
    if (gelezen.fout)
        return { fout: w(gelezen.fout === "leeg" ? "fout_leeg" : soort.type === "geld" ? "fout_geld" : "fout_getal", { x }) };
    const hoeveel = soort.type === "geld" ? Math.round(Number(gelezen.tekst) * 100) : Number(gelezen.tekst);
    if (hoeveel < soort.minimum || hoeveel > soort.maximum) {
        const deel = soort.type === "geld" ? 100 : 1;
        return { fout: w("fout_bereik", { min: soort.minimum / deel, max: soort.maximum / deel }) };
    }
    return gelezen;
}

function hintVan(feit) {
    const soort = feiten.get(feit);
    if (soort.type === "datum") return w("datum_hint");
    if (soort.type === "geld") return w("geld_hint");
    if (feit === "crebo") return w("crebo_hint");
    return soort.maximum <= 1000 ? w("getal_hint", { min: soort.minimum, max: soort.maximum }) : w("getal_hint_vrij");
}

/** How the text of a fact is typed: a day as 1-3-2008. */
function getypt(feit, waarde) {
    if (!waarde || feiten.get(feit).type !== "datum") return waarde ?? "";
    const [jaar, maand, dagnummer] = waarde.split("-").map(Number);
    return `${dagnummer}-${maand}-${jaar}`;
}

/**
 * The form of one fact. `geef(waarde)` takes its text form and may throw a Fout; `anders` are more buttons. Answers of
 * which there are few are a button each: one press is the answer.
 */
function feitformulier(feit, geef, anders) {
    const soort = feiten.get(feit),
        nu = s.feiten.get(feit),
        id = `f${++nummer}`;
    const fout = h("p", { class: "fout", id: `${id}-fout` });
    const gezien = new Set();
    const weiger = (tekst, veld) => {
        fout.replaceChildren(tekst);
        veld?.setAttribute("aria-invalid", "true");
        veld?.focus();
    };
    const neem = (waarde, veld) => {
        try {
            geef(waarde);
        } catch (oorzaak) {
            const uitleg = h("span", {}, w("fout_samen"), " ", uitlegVan(oorzaak));
            weiger(uitleg, veld);
        }
    };
    let velden,
        dien = null;
    if (soort.type === "bool" || soort.type === "code") {
        const keuzes =
            soort.type === "bool"
                ? [
                      ["ja", w("ja")],
                      ["nee", w("nee")],
                  ]
                : soort.codes.map((code) => [code.code, tekstVan(code)]);
        velden = h(
            "div",
            { class: soort.type === "bool" ? "keuzes kort" : "keuzes" },
            keuzes.map(([code, tekst]) =>
                knop(hoofdletter(tekst), (e) => neem(code, e.currentTarget), {
                    "data-antwoord": code,
                    "aria-pressed": nu === undefined ? null : String(nu === code),
                }),
            ),
        );
    } else if (soort.type === "set") {
        const gekozen = new Set(nu && nu !== "-" ? nu.split(";") : []);
        const vakken = soort.codes.map((code, i) => {
            const vak = h("input", { type: "checkbox", id: `${id}-${i}`, value: code.code });
            vak.checked = gekozen.has(code.code);
            return { vak, rij: h("li", {}, vak, h("label", { for: `${id}-${i}` }, tekstVan(code))) };
        });
        velden = [
            h("p", { class: "hint" }, w("meer_hint")),
            h(
                "ul",
                { class: "vakken" },
                vakken.map(({ rij }) => rij),
            ),
        ];
        anders = [knop(w("geen_van"), (e) => neem("-", e.currentTarget), { "data-antwoord": "-" }), ...anders];
        dien = () => {
            const codes = vakken.filter(({ vak }) => vak.checked).map(({ vak }) => vak.value);
            if (codes.length) neem(codes.join(";"));
            else weiger(w("fout_kies"), vakken[0].vak);
        };
    } else {
        const terugGezegd = h("p", { class: "gezegd", id: `${id}-gezegd`, "aria-live": "polite" });
        const veld = h("input", {
            type: "text",
            id: `${id}-veld`,
            autocomplete: "off",
            spellcheck: "false",
            inputmode: soort.type === "datum" ? null : "decimal",
            "aria-describedby": `${id}-hint ${id}-gezegd ${id}-fout`,
            oninput: () => {
                const gelezen = veld.value.trim() ? leesInvoer(feit, veld.value) : {};
                terugGezegd.textContent =
                    gelezen.tekst && soort.type !== "int"
                        ? inWoorden(feit, gelezen.tekst)
                        : gelezen.tekst && feit === "crebo"
                          ? inWoorden(feit, gelezen.tekst)
                          : "";
                fout.replaceChildren();
                veld.removeAttribute("aria-invalid");
            },
        });
        veld.value = getypt(feit, nu);
        velden = [
            h("label", { for: `${id}-veld` }, hoofdletter(tekstVan(soort))),
            h("p", { class: "hint", id: `${id}-hint` }, hintVan(feit)),
            veld,
            terugGezegd,
        ];
        if (feit === "startdatum")
            anders = [
                knop(`${w("vandaag")} (${voluit(vandaag())})`, () => neem(vandaag(), veld), { "data-antwoord": "vandaag" }),
                ...anders,
            ];
        dien = () => {
            const gelezen = leesInvoer(feit, veld.value);
            if (gelezen.fout) weiger(gelezen.fout, veld);
            else neem(gelezen.tekst, veld);
        };
    }
    const groep = h(
        "fieldset",
        { "data-feit": feit, tabindex: "-1", "aria-describedby": `${id}-wie` },
        h("legend", {}, zin(tekstVan(soort, "vraag"), gezien)),
        h(
            "p",
            { class: "wie", id: `${id}-wie` },
            `${w("wie")}: `,
            h("b", {}, woordVan("informant", soort.informant)),
            soort.beslisser ? [". ", `${w("beslist")}: `, h("b", {}, woordVan("beslisser", soort.beslisser))] : null,
        ),
        velden,
        fout,
    );
    return h(
        "form",
        {
            novalidate: true,
            autocomplete: "off",
            onsubmit: (e) => {
                e.preventDefault();
                dien?.();
            },
        },
        groep,
        h("div", { class: "acties" }, dien ? h("button", { type: "submit", class: "eerst" }, w("antwoord")) : null, anders),
    );
}

/** The fact in the form that has the focus next: a field to type in, or else the question with its buttons. */
function richtOp(formulier) {
    const veld = formulier?.querySelector("input[type=text]") ?? formulier?.querySelector("fieldset");
    veld?.focus({ preventScroll: true });
    return veld;
}

// ---- the question ----

function naarVraag() {
    if (!richtOp($("vraag-inhoud").querySelector("form"))) $("vraag").focus({ preventScroll: true });
    const { top, bottom } = $("vraag").getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) $("vraag").scrollIntoView({ block: top < 0 ? "start" : "nearest" });
}

function tekenVraag() {
    const feit = vraagNu(),
        inhoud = [];
    const overgeslagen = [...s.zonder].filter((een) => !s.feiten.has(een));
    const terugknop = s.spoor.length ? knop(w("terug"), terug, { class: "stil" }) : null;
    $("vraag-kop").textContent = w(feit ? "vraag" : "klaar");
    if (feit) {
        const routes = eigenRoutes(),
            hangt = routes.filter((route) => route.gewoon_ontbrekend.includes(feit)).length;
        inhoud.push(
            feitformulier(feit, (waarde) => zet(feit, waarde, naarVraag), [
                knop(w("weet_niet"), () => slaOver(feit, naarVraag), { "data-antwoord": "?" }),
                terugknop,
            ]),
        );
        inhoud.push(
            h(
                "p",
                { class: "weegt" },
                feit === "startdatum" ? w("startdatum_waarom") : w("weegt", { n: hangt, m: routes.length }),
            ),
        );
    } else {
        inhoud.push(
            h("p", {}, w(overgeslagen.length ? "klaar_maar" : "klaar_uitleg")),
            h("div", { class: "acties" }, knop(w("afdrukken_uitleg"), drukAdvies, { class: "eerst" }), terugknop),
        );
    }
    if (overgeslagen.length)
        inhoud.push(
            h(
                "p",
                { class: "overgeslagen" },
                `${w("overgeslagen")}: `,
                overgeslagen.map((een, i) => [
                    i ? ", " : "",
                    knop(
                        naamVan(een),
                        () => {
                            const zonder = new Set(s.zonder);
                            zonder.delete(een);
                            verander(new Map(s.feiten), zonder, "", naarVraag);
                        },
                        { class: "link", "aria-label": `${naamVan(een)}: ${w("toch")}` },
                    ),
                ]),
            ),
        );
    $("vraag-inhoud").replaceChildren(...inhoud);
}

// ---- filling in elsewhere ----

/** A button for a fact, and beneath it its form when it was pressed. `plaats` tells this button from others. */
function feitknop(feit, plaats, tekst, naam) {
    const hier = s.invul?.plaats === plaats && s.invul.feit === feit,
        id = `invul-${plaats}-${feit}`.replace(/[^\w-]/g, "_");
    const naarKnop = () =>
        (
            document.querySelector(`[data-knop="${CSS.escape(id)}"]`) ??
            document.querySelector(`[data-rij="${CSS.escape(feit)}"] button`) ??
            $("uitslag")
        ).focus({ preventScroll: true });
    const dicht = () => {
        s.invul = null;
        teken(naarKnop);
    };
    const schakel = knop(
        tekst,
        () => {
            if (hier) return dicht();
            s.invul = { plaats, feit };
            teken(() => richtOp($(id)?.querySelector("form")));
        },
        {
            class: "invulknop",
            "aria-expanded": String(hier),
            "aria-controls": hier ? id : null,
            "data-knop": id,
            "aria-label": naam,
        },
    );
    if (!hier) return [schakel];
    const formulier = feitformulier(feit, (waarde) => zet(feit, waarde, naarKnop), [
        s.feiten.has(feit) ? knop(w("vergeet"), () => vergeet(feit, naarKnop), { class: "stil" }) : null,
        knop(w("annuleren"), dicht, { class: "stil" }),
    ]);
    formulier.addEventListener("keydown", (e) => e.key === "Escape" && dicht());
    return [schakel, h("div", { class: "invul", id }, formulier)];
}

/** Facts that matter, each to be filled in. */
function feitenlijst(namen, plaats) {
    return h(
        "ul",
        { class: "feitenlijst" },
        namen.map((feit) =>
            h(
                "li",
                {},
                feiten.has(feit)
                    ? feitknop(feit, plaats, hoofdletter(naamVan(feit)), `${hoofdletter(naamVan(feit))}: ${w("invullen")}`)
                    : hoofdletter(w("instroom")),
            ),
        ),
    );
}

// ---- the routes ----

const routeknopen = new Map(); // of each route its element, which moves

/** A part that can be opened, and stays so. */
function openbaar(sleutel, kop, inhoud, eigenschappen) {
    const details = h("details", { ...eigenschappen, open: s.open.has(sleutel) }, h("summary", {}, kop));
    const vul = () => details.childElementCount === 1 && details.append(...[inhoud()].flat(Infinity).filter(Boolean));
    if (details.open) vul();
    details.addEventListener("toggle", () => {
        if (details.open) s.open.add(sleutel);
        else s.open.delete(sleutel);
        if (details.open) vul();
    });
    return details;
}

/** Reasons, those beneath others too; `toon` says which. */
function redenenlijst(redenen, gezien, toon = () => true) {
    const lijst = redenen.filter((reden) => toon(reden));
    if (!lijst.length) return null;
    return h(
        "ul",
        { class: "redenen" },
        lijst.map((reden) =>
            h(
                "li",
                { class: `r-${reden.uitkomst ?? "toelichting"}` },
                h(
                    "p",
                    {},
                    h("span", { class: "uitkomst" }, reden.uitkomst ? woordVan("uitkomst", reden.uitkomst) : w("toelichting")),
                    " ",
                    zin(tekstVan(reden), gezien),
                ),
                bronregel(reden.bronnen),
                reden.onder ? redenenlijst(reden.onder, gezien, toon) : null,
            ),
        ),
    );
}

function nodiglijst(nodig) {
    const MEEST = 6,
        minst = Math.min(...nodig.map((set) => Object.keys(set).length));
    const kort = nodig.filter((set) => Object.keys(set).length <= minst + 1),
        getoond = kort.slice(0, MEEST);
    if (!nodig.length) return [h("p", {}, w("wel_als_niets"))];
    return [
        getoond.length > 1 ? h("p", { class: "hint" }, w("wel_als_uitleg")) : null,
        h(
            "ul",
            { class: "nodig" },
            getoond.map((set) =>
                h(
                    "li",
                    {},
                    Object.entries(set).map(([feit, waarde], i) => [
                        i ? "; " : "",
                        `${naamVan(feit)}: `,
                        h("b", {}, inWoorden(feit, waarde)),
                        ` (${w("was")}: ${s.feiten.has(feit) ? inWoorden(feit, s.feiten.get(feit)) : w("nog_niet_bekend")})`,
                    ]),
                ),
            ),
        ),
        nodig.length > getoond.length ? h("p", { class: "hint" }, w("wel_als_meer", { n: nodig.length - getoond.length })) : null,
    ];
}

/** What would make an answer about a route a yes; the route itself stays what it is. */
function watOpent(vol, vraag) {
    return nodiglijst(brug.nodig(vol.gewone_zaak, vraag, ["bewijs", "leerweg", "soort_opleiding"]));
}

function motivering(route, vol, vraag) {
    const vraagtekst = tekstVan(lijsten.vragen.find((een) => een.vraag === vraag));
    return h(
        "div",
        { class: "acties" },
        knop(w("motivering_druk"), () => drukMotivering(route, vol, vraag), {
            class: "stil",
            "aria-label": `${w("motivering_druk")}: ${vraagtekst}`,
        }),
        knop(
            w("motivering_bewaar"),
            () => {
                bewaarBestand(
                    `motivering-${route.route.replaceAll("/", "-")}-${vraag}.txt`,
                    brug.motivering(vol.zaak, vraag, s.taal).regels,
                );
            },
            { class: "stil", "aria-label": `${w("motivering_bewaar")}: ${vraagtekst}` },
        ),
    );
}

/** One question about a route: its answer in the heading, all that it rests on beneath. */
function antwoordblok(route, vol, antwoord) {
    const vraagtekst = tekstVan(lijsten.vragen.find((een) => een.vraag === antwoord.vraag)),
        plaats = `${route.route}/${antwoord.vraag}`;
    const uitkomst = woordVan("uitkomst", antwoord.uitkomst);
    return openbaar(
        `antwoord/${plaats}`,
        [
            h("span", { class: `uitkomst u-${antwoord.uitkomst}` }, uitkomst),
            ` ${vraagtekst}`,
            antwoord.bedrag_tekst ? h("b", {}, ` ${antwoord.bedrag_tekst}`) : null,
        ],
        () => {
            const gezien = new Set();
            return [
                antwoord.uitkomst_exact !== antwoord.uitkomst
                    ? h("p", {}, `${w("anders_zeker")}: ${woordVan("uitkomst", antwoord.uitkomst_exact)}.`)
                    : null,
                antwoord.soort
                    ? h(
                          "p",
                          {},
                          `${w("bedrag")}: `,
                          h("b", {}, antwoord.bedrag_tekst ?? "?"),
                          ` (${woordVan("geldsoort", antwoord.soort)})`,
                      )
                    : null,
                antwoord.vanaf_tekst ? h("p", {}, `${w("vanaf")} ${antwoord.vanaf_tekst}.`) : null,
                antwoord.beslissers.length
                    ? h("p", {}, `${w("beslist")}: ${antwoord.beslissers.map((een) => woordVan("beslisser", een)).join(", ")}.`)
                    : null,
                antwoord.crebo_niet_opgezocht ? h("p", {}, w("crebo_niet")) : null,
                antwoord.ontbrekend.length
                    ? [h("h6", {}, w("nog_nodig")), feitenlijst(antwoord.ontbrekend, `antwoord/${plaats}`)]
                    : null,
                antwoord.uitkomst === "nee"
                    ? openbaar(`nodig/${plaats}`, w("wat_kan"), () => watOpent(vol, antwoord.vraag))
                    : null,
                redenenlijst(antwoord.redenen, gezien),
                antwoord.aannames ? h("p", {}, `${w("aangenomen")}: ${antwoord.aannames.map(naamVan).join("; ")}.`) : null,
                antwoord.waarden.length ? h("p", { class: "bron" }, `${w("waarden")}: ${antwoord.waarden.join("; ")}`) : null,
                antwoord.parameter ? h("p", { class: "bron" }, `${w("zonder_waarde")}: ${antwoord.parameter.join("; ")}`) : null,
                antwoord.verouderd
                    ? h(
                          "p",
                          { class: "bron" },
                          `${w("verouderd", { x: voluit(antwoord.verouderd.tot) })} (${antwoord.verouderd.item})`,
                      )
                    : null,
                motivering(route, vol, antwoord.vraag),
            ];
        },
    );
}

function stappenlijst(stappen, gezien) {
    return h(
        "ul",
        { class: "stappen" },
        stappen.map((stap) =>
            h(
                "li",
                {},
                h(
                    "p",
                    {},
                    zin(tekstVan(stap), gezien),
                    stap.wie || stap.adres
                        ? h(
                              "span",
                              { class: "wie" },
                              ` (${[stap.wie ? woordVan("informant", stap.wie) : "", stap.adres ?? ""].filter(Boolean).join("; ")})`,
                          )
                        : null,
                ),
                bronregel(stap.bronnen),
            ),
        ),
    );
}

function itemlijst(items, gezien) {
    const koppen = [...new Set(items.map((item) => item.kop))];
    return h(
        "dl",
        {},
        koppen.map((kop) => [
            h("dt", {}, hoofdletter(kop)),
            items.filter((item) => item.kop === kop).map((item) => h("dd", {}, zin(hoofdletter(item.tekst), gezien))),
        ]),
    );
}

/** Everything of one route. */
function paneel(route) {
    const vol = brug.route(alsZaak(), route.route, s.taal),
        traject = vol.antwoorden.find((antwoord) => antwoord.vraag === "traject");
    const gezien = new Set(),
        plaats = `route/${route.route}`,
        dicht = route.uitkomst_gewoon === "nee";
    const doen = vol.stappen.filter((stap) => stap.soort === "stap"),
        weten = vol.stappen.filter((stap) => stap.soort !== "stap" && stap.soort !== "instantie");
    // Of a no what says no, of what is open what it rests on, else what is not settled; all of it is with the question itself.
    const eerste = traject.redenen.map((reden) => ({ ...reden, onder: null }));
    const toon = dicht ? (reden) => reden.uitkomst === "nee" : (reden) => reden.uitkomst && reden.uitkomst !== "ja";
    const redenen =
        (route.uitkomst_gewoon !== "ja" && redenenlijst(traject.redenen, gezien, toon)) ||
        redenenlijst(eerste, gezien, (reden) => reden.uitkomst === "ja");
    const delen = [
        [w(dicht ? "waarom_niet" : "waarom"), redenen],
        dicht ? [w("wel_als"), watOpent(vol, "traject")] : null,
        route.gewoon_ontbrekend.length && !dicht ? [w("nog_nodig"), feitenlijst(route.gewoon_ontbrekend, plaats)] : null,
        route.routeaannames.length && !dicht
            ? [
                  w("aannames"),
                  [h("p", { class: "hint" }, w("aannames_uitleg")), feitenlijst(route.routeaannames, `${plaats}/aanname`)],
              ]
            : null,
        vol.items.length ? [w("wat_het_is"), itemlijst(vol.items, gezien)] : null,
        doen.length ? [w("stappen"), stappenlijst(doen, gezien)] : null,
        weten.length ? [w("goed_om"), stappenlijst(weten, gezien)] : null,
    ];
    return [
        ...delen.filter(Boolean).map(([kop, inhoud]) => [kop ? h("h5", {}, kop) : null, inhoud]),
        openbaar(
            `alle/${route.route}`,
            w("alle_vragen"),
            () => vol.antwoorden.map((antwoord) => antwoordblok(route, vol, antwoord)),
            { class: "alle" },
        ),
    ]
        .flat(Infinity)
        .filter(Boolean);
}

function tekenRoute(route) {
    let li = routeknopen.get(route.route);
    const id = `route-${route.route.replaceAll("/", "-")}`,
        sleutel = `route/${route.route}`;
    if (!li) {
        li = h(
            "li",
            { class: "route", id },
            h(
                "h4",
                {},
                knop(
                    "",
                    () => {
                        if (s.open.has(sleutel)) s.open.delete(sleutel);
                        else s.open.add(sleutel);
                        teken();
                    },
                    { "aria-controls": `${id}-paneel` },
                ),
                h("span", { class: "duur" }),
            ),
            h("div", { class: "paneel", id: `${id}-paneel` }),
        );
        routeknopen.set(route.route, li);
    }
    const open = s.open.has(sleutel),
        [kop, vak] = li.children,
        schakel = kop.firstChild;
    schakel.textContent = hoofdletter(route.naam);
    schakel.setAttribute("aria-expanded", String(open));
    schakel.dataset.uitkomst = route.uitkomst_gewoon;
    kop.lastChild.textContent = route.duur
        ? `${route.duur.minimaal === route.duur.maximaal ? "" : `${route.duur.minimaal}–`}${route.duur.maximaal} ${s.taal === "en" ? "months" : "mnd"}`
        : "";
    vak.hidden = !open;
    vak.replaceChildren(...(open ? paneel(route) : []));
    li.classList.toggle("open", open);
    return li;
}

/** Each verdict with its routes; those with the same reason stand under it together. */
function tekenUitslag() {
    const delen = [],
        nu = new Set(s.overzicht.routes.map((route) => route.route));
    for (const groep of telGroepen()) {
        const routes = s.overzicht.routes.filter((route) => route.groep === groep.nummer);
        if (!routes.length) continue;
        const redenen = [...new Set(routes.map((route) => route.waarom))];
        const inhoud = () =>
            redenen.map((waarom) =>
                h(
                    "div",
                    { class: "blok" },
                    h("p", { class: "waarom" }, zin(hoofdletter(waarom))),
                    h("ul", { class: "routes" }, routes.filter((route) => route.waarom === waarom).map(tekenRoute)),
                ),
            );
        const kop = [
            h("span", { class: "teken", "aria-hidden": "true" }, groep.teken),
            groep.naam,
            h("span", { class: "aantal" }, ` (${groep.aantal})`),
        ];
        delen.push(
            h(
                "section",
                {
                    class: `groep g-${groep.nummer}`,
                    id: `groep-${groep.nummer}`,
                    tabindex: "-1",
                    "aria-labelledby": `groep-${groep.nummer}-kop`,
                },
                h("h3", { id: `groep-${groep.nummer}-kop` }, kop),
                groep.nummer === UITGESLOTEN ? openbaar("uitgesloten", w("waarom"), inhoud) : inhoud(),
            ),
        );
    }
    for (const [naam] of routeknopen) if (!nu.has(naam)) routeknopen.delete(naam);
    if (!s.overzicht.routes.length) delen.push(h("p", {}, w("geen_routes")));
    $("routes").replaceChildren(...delen);
    $("instantie").replaceChildren(...s.overzicht.instantie.map((tekst) => h("p", {}, zin(tekst, new Set()))));
    $("let-op").replaceChildren(
        ...(s.overzicht.let_op.length
            ? [
                  h("h3", {}, w("let_op")),
                  h(
                      "ul",
                      {},
                      s.overzicht.let_op.map((tekst) => h("li", {}, zin(tekst))),
                  ),
              ]
            : []),
    );
}

function tekenSamen() {
    $("samen").replaceChildren(
        h(
            "ul",
            {},
            telGroepen()
                .filter((groep) => groep.aantal)
                .map((groep) =>
                    h(
                        "li",
                        { class: `g-${groep.nummer}` },
                        h(
                            "a",
                            { href: `#groep-${groep.nummer}` },
                            h("span", { class: "teken", "aria-hidden": "true" }, groep.teken),
                            h("b", {}, String(groep.aantal)),
                            ` ${groep.kort}`,
                        ),
                    ),
                ),
        ),
    );
}

// ---- all facts ----

function feitrij(feit) {
    const nu = s.feiten.get(feit),
        soort = feiten.get(feit),
        naam = hoofdletter(naamVan(feit)),
        naast = [];
    if (nu === undefined) {
        if (s.zonder.has(feit)) naast.push(w("overgeslagen").toLowerCase());
        if (soort.aanname) naast.push(w("gewoonlijk", { x: inWoorden(feit, soort.aanname) }));
        return h(
            "li",
            { "data-rij": feit },
            feitknop(feit, "gegevens", naam, `${naam}: ${w("invullen")}`),
            naast.length ? h("span", { class: "naast" }, ` ${naast.join("; ")}`) : null,
        );
    }
    const waarde = h("span", { class: "waarde", lang: feit === "crebo" ? "nl" : null }, inWoorden(feit, nu));
    const naarNaast = () => (document.querySelector("#gegevens-inhoud button") ?? $("gegevens")).focus({ preventScroll: true });
    return h(
        "li",
        { class: "bekend", "data-rij": feit },
        h(
            "div",
            { class: "paar" },
            h("span", { class: "wat" }, naam),
            waarde,
            feit === "geboortedatum" && s.feiten.has("startdatum")
                ? h("span", { class: "naast" }, ` (${w("jaar_oud", { n: leeftijd() })})`)
                : null,
        ),
        h(
            "div",
            { class: "acties" },
            feitknop(feit, "gegevens", w("wijzig"), `${w("wijzig")}: ${naam}`),
            knop(w("vergeet"), () => vergeet(feit, naarNaast), { class: "stil", "aria-label": `${w("vergeet")}: ${naam}` }),
        ),
    );
}

/** In whole years on the startdatum; who was born on 29 February has a birthday on 1 March in other years. */
function leeftijd() {
    const [van, tot] = ["geboortedatum", "startdatum"].map((feit) => s.feiten.get(feit));
    return Number(tot.slice(0, 4)) - Number(van.slice(0, 4)) - (tot.slice(5) < van.slice(5) ? 1 : 0);
}

function tekenGegevens() {
    const zoek = $("zoek"),
        woord = zoek.value.trim().toLowerCase();
    const past = (feit) =>
        !woord || `${naamVan(feit)} ${tekstVan(feiten.get(feit), "vraag")} ${feit}`.toLowerCase().includes(woord);
    const namen = [...feiten.keys()].filter(past),
        bekend = namen.filter((feit) => s.feiten.has(feit)),
        niet = namen.filter((feit) => !s.feiten.has(feit));
    const groepen = ["kandidaat", "traject", "besluit"]
        .map((groep) => [groep, niet.filter((feit) => feiten.get(feit).groep === groep)])
        .filter(([, rijen]) => rijen.length);
    const groeplijst = ([groep, rijen]) => {
        const inhoud = () => h("ul", { class: "feiten" }, rijen.map(feitrij)),
            kop = `${w(`groep_${groep}`)} (${rijen.length})`;
        if (woord) return [h("h4", {}, kop), inhoud()];
        return openbaar(`groep/${groep}`, kop, inhoud);
    };
    const ingevuld = bekend.length ? h("ul", { class: "feiten" }, bekend.map(feitrij)) : h("p", {}, w("niets_bekend"));
    $("gegevens-lijst").replaceChildren(
        ...[
            bekend.length || !woord ? [h("h3", {}, w("bekend")), ingevuld] : null,
            groepen.length ? [h("h3", {}, w("onbekend")), groepen.map(groeplijst)] : null,
            namen.length ? null : h("p", {}, w("zoek_niets")),
        ]
            .flat(Infinity)
            .filter(Boolean),
    );
}

function bouwGegevens() {
    const zoek = h("input", { type: "search", id: "zoek", autocomplete: "off", oninput: () => tekenGegevens() });
    $("gegevens-inhoud").replaceChildren(
        h("p", { class: "zoek" }, h("label", { for: "zoek" }, w("zoek")), zoek),
        h("div", { id: "gegevens-lijst" }),
    );
}

// ---- rules and files ----

function tekenRegels() {
    const rij = (soort, kop, laden) => {
        const uit = s.gebruikt[soort];
        return h(
            "div",
            { class: "bestand" },
            h(
                "p",
                {},
                h("b", {}, `${kop}: `),
                uit ? w("uit_bestand", { x: uit.naam }) : w("ingebouwd"),
                uit?.kwalificaties !== undefined ? ` (${w("kwalificaties", { n: uit.kwalificaties })})` : "",
                uit?.opmerkingen?.length ? `. ${w("opmerkingen", { n: uit.opmerkingen.length })}.` : "",
            ),
            h(
                "div",
                { class: "acties" },
                knop(
                    laden,
                    () => kiesBestand(soort === "structuur" ? ".xml" : ".csv,.txt", (bestand) => laadBestand(soort, bestand)),
                    { id: `laden-${soort}` },
                ),
                uit
                    ? knop(w("terug_ingebouwd"), () => gebruik(soort, null, null), {
                          class: "stil",
                          "aria-label": `${kop}: ${w("terug_ingebouwd")}`,
                      })
                    : null,
            ),
        );
    };
    $("regels-inhoud").replaceChildren(
        rij("parameters", w("regels_nu"), w("parameters_laden")),
        rij("structuur", w("structuur_nu"), w("structuur_laden")),
    );
    $("versie").textContent = `libmborules ${lijsten.versie}`;
}

const MEEST = { parameters: 16 << 20, structuur: 256 << 20, zaak: 1 << 20 };
let naKiezen = null;

function kiesBestand(soorten, dan) {
    naKiezen = dan;
    $("bestand").accept = soorten;
    $("bestand").click();
}

/** The bytes of a file; throws a Fout when it is too large, or cannot be read. */
async function leesBestand(bestand, meest) {
    const weiger = (message) => Object.assign(new Fout({ code: "MBO_ERROR_IO", message }), { eigen: true });
    if (bestand.size > meest) throw weiger(w("te_groot"));
    try {
        return new Uint8Array(await bestand.arrayBuffer());
    } catch {
        throw weiger(w("onleesbaar"));
    }
}

function gebruik(soort, bytes, naam) {
    const was = s.overzicht,
        info = soort === "structuur" ? brug.laadStructuur(bytes, naam) : brug.laadRegels(bytes);
    s.gebruikt[soort] = bytes ? { naam, ...info } : null;
    s.overzicht = bereken(s.feiten, s.zonder);
    $("melding").replaceChildren();
    teken(() => $(`laden-${soort}`).focus({ preventScroll: true }));
    zegStand(w("geladen", { x: naam ?? w("ingebouwd") }), was);
}

async function laadBestand(soort, bestand) {
    try {
        gebruik(soort, await leesBestand(bestand, MEEST[soort]), bestand.name);
    } catch (fout) {
        meld(w("niet_geladen", { x: bestand.name }), fout);
    }
}

async function openZaak(bestand) {
    try {
        const bytes = await leesBestand(bestand, MEEST.zaak);
        verander(new Map(Object.entries(brug.lees(bytes))), new Set(), w("geopend", { x: bestand.name }), naarVraag);
        s.bewaard = zaakTekst();
    } catch (fout) {
        meld(w("niet_geopend", { x: bestand.name }), fout);
    }
}

function bewaarBestand(naam, tekst) {
    const adres = URL.createObjectURL(new Blob([tekst], { type: "text/plain;charset=utf-8" }));
    h("a", { href: adres, download: naam }).click();
    setTimeout(() => URL.revokeObjectURL(adres), 60000);
}

function bewaarZaak() {
    bewaarBestand("zaak.txt", brug.schrijf(alsZaak(), s.taal));
    s.bewaard = zaakTekst();
}

function begint() {
    const venster = $("zeker"),
        leeg = () => {
            venster.close();
            s.open.clear();
            verander(new Map(), new Set(), w("stand_nieuw"), naarVraag);
            s.bewaard = "";
        };
    if (!s.feiten.size && !s.zonder.size) return naarVraag();
    venster.replaceChildren(
        h("h2", { id: "zeker-kop" }, w("nieuw_uitleg")),
        h("p", {}, w("nieuw_zeker")),
        h(
            "div",
            { class: "acties" },
            knop(w("nieuw_ja"), leeg, { class: "eerst" }),
            knop(w("annuleren"), () => venster.close(), { autofocus: true }),
        ),
    );
    venster.showModal();
}

// ---- paper ----

/** The blocks of the advice (advies_blad.h) as elements. */
function bladdelen(blokken) {
    const uit = [],
        lijsten_ = { punt: "ul", vraag: "ul", gegeven: "dl", begrip: "dl" };
    let lijst = null,
        soort = null,
        rijen = null;
    for (const blok of blokken) {
        const taal = blok.nederlands ? nederlands() : {};
        if (blok.soort !== soort && !(blok.soort === "rij" && rijen)) lijst = null;
        if (blok.soort !== "rij" && blok.soort !== "oordeel") rijen = null;
        soort = blok.soort;
        if (soort === "kop") uit.push(h("h2", {}, blok.tekst));
        else if (soort === "subkop") uit.push(h("h3", {}, blok.tekst));
        else if (soort === "alinea") uit.push(h("p", {}, blok.tekst));
        else if (soort === "oordeel") {
            if (!rijen) {
                rijen = h(
                    "table",
                    {},
                    h(
                        "thead",
                        {},
                        h("tr", {}, h("th", { scope: "col" }, w("kop_route")), h("th", { scope: "col" }, w("kop_waarom"))),
                    ),
                );
                uit.push(rijen);
            }
            rijen.append(
                h("tbody", {}, h("tr", {}, h("th", { scope: "rowgroup", colspan: "2" }, `[${blok.label}] ${blok.tekst}`))),
            );
        } else if (soort === "rij")
            rijen.lastChild.append(h("tr", {}, h("th", { scope: "row" }, blok.label), h("td", {}, blok.tekst)));
        else {
            if (!lijst) uit.push((lijst = h(lijsten_[soort], { class: soort === "begrip" ? "woordenlijst" : null })));
            if (lijsten_[soort] === "ul") lijst.append(h("li", {}, blok.tekst));
            else lijst.append(...[blok.label ? h("dt", {}, blok.label) : null, h("dd", taal, blok.tekst)].filter(Boolean));
        }
    }
    return uit;
}

const invullen = () =>
    h(
        "dl",
        { class: "invullen" },
        ["naam", "datum", "besproken"].map((wat) => [h("dt", {}, w(wat)), h("dd", {})]),
    );
const onderaan = () =>
    h("p", { class: "bron" }, `${w("gedrukt_op", { x: voluit(vandaag()) })}. libmborules ${lijsten.versie}. ${w("voet_1")}`);

function bouwAdvies() {
    const blad = brug.blad(alsZaak(), [...s.zonder], s.taal);
    $("afdruk").replaceChildren(h("h1", {}, blad.titel), invullen(), ...bladdelen(blad.blokken), onderaan());
}

function drukAdvies() {
    bouwAdvies();
    window.print();
}

function drukMotivering(route, vol, vraag) {
    const { regels, tekst } = brug.motivering(vol.zaak, vraag, s.taal);
    $("afdruk").replaceChildren(
        h("h1", {}, `${w("motivering")}: ${tekstVan(lijsten.vragen.find((een) => een.vraag === vraag))}`),
        h("p", {}, `${w("van_route")} ${route.naam}.`),
        invullen(),
        h("pre", { class: "leestekst" }, tekst),
        h("h2", {}, w("motivering_regels")),
        h("p", {}, w("motivering_uitleg")),
        h("pre", {}, regels),
        onderaan(),
    );
    window.print();
}

// ---- the whole ----

/** Draw everything that depends on the case. What moves does so calmly; focus and what is looked at stay where they are. */
function teken(naar) {
    const oud = document.activeElement,
        waar = oud && oud !== document.body ? oud.getBoundingClientRect().top : null;
    const vast = oud?.dataset?.knop,
        rij = oud?.id;
    const plaatsen = new Map([...routeknopen].map(([naam, li]) => [naam, li.isConnected ? li.getBoundingClientRect() : null]));
    tekenSamen();
    tekenVraag();
    tekenUitslag();
    tekenGegevens();
    tekenRegels();
    if (naar) naar();
    else if (!oud?.isConnected || document.activeElement !== oud) {
        const weer = oud?.isConnected
            ? oud
            : vast
              ? document.querySelector(`[data-knop="${CSS.escape(vast)}"]`)
              : rij
                ? $(rij)
                : null;
        weer?.focus({ preventScroll: true });
    }
    if (!naar && waar !== null && document.activeElement !== document.body)
        scrollBy(0, document.activeElement.getBoundingClientRect().top - waar);
    beweeg(plaatsen);
}

function beweeg(plaatsen) {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    for (const [naam, li] of routeknopen) {
        const was = plaatsen.get(naam),
            is = li.getBoundingClientRect();
        if (!is.height) continue;
        if (!was?.height) li.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 300 });
        else if (Math.abs(was.top - is.top) + Math.abs(was.left - is.left) > 1)
            li.animate([{ transform: `translate(${was.left - is.left}px, ${was.top - is.top}px)` }, { transform: "none" }], {
                duration: 350,
                easing: "ease-out",
            });
    }
}

function tekenBegrippen() {
    const lijst = h("dl"),
        zoek = h("input", { type: "search", id: "begrip-zoek", autocomplete: "off" });
    const vul = () => {
        const woord = zoek.value.trim().toLowerCase(),
            naam = (begrip) => begrip[`naam_${s.taal}`];
        const passend = lijsten.begrippen
            .filter((begrip) => naam(begrip).toLowerCase().includes(woord))
            .sort((a, b) => naam(a).localeCompare(naam(b), s.taal));
        lijst.replaceChildren(
            ...passend.flatMap((begrip) => [
                h("dt", {}, naam(begrip)),
                h("dd", {}, h("p", {}, zin(tekstVan(begrip))), bronregel(begrip.bronnen)),
            ]),
        );
    };
    zoek.addEventListener("input", vul);
    vul();
    const details = $("begrippen");
    details.replaceChildren(
        details.firstElementChild,
        h("p", { class: "zoek" }, h("label", { for: "begrip-zoek" }, w("begrip_zoek")), zoek),
        lijst,
    );
}

/** The language of the page itself; all that the library says is asked again. */
function spreek(taal) {
    s.taal = taal;
    document.documentElement.lang = taal;
    for (const element of document.querySelectorAll("[data-w]")) element.textContent = w(element.dataset.w);
    for (const element of document.querySelectorAll("[data-label]"))
        element.setAttribute("aria-label", (element.dataset.w ? `${w(element.dataset.w)}: ` : "") + w(element.dataset.label));
    for (const een of ["nl", "en"]) $(`taal-${een}`).setAttribute("aria-pressed", String(een === taal));
    document.title = w("titel");
    if (!brug) return;
    s.overzicht = bereken(s.feiten, s.zonder);
    bouwGegevens();
    if ($("begrippen").open) tekenBegrippen();
    else $("begrippen").replaceChildren($("begrippen").firstElementChild);
    teken();
}

function verbind() {
    $("taal-nl").addEventListener("click", () => spreek("nl"));
    $("taal-en").addEventListener("click", () => spreek("en"));
    $("openen").addEventListener("click", () => kiesBestand(".txt,.zaak,text/plain", openZaak));
    $("bewaren").addEventListener("click", bewaarZaak);
    $("afdrukken").addEventListener("click", drukAdvies);
    $("nieuw").addEventListener("click", begint);
    $("bestand").addEventListener("change", () => {
        const [bestand] = $("bestand").files;
        if (bestand) naKiezen?.(bestand);
        $("bestand").value = ""; // the same file may be chosen again
    });
    $("begrippen").addEventListener(
        "toggle",
        () => $("begrippen").open && $("begrippen").childElementCount === 1 && tekenBegrippen(),
    );
    addEventListener("beforeprint", () => $("afdruk").childElementCount || bouwAdvies());
    addEventListener("afterprint", () => $("afdruk").replaceChildren());
    addEventListener("beforeunload", (e) => s.feiten.size && zaakTekst() !== s.bewaard && e.preventDefault());
}

async function begin() {
    try {
        brug = await openBrug($("mborules"));
    } catch (fout) {
        $("vraag-inhoud").replaceChildren(
            h("p", { class: "fout" }, w("begin_fout")),
            h("p", { lang: "en" }, String(fout.message ?? fout)),
        );
        return;
    }
    lijsten = brug.lijsten();
    feiten = new Map(lijsten.feiten.map((feit) => [feit.feit, feit]));
    begrippen = new Map(lijsten.begrippen.map((begrip) => [begrip.begrip, begrip]));
    verbind();
    spreek("nl");
    document.documentElement.dataset.klaar = Math.round(performance.now()); // milliseconds after the page was asked for
}

await begin();
