-- SPDX-License-Identifier: MIT
-- A pandoc filter that fills a letter from a case:
--   pandoc --lua-filter brief.lua brief.md -o brief.html
-- The case stands in the metadata as `zaak`. [](toelating) becomes the answer to that question, and a list of classes
-- .redenen with the question as its attribute `vraag` the reasons, each with its sources. Other links stay.
local mbo = require "mborules"

local regels = assert(mbo.regels())
local zaak, vragen = nil, {}
for _, vraag in ipairs(mbo.codes.vraag) do vragen[vraag] = true end

-- An amount as a letter has it: € 1.064,25.
local function euros(bedrag)
    local heel, centen = ("%.2f"):format(bedrag):match("^(%d+)%.(%d%d)$")
    heel = heel:reverse():gsub("%d%d%d", "%0."):reverse():gsub("^%.", "")
    return ("€ %s,%s"):format(heel, centen)
end

-- An error ends pandoc with its message.
local function answer(vraag)
    local a, err = regels:antwoord(vraag, zaak or error("the letter has no `zaak` in its metadata", 0))
    return a or error(tostring(err), 0)
end

local function meta(m)
    local feiten = {}
    for feit, waarde in pairs(m.zaak or {}) do
        feiten[feit] = type(waarde) == "boolean" and waarde or pandoc.utils.stringify(waarde)
    end
    local err
    zaak, err = mbo.zaak(feiten)
    if not zaak then error(tostring(err), 0) end
end

local function link(element)
    if #element.content == 0 and vragen[element.target] then
        local a = answer(element.target)
        local text = mbo.code_label("uitkomst", a.uitkomst)
        if a.bedrag and a.soort then text = ("%s: %s %s"):format(text, mbo.code_label("geldsoort", a.soort), euros(a.bedrag)) end
        return pandoc.Strong({pandoc.Str(text)})
    end
end

local function div(element)
    if not element.classes:includes("redenen") then return nil end
    local items = {}
    for reden in answer(element.attributes.vraag):redenen() do
        local bronnen = {}
        for bron in reden.regel:bronnen() do bronnen[#bronnen + 1] = bron.tekst end
        items[#items + 1] = {pandoc.Plain({pandoc.Str(reden.regel:tekst()), pandoc.Space(),
            pandoc.Emph({pandoc.Str("(" .. table.concat(bronnen, "; ") .. ")")})})}
    end
    return pandoc.BulletList(items)
end

return {{Meta = meta}, {Link = link, Div = div}}
