-- SPDX-License-Identifier: MIT
-- Every member of every kind of object: there is one to try it on, senseless arguments are refused or give nil and an error,
-- an object that was closed says so, and each is documented; each C function has the place that the binding says.
local mbo = require("mborules")
local proef = require("proef")
local equal, collect = proef.equal, proef.collect

local members, bound, left_out = mbo.bindings.members, mbo.bindings.bound, mbo.bindings.left_out
local XML = (arg[0]:gsub("bindings/[^/]*$", "data/sbb-inhoud.xml"))
local tests = {}

local function kind_of(value)
    local name = type(value) == "userdata" and getmetatable(value)
    return type(name) == "string" and name:match("^mborules%.(.*)$")
end

-- A root of each chain of objects.
local function roots()
    local regels, file = assert(mbo.regels()), assert(mbo.structuur(XML))
    local zaak = assert(mbo.zaak({bewijs = "diploma", leerweg = "bbl", instelling = "roc", leerbaan = "geen",
        leerbedrijf_erkend = true, startdatum = "2024-11-04"}))
    local antwoord = assert(regels:onderwijsgeld(zaak))
    local dekking = assert(file:dekking())
    assert(dekking:add(assert(file:find_werkproces("B1-K1-W1@25990"))))
    local receipt = antwoord:motivering()
    -- A receipt of other rules: its lines differ.
    local other = assert(regels:met_parameter("cursusgeld.niveau_3_4", "2024-08-01", 1))
    local batch = assert(regels:batch())
    assert(batch:run({{leerweg = "x"}}))
    return {regels, file, mbo.structuur(), zaak, antwoord, regels:oordeel(zaak), regels:advies(zaak), dekking,
        regels:advies({startdatum = "2024-09-01"}, {niveau = 1}), regels:leerroute({}, {soort = "vak"}),
        regels:nodig(zaak, "praktijkplaats"), regels:verschil("2026-07-31", regels, "2026-08-01", "onderwijsgeld"),
        regels:verschil("2025-01-01", other, "2025-01-01", "onderwijsgeld"),
        regels:controleer(receipt), other:controleer(receipt), file:vergelijk(mbo.structuur()), file:woorden(), mbo.editie(),
        batch, assert(mbo.structuur_load_memory((io.open(XML):read("*a"):gsub('prijsfactor="1.2"', 'prijsfactor="x"'))))}
end

local function senseless()
    return {{}, {nil, nil, nil}, {0}, {-1, -1}, {2 ^ 60}, {0 / 0}, {""}, {"x", "x"},
        {"x", {}, {}}, {{}}, {{x = 1}}, {print}, {true, true},
        {"toelating", {}, {}}, {"leerweg"}, {"bbl"}, {"nl"}, {mbo.regels(), mbo.regels()}, {"2024-01-01", mbo.regels(), "x", "y"},
        {"inleiding"}, {1, 2, 3, 4, 5, 6, 7, 8, 9}, {("x"):rep(5000)}, {"x\0y"}, {io.stdout}, {coroutine.create(print)},
        {mbo.zaak({}), "toelating"}, {{}, "toelating", {vast = {}}}}
end

-- One object of each kind, and every member called on it.
local function crawl(visit)
    local seen, todo = {}, roots()
    local n = #todo
    local function meet(value)
        local kind = kind_of(value)
        if kind and not seen[kind] then
            seen[kind] = value
            n = n + 1
            todo[n] = value
        elseif type(value) == "function" then
            for _ = 1, 200 do
                local ok, one, two = pcall(value)
                if not ok or one == nil then break end
                for _, got in ipairs({one, two or nil}) do
                    local of = kind_of(got)
                    if of and not seen[of] then
                        seen[of] = got
                        n = n + 1
                        todo[n] = got
                    end
                end
            end
        end
    end
    local i = 0
    while i < n do
        i = i + 1
        local object = todo[i]
        local kind = assert(kind_of(object), i)
        seen[kind] = seen[kind] or object
        for name, member in pairs(members[kind]) do
            if name ~= "close" then visit(kind, name, member, object, meet) end
        end
    end
    return seen
end

function tests.every_member_with_what_makes_no_sense()
    local calls = 0
    local seen = crawl(function(_, name, member, object, meet)
        if type(member) == "number" then
            meet(object[name])
        else
            for _, args in ipairs(senseless()) do
                calls = calls + 1
                local ok, value, err = pcall(member, object, (table.unpack or unpack)(args, 1, 9))
                if not ok then
                    assert(type(value) == "string" and #value > 0, name)
                elseif value == nil and type(err) == "table" then
                    assert(#err.code > 0 and #err.message > 0)
                else
                    meet(value)
                end
            end
            meet((select(2, pcall(member, object))))
            -- on what it is not a method of
            for _, self in ipairs({{}, "x", io.stdout, print, 1}) do assert(not pcall(member, self), name) end
            assert(not pcall(member))
        end
    end)
    local without = {}
    for kind in pairs(members) do
        if not seen[kind] then without[#without + 1] = kind end
    end
    table.sort(without)
    equal(table.concat(without, " "), "stappen") -- that route:stappen() walks through
    assert(calls > 1000)
end

function tests.every_member_of_what_was_closed()
    local seen = crawl(function(_, name, member, object, meet)
        if type(member) == "number" then meet(object[name]) else meet((select(2, pcall(member, object)))) end
        if name == "leerweg" then meet(nil) end
    end)
    for kind, object in pairs(seen) do
        object:close()
        object:close()
        assert(tostring(object):find("closed"), kind)
        for name, member in pairs(members[kind]) do
            if name ~= "close" then
                local ok, err = pcall(function() return type(member) == "number" and object[name] or member(object) end)
                assert(not ok and err:find("closed"), kind .. " " .. name)
            end
        end
    end
    collect()
end

function tests.functions_of_the_module()
    for name, value in pairs(mbo) do
        if type(value) == "function" and name ~= "lijst" then
            for _, args in ipairs(senseless()) do
                local ok, got = pcall(value, (table.unpack or unpack)(args, 1, 9))
                assert(ok or type(got) == "string", name)
            end
        end
    end
end

function tests.each_c_function_has_its_place()
    local count = 0
    for name, place in pairs(bound) do
        count = count + 1
        local owner, member = place:match("^(%w+)[.:]([%w_]+)$")
        assert(owner, name .. " " .. place)
        if owner == "mbo" then
            assert(rawget(mbo, member) ~= nil, place)
        else
            assert(members[owner] and members[owner][member] ~= nil, name .. ": " .. place)
        end
        equal(left_out[name], nil)
    end
    assert(count > 300)
end

-- The manifest has the name of each function on a line of its own, and nothing else has names so.
function tests.each_c_function_is_bound_or_not_with_a_reason()
    local manifest = io.open((arg[0]:gsub("tests/bindings/[^/]*$", "bindings/mborules-api.json"))):read("*a")
    local functions = manifest:match('"functions": %[(.*)\n  %],\n  "unbound"')
    local count = 0
    for name in functions:gmatch('\n      "name": "(mbo_[%w_]+)"') do
        count = count + 1
        assert(bound[name] or left_out[name] and #left_out[name] > 5, name)
    end
    assert(count > 360)
end

function tests.each_member_is_documented()
    local path = assert(os.getenv("MBORULES_LUA_DOCS"), "MBORULES_LUA_DOCS does not name the folder of the annotations")
    local text = assert(io.open(path .. "/mborules.d.lua")):read("*a")
    local page = assert(io.open(path .. "/lua.md")):read("*a")
    assert((loadstring or load)(text)) -- they are Lua
    local function documented(kind, name, field)
        local class = text:match("\n%-%-%-@class mborules%." .. kind .. "\n(.-)\nlocal " .. kind .. " = {}")
        local line = field and class and class:match("%-%-%-@field " .. name .. " [^\n]*%a")
        local method = not field and text:match("\n%-%-%- %S[^\n]*\nfunction " .. kind .. ":" .. name .. "%(")
            or text:match("\n%-%-%-@[^\n]*\nfunction " .. kind .. ":" .. name .. "%(")
        assert(line or method, ("%s %s is not documented"):format(kind, name))
        assert(name == "close" or page:find("`" .. kind .. (field and "." or ":") .. name, 1, true)
            or page:find("`for ... in " .. kind .. ":" .. name .. "(", 1, true), kind .. " " .. name)
    end
    for kind, of in pairs(members) do
        for name, member in pairs(of) do documented(kind, name, type(member) == "number") end
    end
    for name, value in pairs(mbo) do
        if type(value) == "function" then
            assert(text:find("function mbo." .. name .. "(", 1, true), name)
        elseif name ~= "bindings" then
            assert(text:find("---@field " .. name .. " ", 1, true), name)
        end
    end
end

proef.run(tests)
