-- SPDX-License-Identifier: MIT
-- A script for host.c, as a user would write it.
local mbo = require "mborules"
local regels = assert(mbo.regels())

function oordeel(zaak)
    local a = assert(regels:toelating(zaak))
    if a.uitkomst == "ja" or a.uitkomst == "nee" then return a.uitkomst end
    return "eerst vragen: " .. table.concat(a.ontbrekend, ", ")
end
