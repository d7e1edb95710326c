-- SPDX-License-Identifier: MIT
-- The layer over the C half, which loads it: the module as a script sees it. It is compiled into that, so that the module is
-- one file. What is said of a function in a comment of three dashes goes into the annotations and the reference page.
local core = ...
local members, types, functions, codes = core.members, core.types, core.functions, core.codes
local concat, error, ipairs, min, pairs, pcall, setmetatable, tostring, type =
    table.concat, error, ipairs, math.min, pairs, pcall, setmetatable, tostring, type

-- ---- names that are near

-- How many letters must change to make one text of another.
local function distance(a, b)
    local above = {}
    for j = 0, #b do above[j] = j end
    for i = 1, #a do
        local left = above[0]
        above[0] = i
        for j = 1, #b do
            local cost = a:byte(i) == b:byte(j) and left or 1 + min(left, above[j], above[j - 1])
            left, above[j] = above[j], cost
        end
    end
    return above[#b]
end

-- The message that `what` has no `key`, with the name that is nearest among the keys of `names`.
local function no_such(what, key, names)
    if type(key) ~= "string" then return ("%s has names, not a %s"):format(what, type(key)) end
    local best, least
    for name in pairs(names) do
        local far = distance(key, name)
        if not least or far < least or far == least and name < best then best, least = name, far end
    end
    local near = best and least <= #key / 2 and (', "%s" is near'):format(best) or ""
    return ('%s has no "%s"%s'):format(what, key:sub(1, 80), near)
end

-- ---- errors

local fout = {__name = "mborules.fout"}

function fout:__tostring() return self.message end

function fout.__concat(a, b) return tostring(a) .. tostring(b) end

-- ---- the module

local what = functions.what
local mbo = {}
for name, call in pairs(functions) do mbo[name] = call end
for _, name in ipairs({"regels_create", "structuur_load_file", "structuur_load_builtin", "editie_create", "regels_woord",
                       "regels_woord_tekst", "code_count", "code_name", "feit_count", "feit_name", "version",
                       "regels_ingebouwd", "structuur_ingebouwd", "hundredths", "from_hundredths", "what"}) do
    mbo[name] = nil
end

--- The version of the library.
--- @type string
mbo.versie = functions.version()

--- The rules: the built-in ones, made once a state; with options those with the parameters of another file or text.
--- @param opties? {parameters_path?: string, parameters_data?: string}
--- @return mborules.regels? regels
--- @return mborules.fout? err
function mbo.regels(opties)
    if opties then return functions.regels_create(opties) end
    return functions.regels_ingebouwd()
end

--- The kwalificatiestructuur: the built-in one, loaded once a state; or that of a file of SBB.
--- @param pad? string
--- @param opties? table limits and `voortgang`, as of structuur_load_memory
--- @return mborules.structuur? structuur
--- @return mborules.fout? err
function mbo.structuur(pad, opties)
    if pad then return functions.structuur_load_file(pad, opties) end
    if opties then return functions.structuur_load_builtin(opties) end
    return functions.structuur_ingebouwd()
end

--- An edition of several files, that is put together: editie:file(path), editie:memory(data), then editie:structuur(). Each
--- file is told to `voortgang` as it is read.
--- @param opties? table limits and `voortgang`, as of structuur_load_memory
--- @return mborules.editie? editie
--- @return mborules.fout? err
function mbo.editie(opties) return functions.editie_create(opties) end

--- The codes of each vocabulary, in their order: mbo.codes.leerweg is {"bol", "bbl", "derde"}, mbo.codes.feit every fact,
--- mbo.codes.vraag every question.
--- @type table<string, string[]>
mbo.codes = setmetatable(codes, {
    __index = function(_, key) error(no_such("mborules.codes", key, codes), 2) end,
})

--- The label of a code for people.
--- @param vocabulaire string
--- @param code string
--- @param taal? "nl"|"en"
--- @return string? label
--- @return mborules.fout? err
function mbo.code_label(vocabulaire, code, taal)
    local number, err = functions.code_parse(vocabulaire, code)
    if not number then return nil, err end
    return functions.code_label(vocabulaire, number, taal)
end

--- The code that a text stands for, of which case does not matter.
--- @param vocabulaire string
--- @param tekst string
--- @return string? code
--- @return mborules.fout? err
function mbo.code_parse(vocabulaire, tekst)
    local number, err = functions.code_parse(vocabulaire, tekst)
    if not number then return nil, err end
    return functions.code_name(vocabulaire, number)
end

--- The words of the language of conditions and amounts, each with what it means.
--- @param taal? "nl"|"en"
--- @return fun(): string?, string?
function mbo.woorden(taal)
    local index = -1
    return function()
        index = index + 1
        local woord = functions.regels_woord(index)
        if woord then return woord, functions.regels_woord_tekst(index, taal) end
    end
end

--- An amount in whole cents, so that sums stay exact; an error when it is no whole number of cents.
--- @param euro number
--- @return integer centen
function mbo.centen(euro)
    local centen = functions.hundredths(euro)
    if not centen then error(("%s is no amount of whole cents"):format(tostring(euro)), 2) end
    return centen
end

--- The amount of so many cents, in euros.
--- @param centen integer
--- @return number euro
function mbo.euro(centen) return functions.from_hundredths(centen) end

--- What a walk gives, in a list: mbo.lijst(antwoord:redenen()). With nil and an error in its stead, that error is raised.
--- @param loop fun(): any
--- @param err? mborules.fout
--- @return any[]
function mbo.lijst(loop, err)
    if type(loop) ~= "function" then
        error("lijst: loop is a walk, not " .. (err and tostring(err) or type(loop)), 2)
    end
    local list = {}
    for value in loop do list[#list + 1] = value end
    return list
end

setmetatable(mbo, {
    __index = function(_, key) error(no_such("mborules", key, mbo), 2) end,
})

-- ---- walks

-- The object that a method of this layer is called on.
local function check(self, kind, name)
    local found, open = what(self)
    if found ~= kind then
        error(("%s is called with a colon, on a mborules.%s, not on %s"):format(name, kind, found or type(self)), 3)
    end
    if not open then error(("this mborules.%s was closed"):format(kind), 3) end
end

local regels, route, oordeel, batch = members.regels, members.route, members.oordeel, members.batch

local afleidingen, afleiding_tekst = regels.afleidingen, regels.afleiding_tekst
regels.afleiding_tekst = nil

--- The names that conditions use beside facts, codes, parameters and questions, each with what it stands for.
--- @param self mborules.regels
--- @return fun(): string?, string?
function regels.afleidingen(self)
    local next_name, index = afleidingen(self), -1
    return function()
        local naam = next_name()
        index = index + 1
        if naam then return naam, afleiding_tekst(self, index) end
    end
end

local begrip_in = regels.begrip_in

--- The first term of the glossary in a text from byte `van` on, with its first and last byte, as string.find gives them.
--- @param self mborules.regels
--- @param tekst string
--- @param taal? "nl"|"en"
--- @param van? integer
--- @return mborules.begrip? begrip
--- @return integer|mborules.fout? eerste or, with nil, the error of a language that there is not
--- @return integer? laatste
function regels.begrip_in(self, tekst, taal, van)
    local begrip, begin, length = begrip_in(self, tekst, (van or 1) - 1, taal)
    if not begrip then return nil, begin end -- what is wrong with the language, or nothing
    return begrip, begin + 1, begin + length
end

local stappen = route.stappen

--- What to do next, and what to know, of a route.
--- @param self mborules.route
--- @return fun(): mborules.stap?
function route.stappen(self)
    local made, err = stappen(self)
    if not made then error(err) end
    return made:stappen()
end

--- The name of a route: bewijs/leerweg/soort_opleiding, as far as they are set.
--- @param self mborules.route
--- @return string
function route.naam(self)
    check(self, "route", "naam")
    local parts = {self.bewijs, self.leerweg}
    parts[3] = self.soort_opleiding
    return concat(parts, "/")
end

--- The answers to the questions that were asked, each with its question.
--- @param self mborules.oordeel
--- @return fun(): string?, mborules.antwoord?
function oordeel.antwoorden(self)
    check(self, "oordeel", "antwoorden")
    local index = 0
    return function()
        local vraag, antwoord
        repeat
            index = index + 1
            vraag = codes.vraag[index]
            antwoord = vraag and self[vraag]
        until antwoord or not vraag
        return vraag, antwoord
    end
end

--- The rows that a function gives, each with its answers: for rij, antwoord in batch:rows(lees) do. `antwoord.toelating` is
--- an outcome; with options also antwoord["toelating.ontbrekend"] and so on, as of batch:run().
--- @param self mborules.batch
--- @param lees fun(): table? gives the next row, a table of its own; nil at the end
--- @param opties? {eigen?: string[], ontbrekend?: boolean, bedragen?: boolean}
--- @return fun(): table?, table?
function batch.rows(self, lees, opties)
    check(self, "batch", "rows")
    if type(lees) ~= "function" then error("rows: lees is a function, not " .. type(lees), 2) end
    local rows, columns, at = {}, nil, 0
    return function()
        if not rows then return nil end
        at = at + 1
        if not rows[at] then
            rows, at = {}, 1
            for i = 1, 1024 do
                rows[i] = lees()
                if not rows[i] then break end
            end
            if not rows[1] then
                rows = nil
                return nil
            end
            local err
            columns, err = self:run(rows, opties)
            if not columns then error(err) end
        end
        local answer = {}
        for name, column in pairs(columns) do answer[name] = column[at] or nil end
        return rows[at], answer
    end
end

-- ---- as people read them

local function reads(kind, format)
    local plain = types[kind].__tostring
    types[kind].__tostring = function(self)
        local ok, text = pcall(format, self)
        return ok and text or plain(self) -- closed
    end
end

local function titled(self)
    return self.titel
end

for _, kind in ipairs({"dossier", "domein", "sectorkamer", "competentie", "kerntaak", "werkproces", "kennis"}) do
    reads(kind, titled)
end
reads("regel", function(self) return self:tekst() end)
reads("stap", function(self) return self:tekst() end)
reads("begrip", function(self) return ("%s: %s"):format(self:naam(), self:tekst()) end)
reads("bron", function(self) return self.tekst end)
reads("route", function(self) return ("%s: %s"):format(self:naam(), self.uitkomst_gewoon) end)
reads("kwalificatie", function(self)
    local crebo = self:crebos()()
    return ("%s %s"):format(crebo and crebo.code or "-", self.titel)
end)
reads("parameter", function(self) return ("%s = %s %s"):format(self.naam, self.waarde, self.eenheid) end)
reads("zaak", function(self)
    local parts = {}
    for feit in self:feiten() do parts[#parts + 1] = feit .. "=" .. self:get_text(feit) end
    return concat(parts, " ")
end)
reads("antwoord", function(self)
    local parts = {("%s: %s"):format(self.vraag, self.uitkomst)}
    if self.soort and self.bedrag then parts[#parts + 1] = ("%s %s"):format(self.soort, self.bedrag) end
    if self.ontbrekend[1] then parts[#parts + 1] = "ontbrekend " .. concat(self.ontbrekend, ", ") end
    return concat(parts, "; ")
end)
reads("reden", function(self) return ("%s: %s"):format(self.regel.id, self.uitkomst or "toelichting") end)
reads("oordeel", function(self)
    local parts = {}
    for vraag, antwoord in self:antwoorden() do parts[#parts + 1] = ("%s: %s"):format(vraag, antwoord.uitkomst) end
    return concat(parts, "\n")
end)
reads("advies", function(self)
    local parts = {}
    for een in self:routes() do parts[#parts + 1] = tostring(een) end
    return concat(parts, "\n")
end)

local function count(walk)
    local n = 0
    for _ in walk do n = n + 1 end
    return n
end

reads("regels", function(self) return ("%d regels, rechtsstand %s"):format(count(self:regels()), self.rechtsstand) end)
reads("structuur", function(self)
    local text = ("%d kwalificaties in %d dossiers"):format(count(self:kwalificaties()), count(self:dossiers()))
    return self.peildatum and ("%s, peildatum %s"):format(text, self.peildatum) or text
end)

local function print_of(regels_or_other)
    local kind, open = what(regels_or_other)
    return kind == "regels" and open and regels_or_other.vingerafdruk
end

local same_regels = types.regels.__eq
types.regels.__eq = function(a, b)
    local print_a = print_of(a)
    return same_regels(a, b) or print_a and print_a == print_of(b) or false
end

-- Of tests and of who binds more: where each C function went.
mbo.bindings = {bound = core.bound, left_out = core.left_out, members = {}}
for kind, of in pairs(members) do -- a copy: C trusts what it looks up in them
    local copy = {}
    for name, member in pairs(of) do copy[name] = member end
    mbo.bindings.members[kind] = copy
end

return mbo, fout, no_such
