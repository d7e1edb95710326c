-- SPDX-License-Identifier: MIT
-- An intake at the terminal, that asks the next best question until nothing that can be asked changes the advice:
--   lua5.4 intake.lua [FEIT=WAARDE...]
-- An empty line is: I do not know; "?" tells what may be answered.
local mbo = require "mborules"

local function stop(why)
    io.stderr:write(tostring(why), "\n")
    os.exit(2)
end

local regels = assert(mbo.regels())
local feiten, onbekend = {startdatum = os.date("%Y-%m-%d")}, {}
for i = 1, #arg do
    local feit, waarde = arg[i]:match("^([%w_]+)=(.*)$")
    feiten[feit or stop("no FEIT=WAARDE: " .. arg[i])] = waarde
end

local zaak, err = mbo.zaak(feiten)
if not zaak then stop(err) end

local function answers_to(feit)
    local vocabulaire = mbo.feit_vocabulaire(feit)
    return vocabulaire and table.concat(mbo.codes[vocabulaire], ", ") or mbo.feit_type(feit) == "bool" and "ja, nee"
        or mbo.feit_type(feit) == "datum" and "jjjj-mm-dd" or "een getal"
end

local advies = assert(regels:advies(zaak))
while true do
    local feit = advies:vervolgvraag({zonder = onbekend})
    if not feit then break end
    io.write(mbo.feit_question(feit), " ")
    local line = io.read("*l")
    if not line then break end
    if line == "?" then
        print("  " .. answers_to(feit))
    elseif line == "" then
        onbekend[#onbekend + 1] = feit
    else
        local more, wrong = zaak:met({[feit] = line})
        if more then
            zaak, advies = more, assert(regels:advies(more))
        else
            print("  " .. wrong)
        end
    end
end

print("\nWat staat open:")
for route in advies:routes() do
    if route.uitkomst_gewoon ~= "nee" then
        print(("  %s: %s"):format(route:naam(), mbo.code_label("uitkomst", route.uitkomst_gewoon)))
    end
end
