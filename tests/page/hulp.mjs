// SPDX-License-Identifier: MIT
// A browser with the page in it. MBORULES_BROWSER is chromium or firefox, MBORULES_PAGE the page, MBORULES_BIN the folder of the
// programs, MBORULES_NPM where package.json is installed.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const need = createRequire(`${process.env.MBORULES_NPM}/`);
const { default: puppeteer } = await import(pathToFileURL(need.resolve("puppeteer-core")).href);
export const axe = readFileSync(need.resolve("axe-core/axe.min.js"), "utf8");
export const scenarios = JSON.parse(readFileSync(new URL("../data/scenarios.json", import.meta.url), "utf8")).scenarios;
export const welke = process.env.MBORULES_BROWSER;
export const pagina = process.env.MBORULES_PAGE;

/** A program of ours; its standard output. */
export function draai(programma, args, input) {
    return execFileSync(`${process.env.MBORULES_BIN}/${programma}`, args, {
        input,
        encoding: "utf8",
        maxBuffer: 1 << 28,
        stdio: ["pipe", "pipe", "pipe"],
    });
}

/** Where the first of these programs is. */
const vindt = (namen) =>
    execFileSync("sh", ["-c", namen.map((naam) => `command -v ${naam}`).join(" || ")], { encoding: "utf8" }).trim();

// There is no network: every host is a proxy where nobody listens.
const CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--proxy-server=127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
];
const FIREFOX = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.allow_hijacking_localhost": true,
    "ui.prefersReducedMotion": 1,
};

export async function start() {
    return puppeteer.launch(
        welke === "firefox"
            ? {
                  browser: "firefox",
                  executablePath: vindt(["firefox-esr", "firefox"]),
                  headless: true,
                  extraPrefsFirefox: FIREFOX,
              }
            : {
                  browser: "chrome",
                  executablePath: vindt(["chromium", "chromium-browser", "google-chrome"]),
                  headless: true,
                  args: CHROMIUM,
              },
    );
}

/** The page, begun; what it says on the console as an error and what it asks of a network is kept in `fouten` and `verzoeken`. */
export async function open(browser, breedte = 1280, hoogte = 900) {
    const page = await browser.newPage();
    page.fouten = [];
    page.verzoeken = [];
    page.on("console", (regel) => ["error", "warn", "warning"].includes(regel.type()) && page.fouten.push(regel.text()));
    page.on("pageerror", (fout) => page.fouten.push(String(fout.message)));
    page.on("request", (verzoek) => !/^(file|data|blob|about):/.test(verzoek.url()) && page.verzoeken.push(verzoek.url()));
    await page.setViewport({ width: breedte, height: hoogte });
    await page.goto(pathToFileURL(pagina).href);
    await page.waitForSelector("html[data-klaar]", { timeout: 30000 });
    await page.evaluate(() => {
        // what a headless browser has no window for
        window.print = () => {};
        document.getElementById("bestand").click = () => {};
        window.bewaard = [];
        const maak = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
            window.bewaard.push(blob);
            return maak.call(URL, blob);
        };
        HTMLAnchorElement.prototype.click = () => {};
    });
    return page;
}

/** A file of that text, taken as the user's after that button was pressed; waits until the page has dealt with it. */
export async function geef(page, knop, naam, inhoud) {
    await page.evaluate(
        async (knop_, naam_, inhoud_) => {
            document.getElementById(knop_).click();
            const veld = document.getElementById("bestand"),
                stapel = new DataTransfer();
            document.getElementById("melding").replaceChildren();
            document.getElementById("stand").textContent = "";
            stapel.items.add(new File([typeof inhoud_ === "string" ? inhoud_ : new Uint8Array(inhoud_)], naam_));
            veld.files = stapel.files;
            veld.dispatchEvent(new Event("change"));
        },
        knop,
        naam,
        inhoud,
    );
    await klaar(page);
}

export async function geefBestand(page, knop, pad) {
    await page.evaluate((knop_) => {
        document.getElementById(knop_).click();
        document.getElementById("melding").replaceChildren();
        document.getElementById("stand").textContent = "";
    }, knop);
    await (await page.$("#bestand")).uploadFile(pad);
    await klaar(page);
}

const klaar = (page) =>
    page.waitForFunction(() => document.getElementById("melding").textContent || document.getElementById("stand").textContent, {
        timeout: 60000,
        polling: 20,
    }); // not by frames: a page behind another has none

export const tekst = (page, waar) => page.$eval(waar, (element) => element.textContent);
export const zaakVan = (feiten) =>
    Object.entries(feiten)
        .map(([feit, waarde]) => `${feit}=${waarde}\n`)
        .join("");

/** What the page shows of the routes: in its order the name and the number of the verdict. */
export const routes = (page) =>
    page.$$eval(".route", (lijst) =>
        lijst.map((li) => [li.id.replace(/^route-/, ""), Number(li.closest(".groep").id.replace("groep-", ""))]),
    );
