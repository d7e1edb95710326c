-- SPDX-License-Identifier: MIT
-- What the Lua module costs: a field, an answer, a batch beside reading its table. Best of nine runs, less an empty loop; the
-- bars are those of the design.
local mbo = require("mborules")

local clock, min = os.clock, math.min

-- Seconds of processor time for one run of `work`, the best of nine.
local function best(work, n)
    local least = math.huge
    for _ = 1, 9 do
        collectgarbage()
        local begin = clock()
        work(n)
        least = min(least, clock() - begin)
    end
    return least
end

local N = 300000
local nothing
local empty = best(function(n) for i = 1, n do nothing = i end end, N) / N

local function row(name, n, work, bar)
    local ns = (best(work, n) / n - empty) * 1e9
    print(("%-62s %8.0f ns%s"):format(name, ns, bar and ("   (bar %d)"):format(bar) or ""))
end

local regels = assert(mbo.regels())
local kwalificatie = assert(mbo.structuur()):find_crebo(25078)
local FEITEN = {bewijs = "diploma", leerweg = "bbl", instelling = "roc", soort_opleiding = "vak", vooropleiding = "havo",
    geboortedatum = "1990-01-01", startdatum = "2024-11-04"}
local zaak = assert(mbo.zaak(FEITEN))
local antwoord, geld = assert(regels:toelating(zaak)), assert(regels:onderwijsgeld(zaak))
local regel = antwoord:redenen()().regel

print(rawget(_G, "jit") and jit.version or _VERSION)
row("a field: text (kwalificatie.titel)", N, function(n) for _ = 1, n do nothing = kwalificatie.titel end end, 60)
row("a field: number (kwalificatie.niveau)", N, function(n) for _ = 1, n do nothing = kwalificatie.niveau end end, 60)
row("a field: code (antwoord.uitkomst)", N, function(n) for _ = 1, n do nothing = antwoord.uitkomst end end, 60)
row("a field: fact (zaak.leerweg)", N, function(n) for _ = 1, n do nothing = zaak.leerweg end end, 60)
row("a field: amount (geld.bedrag)", N, function(n) for _ = 1, n do nothing = geld.bedrag end end, 60)
row("a field: day (regel.bevestigd_tot)", N, function(n) for _ = 1, n do nothing = regel.bevestigd_tot end end, 60)
row("a field: object (kwalificatie.dossier)", N, function(n) for _ = 1, n do nothing = kwalificatie.dossier end end, 60)
row("outcome of a zaak (regels:uitkomst)", N / 10, function(n)
    for _ = 1, n do nothing = regels:uitkomst("toelating", zaak) end
end)
row("answer about a zaak, outcome and ontbrekend read", N / 10, function(n)
    for _ = 1, n do
        local a = regels:toelating(zaak)
        nothing = a.uitkomst
        nothing = a.ontbrekend
    end
end, 3000)
row("the same of seven facts in a table", N / 10, function(n)
    for _ = 1, n do
        local a = regels:toelating(FEITEN)
        nothing = a.uitkomst
        nothing = a.ontbrekend
    end
end, 3000)
local redenen, bronnen = 0, 0
for reden in antwoord:redenen() do
    redenen = redenen + 1
    for _ in reden.regel:bronnen() do bronnen = bronnen + 1 end
end
row(("the answer with each sentence and source read (%d redenen, %d bronnen)"):format(redenen, bronnen), N / 10, function(n)
    for _ = 1, n do
        local a = regels:toelating(zaak)
        nothing = a.uitkomst
        nothing = a.ontbrekend
        for reden in a:redenen() do
            local of = reden.regel
            nothing = of:tekst()
            for bron in of:bronnen() do nothing = bron.tekst end
        end
    end
end)

local ROWS, COLUMNS = {}, {}
for i = 1, 100000 do
    ROWS[i] = {bewijs = "diploma", leerweg = i % 2 == 0 and "bbl" or "bol", instelling = "roc", soort_opleiding = "vak",
        vooropleiding = "havo", startdatum = "2024-11-04",
        geboortedatum = ("%d-%02d-%02d"):format(1960 + i % 40, math.floor(i / 40) % 12 + 1, math.floor(i / 480) % 28 + 1)}
end
for naam in pairs(ROWS[1]) do
    local column = {}
    for i, rij in ipairs(ROWS) do column[i] = rij[naam] end
    COLUMNS[naam] = column
end
local batch = assert(regels:batch({vragen = "toelating"}))
local of_rows = best(function() assert(batch:run(ROWS)) end)
local read_rows = best(function()
    for i = 1, #ROWS do
        for naam, waarde in next, ROWS[i] do nothing = waarde or naam end
    end
end)
local of_columns = best(function() assert(batch:run(COLUMNS)) end)
local read_columns = best(function()
    for _, column in next, COLUMNS do
        for i = 1, #column do nothing = column[i] end
    end
end)
local line = "a batch of 100,000 rows of seven facts, in %s: %.1f ms; Lua itself reads that table in %.1f ms"
print(line:format("rows", of_rows * 1000, read_rows * 1000))
print(line:format("columns", of_columns * 1000, read_columns * 1000))
return nothing
