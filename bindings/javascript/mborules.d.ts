// SPDX-License-Identifier: MIT
// What what is written looks like is in uitvoer.d.ts, which tools/javascript.py makes from docs/schema and from the facts.
import type { Advies, Antwoord, Begrip, Beslisser, Bewijs, Feit, Geldsoort, Gevonden, Informant, Kwalificatie, Leerweg, Opmerking,
    SoortOpleiding, Uitkomst, Vraag, Zaak, ZaakTekst } from "./uitvoer.js";

export * from "./uitvoer.js";

export type Taal = "nl" | "en";

/** The bytes of a file, or its text. */
export type Bytes = string | ArrayBuffer | ArrayBufferView;

export type Foutcode = "MBO_ERROR_MEMORY" | "MBO_ERROR_ARGUMENT" | "MBO_ERROR_IO" | "MBO_ERROR_SYNTAX" | "MBO_ERROR_VALUE"
    | "MBO_ERROR_NAME" | "MBO_ERROR_LIMIT" | "MBO_ERROR_CONFLICT" | "MBO_ERROR_CANCELLED" | "MBO_ERROR_THREAD" | "MBO_ERROR_OWN_RULE";

/** What cannot be done. Codes are stable; messages are English, with the value that was wrong. */
export class Fout extends Error {
    readonly code: Foutcode;
    /** Of a file, from 1. */
    readonly line?: number;
    /** In bytes, from 1. */
    readonly column?: number;
    /** The fact that it is about. */
    readonly feit?: string;
}

/** Which kwalificaties: those that fit all of these. */
export interface Filter {
    niveau?: 1 | 2 | 3 | 4;
    soort?: SoortOpleiding;
    /** SBB's number. */
    domein?: number;
    sectorkamer?: number;
    /** One may certainly start on this day, yyyy-mm-dd. */
    instroom?: string;
}

export interface Opties {
    /** Where a crebo is looked up; without it the built-in structure. */
    structuur?: Structuur;
    /** Assume nothing: facts with a usual value are unknown too. */
    streng?: boolean;
}

export interface Antwoordopties extends Opties {
    /** Of an answer nee: the least changes that make it ja, in `nodig`. */
    waaromNiet?: boolean;
    /** Facts that must stay as they are then. */
    vast?: readonly Feit[];
}

export interface Adviesopties extends Opties {
    /** Also the routes that the case excludes. */
    alleRoutes?: boolean;
    /** Chains of programmes to a soort_opleiding, a crebo or a startkwalificatie. */
    doel?: SoortOpleiding | "startkwalificatie" | number;
    /** For each kwalificatie, or those that fit. */
    kwalificaties?: boolean | Filter;
    /** Facts that were asked and are not known: the next question is another. */
    zonder?: readonly Feit[];
}

export interface Paginaopties extends Adviesopties {
    taal?: Taal;
    /** In the text: the terms with what they mean. */
    begrippen?: boolean;
}

export interface Code {
    code: string;
    tekst_nl: string;
    tekst_en: string;
}

/** A fact that can be given. */
export interface Feitbeschrijving {
    feit: Feit;
    type: "bool" | "int" | "datum" | "code" | "set" | "geld";
    tekst_nl: string;
    tekst_en: string;
    vraag_nl: string;
    vraag_en: string;
    informant: Informant;
    groep: "kandidaat" | "traject" | "besluit";
    /** Of a besluit: whose it is. */
    beslisser?: Beslisser;
    /** Of a code or a set. */
    codes?: Code[];
    /** Of an int; of geld in cents. */
    minimum?: number;
    maximum?: number;
    /** What is assumed where it is not known, in its text form. */
    aanname?: string;
}

export interface Vraagbeschrijving {
    vraag: Vraag;
    tekst_nl: string;
    tekst_en: string;
}

export type Vocabulaire = "soort_opleiding" | "leerweg" | "bewijs" | "instelling" | "vooropleiding" | "uitkering" | "leerbaan" | "uitkomst"
    | "beslisser" | "geldsoort" | "informant" | "basis" | "vraag" | "open" | "opmerkingsoort" | "stapsoort";

/** A term of the glossary. */
export interface Term extends Begrip {
    naam_nl: string;
    naam_en: string;
    bevestigd_tot: string;
}

export interface Stuk {
    tekst: string;
    /** Its id, of a piece that is a term. */
    begrip?: string;
}

export interface Controle {
    vraag: Vraag;
    uitslag: "klopt" | "anders" | "niet_te_controleren";
    verschillen: { soort: string; naam: string; was: string; nu: string }[];
}

export interface Regelsinfo {
    versie: string;
    /** SHA-256 of every rule and parameter value. */
    vingerafdruk: string;
    /** Up to this day the sources were read. */
    rechtsstand: string;
}

export interface Structuurinfo {
    domeinen: number;
    sectorkamers: number;
    competenties: number;
    dossiers: number;
    kwalificaties: number;
    kerntaken: number;
    werkprocessen: number;
    peildatum?: string;
    bevestigd_tot?: string;
    toestanden?: { vanaf?: string; tot_en_met?: string }[];
    /** What could not be read, and is not set. */
    opmerkingen: Opmerking[];
}

export interface Schermopties extends Opties {
    /** Facts that were asked and are not known. */
    zonder?: readonly Feit[];
    taal?: Taal;
}

/** A route in a line: that of an advice without its answers and steps. */
export type Routeregel = Omit<Advies["routes"][number], "antwoorden" | "stappen"> & {
    /** "diploma/bbl/vak", "certificaat/derde". */
    route: string;
    /** Its verdict, by index in `groepen`. */
    groep: number;
    naam: string;
    /** Why it has that verdict, in a line. */
    waarom: string;
};

/** What is open, as a screen shows it: sentences in the language that is asked. */
export interface Overzicht {
    /** In the order of the advice; behind them those that the case excludes. */
    routes: Routeregel[];
    /** The verdicts, each with a sign and a name. */
    groepen: { teken: string; tekst_nl: string; tekst_en: string; kort_nl: string; kort_en: string }[];
    /** The next best question; null: nothing that is asked changes the advice. */
    vraag: Feit | null;
    /** All that can still be asked, in order. */
    vragen: Feit[];
    /** Who is responsible for the candidate. */
    instantie: string[];
    let_op: string[];
}

/** One route in full. */
export interface Routebeeld {
    /** The case of the route, and that with the routeaannames, which the answers are about. */
    zaak: ZaakTekst;
    gewone_zaak: ZaakTekst;
    antwoorden: (Antwoord & { uitkomst_exact: Uitkomst; bedrag_tekst?: string; vanaf_tekst?: string; waarden: string[] })[];
    /** What it says of cost, income and so on. */
    items: { kop: string; tekst: string }[];
    stappen: Advies["routes"][number]["stappen"];
}

/** The page of an advice in blocks, as adviesHtml() writes it. */
export interface Blad {
    titel: string;
    blokken: {
        soort: "kop" | "subkop" | "alinea" | "gegeven" | "oordeel" | "rij" | "punt" | "vraag" | "crebo" | "begrip";
        label?: string;
        tekst?: string;
        /** The text is Dutch in every language. */
        nederlands?: true;
    }[];
}

declare class Ding {
    protected constructor();
    /** Give its memory back now; it cannot be used any more. */
    sluit(): void;
}

/** A kwalificatiestructuur; immutable. */
export class Structuur extends Ding {
    info(): Structuurinfo;
    /** Those that fit; `zoek`: words that must stand in their titles and texts. */
    kwalificaties(filter?: Filter & { leerweg?: Leerweg; zoek?: string }): Gevonden[];
    /** A value, given in its text form, in words; of a crebo with its title. */
    waarde(feit: Feit, tekst: string, taal?: Taal): string;
    /** All of one kwalificatie, its texts plain; an array where a crebo stands on several. */
    kwalificatie(crebo: number): Kwalificatie | Kwalificatie[];
}

/** A rule set; immutable. */
export class Regels extends Ding {
    info(): Regelsinfo;
    /** The answer to one question, as mbo-advies --vraag VRAAG --json has it. */
    antwoord(vraag: Vraag, zaak: Zaak, opties?: Antwoordopties): Antwoord;
    antwoorden(zaak: Zaak, opties?: Antwoordopties): Antwoord[];
    /** The same to read. */
    antwoordTekst(vraag: Vraag, zaak: Zaak, opties?: Antwoordopties & { taal?: Taal }): string;
    /** A receipt of an answer; `tekst` is to read. */
    motivering(vraag: Vraag, zaak: Zaak, opties?: Opties & { vorm?: "regels" | "tekst" | "json"; taal?: Taal }): string;
    /** Answers a receipt again; of several an array. */
    controleer(motivering: Bytes, opties?: { structuur?: Structuur }): Controle | Controle[];
    /** Every route, best first, as mbo-advies --json has it. */
    advies(zaak: Zaak, opties?: Adviesopties): Advies;
    /** The same as one page of HTML that needs nothing else. */
    adviesHtml(zaak: Zaak, opties?: Paginaopties): string;
    adviesTekst(zaak: Zaak, opties?: Paginaopties): string;
    /** The advice in a line for each route, for a form that is filled in: much sooner there than the whole. */
    overzicht(zaak: Zaak, opties?: Schermopties): Overzicht;
    /** One route of an overzicht in full. */
    route(zaak: Zaak, route: string, opties?: Schermopties): Routebeeld;
    blad(zaak: Zaak, opties?: Schermopties): Blad;
    /** The case completed with a route of that advice, by index; `gewoon` (true): with the routeaannames too. */
    routeZaak(zaak: Zaak, route: number, opties?: Adviesopties & { gewoon?: boolean }): ZaakTekst;
    /** A copy in which a parameter has a value from a day up to, not including, another. */
    metParameter(naam: string, waarde: number, vanaf: string, tot?: string): Regels;
    /** A copy in which a rule is switched off. */
    zonderRegel(id: string): Regels;
    /** The glossary. */
    begrippen(): Term[];
    /** A text in pieces, of which those that are a term of the glossary say so. */
    stukken(tekst: string, taal?: Taal): Stuk[];
}

/** The library, loaded. */
export class Mborules {
    private constructor();
    /** The built-in structure. */
    readonly ingebouwd: Structuur;
    /** The built-in rules, with the built-in parameters or those of a file. */
    regels(parameters?: Bytes): Regels;
    /** A structure from a file of SBB; `naam` is what its opmerkingen call it. */
    structuur(xml: Bytes, naam?: string): Structuur;
    feiten(): Feitbeschrijving[];
    vragen(): Vraagbeschrijving[];
    codes(): Record<Vocabulaire, Code[]>;
    /** The facts of a case file. */
    leesZaak(tekst: Bytes): ZaakTekst;
    /** A case file, each fact beneath its label. */
    schrijfZaak(zaak: Zaak, taal?: Taal): string;
    /** A day as people type it (1-9-2026, 1 sep 26, 01092026, vandaag, ...), as yyyy-mm-dd. */
    leesDag(tekst: string): string;
    /** A day yyyy-mm-dd in words: 1 september 2026. */
    dagTekst(dag: string, taal?: Taal): string;
    /** The facts in their text forms, checked one by one. */
    tekstvormen(zaak: Zaak): ZaakTekst;
}

type Bron = BufferSource | WebAssembly.Module | Response;

/** The library from mborules.wasm. Node needs no argument: it reads the file of the package. */
export function laad(bron?: Bron | Promise<Bron>): Promise<Mborules>;
