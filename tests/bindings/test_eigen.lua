-- SPDX-License-Identifier: MIT
-- Own rules as Lua functions: what they get, what they may do wrong, and that nothing of them is left behind.
local mbo = require("mborules")
local proef = require("proef")
local equal, refused, failed, collect = proef.equal, proef.refused, proef.failed, proef.collect

local regels = assert(mbo.regels())
local tests = {}

-- A case for which bekostiging is ja.
local FEITEN = {bewijs = "diploma", leerweg = "bbl", instelling = "roc", soort_opleiding = "vak", onderwijsprijs = 4999.99,
    vooropleiding = {"havo", "vmbo_tl"}, geboortedatum = "1990-05-06", werkend = true, studieduur = 24}

local function with(functie, feiten, of, id)
    return assert((of or regels):met_eigen_regel({vraag = "bekostiging", id = id or "eigen.regel", versie = "1",
        nl = "Een eigen regel.", feiten = feiten or {"onderwijsprijs"}, functie = functie}))
end

function tests.it_gets_the_facts_in_their_own_types()
    local got
    local eigen = with(function(...)
        got = {...}
        return true
    end, {"onderwijsprijs", "vooropleiding", "geboortedatum", "werkend", "studieduur", "leerweg"})
    equal(eigen:bekostiging(FEITEN).uitkomst, "ja")
    equal(got[1], 4999.99)
    equal(table.concat(got[2], ";"), "vmbo_tl;havo")
    equal(got[3], "1990-05-06")
    equal(got[4], true)
    equal(got[5], 24)
    equal(got[6], "bbl")
end

function tests.it_narrows_an_answer()
    local eigen = with(function(prijs) return prijs <= 5000 end)
    equal(eigen:bekostiging(FEITEN).uitkomst, "ja")
    local dear = assert(mbo.zaak(FEITEN):met({onderwijsprijs = 5000.01}))
    local a = assert(eigen:bekostiging(dear))
    equal(a.uitkomst, "nee")
    equal(regels:bekostiging(dear).uitkomst, "ja")
    local seen
    for reden in a:redenen() do
        if reden.regel.eigen then seen = reden.regel:tekst("en") end
    end
    equal(seen, "Een eigen regel.")
    local open = assert(eigen:bekostiging(mbo.zaak(FEITEN):met({onderwijsprijs = ""})))
    equal(open.uitkomst, "onbekend")
    equal(open.niet_exact, true)
    equal(open.ontbrekend[1], "onderwijsprijs")
    equal(eigen:uitkomst("bekostiging", dear), "nee")
    assert(eigen.vingerafdruk ~= regels.vingerafdruk)
end

function tests.an_error_in_it()
    local err = failed("own_rule", "no good", with(function() error("no good") end):bekostiging(FEITEN))
    assert(err.cause:find("test_eigen.lua:%d+: no good"))
    local thing = {}
    err = failed("own_rule", 'nearest: "bewijs"', with(function() return assert(regels:toelating({bewijz = ""})) end)
        :bekostiging(FEITEN))
    equal(err.cause.code, "name")
    err = failed("own_rule", "no text", with(function() error(thing) end):bekostiging(FEITEN))
    equal(err.cause, thing)
    failed("own_rule", "", with(function() error() end):bekostiging(FEITEN))
    failed("own_rule", "true or false, not a nil", with(function() end):bekostiging(FEITEN))
    failed("own_rule", "true or false, not a number", with(function() return 1 end):bekostiging(FEITEN))
    failed("own_rule", "", with(function(prijs) return prijs < {} end):bekostiging(FEITEN))
    failed("own_rule", "", with(function()
        local function deeper() return deeper() + 1 end
        return deeper()
    end):bekostiging(FEITEN))
    equal(failed("name", "", regels:toelating({leerwg = ""})).cause, nil) -- of another call
    equal(regels:bekostiging(FEITEN).uitkomst, "ja")
end

function tests.an_error_of_nil_takes_no_place()
    local rules = {}
    for i = 1, 5 do
        failed("own_rule", "", with(function() error() end):bekostiging(FEITEN))
        rules[i] = with(function() return i % 2 == 0 end)
    end
    for i, eigen in ipairs(rules) do
        failed("own_rule", "no good", with(function() error("no good") end):bekostiging(FEITEN))
        equal(eigen:bekostiging(FEITEN).uitkomst, i % 2 == 0 and "ja" or "nee")
    end
end

function tests.a_yield_in_it()
    local eigen = with(function()
        coroutine.yield()
        return true
    end)
    local co = coroutine.create(function() return eigen:bekostiging(FEITEN) end)
    local alive, value, err = coroutine.resume(co)
    equal(alive, true)
    failed("own_rule", "yield", value, err)
    equal(coroutine.status(co), "dead")
end

function tests.coroutines_that_take_turns()
    local eigen = with(function(prijs) return prijs <= 5000 end)
    local function ask(prijs)
        return coroutine.wrap(function()
            for _ = 1, 50 do
                coroutine.yield(eigen:bekostiging(mbo.zaak(FEITEN):met({onderwijsprijs = prijs})).uitkomst)
            end
        end)
    end
    local cheap, dear = ask(1), ask(6000)
    for _ = 1, 50 do
        equal(cheap(), "ja")
        equal(dear(), "nee")
        collect()
    end
end

function tests.it_may_ask_questions_itself()
    local inner = with(function(prijs) return prijs <= 5000 end, nil, nil, "eigen.binnen")
    local outer = with(function(prijs)
        -- facts as a table while the call above uses the scratch of the state
        local a = assert(inner:bekostiging({bewijs = "diploma", leerweg = "bbl", instelling = "roc", onderwijsprijs = prijs}))
        local b = assert(regels:toelating({}))
        local co = coroutine.wrap(function() return inner:uitkomst("bekostiging", FEITEN) end)
        return a.uitkomst == "ja" and b.uitkomst == "onbekend" and co() == "ja"
    end, nil, nil, "eigen.buiten")
    local facts = {}
    for naam, waarde in pairs(FEITEN) do facts[naam] = waarde end
    for _ = 1, 20 do
        facts.onderwijsprijs = 4999
        equal(outer:bekostiging(facts).uitkomst, "ja")
        facts.onderwijsprijs = 5001
        equal(outer:bekostiging(facts).uitkomst, "nee")
    end
end

function tests.it_cannot_ask_for_ever()
    local itself
    itself = with(function()
        local a, err = itself:bekostiging(FEITEN)
        if not a then error(tostring(err), 0) end
        return true
    end)
    failed("own_rule", "more than 8 deep", itself:bekostiging(FEITEN))
    equal(regels:bekostiging(FEITEN).uitkomst, "ja")
end

function tests.in_a_batch()
    local eigen = with(function(prijs) return prijs <= 5000 end)
    local columns = assert(assert(eigen:batch({vragen = "bekostiging", threads = 2})):run({FEITEN,
        {bewijs = "diploma", leerweg = "bbl", instelling = "roc", soort_opleiding = "vak", onderwijsprijs = 6000}}))
    equal(columns.bekostiging[1], "ja")
    equal(columns.bekostiging[2], "nee")
    columns = assert(assert(with(function() error("no good") end):batch({vragen = "bekostiging"})):run({FEITEN}))
    equal(columns.bekostiging[1], false) -- a bad value of the row
end

function tests.it_may_close_what_the_call_uses()
    local parts = {zaak = assert(mbo.zaak(FEITEN)), structuur = assert(mbo.structuur(nil, {}))}
    local basis = assert(mbo.regels({}))
    parts.eigen = with(function()
        for _, part in pairs(parts) do part:close() end
        basis:close()
        collect()
        return true
    end, nil, basis)
    basis:close()
    equal(parts.eigen:bekostiging(parts.zaak, {structuur = parts.structuur}).uitkomst, "ja")
    for _, part in pairs(parts) do assert(tostring(part):find("closed")) end
end

local function row_like(i) return ("x%09d"):format(i) end -- takes the place in memory of a day

-- Rows enough for progress to be told before the last are read.
local function many_rows()
    local rows = {}
    for i = 1, 20000 do
        rows[i] = {bewijs = "diploma", geboortedatum = ("19%02d-0%d-1%d"):format(i % 90 + 10, i % 9 + 1, i % 10)}
    end
    return rows
end

function tests.progress_may_change_the_rows_of_a_batch()
    local rows, batch = many_rows(), assert(regels:batch({vragen = "toelating"}))
    assert(batch:run(rows, {voortgang = function()
        for _, row in ipairs(rows) do row.geboortedatum = nil end
        collect()
        for i = 1, 20000 do row_like(i) end
    end}))
    equal(batch.fout_count, 0)
end

function tests.a_batch_that_runs_is_not_used()
    local rows, batch, seen = many_rows(), assert(regels:batch({vragen = "toelating"})), 0
    local columns = assert(batch:run(rows, {voortgang = function()
        seen = seen + 1
        refused("this mborules.batch runs", function() batch:run({}) end)
        refused("this mborules.batch runs", function() return batch.rijen end)
        batch:close()
    end}))
    assert(seen > 0)
    equal(#columns.toelating, 20000)
    equal(batch.rijen, 20000)
end

function tests.what_is_wrong_with_a_rule()
    local good = {vraag = "bekostiging", id = "eigen.regel", versie = "1", nl = "Een.", feiten = {"onderwijsprijs"},
        functie = function() return true end}
    local function but(name, value)
        local regel = {}
        for key, of in pairs(good) do regel[key] = of end
        regel[name] = value
        return regel
    end
    assert(regels:met_eigen_regel(good))
    failed("name", "bekostigin", regels:met_eigen_regel(but("vraag", "bekostigin")))
    failed("name", "onderwijsprijs", regels:met_eigen_regel(but("feiten", {"onderwijsprij"})))
    failed("value", "", regels:met_eigen_regel(but("id", "Met Blanks")))
    failed("conflict", "", assert(regels:met_eigen_regel(good)):met_eigen_regel(good))
    refused("functie is a function, not nil", function() regels:met_eigen_regel({vraag = "bekostiging", id = "x", versie = "1",
        nl = "x", feiten = {}}) end)
    refused("versie is a string, not nil", function() regels:met_eigen_regel({vraag = "bekostiging", id = "x"}) end)
    refused("feiten is a list of names, not string", function() regels:met_eigen_regel(but("feiten", "onderwijsprijs")) end)
    refused("feiten is a list of names", function() regels:met_eigen_regel(but("feiten", {1})) end)
    refused('has no "funktie", "functie" is near', function() regels:met_eigen_regel(but("funktie", print)) end)
end

function tests.a_function_goes_with_the_last_rule_set()
    local gone = setmetatable({}, {__mode = "v"})
    local eigen
    do
        local kept = {}
        eigen = with(function() return kept ~= nil end)
        gone[1] = kept
    end
    local held = {assert(eigen:zonder_regel("eigen.regel")), assert(eigen:bekostiging(FEITEN))}
    eigen = nil
    collect()
    equal(gone[1] ~= nil, true)
    equal(held[2].uitkomst, "ja")
    held[1], held[2] = nil, nil
    collect()
    collect()
    equal(gone[1], nil)
    return eigen
end

held_at_the_end = with(function() return true end) -- the state closes with it
proef.run(tests)
