"""Bad theatres: every command refuses them, and `check` says all that is wrong and where."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.apparatus import (
    ACTS,
    CASE,
    CITED,
    EXPECTED,
    PACT,
    PLACES,
    STATES,
    Run,
    Template,
    no_failure_of_the_program,
    refused,
    words,
)

Spoil = Callable[[Template], None]


def replacing(file: str, old: str, new: str) -> Spoil:
    return lambda template: template.replace(file, old, new)


def adding(file: str, text: str) -> Spoil:
    return lambda template: template.add(file, text)


def writing(file: str, content: bytes) -> Spoil:
    return lambda template: template.write(file, content)


def link_out(template: Template) -> None:
    (template.folder.parent / "secret.yaml").write_text("- act: founded\n", encoding="utf-8")
    template.path("acts/link.yaml").symlink_to(template.folder.parent / "secret.yaml")


def fifty_megabytes(template: Template) -> None:
    with template.path("acts/huge.yaml").open("wb") as opened:
        opened.truncate(50_000_000)


def circle(template: Template) -> None:
    template.replace(PACT, "effect: permit", "effect: permit\n    overrides: [pact.treaty.art-6]")
    template.replace(PACT, "effect: require", "effect: require\n    overrides: [pact.treaty.art-5]")


BOMB = "\n".join(
    ["l0: &l0 [lol, lol]", *(f"l{at}: &l{at} [*l{at - 1}, *l{at - 1}]" for at in range(1, 40))]
)

CITED_ARTICLE = '{source: pact-text, at: "art. 9", credibility: 1}'

# How to spoil it; the file at fault and some text of its line; what, why and what to do.
THEATRES: dict[str, tuple[Spoil, str, str, tuple[str, str, str]]] = {
    "broken YAML": (
        replacing(STATES, "name: Lowland", "name: [Lowland"),
        STATES,
        "capital: Downton",
        ("broken YAML: did not find expected ',' or ']'", "", "close the bracket"),
    ),
    "a tab": (
        replacing(STATES, "  capital: Downton", "\tcapital: Downton"),
        STATES,
        "\tcapital",
        ("broken YAML: found a tab character", "", "indent with spaces"),
    ),
    "a duplicate key": (
        replacing(STATES, "name: Lowland", "name: Lowland\n  name: Downland"),
        STATES,
        "Downland",
        ("the key 'name' occurs twice", "", "keep one of the two"),
    ),
    "an unknown key": (
        replacing(STATES, "capital: Downton", "capitol: Downton"),
        STATES,
        "capitol",
        (
            "unknown key 'capitol'",
            "an entry of kind 'state' has no such key",
            "did you mean 'capital'?",
        ),
    ),
    "a code of a state that is none": (
        replacing(STATES, "id: XHI", "id: NO"),
        STATES,
        "id: NO",
        ("'NO' is not an ISO 3166-1 alpha-3 code", "three capital letters", "write NOR for Norway"),
    ),
    "a character that takes over the terminal": (
        replacing(STATES, "name: Lowland", 'name: "Low\\e[31mland"'),
        STATES,
        "e[31mland",
        ("has the control character '\\x1b'", "", "remove it: it cannot be seen"),
    ),
    "such a character in a table": (
        replacing(PLACES, "Downton,", "Down\x1b[31mton,"),
        PLACES,
        "Down",
        ("has the control character '\\x1b'", "", "remove it: it cannot be seen"),
    ),
    "a missing citation": (
        replacing(ACTS, '  cites: [{source: pact-text, at: "art. 9", credibility: 1}]\n', ""),
        ACTS,
        "- act: entered_into_force",
        (
            "this act has no citation",
            "every fact names its source",
            "give 'cites:', or 'judgement:'",
        ),
    ),
    "a digest that is none": (
        replacing(ACTS, CITED_ARTICLE, CITED_ARTICLE.replace("}", ", runs: [beef, 12]}")),
        ACTS,
        "runs: [beef, 12]",
        ("'cites': 'beef' is not a digest of sixteen hexadecimal digits", "", ""),
    ),
    "an unknown code": (
        replacing(CASE, "trigger: external_attack", "trigger: attack"),
        CASE,
        "trigger: attack",
        ("'trigger' cannot be 'attack'", "it is one of external_attack, border_clash", ""),
    ),
    "an unknown state": (
        replacing(CASE, "host: XLO", "host: XLOO"),
        CASE,
        "host: XLOO",
        ("unknown state 'XLOO'", "", "did you mean 'XLO'?"),
    ),
    "an interval that ends before it starts": (
        replacing(ACTS, "on: 2002-01-01", "on: 2002-02/2002-01"),
        ACTS,
        "2002-02/2002-01",
        ("'2002-02/2002-01' ends before it starts", "", ""),
    ),
    "an act that contradicts the fold": (
        adding(ACTS, f"- {{act: withdrew, by: XHI, of: pact, on: 2001-04-30, {CITED}}}\n"),
        ACTS,
        "by: XHI, of: pact, on: 2001-04-30",
        (
            "'withdrew' cannot follow: membership of XHI in pact is 'none' on 2001-04-30",
            "it must be member or suspended",
            "add the act that came before",
        ),
    ),
    "an unknown predicate": (
        replacing(PACT, "met: {host_requested:", "met: {host_asked:"),
        PACT,
        "host_asked",
        (
            "unknown predicate 'host_asked'",
            "a rule can use only registered predicates",
            "",
        ),
    ),
    "a wrong parameter": (
        replacing(PACT, "met: {host_requested: {of: pact}}", "met: {host_requested: {to: pact}}"),
        PACT,
        "{to: pact}",
        ("'host_requested' has no parameter 'to'", "Whether the host's request", ""),
    ),
    "a missing parameter": (
        replacing(PACT, "met: {host_requested: {of: pact}}", "met: host_requested"),
        PACT,
        "met: host_requested",
        (
            "'host_requested' needs the parameter 'of'",
            "Whether the host's request",
            "write {host_requested: {of: ...}}",
        ),
    ),
    "a circle of overrides": (
        circle,
        PACT,
        "overrides: [pact.treaty.art-6]",
        ("overrides run in a circle", "each would defeat the other", "remove one of them"),
    ),
    "a provision that overrides itself": (
        replacing(PACT, "effect: permit", "effect: permit\n    overrides: [pact.treaty.art-5]"),
        PACT,
        "overrides: [pact.treaty.art-5]",
        ("'pact.treaty.art-5' overrides itself", "", "remove it"),
    ),
    "a provision that binds an unknown state": (
        replacing(PACT, "effect: permit", "effect: permit\n    binds: [XLP]"),
        PACT,
        "binds: [XLP]",
        ("unknown state 'XLP'", "", "did you mean 'XLO'?"),
    ),
    "a text in force before it is signed": (
        replacing(ACTS, "on: 2002-01-01", "on: 2001-04-30"),
        ACTS,
        "on: 2001-04-30",
        (
            "'pact.treaty' enters into force before it was opened",
            "it was opened for signature on 2001-05-01",
            "correct one of the two dates",
        ),
    ),
    "a reading nobody holds": (
        replacing(
            PACT,
            "      - who: pact\n        since: 2001-05-01\n"
            "        judgement: The ordinary law of treaties.\n",
            "      []\n",
        ),
        PACT,
        "id: in_force_only",
        (
            "the reading 'in_force_only' has no holder",
            "a reading is a position with a documented holder",
            "name its 'holders:'",
        ),
    ),
    "a link that leaves the folder": (
        link_out,
        "acts/link.yaml",
        "",
        (
            "leads out of the theatre's folder",
            "a theatre is one folder",
            "copy the file into the folder",
        ),
    ),
    "a bomb of aliases": (
        writing("acts/bomb.yaml", BOMB.encode()),
        "acts/bomb.yaml",
        "l0: &l0",
        ("the anchor &l0 is not allowed", "", "write the value out"),
    ),
    "a file of fifty megabytes": (
        fifty_megabytes,
        "acts/huge.yaml",
        "",
        (
            "is too large: 50,000,000 bytes",
            "a file of a theatre has at most 2,000,000 bytes",
            "split it by subject",
        ),
    ),
    "deep nesting": (
        writing("acts/deep.yaml", b"\n" + b"[" * 100_000),
        "acts/deep.yaml",
        "[[",
        ("nested more than 24 deep", "", "no entry of a theatre needs this"),
    ),
    "bytes that are no text": (
        writing("acts/bytes.yaml", b"- act: founded\n  by: \xff\n"),
        "acts/bytes.yaml:2",
        "",
        ("is not UTF-8 text", "every file of a theatre is UTF-8", "save it as UTF-8"),
    ),
    "a character without a place in text": (
        writing("acts/nul.yaml", b"- act: \x00\n"),
        "acts/nul.yaml",
        "act:",
        ("has the control character '\\x00'", "", "remove it"),
    ),
}


def state_of(folder: Path) -> dict[str, str]:
    """Return a digest of everything below a folder, links as links."""
    return {
        path.relative_to(folder).as_posix(): (
            str(path.readlink())
            if path.is_symlink()
            else str(path.stat().st_size)
            if path.stat().st_size > 10_000_000
            else hashlib.blake2b(path.read_bytes()).hexdigest()
        )
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own, in which nobody else keeps anything."""
    monkeypatch.setenv("ALLIES_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


@pytest.mark.parametrize(("spoil", "file", "at", "said"), THEATRES.values(), ids=THEATRES)
def test_a_spoilt_theatre_is_refused_by_every_command_and_reported_by_check(
    run: Run,
    template: Template,
    cache: Path,
    spoil: Spoil,
    file: str,
    at: str,
    said: tuple[str, str, str],
) -> None:
    spoil(template)
    where = template.where(file, at) if at else f"pact_theatre/{file}"
    what, why, remedy = said
    before = state_of(template.folder)
    asked = run("assess", "border-2008", "--theatre", template.name)
    refused(asked, f"{where}: ", what, why, remedy)
    assert "in this theatre." in asked.err
    page = run("check", template.name)
    no_failure_of_the_program(page)
    assert (page.code, page.err) == (1, "")
    for part in (where, what, why, remedy):
        assert part in words(page.out)
    data = run("check", template.name, "--json")
    assert (data.code, data.json["passed"]) == (1, False)
    (fault,) = [
        item for item in data.json["faults"] if what in item["what"] and item["where"] == where
    ]
    assert why in fault["why"]
    assert remedy in fault["remedy"]
    assert data.json["counts"] is None
    assert state_of(template.folder) == before
    assert not cache.exists()


def test_faults_of_several_files_are_reported_at_once_with_their_lines(
    run: Run, template: Template
) -> None:
    template.replace(STATES, "capital: Downton", "capitol: Downton")
    template.replace(CASE, "trigger: external_attack", "trigger: attack")
    template.replace(PACT, "met: {host_requested:", "met: {host_asked:")
    template.write("acts/broken.yaml", b"- act: founded\n  by: 'x\n")
    template.add(ACTS, f"- {{act: withdrew, by: XHI, of: pact, on: 2001-04-30, {CITED}}}\n")
    answer = run("members", "pact", "--theatre", template.name)
    # What acts make of one another is told once every file can be read.
    refused(answer, "4 faults in this theatre.")
    for where in (
        template.where(STATES, "capitol"),
        template.where(CASE, "trigger: attack"),
        template.where(PACT, "host_asked"),
        "pact_theatre/acts/broken.yaml:3",
    ):
        assert f"{where}: " in answer.err
    assert len(run("check", template.name, "--json").json["faults"]) == 4
    template.path("acts/broken.yaml").unlink()
    mended = run("members", "pact", "--theatre", template.name)
    refused(mended, "4 faults in this theatre.")
    assert f"{template.where(ACTS, 'on: 2001-04-30')}: " in mended.err


def test_a_file_that_cannot_be_parsed_does_not_make_faults_of_all_that_name_its_entries(
    run: Run, template: Template
) -> None:
    template.replace(STATES, "name: Lowland", "name: [Lowland")
    refused(run("members", "pact", "--theatre", template.name), "1 fault in this theatre.")


def test_one_fault_is_counted_as_one(run: Run, template: Template) -> None:
    template.replace(STATES, "capital: Downton", "capitol: Downton")
    refused(run("members", "pact", "--theatre", template.name), "1 fault in this theatre.")


def test_a_theatre_that_is_mended_is_answered_again(run: Run, template: Template) -> None:
    template.replace(STATES, "capital: Downton", "capitol: Downton")
    assert run("members", "pact", "--theatre", template.name).code == 2
    template.replace(STATES, "capitol: Downton", "capital: Downton")
    assert run("members", "pact", "--theatre", template.name).code == 0


def test_a_theatre_that_passed_before_and_is_spoilt_now_is_refused(
    run: Run, template: Template
) -> None:
    assert run("members", "pact", "--theatre", template.name).code == 0
    template.replace(STATES, "capital: Downton", "capitol: Downton")
    refused(run("members", "pact", "--theatre", template.name), "unknown key 'capitol'")


# Expectations that do not hold.


def test_an_expectation_that_does_not_hold_is_a_fault_with_its_line(
    run: Run, template: Template
) -> None:
    template.replace(EXPECTED, "verdict: withdrawn", "verdict: member")
    answer = run("check", template.name, "--json")
    (fault,) = answer.json["faults"]
    assert answer.code == 1
    assert fault == {
        "what": "expected 'member', found 'withdrawn'",
        "where": template.where(EXPECTED, "- says: For the morning paper"),
        "why": "For the morning paper Lowland had left",
        "remedy": "correct the expectation, or the entries it is about",
    }
    assert answer.json["expectations"] == {"run": 3, "kept": 2}


@pytest.mark.parametrize("day", ["2005-06-05\n  as_of: 2007-01-01", "9999-12-31"])
def test_an_expectation_that_cannot_be_asked_is_a_fault_with_its_line(
    run: Run, template: Template, day: str
) -> None:
    template.replace(EXPECTED, "  on: 2001-12-31", f"  on: {day}")
    answer = run("check", template.name)
    no_failure_of_the_program(answer)
    assert (answer.code, answer.err) == (1, "")
    assert f"pact_theatre/{EXPECTED}:" in words(answer.out)
