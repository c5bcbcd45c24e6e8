"""The log of acts, and its fold into registers."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from allies.evidence.accounts import BEST_EVIDENCE, Evidence
from allies.evidence.sources import Citation, Source
from allies.values.dates import parse_date
from allies.values.means import Means
from allies.world.acts import Act, Cargo
from allies.world.log import Log, perhaps_published, publication, split_versions
from allies.world.snapshot import Snapshot
from allies.world.worlds import Worlds
from tests.apparatus import day

EVIDENCE = Evidence(
    {
        name: Source(id=name, title=name, published=parse_date(published), kind="press")
        for name, published in (
            ("early", "2012-06-28"),
            ("late", "2017-01-23"),
            ("issue", "2012-07/2012-09"),
        )
    },
    {},
    {},
)


def act(
    kind: str,
    by: str,
    on: str,
    of: str = "csto",
    version: tuple[str, ...] = (),
    cites: tuple[str, ...] = (),
    public: str = "",
) -> Act:
    return Act(
        act=kind,
        id=f"{by}.{kind}.{on}",
        by=by,
        of=of,
        on=parse_date(on),
        version=version,
        cites=tuple(Citation(source=name, at="p. 1") for name in cites),
        public=parse_date(public) if public else None,
    )


def test_the_last_act_by_the_day_stands_and_one_of_the_day_counts() -> None:
    log = Log([act("withdrew", "UZB", "2012-07-02"), act("acceded", "UZB", "2006-08-16")], EVIDENCE)
    cell = ("membership", "UZB", "csto")
    assert cell not in log.fold(day("2006-08-15"))
    assert log.fold(day("2006-08-16"))[cell].act.act == "acceded"
    assert log.fold(day("2012-07-01"))[cell].act.act == "acceded"
    assert log.fold(day("2012-07-02"))[cell].act.act == "withdrew"


def test_acts_of_one_day_are_ordered_by_kind_and_then_by_name() -> None:
    one = act("signed", "KGZ", "2009-06-14", of="csto.ksor")
    two = act("signed", "RUS", "2009-06-14", of="csto.ksor")
    adopted = act("adopted", "csto", "2009-06-14", of="csto.ksor")
    assert Log([two, one, adopted], EVIDENCE).acts == (adopted, one, two)


def test_a_register_that_a_contested_or_undated_act_can_set_is_entangled() -> None:
    log = Log(
        [
            act("acceded", "KGZ", "2002-10-07"),
            act("withdrew", "UZB", "2012-07-02", version=("uzb-2012/withdrew",)),
            act("acceded", "GEO", "1993-09/1993-12"),
        ],
        EVIDENCE,
    )
    assert not log.is_entangled(("membership", "KGZ", "csto"))
    assert log.is_entangled(("membership", "UZB", "csto"))
    assert log.is_entangled(("membership", "GEO", "csto"))
    assert set(log.fold(day("2015-01-01"))) == {
        ("membership", "KGZ", "csto"),
        ("participation", "KGZ", "csto"),
    }


def test_a_log_tells_which_registers_any_act_ever_sets() -> None:
    log = Log([act("acceded", "KGZ", "2002-10-07")], EVIDENCE)
    assert log.mentions(("membership", "KGZ", "csto"))
    assert not log.mentions(("membership", "UZB", "csto"))
    assert list(log.cells("membership")) == [("membership", "KGZ", "csto")]
    assert log.setters(("membership", "UZB", "csto")) == ()


def test_a_stance_sets_one_register_for_each_means_it_speaks_of() -> None:
    means: tuple[Means, ...] = ("rapid_reaction", "peacekeeping")
    spoken = Act(
        act="stance_taken",
        by="RUS",
        of="csto",
        means=means,
        stance="against",
        on=parse_date("2010-06-11"),
    )
    cells = [effect.cell for effect in Log([spoken], EVIDENCE).effects]
    assert cells == [("stance", "RUS", "csto", name) for name in means]


@pytest.mark.parametrize(
    ("cargo", "told"), [((), ["any"]), (("arms",), ["arms"]), (("arms", "fuel"), ["arms", "fuel"])]
)
def test_a_permission_sets_one_register_for_each_cargo_and_one_for_any_where_none_is_named(
    cargo: tuple[Cargo, ...], told: list[str]
) -> None:
    granted = Act(
        act="transit_granted",
        by="KAZ",
        to="nato",
        mode="rail",
        cargo=cargo,
        on=parse_date("2009-06-01"),
    )
    cells = [effect.cell for effect in Log([granted], EVIDENCE).effects]
    assert cells == [("transit", "KAZ", "nato", "rail", name) for name in told]


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [
        (act("acceded", "UZB", "2006-08-16", cites=("late",)), "2006-08-16", "2006-08-16"),
        (act("acceded", "UZB", "2006-08", cites=("late",)), "2006-08-01", "2006-08-31"),
        (act("claimed", "UZB", "2012-06-01", cites=("late", "early")), "2012-06-28", "2012-06-28"),
        (act("claimed", "UZB", "2012-06-01", cites=("late", "issue")), "2012-07-01", "2012-09-30"),
        (act("claimed", "UZB", "2012-06-01"), "2012-06-01", "2012-06-01"),
        (
            act("withdrew", "UZB", "2012-06-20", version=("c/v",), cites=("late", "early")),
            "2012-06-28",
            "2012-06-28",
        ),
        (
            act("withdrew", "UZB", "2012-06-20", version=("c/v",), public="2012-06-21"),
            "2012-06-21",
            "2012-06-21",
        ),
    ],
)
def test_an_act_is_public_on_its_day_and_a_claim_when_its_first_origin_is(
    given: Act, first: str, last: str
) -> None:
    assert publication(given, EVIDENCE) == (day(first), day(last))


def test_an_act_is_perhaps_public_from_its_first_possible_day_to_the_day_before_its_last() -> None:
    claim = act("claimed", "UZB", "2012-06-01", cites=("issue",))
    answers = {
        text: perhaps_published([claim], EVIDENCE, day(text)) == [claim]
        for text in ("2012-06-30", "2012-07-01", "2012-09-29", "2012-09-30")
    }
    assert list(answers.values()) == [False, True, True, False]


def test_an_act_belongs_to_versions_of_one_contest() -> None:
    assert split_versions(act("withdrew", "UZB", "2012")) == ("", frozenset())
    both = act("withdrew", "UZB", "2012", version=("c/a", "c/b"))
    assert split_versions(both) == ("c", frozenset({"a", "b"}))


def _asked_and_answered(*answers: tuple[str, str, str], again: str = "2008-06-05") -> Log:
    """Return a log in which Lowland asks the Pact in 2003 and again, with answers by day."""
    asks = [replace(act("requested", "XLO", on, of=""), to="pact") for on in ("2003-01-01", again)]
    given = [replace(act(kind, by, on, of=""), to="XLO") for kind, by, on in answers]
    return Log([*asks, *given], EVIDENCE)


@pytest.mark.parametrize("by", ["pact", "pact.council"])
@pytest.mark.parametrize(
    ("answered", "asked_again", "on", "word"),
    [
        ("2003-02-01", "2008-06-05", "2008-06-04", "declined"),
        ("2003-02-01", "2008-06-05", "2008-06-05", "none"),
        ("2008-06-05", "2008-06-05", "2008-06-05", "declined"),  # an answer of the same day
        ("2008-06-06", "2008-06-05", "2008-06-06", "declined"),
        ("2008-05/2008-06", "2008-06-05", "2008-07-01", "declined"),  # perhaps to this request
        ("2008-05", "2008-06-05", "2008-06-05", "none"),
        ("2008-05", "2008-06", "2008-06-05", "unknown"),  # perhaps asked again by then
        ("2008-05", "2008-06", "2008-06-30", "none"),
    ],
)
def test_an_answer_to_an_earlier_request_is_none_to_a_later_one(
    by: str, answered: str, asked_again: str, on: str, word: str
) -> None:
    log = _asked_and_answered(("declined_to_help", by, answered), again=asked_again)
    worlds = Worlds(EVIDENCE.account(BEST_EVIDENCE, None))
    snapshot = Snapshot(day(on), log, worlds, is_covered=True)
    assert snapshot.register("answer", by, "XLO").word() == word


@pytest.mark.parametrize(
    ("agreed", "word"),
    [
        ("2007-06-06", "agreed"),  # 365 days before the second request
        ("2007-06-05", "none"),
        ("2007-06", "none"),  # perhaps earlier
        ("2008-06-04", "agreed"),
    ],
)
def test_a_promise_of_the_last_year_outlives_a_request_made_anew(agreed: str, word: str) -> None:
    log = _asked_and_answered(("agreed_to_help", "pact", agreed))
    worlds = Worlds(EVIDENCE.account(BEST_EVIDENCE, None))
    snapshot = Snapshot(day("2008-06-05"), log, worlds, is_covered=True)
    assert snapshot.register("answer", "pact", "XLO").word() == word


def test_an_answer_that_may_be_to_the_later_request_outlives_that_request() -> None:
    log = _asked_and_answered(
        ("agreed_to_help", "pact", "2003-02-01"), ("declined_to_help", "pact", "2008-05/2008-06")
    )
    snapshot = Snapshot(
        day("2008-07-01"), log, Worlds(EVIDENCE.account(BEST_EVIDENCE, None)), is_covered=True
    )
    assert snapshot.register("answer", "pact", "XLO").word() == "declined"


def test_a_request_that_may_come_later_leaves_the_answer_for_the_next_request_to_end() -> None:
    asks = [
        replace(act("requested", "XLO", on, of=""), to="pact")
        for on in ("2003-01-01", "2008", "2008-06-05")
    ]
    answer = replace(act("declined_to_help", "pact", "2003-02-01", of=""), to="XLO")
    snapshot = Snapshot(
        day("2008-06-05"),
        Log([*asks, answer], EVIDENCE),
        Worlds(EVIDENCE.account(BEST_EVIDENCE, None)),
        is_covered=True,
    )
    assert snapshot.register("answer", "pact", "XLO").word() == "none"


@pytest.mark.parametrize(("on", "word"), [("2008-06-04", "declined"), ("2008-06-05", "none")])
def test_what_was_decided_before_any_request_stays_until_a_second_one(on: str, word: str) -> None:
    log = _asked_and_answered(("declined_to_help", "pact", "2002-01-01"))
    snapshot = Snapshot(
        day(on), log, Worlds(EVIDENCE.account(BEST_EVIDENCE, None)), is_covered=True
    )
    assert snapshot.register("answer", "pact", "XLO").word() == word


def test_a_request_to_another_leaves_an_answer() -> None:
    log = _asked_and_answered(("agreed_to_help", "XHI", "2003-02-01"))
    assert not any(effect.consequent for effect in log.setters(("answer", "XHI", "XLO")))
