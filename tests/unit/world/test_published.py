"""What had surely been published by a day: nothing in it is younger than the day asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from allies.assessment.case.setting import set_case
from allies.evidence.sources import Citation
from allies.world.log import REASON_WITHHELD
from allies.world.published import UNREAD_WITHHELD
from allies.world.record import Record
from allies.world.view import View, view_of
from tests.apparatus import (
    ACTS,
    CASE,
    CONTESTS,
    FORCES,
    LINKS,
    PACT,
    SOURCES,
    Build,
    day,
)
from tests.unit.politics.capital_texts import capital, register, trait

BEFORE, AFTER = "2008-06-02", "2008-06-03"  # the morning paper appeared on the second
MORNING = '{source: morning-paper, at: "p. 2", credibility: 2}'
MEMBERSHIP = "membership", "XLO", "pact"

FIRST = """\
  - id: first
    title: The first
    in_force: in_force
    holders: [{who: pact, since: 2001-01-01, judgement: Invented.}]
"""


@pytest.fixture
def described(build: Build) -> View:
    """A record in which a paper describes a rule, and holds a reading, on 3 June 2008."""
    holders = "        judgement: The ordinary law of treaties.\n"
    return build(
        replaced={
            PACT: (
                holders,
                f"{holders}      - {{who: XLO, since: 2008-06-02, cites: [{MORNING}]}}\n",
            )
        },
        added={
            PACT: "  - {id: pact.treaty.art-7, instrument: pact.treaty, says: Of the paper,"
            f" effect: permit, means: [rapid_reaction], cites: [{MORNING}]}}\n"
        },
    )


def test_a_rule_stays_and_what_was_written_of_it_later_goes(described: View) -> None:
    for as_of, sources in ((BEFORE, []), (AFTER, ["morning-paper"])):
        known = view_of(described.whole, as_of=day(as_of)).provisions["pact.treaty.art-7"]
        assert [cite.source for cite in known.cites] == sources
        assert known.says == "Of the paper"


def test_a_position_of_which_nothing_was_published_is_not_known(described: View) -> None:
    for as_of, holders in ((BEFORE, ["pact"]), (AFTER, ["XLO", "pact"])):
        known = view_of(described.whole, as_of=day(as_of))
        (reading,) = known.organisations["pact"].readings
        assert [holder.who for holder in reading.holders] == holders


@pytest.mark.parametrize(("as_of", "known"), [(BEFORE, False), (AFTER, True)])
def test_a_reading_nobody_had_voiced_goes_with_the_rules_it_alone_finds(
    build: Build, as_of: str, known: bool
) -> None:
    other = "  - {id: other, title: Of the paper, holders: [{who: XLO, since: 2008-06-02,"
    found = (
        "  - {id: pact.treaty.art-7, instrument: pact.treaty, says: Of the paper, effect: permit,"
    )
    mine = "means: [rapid_reaction], judgement: Invented., readings: "
    view = build(
        replaced={PACT: ("readings:\n", f"readings:\n{FIRST}{other} cites: [{MORNING}]}}]}}\n")},
        added={
            PACT: f"{found} {mine}[other]}}\n"
            f"{found.replace('art-7', 'art-8')} {mine}[other, first]}}\n"
        },
    )
    body = view_of(view.whole, as_of=day(as_of)).organisations["pact"]
    assert "other" in {reading.id for reading in view.organisations["pact"].readings}
    assert ("other" in {reading.id for reading in body.readings}) == known
    provisions = {provision.id for provision in body.provisions}
    assert ("pact.treaty.art-7" in provisions) == known
    assert "pact.treaty.art-8" in provisions


def test_a_position_is_not_called_by_a_report_that_had_not_appeared(view: View) -> None:
    # The report is dated to May 2013, so that it had surely appeared on the last day of it.
    for as_of, name in (
        ("2013-05-30", "Tashkent's position"),
        ("2013-05-31", "Tashkent's position as reported by diis2013"),
    ):
        known = view_of(view.whole, as_of=day(as_of))
        assert known.name("tashkent-diis2013") == name
        assert known.evidence.holder_name("tashkent-diis2013") == name
        assert known.through("tashkent-diis2013").account.name == name
        assert view_of(view.whole, "tashkent-diis2013", day(as_of)).account.name == name


def test_acts_are_there_once_they_had_surely_been_published_and_doubtful_ones_set_apart(
    build: Build,
) -> None:
    issue = "- {id: issue, title: An issue, published: 2008-07/2008-09, kind: press}\n"
    claim = "{act: claimed, by: XLO, of: pact, on: 2008-06-01, says: So, cites: [{source: issue,"
    act = f'{claim} at: "p. 1", credibility: 2}}]'
    view = build(
        {SOURCES: issue, ACTS: f"- {act}, id: own}}\n", CASE: f"  - {act}, id: of-case}}\n"}
    )
    for as_of, surely, perhaps in (
        ("2008-06-30", False, False),
        ("2008-07-01", False, True),
        ("2008-09-29", False, True),
        ("2008-09-30", True, False),
    ):
        known = view.known_by(day(as_of))
        for name, case, acts in (
            ("own", "", known.acts),
            ("of-case", "border-2008", known.cases["border-2008"].acts),
        ):
            assert (name in {item.id for item in acts}) == surely, as_of
            assert (name in {item.id for item in known.perhaps.get(case, ())}) == perhaps, as_of
            assert (name in known.withheld) == (not surely), as_of
        assert {item.id for item in known.log.acts} == {item.id for item in known.acts}
    assert view.perhaps == {}


def test_citations_of_forces_and_ways_are_cut_and_they_stay(build: Build) -> None:
    columns = "start,end,mode,km,states,judgement"
    view = build(
        replaced={
            FORCES: (
                "  judgement: Strength and readiness are invented.\n",
                f"  cites: [{MORNING}]\n"
                "  judgement: Strength and readiness are invented.\n"
                "- {id: late.brigade, name: Late, owner: XHI, home: upton, modes: [road],\n"
                "   personnel: {uniform: [1, 2]}, readiness_hours: {uniform: [1, 2]},\n"
                f"   labels: [{{label: ready, since: 2001-05-01, cites: [{MORNING}]}}],\n"
                "   judgement: Invented.}\n",
            ),
            LINKS: (
                f"{columns}\nupton,downton,road,120,XHI:70;XLO:50,Invented",
                f"{columns},source,at\nupton,downton,road,120,XHI:70;XLO:50,,morning-paper,p. 2",
            ),
        }
    )
    for as_of, count in ((BEFORE, 0), (AFTER, 1)):
        known = view.known_by(day(as_of))
        force, late = known.forces["highland.brigade"], known.forces["late.brigade"]
        (link,) = known.links
        assert [len(item.cites) for item in (force, late.labels[0], link)] == [count] * 3
        assert [cite.source for label in force.labels for cite in label.cites] == ["pact-text"]
        assert (link.start, link.end, link.km) == ("upton", "downton", 120)
        assert late.carries(("ready",), day("2001-05-01"))
        assert set(known.places) == {"upton", "downton"}


def test_how_a_case_ended_is_known_once_all_that_says_it_was_published(build: Build) -> None:
    report = '{source: evening-paper, origin: morning-paper, at: "p. 1", credibility: 2}'
    end = "happened: {outcome: declined, says: Nobody came., cites: "
    reported = build({CASE: f"{end}[{report}]}}\n"})
    both = build({CASE: f"{end}[{MORNING}, {report.replace('morning-paper', 'pact-text')}]}}\n"})
    assert reported.known_by(day(BEFORE)).cases["border-2008"].happened is None
    assert both.known_by(day(BEFORE)).cases["border-2008"].happened is None
    # What is known through a later report is cited from whoever said it first.
    for view, names in ((reported, ["morning-paper"]), (both, ["pact-text", "morning-paper"])):
        happened = view.known_by(day(AFTER)).cases["border-2008"].happened
        assert happened is not None
        assert [(cite.source, cite.origin) for cite in happened.cites] == [
            (name, "") for name in names
        ]


def test_no_source_is_there_that_had_not_surely_appeared_and_nothing_cites_one(
    view: View,
) -> None:
    named = []
    for year in (2000, 2010, 2017):
        known = view.known_by(day(f"{year}-01-20"))
        assert all(item.published.last <= day(f"{year}-01-20") for item in known.sources.values())
        named.append(
            {name for cite in _cited_in(known) for name in (cite.source, cite.origin) if name}
        )
        assert named[-1] <= set(known.sources), year
    assert 0 < len(named[0]) < len(named[1]) < len(named[2]) < len(view.sources)


def _cited_in(view: View) -> Iterator[Citation]:
    """Return every citation that stands anywhere in a view, but for the record it is cut from."""
    for name in View.__struct_fields__:
        if name not in ("account", "expectations", "inventory", "whole"):
            yield from _citations(getattr(view, name))


def _citations(node: object) -> Iterator[Citation]:
    if isinstance(node, Citation):
        yield node
        return
    fields = getattr(node, "__struct_fields__", ())
    inner: Iterable[object] = [getattr(node, name) for name in fields]
    if isinstance(node, dict):
        inner = node.values()
    elif isinstance(node, tuple):
        inner = node
    for value in inner:
        yield from _citations(value)


@pytest.mark.parametrize(
    ("note", "stays"),
    [
        ("Read in morning-paper, p. 2.", False),
        ("The morning-paper; and others", False),
        ("As pact-text has it.", True),
        ("Not the morning-papers, nor a-morning-paper.", True),
    ],
)
def test_a_note_that_names_a_source_goes_with_it(build: Build, note: str, stays: bool) -> None:
    noted = f"  note: '{note}'\n"
    view = build(
        replaced={
            SOURCES: ("  kind: treaty\n", f"  kind: treaty\n{noted}"),
            CONTESTS: ("    type: rival_claims\n", f"    type: rival_claims\n  {noted}"),
            PACT: ("    complete: true\n", f"    complete: true\n  {noted}"),
        }
    )
    for as_of, is_known in ((BEFORE, stays), (AFTER, True)):
        known = view.known_by(day(as_of))
        notes = {
            known.sources["pact-text"].note,
            known.contests["lowland-2008"].note,
            known.instruments["pact.treaty"].note,
        }
        assert notes == {note if is_known else ""}


@pytest.mark.parametrize(
    ("text", "stays"), [("As it was on 2 June 2008", True), ("Until 2009 nobody read it", False)]
)
def test_what_its_coder_wrote_of_a_later_day_goes(build: Build, text: str, stays: bool) -> None:
    organ = "  - id: pact.council\n    name: Council of the Pact\n"
    view = build(
        {
            PACT: f"unread: {text}\n",
            ACTS: "- {act: requested, by: XLO, to: XHI, on: 2004, says: TEXT, judgement: TEXT,"
            " terms: [{term: condition, says: TEXT}]}\n"
            "- {act: requested, by: XLO, to: pact, on: 2004, says: TEXT, judgement: TEXT,"
            ' cites: [{source: pact-text, at: "p. 9"}]}\n'
            "- {act: occurred, by: XLO, on: 2004, says: TEXT, judgement: J}\n".replace(
                "TEXT", text
            ),
        },
        replaced={PACT: (organ, f"{organ}    says: {text}\n    judgement: {text}\n")},
    )
    for as_of, is_told in ((BEFORE, stays), ("2009-01-01", True)):
        known = view.known_by(day(as_of))
        pact = known.organisations["pact"]
        said = text if is_told else ""
        # That something was not read bears on every verdict, so it is told without the list.
        assert pact.unread == (said or UNREAD_WITHHELD)
        assert pact.organs[0].says == said
        assert pact.organs[0].judgement == (text if is_told else REASON_WITHHELD)
        mine, cited, occurred = (
            next(act for act in known.acts if act.act == kind and (not to or act.to == to))
            for kind, to in (("requested", "XHI"), ("requested", "pact"), ("occurred", ""))
        )
        assert (mine.says, len(mine.terms)) == (said, int(is_told))
        assert mine.judgement == (text if is_told else REASON_WITHHELD)
        assert cited.says == text  # its source can mention the future
        assert occurred.says == text  # it is all that the act says


def test_names_are_withheld_of_whatever_had_not_appeared(build: Build) -> None:
    paper = 'since: 2002-01-01, cites: [{source: morning-paper, at: "p. 1", credibility: 3}]'
    view = build(
        {
            **capital(
                "XHI",
                trait("late", "arms", "high", "XLO", paper),
                trait("soon", "energy", "low", "XLO"),
                registers=register("doctrine", "doctrine", "terrorism", "on: 2008-06-03"),
            ),
        }
    )
    late = {"late", "doctrine", "morning-paper", "lowland-2008", "lowland-2008/left"}
    before, after = view.known_by(day(BEFORE)).withheld, view.known_by(day(AFTER)).withheld
    assert late | {"evening-paper", "lowland-2008/stayed"} <= before
    assert not late & after
    assert {"evening-paper", "lowland-2008/stayed"} <= after
    assert not {"soon", "pact-text", "pact.treaty.art-5"} & before
    (capital_then,) = view.known_by(day(BEFORE)).capitals.values()
    assert [item.id for item in capital_then.traits] == ["soon"]
    assert capital_then.registers == ()


def test_all_of_the_record_is_known_where_no_day_is_given(described: View) -> None:
    record = described.whole
    told = view_of(record)
    assert {name: getattr(told, name) for name in Record.__struct_fields__} == {
        name: getattr(record, name) for name in Record.__struct_fields__
    }
    assert (told.as_of, told.known, told.withheld, told.perhaps) == (None, "", frozenset(), {})
    assert told.log is record.log


def test_a_case_is_set_in_the_record_of_the_day(described: View) -> None:
    for as_of, count in ((BEFORE, 0), (AFTER, 1), (None, 1)):
        known = described.known_by(day(as_of)) if as_of else described
        setting = set_case(known, "border-2008")
        assert len(setting.view.provisions["pact.treaty.art-7"].cites) == count


# Another account, and earlier days.
