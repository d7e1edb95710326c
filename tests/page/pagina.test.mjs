// SPDX-License-Identifier: MIT
// The page in a browser, without a network: what it shows is what C answers, all of it can be done by keyboard, and no file harms it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test, { after, before } from "node:test";
import { axe, draai, geef, geefBestand, open, pagina, routes, scenarios, start, tekst, welke, zaakVan } from "./hulp.mjs";

let browser, page;
const map = mkdtempSync(path.join(tmpdir(), "mbo-pagina-"));
const bladen = [];

before(async () => {
    browser = await start();
    page = await nieuw();
});
after(async () => {
    await browser?.close();
    rmSync(map, { recursive: true, force: true });
});

async function nieuw(...maat) {
    const een = await open(browser, ...maat);
    bladen.push(een);
    return een;
}

// Each eighth of the scenarios, but all of them with MBORULES_ALLES.
const elke = process.env.MBORULES_ALLES ? 1 : 8;
const momenten = scenarios
    .flatMap((scenario) =>
        scenario.momenten.map((moment) => ({
            naam: `${scenario.id} ${moment.startdatum}`,
            feiten: { ...scenario.feiten, ...(moment.feiten ?? {}), startdatum: moment.startdatum },
        })),
    )
    .filter((_, i) => i % elke === 0);

/** The verdict as the page numbers them. */
const groepVan = (route) => ({ ja: 0, voorwaardelijk: 1, onbekend: 2 })[route.uitkomst_gewoon] ?? (route.herstelbaar ? 3 : 4);
const naamVan = (route) => [route.bewijs, route.leerweg, route.soort_opleiding].filter(Boolean).join("-");
const plat = (html) =>
    html
        .replace(/<[^>]*>/g, " ")
        .replace(/&lt;/g, "<")
        .replace(/&gt;/g, ">")
        .replace(/&quot;/g, '"')
        .replace(/&#(\d+);/g, (_, n) => String.fromCodePoint(n))
        .replace(/&#x([0-9a-f]+);/gi, (_, n) => String.fromCodePoint(parseInt(n, 16)))
        .replace(/&amp;/g, "&")
        .replace(/\s+/g, "");

/** The page that tests share, before the others again: what lies behind is slowed down. */
async function vooraan() {
    await page.bringToFront();
}

test("the shared scenarios give in the page what C gives", async () => {
    const antwoorden = draai("mbo-advies", ["--jsonl"], momenten.map(({ feiten }) => JSON.stringify(feiten)).join("\n"))
        .trim()
        .split("\n")
        .map((regel) => JSON.parse(regel));
    assert.equal(antwoorden.length, momenten.length);
    assert.ok(momenten.length > 100 / elke);
    let bedragen = 0;
    for (const [i, { naam, feiten }] of momenten.entries()) {
        await geef(page, "openen", "zaak.txt", zaakVan(feiten));
        const gezien = (await routes(page)).filter(([, groep]) => groep < 5),
            verwacht = antwoorden[i].routes;
        // The page has those with the same reason together; in a group with one reason the order is that of the advice.
        assert.deepEqual([...gezien].sort(), verwacht.map((route) => [naamVan(route), groepVan(route)]).sort(), naam);
        assert.deepEqual(
            gezien.map(([, groep]) => groep),
            verwacht.map(groepVan).sort(),
            naam,
        );
        const vraag = await page.$eval("#vraag", (deel) => deel.querySelector("fieldset")?.dataset.feit ?? null);
        assert.equal(vraag, antwoorden[i].volgende_vraag?.feit ?? null, naam);
        if (i % 3) continue; // the page to print, and all answers about a route, of each third
        await page.evaluate(() => document.getElementById("afdrukken").click());
        const gedrukt = await page.$eval("#afdruk", (blad) =>
            [...blad.children]
                .slice(0, -1)
                .map((deel) => deel.innerHTML)
                .join(""),
        );
        assert.equal(
            plat(gedrukt),
            plat(
                draai("mbo-advies", ["--html", ...Object.entries(feiten).map((paar) => paar.join("="))]).replace(
                    /[\s\S]*<body>/,
                    "",
                ),
            ),
            naam,
        );
        const [eerste] = gezien,
            c = verwacht.find((route) => naamVan(route) === eerste[0]);
        const vol = await page.evaluate(async (id) => {
            const li = document.getElementById(id),
                knop = li.querySelector("h4 button");
            if (knop.getAttribute("aria-expanded") === "false") knop.click();
            const alle = li.querySelector(".alle"),
                wacht = () => new Promise((klaar) => setTimeout(klaar));
            if (!alle.open) alle.open = true;
            while (alle.childElementCount === 1) await wacht();
            const uit = [...alle.children]
                .slice(1)
                .map((blok) => [
                    blok.querySelector("summary .uitkomst").className.replace("uitkomst u-", ""),
                    blok.querySelector("summary b")?.textContent ?? "",
                ]);
            knop.click();
            return uit;
        }, `route-${eerste[0]}`);
        assert.deepEqual(
            vol.map(([uitkomst]) => uitkomst),
            c.antwoorden.map((antwoord) => antwoord.uitkomst_gewoon),
            naam,
        );
        for (const [j, antwoord] of c.antwoorden.entries()) {
            const cents = vol[j][1] ? Number(vol[j][1].replace(/[^\d]/g, "")) : undefined;
            assert.equal(cents, antwoord.bedrag, `${naam} ${antwoord.vraag}`);
            bedragen += cents !== undefined;
        }
    }
    assert.ok(bedragen > 0, `${bedragen} amounts`);
});

/** Press Tab, or Shift and Tab for what stands before, until the focus is at what fits; what it never reaches is out of reach. */
async function naar(blad, doel) {
    const terug = await blad.evaluate((waar) => {
        const eerste = document.querySelector(waar);
        return (
            !document.activeElement.matches(waar) &&
            !!eerste &&
            document.activeElement !== document.body &&
            ![...document.querySelectorAll(waar)].some(
                (een) => document.activeElement.compareDocumentPosition(een) & Node.DOCUMENT_POSITION_FOLLOWING,
            )
        );
    }, doel);
    if (terug) await blad.keyboard.down("Shift");
    let er = false;
    for (let i = 0; i < 300 && !er; i++) {
        er = await blad.evaluate((waar) => document.activeElement.matches(waar), doel);
        if (!er) await blad.keyboard.press("Tab");
    }
    if (terug) await blad.keyboard.up("Shift");
    assert.ok(er, `not to be reached by keyboard: ${doel}`);
}

test("a whole intake by keyboard alone", async () => {
    const blad = await nieuw();
    const antwoorden = {
        startdatum: "1 september 2026",
        geboortedatum: "6-5-1990",
        vooropleiding: "basisonderwijs",
        uitkering: "participatiewet",
        leerbaan: "geen",
        instelling: "roc",
    };
    const gegeven = [];
    await blad.keyboard.press("Tab");
    assert.equal(await blad.evaluate(() => document.activeElement.className), "sprong");
    await blad.keyboard.press("Enter"); // straight to the question
    for (let beurt = 0; beurt < 40; beurt++) {
        const vraag = await blad.$eval("#vraag", (deel) => {
            const veld = deel.querySelector("fieldset");
            return (
                veld && {
                    feit: veld.dataset.feit,
                    typen: !!veld.querySelector("input[type=text]"),
                    vakken: !!veld.querySelector("input[type=checkbox]"),
                }
            );
        });
        if (!vraag) break;
        if (beurt)
            assert.ok(
                await blad.evaluate(() => document.getElementById("vraag").contains(document.activeElement)),
                `the focus is at the question ${vraag.feit}`,
            );
        const waarde = antwoorden[vraag.feit] ?? "ja";
        if (vraag.typen) {
            await naar(blad, "#vraag input[type=text]");
            await blad.keyboard.type(waarde);
            await blad.keyboard.press("Enter");
        } else if (vraag.vakken) {
            await naar(blad, `#vraag input[value=${waarde}]`);
            await blad.keyboard.press(" ");
            await blad.keyboard.press("Enter");
        } else {
            await naar(blad, `#vraag [data-antwoord=${waarde}]`);
            await blad.keyboard.press("Enter");
        }
        gegeven.push([vraag.feit, waarde]);
        await blad.waitForFunction((feit) => document.querySelector("#vraag fieldset")?.dataset.feit !== feit, {}, vraag.feit);
        assert.notEqual(await tekst(blad, "#stand"), "", "a screen reader is told what changed");
    }
    assert.equal(await tekst(blad, "#vraag-kop"), "Klaar");
    assert.ok(gegeven.length >= 3, String(gegeven));
    const feiten = {
        ...Object.fromEntries(gegeven),
        startdatum: "2026-09-01",
        ...("geboortedatum" in Object.fromEntries(gegeven) ? { geboortedatum: "1990-05-06" } : {}),
    };
    const c = JSON.parse(draai("mbo-advies", ["--json", ...Object.entries(feiten).map((paar) => paar.join("="))]));
    assert.equal(c.volgende_vraag, null);
    assert.deepEqual(
        (await routes(blad)).map(([, groep]) => groep),
        c.routes.map(groepVan).sort(),
    );

    // A route is opened, a fact changed and forgotten, and the last answer taken back.
    await naar(blad, ".route h4 button");
    await blad.keyboard.press("Enter");
    assert.equal(await blad.evaluate(() => document.activeElement.getAttribute("aria-expanded")), "true");
    assert.match(await tekst(blad, ".route.open .paneel"), /Waarom/);
    await naar(blad, "[data-rij=startdatum] .invulknop");
    await blad.keyboard.press("Enter");
    assert.ok(await blad.evaluate(() => document.activeElement.matches(".invul input[type=text]")));
    await blad.keyboard.down("Control");
    await blad.keyboard.press("a");
    await blad.keyboard.up("Control");
    await blad.keyboard.type("2026-08-01");
    assert.match(await tekst(blad, ".invul .gezegd"), /^zaterdag 1 augustus 2026$/);
    await blad.keyboard.press("Enter");
    assert.match(await tekst(blad, "[data-rij=startdatum]"), /zaterdag 1 augustus 2026/);
    assert.ok(
        await blad.evaluate(() => document.activeElement.matches("[data-rij=startdatum] .invulknop")),
        "the focus comes back",
    );
    const laatste = gegeven.at(-1)[0];
    await naar(blad, `[data-rij=${laatste}] .acties > .stil`);
    await blad.keyboard.press("Enter");
    await blad.waitForFunction((feit) => !document.querySelector(`[data-rij=${feit}].bekend`), { timeout: 5000 }, laatste);
    await naar(blad, "#vraag .stil");
    assert.equal(await blad.evaluate(() => document.activeElement.textContent), "Vorig antwoord terug");
    await blad.keyboard.press("Enter");
    await blad.waitForFunction((feit) => document.querySelector(`[data-rij=${feit}].bekend`), { timeout: 5000 }, laatste);
});

test("days, numbers and amounts as people type them are shown back in full", async () => {
    await vooraan();
    await geef(page, "openen", "zaak.txt", "leerweg=bbl\n");
    for (const [getypt, gezegd] of [
        ["1-3-2008", "zaterdag 1 maart 2008"],
        ["1 maart 2008", "zaterdag 1 maart 2008"],
        ["01/03/08", "zaterdag 1 maart 2008"],
        ["2008-03-01", "zaterdag 1 maart 2008"],
        ["01032008", "zaterdag 1 maart 2008"],
        ["31-2-2020", ""],
        ["morgen", ""],
    ]) {
        await page.$eval(
            "#vraag input[type=text]",
            (veld, waarde) => {
                veld.value = waarde;
                veld.dispatchEvent(new Event("input"));
            },
            getypt,
        );
        assert.equal(await tekst(page, "#vraag .gezegd"), gezegd, getypt);
    }
    await page.$eval("#vraag form", (formulier) => formulier.requestSubmit());
    assert.match(await tekst(page, "#vraag .fout"), /Dit is geen dag: “morgen”/);
    assert.equal(await page.$eval("#vraag input[type=text]", (veld) => veld.getAttribute("aria-invalid")), "true");
    const prijs = async (getypt) =>
        page.evaluate((waarde) => {
            if (!document.querySelector("[data-rij=onderwijsprijs] .invul"))
                document.querySelector("[data-rij=onderwijsprijs] .invulknop").click();
            const veld = document.querySelector("[data-rij=onderwijsprijs] input");
            veld.value = waarde;
            veld.dispatchEvent(new Event("input"));
            return document.querySelector("[data-rij=onderwijsprijs] .gezegd").textContent;
        }, getypt);
    await page.evaluate(() => [...document.querySelectorAll("#gegevens details")].forEach((deel) => (deel.open = true)));
    await page.waitForSelector("[data-rij=onderwijsprijs]");
    for (const [getypt, gezegd] of [
        ["950", "950,00"],
        ["950,5", "950,50"],
        ["1.250", "1.250,00"],
        ["€ 1.250,00", "1.250,00"],
        ["1,250.50", "1.250,50"],
        ["12,345,6", ""],
        ["veel", ""],
    ])
        assert.equal((await prijs(getypt)).replace(/^€\s/, ""), gezegd, getypt);
});

test("what does not go together is refused, and the case stays", async () => {
    const blad = await nieuw();
    await geef(blad, "openen", "zaak.txt", "startdatum=2020-09-01\n");
    await geef(blad, "openen", "fout.txt", "startdatum=2020-09-01\ngeboortedatum=2021-01-01\n");
    assert.match(await tekst(blad, "#melding"), /fout\.txt is niet geopend; de zaak is zoals zij was/);
    assert.match(await tekst(blad, "#gegevens"), /dinsdag 1 september 2020/);
    assert.doesNotMatch(await tekst(blad, "#gegevens"), /2021/);
});

test("a case that is saved is the file of mbo-advies, and a receipt can be checked", async () => {
    await vooraan();
    const { feiten } = momenten[0],
        bestand = path.join(map, "zaak.txt"),
        van = path.join(map, "van.txt");
    await geef(page, "openen", "zaak.txt", zaakVan(feiten));
    const bewaard = await page.evaluate(async () => {
        window.bewaard.length = 0;
        document.getElementById("bewaren").click();
        document.querySelector(".route h4 button").click();
        document.querySelector(".alle").open = true;
        while (!document.querySelector(".alle details")) await new Promise((klaar) => setTimeout(klaar));
        document.querySelector(".alle details").open = true;
        while (!document.querySelector(".alle details .acties")) await new Promise((klaar) => setTimeout(klaar));
        document.querySelector(".alle details .acties:last-child button:last-child").click();
        document.querySelector(".route h4 button").click();
        return Promise.all(window.bewaard.map((blob) => blob.text()));
    });
    writeFileSync(bestand, bewaard[0]);
    draai("mbo-advies", ["--zaak", bestand, "--opslaan", van, "--json"]);
    assert.equal(bewaard[0], execFileSync("cat", [van], { encoding: "utf8" }));
    writeFileSync(bestand, bewaard[1]);
    assert.match(draai("mbo-advies", ["--controleer", bestand]), /klopt/);
    await geef(page, "openen", "zaak.txt", bewaard[0]);
    assert.match(await tekst(page, "#stand"), /zaak\.txt is geopend/);
});

/** All that the page shows, but for what it is told to say now. */
const toestand = (blad) => blad.$eval("main", (deel) => deel.textContent);

test("hostile files give a message and leave the page as it was", async () => {
    await vooraan();
    await geef(page, "openen", "zaak.txt", zaakVan(momenten[0].feiten));
    const voor = await toestand(page);
    const weiger = async (naam, knop) => {
        assert.match(await tekst(page, "#melding"), /is niet (geladen|geopend)/, naam);
        assert.match(await tekst(page, "#melding"), /zoals zij was/, knop);
        assert.equal(await toestand(page), voor, naam);
    };
    const tool = path.join(process.env.MBO_SHARED ?? "", "tools", "kwaadaardig.py");
    if (existsSync(tool)) {
        const xml = path.join(map, "xml");
        execFileSync("python3", [tool, xml]);
        for (const naam of readdirSync(xml)) {
            const bestand = path.join(xml, naam);
            let goed = true;
            try {
                draai("mbo-structuur", [bestand]);
            } catch {
                goed = false;
            }
            if (goed) continue; // it is none for C either
            await geefBestand(page, "laden-structuur", bestand).catch((fout) => assert.fail(`${naam}: ${fout.message}`));
            await weiger(naam, "laden-structuur");
        }
    } else {
        console.log("SKIPPED: hostile XML: there is no ../shared");
    }
    const kop = "naam,vanaf,tot,waarde,eenheid,bron,vindplaats,bevestigd_tot\n";
    for (const [naam, inhoud] of [
        ["leeg.csv", ""],
        ["nul.csv", [0, 1, 2, 0]],
        ["kop.csv", kop],
        ["geen.csv", "<html><script>window.geraakt = 1</script>"],
        ["naam.csv", `${kop}bestaat.niet,2014-08-01,,1,euro,x,,\n`],
        ["lang.csv", kop + "x".repeat(100000)],
        ["utf8.csv", [0xff, 0xfe, 0x41]],
    ]) {
        await geef(page, "laden-parameters", naam, inhoud);
        await weiger(naam, "laden-parameters");
    }
    for (const [naam, inhoud] of [
        ["nul.txt", [103, 0, 61]],
        ["onbekend.txt", "leeftijd=12\n"],
        ["dubbel.txt", "leerweg=bol\nleerweg=bbl\n"],
        ["script.txt", "leerweg=<script>window.geraakt = 1</script>\n"],
        ['<img src=x onerror="window.geraakt = 1">.txt', '<img src=x onerror="window.geraakt = 1">=ja\n'],
        ["utf8.txt", [0x6c, 0x3d, 0xff, 0xfe]],
        ["groot.txt", "#".repeat(1100000)],
    ]) {
        await geef(page, "openen", naam, inhoud);
        await weiger(naam, "openen");
    }
    assert.match(await tekst(page, "#melding"), /groot\.txt/);
    assert.equal(await page.evaluate(() => window.geraakt), undefined);
});

test("text of files is shown, and never run", async () => {
    const blad = await nieuw(),
        kwaad = '<img src=x onerror="window.geraakt = 1"><script>window.geraakt = 1</script>';
    const veilig = kwaad.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
    await geef(
        blad,
        "laden-structuur",
        "sbb.xml",
        `<?xml version="1.0" encoding="utf-8"?><sbb><domeinen/><sectorkamers/><competenties/><dossiers><dossier nr="1" titel="A"><profielen><profiel nr="11" titel="${veilig}" niveau="2">` +
            `<creboinformatie><crebo>25000</crebo></creboinformatie></profiel></profielen></dossier></dossiers></sbb>`,
    );
    assert.match(await tekst(blad, "#regels-inhoud"), /sbb\.xml/);
    await geef(
        blad,
        "openen",
        "zaak.txt",
        "crebo=25000\nstartdatum=2016-09-01\nleerweg=bol\ninstelling=roc\ngeboortedatum=1990-01-01\nvooropleiding=vmbo_tl\n",
    );
    assert.ok((await tekst(blad, "[data-rij=crebo]")).includes(kwaad), "the title is there as it is");
    await blad.evaluate(() => document.getElementById("afdrukken").click());
    assert.ok((await tekst(blad, "#afdruk")).includes(kwaad));
    assert.equal(await blad.evaluate(() => window.geraakt), undefined);
    assert.equal(await blad.$("main img, main script, #afdruk img, #afdruk script"), null);
});

test("a parameter file is used, and its text never run", async () => {
    const blad = await nieuw(),
        kwaad = "<img src=x onerror='window.geraakt = 1'>";
    const { default: fs } = await import("node:fs");
    const bron = fs.readFileSync(new URL("../../libmborules/recht/parameters.csv", import.meta.url), "utf8");
    await geef(
        blad,
        "laden-parameters",
        "nieuw.csv",
        bron.replace(/^(lesgeld[^,]*,[^,]*,[^,]*,[^,]*,[^,]*,)[^,]*/gm, `$1${kwaad}`),
    );
    assert.match(await tekst(blad, "#regels-inhoud"), /nieuw\.csv/);
    await geef(
        blad,
        "openen",
        "zaak.txt",
        "startdatum=2021-09-01\nleerweg=bol\ninstelling=roc\ngeboortedatum=1990-01-01\nvooropleiding=vmbo_tl\nbewijs=diploma\nsoort_opleiding=vak\n",
    );
    const getoond = await blad.evaluate(async () => {
        document.querySelector(".route h4 button").click();
        document.querySelector(".alle").open = true;
        while (!document.querySelector(".alle details")) await new Promise((klaar) => setTimeout(klaar));
        for (const deel of document.querySelectorAll(".alle details")) deel.open = true;
        await new Promise((klaar) => setTimeout(klaar, 200));
        return document.querySelector(".route.open").textContent;
    });
    assert.ok(getoond.includes(kwaad), "the source of the tariff is there as it is");
    assert.equal(await blad.evaluate(() => window.geraakt), undefined);
    assert.equal(await blad.$("main img"), null);
    await blad.evaluate(() => document.querySelector("#laden-parameters").parentElement.lastChild.click());
    assert.doesNotMatch(await tekst(blad, "#regels-inhoud"), /nieuw\.csv/);
});

test("nobody can make it fetch, or run what stands in a text", async () => {
    const blad = await open(browser);
    const [geweigerd, gelukt] = await blad.evaluate(async () => {
        const regels = new Set(),
            gedaan = [];
        addEventListener("securitypolicyviolation", (e) => regels.add(e.effectiveDirective));
        const probeer = async (wat, doe) => {
            try {
                if ((await doe()) !== false) gedaan.push(wat);
            } catch {
                /* as it should be */
            }
        };
        await probeer("fetch", () => fetch("https://example.org/"));
        await probeer(
            "image",
            () =>
                new Promise((klaar, fout) =>
                    Object.assign(new Image(), { onload: klaar, onerror: fout, src: "https://example.org/a.png" }),
                ),
        );
        await probeer("innerHTML", () => (document.createElement("p").innerHTML = "<b>x</b>"));
        await probeer("eval", () => (0, eval)("1"));
        await probeer("onclick", () => {
            document.body.setAttribute("onclick", "window.geraakt = 1");
            document.body.click();
            return window.geraakt === 1;
        });
        await new Promise((klaar) => setTimeout(klaar, 100));
        return [[...regels].sort(), gedaan];
    });
    assert.deepEqual(gelukt, []);
    for (const regel of ["connect-src", "img-src", "require-trusted-types-for"])
        assert.ok(geweigerd.includes(regel), `${regel}: ${geweigerd}`);
    await blad.close();
});

const KEUZE = { resultTypes: ["violations"] };

async function axeVindt(blad, waar) {
    await blad.waitForFunction(() => !document.getAnimations().length, { polling: 20 });
    await blad.evaluate(axe);
    const { violations } = await blad.evaluate((keuze) => window.axe.run(document, keuze), KEUZE);
    assert.deepEqual(
        violations
            .filter(({ impact }) => ["serious", "critical"].includes(impact))
            .map(
                ({ id, nodes }) =>
                    `${id}: ${nodes
                        .slice(0, 3)
                        .map(({ html }) => html)
                        .join(" ")}`,
            ),
        [],
        waar,
    );
}

test("axe finds nothing serious, and nothing sticks out, at three widths, at 200 % and in both languages", async () => {
    const blad = await nieuw(360, 740);
    await axeVindt(blad, "at the begin");
    await geef(
        blad,
        "openen",
        "zaak.txt",
        "startdatum=2026-09-01\nvooropleiding=vmbo_bb\nleerbaan=geen\nleerweg=bbl\ngeboortedatum=1990-05-06\n",
    );
    await blad.evaluate(async () => {
        for (const knop of document.querySelectorAll(".route h4 button"))
            if (knop.closest(".groep").id !== "groep-5") knop.click();
        await new Promise((klaar) => setTimeout(klaar, 100));
        for (const deel of document.querySelectorAll("details")) if (!deel.closest("#begrippen")) deel.open = true;
        await new Promise((klaar) => setTimeout(klaar, 200));
        document.querySelector("[data-rij=vooropleiding] .invulknop").click();
    });
    for (const taal of ["nl", "en"]) {
        await blad.evaluate((een) => document.getElementById(`taal-${een}`).click(), taal);
        assert.equal(await blad.evaluate(() => document.documentElement.lang), taal);
        for (const [breedte, hoogte, schaal] of [
            [360, 740, 1],
            [640, 450, 2],
            [800, 900, 1],
            [1280, 900, 1],
        ]) {
            await blad.setViewport({ width: breedte, height: hoogte, deviceScaleFactor: schaal });
            const breed = await blad.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
            assert.ok(breed <= 0, `${breed} pixels stick out at ${breedte}`);
        }
        await axeVindt(blad, taal);
    }
    await blad.evaluate(() => document.querySelector(".paneel .begrip").click());
    assert.ok(await blad.$("#uitleg[open]"));
    await axeVindt(blad, "with a term explained");
    await blad.keyboard.press("Escape");
    assert.equal(await blad.$("#uitleg[open]"), null);
    assert.ok(await blad.evaluate(() => document.activeElement.matches(".begrip") || document.activeElement === document.body));
});

test("in English nothing of the page itself is Dutch", async () => {
    const blad = await nieuw();
    await blad.evaluate(() => document.getElementById("taal-en").click());
    const zichtbaar = await blad.$eval("body", (deel) => deel.innerText);
    assert.doesNotMatch(zichtbaar, /Volgende|Gegevens|Wat staat open|Niet bekend|afdrukken/);
    assert.match(zichtbaar, /Next question[\s\S]*What is open/);
});

test("focus and place are kept when routes order themselves, and motion is left out for who asks", async () => {
    const blad = await nieuw();
    if (welke !== "firefox") await blad.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]); // it was told at the start
    await geef(blad, "openen", "zaak.txt", "startdatum=2026-09-01\nvooropleiding=vmbo_bb\n");
    await blad.waitForFunction(() => !document.getAnimations().length, { polling: 20 });
    const uit = await blad.evaluate(async () => {
        document.querySelectorAll(".route h4 button")[5].focus();
        const voor = [document.activeElement.textContent, Math.round(document.activeElement.getBoundingClientRect().top)];
        document.activeElement.click();
        return [voor, [document.activeElement.textContent, Math.round(document.activeElement.getBoundingClientRect().top)]];
    });
    assert.deepEqual(uit[0], uit[1]);
    const beweegt = await blad.evaluate(() => {
        document.querySelector("#vraag [data-antwoord]").click();
        return document.getAnimations().length;
    });
    assert.equal(beweegt, 0);
});

test("nothing was asked of a network, and no error stands on the console", async () => {
    assert.ok(bladen.length > 5);
    for (const blad of bladen) {
        assert.deepEqual(blad.verzoeken, []);
        assert.deepEqual(blad.fouten, []);
        assert.deepEqual(
            await blad.evaluate(() =>
                performance
                    .getEntriesByType("resource")
                    .map(({ name }) => name)
                    .filter((naam) => !/^(data|blob):/.test(naam)),
            ),
            [],
        );
    }
});

test("it fits in a mail", () => {
    assert.ok(statSync(pagina).size <= 1_200_000, `${statSync(pagina).size} bytes`);
});
