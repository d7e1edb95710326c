-- SPDX-License-Identifier: MIT
-- The Lua binding against the library itself, for Lua 5.3, 5.4 and LuaJIT.
local mborules = require("mborules")
local core = mborules.core

local feiten = {bewijs = "diploma", leerweg = "bbl", instelling = "roc", soort_opleiding = "vak"}

local function with(more)
    local all = {}
    for _, facts in ipairs({feiten, more}) do
        for naam, tekst in pairs(facts) do all[naam] = tekst end
    end
    return all
end

local function equal(found, expected)
    if found ~= expected then
        error(("found %s, expected %s"):format(tostring(found), tostring(expected)), 2)
    end
end

local function refused(pattern, call, ...)
    local ok, err = pcall(call, ...)
    if ok or not tostring(err):find(pattern) then
        error(("expected an error with '%s', got: %s"):format(pattern, tostring(err)), 2)
    end
end

local function collect()
    collectgarbage()
    collectgarbage() -- what a finalizer kept goes in the second round
end

local tests = {}

function tests.kwalificatie()
    local found = assert(mborules.kwalificatie(25078))
    equal(found.titel, "Betonboorder")
    equal(found.dossier, "Betonboren")
    equal(found.niveau, 3)
    equal(mborules.kwalificatie(25104).niveau, 4)
    equal(mborules.kwalificatie(1), nil)
end

function tests.antwoord()
    local known = assert(mborules.antwoord("bekostiging", feiten))
    equal(known.uitkomst, "ja")
    equal(#known.ontbrekend, 0)
    assert(#known.redenen > 0)
    for _, reden in ipairs(known.redenen) do
        assert(#reden.regel > 0 and #reden.tekst > 0)
        assert(core.code_parse(core.VOCABULAIRE_UITKOMST, reden.uitkomst) ~= core.UITKOMST_NVT)
    end
    local unknown = assert(mborules.antwoord("toelating", feiten))
    equal(unknown.uitkomst, "onbekend")
    assert((";" .. table.concat(unknown.ontbrekend, ";") .. ";"):find(";vooropleiding;", 1, true))
    equal(mborules.antwoord("bekostiging", with({crebo = "25078"})).uitkomst, "ja")
end

function tests.errors()
    local found, err = mborules.antwoord("toelating", {bewijz = "diploma"})
    equal(found, nil)
    equal(err.code, core.ERROR_NAME)
    equal(err.line, 0)
    assert(tostring(err):find("bewijz", 1, true))
    found, err = core.structuur_load_memory("<sbb>\n<domeinen></sbb>")
    equal(found, nil)
    equal(err.code, core.ERROR_SYNTAX)
    equal(err.line, 2)
    found, err = core.structuur_load_file("there/is/no/such.xml")
    equal(found, nil)
    equal(err.code, core.ERROR_IO)
    found, err = mborules.antwoord("toelating", with({crebo = "25078", soort_opleiding = "entree"}))
    equal(found, nil)
    equal(err.code, core.ERROR_CONFLICT)
end

function tests.arguments()
    local zaak = core.zaak_create()
    refused("#2", core.zaak_known, zaak)
    refused("#1", core.zaak_known, "zaak", 1)
    refused("mbo_zaak expected, got mbo_regels", core.zaak_known, core.regels_create(), 1)
    refused("#1", core.zaak_known, nil, 1)
    refused("#1", core.zaak_known, io.stdout, 1)
    refused("#2", core.zaak_known, zaak, "x")
    refused("#2", core.zaak_known, zaak, 1.5)
    refused("#2", core.zaak_known, zaak, 0 / 0)
    refused("#2", core.zaak_known, zaak, 2 ^ 70)
    refused("out of range", core.zaak_known, zaak, 2 ^ 31)
    refused("takes 2 arguments, got 3", core.zaak_known, zaak, 1, 2)
    refused("NUL", core.zaak_set_text, zaak, "bewijs", "a\0b")
    refused("#1", core.feitset_next, {core.feit_count() + 1}, 0)
    refused("#1", core.feitset_next, {"x"}, 0)
    refused("#1", core.feitset_next, 1, 0)
    refused("mborules.handle", core.structuur_free, 1)
end

function tests.results()
    local day = core.datum_from_ymd(2026, 8, 1)
    local year, month, of_month = core.datum_to_ymd(day)
    equal(("%d-%d-%d"):format(year, month, of_month), "2026-8-1")
    equal(core.datum_format(day), "2026-08-01")
    equal(core.datum_format(core.DATUM_NOT_SET), "")
    equal(core.code_parse(core.VOCABULAIRE_LEERWEG, "BOL"), core.LEERWEG_BOL)
    equal(core.code_name(core.VOCABULAIRE_LEERWEG, 99), nil)
    equal(core.feitset_next({43, 1}, 1), 43)
    local zaak = core.zaak_create()
    equal(core.zaak_set_money(zaak, core.FEIT_ONDERWIJSPRIJS, 123456), true)
    equal(core.zaak_get_text(zaak, core.FEIT_ONDERWIJSPRIJS), "1234.56")
    local known, cents = core.zaak_get(zaak, core.FEIT_ONDERWIJSPRIJS)
    equal(known, 1)
    equal(cents, 123456)
    equal(core.zaak_set_value(zaak, core.FEIT_STUDIEDUUR, 24), true)
    equal(core.zaak_get_text(zaak, core.FEIT_STUDIEDUUR), "24")
    equal(core.structuur_domein(core.structuur_load_builtin(), -1), nil)
end

-- A chain of objects, each got from the one before.
local function objects()
    local held = {regels = core.regels_create(), zaak = core.zaak_create()}
    core.zaak_set_text(held.zaak, "bewijs", "diploma")
    held.oordeel = core.oordeel_create(held.regels, nil, held.zaak, core.VRAAG_TOELATING, 0)
    held.regel = core.oordeel_reden_regel(held.oordeel, core.VRAAG_TOELATING, 0)
    held.bron = core.regel_bron(held.regel, 0)
    return held
end

-- Release one set of objects in each order, with a full collection after each.
local function permute(names, count, visit)
    if count == 0 then return visit(names) end
    for i = 1, count do
        names[i], names[count] = names[count], names[i]
        permute(names, count - 1, visit)
        names[i], names[count] = names[count], names[i]
    end
end

function tests.a_set_that_may_be_left_out()
    local zaak = core.zaak_create()
    for naam, tekst in pairs(with({leerbaan = "geen", leerbedrijf_erkend = "ja"})) do
        assert(core.zaak_set_text(zaak, naam, tekst))
    end
    local function count(vast)
        return core.nodig_count(core.nodig_create(core.regels_create(), nil, zaak, core.VRAAG_PRAKTIJKPLAATS, 0, vast))
    end
    equal(count(nil), 1)
    equal(count({}), 1)
    equal(count({core.FEIT_LEERBAAN}), 0)
    refused("table", core.feitset_next, nil, 0)
end

function tests.any_order_of_release()
    permute({"regels", "zaak", "oordeel", "regel", "bron"}, 5, function(order)
        local held = objects()
        for _, name in ipairs(order) do
            held[name] = nil
            collect()
            assert(not held.bron or #core.bron_tekst(held.bron) > 0)
            assert(not held.oordeel or core.oordeel_reden_count(held.oordeel, core.VRAAG_TOELATING) > 0)
        end
    end)
end

function tests.release_by_hand()
    local structuur = core.structuur_load_builtin()
    local second = core.structuur_ref(structuur)
    local dossier, kept = core.structuur_dossier(structuur, 0), core.structuur_dossier(second, 0)
    core.structuur_free(structuur)
    refused("released", core.structuur_free, structuur)
    refused("released", core.structuur_dossier_count, structuur)
    refused("released", core.dossier_titel, dossier)
    assert(tostring(dossier):find("released"))
    assert(#core.dossier_titel(kept) > 0)
    core.structuur_free(nil)
    equal(getmetatable(kept), false)
end

local names, failed = {}, 0
for name in pairs(tests) do names[#names + 1] = name end
table.sort(names)
for _, name in ipairs(names) do
    local ok, err = pcall(tests[name])
    print((ok and "ok      " or "FAILED  ") .. name .. (ok and "" or ": " .. tostring(err)))
    failed = failed + (ok and 0 or 1)
end
print(("%s: %d tests, %d failed"):format(jit and jit.version or _VERSION, #names, failed))
held_at_exit = objects() -- a global: the state is closed with objects alive
os.exit(failed == 0 and 0 or 1, true)
