-- SPDX-License-Identifier: MIT
-- The scenarios of the guide through the Lua binding, for Lua 5.3, 5.4 and LuaJIT: tests/data/scenarios.json.
local mbo = require("mborules")
local found, json = pcall(require, "dkjson")
if not found then
    print("SKIPPED: the scenarios: there is no dkjson (package lua-dkjson)")
    os.exit(77)
end

local input = assert(io.open((arg[0]:gsub("bindings/[^/]*$", "data/scenarios.json"))))
local file = assert(json.decode(input:read("*a"), 1, json.null))
input:close()

local regels = assert(mbo.regels())

local function beslissers(feiten)
    local list = {}
    for _, beslisser in ipairs(mbo.codes.beslisser) do
        for _, feit in ipairs(feiten) do
            if mbo.feit_beslisser(feit) == beslisser then
                list[#list + 1] = beslisser
                break
            end
        end
    end
    return list
end

-- Months, least and most, or null.
local function duur(least, most)
    return least and {least, most} or json.null
end

-- Everything that a scenario can expect of a route, but its answers.
local function route_of(route)
    local stappen = {}
    for stap in route:stappen() do
        stappen[#stappen + 1] = {id = stap.id, adres = stap.adres, tekst = stap:tekst()}
    end
    return {route = route:naam(), uitkomst = route.uitkomst, uitkomst_gewoon = route.uitkomst_gewoon,
            ontbrekend = route.ontbrekend, gewoon_ontbrekend = route.gewoon_ontbrekend,
            beslissers = beslissers(route.gewoon_ontbrekend), routeaannames = route.routeaannames,
            herstelbaar = route.herstelbaar, vrijstelling = route.vrijstelling,
            instroom_aangenomen = route.instroom_aangenomen, duur = duur(route:duur()), stappen = stappen}
end

-- `uitkomst` is the exact one; the rest is of the answer with the routeaannames.
local function antwoord(route, vraag)
    local exact = assert(regels:antwoord(vraag, assert(route:zaak())))
    local gewoon = assert(regels:antwoord(vraag, assert(route:zaak(true))))
    return {uitkomst = exact.uitkomst, uitkomst_gewoon = gewoon.uitkomst, soort = gewoon.soort or json.null,
            bedrag = gewoon.bedrag and mbo.centen(gewoon.bedrag) or json.null,
            beslissers = beslissers(gewoon.ontbrekend)}
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

local function check_route(found_route, expected)
    local route = route_of(found_route)
    for key, value in pairs(expected) do
        if key == "antwoorden" then
            for vraag, keys in pairs(value) do
                local answer = antwoord(found_route, vraag)
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
    local soort = expected.doel ~= "startkwalificatie" and expected.doel or nil
    local leerroute, ketens = assert(regels:leerroute(zaak, {soort = soort})), {}
    for keten in leerroute:ketens() do
        local soorten = {}
        for schakel in keten:schakels() do soorten[#soorten + 1] = schakel.soort end
        ketens[#ketens + 1] = {soorten = soorten, vrijstelling = keten.vrijstelling, duur = duur(keten:duur())}
    end
    agree(expected.doel .. " aantal", #expected.ketens, #ketens)
    for k, keten in ipairs(expected.ketens) do
        for key, value in pairs(keten) do agree(expected.doel .. " " .. key, value, (ketens[k] or {})[key]) end
    end
    check(leerroute.bereikt == (expected.bereikt or false), expected.doel, "bereikt")
end

local function check_moment(scenario, moment)
    local zaak = assert(mbo.zaak(scenario.feiten))
    zaak = assert(assert(zaak:met(moment.feiten or {})):met({startdatum = moment.startdatum}))
    local advies = assert(regels:advies(zaak))
    local verwacht, index, routes, before = moment.verwacht, {}, mbo.lijst(advies:routes()), 0
    for _, leerroute in ipairs(verwacht.leerroutes or {}) do check_leerroute(zaak, leerroute) end
    for i, route in ipairs(routes) do index[route:naam()] = i end
    if verwacht.aantal then agree("aantal", verwacht.aantal, #routes) end
    if verwacht.eerste then agree("eerste", verwacht.eerste, routes[1]:naam()) end
    for _, route in ipairs(verwacht.routes) do
        local i = index[route.route]
        check(i, route.route, "is not a route")
        if i then
            check(verwacht.volgorde == false or i > before, route.route, "is out of order")
            check_route(routes[i], route)
            before = i
        end
    end
end

local begrippen = {}
for begrip in regels:begrippen() do begrippen[begrip.id] = true end

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
