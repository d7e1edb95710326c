// SPDX-License-Identifier: MIT
// Random cases get the same answers from C (antwoorden.c) and from the package: outcome, what is missing, who decides, amounts,
// reasons with their sources, and, of one in so many, every receipt.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import test from "node:test";
import { Fout, laad } from "./hulp.mjs";

const CASES = Number(process.env.MBORULES_CASES ?? 10000), RECEIPTS = 8;
const ANTWOORDEN = process.env.MBORULES_ANTWOORDEN;
const CODES = ["", "MEMORY", "ARGUMENT", "IO", "SYNTAX", "VALUE", "NAME", "LIMIT", "CONFLICT"];

const mbo = await laad();
const gewoon = mbo.regels();
const regels = [[gewoon, false], [gewoon, true], // in the order of antwoorden.c
    [gewoon.zonderRegel("toelating.leerplicht_bbl").zonderRegel("onderwijsgeld.lesgeld")
        .metParameter("levenlanglerenkrediet.leeftijd_tot", 60, "2025-01-01"), false]];

// ---- the cases

/** A generator of numbers from 0 to 1 (mulberry32): the same cases every time. */
function toeval(seed) {
    return () => {
        seed = (seed + 0x6d2b79f5) | 0;
        let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
        t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
}

const crebos = mbo.ingebouwd.kwalificaties().map((k) => k.crebo);
const day = (date) => Date.parse(date) / 86400000;
const feiten = mbo.feiten();

/** A value of a fact in its own type, and in its text form. */
function value(feit, random) {
    const from = (low, high) => low + Math.floor(random() * (high - low + 1));
    switch (feit.feit === "crebo" ? "crebo" : feit.type) {
        case "crebo": {
            const crebo = crebos[from(0, crebos.length - 1)];
            return [crebo, String(crebo)];
        }
        case "bool": {
            const yes = random() < 0.5;
            return [yes, yes ? "ja" : "nee"];
        }
        case "int": {
            const n = random() < 0.5 ? from(feit.minimum, Math.min(feit.maximum, feit.minimum + 60))
                : from(feit.minimum, Math.min(feit.maximum, feit.minimum + 4000));
            return [n, String(n)];
        }
        case "datum": {
            const [low, high] = feit.feit === "geboortedatum" ? ["1950-01-01", "2012-12-28"] : ["2014-08-01", "2030-12-28"];
            const text = new Date(86400000 * from(day(low), day(high))).toISOString().slice(0, 10);
            return [text, text];
        }
        case "geld": {
            const cents = from(0, 2000000);
            return [cents / 100, (cents / 100).toFixed(2)];
        }
        case "code": {
            const { code } = feit.codes[from(0, feit.codes.length - 1)];
            return [code, code];
        }
        default: {
            const some = [...new Set(Array.from({ length: from(0, 3) }, () => feit.codes[from(0, feit.codes.length - 1)].code))];
            return [some, some.join(";") || "-"];
        }
    }
}

function* cases() {
    const random = toeval(20);
    for (let number = 0; number < CASES; number++) {
        const known = [0.1, 0.5, 0.9, 1][Math.floor(random() * 4)], soort = Math.floor(random() * regels.length);
        const vorm = number % RECEIPTS ? 0 : [1, 3, 4][Math.floor(random() * 3)];
        const zaak = {}, line = [`${soort}${vorm}`];
        for (const feit of feiten)
            if (random() < (feit.feit === "crebo" ? known / 4 : known)) {
                const [own, text] = value(feit, random);
                zaak[feit.feit] = own;
                line.push(`${feit.feit}=${text}`);
            }
        yield { soort, vorm, zaak, line: line.join("\t") };
    }
}

// ---- what is read, as in antwoorden.c

const list = (names = []) => names.map((name) => `${name},`).join("");
const known = (value, missing) => (value !== undefined ? `1 ${value}` : missing ? "2 -" : "0 -");

function* redenen(of, ouder, count) {
    for (const reden of of) {
        const own = count.n++;
        yield `${reden.regel} ${reden.uitkomst ?? "-"} ${ouder} ${reden.tekst_nl}`;
        yield* reden.bronnen;
        yield* redenen(reden.onder ?? [], own, count);
    }
}

function answer(a) {
    const lines = [[a.vraag, a.uitkomst, list(a.ontbrekend), a.niet_exact ? 1 : 0, list(a.beslissers), list(a.aannames), a.soort ?? "-",
        known(a.bedrag, a.bedrag_ontbrekend), list(a.bedrag_ontbrekend), known(a.vanaf && day(a.vanaf), a.vanaf_ontbrekend),
        list(a.vanaf_ontbrekend)].join(" "), ...redenen(a.redenen, -1, { n: 0 }), ...(a.parameter ?? [])];
    if (a.verouderd) lines.push(`${a.verouderd.item} ${day(a.verouderd.tot)}`);
    return `${lines.join("\n")}\n`;
}

function answers({ soort, vorm, zaak }) {
    const [van, streng] = regels[soort];
    try {
        const all = van.antwoorden(zaak, { streng }).map(answer).join("");
        const how = [undefined, { vorm: "regels" }, undefined, { vorm: "tekst" }, { vorm: "tekst", taal: "en" }][vorm];
        return how ? all + van.motivering("alle", zaak, { streng, ...how }) : all;
    } catch (fout) {
        if (!(fout instanceof Fout)) throw fout;
        return `${CODES.indexOf(fout.code.replace("MBO_ERROR_", ""))} ${fout.message}\n`;
    }
}

test(`${CASES} random cases are answered as C answers them`, { skip: !ANTWOORDEN && "MBORULES_ANTWOORDEN is not set" }, async () => {
    const c = spawn(ANTWOORDEN, ["json"], { stdio: ["pipe", "pipe", "inherit"] });
    const said = (async () => {
        let text = "";
        for await (const chunk of c.stdout) text += chunk;
        return text.trim().split("\n");
    })();
    c.stdin.end(Array.from(cases(), (one) => `${one.line}\n`).join(""));
    let number = 0, long = 0, refused = 0;
    const found = [];
    for (const one of cases()) {
        const text = answers(one);
        found.push(createHash("sha256").update(text).digest("hex"));
        long += text.length > 1000;
        refused += text.length < 1000;
    }
    const expected = await said;
    assert.equal(expected.length, CASES);
    for (const one of cases()) {
        if (found[number] !== expected[number]) {
            const { stdout } = spawnSync(ANTWOORDEN, ["json", "tekst"], { input: one.line, encoding: "utf8" });
            assert.equal(answers(one), stdout, `case ${number}: ${one.line}`);
            assert.fail(`case ${number} has another digest`);
        }
        number++;
    }
    assert.ok(long > CASES / 2, `${long} were answered, ${refused} refused`);
});
