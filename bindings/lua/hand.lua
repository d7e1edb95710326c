-- SPDX-License-Identifier: MIT
-- What is written by hand in C (zaak.h, eigen.h, zoeken.h, batch.h), as the annotations and the reference page tell of it.

--- Facts in a table, as a zaak, which does not change. A fact is given in its text form or as a value of its own type: true
--- or false, a whole number, the name of a code, a list of those, a day as text or as a table with year, month and day
--- (os.date("*t")), euros as a number with at most two decimals. "" and a null of JSON are: not known. What the table gets from
--- elsewhere, by __index, is a fact like any other.
--- @param feiten mborules.feiten
--- @return mborules.zaak? zaak
--- @return mborules.fout? err
function mbo.zaak(feiten) end

--- A copy with other facts; "" makes one unknown.
--- @param feiten mborules.feiten
--- @return mborules.zaak? zaak
--- @return mborules.fout? err
function zaak:met(feiten) end

--- The value of a fact, in its own type; nil: not known.
--- @param feit string
--- @return any waarde
--- @return mborules.fout? err
function zaak:get(feit) end

--- The facts that are known, each with its value, in the order of the facts.
--- @return fun(): string?, any
function zaak:feiten() end

--- The answers to all questions.
--- @param zaak mborules.zaak|mborules.feiten
--- @param opties? mborules.opties
--- @return mborules.oordeel? oordeel
--- @return mborules.fout? err
function regels:oordeel(zaak, opties) end

--- The answer to one question. Each question is a method too: regels:toelating(zaak).
--- @param vraag string
--- @param zaak mborules.zaak|mborules.feiten
--- @param opties? mborules.opties
--- @return mborules.antwoord? antwoord
--- @return mborules.fout? err
function regels:antwoord(vraag, zaak, opties) end

--- The outcome of one question alone: the quickest.
--- @param vraag string
--- @param zaak mborules.zaak|mborules.feiten
--- @param opties? mborules.opties
--- @return mborules.uitkomst? uitkomst
--- @return mborules.fout? err
function regels:uitkomst(vraag, zaak, opties) end

--- The answer to a question that was asked; nil: it was not.
--- @param vraag string
--- @return mborules.antwoord? antwoord
--- @return mborules.fout? err
function oordeel:antwoord(vraag) end

--- A copy with an own rule more: a function that gets the values of the facts that it names, in that order, and gives true or
--- false. It can only narrow an answer: where it is false, ja becomes nee. It is called when all its facts are known. What it
--- raises, or a yield in it, makes the question fail with code "own_rule" and that as `cause`.
--- @param regel {vraag: string, id: string, versie: string, nl: string, en?: string, feiten: string[], functie: fun(...): boolean}
--- @return mborules.regels? regels
--- @return mborules.fout? err
function regels:met_eigen_regel(regel) end

--- A batch that asks these questions (all without any) of many cases. It runs on the calling thread, or on as many `threads` as
--- are asked (0: one for each processor). `tellen` counts what is missing; of bad values it keeps `fouten` (100).
--- @param opties? {vragen?: string|string[], structuur?: mborules.structuur, streng?: boolean, tellen?: boolean, threads?: integer, fouten?: integer}
--- @return mborules.batch? batch
--- @return mborules.fout? err
function regels:batch(opties) end

--- Answer rows: tables of facts in a list; or columns, lists by the names of facts, where "" is: not known, and the longest has a
--- place for each row. Columns are read the quickest. Gives a table of columns, each a list with a place for each row: an outcome by the
--- name of the question, with `ontbrekend` also toelating.ontbrekend (a list of facts), with `bedragen` also .soort, .bedrag
--- and .vanaf; false where there is nothing. A row with a bad value has false for its outcome, see batch:fouten(). A key that is
--- no fact is an error, unless `eigen` lists it.
--- @param rijen mborules.feiten[]|table<string, any[]>
--- @param opties? {eigen?: string[], ontbrekend?: boolean, bedragen?: boolean, voortgang?: fun(done: integer, total: integer): boolean?}
--- @return table<string, any[]>? kolommen
--- @return mborules.fout? err
function batch:run(rijen, opties) end

--- The bad values that were kept, each with the number of its row.
--- @return fun(): integer?, string?
function batch:fouten() end

--- The kwalificaties of a niveau, soort, leerweg, domein or sectorkamer, or that one may certainly start with on a day, in file
--- order.
--- @param wat? {niveau?: integer, soort?: string, leerweg?: string, instroom_op?: mborules.dag, domein_nr?: integer, sectorkamer_nr?: integer}
--- @return fun(): mborules.kwalificatie?
--- @return mborules.fout? err
function structuur:zoek(wat) end

--- An index of the words in titles and texts.
--- @return mborules.woorden? woorden
--- @return mborules.fout? err
function structuur:woorden() end

--- The kwalificaties in whose titles and texts every word stands.
--- @param tekst string
--- @return fun(): mborules.kwalificatie?
function woorden:zoek(tekst) end
