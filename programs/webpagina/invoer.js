// SPDX-License-Identifier: MIT
// Numbers and amounts as people type them, and days in full. Reading a day is the library's: leesDag() of mborules.js.

const DAGEN = {
    nl: ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"],
    en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
};

/** The day of the week of a day yyyy-mm-dd. */
export const weekdag = (datum, taal) => DAGEN[taal][new Date(`${datum}T00:00:00Z`).getUTCDay()];

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
    const tekst = invoer
        .trim()
        .replace(/^(€|eur|euro)\s*/i, "")
        .replace(/\s*(€|eur|euro)$/i, "")
        .replace(/,-+$/, "");
    if (!tekst) return { fout: "leeg" };
    const m = /^(\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:([.,])(\d{1,2}))?$/.exec(tekst);
    if (!m || (m[2] && m[1].includes(m[2]))) return { fout: "onleesbaar" };
    return { tekst: String(BigInt(m[1].replace(/[., ]/g, ""))) + (m[3] ? "." + m[3].padEnd(2, "0") : "") };
}
