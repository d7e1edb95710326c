// SPDX-License-Identifier: MIT
// Which mbo route is open to someone, under which rules, and who pays: mborules.wasm with a thin door for JavaScript.
// Nothing is fetched and nothing is kept but what a caller asks for. README.md has the first ten minutes.

/** What went wrong: a stable `code` (MBO_ERROR_VALUE, ...), a message in English, and where that is known its place. */
export class Fout extends Error {
    constructor({ code, message, line, column, feit }) {
        super(message);
        this.name = "Fout";
        this.code = code;
        if (line) this.line = line;
        if (column) this.column = column;
        if (feit) this.feit = feit;
    }
}

const argument = (message) => new Fout({ code: "MBO_ERROR_ARGUMENT", message });

// ---- what goes in

const NAMES = { // of options, as mbo-advies and mbo-structuur have them
    streng: "--streng", alleRoutes: "--alle-routes", waaromNiet: "--waarom-niet", begrippen: "--begrippen",
    taal: "--taal", doel: "--doel", vast: "--vast",
    niveau: "--niveau", soort: "--soort", domein: "--domein", sectorkamer: "--sectorkamer", instroom: "--instroom",
};
const FILTER = ["niveau", "soort", "domein", "sectorkamer", "instroom"];

const oneLine = (name, value) => {
    const text = Array.isArray(value) ? value.join(",") : String(value);
    if (/[\n\0]/.test(text)) throw argument(`${name}: a line end or NUL in "${text}"`);
    return text;
};

/** The options as lines of a command line; those that are not `known` are refused. */
function lines(options, known, ...first) {
    const args = first;
    const add = (name, value) => {
        if (value === undefined || value === null || value === false) return;
        args.push(value === true ? NAMES[name] : `${NAMES[name]}=${oneLine(name, value)}`);
    };
    for (const [name, value] of Object.entries(options)) {
        if (!known.includes(name)) throw argument(`"${name}" is no option here; these are: ${known.join(", ")}`);
        if (name === "kwalificaties" && value) {
            args.push("--kwalificaties");
            for (const [key, of] of Object.entries(value === true ? {} : value)) {
                if (!FILTER.includes(key)) throw argument(`"${key}" is not in a filter; these are: ${FILTER.join(", ")}`);
                add(key, of);
            }
        } else if (name in NAMES) {
            add(name, value);
        }
    }
    return args.join("\n");
}

/** A case as JSON; what JSON would turn into "unknown" without a word is refused. */
function zaakJson(zaak) {
    const proto = typeof zaak === "object" && zaak !== null ? Object.getPrototypeOf(zaak) : undefined;
    if (proto !== null && proto !== Object.prototype) throw argument("a case is an object {fact: value, ...}");
    return JSON.stringify(zaak, (feit, value) => {
        if (typeof value === "number" && !Number.isFinite(value))
            throw new Fout({ code: "MBO_ERROR_VALUE", message: `${feit} takes a number, not ${value}`, feit });
        return typeof value === "bigint" ? String(value) : value;
    });
}

const bytesOf = (data) => {
    if (typeof data === "string") return new TextEncoder().encode(data);
    if (data instanceof ArrayBuffer) return new Uint8Array(data);
    if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    throw argument("a file is a text, an ArrayBuffer or an array of bytes");
};

// ---- the module

/** One instance of mborules.wasm: its memory, and what it writes while it is called. */
class Wasm {
    constructor() {
        this.out = [];
        this.err = [];
    }

    async start(from) {
        const module = from instanceof WebAssembly.Module ? from : await WebAssembly.compile(from);
        this.exports = (await WebAssembly.instantiate(module, this.imports(module))).exports;
        this.exports._initialize();
        return this;
    }

    /** Of WASI what is used; files and the rest there are none. */
    imports(module) {
        const view = () => new DataView(this.exports.memory.buffer);
        const minutes = new Date().getTimezoneOffset(); // so that today is that of the user
        const zone = new TextEncoder().encode(
            `TZ=JS${minutes < 0 ? "-" : ""}${Math.trunc(Math.abs(minutes) / 60)}:${Math.abs(minutes) % 60}\0`);
        const own = {
            fd_write: (fd, iovs, count, written) => {
                let n = 0;
                for (let i = 0; i < count; i++) {
                    const at = view().getUint32(iovs + 8 * i, true), size = view().getUint32(iovs + 8 * i + 4, true);
                    (fd === 1 ? this.out : this.err).push(new Uint8Array(this.exports.memory.buffer, at, size).slice());
                    n += size;
                }
                view().setUint32(written, n, true);
                return 0;
            },
            clock_time_get: (_id, _precision, to) => {
                view().setBigUint64(to, BigInt(Date.now()) * 1000000n, true);
                return 0;
            },
            environ_sizes_get: (count, size) => {
                view().setUint32(count, 1, true);
                view().setUint32(size, zone.length, true);
                return 0;
            },
            environ_get: (list, text) => {
                view().setUint32(list, text, true);
                new Uint8Array(this.exports.memory.buffer).set(zone, text);
                return 0;
            },
            proc_exit: (status) => {
                throw new Error(`mborules.wasm ended (${status})`);
            },
            emscripten_notify_memory_growth: () => {},
        };
        const NOSYS = 52, object = {};
        for (const { module: from, name } of WebAssembly.Module.imports(module))
            (object[from] ??= {})[name] = own[name] ?? (() => (from === "env" ? -NOSYS : NOSYS));
        return object;
    }

    text(chunks) {
        const all = new Uint8Array(chunks.reduce((n, chunk) => n + chunk.length, 0));
        let at = 0;
        for (const chunk of chunks) {
            all.set(chunk, at);
            at += chunk.length;
        }
        return new TextDecoder().decode(all);
    }

    /** Calls a function with texts and bytes (as a pointer to a copy, with a NUL behind) and numbers; what it returns. */
    raw(name, args) {
        if (this.broken) throw this.broken;
        const taken = [];
        this.out.length = this.err.length = 0;
        try {
            return this.exports[name](...args.map((arg) => {
                if (typeof arg !== "string" && !(arg instanceof Uint8Array)) return arg;
                const bytes = typeof arg === "string" ? new TextEncoder().encode(arg) : arg;
                const at = this.exports.mbo_js_neem(bytes.length + 1);
                if (!at) throw new Fout({ code: "MBO_ERROR_MEMORY", message: "no memory" });
                taken.push(at);
                const memory = new Uint8Array(this.exports.memory.buffer);
                memory.set(bytes, at);
                memory[at + bytes.length] = 0;
                return at;
            }));
        } catch (error) {
            if (error instanceof WebAssembly.RuntimeError) this.broken = error; // its memory cannot be trusted any more
            throw error;
        } finally {
            if (!this.broken) for (const at of taken) this.exports.mbo_js_geef(at);
        }
    }

    fout() {
        const told = this.text(this.err).trim();
        this.raw("mbo_js_fout", []);
        const said = this.text(this.out);
        return new Fout(said ? JSON.parse(said)
            : { code: "MBO_ERROR_ARGUMENT", message: told.replace(/^mborules: /gm, "") || "it cannot be answered" });
    }

    /** What a function writes. */
    write(name, ...args) {
        if (this.raw(name, args)) throw this.fout();
        return this.text(this.out);
    }

    json(name, ...args) {
        return JSON.parse(this.write(name, ...args));
    }

    /** What a function makes. */
    make(name, ...args) {
        const made = this.raw(name, args);
        if (!made) throw this.fout();
        return made;
    }
}

// ---- what there is to hold

const registry = new FinalizationRegistry(({ wasm, free, pointer }) => {
    if (!wasm.broken) wasm.exports[free](pointer);
});

/** What lives in the memory of the module: given back by sluit(), or when nothing holds it any more. */
class Ding {
    #wasm;
    #pointer;
    #free;

    constructor(wasm, free, pointer) {
        this.#wasm = wasm;
        this.#free = free;
        this.#pointer = pointer;
        registry.register(this, { wasm, free, pointer }, this);
    }

    /** @internal */
    get wasm() {
        return this.#wasm;
    }

    /** @internal */
    get pointer() {
        if (!this.#pointer) throw argument("it was closed");
        return this.#pointer;
    }

    sluit() {
        if (!this.#pointer) return;
        registry.unregister(this);
        if (!this.#wasm.broken) this.#wasm.exports[this.#free](this.#pointer);
        this.#pointer = 0;
    }
}

/** A kwalificatiestructuur; immutable. */
export class Structuur extends Ding {
    #naam;

    /** @internal */
    constructor(wasm, pointer, naam) {
        super(wasm, "mbo_js_structuur_free", pointer);
        this.#naam = naam;
    }

    info() {
        return this.wasm.json("mbo_js_structuur_info", this.pointer, this.#naam);
    }

    waarde(feit, tekst, taal = "nl") {
        return this.wasm.json("mbo_js_waarde", this.pointer, oneLine("feit", feit), oneLine("tekst", tekst), taal).woorden;
    }

    kwalificaties(filter = {}) {
        const args = [];
        for (const [name, value] of Object.entries(filter)) {
            if (![...FILTER, "leerweg", "zoek"].includes(name)) throw argument(`"${name}" is not in a filter`);
            if (value !== undefined && value !== null) args.push(name, oneLine(name, value));
        }
        return this.wasm.json("mbo_js_kwalificaties", this.pointer, args.join("\n"));
    }

    kwalificatie(crebo) {
        return this.wasm.json("mbo_js_kwalificatie", this.pointer, oneLine("crebo", crebo));
    }
}

const ANTWOORD = ["structuur", "streng", "waaromNiet", "vast"];
const ADVIES = ["structuur", "streng", "alleRoutes", "doel", "kwalificaties", "zonder", "taal", "begrippen"];

const SCHERM = ["structuur", "streng", "zonder", "taal"];

/** A rule set; immutable. */
export class Regels extends Ding {
    #mborules;

    /** @internal */
    constructor(mborules, wasm, pointer) {
        super(wasm, "mbo_js_regels_free", pointer);
        this.#mborules = mborules;
    }

    #vraag(zaak, options, args) {
        const { structuur = this.#mborules.ingebouwd, zonder = [] } = options;
        return [this.pointer, structuur.pointer, args, zaakJson(zaak), oneLine("zonder", zonder)];
    }

    info() {
        return this.wasm.json("mbo_js_regels_info", this.pointer);
    }

    antwoord(vraag, zaak, options = {}) {
        const args = lines(options, ANTWOORD, "--json", `--vraag=${oneLine("vraag", vraag)}`);
        return this.wasm.json("mbo_js_vraag", ...this.#vraag(zaak, options, args));
    }

    antwoorden(zaak, options = {}) {
        return this.antwoord("alle", zaak, options);
    }

    antwoordTekst(vraag, zaak, options = {}) {
        const args = lines(options, [...ANTWOORD, "taal"], `--vraag=${oneLine("vraag", vraag)}`);
        return this.wasm.write("mbo_js_vraag", ...this.#vraag(zaak, options, args));
    }

    motivering(vraag, zaak, options = {}) {
        const { vorm = "regels", ...rest } = options;
        const how = { regels: ["--motivering"], tekst: ["--motivering=tekst"], json: ["--motivering", "--json"] }[vorm];
        if (!how) throw argument(`vorm is regels, tekst or json, not "${vorm}"`);
        const args = lines(rest, ["structuur", "streng", "taal"], ...how, `--vraag=${oneLine("vraag", vraag)}`);
        return this.wasm.write("mbo_js_vraag", ...this.#vraag(zaak, options, args));
    }

    controleer(motivering, { structuur = this.#mborules.ingebouwd } = {}) {
        const bytes = bytesOf(motivering);
        return this.wasm.json("mbo_js_controleer", this.pointer, structuur.pointer, "--json", bytes, bytes.length);
    }

    advies(zaak, options = {}) {
        return this.wasm.json("mbo_js_vraag", ...this.#vraag(zaak, options, lines(options, ADVIES, "--json")));
    }

    adviesHtml(zaak, options = {}) {
        return this.wasm.write("mbo_js_vraag", ...this.#vraag(zaak, options, lines(options, ADVIES, "--html")));
    }

    adviesTekst(zaak, options = {}) {
        return this.wasm.write("mbo_js_vraag", ...this.#vraag(zaak, options, lines(options, ADVIES)));
    }

    routeZaak(zaak, route, options = {}) {
        const { gewoon = true, ...rest } = options;
        const [regels, structuur, args, json] = this.#vraag(zaak, rest, lines(rest, ADVIES));
        return this.wasm.json("mbo_js_route_zaak", regels, structuur, args, json, route, gewoon ? 1 : 0);
    }

    overzicht(zaak, options = {}) {
        return this.wasm.json("mbo_js_overzicht", ...this.#vraag(zaak, options, lines(options, SCHERM)));
    }

    route(zaak, route, options = {}) {
        const [regels, structuur, args, json] = this.#vraag(zaak, options, lines(options, SCHERM));
        return this.wasm.json("mbo_js_route", regels, structuur, args, json, oneLine("route", route));
    }

    blad(zaak, options = {}) {
        return this.wasm.json("mbo_js_blad", ...this.#vraag(zaak, options, lines(options, SCHERM)));
    }

    metParameter(naam, waarde, vanaf, tot = "") {
        const hundredths = Math.round(waarde * 100);
        if (!Number.isSafeInteger(hundredths) || hundredths / 100 !== waarde)
            throw new Fout({ code: "MBO_ERROR_VALUE", message: `${naam}: ${waarde} is no number with at most two decimals` });
        return new Regels(this.#mborules, this.wasm, this.wasm.make("mbo_js_met_parameter", this.pointer,
            oneLine("naam", naam), oneLine("vanaf", vanaf), oneLine("tot", tot), BigInt(hundredths)));
    }

    zonderRegel(id) {
        return new Regels(this.#mborules, this.wasm, this.wasm.make("mbo_js_zonder_regel", this.pointer, oneLine("id", id)));
    }

    begrippen() {
        return this.wasm.json("mbo_js_begrippen", this.pointer);
    }

    stukken(tekst, taal = "nl") {
        return this.wasm.json("mbo_js_stukken", this.pointer, tekst.replaceAll("\0", "\ufffd"), oneLine("taal", taal));
    }
}

/** The library, loaded. */
export class Mborules {
    #wasm;
    #ingebouwd;

    /** @internal */
    constructor(wasm) {
        this.#wasm = wasm;
    }

    /** The built-in structure, made when it is first needed. */
    get ingebouwd() {
        return (this.#ingebouwd ??= new Structuur(this.#wasm, this.#wasm.make("mbo_js_structuur", "", 0), "-"));
    }

    regels(parameters) {
        const bytes = parameters === undefined ? "" : bytesOf(parameters);
        if (parameters !== undefined && !bytes.length)
            throw new Fout({ code: "MBO_ERROR_SYNTAX", message: "the parameter file is empty" });
        return new Regels(this, this.#wasm, this.#wasm.make("mbo_js_regels", bytes, bytes.length));
    }

    structuur(xml, naam = "structuur.xml") {
        const bytes = bytesOf(xml);
        if (!bytes.length) throw new Fout({ code: "MBO_ERROR_SYNTAX", message: "the file is empty" });
        return new Structuur(this.#wasm, this.#wasm.make("mbo_js_structuur", bytes, bytes.length), naam);
    }

    feiten() {
        return this.#wasm.json("mbo_js_feiten");
    }

    vragen() {
        return this.#wasm.json("mbo_js_vragen");
    }

    codes() {
        return this.#wasm.json("mbo_js_codes");
    }

    leesZaak(tekst) {
        const bytes = bytesOf(tekst);
        if (bytes.length > 1 << 20) throw new Fout({ code: "MBO_ERROR_LIMIT", message: "a case file is 1 MiB at most" });
        return this.#wasm.json("mbo_js_lees_zaak", bytes, bytes.length);
    }

    schrijfZaak(zaak, taal = "nl") {
        return this.#wasm.write("mbo_js_schrijf_zaak", zaakJson(zaak), oneLine("taal", taal) || "-");
    }

    leesDag(tekst) {
        return this.#wasm.write("mbo_js_lees_dag", oneLine("een dag", tekst).trim());
    }

    dagTekst(dag, taal = "nl") {
        return this.#wasm.write("mbo_js_dag_tekst", oneLine("een dag", dag), oneLine("taal", taal));
    }

    tekstvormen(zaak) {
        return this.#wasm.json("mbo_js_schrijf_zaak", zaakJson(zaak), "");
    }
}

/**
 * The library from the bytes of mborules.wasm, a compiled module of it, or a Response (or a promise of any of these).
 * Node needs none: it reads the file beside this one.
 */
export async function laad(bron) {
    let from = await bron;
    if (typeof Response !== "undefined" && from instanceof Response) from = await from.arrayBuffer();
    if (from === undefined) throw argument("laad() takes mborules.wasm: its bytes, a module, or a Response");
    return new Mborules(await new Wasm().start(from));
}
