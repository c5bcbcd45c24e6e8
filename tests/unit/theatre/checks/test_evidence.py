"""Checks of sources, citations and contests."""

from __future__ import annotations

import pytest

from tests.apparatus import (
    ACTS,
    CITED,
    CONTESTS,
    PACT,
    SOURCES,
    Spoilt,
    Template,
    checked,
    only_fault,
    only_note,
)

SPOILT = {
    "missing citation": Spoilt(
        PACT,
        '    cites: [{source: pact-text, at: "art. 6", credibility: 1}]',
        "",
        "id: pact.treaty.art-6",
        "this provision has no citation",
        "every fact names its source",
        "give 'cites:', or 'judgement:' with the reason if it is the coder's estimate",
    ),
    "unknown source": Spoilt(
        PACT,
        '{source: pact-text, at: "preamble"',
        '{source: pact-tex, at: "preamble"',
        'at: "preamble"',
        "unknown source 'pact-tex'",
        "",
        "did you mean 'pact-text'?",
    ),
    "unknown origin": Spoilt(
        PACT,
        'at: "preamble",',
        'at: "preamble", origin: nowhere,',
        "origin: nowhere",
        "unknown source 'nowhere'",
    ),
    "digests nobody can verify": Spoilt(
        PACT,
        'at: "preamble",',
        f'at: "preamble", runs: [{"0" * 16}, {"1" * 16}],',
        'at: "preamble"',
        "this citation of pact-text has digests that cannot be verified",
        "the project does not hold its text",
        "set 'held: true' on the source, or remove the runs",
    ),
    "one version alone": Spoilt(
        CONTESTS,
        """      - id: stayed
        says: It had stayed
        holders: [evening-paper]
        cites: [{source: evening-paper, at: "para. 1", credibility: 2}]
""",
        "",
        "versions:",
        "a contest of type rival_claims has 1 versions",
        "alternatives need at least two",
    ),
    "a second version of a name": Spoilt(
        CONTESTS, "id: stayed", "id: 'left'", "id: 'left'", "a second version 'left'"
    ),
    "a version nobody holds": Spoilt(
        CONTESTS,
        "        holders: [evening-paper]\n",
        "",
        "id: stayed",
        "this version has no holder",
        "",
        "name its 'holders:'",
    ),
    "unknown holder": Spoilt(
        CONTESTS,
        "holders: [evening-paper]",
        "holders: [evening-papr]",
        "holders: [evening-papr]",
        "unknown holder 'evening-papr'",
        "",
        "did you mean 'evening-paper'?",
    ),
    "a version that is no reading": Spoilt(
        CONTESTS,
        "says: It had stayed",
        "says: It had stayed\n        reading: nobodys",
        "reading: nobodys",
        "unknown reading 'nobodys'",
    ),
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT)
def test_evidence_is_told_what_is_wrong_where_why_and_what_to_do(
    template: Template, spoilt: Spoilt
) -> None:
    spoilt.of(template)
    spoilt.is_told_by(checked(template).faults, template)


DIGESTS = f"runs: [{'0' * 16}, {'1' * 16}]"
CONTEST = f"""\
  - id: fog
    type: KIND
    question: Was there fog?
    versions:
      - {{id: fog, says: Yes, holders: [morning-paper], {CITED}}}
      - {{id: sun, says: There was none, HOLDERS{CITED}}}
"""


@pytest.mark.parametrize(
    ("cited", "is_fault"),
    [
        (CITED, False),
        ("judgement: So it seems", False),
        (f"{CITED}, judgement: So it seems", False),
        ("says: S", True),
    ],
)
def test_a_fact_has_a_citation_or_a_judgement(
    template: Template, cited: str, is_fault: bool
) -> None:
    line = f"- {{act: withdrawal_notified, by: XLO, of: pact, on: 2005, {cited}}}"
    template.add(ACTS, f"{line}\n")
    where = [template.where(ACTS, line)] if is_fault else []
    assert [fault.where for fault in checked(template).faults] == where


def test_what_only_a_source_can_say_is_not_helped_by_a_judgement(template: Template) -> None:
    template.replace(CONTESTS, '        cites: [{source: evening-paper, at: "para. 1", cr', "#")
    fault = only_fault(template)
    assert fault.where == template.where(CONTESTS, "id: stayed")
    assert "judgement" not in fault.remedy


@pytest.mark.parametrize(
    ("more", "is_fault"),
    [("", False), (", origin: morning-paper", False), (", origin: upton", True)],
)
def test_the_origin_of_a_citation_is_a_source(
    template: Template, more: str, is_fault: bool
) -> None:
    line = f'cites: [{{source: evening-paper, at: "p. 1", credibility: 2{more}}}]'
    template.add(ACTS, f"- {{act: withdrawal_notified, by: XLO, of: pact, on: 2005, {line}}}\n")
    where = [template.where(ACTS, line)] if is_fault else []
    assert [fault.where for fault in checked(template).faults] == where


@pytest.mark.parametrize(
    ("is_held", "runs", "is_fault"),
    [(True, True, False), (True, False, True), (False, True, True), (False, False, False)],
)
def test_digests_go_with_texts_that_are_held(
    template: Template, is_held: bool, runs: bool, is_fault: bool
) -> None:
    held = ", held: true" if is_held else ""
    template.add(SOURCES, f"- {{id: law, title: L, published: 2001, kind: statute{held}}}\n")
    cite = f"{{source: law, at: a, credibility: 1{f', {DIGESTS}' if runs else ''}}}"
    line = f"- {{act: withdrawal_notified, by: XLO, of: pact, on: 2005, cites: [{cite}]}}"
    template.add(ACTS, f"{line}\n")
    where = [template.where(ACTS, line)] if is_fault else []
    assert [fault.where for fault in checked(template).faults] == where


@pytest.mark.parametrize(
    ("kind", "holders", "faults"),
    [
        ("rival_claims", "holders: [evening-paper], ", 0),
        ("rival_claims", "", 1),
        ("dating", "holders: [XHI, pact, pact.council], ", 0),
        ("dating", "holders: [XHI, upton], ", 1),
        ("wording", "", 0),
        ("wording", "holders: [upton], ", 1),
        ("rival_claims", "reading: in_force_only, holders: [evening-paper], ", 0),
        ("rival_claims", "reading: in_force, holders: [evening-paper], ", 1),
    ],
)
def test_a_version_has_holders_where_there_is_something_to_choose(
    template: Template, kind: str, holders: str, faults: int
) -> None:
    template.add(CONTESTS, CONTEST.replace("KIND", kind).replace("HOLDERS", holders))
    where = [template.where(CONTESTS, "id: sun")] * faults
    assert [fault.where for fault in checked(template).faults] == where


@pytest.mark.parametrize(("kind", "is_fault"), [("dating", True), ("wording", False)])
def test_alternatives_are_two_at_least(template: Template, kind: str, is_fault: bool) -> None:
    one = CONTEST.replace("KIND", kind).rpartition("      - {id: sun")[0]
    template.add(CONTESTS, one)
    assert bool(checked(template).faults) == is_fault


@pytest.mark.parametrize(
    ("holder", "is_fault"),
    [
        ("id: exiles, name: Exiles, source: morning-paper", False),
        ("id: exiles, name: Exiles, source: noon-paper", True),
        ("id: exiles, name: Exiles, source: morning-paper, speaks_for: [XHI, XLO]", False),
        ("id: exiles, name: Exiles, source: morning-paper, speaks_for: [XHI, pact]", True),
        ("id: best_evidence, name: Exiles, source: morning-paper", True),
    ],
)
def test_a_holder_speaks_in_a_source_for_states_and_under_a_name_of_its_own(
    template: Template, holder: str, is_fault: bool
) -> None:
    template.replace(CONTESTS, "contests:\n", f"holders:\n  - {{{holder}}}\ncontests:\n")
    where = [template.where(CONTESTS, holder)] if is_fault else []
    assert [fault.where for fault in checked(template).faults] == where


def test_no_source_is_called_like_the_account_that_follows_the_rule(template: Template) -> None:
    line = "- {id: best_evidence, title: L, published: 2001, kind: statute}"
    template.add(SOURCES, f"{line}\n")
    assert only_fault(template).where == template.where(SOURCES, line)


def test_the_second_source_at_an_address_is_noted_whatever_its_id(template: Template) -> None:
    page = "title: L, published: 2001, kind: statute, url: https://example.org/a"
    template.add(SOURCES, f"- {{id: zz, {page}}}\n- {{id: aa, {page}}}\n- {{id: bb, {page}b}}\n")
    template.add(
        ACTS,
        "".join(
            f"- {{act: withdrawal_notified, by: XLO, of: pact, on: 200{at}, cites: "
            f"[{{source: {name}, at: a, credibility: 1}}]}}\n"
            for at, name in enumerate(("zz", "aa", "bb"), 3)
        ),
    )
    note = only_note(template)
    assert note.where == template.where(SOURCES, "id: aa")
    assert "'zz'" in note.what


ORIGIN = "cites: [{{source: {0}, at: p, origin: {1}}}, {{source: {2}, at: p{3}}}]"


@pytest.mark.parametrize(
    ("cites", "what"),
    [
        (("morning-paper", "pact-text", "evening-paper", ""), ""),
        (("evening-paper", "morning-paper", "pact-text", ""), ""),
        (("morning-paper", "evening-paper", "pact-text", ""), "'evening-paper' is younger than"),
        (("morning-paper", "morning-paper", "pact-text", ""), "'morning-paper' is its own origin"),
        (
            ("morning-paper", "pact-text", "pact-text", ", origin: morning-paper"),
            "origins run in a circle: ",
        ),
    ],
)
def test_an_origin_is_older_than_what_has_the_fact_from_it(
    template: Template, cites: tuple[str, str, str, str], what: str
) -> None:
    act = f"- {{act: claimed, by: XHI, on: 2008-06-03, says: so, {ORIGIN.format(*cites)}}}\n"
    template.add(ACTS, act)
    found = checked(template).faults
    assert bool(found) is bool(what)
    assert all(what in fault.what for fault in found)


LATE = "- {id: ID, title: T, published: 'PUBLISHED', kind: press}\n"
LATE_ACT = (
    "- {act: occurred, by: XLO, on: 2005-01-01, says: S,"
    " cites: [{source: ID, at: 'AT', credibility: 2}]}\n"
)


@pytest.mark.parametrize(
    ("name", "published", "at", "is_noted"),
    [
        ("page", "2011-01-01", "whole", True),
        ("page", "2018", "whole", True),
        ("page", "2018", "whole, a page of 2018", False),
        ("page-2018", "2018-05", "whole", False),
        ("page", "2010-12-31", "whole", False),
    ],
)
def test_a_citation_of_a_page_later_than_the_record_says_so(
    template: Template, name: str, published: str, at: str, is_noted: bool
) -> None:
    source = LATE.replace("ID", name).replace("PUBLISHED", published)
    template.replace(SOURCES, "- id: pact-text\n", f"{source}- id: pact-text\n")
    template.write("acts/late.yaml", LATE_ACT.replace("ID", name).replace("AT", at).encode())
    found = checked(template)
    assert found.faults == ()
    said = [note.what for note in found.notes if "after the record ends" in note.what]
    assert len(said) == int(is_noted)
