-- SPDX-License-Identifier: MIT
-- What the endpoint in nginx.conf answers: a case in JSON, {"leerweg": "bbl"}, posted to /toelating or another question. The
-- rules are made when nginx loads this, in init_by_lua: the workers that it forks share them.
local mbo = require "mborules"
local json = require "cjson.safe"

local regels = assert(mbo.regels())
assert(mbo.structuur()) -- for cases with a crebo

local function send(status, body)
    ngx.status = status
    ngx.header.content_type = "application/json"
    ngx.say(json.encode(body))
end

local function refuse(err) return send(400, {fout = {code = err.code, melding = err.message}}) end

-- An empty table has no form of its own in JSON: it is left out.
local function some(list) return list[1] and list end

local eindpunt = {}

function eindpunt.antwoord(vraag)
    ngx.req.read_body()
    local zaak, why = json.decode(ngx.req.get_body_data() or "")
    if type(zaak) ~= "table" then return refuse({code = "syntax", message = why or "a case is an object of facts"}) end
    local a, err = regels:antwoord(vraag, zaak)
    if not a then return refuse(err) end
    local redenen = {}
    for reden in a:redenen() do
        local regel = reden.regel
        redenen[#redenen + 1] = {regel = regel.id, uitkomst = reden.uitkomst, tekst = regel:tekst()}
    end
    send(200, {vraag = a.vraag, uitkomst = a.uitkomst, ontbrekend = some(a.ontbrekend), bedrag = a.bedrag, soort = a.soort,
        redenen = some(redenen)})
end

return eindpunt
