-- SPDX-License-Identifier: MIT
-- A rule of a gemeente: it pays for no training that is dear, unless it is short.
local mbo = require "mborules"

local regels = assert(assert(mbo.regels()):met_eigen_regel({
    vraag = "gemeente_financiering", id = "gemeente.budget", versie = "2026-1", feiten = {"onderwijsprijs", "studieduur"},
    nl = "De gemeente betaalt ten hoogste € 5.000, of € 7.500 als de opleiding niet langer dan een jaar duurt.",
    functie = function(onderwijsprijs, studieduur)
        return onderwijsprijs <= (studieduur <= 12 and 7500 or 5000)
    end,
}))

for _, prijs in ipairs({4999.99, 7500, 7500.01}) do
    print(prijs, assert(regels:gemeente_financiering({uitkering = "participatiewet", onderwijsprijs = prijs, studieduur = 12,
        startdatum = "2026-09-01", besluit_gemeente = true})).uitkomst)
end
