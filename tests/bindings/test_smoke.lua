-- SPDX-License-Identifier: MIT
-- The Lua binding as a script meets it, for Lua 5.3, 5.4 and LuaJIT.
local mbo = require("mborules")
local proef = require("proef")
local equal, refused, failed, collect, finalised = proef.equal, proef.refused, proef.failed, proef.collect, proef.finalised

local regels, structuur = assert(mbo.regels()), assert(mbo.structuur())
local tests = {}

local FEITEN = {bewijs = "diploma", leerweg = "bbl", instelling = "roc", soort_opleiding = "vak"}

local function met(more)
    local all = {}
    for _, facts in ipairs({FEITEN, more}) do
        for naam, waarde in pairs(facts) do all[naam] = waarde end
    end
    return all
end

local function joined(list) return table.concat(list, ";") end

-- ---- facts

function tests.facts_of_every_type()
    local zaak = assert(mbo.zaak({geboortedatum = "1990-05-06", vooropleiding = {"havo", "vmbo_tl"}, werkzoekend = true,
        leerweg = "BBL", studieduur = 24, onderwijsprijs = 1234.56, startdatum = {year = 2024, month = 11, day = 4},
        uitkering = {}, werkend = "nee", crebo = "25078"}))
    equal(zaak.geboortedatum, "1990-05-06")
    equal(joined(zaak.vooropleiding), "vmbo_tl;havo")
    equal(zaak.werkzoekend, true)
    equal(zaak.werkend, false)
    equal(zaak.leerweg, "bbl")
    equal(zaak.studieduur, 24)
    equal(zaak.onderwijsprijs, 1234.56)
    equal(zaak.startdatum, "2024-11-04")
    equal(#zaak.uitkering, 0)
    equal(zaak.crebo, 25078)
    equal(zaak.bewijs, nil)
    equal(zaak:get("leerweg"), "bbl")
    equal(zaak:get_text("onderwijsprijs"), "1234.56")
    equal(zaak:known("bewijs"), false)
    equal(zaak:known("crebo"), true)
    if math.type then
        equal(math.type(zaak.studieduur), "integer")
        equal(math.type(mbo.zaak({onderwijsprijs = 1200.0}).onderwijsprijs), "integer")
        equal(mbo.zaak({studieduur = 24.0}).studieduur, 24)
    end
    local date = os.date("*t", os.time({year = 2025, month = 3, day = 9, hour = 12}))
    equal(mbo.zaak({startdatum = date}).startdatum, "2025-03-09")
end

function tests.facts_in_their_order()
    local names = {}
    for naam, waarde in assert(mbo.zaak(FEITEN)):feiten() do names[#names + 1] = naam .. "=" .. waarde end
    equal(joined(names), "bewijs=diploma;leerweg=bbl;soort_opleiding=vak;instelling=roc")
    equal(tostring(mbo.zaak(FEITEN)), "bewijs=diploma leerweg=bbl soort_opleiding=vak instelling=roc")
end

function tests.a_zaak_does_not_change()
    local zaak = assert(mbo.zaak(FEITEN))
    local other = assert(zaak:met({leerweg = "bol", studieduur = 24}))
    equal(zaak.leerweg, "bbl")
    equal(other.leerweg, "bol")
    equal(other.instelling, "roc")
    equal(zaak == mbo.zaak(FEITEN), true)
    equal(zaak == other, false)
    equal(zaak == other:met({leerweg = "bbl", studieduur = ""}), true)
    refused("attempt to index", function() zaak.leerweg = "bol" end)
end

function tests.facts_that_are_wrong()
    equal(failed("name", 'nearest: "bewijs"', mbo.zaak({bewijz = "diploma"})).line, 0)
    failed("name", 'nearest: "diploma"', mbo.zaak({bewijs = "diplomma"}))
    failed("name", "one of bol, bbl, derde", mbo.zaak({leerweg = "x"}))
    failed("value", "leerweg is the name of a code, not a number", mbo.zaak({leerweg = 2}))
    failed("value", "werkend is true or false, not a number", mbo.zaak({werkend = 1}))
    failed("value", "studieduur is a whole number, not 1.5", mbo.zaak({studieduur = 1.5}))
    failed("value", "crebo is a whole number, not 1e+300", mbo.zaak({crebo = 1e300}))
    failed("value", "studieduur is a whole number, not a boolean", mbo.zaak({studieduur = true}))
    failed("value", "euros with at most two decimals, not 0.30000000000000004", mbo.zaak({onderwijsprijs = 0.1 + 0.2}))
    failed("value", "euros with at most two decimals, not 0.123", mbo.zaak({onderwijsprijs = 0.123}))
    failed("value", "geboortedatum is a day", mbo.zaak({geboortedatum = 19900506}))
    failed("value", "geboortedatum is a day", mbo.zaak({geboortedatum = {year = 1990}}))
    failed("value", "1990-02-30", mbo.zaak({geboortedatum = "1990-02-30"}))
    failed("value", "2023", mbo.zaak({geboortedatum = {year = 2023, month = 2, day = 29}}))
    failed("name", "havoo", mbo.zaak({vooropleiding = {"havoo"}}))
    failed("value", "a list of codes", mbo.zaak({vooropleiding = {havo = true}}))
    failed("value", "a list of codes", mbo.zaak({vooropleiding = {1}}))
    failed("value", "a list of codes", mbo.zaak({vooropleiding = {"havo\0"}}))
    failed("value", "has a NUL", mbo.zaak({leerweg = "bbl\0"}))
    failed("name", "not the name of a fact", mbo.zaak({["leerweg\0"] = "bbl"}))
    failed("name", "by its name, not by a number", mbo.zaak({"bbl"}))
    failed("value", "", mbo.zaak({studieduur = -1}))
    failed("name", 'nearest: "leerweg"', mbo.zaak(FEITEN):met({leerwg = "bol"}))
    refused("zaak: feiten is a table, not nil", mbo.zaak)
    refused("no \"leerwg\", \"leerweg\" is near", function() return mbo.zaak(FEITEN).leerwg end)
end

-- What a script reads from a table, by __index too, is what is taken.
function tests.facts_that_a_table_gets_from_elsewhere()
    local basis = {bewijs = "diploma", leerweg = "bol", instelling = "roc", naam = function() return "no fact" end}
    local inherited = setmetatable({leerweg = "bbl"}, {__index = basis})
    equal(tostring(mbo.zaak(inherited)), "bewijs=diploma leerweg=bbl instelling=roc")
    equal(mbo.zaak({}):met(inherited).instelling, "roc")
    equal(regels:bekostiging(inherited).uitkomst, "ja")
    equal(regels:uitkomst("bekostiging", inherited), "ja")
    local by_function = setmetatable({}, {__index = function(_, feit) return FEITEN[feit] end})
    equal(mbo.zaak(by_function) == mbo.zaak(FEITEN), true)
    equal(inherited.bewijs, basis.bewijs) -- it is left as it was
    equal(rawget(inherited, "bewijs"), nil)
    refused("no such field", mbo.zaak, setmetatable({}, {__index = function() error("no such field") end}))
    failed("name", 'nearest: "bewijs"', mbo.zaak(setmetatable({bewijz = "diploma"}, {__index = {}})))
    equal(regels:bekostiging(FEITEN, setmetatable({}, {__index = {streng = true}})).uitkomst, "ja")
    refused("structuur is mborules.structuur", function()
        regels:bekostiging(FEITEN, setmetatable({}, {__index = {structuur = regels}}))
    end)
    local batch = assert(regels:batch({vragen = setmetatable({}, {__index = {"bekostiging"}})}))
    equal(batch:run({inherited}).bekostiging[1], "ja")
    local columns = batch:run(setmetatable({}, {__index = {inherited, inherited}}))
    equal(joined(columns.bekostiging), "ja;ja")
    equal(columns.toelating, nil)
    failed("value", "vooropleiding is a list of codes", mbo.zaak({vooropleiding = setmetatable({}, {__index = {"havo"}})}))
    local with_methods = setmetatable({"havo"}, {__index = table}) -- as list libraries have them
    equal(joined(mbo.zaak({vooropleiding = with_methods}).vooropleiding), "havo")
end

function tests.amounts_are_exact()
    for _, text in ipairs({"0.01", "0.1", "0.29", "1.15", "4503.35", "99999.99", "1234567.89"}) do
        local zaak = assert(mbo.zaak({onderwijsprijs = tonumber(text)}))
        local back = assert(mbo.zaak({onderwijsprijs = zaak.onderwijsprijs}))
        equal(back:get_text("onderwijsprijs"), text:find("%.%d$") and text .. "0" or text)
        equal(mbo.euro(mbo.centen(back.onderwijsprijs)), tonumber(text))
    end
    equal(mbo.centen(536.25), 53625)
    equal(mbo.centen(1200), 120000)
    equal(mbo.centen(mbo.euro(30)), 30)
    refused("no amount of whole cents", mbo.centen, 0.1 + 0.2)
    refused("no amount of whole cents", mbo.centen, "1")
    local total = 0
    for _ = 1, 1000 do total = total + mbo.centen(0.1) end
    equal(mbo.euro(total), 100)
end

function tests.unknown_as_json_has_it()
    local found, cjson = pcall(require, "cjson")
    if found then equal(mbo.zaak({leerweg = cjson.null}).leerweg, nil) end
end

-- ---- answers

function tests.an_answer()
    local a = assert(regels:bekostiging(FEITEN))
    equal(a.uitkomst, "ja")
    equal(a.vraag, "bekostiging")
    equal(#a.ontbrekend, 0)
    local count = 0
    for reden in a:redenen() do
        count = count + 1
        assert(#reden.regel.id > 0 and #reden.regel:tekst() > 0 and #reden.regel:tekst("en") > 0)
        assert(reden.regel:tekst() ~= reden.regel:tekst("en"))
        for bron in reden.regel:bronnen() do assert(#bron.tekst > 0) end
    end
    assert(count > 0)
    local open = assert(regels:toelating(assert(mbo.zaak(FEITEN))))
    equal(open.uitkomst, "onbekend")
    assert((";" .. joined(open.ontbrekend) .. ";"):find(";vooropleiding;", 1, true))
    equal(regels:antwoord("toelating", FEITEN).uitkomst, "onbekend")
    equal(regels:uitkomst("bekostiging", FEITEN), "ja")
    equal(regels:uitkomst("BEKOSTIGING", mbo.zaak(FEITEN)), "ja")
    equal(regels:bekostiging(met({crebo = 25078})).uitkomst, "ja")
    equal(regels:bekostiging(FEITEN, {streng = true, structuur = structuur}).uitkomst, "ja")
end

function tests.every_question()
    local oordeel = assert(regels:oordeel(FEITEN))
    local count = 0
    for vraag, antwoord in oordeel:antwoorden() do
        count = count + 1
        equal(antwoord.vraag, vraag)
        equal(antwoord.uitkomst, regels[vraag](regels, FEITEN).uitkomst)
        equal(antwoord.uitkomst, regels:uitkomst(vraag, FEITEN))
        equal(oordeel[vraag] == antwoord, true)
        equal(oordeel:antwoord(vraag) == antwoord, true)
    end
    equal(count, #mbo.codes.vraag)
end

function tests.amounts_days_and_reasons_beneath()
    local facts = met({vooropleiding = "vmbo_bb", geboortedatum = "1991-05-06", startdatum = "2024-11-04"})
    local geld = assert(regels:onderwijsgeld(facts))
    equal(geld.soort, "cursusgeld")
    equal(geld.bedrag_stand, "bekend")
    assert(geld.bedrag > 0)
    equal(regels:toelating(facts).bedrag, nil)
    equal(regels:toelating(facts).bedrag_stand, "geen")
    local young = assert(regels:studiefinanciering(met({leerweg = "bol", geboortedatum = "2008-05-06", startdatum = "2024-08-01",
        nationaliteit_wsf = "ja", studieduur = 24})))
    if young.vanaf_stand == "bekend" then assert(young.vanaf:find("^%d%d%d%d%-%d%d%-%d%d$")) end
    local traject, beneath = assert(regels:traject(facts)), 0
    local redenen = mbo.lijst(traject:redenen())
    for i, reden in ipairs(redenen) do
        if reden.ouder then
            assert(reden.ouder >= 1 and reden.ouder < i)
            beneath = beneath + 1
        end
    end
    assert(beneath > 0)
    for parameter in geld:parameters() do assert(parameter.naam and parameter.waarde and parameter.eenheid) end
end

function tests.what_a_misspelling_says()
    local err = failed("name", 'nearest: "bewijs"', regels:toelating({bewijz = "diploma"}))
    equal("x: " .. err, "x: " .. err.message)
    equal(tostring(err), err.message)
    equal(err.column, 0)
    failed("name", "toelatin", regels:antwoord("toelatin", FEITEN))
    local here = refused('mborules.regels has no "toelatin", "toelating" is near', function() regels:toelatin({}) end)
    assert(here:find("^[^:]*test_smoke.lua:%d+: "), here)
    refused('mborules has no "zak", "zaak" is near', function() return mbo.zak end)
    refused('"uitkomst" is near', function() return regels:toelating(FEITEN).uitkomts end)
    refused('toelating has no "strent", "streng" is near', function() regels:toelating(FEITEN, {strent = true}) end)
    refused('mborules.codes has no "leerwg"', function() return mbo.codes.leerwg end)
end

function tests.misuse_is_an_error_of_the_caller()
    local here = refused("toelating is a zaak or a table of facts, not nil", function() regels:toelating() end)
    assert(here:find("^[^:]*test_smoke.lua:%d+: "), here)
    refused("is called with a colon", function() regels.toelating(FEITEN) end)
    refused("toelating takes 2 arguments, not 3", function() regels:toelating(FEITEN, nil, 1) end)
    refused("is a table of options, not string", function() regels:toelating(FEITEN, "streng") end)
    refused("structuur is mborules.structuur, not mborules.regels", function() regels:toelating(FEITEN, {structuur = regels}) end)
    refused("tekst: taal is a string, not number", function() mbo.lijst(regels:regels())[1]:tekst(1) end)
    refused("find_crebo: crebo is a whole number, not string", function() structuur:find_crebo("25078") end)
    refused("find_crebo: crebo is a whole number, not 3.5", function() structuur:find_crebo(3.5) end)
    refused("out of range", function() structuur:find_crebo(2 ^ 40) end)
    failed("name", "is no", mbo.lijst(structuur:dossiers())[1]:tekst("inleidin"))
end

-- Also where a function of the layer in Lua stands between.
function tests.misuse_of_the_layer_is_an_error_of_the_caller()
    for words, call in pairs({
        [": regels is a table of options, not number"] = function() local made = mbo.regels(1) return made end,
        [": regels has no \"parameter_path\", \"parameters_path\" is near"] = function()
            local made = mbo.regels({parameter_path = "x"})
            return made
        end,
        [": structuur: path is a string"] = function() local made = mbo.structuur({}) return made end,
        [": editie has no \"max\""] = function() local made = mbo.editie({max = 1}) return made end,
        ["vocabulaire is a string"] = function() local label = mbo.code_label(1, "x") return label end,
        ["text is a string"] = function() local found = regels:begrip_in(1) return found end,
        ["whole number"] = function() local euro = mbo.euro("x") return euro end,
        ["called with a colon"] = function() local walk = regels.afleidingen(1) return walk end,
        ["taal is a string"] = function() for woord in mbo.woorden(3) do equal(woord, nil) end end,
        ["nearest: \"bbl\""] = function() local list = mbo.lijst(structuur:zoek({leerweg = "bbll"})) return list end,
        ["walk, not nil"] = function() local list = mbo.lijst() return list end,
    }) do
        local here = refused(words, call)
        assert(here:find("^[^:]*test_smoke.lua:%d+: "), here)
    end
end

function tests.a_conflict_is_no_crash()
    failed("conflict", "", regels:toelating(met({crebo = 25078, soort_opleiding = "entree"})))
end

-- ---- objects

function tests.names_equality_and_text()
    local a, b = mbo.lijst(regels:regels()), mbo.lijst(regels:regels())
    equal(a[1] == b[1], true)
    equal(a[1] == a[2], false)
    equal(getmetatable(a[1]), "mborules.regel")
    equal(tostring(a[1]), a[1]:tekst())
    equal(regels == mbo.regels(), true)
    equal(regels == regels:met_parameter("levenlanglerenkrediet.leeftijd_tot", "2027-01-01", 60), false)
    equal(tostring(structuur:find_crebo(25078)), "25078 Betonboorder")
    equal(tostring(structuur), #mbo.lijst(structuur:kwalificaties()) .. " kwalificaties in " ..
        #mbo.lijst(structuur:dossiers()) .. " dossiers, peildatum " .. structuur.peildatum)
    equal(tostring(regels), #mbo.lijst(regels:regels()) .. " regels, rechtsstand " .. regels.rechtsstand)
    local advies = assert(regels:advies{vooropleiding = "basisonderwijs"})
    equal(tostring(advies):match("[^\n]*"), tostring(advies:routes()()))
    assert(tostring(regels:toelating(FEITEN)):find("toelating: onbekend; ontbrekend ", 1, true))
    assert(tostring(regels:oordeel(FEITEN)):find("bekostiging: ja", 1, true))
end

function tests.equality_with_what_is_something_else()
    local zaak, regel, closed = mbo.zaak({}), mbo.lijst(regels:regels())[1], assert(mbo.regels({}))
    closed:close()
    for _, object in ipairs({zaak, regel, regels, structuur, closed}) do
        for _, other in ipairs({io.stdout, zaak, regel, regels, structuur, closed, "x", {}}) do
            equal(object == other, rawequal(object, other))
        end
    end
end

-- Only the debug library gets at a metatable.
function tests.metamethods_on_what_is_something_else()
    for _, object in ipairs({mbo.zaak({}), mbo.lijst(regels:regels())[1], regels, assert(structuur:find_crebo(25078))}) do
        local meta = debug.getmetatable(object)
        for _, other in ipairs({io.stdout, mbo.lijst(structuur:domeinen())[1], 1, "x", {}, print}) do
            for name, call in pairs(meta) do
                if type(call) == "function" and name ~= "__eq" then
                    local ok = pcall(call, other, "titel")
                    equal(ok and name ~= "__index" and name ~= "__tostring", false)
                end
            end
            pcall(meta.__eq, object, other)
            pcall(meta.__eq, other, object)
        end
        for _, call in pairs(meta) do
            if type(call) == "function" then pcall(call) end
        end
    end
    mbo.bindings.members.zaak.x = 100000 -- a copy
    refused('has no "x"', function() return mbo.zaak({}).x end)
    mbo.bindings.members.zaak.x = nil
end

function tests.closing()
    local loaded = assert(mbo.structuur(nil, {vingerafdruk = true}))
    local dossier = mbo.lijst(loaded:dossiers())[1]
    local walk = loaded:dossiers()
    assert(#dossier.titel > 0 and walk())
    loaded:close()
    loaded:close()
    refused("this mborules.structuur was closed", function() return loaded.peildatum end)
    refused("closed", function() loaded:dossiers() end)
    refused("closed", function() regels:toelating(FEITEN, {structuur = loaded}) end)
    refused("this mborules.structuur was closed", function() return dossier.titel end) -- it lies in it
    refused("closed", walk)
    assert(tostring(loaded):find("closed"))
    local mine = mbo.regels()
    mine:close()
    equal(regels:bekostiging(FEITEN).uitkomst, "ja")
    walk = assert(mbo.structuur(nil, {})):dossiers()
    collect()
    assert(#walk().titel > 0)
    dossier:close()
    assert(#walk().titel > 0)
    refused("called with a colon", function() regels.close({}) end)
    if _VERSION == "Lua 5.4" then
        local closed = load("local mbo = ...; local z; do local a <close> = mbo.zaak({}); z = a end; return z")(mbo)
        refused("closed", function() return closed.leerweg end)
    end
end

-- A finaliser that closes what a call has taken, when the collector runs within that.
function tests.a_finaliser_that_closes()
    local function dropped()
        local zaak = assert(mbo.zaak(FEITEN))
        finalised(function() zaak:close() end)
        return zaak
    end
    for _ = 1, 300 do
        local ok, answer = pcall(function()
            local zaak = dropped()
            return assert(regels:oordeel(zaak))
        end)
        if ok then equal(answer.bekostiging.uitkomst, "ja") else assert(answer:find("was closed"), answer) end
    end
end

-- The same, in the midst of the reading of a text of it.
function tests.a_finaliser_that_closes_what_is_read()
    for _ = 1, 20 do
        local file = assert(mbo.structuur((arg[0]:gsub("bindings/[^/]*$", "data/")) .. "sbb-inhoud.xml"))
        local dossier = file:dossiers()()
        local titel, kwalificatie = dossier.titel, file:kwalificaties()()
        finalised(function() file:close() end)
        local ok, why = pcall(function()
            for _ = 1, 20000 do
                local garbage = {} -- after which the next thing that takes memory, the text, runs the collector
                equal(garbage and dossier.titel, titel)
                assert(#kwalificatie.dossier.titel > 0)
            end
        end)
        assert(ok or why:find("was closed", 1, true), why)
        assert(pcall(function() return tostring(dossier) .. tostring(kwalificatie) end))
    end
end

-- A field that is an object is one object, while somebody has it; it keeps nothing alive that nobody has.
function tests.fields_that_are_objects()
    local kwalificatie = assert(structuur:find_crebo(25078))
    local dossier = kwalificatie.dossier
    equal(rawequal(kwalificatie.dossier, dossier), true)
    equal(kwalificatie.dossier == dossier, true)
    local times = {[dossier] = 1}
    times[kwalificatie.dossier] = times[kwalificatie.dossier] + 1
    equal(times[dossier], 2)
    for other in structuur:kwalificaties() do -- more than are kept
        assert(other.dossier.titel)
    end
    equal(kwalificatie.dossier == dossier, true)
    local oordeel, other = assert(regels:oordeel(FEITEN)), assert(regels:oordeel(FEITEN))
    equal(rawequal(oordeel.toelating, oordeel.toelating), true)
    equal(oordeel.toelating == oordeel.bekostiging, false)
    equal(oordeel.toelating == other.toelating, false)
    local loaded = assert(mbo.structuur(nil, {}))
    local of = loaded:find_crebo(25078).dossier
    equal(rawequal(of, dossier), false) -- of another structure
    loaded:close()
    refused("this mborules.structuur was closed", function() return of.titel end)
    equal(kwalificatie.dossier.titel, "Betonboren")
    dossier:close() -- that object alone
    refused("this mborules.dossier was closed", function() return dossier.titel end)
    equal(kwalificatie.dossier.titel, "Betonboren")
    local gone = setmetatable({assert(mbo.structuur(nil, {}))}, {__mode = "v"})
    dossier = gone[1]:find_crebo(25078).dossier
    collect()
    assert(gone[1])
    dossier = nil
    collect()
    collect()
    equal(gone[1], nil)
    equal(dossier, nil)
end

-- A chain of objects, each got from the one before.
local function chain()
    local held = {regels = assert(mbo.regels({parameters_data = nil})), zaak = assert(mbo.zaak({bewijs = "diploma"}))}
    held.antwoord = assert(held.regels:toelating(held.zaak))
    held.reden = held.antwoord:redenen()()
    held.regel = held.reden.regel
    held.walk = held.regel:bronnen()
    held.bron = held.walk()
    return held
end

function tests.any_order_of_collection()
    local names = {"regels", "zaak", "antwoord", "reden", "regel", "walk", "bron"}
    for _ = 1, 15 do
        local held = chain()
        local order = {}
        for _, name in ipairs(names) do table.insert(order, math.random(#order + 1), name) end
        for _, name in ipairs(order) do
            held[name] = nil
            collect()
            assert(not held.bron or #held.bron.tekst > 0)
            assert(not held.regel or #held.regel:tekst() > 0)
            assert(not held.antwoord or held.antwoord.uitkomst == "onbekend")
            if held.walk then held.walk() end
        end
    end
end

-- ---- structure

function tests.the_structure()
    local found = assert(structuur:find_crebo(25078))
    equal(found.titel, "Betonboorder")
    equal(found.niveau, 3)
    equal(found.soort_opleiding, "vak")
    equal(found.dossier.titel, "Betonboren")
    equal(structuur:find_crebo(1), nil)
    local count = 0
    for kwalificatie in structuur:kwalificaties() do
        count = count + 1
        assert(kwalificatie.titel and kwalificatie.dossier)
    end
    assert(count > 500)
    equal(found:crebos()().code, 25078)
    equal(found:leerweg("bbl") ~= nil, true)
end

function tests.finding()
    local count = 0
    for k in structuur:zoek({niveau = 1, leerweg = "bbl"}) do
        equal(k.niveau, 1)
        count = count + 1
    end
    assert(count > 0 and count < 100)
    equal(structuur:zoek({niveau = 1, soort = "specialisten"})(), nil)
    failed("name", "bbll", structuur:zoek({leerweg = "bbll"}))
    refused('zoek has no "nivau", "niveau" is near', function() structuur:zoek({nivau = 1}) end)
    local woorden = assert(structuur:woorden())
    for k in woorden:zoek("betonboorder") do equal(k.titel, "Betonboorder") end
    local k = woorden:zoek("betonboorder")()
    woorden = nil
    collect()
    equal(k.titel, "Betonboorder")
    equal(woorden, nil)
end

local XML = (arg[0]:gsub("bindings/[^/]*$", "data/"))

function tests.files_and_editions()
    failed("io", "there/is/no/such.xml", mbo.structuur("there/is/no/such.xml"))
    local err = failed("syntax", "", mbo.structuur_load_memory("<sbb>\n<domeinen></sbb>"))
    equal(err.line, 2)
    local calls = 0
    local file = assert(mbo.structuur(XML .. "sbb-inhoud.xml", {voortgang = function(done, total)
        calls = calls + 1
        assert(done <= total)
    end}))
    assert(calls > 0)
    failed("cancelled", "", mbo.structuur(XML .. "sbb-inhoud.xml", {voortgang = function() return true end}))
    local raised = failed("cancelled", "", mbo.structuur(XML .. "sbb-inhoud.xml", {voortgang = function() error("stop", 0) end}))
    equal(raised.cause, "stop")
    local werkproces = assert(file:find_werkproces("B1-K1-W1@25990"))
    local dekking = assert(file:dekking())
    equal(dekking:add(werkproces), true)
    equal(dekking:bewezen(werkproces), true)
    local gedekt = dekking:gedekt()()
    local done, of = gedekt:werkprocessen()
    assert(done >= 1 and of >= done and gedekt.kwalificatie.titel)
    failed("name", "", file:find_werkproces("B1-K9-W9@25990"))
    local changed = assert(file:vergelijk(structuur))
    local change = changed:veranderingen()()
    assert(change.wijziging and change.crebo)
    local editie = assert(mbo.editie())
    equal(editie:file(XML .. "sbb-inhoud.xml"), true)
    assert(assert(editie:structuur()):find_crebo(25990))
    local told = 0
    editie = assert(mbo.editie({voortgang = function(read, total)
        told = told + 1
        assert(read <= total)
        collect()
        refused("this mborules.editie runs", function() editie:memory("<sbb></sbb>") end)
        editie:close()
    end}))
    collect()
    equal(told, 0)
    equal(editie:file(XML .. "sbb-inhoud.xml"), true)
    assert(told > 0)
    assert(assert(editie:structuur()):find_crebo(25990))
    failed("cancelled", "", mbo.editie({voortgang = function() return true end}):file(XML .. "sbb-inhoud.xml"))
    equal(failed("cancelled", "", mbo.editie({voortgang = function() error("stop", 0) end}):file(XML .. "sbb-inhoud.xml"))
        .cause, "stop")
    refused("voortgang is a function, not number", function() mbo.editie({voortgang = 1}) end)
    local dossier = mbo.lijst(file:dossiers())[1]
    assert(#dossier:tekst("inleiding") >= 0)
    for kerntaak in mbo.lijst(file:kwalificaties())[1]:kerntaken() do
        for w in kerntaak:werkprocessen() do
            assert(w.titel)
            for c in w:competenties() do assert(c.titel) end
        end
        for kennis in kerntaak:kennis() do assert(kennis.titel) end
    end
    for text in dossier:onderhoud("onderwerp") do assert(type(text) == "string") end
end

-- ---- advice, and what would change

function tests.advice()
    local advies = assert(regels:advies({geboortedatum = "1990-05-06", vooropleiding = "basisonderwijs",
        uitkering = "participatiewet", werkzoekend = true, startdatum = "2026-09-01"}))
    local count = 0
    for route in advies:routes() do
        count = count + 1
        assert(route:naam():find("/"))
        for stap in route:stappen() do assert(stap.id and #stap:tekst() > 0) end
        local least, most = route:duur()
        assert(not least or least <= most)
        assert(route:zaak().bewijs == route.bewijs)
        assert(type(route.herstelbaar) == "boolean")
    end
    assert(count > 5)
    assert(mbo.feit_question(advies:vervolgvraag()))
    local of = assert(regels:advies({startdatum = "2024-09-01"}, {niveau = 1, leerweg = "bbl"}))
    equal(of:routes()().kwalificatie.niveau, 1)
    local all = assert(regels:advies({bewijs = "diploma"}, {alle_routes = true}))
    assert(#mbo.lijst(all:routes()) > #mbo.lijst(assert(regels:advies({bewijs = "diploma"})):routes()))
    local leerroute = assert(regels:leerroute({vooropleiding = "basisonderwijs", startdatum = "2024-08-01"}, {soort = "vak"}))
    for keten in leerroute:ketens() do
        for schakel in keten:schakels() do assert(schakel.soort) end
    end
end

function tests.what_would_make_it_a_yes()
    local facts = met({leerbaan = "geen", leerbedrijf_erkend = "ja"})
    local nodig = assert(regels:nodig(facts, "praktijkplaats"))
    local aanpassing = nodig:aanpassingen()()
    equal(joined(aanpassing.feiten), "leerbaan")
    equal(aanpassing:tekst("leerbaan"), aanpassing:waarde("leerbaan"))
    equal(aanpassing:waarde("leerweg"), nil)
    equal(regels:nodig(facts, "praktijkplaats", {vast = {"leerbaan"}}):aanpassingen()(), nil)
    equal(regels:nodig(facts, "praktijkplaats", {vast = "leerbaan"}):aanpassingen()(), nil)
    failed("name", "leerban", regels:nodig(facts, "praktijkplaats", {vast = "leerban"}))
end

function tests.what_if()
    local sixty = assert(regels:met_parameter("levenlanglerenkrediet.leeftijd_tot", "2027-01-01", 60))
    equal(sixty:find_parameter("levenlanglerenkrediet.leeftijd_tot", "2027-09-01").waarde, 60)
    failed("name", "", regels:met_parameter("levenlanglerenkrediet.leeftijd", "2027-01-01", 60))
    refused("at most two decimals", function() regels:met_parameter("lesgeld.bedrag", "2027-01-01", 1.001) end)
    local without = assert(regels:zonder_regel("toelating.vooropleiding_vak"))
    for regel in without:regels() do
        if regel.id == "toelating.vooropleiding_vak" then equal(regel.uit, true) end
    end
    failed("name", "nearest", regels:zonder_regel("toelating.vooropleiding_vk"))
    local verschil = assert(regels:verschil("2026-07-31", regels, "2026-08-01", "onderwijsgeld"))
    for klasse in verschil:klassen() do
        assert(klasse.uitkomst_nu and klasse.voorbeeld:feiten())
        for oorzaak in klasse:oorzaken() do assert(oorzaak.was or oorzaak.nu) end
    end
end

function tests.receipts()
    local a = assert(regels:bekostiging(FEITEN))
    local receipt = a:motivering()
    assert(receipt:find("\neinde="))
    assert(a:motivering("json"):find("^{"))
    assert(#a:motivering("nl") > 0)
    local controle = assert(regels:controleer(receipt))
    equal(controle.uitslag, "klopt")
    equal(controle.vraag, "bekostiging")
    equal(controle:afwijkingen()(), nil)
    local err = failed("syntax", "", regels:controleer((receipt:gsub("bewijs=diploma", "bewijs=certificaat"))))
    assert(err.line > 0)
end

-- ---- codes, glossary, words

function tests.codes()
    equal(joined(mbo.codes.leerweg), "bol;bbl;derde")
    equal(#mbo.codes.vraag, 18)
    equal(mbo.codes.feit[1], "geboortedatum")
    equal(mbo.code_label("uitkomst", "ja"), mbo.code_label("uitkomst", "JA", "nl"))
    assert(mbo.code_label("uitkomst", "ja", "en") ~= mbo.code_label("uitkomst", "ja", "nl"))
    equal(mbo.code_parse("leerweg", "BOL"), "bol")
    failed("name", "", mbo.code_parse("leerweg", "bool"))
    failed("name", "", mbo.code_label("leerwegg", "bol"))
    equal(mbo.soort_opleiding_niveau("vak"), 3)
    equal(mbo.feit_type("leerweg"), "code")
    equal(mbo.feit_aanname("bewijs"), nil)
    equal(mbo.feit_parse("LEERWEG"), "leerweg")
    equal(mbo.datum_leeftijd("1990-05-06", "2024-05-05"), 33)
    assert(mbo.versie:find("^%d+%.%d+%.%d+$"))
end

function tests.glossary_and_rule_book()
    local begrip, from, to = regels:begrip_in("wat is bbl dan", "nl")
    equal(begrip.id, "bbl")
    equal(("wat is bbl dan"):sub(from, to), "bbl")
    equal(regels:begrip_in("niets"), nil)
    equal(select(2, regels:begrip_in("niets")), nil)
    failed("name", '"de" is no taal', regels:begrip_in("wat is bbl dan", "de"))
    equal(regels:begrip_in("bbl en bbl", "nl", 4) == begrip, true)
    for b in regels:begrippen() do assert(b.id and #b:tekst("en") > 0) end
    local names = 0
    for naam, tekst in regels:afleidingen() do
        assert(#naam > 0 and #tekst > 0)
        names = names + 1
    end
    assert(names > 5)
    for woord, tekst in mbo.woorden("en") do assert(#woord > 0 and #tekst > 0) end
    for parameter in regels:parameters() do assert(parameter.naam) end
    for regel in regels:regels() do
        for naam in regel:parameters(regels) do assert(#naam > 0) end
    end
    assert(regels.vingerafdruk:find("^%x+$"))
    assert(regels.rechtsstand:find("^%d"))
end

-- ---- many cases

local ROWS = {
    {bewijs = "diploma"}, {leerweg = "x"}, met({vooropleiding = {"havo"}, geboortedatum = "1990-01-01", startdatum = "2024-11-04"}),
    met({werkzoekend = true, onderwijsprijs = 12.5, startdatum = {year = 2024, month = 11, day = 4}, studieduur = 24}),
}

function tests.a_batch_answers_as_one_case_does()
    local batch = assert(regels:batch({vragen = {"toelating", "onderwijsgeld"}, tellen = true}))
    local columns, yes = assert(batch:run(ROWS, {ontbrekend = true, bedragen = true})), 0
    for i, row in ipairs(ROWS) do
        for _, vraag in ipairs({"toelating", "onderwijsgeld"}) do
            local a = regels:antwoord(vraag, row)
            equal(columns[vraag][i], a and a.uitkomst or false)
            if vraag == "toelating" and a and a.uitkomst == "ja" then yes = yes + 1 end
            if a then
                equal(columns[vraag .. ".ontbrekend"][i] and joined(columns[vraag .. ".ontbrekend"][i]) or "", joined(a.ontbrekend))
                equal(columns[vraag .. ".bedrag"][i], a.bedrag or false)
                equal(columns[vraag .. ".soort"][i], a.soort or false)
            end
        end
    end
    equal(batch.rijen, 4)
    equal(batch.fout_count, 1)
    local rij, melding = batch:fouten()()
    equal(rij, 2)
    assert(melding:find('"x"', 1, true))
    assert(batch:ontbrekend_count("toelating", "vooropleiding") > 0)
    equal(batch:uitkomst_count("toelating", "ja"), yes)
    assert(batch:ja_hoogstens("toelating") >= 1)
end

function tests.a_batch_of_columns()
    local batch = assert(regels:batch({vragen = {"toelating", "onderwijsgeld"}}))
    local columns = {nr = {1, 2, 3, 4, 5}, bewijs = {"diploma", "Diploma", "", "diplomma", "diploma"},
        leerweg = {"bbl", "bol", "bbl", "bbl", "derde"}, werkzoekend = {true, false, "", true, "ja"},
        vooropleiding = {"havo", {"havo", "vmbo_tl"}, "havo;vmbo_tl", {}, "-"}, startdatum = {"2024-11-04", "2024-11-04", "",
        {year = 2024, month = 11, day = 4}, "2024-11-5"}, onderwijsprijs = {12.5, "12.50", 100, "", 0.25}, studieduur = {24, 12}}
    local rows = {}
    for i = 1, 5 do
        rows[i] = {}
        for naam, column in pairs(columns) do rows[i][naam] = column[i] end
    end
    local options = {eigen = {"nr"}, ontbrekend = true, bedragen = true}
    local of_rows = assert(batch:run(rows, options))
    local bad = mbo.lijst(batch:fouten())
    local of_columns = assert(batch:run(columns, options))
    local count = 0
    for naam, column in pairs(of_columns) do
        for i = 1, 5 do
            local a, b = column[i], of_rows[naam][i]
            equal(type(a) == "table" and joined(a) or a, type(b) == "table" and joined(b) or b)
        end
        count = count + 1
    end
    equal(count, 10)
    for i, row in ipairs(rows) do
        row.nr = nil
        local a = regels:toelating(row)
        equal(of_rows.toelating[i], a and a.uitkomst or false)
    end
    equal(of_columns.toelating[4], false)
    equal(of_columns.toelating[5], false)
    equal(joined(bad), "4;5")
    failed("name", 'nearest: "leerweg"', batch:run({leerwg = {"bbl"}}))
    failed("value", "a column is a list of values, not a string", batch:run({leerweg = "bbl"}))
    equal(#batch:run({leerweg = {}}).toelating, 0)
    equal(batch:run(setmetatable({}, {__index = {leerweg = {"x"}}})).toelating[1], false)
    -- an own column may be called as a fact is
    equal(batch:run({leerweg = {"x"}, bewijs = {"diploma"}}, {eigen = {"leerweg"}}).toelating[1], "onbekend")
    equal(batch:run({{leerweg = "x", bewijs = "diploma"}}, {eigen = {"leerweg"}}).toelating[1], "onbekend")
    -- ten bytes are a day only when they are one
    for _, text in ipairs({("\0"):rep(10), "1970-01-0\0", "1970-01-0x"}) do
        equal(batch:run({startdatum = {text}}).toelating[1], false)
        equal(batch:run({{startdatum = text}}).toelating[1], false)
        equal(mbo.zaak({startdatum = text}), nil)
    end
end

function tests.a_batch_reads_what_a_function_gives()
    local batch = assert(regels:batch({vragen = "bekostiging"}))
    local given, count = 0, 0
    local open = regels:uitkomst("bekostiging", {bewijs = "diploma", instelling = "roc"})
    for rij, antwoord in batch:rows(function()
        given = given + 1
        if given <= 2500 then return {bewijs = "diploma", instelling = given % 2 == 0 and "roc" or "privaat", nr = given} end
    end, {eigen = {"nr"}}) do
        count = count + 1
        equal(rij.nr, count)
        equal(antwoord.bekostiging, count % 2 == 0 and open or "nee")
    end
    equal(count, 2500)
    equal(batch:rows(function() end)(), nil)
    equal(#assert(batch:run({})).bekostiging, 0)
end

function tests.a_batch_that_is_wrong()
    local batch = assert(regels:batch({vragen = "toelating"}))
    equal(failed("name", 'nearest: "leerweg"', batch:run({{}, {leerwg = "bbl"}})).line, 2)
    failed("value", "a row is a table", batch:run({1}))
    failed("name", "by its name", batch:run({{"bbl"}}))
    refused("run: rijen is a list", function() batch:run() end)
    failed("name", "", regels:batch({vragen = {"toelatin"}}))
    local columns = assert(batch:run({{leerweg = "bbl\0"}, {leerweg = 3}, {leerweg = print}, {vooropleiding = {1}},
        {geboortedatum = {}}, {onderwijsprijs = 0.001}, {werkend = 2}, {leerweg = "bbl"}}))
    for i = 1, 7 do equal(columns.toelating[i], false) end
    equal(columns.toelating[8], "onbekend")
    -- A value of another type is none of the fact, in a batch as in a zaak.
    local wrong = {{vooropleiding = {havo = true}}, {vooropleiding = {"-"}}, {vooropleiding = {"havo;vmbo_tl"}},
        {vooropleiding = {"havo\0"}}, {nationaliteit_wsf = 1}, {werkend = 1}, {geboortedatum = 19900506}, {studieduur = true},
        {geboortedatum = {year = 2023, month = 2, day = 29}}, {crebo = true}}
    columns = assert(batch:run(wrong))
    for i, row in ipairs(wrong) do
        equal(mbo.zaak(row), nil)
        equal(columns.toelating[i], false)
    end
    failed("name", "not the name of a fact", batch:run({{["leerweg\0x"] = "bbl"}}))
    equal(#assert(assert(regels:batch({vragen = {}})):run({{}})).traject, 1)
    failed("cancelled", "", batch:run({{}}, {voortgang = function() return true end}))
    equal(failed("cancelled", "", batch:run({{}}, {voortgang = function() error("x", 0) end})).cause, "x")
    equal(#batch:run({{}, {}}, {voortgang = function() end}).toelating, 2)
    equal(#assert(assert(regels:batch()):run({{}})).traject, 1)
    equal(#assert(assert(regels:batch({threads = 2})):run({{}})).traject, 1)
end

held_at_the_end = chain() -- a global: the state is closed with objects alive
proef.run(tests)
