// SPDX-License-Identifier: MIT
// Reading what people type for a day, a number or an amount, and showing a day in full.

const MAANDEN = {
  nl: ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december"],
  en: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December"],
};
const DAGEN = {
  nl: ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
};
const KORT = { mrt: 3, maa: 3, mrch: 3, sept: 9 }; // beside the first three letters

/** yyyy-mm-dd, or null: there is no such day. */
function dag(jaar, maand, dagnummer) {
  const d = new Date(Date.UTC(jaar, maand - 1, dagnummer));
  if (maand < 1 || maand > 12 || d.getUTCMonth() !== maand - 1 || d.getUTCDate() !== dagnummer) return null;
  return `${String(jaar).padStart(4, "0")}-${String(maand).padStart(2, "0")}-${String(dagnummer).padStart(2, "0")}`;
}

function maandnummer(woord) {
  const klein = woord.toLowerCase().replace(/\.$/, "");
  if (klein.length < 3) return 0;
  for (const taal of ["nl", "en"]) {
    const n = MAANDEN[taal].findIndex((maand) => maand.toLowerCase().startsWith(klein));
    if (n >= 0) return n + 1;
  }
  return KORT[klein] ?? 0;
}

/** Today by the clock here, as yyyy-mm-dd. */
export function vandaag() {
  const nu = new Date();
  return dag(nu.getFullYear(), nu.getMonth() + 1, nu.getDate());
}

/**
 * A day as people type it: 1-3-2008, 1/3/2008, 1.3.2008, 1 maart 2008, 1 mrt. 2008, 2008-03-01, 01032008, 20080301, vandaag. The day comes
 * before the month, as in the Netherlands. {datum}, or {fout}: "leeg", "kort_jaar" (two digits may be of either
 * century), "geen_dag" (there is none such), "jaar" (not from 1900 to 2100) or "onleesbaar".
 */
export function leesDatum(invoer) {
  const tekst = invoer.trim().toLowerCase().replace(/\s+/g, " ").replace(/^(ma|di|wo|do|vr|za|zo|mon|tues|wednes|thurs|fri|satur|sun)[a-z]*day ?,? |^(maan|dins|woens|donder|vrij|zater|zon)dag /, "");
  if (!tekst) return { fout: "leeg" };
  if (tekst === "vandaag" || tekst === "today") return { datum: vandaag() };
  let m, delen = null;
  if ((m = /^(\d{4}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{1,2})$/.exec(tekst))) delen = [m[1], m[2], m[3]];
  else if ((m = /^(\d{1,2}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{4}|\d{2})$/.exec(tekst))) delen = [m[3], m[2], m[1]];
  else if ((m = /^(\d{1,2})(?:e|ste|de|st|nd|rd|th)?[-. ]*([a-z]{3,}\.?)[-. ,]*(\d{4}|\d{2})$/.exec(tekst))) delen = [m[3], maandnummer(m[2]), m[1]];
  else if ((m = /^([a-z]{3,}\.?) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(tekst))) delen = [m[3], maandnummer(m[1]), m[2]];
  else if ((m = /^(\d{2})(\d{2})((?:19|20)\d{2})$/.exec(tekst))) delen = [m[3], m[2], m[1]];
  else if ((m = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(tekst))) delen = [m[1], m[2], m[3]];
  if (!delen) return { fout: "onleesbaar" };
  if (delen[1] === 0) return { fout: "onleesbaar" };
  if (delen[0].length === 2) return { fout: "kort_jaar" };
  const [jaar, maand, nummer] = delen.map(Number);
  if (jaar < 1900 || jaar > 2100) return { fout: "jaar" };
  const datum = dag(jaar, maand, nummer);
  return datum ? { datum } : { fout: "geen_dag" };
}

/** "zaterdag 1 maart 2008", "Saturday 1 March 2008" */
export function voluit(datum, taal) {
  const [jaar, maand, nummer] = datum.split("-").map(Number);
  const d = new Date(Date.UTC(jaar, maand - 1, nummer));
  return `${DAGEN[taal][d.getUTCDay()]} ${nummer} ${MAANDEN[taal][maand - 1]} ${jaar}`;
}

/** A whole number: 850, 1.200, 1 200. {tekst}, or {fout}: "leeg", "onleesbaar". */
export function leesGetal(invoer) {
  const tekst = invoer.trim();
  if (!tekst) return { fout: "leeg" };
  if (/^\d+$/.test(tekst)) return { tekst: String(BigInt(tekst)) };
  return /^\d{1,3}([., ]\d{3})+$/.test(tekst) ? { tekst: String(BigInt(tekst.replace(/[., ]/g, ""))) } : { fout: "onleesbaar" };
}

/**
 * An amount in euros: 950, 950,50, € 1.250,00, 1,250.00. What stands before one or two last digits are the cents; three
 * digits behind a point or a comma are thousands. {tekst} with a point before the cents, or {fout}.
 */
export function leesGeld(invoer) {
  const tekst = invoer.trim().replace(/^(€|eur|euro)\s*/i, "").replace(/\s*(€|eur|euro)$/i, "").replace(/,-+$/, "");
  if (!tekst) return { fout: "leeg" };
  const m = /^(\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:([.,])(\d{1,2}))?$/.exec(tekst);
  if (!m || (m[2] && m[1].includes(m[2]))) return { fout: "onleesbaar" };
  return { tekst: String(BigInt(m[1].replace(/[., ]/g, ""))) + (m[3] ? "." + m[3].padEnd(2, "0") : "") };
}
