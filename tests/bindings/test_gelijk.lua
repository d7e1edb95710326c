-- SPDX-License-Identifier: MIT
-- Random cases get the same answers from C (antwoorden.c) and from Lua: all that there is to read of them, receipts included.
-- To C the facts go in their text forms, to Lua as values of their own types, so that the conversion is tested too.
local mbo = require("mborules")

local CASES = tonumber(os.getenv("MBORULES_CASES") or 1000)
local PART = 2000
local ANTWOORDEN = os.getenv("MBORULES_ANTWOORDEN")
if not ANTWOORDEN then
    print("SKIPPED: the same answers as C: MBORULES_ANTWOORDEN does not name the program that antwoorden.c makes")
    os.exit(77)
end

-- The same numbers on every Lua.
local seed = 17
local function random(low, high)
    seed = (seed * 16807) % 2147483647
    return low + seed % (high - low + 1)
end

local regels = assert(mbo.regels())
local RULES = { -- and how they are asked, in the order of antwoorden.c
    {regels}, {regels, {streng = true}},
    {assert(assert(assert(regels:zonder_regel("toelating.leerplicht_bbl")):zonder_regel("onderwijsgeld.lesgeld"))
        :met_parameter("levenlanglerenkrediet.leeftijd_tot", "2025-01-01", 60))},
    {assert(regels:met_eigen_regel({vraag = "toelating", id = "eigen.alleen_wie_werkt", versie = "1", nl = "Alleen wie werkt.",
        en = "Only who works.", feiten = {"werkend", "uitkering"}, functie = function(werkend, uitkering)
            for _, code in ipairs(uitkering) do werkend = werkend and code ~= "ww" end
            return werkend
        end}))},
}
local ERRORS = {memory = 1, argument = 2, io = 3, syntax = 4, value = 5, name = 6, limit = 7, conflict = 8, cancelled = 9,
    thread = 10, own_rule = 11}
local STANDEN = {geen = 0, bekend = 1, open = 2}

-- ---- all that there is to read, as in antwoorden.c

local function names(list) return table.concat(list, ",") .. (list[1] and "," or "") end

-- Days since 1970-01-01 of a text; "-" for nil.
local function day(text)
    if not text then return "-" end
    local y, m, d = text:match("(%d+)-(%d+)-(%d+)")
    y, m, d = tonumber(y), tonumber(m), tonumber(d)
    if m <= 2 then y, m = y - 1, m + 12 end
    return ("%d"):format(365 * y + math.floor(y / 4) - math.floor(y / 100) + math.floor(y / 400) +
        math.floor((153 * (m - 3) + 2) / 5) + d - 1 - 719468)
end

local function cents(euros) return euros and ("%d"):format(mbo.centen(euros)) or "-" end

local OPEN = {}
for i, code in ipairs(mbo.codes.open) do OPEN[code] = 2 ^ i end

local function answer(antwoord, vorm)
    local open = 0
    for _, code in ipairs(antwoord.open) do open = open + OPEN[code] end
    local lines = {table.concat({antwoord.vraag, antwoord.uitkomst, ("%d"):format(open), names(antwoord.ontbrekend),
        antwoord.niet_exact and "1" or "0", names(antwoord.beslissers), names(antwoord.aannames), antwoord.soort or "-",
        STANDEN[antwoord.bedrag_stand], cents(antwoord.bedrag), names(antwoord.bedrag_ontbrekend),
        STANDEN[antwoord.vanaf_stand], day(antwoord.vanaf), names(antwoord.vanaf_ontbrekend)}, " ")}
    for reden in antwoord:redenen() do
        local regel = reden.regel
        lines[#lines + 1] = ("%s %s %d %s"):format(regel.id, reden.uitkomst or "-", (reden.ouder or 0) - 1, regel:tekst())
        for bron in regel:bronnen() do lines[#lines + 1] = bron.tekst end
    end
    for parameter in antwoord:parameters() do lines[#lines + 1] = parameter.naam .. " " .. cents(parameter.waarde) end
    for naam in antwoord:zonder_waarde() do lines[#lines + 1] = naam end
    local item, tot = antwoord:niet_bevestigd()
    if item then lines[#lines + 1] = item .. " " .. day(tot) end
    return table.concat(lines, "\n") .. "\n" .. antwoord:motivering(vorm)
end

local function answers(zaak, rules, vorm)
    local found = {}
    local oordeel, err = rules[1]:oordeel(zaak, rules[2])
    if not oordeel then found[1] = ERRORS[err.code] .. " " .. err.message .. "\n" end
    for _, vraag in ipairs(mbo.codes.vraag) do
        local uitkomst, why = rules[1]:uitkomst(vraag, zaak, rules[2])
        found[#found + 1] = (uitkomst or ERRORS[why.code]) .. "\n"
        if oordeel then found[#found + 1] = answer(oordeel[vraag], vorm) end
    end
    return table.concat(found)
end

-- ---- the cases

local CREBOS = {}
for kwalificatie in assert(mbo.structuur()):kwalificaties() do
    for crebo in kwalificatie:crebos() do CREBOS[#CREBOS + 1] = crebo.code end
end

-- A value of a fact, and its text form.
local function value(feit)
    local type = mbo.feit_type(feit)
    if type == "bool" then
        local yes = random(0, 1) == 1
        return yes, yes and "ja" or "nee"
    elseif feit == "crebo" then
        local crebo = CREBOS[random(1, #CREBOS)]
        return crebo, ("%d"):format(crebo)
    elseif type == "datum" then
        local from, to = 2014, 2030
        if feit == "geboortedatum" then from, to = 1950, 2012 end
        local date = {year = random(from, to), month = random(1, 12), day = random(1, 28)}
        if feit == "startdatum" and date.year == 2014 and date.month < 8 then date.month = 8 end
        local text = ("%04d-%02d-%02d"):format(date.year, date.month, date.day)
        return random(0, 1) == 1 and date or text, text
    elseif type == "geld" then
        local amount = random(0, 2000000)
        return amount / 100, ("%d.%02d"):format(math.floor(amount / 100), amount % 100)
    elseif type == "int" then
        local low = mbo.feit_min(feit)
        local number = random(low, math.min(mbo.feit_max(feit), low + (random(0, 2) == 0 and 4000 or 60)))
        return number, ("%d"):format(number)
    end
    local codes = mbo.codes[mbo.feit_vocabulaire(feit)]
    if type == "code" then
        local code = codes[random(1, #codes)]
        return code, code
    end
    local some, seen = {}, {}
    for _ = 1, random(0, 3) do
        local code = codes[random(1, #codes)]
        if not seen[code] then some[#some + 1] = code end
        seen[code] = true
    end
    return some, some[1] and table.concat(some, ";") or "-"
end

local function case()
    local known, which, vorm = ({10, 50, 90, 100})[random(1, 4)], random(1, #RULES), random(1, 4)
    local own, line = {}, {("%d%d"):format(which - 1, vorm)}
    for _, feit in ipairs(mbo.codes.feit) do
        if random(1, 100) <= (feit == "crebo" and known / 4 or known) then
            local text
            own[feit], text = value(feit)
            line[#line + 1] = feit .. "=" .. text
        end
    end
    return {own = own, rules = RULES[which], vorm = mbo.codes.motiveringsvorm[vorm], line = table.concat(line, "\t")}
end

local done, long = 0, 0
local path = os.tmpname()
while done < CASES do
    local cases, file = {}, assert(io.open(path, "w"))
    for i = 1, math.min(PART, CASES - done) do
        cases[i] = case()
        file:write(cases[i].line, "\n")
    end
    file:close()
    local said = assert(io.popen(('"%s" tekst < "%s"'):format(ANTWOORDEN, path)))
    for i, c in ipairs(cases) do
        -- facts as a table, and as a zaak
        local text = answers(i % 2 == 0 and c.own or assert(mbo.zaak(c.own)), c.rules, c.vorm)
        local expected = said:read(#text)
        if text ~= expected then
            print("case " .. done + i .. ": " .. c.line, "Lua:", text, "C:", expected)
            os.exit(1)
        end
        if #text > 1000 then long = long + 1 end
    end
    assert(said:read(1) == nil, "C says more")
    said:close()
    done = done + #cases
end
os.remove(path)
assert(long > CASES / 2)
print(("%s: %d cases, the same as C"):format(rawget(_G, "jit") and jit.version or _VERSION, done))
os.exit(0, true)
