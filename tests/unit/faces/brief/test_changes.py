"""Before and after, and the acts to watch: what is the same is told once."""

from __future__ import annotations

from functools import cache

import msgspec

import allies
from allies.faces.brief.changes import ROOMY, TIGHT, before_and_after, reliance, signposts
from allies.faces.brief.document import Section, Table
from allies.faces.brief.references import References
from allies.questions.compare import CompareAnswer
from allies.questions.diary import SignpostsAnswer

FEW = 100


def table(sections: list[Section]) -> Table:
    (part,) = sections
    (found,) = part.blocks
    assert isinstance(found, Table)
    return found


def cells(found: Table, row: int) -> list[str]:
    return ["".join(run.text for run in cell) for cell in found.rows[row]]


@cache
def compared(*deny: str) -> CompareAnswer:
    view = allies.open("central_asia").view()
    levers = ["majority-voting"] if len(deny) > 1 else []
    return view.compare(case="osh-2010", deny=[deny[0]], lever=levers, draws=FEW)


def test_a_row_that_changes_what_the_row_above_changes_says_so() -> None:
    found = table(list(before_and_after(compared("UZB", ""), None)))
    said = [cells(found, at)[3] for at in range(len(found.rows))]
    assert said[0] == "–"
    assert said[2].startswith("Will they")
    assert said[-1] == "As above."


def test_one_supposition_is_not_told_again_as_all_together() -> None:
    found = table(list(before_and_after(compared("UZB"), None)))
    assert [cells(found, at)[0] for at in range(len(found.rows))] == [
        "As recorded",
        "Uzbekistan refuses passage",
    ]


@cache
def watched() -> SignpostsAnswer:
    return allies.open("central_asia").view().signposts(case="kyrgyzstan-incursion-2015", draws=FEW)


def test_acts_of_several_states_that_move_it_alike_share_a_row() -> None:
    found = watched()
    first = found.signposts[0]
    name = found.names["RUS"]
    other = msgspec.structs.replace(first, says=f"{name} comes out against it")
    own = msgspec.structs.replace(first, says=f"{found.names['KAZ']} comes out against it")
    alike = msgspec.structs.replace(found, signposts=(own, other))
    told = table(list(signposts(alike)))
    assert [cells(told, at)[0] for at in range(len(told.rows))] == [
        "Kazakhstan or Russia comes out against it"
    ]
    points = msgspec.structs.replace(first.difference, points=first.difference.points + 0.1)
    unlike = msgspec.structs.replace(other, difference=points)
    apart = msgspec.structs.replace(found, signposts=(own, unlike))
    assert len(table(list(signposts(apart))).rows) == 2


def test_beside_a_comparison_the_lists_are_shorter() -> None:
    found = allies.open("central_asia").view().rests_on(case="osh-2010", draws=FEW)
    refs = References((found,))
    rows = [len(table(list(reliance(found, refs, room))).rows) for room in (ROOMY, TIGHT)]
    assert rows == [ROOMY.inputs, TIGHT.inputs]
