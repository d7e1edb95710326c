-- SPDX-License-Identifier: MIT
-- A finaliser that makes a handle while the state closes, after the module was closed: finalisers run in the reverse order of
-- what they belong to, so this one, which is older than the module, comes last.
local function finaliser()
    at_the_end = require("mborules").zaak({leerweg = "bbl"})
    io.write("a handle while the state closes\n")
end
if newproxy then
    held = newproxy(true)
    getmetatable(held).__gc = finaliser
else
    held = setmetatable({}, {__gc = finaliser})
end
kept = require("mborules").zaak({leerweg = "bbl"})
