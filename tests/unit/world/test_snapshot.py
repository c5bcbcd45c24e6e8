"""A snapshot: the fold of all acts up to a day, over worlds."""

from __future__ import annotations

import pytest

from allies.world.snapshot import Snapshot
from allies.world.view import View
from allies.world.worlds import HAPPENED, PENDING, every_combination
from tests.apparatus import CITED, Build, day


def act(kind: str, on: str, rest: str = "of: pact", by: str = "XLO") -> str:
    return f"- {{act: {kind}, by: {by}, {rest}, on: {on}, {CITED}}}\n"


def word(view: View, on: str, *cell: str, account: str = "best_evidence") -> str:
    return view.through(account).on(day(on)).register(*cell).word()


def membership(view: View, on: str, state: str = "XLO", account: str = "best_evidence") -> str:
    return word(view, on, "membership", state, "pact", account=account)


def test_a_state_is_a_member_from_the_day_on_which_it_joined(small_view: View) -> None:
    assert membership(small_view, "2001-04-30", "XHI") == "none"
    assert membership(small_view, "2001-05-01", "XHI") == "member"


def test_beyond_what_the_record_covers_everything_is_unknown(small_view: View) -> None:
    assert membership(small_view, "2010-12-31", "XHI") == "member"
    assert membership(small_view, "2011-01-01", "XHI") == "unknown"
    assert membership(small_view, "2000-01-01", "XHI") == "none"
    assert membership(small_view, "1999-12-31", "XHI") == "unknown"
    assert small_view.on(day("2011-01-01")).axes([("membership", "XLO", "pact")]) == []


def test_an_account_settles_what_is_contested(small_view: View) -> None:
    assert membership(small_view, "2008-06-05", account="morning-paper") == "withdrawn"
    assert membership(small_view, "2008-06-05", account="evening-paper") == "member"
    assert membership(small_view, "2008-06-01", account="morning-paper") == "member"


def test_silence_of_a_complete_register_means_none_and_of_another_unknown(
    small_view: View,
) -> None:
    assert word(small_view, "2005-01-01", "request", "XLO", "pact") == "none"
    assert word(small_view, "2005-01-01", "government", "XHI") == "unknown"
    assert word(small_view, "2005-01-01", "stance", "XHI", "pact", "rapid_reaction") == "unknown"


def test_a_list_of_parties_that_is_coded_in_full_proves_that_the_others_are_none(
    build: Build,
) -> None:
    cell = ("party", "XLO", "pact.other")
    other = "  - {id: pact.other, title: O, opened: 2001-05-01, complete: %s, judgement: J}\n"
    for complete, expected in (("true", "none"), ("false", "unknown")):
        view = build(
            replaced={
                "organisations/pact.yaml": (
                    "\ninstruments:\n",
                    f"\ninstruments:\n{other % complete}",
                )
            }
        )
        assert word(view, "2005-01-01", *cell) == expected


def test_before_the_first_coded_act_a_text_was_nothing(small_view: View) -> None:
    assert word(small_view, "2001-12-31", "instrument", "pact.treaty") == "none"
    assert word(small_view, "2002-01-01", "instrument", "pact.treaty") == "in_force"
    assert word(small_view, "2001-04-30", "party", "XLO", "pact.treaty") == "none"


def test_a_register_must_be_asked_about_what_it_is_about(small_view: View) -> None:
    snapshot = small_view.on(day("2005-01-01"))
    with pytest.raises(ValueError, match="membership is about"):
        snapshot.register("membership", "XLO")


def test_a_value_leads_to_the_act_behind_it(small_view: View) -> None:
    codes = small_view.on(day("2005-01-01")).register("membership", "XHI", "pact")
    found = codes.act()
    assert found is not None
    assert found.id == "xhi.acceded.pact.2001-05-01"
    assert small_view.on(day("2001-01-01")).register("membership", "XHI", "pact").act() is None


def test_an_undated_act_leaves_unknown_what_it_would_change(build: Build) -> None:
    view = build({"acts/acts.yaml": act("withdrew", "2009", by="XHI")})
    found = {on: membership(view, on, "XHI") for on in ("2008-12-31", "2009-01-01", "2009-12-30")}
    assert list(found.values()) == ["member", "unknown", "unknown"]
    assert membership(view, "2009-12-31", "XHI") == "withdrawn"


def test_an_undated_act_leaves_known_what_it_would_not_change(build: Build) -> None:
    view = build({"acts/acts.yaml": act("government_formed", "2009", "says: again")})
    codes = view.on(day("2009-06-01")).register("government", "XLO")
    assert codes.word() == "constitutional"
    assert codes.known.all()


def axes_on(view: View, on: str, *cell: str) -> list[tuple[str, tuple[str, ...]]]:
    snapshot = view.on(day(on))
    snapshot.register(*cell)
    return [(axis.name, axis.options) for axis in snapshot.axes()]


def test_worlds_differ_along_a_contest_from_the_day_of_its_first_act(small_view: View) -> None:
    cell = ("membership", "XLO", "pact")
    assert axes_on(small_view, "2008-06-01", *cell) == []
    assert axes_on(small_view, "2008-06-02", *cell) == [
        ("contest:lowland-2008", ("left", "stayed"))
    ]


def test_worlds_differ_along_a_date_only_while_it_is_open(build: Build) -> None:
    view = build({"acts/acts.yaml": act("withdrew", "2009", by="XHI")})
    cell = ("membership", "XHI", "pact")
    axis = ("dating:xhi.withdrew.pact.2009", (PENDING, HAPPENED))
    assert axes_on(view, "2008-12-31", *cell) == []
    assert axes_on(view, "2009-01-01", *cell) == [axis]
    assert axes_on(view, "2009-12-30", *cell) == [axis]
    assert axes_on(view, "2009-12-31", *cell) == []


def test_an_open_date_is_weighed_by_the_share_of_its_days_gone_by(build: Build) -> None:
    view = build({"acts/acts.yaml": act("withdrew", "2009-06-01/2009-06-10", by="XHI")})
    snapshot = view.on(day("2009-06-03"))
    (axis,) = snapshot.axes([("membership", "XHI", "pact")])
    assert axis.weights == pytest.approx((0.7, 0.3))


def test_in_every_combination_each_world_has_its_own_value(build: Build) -> None:
    view = build({"acts/acts.yaml": act("withdrew", "2009", by="XHI")})
    cells = [("membership", "XLO", "pact"), ("membership", "XHI", "pact")]
    account = view.evidence.account("best_evidence")
    worlds = every_combination(account, view.on(day("2009-06-01")).axes(cells))
    snapshot: Snapshot = view.on(day("2009-06-01"), worlds=worlds)
    found = [[snapshot.register(*cell).word(row) for cell in cells] for row in range(worlds.count)]
    assert sorted(found) == [
        ["member", "member"],
        ["member", "withdrawn"],
        ["withdrawn", "member"],
        ["withdrawn", "withdrawn"],
    ]


def test_what_was_read_is_noted_once_and_in_order(small_view: View) -> None:
    snapshot = small_view.on(day("2005-01-01"))
    for _ in range(2):
        snapshot.register("membership", "XLO", "pact")
        snapshot.register("government", "XLO")
    assert snapshot.cells_read == [("membership", "XLO", "pact"), ("government", "XLO")]


def test_as_of_a_day_a_contest_has_only_the_versions_published_by_then(small_view: View) -> None:
    cell = ("membership", "XLO", "pact")

    def options(as_of: str) -> list[tuple[str, ...]]:
        snapshot = small_view.known_by(day(as_of)).on(day("2008-06-05"))
        return [axis.options for axis in snapshot.axes([cell])]

    assert options("2008-06-02") == []
    assert options("2008-06-03") == []  # one version alone is no alternative
    assert options("2008-06-04") == [("left", "stayed")]


def test_an_undated_act_that_may_have_come_after_a_dated_one_leaves_the_register_unknown(
    build: Build,
) -> None:
    later = act("membership_suspended", "2009-03-01", by="XHI")
    view = build({"acts/acts.yaml": act("withdrew", "2009", by="XHI") + later})
    assert membership(view, "2009-06-01", "XHI") == "unknown"
