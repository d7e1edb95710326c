-- SPDX-License-Identifier: MIT
-- A filter over the CSV of a caseload: who may be admitted, and what is still to be asked of the others:
--   lua5.4 caseload.lua < caseload.csv
local mbo = require "mborules"

-- The fields of a line; those in quotes may have commas in them, and "" for a quote.
local function fields(line)
    local list = {}
    for field in (line:gsub("\r$", "") .. ","):gmatch('("?.-"?),') do
        local above = list[#list]
        if above and above:sub(1, 1) == '"' and not above:match('^".*"$') then
            list[#list] = above .. "," .. field
        else
            list[#list + 1] = field
        end
    end
    for i, field in ipairs(list) do
        if field:match('^".*"$') then list[i] = field:sub(2, -2):gsub('""', '"') end
    end
    return list
end

local names = fields(io.read("*l") or error("the caseload is empty", 0))
local batch = assert(assert(mbo.regels()):batch({vragen = "toelating"}))

local function row()
    local line
    repeat line = io.read("*l") until not line or line:find("%S")
    if not line then return nil end
    local values, zaak = fields(line), {}
    for i, name in ipairs(names) do zaak[name] = values[i] end
    return zaak
end

for zaak, antwoord in batch:rows(row, {eigen = {"klant"}, ontbrekend = true}) do
    local open = antwoord["toelating.ontbrekend"]
    print(zaak.klant, antwoord.toelating or "fout", open and table.concat(open, " ") or "")
end
for rij, melding in batch:fouten() do io.stderr:write(("rij %d: %s\n"):format(rij, melding)) end
