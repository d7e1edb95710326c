# SPDX-License-Identifier: MIT
"""The notebooks: each runs from its text in a clean kernel, and what must come out of it does.

The facts stand in the law and in the tables of the library's sources, or are counted here in another way.
MBORULES_NOTEBOOKS: where to leave the page that they make.
"""
import doctest
import os
import pathlib
import re
import sys

import pytest

TOP = pathlib.Path(__file__).resolve().parents[2]
NOTEBOOKS = TOP / "examples" / "notebooks"

pytest.importorskip("nbclient", exc_type=ImportError)
sys.path.insert(0, str(TOP / "tools"))
import notebooks  # noqa: E402

# What is asserted in the kernel, when all cells have run.
FACTS = {
    "1-kwalificatiestructuur": """
        assert tellingen["2015-08-01"].tolist() == [470, 394, 0] and tellingen["2023-07-31"].tolist() == [449, 415, 0]
        assert tellingen["2019-08-01"].tolist() == [202, 0, 662] and tellingen["2026-08-01"].tolist() == [0, 0, 864]
        assert per_niveau.loc[1].to_dict() == {"vervallen": 12, "gebleven": 0, "nieuw": 9}
        assert per_niveau.sum().to_dict() == {"vervallen": 268, "gebleven": 202, "nieuw": 247}
        assert per_domein.to_numpy().sum() == 449 and per_domein.index[0] == "Techniek en procesindustrie"
        assert per_domein.loc["(geen domein)"].tolist() == [9, 0, 0, 0] and per_domein.loc["Toerisme en recreatie", 2] == 0
        assert set(terug["crebo"]) <= set(vervallen["crebo"]) and terug["crebo"].is_unique
    """,
    "2-wie-mag-wat": """
        # WEB 8.2.1 and 8.1.1b
        entree = {"basisonderwijs", "praktijkonderwijs", "buitenlands_niet_erkend"}
        assert set(toelating.index[toelating["entree"] == "ja"]) == entree
        assert set(toelating.index[toelating["entree"] == "nee"]) == set(toelating.index) - entree
        assert set(toelating.index[toelating["basisberoeps"] == "ja"]) == set(toelating.index) - entree
        for soort in ("vak", "middenkader"):
            assert set(toelating.index[toelating[soort] == "ja"]) == set(toelating.index) - entree - {"vmbo_bb", "mbo_entree"}
        assert set(toelating.index[toelating["specialisten"] == "ja"]) == {"mbo_vak"}
        assert set(toelating.drop(columns="entree").to_numpy().ravel()) == {"ja", "voorwaardelijk"}
        # Leerplichtwet 3; 8.1.1 lid 3
        assert (zeker.loc["bbl"][[14, 15]] == 0).all(axis=None)
        assert (mogelijk.loc["bbl"] == zeker.loc["bbl"][25].to_frame().to_numpy()).all(axis=None)
        assert (zeker[[16, 17, 18]].eq(zeker[25], axis=0)).all(axis=None)
        assert zeker.loc[("bol", "vmbo_tl"), 14] == 4 and zeker.loc[("bol", "basisonderwijs"), 15] == 0
        # WSF 2.3 and 2.3a; LCGW 3, UB 13: an age at the start of who has a birthday in February
        ages = {soort: set(geld.index[geld[soort] == "ja"]) for soort in geld}
        assert list(ages.values()) == [set(range(18, 30)), set(range(30, 57)), set(range(18, 63)), set(range(18, 63))]
        assert set(map(str, Vraag)) - set(gelijk) == {"aanbod", "urennorm", "onderwijsgeld", "levenlanglerenkrediet",
                                                      "subsidie_praktijkleren", "traject"}
        for vragen, anders in ((("onderwijsgeld", "levenlanglerenkrediet"), "ander bedrag"), (("aanbod", "traject"), "ja → nee")):
            assert {verschil for vraag, verschil in rijen if vraag in vragen} == {anders}
        assert (zoals_nu == naar_leeftijd["uitkomst"]).all()
        # 7.2.7 lid 3, of before and of 2026-08-01; 11.1.11
        assert normen["begeleid", "tot"].tolist() == [600, 700, 1250, 1800]
        assert normen["begeleid", "vanaf"].tolist() == [500, 500, 1000, 1500]
        assert normen["bpv", "tot"].tolist() == [0, 250, 450, 900] and normen["bpv", "vanaf"].tolist() == [0, 250, 500, 750]
        assert (normen["totaal", "tot"] == normen["totaal", "vanaf"]).all()
        assert zaken["uitkomst"].tolist() == ["ja"] * 6 + ["nee", "nee", "onbekend"] * 2
    """,
    "3-krediet": """
        assert grens["waarde"].astype(int).tolist() == [55, 56, 57]
        assert {(str(k.uitkomst_was), str(k.uitkomst_nu)) for k in klassen} == {("nee", "ja")}
        # The same, counted without the library: WSF 1.2, 2.2, 2.3a, 2.4, 2.5, 3.16b
        eerste = mensen["startdatum"].dt.to_period("M").dt.start_time
        geboren = mensen["geboortedatum"]
        jaren = eerste.dt.year - geboren.dt.year - (geboren.dt.strftime("%m%d") > eerste.dt.strftime("%m%d"))
        mag = ((mensen["bewijs"] == "diploma") & (mensen["leerweg"] == "bol") & mensen["diploma_erkenning"]
               & mensen["nationaliteit_wsf"] & (mensen["studieduur"] >= 12) & ~mensen["onderwijs_vergoed"])
        assert (erbij == (mag & (jaren >= 57) & (jaren < 60))).all() and erbij.sum() > 1000
        assert ((was == "ja")[jaren > 30] == (mag & (jaren < 57))[jaren > 30]).all() and not (was == "ja")[jaren < 30].any()
        assert nieuw_min - oud_max < 0 < erbij_min < erbij.sum() < erbij_max < nieuw_max - oud_min
        assert (trap["min"] <= trap["waar"]).all() and (trap["waar"] <= trap["max"]).all()
        assert trap["waar"].is_monotonic_increasing
        assert voorwaarden["aan alle vijf voldoen"].sum() == erbij.sum()
        assert aanvullen.sort_values("band")["aangevuld"].tolist()[1] == Feit("geboortedatum").label()
        assert (bedrag[mensen["instelling"] == "roc"] == 1458).all() and bedrag.max() == 5 * 1458
        privaat = erbij & (mensen["instelling"] == "privaat")
        assert (bedrag[privaat] == mensen["onderwijsprijs"].clip(upper=7290)[privaat]).all() and privaat.any()
        assert antwoord.uitkomst == "ja" and antwoord.bedrag is None and antwoord.zonder_waarde == ("lesgeld.bedrag",)
    """,
    "4-caseload": """
        assert pd.DataFrame.from_arrow(antwoorden.fouten)["rij"].tolist() == [5, 12] and len(caseload) == 22
        brieven = {rij["klant"]: (werkmap / f"{rij['klant']}.md").read_text() for _, rij in caseload.iterrows()}
        zinnen = {regel.tekst() for regel in regels.regels}
        for nummer, rij in caseload.iterrows():
            tekst, uitkomst = brieven[rij["klant"]], uitkomsten.loc[nummer, "traject"]
            assert OPENING[Uitkomst(uitkomst)] in tekst and "Dit is geen besluit" in tekst and rij["naam"] in tekst
            assert ("Wij weten nog niet" in tekst) == (uitkomst == "onbekend")
            assert ("Hierover kan een ander beslissen" in tekst) >= (uitkomst == "voorwaardelijk")
            geciteerd_ = re.findall(r"^- (.*) [*][(]", tekst, re.M)
            assert set(geciteerd_) <= zinnen
            assert tekst.split(REDENEN[Uitkomst(uitkomst)])[1].strip().startswith(f"- {geciteerd_[0]} *(")
            assert regels.controleer((werkmap / f"{rij['klant']}.motivering").read_bytes()).uitslag == "klopt"
        assert set(uitkomsten["traject"]) == {"ja", "voorwaardelijk", "onbekend", "nee"}
        # WEB 8.1.1c and 8.1.1b lid 2: at a funded school a ja comes with what the school may refuse for
        zeker = {"naam": "A. Visser", "klant": "K100", "geboortedatum": "1999-02-01", "startdatum": "2026-09-01",
                 "bewijs": "diploma", "leerweg": "bol", "instelling": "roc", "studieduur": "12", "vooropleiding": "vmbo_tl",
                 "soort_opleiding": "basisberoeps"}
        entree = {"vooropleiding": "praktijkonderwijs", "soort_opleiding": "entree"}
        for anders, weigeren in (({}, "heeft recht op toelating. De school kan"), (entree, "kan alleen worden geweigerd")):
            tekst = brief(pd.Series({**zeker, **anders}))[0]
            assert OPENING[Uitkomst.JA] in tekst and weigeren in tekst
    """,
}


@pytest.fixture(scope="module")
def executed():
    """Each notebook, run once, with its facts asserted."""
    lines = {name: "import re\n" + re.sub(r"(?m)^ {8}", "", facts) for name, facts in FACTS.items()}
    return notebooks.run_all(sorted(NOTEBOOKS.glob("*.md")), lines)


def test_readme_to_its_plot(tmp_path, monkeypatch):
    """The first ten minutes, the part with a frame and a plot too."""
    readme = TOP / "bindings" / "python" / "README.md"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "agg")
    assert doctest.testfile(str(readme), module_relative=False).failed == 0
    assert (tmp_path / "krediet.png").stat().st_size > 10_000


def test_all_are_run_with_facts(executed):
    assert list(executed) == sorted(FACTS)


def test_the_text_has_no_outputs():
    assert not list(NOTEBOOKS.rglob("*.ipynb"))
    for path in NOTEBOOKS.glob("*.md"):
        notebook = notebooks.jupytext.read(path)
        assert all(not cell.get("outputs") and cell.get("execution_count") is None for cell in notebook.cells)


def test_figures_can_be_read_by_who_does_not_see_them(executed):
    for name, notebook in executed.items():
        figures = [cell for cell in notebook.cells
                   if any("image/svg+xml" in one.get("data", {}) for one in cell.get("outputs", ()))]
        assert figures, name
        for cell in figures:
            assert len(cell.metadata.get("alt", "")) > 60, cell.source


def test_nothing_is_written_to_stderr(executed):
    for notebook in executed.values():
        for cell in notebook.cells:
            assert not [one.text for one in cell.get("outputs", ()) if one.get("name") == "stderr"]


def test_the_page(executed):
    page = notebooks.page(executed)
    assert page.count("<section>") == len(FACTS) and "Traceback" not in page
    assert all(f'<a href="#{name}">' in page and f'<h2 id="{name}">' in page for name in FACTS)
    seen = re.sub('<details>.*?</details>|src="[^"]*"', "", page, flags=re.S)
    assert not re.findall('<img alt=""|<style scoped|>NaN<|>nan<|>NaT<|None|0x', seen)
    if where := os.environ.get("MBORULES_NOTEBOOKS"):
        pathlib.Path(where).parent.mkdir(parents=True, exist_ok=True)
        pathlib.Path(where).write_text(page, encoding="utf-8")
