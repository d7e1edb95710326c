-- SPDX-License-Identifier: MIT
-- The scenarios of the guide through the Lua binding, for Lua 5.4 and LuaJIT: tests/data/scenarios.json.
local core = require("mborules").core
local found, json = pcall(require, "dkjson")
if not found then
    print("SKIPPED: the scenarios: there is no dkjson (package lua-dkjson)")
    os.exit(77)
end

local input = assert(io.open((arg[0]:gsub("bindings/[^/]*$", "data/scenarios.json"))))
local file = assert(json.decode(input:read("*a"), 1, json.null))
input:close()

local regels, structuur = assert(core.regels_create()), assert(core.structuur_load_builtin())

local function uitkomst(code)
    return core.code_name(core.VOCABULAIRE_UITKOMST, code)
end

local function namen(feiten)
    local list = {}
    for i, feit in ipairs(feiten) do list[i] = core.feit_name(feit) end
    return list
end

local function beslissers(feiten)
    local list, code = {}, 1
    while core.code_name(core.VOCABULAIRE_BESLISSER, code) do
        for _, feit in ipairs(feiten) do
            if core.feit_beslisser(feit) == code then
                list[#list + 1] = core.code_name(core.VOCABULAIRE_BESLISSER, code)
                break
            end
        end
        code = code + 1
    end
    return list
end

local function route_name(advies, i)
    local parts = {core.code_name(core.VOCABULAIRE_BEWIJS, core.advies_bewijs(advies, i)),
                   core.code_name(core.VOCABULAIRE_LEERWEG, core.advies_leerweg(advies, i))}
    local soort = core.advies_soort_opleiding(advies, i)
    if soort ~= 0 then parts[3] = core.code_name(core.VOCABULAIRE_SOORT_OPLEIDING, soort) end
    return table.concat(parts, "/")
end

local function stappen(advies, i)
    local list, found = assert(core.stappen_create(advies, i)), {}
    for s = 1, core.stappen_count(list) do
        local stap = core.stappen_stap(list, s - 1)
        found[s] = {id = core.stap_id(stap), adres = core.stap_adres(stap), tekst = core.stap_tekst(stap, core.TAAL_NL)}
    end
    return found
end

-- Everything that a scenario can expect of a route, but its answers.
local function route_of(advies, i)
    local open = core.advies_gewoon_ontbrekend(advies, i)
    local known, least, most = core.advies_duur(advies, i)
    return {route = route_name(advies, i), uitkomst = uitkomst(core.advies_uitkomst(advies, i)),
            uitkomst_gewoon = uitkomst(core.advies_uitkomst_gewoon(advies, i)),
            ontbrekend = namen(core.advies_ontbrekend(advies, i)), gewoon_ontbrekend = namen(open),
            beslissers = beslissers(open), routeaannames = namen(core.advies_routeaannames(advies, i)),
            herstelbaar = core.advies_herstelbaar(advies, i) ~= 0,
            vrijstelling = core.advies_vrijstelling(advies, i) ~= 0,
            instroom_aangenomen = core.advies_instroom_aangenomen(advies, i) ~= 0,
            duur = known ~= 0 and {least, most} or json.null, stappen = stappen(advies, i)}
end

-- `uitkomst` is the exact one; the rest is of the answer with the routeaannames.
local function antwoord(advies, i, naam)
    local vraag = assert(core.code_parse(core.VOCABULAIRE_VRAAG, naam))
    local exact, gewoon = assert(core.advies_zaak(advies, i, 0)), assert(core.advies_zaak(advies, i, 1))
    exact = assert(core.oordeel_create(regels, structuur, exact, vraag, 0))
    gewoon = assert(core.oordeel_create(regels, structuur, gewoon, vraag, 0))
    local stand, cents = core.oordeel_bedrag(gewoon, vraag)
    local soort = core.oordeel_soort(gewoon, vraag)
    return {uitkomst = uitkomst(core.oordeel_uitkomst(exact, vraag)),
            uitkomst_gewoon = uitkomst(core.oordeel_uitkomst(gewoon, vraag)),
            soort = soort ~= 0 and core.code_name(core.VOCABULAIRE_GELDSOORT, soort) or json.null,
            bedrag = stand == core.STAND_BEKEND and cents or json.null,
            beslissers = beslissers(core.oordeel_ontbrekend(gewoon, vraag))}
end

local compared, wrong, place = 0, 0, nil

local function check(right, ...)
    compared = compared + 1
    if not right then
        wrong = wrong + 1
        print(place, ...)
    end
end

local function text(value)
    return type(value) == "table" and value ~= json.null and json.encode(value) or tostring(value)
end

local function agree(where, expected, got)
    check(text(expected) == text(got), where, "expected " .. text(expected), "got " .. text(got))
end

-- A step is expected by its id; or by that, its address and a word of its Dutch sentence.
local function has(stappen, expected)
    if type(expected) == "string" then expected = {id = expected} end
    for _, stap in ipairs(stappen) do
        if stap.id == expected.id and stap.adres == (expected.adres or stap.adres)
            and stap.tekst:find(expected.woord or "", 1, true) then
            return true
        end
    end
    return false
end

local function check_route(advies, i, expected)
    local route = route_of(advies, i)
    for key, value in pairs(expected) do
        if key == "antwoorden" then
            for vraag, keys in pairs(value) do
                local answer = antwoord(advies, i, vraag)
                for name, one in pairs(keys) do agree(route.route .. " " .. vraag .. " " .. name, one, answer[name]) end
            end
        elseif key == "stappen" or key == "geen_stappen" then
            for _, stap in ipairs(value) do
                check(has(route.stappen, stap) == (key == "stappen"), route.route, key, text(stap))
            end
        else
            agree(route.route .. " " .. key, value, route[key])
        end
    end
end

local function check_leerroute(zaak, expected)
    local soort = 0
    if expected.doel ~= "startkwalificatie" then
        soort = assert(core.code_parse(core.VOCABULAIRE_SOORT_OPLEIDING, expected.doel))
    end
    local leerroute, ketens = assert(core.leerroute_create(regels, structuur, zaak, soort, 0, 0)), {}
    for k = 0, core.leerroute_count(leerroute) - 1 do
        local soorten = {}
        for i = 1, core.leerroute_lengte(leerroute, k) do
            soorten[i] = core.code_name(core.VOCABULAIRE_SOORT_OPLEIDING, core.leerroute_soort(leerroute, k, i - 1))
        end
        ketens[k + 1] = {soorten = soorten, vrijstelling = core.leerroute_vrijstelling(leerroute, k, -1) ~= 0}
        local known, least, most = core.leerroute_duur(leerroute, k, -1)
        ketens[k + 1].duur = known ~= 0 and {least, most} or json.null
    end
    agree(expected.doel .. " aantal", #expected.ketens, #ketens)
    for k, keten in ipairs(expected.ketens) do
        for key, value in pairs(keten) do agree(expected.doel .. " " .. key, value, (ketens[k] or {})[key]) end
    end
    check(core.leerroute_bereikt(leerroute) == (expected.bereikt and 1 or 0), expected.doel, "bereikt")
end

local function check_moment(scenario, moment)
    local zaak = assert(core.zaak_create())
    for _, facts in ipairs({scenario.feiten, moment.feiten or {}, {startdatum = moment.startdatum}}) do
        for naam, tekst in pairs(facts) do assert(core.zaak_set_text(zaak, naam, tekst)) end
    end
    local advies = assert(core.advies_create(regels, structuur, zaak, 0))
    local verwacht, index, before = moment.verwacht, {}, -1
    for _, leerroute in ipairs(verwacht.leerroutes or {}) do check_leerroute(zaak, leerroute) end
    for i = 0, core.advies_route_count(advies) - 1 do index[route_name(advies, i)] = i end
    if verwacht.aantal then agree("aantal", verwacht.aantal, core.advies_route_count(advies)) end
    if verwacht.eerste then agree("eerste", verwacht.eerste, route_name(advies, 0)) end
    for _, route in ipairs(verwacht.routes) do
        local i = index[route.route]
        check(i, route.route, "is not a route")
        if i then
            check(verwacht.volgorde == false or i > before, route.route, "is out of order")
            check_route(advies, i, route)
            before = i
        end
    end
end

local begrippen = {}
for i = 1, core.regels_begrip_count(regels) do begrippen[core.begrip_id(core.regels_begrip(regels, i - 1))] = true end

for _, scenario in ipairs(file.scenarios) do
    place = scenario.id
    for _, begrip in ipairs(scenario.begrippen or {}) do check(begrippen[begrip], "no term", begrip) end
    for _, moment in ipairs(scenario.momenten) do
        place = scenario.id .. " " .. moment.startdatum
        check_moment(scenario, moment)
    end
end
print(("%d scenarios, %d compared, %d wrong"):format(#file.scenarios, compared, wrong))
os.exit(wrong == 0 and compared > 0 and 0 or 1, true)
