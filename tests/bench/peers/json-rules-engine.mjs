// SPDX-License-Identifier: MIT
// json-rules-engine: node json-rules-engine.mjs IN.json REPEAT; prints {"rates": [...], "answers": [...]} as JSON.
// One engine for all cases; a rule for each question fires when the answer is ja.
import fs from "node:fs";
import { Engine } from "json-rules-engine";

const is = (fact, value) => ({ fact, operator: "equal", value });
const among = (fact, value) => ({ fact, operator: "in", value });
const least = (fact, value) => ({ fact, operator: "greaterThanInclusive", value });
const not = (condition) => ({ not: condition });
const all = (...list) => ({ all: list });
const any = (...list) => ({ any: list });

const lists = JSON.parse(fs.readFileSync(new URL("vooropleiding.json", import.meta.url)));
const has = (codes) => ({ any: codes.map((value) => ({ fact: "vooropleiding", operator: "contains", value })) });
const bekostigd = among("instelling", ["roc", "aoc", "vakinstelling", "beroepscollege"]);
const diploma = is("bewijs", "diploma");
const bolOfBbl = among("leerweg", ["bol", "bbl"]);
const bekostiging = all(bekostigd, bolOfBbl, diploma);
const voldoet = any(
  all(is("soort_opleiding", "basisberoeps"), has(lists.basisberoeps)),
  all(among("soort_opleiding", ["vak", "middenkader"]), has(lists.vak)),
  all(is("soort_opleiding", "specialisten"), has(["mbo_vak"]), is("vak_zelfde_richting", true)));

const rules = {
  bekostiging,
  toelating: any(
    not(diploma),
    all(
      any(
        all(is("soort_opleiding", "entree"), any(
          not(bekostiging),
          all(not(has(lists.entree)),
            any(is("leerplicht_beeindigd", true),
              all(is("besluit_vervangende_leerplicht", true), is("laatste_jaar", true)))))),
        all(not(is("soort_opleiding", "entree")), any(
          all(voldoet, any(not(bekostiging), is("nadere_eisen_in_orde", true))),
          is("besluit_vrijstelling", true)))),
      any(not(bekostiging),
        all(is("verblijf_in_orde", true),
          any(not(is("leerweg", "bbl")), is("leerplicht_beeindigd", true)))))),
  onderwijsgeld: any(
    not(bekostiging),
    all(least("leeftijd_begin_cursusjaar", 18),
      any(
        all(is("leerweg", "bbl"), is("cursusgeld_vrijgesteld", false)),
        all(not(is("leerweg", "bbl")), is("lesgeld_vrijgesteld", false))))),
  studiefinanciering: all(
    diploma, is("leerweg", "bol"), any(bekostigd, is("diploma_erkenning", true)), is("nationaliteit_wsf", true),
    least("studieduur", 12), is("oud_genoeg", true),
    not(all(among("soort_opleiding", ["vak", "middenkader", "specialisten"]), is("studiefinanciering_verbruikt", true))),
    any(is("jong_genoeg", true), is("studiefinanciering_lopend", true))),
};

const engine = new Engine();
for (const [type, conditions] of Object.entries(rules))
  engine.addRule({ conditions: conditions.all || conditions.any ? conditions : { all: [conditions] }, event: { type } });

const cases = JSON.parse(fs.readFileSync(process.argv[2]));
const rates = [];
let answers;
for (let round = 0; round < Number(process.argv[3]); round++) {
  answers = [];
  const begin = process.hrtime.bigint();
  for (const facts of cases) {
    const { events } = await engine.run(facts);
    answers.push(events.map((event) => event.type));
  }
  rates.push(cases.length / (Number(process.hrtime.bigint() - begin) / 1e9));
}
console.log(JSON.stringify({ rates, answers }));
