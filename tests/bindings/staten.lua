-- SPDX-License-Identifier: MIT
-- What staten.c runs in each state: everything that is made and not released, the dear things in one of forty.
local mbo = require("mborules")

zaak = assert(mbo.zaak({bewijs = "diploma", leerweg = "bbl", vooropleiding = {"havo"}, onderwijsprijs = 12.5}))
assert(not mbo.zaak({leerwg = "bbl"}))
assert(not pcall(mbo.zaak))
structuur = assert(mbo.structuur_load_memory([[<sbb></sbb>]]) or true)
if beurt % 40 ~= 0 then return end

regels = assert(mbo.regels())
kwalificatie = assert(mbo.structuur()):kwalificaties()()
antwoord = assert(regels:toelating(zaak))
walk = antwoord:redenen()
reden = walk()
eigen = assert(regels:met_eigen_regel({vraag = "bekostiging", id = "eigen.regel", versie = "1", nl = "Een.",
    feiten = {"onderwijsprijs"}, functie = function(prijs) return prijs < 100 and eigen ~= nil end}))
assert(eigen:bekostiging({bewijs = "diploma", leerweg = "bbl", instelling = "roc", onderwijsprijs = 12.5}).uitkomst == "ja")
batch = assert(eigen:batch())
assert(batch:run({{leerweg = "bbl"}, {leerweg = "x"}}))
co = coroutine.wrap(function()
    for r in antwoord:redenen() do coroutine.yield(r) end
end)
co()

-- A worker of a host that forks: rules, an own rule and the structure that were made before.
function werk(nummer)
    for i = 1, 100 do
        local prijs = (nummer * 31 + i) % 200
        local a = assert(eigen:bekostiging({bewijs = "diploma", leerweg = "bbl", instelling = "roc", crebo = 25078,
            onderwijsprijs = prijs}))
        assert(a.uitkomst == (prijs < 100 and "ja" or "nee"))
    end
end
