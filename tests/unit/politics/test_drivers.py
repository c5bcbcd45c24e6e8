"""Drivers: what moves a member, which way, and what is left unknown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

import numpy as np
import pytest

from allies.politics.dispositions import Dispositions
from allies.politics.drivers import (
    NOT_NEAR,
    PRECEDENT_TOUCHED,
    SUPPLIES_COST,
    Driver,
    Drivers,
    Lawful,
    Matter,
    Pull,
)
from allies.politics.weights import WEIGHTS
from allies.values.means import MEANS, Means
from allies.values.ternary import NO, UNKNOWN, YES, constant
from allies.world.capitals import DEPENDENCE
from allies.world.view import View
from tests.apparatus import Build, day
from tests.unit.politics.capital_texts import PAPER, capital, register, trait

ON = day("2008-06-05")
THIRD = {"states/states.yaml": "- {id: XTH, name: Thirdland}\n"}


def drivers(view: View, **asked: Any) -> Drivers:
    given: dict[str, Any] = {
        "organisation": view.organisation("pact"),
        "means": "rapid_reaction",
        "host": "XLO",
        "trigger": "external_attack",
    }
    return Drivers(Dispositions(view, ON), Matter(**(given | asked)))


def moved(view: View, state: str = "XHI", **asked: Any) -> Mapping[str, Driver]:
    return {item.name: item for item in drivers(view, **asked).of(state)}


def coded(
    build: Build, *traits: str, state: str = "XHI", more: dict[str, str] | None = None
) -> View:
    return build({**THIRD, **(more or {}), **capital(state, *traits)})


def driver(value: float | None, **given: Any) -> Driver:
    values, known = np.array([value or 0.0]), np.array([value is not None])
    return Driver("stake", WEIGHTS["stake"], values, known, "told", **given)


def pull(**given: Any) -> Pull:
    plain: dict[str, Any] = {"dependence": 0.5, "disputed": 0.1, "silent": 0.2}
    return Pull(leader="XHI", weight=WEIGHTS["leader"], because="", cites=(), **(plain | given))


# Which drivers apply.


@pytest.mark.parametrize(
    ("means", "trigger", "names"),
    [
        ("rapid_reaction", "external_attack", "stake nearness host law frame cost"),
        ("rapid_reaction", "coup", "stake nearness host law frame cost precedent"),
        ("peacekeeping", "disaster", "stake nearness host law frame cost precedent"),
        ("materiel", "coup", "stake nearness host law frame cost"),
        ("consult", "coup", "stake nearness host law frame"),
    ],
)
def test_what_does_not_apply_to_a_matter_is_left_out(
    small_view: View, means: Means, trigger: str, names: str
) -> None:
    assert list(moved(small_view, means=means, trigger=trigger)) == names.split()


def test_the_host_has_no_distance_to_itself(small_view: View) -> None:
    assert list(moved(small_view, "XLO")) == ["stake", "law", "frame", "cost"]


def test_every_state_on_the_other_side_moves_by_itself(build: Build) -> None:
    found = drivers(coded(build), adversaries=("XTH", "XHI")).of("XHI")
    against = [item for item in found if item.name == "adversary"]
    assert [(item.value, item.because) for item in against] == [
        (None, "its relation to Thirdland is not coded"),
        (-1.0, "it is the other side"),
    ]


@pytest.mark.parametrize("means", get_args(Means))
def test_force_and_anything_else_start_from_different_places(
    small_view: View, means: Means
) -> None:
    force = means in ("rapid_reaction", "peacekeeping", "bilateral")
    assert MEANS[means].moves_forces is force
    start = drivers(small_view, means=means).start
    assert start.name == ("start_force" if force else "start_other")


# The stake and the way there.


def test_the_host_has_the_whole_stake_and_others_what_their_documents_give_it(
    build: Build,
) -> None:
    view = coded(build, state="XLO")
    assert moved(view, "XLO")["stake"].value == 1.0
    assert moved(view, "XHI")["stake"].value is None
    listed = register("list", "law", "drugs aggression", "ranked: true")
    view = build(capital("XHI", registers=listed))
    assert moved(view)["stake"].value == 0.25  # no document speaks of the place
    assert moved(view)["stake"].spread == 0.5
    assert moved(view)["stake"].cites
    assert moved(view, trigger="coup")["stake"].value == -0.25


@pytest.mark.parametrize("named", ["host", "comes_from", "adversaries"])
def test_the_place_of_a_crisis_is_its_host_where_it_comes_from_and_the_other_side(
    build: Build, named: str
) -> None:
    sees = "mentions: [{of: XTH, place: first, says: It is, judgement: Invented.}]"
    listed = register("list", "law", "aggression", f"ranked: true, {sees}")
    view = build({**THIRD, **capital("XHI", registers=listed)})
    asked: dict[str, Any] = {named: "XTH" if named == "host" else ("XTH",)}
    assert moved(view, **asked)["stake"].value == 1.0
    assert moved(view)["stake"].value == 0.5


@pytest.mark.parametrize(
    ("aspect", "of", "level", "value"),
    [
        ("control", "XLO", "none", -1.0),
        ("control", "XLO", "full", 1.0),
        ("capacity", "XHI", "bound", -1.0),
        ("capacity", "XHI", "ample", 1.0),
    ],
)
def test_control_and_capacity_move_only_who_would_send_people(
    build: Build, aspect: str, of: str, level: str, value: float
) -> None:
    view = coded(build, trait("one", aspect, level), state=of)
    found = moved(view, shares={"XHI": 1.0})
    assert found[aspect].value == value
    other = "capacity" if aspect == "control" else "control"
    assert found[other].value is None  # unknown, and it widens
    assert aspect not in moved(view)
    assert aspect not in moved(view, "XLO", shares={"XLO": 1.0})
    assert aspect not in moved(view, means="materiel", shares={"XHI": 1.0})


@pytest.mark.parametrize(
    ("towards", "value", "because"),
    [
        ("XTH, XLO", 1.0, "borders Lowland"),
        ("XTH", NOT_NEAR, "has no border with Lowland"),
        ("", None, "its borders are not coded"),
    ],
)
def test_a_neighbour_is_near_one_with_other_borders_is_not_and_silence_is_neither(
    build: Build, towards: str, value: float | None, because: str
) -> None:
    found = moved(coded(build, *([trait("a", "border", "", towards)] if towards else [])))
    assert (found["nearness"].value, found["nearness"].because) == (value, because)
    assert bool(found["nearness"].cites) is bool(towards)


# Friends and adversaries.


@pytest.mark.parametrize(("level", "value"), [("hostile", -1.0), ("neutral", 0.0), ("allied", 1.0)])
def test_how_it_stands_to_the_host_counts_for_and_to_the_other_side_against(
    build: Build, level: str, value: float
) -> None:
    view = coded(build, trait("a", "relation", level, "XLO"), trait("b", "relation", level, "XTH"))
    found = moved(view, adversaries=("XTH",))
    assert found["host"].value == value
    assert found["adversary"].value == -value
    assert found["host"].because == f"{level}: It is a"


def test_where_a_state_is_silent_what_the_other_says_of_it_counts(build: Build) -> None:
    of_host = trait("theirs", "relation", "strained", "XHI")
    assert moved(coded(build, of_host, state="XLO"))["host"].value == -0.5
    own = capital("XHI", trait("own", "relation", "friendly", "XLO"))
    assert moved(coded(build, of_host, state="XLO", more=own))["host"].value == 0.5


def test_sources_that_disagree_stand_in_the_middle_with_a_spread(build: Build) -> None:
    view = coded(
        build,
        trait("a", "relation", "hostile", "XTH"),
        trait("b", "relation", "friendly", "XTH", PAPER),
    )
    found = moved(view, adversaries=("XTH",))["adversary"]
    assert (found.value, found.spread) == (0.25, 0.75)
    assert found.because == "hostile or friendly: It is a; It is b"
    assert {cite.source for cite in found.cites} == {"pact-text", "evening-paper"}


# The law, the frame, what it costs and what it would set as a precedent.


@pytest.mark.parametrize(("verdict", "value"), [(YES, 0.5), (NO, -1.0), (UNKNOWN, None)])
def test_the_law_a_state_holds_counts_with_its_sign(
    small_view: View, verdict: int, value: float | None
) -> None:
    held = {"XHI": Lawful(constant(verdict), "as it reads it")}
    found = moved(small_view, lawful=held)["law"]
    assert (found.value, found.because) == (value, "as it reads it")
    silent = moved(small_view, "XLO", lawful=held)["law"]
    assert (silent.value, silent.because) == (None, "its view of the law is not known")


def test_a_duty_counts_in_full_and_a_permission_by_half(small_view: View) -> None:
    obliged = np.array([YES, NO, UNKNOWN], dtype=np.int8)
    held = {"XHI": Lawful(constant(YES), "", obliged=obliged)}
    assert moved(small_view, lawful=held)["law"].values.tolist() == [1.0, 0.5, 0.5]


def test_what_the_law_says_may_differ_by_world(small_view: View) -> None:
    verdict = np.array([NO, UNKNOWN, YES], dtype=np.int8)
    found = moved(small_view, lawful={"XHI": Lawful(verdict, "")})["law"]
    assert found.values.tolist() == [-1.0, 0.0, 0.5]
    assert found.known.tolist() == [True, False, True]


def test_acting_alone_is_weighed_by_the_host_and_acting_together_by_the_organisation(
    build: Build,
) -> None:
    view = coded(
        build, trait("a", "frame", "preferred", "pact"), trait("b", "frame", "rejected", "XLO")
    )
    assert moved(view)["frame"].value == 1.0
    assert moved(view, means="bilateral")["frame"].value == -1.0
    silent = [moved(view, "XLO", means=means)["frame"] for means in ("materiel", "bilateral")]
    assert [(item.value, item.because) for item in silent] == [
        (None, "how it values the Pact is not coded"),
        (None, "how it values acting with Lowland alone is not coded"),
    ]


@pytest.mark.parametrize(
    ("share", "because"),
    [
        (1.0, "all"),
        (0.96, "all"),
        (0.94, "about 9 in 10"),
        (0.06, "about 1 in 10"),
        (0.04, "next to none"),
    ],
)
def test_a_member_pays_with_the_share_of_people_it_would_send(
    small_view: View, share: float, because: str
) -> None:
    found = moved(small_view, shares={"XHI": share})["cost"]
    assert (found.value, found.because) == (-share, f"would send {because} of the people")


def test_a_share_that_is_not_coded_is_unknown_and_supplies_cost_the_same_for_all(
    small_view: View,
) -> None:
    assert moved(small_view, shares={"XLO": 1.0})["cost"].value is None
    assert moved(small_view, means="materiel", shares={"XHI": 1.0})["cost"].value == SUPPLIES_COST


@pytest.mark.parametrize("trigger", PRECEDENT_TOUCHED)
def test_a_fear_of_precedent_counts_against_as_far_as_the_crisis_touches_it(
    build: Build, trigger: str
) -> None:
    view = coded(build, trait("a", "precedent", "high"), trait("b", "precedent", "low", more=PAPER))
    found = moved(view, trigger=trigger)["precedent"]
    touched = PRECEDENT_TOUCHED[trigger]
    assert found.value == pytest.approx(-touched * 2 / 3)
    assert found.spread == pytest.approx(touched / 3)
    assert moved(view, "XLO", trigger=trigger)["precedent"].value is None


# What a driver is.


def test_an_unknown_driver_has_no_value_and_adds_nothing() -> None:
    found = driver(None)
    assert (found.value, found.contribution) == (None, 0.0)


@pytest.mark.parametrize("value", [-1.0, 0.5])
def test_a_driver_adds_its_value_times_the_middle_of_its_weight(value: float) -> None:
    middle = float(WEIGHTS["stake"].weight.quantile(np.array([0.5]))[0])
    assert middle > 0
    assert driver(value).contribution == pytest.approx(value * middle)


def test_the_token_of_a_driver_tells_its_value_its_spread_and_whether_it_is_known() -> None:
    found = (driver(0.0), driver(None), driver(0.5), driver(0.5, spread=0.1))
    assert len({item.token.text for item in found}) == len(found)
    assert not any(item.token.varies for item in found)
    assert driver(0.5).token == driver(0.5).token


def test_the_token_of_a_driver_varies_where_its_worlds_differ() -> None:
    known = np.array([True, True])
    by_world = [
        Driver("law", WEIGHTS["law"], np.array(values), known, "")
        for values in ([1.0, -1.0], [-1.0, 1.0], [1.0, 1.0])
    ]
    assert [item.token.varies for item in by_world] == [True, True, False]
    assert len({item.token.text for item in by_world}) == 3


# The pull of the leading state.


def test_a_member_is_pulled_by_what_it_depends_on_the_leading_state_for(build: Build) -> None:
    view = coded(
        build,
        trait("a", "arms", "high", "XHI"),
        trait("b", "energy", "none", "XHI"),
        trait("c", "energy", "high", "XHI", PAPER),
        trait("d", "trade", "high", "XTH"),
        state="XLO",
    )
    found = drivers(view).pull("XLO")
    assert found is not None
    assert found.leader == "XHI"
    assert found.dependence == pytest.approx(1.5 / len(DEPENDENCE))
    assert found.disputed == pytest.approx(0.5 / len(DEPENDENCE))
    assert found.silent == pytest.approx((len(DEPENDENCE) - 2) / len(DEPENDENCE))
    assert found.is_known
    assert found.because.startswith(
        "depends on Highland: arms high, energy none or high; unknown: survival, security, trade"
    )
    assert {cite.source for cite in found.cites} == {"pact-text", "evening-paper"}


def test_dependence_that_is_known_in_full_or_not_at_all_is_told_so(build: Build) -> None:
    nothing = drivers(coded(build)).pull("XLO")
    assert nothing is not None
    assert (nothing.is_known, nothing.dependence) == (False, 0.0)
    assert nothing.because == "dependence on Highland is not coded"
    traits = [trait(name, name, "low", "XHI") for name in DEPENDENCE]
    full = drivers(coded(build, *traits, state="XLO")).pull("XLO")
    assert full is not None
    assert (full.is_known, full.silent) == (True, 0.0)
    assert "unknown" not in full.because


def test_nobody_is_pulled_who_leads_or_where_nobody_leads_or_where_one_acts_alone(
    build: Build, small_view: View
) -> None:
    assert drivers(small_view).pull("XLO") is not None
    assert drivers(small_view).pull("XHI") is None
    assert drivers(small_view, means="bilateral").pull("XLO") is None
    leaderless = build(replaced={"organisations/pact.yaml": ("leading_state: XHI\n", "")})
    assert drivers(leaderless).pull("XLO") is None


@pytest.mark.parametrize(("silent", "is_known"), [(0.99, True), (1.0, False)])
def test_a_pull_is_known_as_soon_as_anything_is(silent: float, is_known: bool) -> None:
    assert pull(silent=silent).is_known is is_known


def test_the_token_of_a_pull_tells_everything_that_pulls() -> None:
    found = (
        pull(),
        pull(dependence=0.6),
        pull(disputed=0.2),
        pull(silent=0.3),
    )
    assert len({item.token.text for item in found}) == len(found)
