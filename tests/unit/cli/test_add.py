"""`allies add`: an entry with the checks at once; what would break something is not written."""

from __future__ import annotations

import pytest

from tests.apparatus import Run, Template

ACT = "{act: convened, by: [XHI, XLO], on: 2008-01-02, judgement: Invented.}"
ACT_OF_NEWS = "- {act: convened, by: XHI, on: 2008-01-02, cites: [{source: news, at: p. 1}]}\n"
LEFT = "{act: withdrew, by: XLO, of: pact, on: 2008-01-02, judgement: Invented.}"


def content(template: Template) -> dict[str, bytes]:
    return {
        path.relative_to(template.folder).as_posix(): path.read_bytes()
        for path in sorted(template.folder.rglob("*"))
        if path.is_file()
    }


def test_an_entry_that_keeps_every_expectation_is_written(run: Run, template: Template) -> None:
    answer = run("add", "act", ACT, "--theatre", str(template.folder))
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == "Added to pact_theatre/acts/added.yaml; 3 of 3 expectations hold\n"
    assert run("check", str(template.folder)).code == 0
    assert "convened" in run("timeline", "--json", "--theatre", str(template.folder)).out


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (LEFT, "expected 'yes', found 'no'"),
        (ACT.replace("XLO", "XOL"), "did you mean 'XLO'?"),
        (ACT.replace(", judgement: Invented.", ""), "this act has no citation"),
        (ACT.replace("convened", "conveened"), "unknown"),
    ],
)
def test_an_entry_that_breaks_something_is_told_and_nothing_is_written(
    run: Run, template: Template, entry: str, said: str
) -> None:
    before = content(template)
    answer = run("add", "act", entry, "--theatre", str(template.folder))
    assert (answer.code, answer.err) == (1, "")
    assert said in answer.out
    assert "Nothing was written" in answer.out.splitlines()[-1]
    assert content(template) == before
    as_json = run("add", "act", entry, "--theatre", str(template.folder), "--json")
    assert (as_json.code, as_json.json["written"]) == (1, False)
    assert content(template) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "law", ACT), "KIND: 'law' cannot be added"),
        (("add", "act", ACT), "--theatre: no theatre is given"),
        (("add", "act", ACT, "--theatre", "west_africa"), "takes no entries"),
        (("add", "act", ACT, "--theatre", "nowhere"), "no theatre 'nowhere'"),
    ],
)
def test_what_cannot_be_added_to_is_refused(run: Run, words: tuple[str, ...], said: str) -> None:
    answer = run(*words)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


def test_what_was_wrong_before_is_told_apart_from_what_an_entry_would_bring(
    run: Run, template: Template
) -> None:
    template.replace(
        "acts/acts.yaml",
        "- act: government_formed\n  by: XLO",
        "- act: government_formed\n  by: XOL",
    )
    before = content(template)
    theatre = ("--theatre", str(template.folder))
    good = run("add", "act", ACT, *theatre)
    assert good.code == 1
    told = "Nothing was written: pact_theatre had 1 fault before; correct that first"
    assert good.out.splitlines()[-1] == told
    bad = run("add", "act", ACT.replace("XLO", "XOO"), *theatre)
    assert "acts/added.yaml would bring 1 fault" in bad.out
    assert bad.out.splitlines()[-1] == "pact_theatre had 1 fault before; correct that first"
    as_json = run("add", "act", ACT, *theatre, "--json").json
    assert (len(as_json["faults"]), len(as_json["before"])) == (0, 1)
    assert content(template) == before


def test_an_entry_that_mends_what_was_wrong_is_written(run: Run, template: Template) -> None:
    template.add("acts/acts.yaml", ACT_OF_NEWS)
    source = "{id: news, title: News, published: 2008-01-02, kind: press}"
    theatre = ("--theatre", str(template.folder))
    assert run("check", str(template.folder)).code == 1
    assert run("add", "source", source, *theatre).code == 0
    assert run("check", str(template.folder)).code == 0
