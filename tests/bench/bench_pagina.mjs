// SPDX-License-Identifier: MIT
// How large the page is, how soon the first advice is there, and how long an answer takes until the routes are laid out anew.
import { statSync } from "node:fs";
import { geef, open, pagina, scenarios, start, welke, zaakVan } from "../page/hulp.mjs";

const midden = (getallen) => getallen.sort((a, b) => a - b)[getallen.length >> 1];
const browser = await start(),
    begin = [],
    antwoord = [];
for (let i = 0; i < 5; i++) {
    const page = await open(browser);
    begin.push(Number(await page.evaluate(() => document.documentElement.dataset.klaar)));
    await page.close();
}
const page = await open(browser);
for (const scenario of scenarios.slice(0, 20)) {
    await geef(page, "openen", "zaak.txt", zaakVan({ ...scenario.feiten, startdatum: scenario.momenten[0].startdatum }));
    antwoord.push(
        ...(await page.evaluate(async () => {
            const tijden = [];
            for (let i = 0; i < 6; i++) {
                // forget a fact, and take that back
                const knop =
                    i % 2
                        ? document.querySelector("#vraag .acties .stil")
                        : document.querySelectorAll(".bekend .acties > .stil")[i];
                if (!knop) break;
                const van = performance.now();
                knop.click();
                document.body.getBoundingClientRect();
                tijden.push(performance.now() - van);
                await new Promise((klaar) => setTimeout(klaar, 20));
            }
            return tijden;
        })),
    );
}
console.log(
    `page in ${welke} (${await browser.version()}): ${statSync(pagina).size} bytes; first advice after ${midden(begin)} ms (worst ${Math.max(...begin)}); ` +
        `an answer ${midden(antwoord).toFixed(1)} ms (worst ${Math.max(...antwoord).toFixed(1)}, of ${antwoord.length}); bars 1200000, 1000, 50`,
);
await browser.close();
