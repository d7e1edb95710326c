-- SPDX-License-Identifier: MIT
-- Which mbo route is open to someone, under which rules, and who pays: a first, thin layer over mborules_core.
local core = require("mborules_core")

local mborules = {core = core}
local regels, structuur

-- Made at the first use and kept; nil, err when that fails.
local function built_in()
    local err
    regels, err = regels or core.regels_create()
    if not regels then return nil, err end
    structuur, err = structuur or core.structuur_load_builtin()
    return structuur, err
end

-- The kwalificatie with a crebo in the built-in structure as a table; nil when there is none.
function mborules.kwalificatie(crebo)
    local ok, err = built_in()
    if not ok then return nil, err end
    local found = core.structuur_find_crebo(structuur, crebo)
    return found and {crebo = crebo, titel = core.kwalificatie_titel(found), niveau = core.kwalificatie_niveau(found),
                      dossier = core.dossier_titel(core.kwalificatie_dossier(found))}
end

-- The answer to a question, by name, for facts as texts: antwoord("toelating", {bewijs = "diploma"}); or nil, err.
function mborules.antwoord(vraag, feiten)
    local ok, err = built_in()
    if not ok then return nil, err end
    local code, zaak, oordeel
    code, err = core.code_parse(core.VOCABULAIRE_VRAAG, vraag)
    if not code then return nil, err end
    zaak, err = core.zaak_create()
    if not zaak then return nil, err end
    for naam, tekst in pairs(feiten) do
        ok, err = core.zaak_set_text(zaak, naam, tekst)
        if not ok then return nil, err end
    end
    oordeel, err = core.oordeel_create(regels, structuur, zaak, code, 0)
    if not oordeel then return nil, err end
    local antwoord = {vraag = vraag, ontbrekend = {}, redenen = {}}
    antwoord.uitkomst = core.code_name(core.VOCABULAIRE_UITKOMST, core.oordeel_uitkomst(oordeel, code))
    for i, feit in ipairs(core.oordeel_ontbrekend(oordeel, code)) do
        antwoord.ontbrekend[i] = core.feit_name(feit)
    end
    for i = 1, core.oordeel_reden_count(oordeel, code) do
        local regel = core.oordeel_reden_regel(oordeel, code, i - 1)
        local uitkomst = core.oordeel_reden_uitkomst(oordeel, code, i - 1)
        antwoord.redenen[i] = {regel = core.regel_id(regel), tekst = core.regel_tekst(regel, core.TAAL_NL),
                               uitkomst = core.code_name(core.VOCABULAIRE_UITKOMST, uitkomst)}
    end
    return antwoord
end

return mborules
