"""Members' views: what a state holds the law to be, and how much of a force would be its own."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from allies.assessment.case.members_views import dispositions, lawful, matter, shares, speaks_for
from allies.assessment.case.setting import set_case
from allies.evidence.contests import Holder
from allies.evidence.sources import Citation
from allies.law.judgement import Judgement
from allies.law.provisions import Brief
from allies.law.rules import Trace
from allies.politics.drivers import Lawful
from allies.values.dates import parse_date
from allies.values.distributions import Distribution
from allies.values.ternary import NO, UNKNOWN, YES
from allies.world.instruments import Reading, ReadingHolder
from allies.world.view import View
from tests.apparatus import day

ON = day("2008-06-05")


def held_by(*who: str, since: str = "2003-01-01", until: str = "") -> tuple[ReadingHolder, ...]:
    return tuple(
        ReadingHolder(
            who=name,
            since=parse_date(since),
            until=parse_date(until) if until else None,
            cites=(Citation(source="pact-text", at=f"said by {name}"),),
        )
        for name in who
    )


def judged(
    verdicts: dict[str, int | list[int]], holders: dict[str, tuple[ReadingHolder, ...]]
) -> Judgement:
    readings = tuple(
        Reading(id=name, title=name, in_force=None, holders=holders.get(name, ()))
        for name in verdicts
    )
    verdict = np.array([np.atleast_1d(codes) for codes in verdicts.values()], dtype=np.int8)
    conflict = np.zeros_like(verdict, dtype=np.bool_)
    obliged = np.zeros_like(verdict)
    return Judgement(Brief("rapid_reaction", readings, ()), verdict, obliged, conflict, {}, Trace())


# Who speaks for a state.


@pytest.mark.parametrize(
    ("on", "speaks"),
    [
        ("2002-12-31", False),
        ("2003-01-01", True),
        ("2004-12-31", True),
        ("2005-01-01", False),
    ],
)
def test_a_holder_speaks_from_the_day_it_holds_a_reading_to_the_day_it_no_longer_does(
    small_view: View, on: str, speaks: bool
) -> None:
    (holder,) = held_by("XHI", until="2005-01-01")
    assert speaks_for(small_view, holder, "XHI", day(on)) is speaks


def test_a_holder_of_which_it_is_unknown_whether_it_has_begun_or_ended_has_not(
    small_view: View,
) -> None:
    (begins,), (ends,) = held_by("XHI", since="2004"), held_by("XHI", until="2004")
    within = day("2004-06-01")
    assert not speaks_for(small_view, begins, "XHI", within)
    assert speaks_for(small_view, ends, "XHI", within)
    assert speaks_for(small_view, begins, "XHI", day("2004-12-31"))
    assert not speaks_for(small_view, ends, "XHI", day("2004-12-31"))


def test_a_state_speaks_for_itself_and_a_holder_for_those_it_is_said_to_speak_for(
    small_view: View,
) -> None:
    scholars = Holder(id="scholars", name="Scholars", source="pact-text", speaks_for=("XLO",))
    silent = Holder(id="unheard", name="Unheard", source="pact-text")
    view = replace(small_view, holders={"scholars": scholars, "unheard": silent})
    own, group, nobody = held_by("XHI", "scholars", "unheard")
    told = {
        holder.who: [state for state in ("XHI", "XLO") if speaks_for(view, holder, state, ON)]
        for holder in (own, group, nobody)
    }
    assert told == {"XHI": ["XHI"], "scholars": ["XLO"], "unheard": []}


# What the law says as a state reads it.


@pytest.mark.parametrize(("code", "word"), [(NO, "unlawful"), (UNKNOWN, "open"), (YES, "lawful")])
def test_a_state_reads_the_law_under_the_reading_it_holds(
    small_view: View, code: int, word: str
) -> None:
    judgement = judged(
        {"plain": YES, "bold": code}, {"plain": held_by("XLO"), "bold": held_by("XHI")}
    )
    found = lawful(small_view, judgement, "XHI", ON)
    assert found.verdict.tolist() == [code]
    assert found.says == f"{word} under the reading it holds (“bold”)"
    assert [cite.at for cite in found.cites] == ["said by XHI"]


def test_before_it_holds_one_it_reads_the_text_in_force(small_view: View) -> None:
    judgement = judged(
        {"plain": YES, "bold": NO, "never": NO},
        {"plain": held_by("XLO", since="2001-01-01"), "bold": held_by("XHI")},
    )
    before = lawful(small_view, judgement, "XHI", day("2002-12-31"))
    assert (before.verdict.tolist(), before.cites) == ([YES], ())
    assert before.says == "it holds no reading on record; lawful by the text in force"
    after = lawful(small_view, judgement, "XHI", day("2003-01-01"))
    assert (after.verdict.tolist(), len(after.cites)) == ([NO], 1)


@pytest.mark.parametrize("other", [YES, UNKNOWN, NO])
@pytest.mark.parametrize(("text", "word"), [(YES, "lawful"), (NO, "unlawful"), (UNKNOWN, "open")])
def test_one_that_holds_none_reads_the_text_in_force_whatever_others_hold(
    small_view: View, text: int, word: str, other: int
) -> None:
    held = {"plain": held_by("XLO"), "bold": held_by("pact")}
    found = lawful(small_view, judged({"plain": text, "bold": other}, held), "XHI", ON)
    assert found.verdict.tolist() == [text]
    assert found.says == f"it holds no reading on record; {word} by the text in force"


def test_one_that_holds_two_readings_that_differ_leaves_it_open_under_both(
    small_view: View,
) -> None:
    held = {"plain": held_by("XHI"), "bold": held_by("XHI", "XHI")}
    found = lawful(small_view, judged({"plain": YES, "bold": NO}, held), "XHI", ON)
    assert found.verdict.tolist() == [UNKNOWN]
    assert found.says == "open under the readings it holds (“plain”; “bold”)"
    assert len(found.cites) == 1  # what is cited twice is cited once


def test_readings_are_compared_world_by_world(small_view: View) -> None:
    held = {"plain": held_by("XHI"), "bold": held_by("XHI")}
    judgement = judged({"plain": [YES, YES, NO], "bold": [YES, NO, NO]}, held)
    found = lawful(small_view, judgement, "XHI", ON)
    assert found.verdict.tolist() == [YES, UNKNOWN, NO]
    assert found.says.startswith("lawful")  # as in the reference world


# What would be decided on.


def test_each_state_has_its_share_of_the_people_who_could_be_sent(small_view: View) -> None:
    brigade = small_view.forces["highland.brigade"]
    small = replace(brigade, owner="XLO", personnel=Distribution("uniform", (100.0, 100.0)))
    large = replace(small, owner="XHI", personnel=Distribution("uniform", (200.0, 400.0)))
    assert shares([small, large]) == {"XLO": 0.25, "XHI": 0.75}
    assert shares([small, small, large]) == {"XLO": 0.4, "XHI": 0.6}
    assert shares([large]) == {"XHI": 1.0}


def test_of_nobody_and_of_no_people_there_are_no_shares(small_view: View) -> None:
    brigade = small_view.forces["highland.brigade"]
    assert shares([]) == {}
    assert shares([replace(brigade, personnel=Distribution("uniform", (0.0, 0.0)))]) == {}


def test_members_decide_on_the_case_with_the_law_as_every_state_reads_it(
    small_view: View,
) -> None:
    setting = set_case(small_view, "border-2008")
    pact = small_view.organisation("pact")
    judgement = judged({"plain": YES}, {"plain": held_by("XHI")})
    forces = [small_view.forces["highland.brigade"]]
    found = matter(setting, judgement, pact, pact.means[0], forces)
    assert (found.organisation, found.means, found.host) == (pact, "rapid_reaction", "XLO")
    assert (found.trigger, tuple(found.adversaries)) == ("external_attack", ())
    assert found.shares == {"XHI": 1.0}
    assert set(found.lawful) == {"XHI", "XLO"}
    assert found.lawful["XHI"].says == "lawful under the reading it holds (“plain”)"
    assert isinstance(found.lawful["XLO"], Lawful)


def test_what_is_documented_is_that_of_the_day_of_the_setting(small_view: View) -> None:
    setting = set_case(small_view, "border-2008", day("2005-01-01"))
    assert dispositions(setting).day == day("2005-01-01")
    assert dispositions(setting).view is setting.view
