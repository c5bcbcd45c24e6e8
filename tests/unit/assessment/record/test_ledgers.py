"""The mechanism of ledgers: which acts are entered, which rows are kept, and what is summed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import SimpleNamespace
from typing import Any

import pytest

from allies.assessment.record.ledgers import Ledger, acts_of, entered, ledger, once
from allies.errors import QuestionError
from allies.questions.ledgers import Entered
from allies.values.dates import parse_date
from allies.world.acts import Act
from allies.world.view import View
from tests.apparatus import ACTS, Build

ADDED = """
- {act: line_taken, id: first, by: XHI, on: 2003, says: One, judgement: J}
- {act: line_refused, id: second, by: XLO, to: XHI, about: [first], on: 2004-05, judgement: J}
- {act: line_taken, id: third, by: XLO, on: 2006, says: Three, judgement: J}
"""


def enter(act: Act, acts: Mapping[str, Act]) -> Entered:
    return Entered(**entered(act))


def count(rows: Iterable[Entered]) -> Iterator[int]:
    yield len(list(rows))


STANDS: Ledger[Act, Entered, int] = Ledger(
    entries=acts_of("stands"),
    enter=enter,
    filters={"by": lambda act, name: act.by == name, "kind": lambda act, name: act.act == name},
    sums=count,
)


@pytest.fixture(scope="module")
def parted(build: Build) -> View:
    """The small theatre with three acts of one ledger."""
    return build({ACTS: ADDED})


def asked(view: View, of: Ledger[Act, Entered, int] = STANDS, **given: str) -> Any:
    question = SimpleNamespace(**{"since": "", "until": "", "by": "", "kind": "", **given})
    rows, sums, covered = ledger(view, question, of)
    return [row.id for row in rows], sums, covered


def test_a_ledger_has_the_acts_of_its_kinds_in_order_of_time(parted: View) -> None:
    assert asked(parted) == (["first", "second", "third"], (3,), True)


def test_rows_pass_every_filter_that_is_given_and_alone_are_summed(parted: View) -> None:
    assert asked(parted, by="XLO")[:2] == (["second", "third"], (2,))
    assert asked(parted, by="XLO", kind="line_taken")[:2] == (["third"], (1,))
    assert asked(parted, by="pact")[:2] == ([], (0,))


@pytest.mark.parametrize(
    ("since", "until", "ids"),
    [
        ("2004", "", ["second", "third"]),
        ("2004-05-31", "2006-01-01", ["second", "third"]),
        ("2004-06-01", "", ["third"]),
        ("", "2004-05-01", ["first", "second"]),
        ("", "2004-04-30", ["first"]),
    ],
)
def test_rows_are_those_that_can_lie_within_the_span(
    parted: View, since: str, until: str, ids: list[str]
) -> None:
    assert asked(parted, since=since, until=until)[0] == ids


def test_a_span_that_ends_before_it_starts_is_refused(parted: View) -> None:
    with pytest.raises(QuestionError, match="ends before it starts"):
        asked(parted, since="2005", until="2004")


def test_a_span_outside_the_record_is_not_covered(parted: View) -> None:
    before, after = (
        str(getattr(parted.theatre, end).earliest.year + by)
        for end, by in (("since", -1), ("until", 1))
    )
    assert [asked(parted, until=before)[2], asked(parted, since=after)[2]] == [False, False]
    assert asked(parted, since="2003", until="2003")[2] is True


def test_a_row_may_look_at_acts_of_the_ledger_that_were_not_kept(parted: View) -> None:
    seen: list[list[str]] = []

    def look(act: Act, acts: Mapping[str, Act]) -> Entered:
        seen.append(list(acts))
        return enter(act, acts)

    kind: Ledger[Act, Entered, int] = Ledger(acts_of("stands"), look, STANDS.filters, count)
    assert asked(parted, kind, by="XHI")[0] == ["first"]
    assert seen == [["first", "second", "third"]]


def test_a_ledger_may_hold_the_acts_of_several_kinds_of_ledgers(parted: View) -> None:
    both: Ledger[Act, Entered, int] = Ledger(acts_of("stands", "exercises"), enter, {}, count)
    assert asked(parted, both)[0] == ["first", "second", "third"]
    none: Ledger[Act, Entered, int] = Ledger(acts_of("exercises"), enter, {}, count)
    assert asked(parted, none)[:2] == ([], (0,))


def test_a_ledger_may_select_its_entries_itself(parted: View) -> None:
    def select(view: View) -> Iterator[Act]:
        return (act for act in view.acts if act.act == "government_formed")

    kind: Ledger[Act, Entered, int] = Ledger(select, enter, {}, count)
    assert len(asked(parted, kind)[0]) == 1
    assert asked(parted, kind)[0] != asked(parted)[0]


def act(**given: Any) -> Act:
    return Act(act="line_taken", by="XHI", on=parse_date("2003-05"), **given)


def test_what_every_row_has_comes_from_the_act() -> None:
    row = entered(act(id="a", says="said", version=("c/v",), judgement="J"))
    assert row == {
        "id": "a",
        "on": "2003-05",
        "says": "said",
        "version": ("c/v",),
        "cites": (),
        "judgement": "J",
    }
    assert entered(act(id="a"))["judgement"] is None


def test_versions_of_one_contest_count_once_and_any_other_row_counts_itself() -> None:
    def key(name: str, *version: str) -> str:
        return once(Entered(**entered(act(id=name, version=version))))

    assert key("a", "contest/left") == key("b", "contest/stayed", "contest/other") == "contest"
    assert key("a", "other/left") == "other"
    assert (key("a"), key("b")) == ("a", "b")
