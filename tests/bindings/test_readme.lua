-- SPDX-License-Identifier: MIT
-- The code in the README of the Lua module prints what it says.
local file = assert(io.open((arg[0]:gsub("tests/bindings/[^/]*$", "bindings/lua/README.md"))))
local text = file:read("*a")
file:close()

-- One chunk of all blocks: they go on where the one before ended.
local code, expected = {}, {}
for block in text:gmatch("\n```lua\n(.-)\n```") do
    for line in (block .. "\n"):gmatch("(.-)\n") do
        local said = line:match("^%-%-> (.*)$")
        code[#code + 1] = line
        if said then expected[#expected + 1] = said end
    end
end
local printed = {}
local function keep(...)
    local parts = {}
    for i = 1, select("#", ...) do parts[i] = tostring((select(i, ...))) end
    printed[#printed + 1] = table.concat(parts, "\t")
end
assert((loadstring or load)("local print = ...; " .. table.concat(code, "\n"), "=README"))(keep)
for i = 1, math.max(#printed, #expected) do
    if printed[i] ~= expected[i] then
        print(("line %d: README says %s, printed is %s"):format(i, tostring(expected[i]), tostring(printed[i])))
        os.exit(1)
    end
end
assert(#expected > 15)
