// SPDX-License-Identifier: MIT
// The page: asks the next best question, and orders the routes by what is known.
import { laad } from "../../bindings/javascript/mborules.js";
import { module } from "./module.js";

const $ = (id) => document.getElementById(id);

const mbo = await laad(module());
const regels = mbo.regels();
const feiten = new Map(mbo.feiten().map((feit) => [feit.feit, feit]));
const zaak = {};
const zonder = [];

function toon() {
    const advies = regels.advies(zaak, { zonder });
    $("stand").textContent = `${advies.routes.length} routes`;
    $("routes").replaceChildren(...advies.routes.map((route) => {
        const li = document.createElement("li");
        li.textContent = [route.bewijs, route.leerweg, route.soort_opleiding, route.uitkomst_gewoon].join(" ");
        return li;
    }));
    const vraag = advies.volgende_vraag;
    $("vraag").hidden = !vraag;
    if (!vraag) return;
    const codes = feiten.get(vraag.feit).codes ?? [];
    $("tekst").textContent = `${vraag.vraag_nl} ${codes.map((code) => code.code).join(", ")}`;
    $("antwoord").name = vraag.feit;
    $("antwoord").value = "";
}

$("vraag").addEventListener("submit", (event) => {
    event.preventDefault();
    const { name, value } = $("antwoord");
    try {
        if (value) Object.assign(zaak, mbo.tekstvormen({ ...zaak, [name]: value }));
        else zonder.push(name);
        toon();
    } catch (fout) {
        $("stand").textContent = fout.message;
    }
});

toon();
