// SPDX-License-Identifier: MIT
// What is wrong is told, with its place, and leaves what there was.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import { gzipSync } from "node:zlib";
import { bron, Fout, laad } from "./hulp.mjs";

const mbo = await laad();
const regels = mbo.regels();
const zaak = { bewijs: "diploma", leerweg: "bbl", instelling: "roc", crebo: 25250, startdatum: "2024-09-01" };
const before = JSON.stringify(regels.antwoorden(zaak));
const files = async (name) => new Uint8Array(await readFile(new URL(name, bron)));

/** It is refused with this code, and with what the message must have. */
function refused(what, code, ...parts) {
    let fout;
    try {
        what();
    } catch (error) {
        fout = error;
    }
    assert.ok(fout instanceof Fout, `${what} was not refused: ${fout}`);
    assert.equal(fout.code, `MBO_ERROR_${code}`, fout.message);
    for (const part of parts) assert.ok(fout.message.includes(part), fout.message);
    assert.equal(JSON.stringify(regels.antwoorden(zaak)), before, "what there was is another");
    return fout;
}

test("hostile structures", async () => {
    const nested = (n) => `<sbb>${"<a>".repeat(n)}`;
    refused(() => mbo.structuur("<!DOCTYPE sbb [<!ENTITY a 'aaaa'>]><sbb>&a;</sbb>"), "SYNTAX", "DOCTYPE");
    refused(() => mbo.structuur('<!DOCTYPE sbb SYSTEM "http://127.0.0.1/x.dtd"><sbb/>'), "SYNTAX", "DOCTYPE");
    refused(() => mbo.structuur(nested(100000)), "LIMIT", "depth");
    refused(() => mbo.structuur(`<sbb ${Array.from({ length: 100000 }, (_, i) => `a${i}=""`).join(" ")}/>`), "LIMIT");
    refused(() => mbo.structuur(`<sbb>${Array.from({ length: 100000 }, (_, i) => `<a${i}/>`).join("")}</sbb>`), "LIMIT", "names");
    refused(() => mbo.structuur(`<sbb><a>${"x".repeat(5 << 20)}</a></sbb>`), "LIMIT");
    refused(() => mbo.structuur("<html><body onload='alert(1)'>"), "SYNTAX", "html");
    refused(() => mbo.structuur(gzipSync("<sbb/>")), "SYNTAX", "gzip");
    refused(() => mbo.structuur(new Uint8Array(0)), "SYNTAX", "empty");
    refused(() => mbo.structuur("\0\0\0\0"), "SYNTAX");
    const fout = refused(() => mbo.structuur("<sbb>\n  <dossiers>\n</sbb>"), "SYNTAX");
    assert.deepEqual([fout.line, fout.column > 0], [3, true]);
    refused(() => mbo.structuur(7), "ARGUMENT");
});

/** Copies with some bytes changed, left out or said twice: the same every time. */
function* mutants(bytes, count) {
    let seed = 7;
    const below = (n) => (seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff) % n;
    for (let i = 0; i < count; i++) {
        let copy = bytes.slice();
        for (let n = 1 + below(4); n; n--) {
            const at = below(copy.length), size = 1 + below(40);
            const way = below(4);
            if (way === 0) copy[at] = below(256);
            else if (way === 1) copy.set(copy.slice(0, size), Math.min(at, copy.length - size));
            else copy = Uint8Array.from([...copy.slice(0, at), ...(way === 2 ? copy.slice(at, at + size) : []), ...copy.slice(way === 3 ? at + size : at)]);
        }
        yield copy;
    }
}

async function load(name, count, what) {
    let loaded = 0;
    for (const copy of mutants(await files(name), count))
        try {
            what(copy)?.sluit?.();
            loaded++;
        } catch (fout) {
            assert.ok(fout instanceof Fout && fout.message, fout);
        }
    assert.equal(JSON.stringify(regels.antwoorden(zaak)), before);
    assert.ok(loaded < count, "nothing was refused");
}

test("damaged files are loaded or refused", async () => {
    await load("tests/data/sbb-klein.xml", 400, (bytes) => mbo.structuur(bytes));
    await load("libmborules/recht/parameters.csv", 40, (bytes) => mbo.regels(bytes));
    await load("tests/data/sbb-klein.xml", 50, (bytes) => mbo.leesZaak(bytes));
    const kind = new TextEncoder().encode(mbo.schrijfZaak({ ...zaak, vooropleiding: ["havo", "vwo"], onderwijsprijs: 950.5 }));
    let seen = 0;
    for (const copy of mutants(kind, 400))
        try {
            mbo.leesZaak(copy);
        } catch (fout) {
            assert.ok(fout instanceof Fout && fout.line > 0, fout);
            seen++;
        }
    assert.ok(seen > 50);
});

test("files that are right", async () => {
    const klein = mbo.structuur(await files("tests/data/sbb-klein.xml"), "klein.xml");
    assert.ok(klein.info().kwalificaties > 0);
    assert.ok(klein.kwalificaties().length > 0);
    assert.equal(klein.kwalificatie(klein.kwalificaties()[0].crebo).titel, klein.kwalificaties()[0].titel);
    const with_ = regels.antwoorden(zaak, { structuur: klein });
    assert.equal(with_.length, mbo.vragen().length);
    klein.sluit();
    klein.sluit();
    refused(() => klein.info(), "ARGUMENT", "closed");
    const parameters = await files("libmborules/recht/parameters.csv");
    assert.equal(mbo.regels(parameters).info().vingerafdruk, regels.info().vingerafdruk);
    assert.equal(mbo.regels(new TextDecoder().decode(parameters).replaceAll("\n", "\r\n")).info().vingerafdruk, regels.info().vingerafdruk);
});

test("hostile cases", () => {
    assert.equal(refused(() => regels.advies({ leerweg: "avond" }), "NAME", "avond").feit, "leerweg");
    assert.equal(refused(() => regels.advies({ studieduur: -1 }), "VALUE").feit, "studieduur");
    assert.equal(refused(() => regels.advies({ onderwijsprijs: 0.001 }), "VALUE").feit, "onderwijsprijs");
    assert.equal(refused(() => regels.advies({ studieduur: NaN }), "VALUE").feit, "studieduur");
    assert.equal(refused(() => regels.advies({ vooropleiding: ["havo", 3] }), "VALUE", "number 2").feit, "vooropleiding");
    refused(() => regels.advies({ __proto__x: 1 }), "NAME");
    refused(() => regels.advies({ startdatum: new Date(0) }), "VALUE", "1970-01-01T");
    for (const no of [new Map(), [], null, undefined, 7, "leerweg=bbl"]) refused(() => regels.advies(no), "ARGUMENT");
    refused(() => regels.advies({ crebo: 1n << 70n }), "VALUE");
    refused(() => regels.advies({ leerweg: "b\0bl" }), "SYNTAX");
    refused(() => regels.advies({ leerweg: "\ud800" }), "SYNTAX");
    refused(() => regels.advies({ geboortedatum: "2020-01-01", startdatum: "2019-01-01" }), "VALUE");
    refused(() => regels.advies({ crebo: 25250 }, { kwalificaties: true }), "CONFLICT", "crebo");
    assert.equal(refused(() => mbo.leesZaak("\n\nleerweg = avond"), "NAME").line, 3);
    assert.equal(refused(() => mbo.leesZaak("leerweg=bbl\nleerweg=bbl"), "SYNTAX", "line 1").line, 2);
    refused(() => mbo.leesZaak(new Uint8Array((1 << 20) + 1)), "LIMIT");
    assert.deepEqual({ ...mbo.leesZaak("\ufeffleerweg = bbl\r\n") }, { leerweg: "bbl" });
    const text = "<img src=x onerror=alert(1)>";
    assert.ok(refused(() => regels.advies({ leerweg: text }), "NAME").message.includes(text)); // text, for whoever shows it
});

test("hostile options", () => {
    refused(() => regels.advies(zaak, { talen: "nl" }), "ARGUMENT", "taal");
    refused(() => regels.advies(zaak, { taal: "fr" }), "ARGUMENT", "fr");
    refused(() => regels.adviesTekst(zaak, { taal: "nl\n--help" }), "ARGUMENT");
    refused(() => regels.antwoord("toelatin", zaak), "NAME", '"toelating"');
    refused(() => regels.antwoord("--help", zaak), "NAME");
    refused(() => regels.advies(zaak, { doel: 99999 }), "NAME", "99999");
    refused(() => regels.advies({}, { kwalificaties: { niveau: 7 } }), "ARGUMENT", "niveau");
    refused(() => regels.advies({}, { kwalificaties: { niveaus: 2 } }), "ARGUMENT", "niveaus");
    refused(() => regels.advies({}, { zonder: ["niets"] }), "NAME");
    refused(() => regels.routeZaak({}, 99), "ARGUMENT", "99");
    refused(() => regels.routeZaak({}, -1), "ARGUMENT");
    refused(() => regels.stukken("bbl", "fr"), "ARGUMENT");
    refused(() => regels.metParameter("x", 1, "2025-01-01"), "NAME");
    refused(() => regels.metParameter("lesgeld.bedrag", 1.001, "2025-01-01"), "VALUE");
    refused(() => regels.metParameter("lesgeld.bedrag", 1, "gisteren"), "VALUE");
    refused(() => regels.zonderRegel("toelating.x"), "NAME");
    refused(() => regels.controleer("geen"), "SYNTAX");
    refused(() => regels.motivering("traject", zaak, { vorm: "pdf" }), "ARGUMENT", "pdf");
    refused(() => mbo.ingebouwd.kwalificatie(5), "ARGUMENT", "5");
    refused(() => mbo.ingebouwd.kwalificaties({ soort: "x" }), "NAME");
});

test("a receipt that was changed", () => {
    const receipt = regels.motivering("toelating", zaak);
    assert.equal(regels.controleer(receipt).uitslag, "klopt");
    refused(() => regels.controleer(receipt.replace("leerweg=bbl", "leerweg=bol")), "SYNTAX", "changed");
    const zonder = regels.zonderRegel("toelating.verblijf").controleer(receipt); // the same answer, by fewer rules
    assert.equal(zonder.uitslag, "klopt");
    assert.ok(zonder.verschillen.some(({ naam, nu }) => naam.startsWith("regel.toelating.verblijf@") && !nu));
    const llk = { geboortedatum: "1960-01-01", instelling: "roc", bewijs: "diploma", leerweg: "bol", soort_opleiding: "vak", startdatum: "2024-09-01",
        levenlanglerenkrediet_lopend: false, studiefinanciering_lopend: false, nationaliteit_wsf: true };
    const hoger = regels.metParameter("levenlanglerenkrediet.leeftijd_tot", 70, "2020-01-01");
    assert.equal(regels.antwoord("levenlanglerenkrediet", llk).uitkomst, "nee");
    assert.equal(hoger.controleer(regels.motivering("levenlanglerenkrediet", llk)).uitslag, "anders");
});

test("days as people type them", () => {
    for (const [typed, day] of Object.entries({
        "1-9-2026": "2026-09-01", "1/9/26": "2026-09-01", " 01.09.2026 ": "2026-09-01", "1 9 2026": "2026-09-01", "01092026": "2026-09-01",
        "20260901": "2026-09-01", "2026-9-1": "2026-09-01", "1 september 2026": "2026-09-01", "1 sept. 26": "2026-09-01",
        "September 1, 2026": "2026-09-01", "1-SEP-2026": "2026-09-01", "3 mrt 2021": "2021-03-03", "6 mei 90": "1990-05-06",
        "29-2-2024": "2024-02-29" }))
        assert.equal(mbo.leesDag(typed), day, typed);
    const today = new Date();
    const local = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
    assert.equal(mbo.leesDag("vandaag"), local);
    for (const no of ["", "x", "1 september", "mei mei 2020", "1-2-3-4", "1 2 202", "31-2-2026", "29-2-2023", "0-1-2026", "1-13-2026", "99999999",
        "999999999999", "1e september 2026", "2026", "-", "1-m-2026"]) {
        let fout;
        try {
            mbo.leesDag(no);
        } catch (error) {
            fout = error;
        }
        assert.equal(fout?.code, "MBO_ERROR_VALUE", no);
    }
    assert.equal(mbo.dagTekst("1990-05-06"), "6 mei 1990");
    assert.equal(mbo.dagTekst("1990-05-06", "en"), "6 May 1990");
});

test("loading it", async () => {
    const { laad: van } = await import(new URL("mborules.js", `file://${process.env.MBORULES_PACKAGE}/`).href);
    const wasm = await files(`file://${process.env.MBORULES_PACKAGE}/mborules.wasm`);
    for (const from of [wasm, wasm.buffer, new WebAssembly.Module(wasm), new Response(wasm), Promise.resolve(wasm)])
        assert.equal((await van(from)).vragen().length, mbo.vragen().length);
    await assert.rejects(van(), { code: "MBO_ERROR_ARGUMENT" });
    await assert.rejects(van(wasm.slice(0, 1000)), WebAssembly.CompileError);
});

test("memory is given back", () => {
    const size = () => process.memoryUsage().external; // that of the module is in it
    for (let i = 0; i < 3; i++) mbo.regels().sluit();
    const begin = size();
    for (let i = 0; i < 12; i++) mbo.regels().sluit(); // some 2 MB each
    for (let i = 0; i < 100; i++) regels.advies(zaak);
    assert.ok(size() - begin < 8 << 20, `${size() - begin} bytes more`);
});
