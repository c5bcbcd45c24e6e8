"""The commands `brief` and `cite`: their files, and what they refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.apparatus import Run, Template


def test_the_ending_chooses_the_form(run: Run, template: Template, tmp_path: Path) -> None:
    for ending, start in ((".html", b"<!doctype html>"), (".md", b"Brief")):
        file = tmp_path / f"brief{ending}"
        asked = run("brief", "border-2008", "--theatre", template.name, "-o", str(file))
        assert (asked.code, asked.out, asked.err) == (0, "", "")
        assert file.read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("brief.doc", "--output: '.doc' is no ending of a brief"),
        ("brief", "'brief' has no ending"),
        ("brief.PDF.txt", "'.txt' is no ending of a brief"),
    ],
)
def test_another_ending_is_refused_with_those_that_are_possible(
    run: Run, file: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = run("brief", "osh-2010", "-o", file)
    assert (asked.code, asked.out) == (2, "")
    assert said in asked.err
    assert ".html, .pdf, .docx, .md" in asked.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["nowhere/brief.md", "file/brief.md", "folder.md"])
def test_a_place_that_cannot_be_written_is_refused_before_any_answer(
    run: Run, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "folder.md").mkdir()
    before = sorted(tmp_path.rglob("*"))
    monkeypatch.setattr("allies.briefs.making.brief", lambda *_: pytest.fail("it was made"))
    asked = run("brief", "osh-2010", "-o", str(tmp_path / place))
    assert (asked.code, asked.out) == (2, "")
    assert "cannot be written" in asked.err
    assert sorted(tmp_path.rglob("*")) == before


def test_an_old_file_stays_as_it_was_if_the_brief_cannot_be_made(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "brief.md"
    file.write_text("mine")
    asked = run("brief", "osh-2011", "-o", str(file))
    assert asked.code == 2
    assert "did you mean 'osh-2010'?" in asked.err
    assert file.read_text() == "mine"
    assert [item.name for item in tmp_path.iterdir()] == ["brief.md"]


@pytest.mark.parametrize(("ending", "library"), [(".pdf", "typst"), (".docx", "docx, typst")])
def test_a_missing_library_is_named_with_the_extra_that_brings_it(
    run: Run, ending: str, library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("allies.errors.find_spec", lambda _name: None)
    asked = run("brief", "osh-2010", "-o", str(tmp_path / f"brief{ending}"))
    assert asked.code == 2
    assert f"needs {library}" in asked.err
    assert "pip install 'allies[brief]'" in asked.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "nothing is named that the brief is about"),
        (("osh-2010", "--organisation", "csto"), "CASE and --organisation cannot be used together"),
        (("--organisation", "csto", "--for", "teaching"), "--organisation and --for cannot"),
        (("osh-2010", "--for", "fun"), "--for: 'fun' is not possible here"),
    ],
)
def test_what_does_not_go_together_is_refused(
    run: Run, words: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    asked = run("brief", *words, "-o", str(tmp_path / "brief.md"))
    assert (asked.code, asked.out) == (2, "")
    assert said in asked.err
    assert list(tmp_path.iterdir()) == []


def test_citations_of_a_saved_answer_have_its_sources_and_the_edition(
    run: Run, template: Template, tmp_path: Path
) -> None:
    answer = run("members", "pact", "--theatre", template.name, "--json")
    saved = tmp_path / "answer.json"
    saved.write_text(answer.out, encoding="utf-8")
    asked = run("cite", str(saved), "-o", str(tmp_path / "cited.json"))
    assert (asked.code, asked.err) == (0, "")
    works = json.loads((tmp_path / "cited.json").read_text(encoding="utf-8"))
    ids = [item["id"] for item in works]
    assert ids[:-2] == sorted(source["id"] for source in answer.json["sources"])
    assert ids[-2:] == ["allies-pact_theatre", "allies"]
    printed = run("cite", str(saved)).out
    assert printed.count("\n@") + 1 == len(works)


def test_a_case_is_cited_by_all_that_its_brief_shows(run: Run, template: Template) -> None:
    assert "@misc{evening-paper," in run("cite", "border-2008", "--theatre", template.name).out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "name a crisis, a file or --organisation"),
        (("osh-2010", "--organisation", "csto"), "only one of them"),
        (("osh-2010", "-o", "x.txt"), "'.txt' is no ending of citations"),
        (("nowhere.json",), "cannot be read"),
        (("a.json", "--theatre", "central_asia"), "says itself how it was asked"),
    ],
)
def test_what_cannot_be_cited_is_refused(
    run: Run, words: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = run("cite", *words)
    assert (asked.code, asked.out) == (2, "")
    assert said in asked.err
    assert list(tmp_path.iterdir()) == []
