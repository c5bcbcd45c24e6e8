"""Positions: how likely each member is to support, abstain or object, and what moves it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from msgspec.structs import replace

from allies.politics.dispositions import Dispositions
from allies.politics.drivers import Driver, Matter, Pull
from allies.politics.positions import (
    OBJECTION_BY_STANCE,
    REASONS,
    SUPPORT_BY_STANCE,
    Position,
    StanceWord,
    chances,
    positions,
    vote_streams,
    votes,
)
from allies.politics.weights import WEIGHTS
from allies.values.inputs import Inputs
from allies.values.streams import Block, Floats, Streams
from allies.votes.decisions import ABSENT, ABSTAIN, GOES_ALONG, OBJECT, SUPPORT
from allies.world.registers import code
from allies.world.view import View
from tests.apparatus import CITED, Build, day

DRAWS = 4_000
ALL = np.zeros(DRAWS, dtype=np.intp)


class Drawn(Inputs):
    """Uniform numbers by name, with some fixed."""

    def __init__(self, **fixed: float) -> None:
        super().__init__(Streams(0), Block(0, DRAWS))
        self.fixed = {name.replace("__", ":"): value for name, value in fixed.items()}

    def __getitem__(self, name: str) -> Floats:
        if name in self.fixed:
            return np.full(DRAWS, self.fixed[name])
        return Streams(0).uniform(name, Block(0, DRAWS))

    def __iter__(self) -> Iterator[str]:
        return iter(self.fixed)

    def __len__(self) -> int:
        return len(self.fixed)


def at(view: View, on: str, state: str, account: str = "best_evidence") -> Position | None:
    view = view.through(account)
    snapshot, known = view.on(day(on)), Dispositions(view, day(on))
    matter = Matter(view.organisation("pact"), "rapid_reaction", "XLO", "external_attack")
    found = positions(snapshot, known, matter, list(view.states))
    return next((item for item in found if item.member == state), None)


@pytest.fixture(scope="module")
def outspoken(build: Build) -> View:
    """The small world in which Highland speaks, Lowland asks, and a third state stands by."""
    return build(
        {
            "states/states.yaml": "- {id: XTH, name: Thirdland}\n",
            "acts/acts.yaml": (
                "- {act: stance_taken, by: XHI, of: pact, means: [rapid_reaction], stance: against,"
                f" on: 2005-01-01, says: It would not, {CITED}}}\n"
                f"- {{act: requested, by: XLO, to: pact, on: 2006-01-01, {CITED}}}\n"
                f"- {{act: participation_suspended, by: XHI, of: pact, on: 2007-01-01, {CITED}}}\n"
            ),
        }
    )


def test_silence_is_an_unknown_stance_and_a_statement_counts_from_its_day(
    outspoken: View,
) -> None:
    silent, spoken = at(outspoken, "2004-12-31", "XHI"), at(outspoken, "2005-01-01", "XHI")
    assert silent is not None
    assert spoken is not None
    assert (silent.stance, silent.because) == (
        "unknown",
        "no statement of it on this means is recorded",
    )
    assert (spoken.stance, spoken.because) == ("against", "It would not")
    assert len(spoken.cites) == 1


def test_a_host_that_asks_supports_what_it_asks_for(outspoken: View) -> None:
    before, after = at(outspoken, "2005-12-31", "XLO"), at(outspoken, "2006-01-01", "XLO")
    assert before is not None
    assert after is not None
    assert (before.stance, after.stance, after.because) == ("unknown", "for", "it asked for help")


def test_a_member_whose_participation_is_suspended_has_no_vote(outspoken: View) -> None:
    before, after = at(outspoken, "2006-12-31", "XHI"), at(outspoken, "2007-01-01", "XHI")
    assert before is not None
    assert after is not None
    assert before.has_vote.tolist() == [True]
    assert after.has_vote.tolist() == [False]


def test_only_members_have_a_position(outspoken: View) -> None:
    assert at(outspoken, "2005-01-01", "XTH") is None
    assert at(outspoken, "2001-04-30", "XHI") is None
    assert at(outspoken, "2008-06-05", "XLO", "morning-paper") is None
    assert at(outspoken, "2008-06-05", "XLO", "evening-paper") is not None


def test_a_statement_is_taken_at_its_word_as_far_as_its_grade_goes(outspoken: View) -> None:
    spoken = at(outspoken, "2005-01-01", "XHI")
    assert spoken is not None
    assert spoken.credence.tolist() == [0.98]  # source graded A, statement graded 1


def driver(name: str, value: float | None) -> Driver:
    return Driver(
        name, WEIGHTS[name], np.array([value or 0.0]), np.array([value is not None]), "told"
    )


def position(
    stance: StanceWord = "unknown",
    *drivers: Driver,
    pull: Pull | None = None,
    has_vote: bool = True,
    credence: float = 1.0,
) -> Position:
    value = -1 if stance == "unknown" else code("stance", stance)
    return Position(
        member="XHI",
        stance=stance,
        because="",
        cites=(),
        stances=np.array([value], dtype=np.int8),
        has_vote=np.array([has_vote], dtype=np.bool_),
        of="pact",
        start=WEIGHTS["start_force"],
        drivers=drivers,
        pull=pull,
        credence=np.array([credence]),
    )


def support(item: Position, leaders_vote: int | None = None, **fixed: float) -> Floats:
    leaders = None if leaders_vote is None else np.full(DRAWS, leaders_vote, dtype=np.int8)
    return chances(item, ALL, Drawn(**fixed), leaders).support


def cast(item: Position, chance: float) -> int:
    found = votes(item, ALL, Drawn(pact__XHI__vote=chance))
    return int(found[0])


@pytest.mark.parametrize("stance", SUPPORT_BY_STANCE)
def test_a_member_supports_below_its_chance_and_objects_at_the_far_end(stance: StanceWord) -> None:
    item, near = position(stance), 1e-9
    found = chances(item, ALL, Drawn())
    least, objection = float(found.support[0]), float(found.objection[0])
    assert cast(item, least - near) == SUPPORT
    assert cast(item, least + near) == GOES_ALONG
    assert cast(item, 1 - objection - near) == GOES_ALONG
    assert (objection > 0) == (stance != "for")
    if objection:
        assert cast(item, 1 - objection + near) == OBJECT


def objects(item: Position, **fixed: float) -> Floats:
    return chances(item, ALL, Drawn(**fixed)).objection


def test_one_that_is_silent_and_has_no_reason_never_objects() -> None:
    assert not objects(position()).any()
    for name in ("stake", "nearness", "cost"):
        assert not objects(position("unknown", driver(name, -1.0))).any()


@pytest.mark.parametrize("name", sorted(REASONS))
def test_a_reason_makes_it_object_in_some_draws_and_then_it_does_not_support(name: str) -> None:
    item = position("unknown", driver(name, -1.0))
    found = chances(item, ALL, Drawn())
    assert set(found.objection.tolist()) == {0.0, 1.0}
    assert not found.support[found.objection == 1.0].any()
    assert not objects(position("unknown", driver(name, 1.0))).any()


def test_a_reason_is_outweighed_by_what_draws_it_towards() -> None:
    against = position("unknown", driver("law", -1.0))
    torn = position("unknown", driver("law", -1.0), driver("stake", 1.0))
    assert (objects(torn) <= objects(against)).all()
    assert (objects(torn) < objects(against)).any()


def test_what_is_unknown_of_others_is_one_number_and_a_carrier_has_its_own() -> None:
    item = position("unknown", driver("frame", None))
    other = replace(item, member="XTH")
    assert (objects(item) == chances(other, ALL, Drawn()).objection).all()
    assert objects(item).any()
    carrier = replace(other, carries=True)
    assert (objects(item) != chances(carrier, ALL, Drawn()).objection).any()


def test_one_that_said_it_is_for_never_objects() -> None:
    assert not objects(position("for", driver("law", -1.0))).any()
    assert objects(position("for", driver("law", -1.0), credence=0.0)).any()


def test_a_member_without_a_seat_has_no_vote_whatever_it_thinks() -> None:
    assert cast(position("for", has_vote=False), 0.0) == ABSENT


def test_a_stance_of_none_is_silence() -> None:
    silent = position("none")  # type: ignore[arg-type]
    assert (support(silent) == support(position("unknown"))).all()


def test_support_is_never_likelier_the_less_friendly_the_stance() -> None:
    by_stance = [support(position(word)) for word in ("against", "reserved", "unknown", "for")]
    for less, more in pairwise(by_stance):
        assert (less <= more).all()
        assert (less < more).any()


def test_a_statement_nobody_can_trust_changes_nothing() -> None:
    assert (support(position("for", credence=0.0)) == support(position())).all()


def test_a_statement_half_trusted_changes_half_of_the_draws() -> None:
    changed = support(position("for", credence=0.5)) > support(position())
    assert 0.45 < changed.mean() < 0.55


def test_one_that_said_it_is_against_mostly_blocks_and_one_with_reservations_does_not() -> None:
    middle = np.array([0.5])
    assert OBJECTION_BY_STANCE["against"].quantile(middle)[0] > 0.5
    assert OBJECTION_BY_STANCE["reserved"].quantile(middle)[0] < 0.5


def test_a_driver_for_raises_support_in_every_draw_and_one_against_lowers_it() -> None:
    plain = support(position())
    assert (support(position("unknown", driver("stake", 1.0))) >= plain).all()
    assert (support(position("unknown", driver("stake", -1.0))) <= plain).all()


def test_an_unknown_driver_adds_nothing_on_balance_and_widens() -> None:
    plain, open_ = support(position()), support(position("unknown", driver("stake", None)))
    assert open_.std() > plain.std()
    logit = np.log(open_ / (1 - open_)) - np.log(plain / (1 - plain))
    assert abs(logit.mean()) < 0.03


def pull(dependence: float, silent: float = 0.0) -> Pull:
    return Pull("XLO", dependence, 0.0, silent, WEIGHTS["leader"], "told", ())


def test_a_dependent_member_follows_the_leading_state() -> None:
    item = position(pull=pull(1.0))
    against, aside, in_favour = (support(item, vote) for vote in (OBJECT, ABSTAIN, SUPPORT))
    assert (against < aside).all()
    assert (aside < in_favour).all()


def test_the_more_it_depends_the_more_it_follows() -> None:
    weak, strong = position(pull=pull(0.2)), position(pull=pull(0.9))
    assert (support(strong, SUPPORT) > support(weak, SUPPORT)).all()
    assert (support(strong, OBJECT) < support(weak, OBJECT)).all()


def test_unknown_dependence_is_no_following_and_widens() -> None:
    item = position(pull=pull(0.0, silent=1.0))
    assert (support(item, SUPPORT) == support(item, OBJECT)).all()
    assert support(item, SUPPORT).std() > support(position()).std()


def test_a_leading_state_without_a_seat_pulls_nobody() -> None:
    item = position(pull=pull(1.0))
    assert (support(item, ABSENT) == support(item, ABSTAIN)).all()


def test_members_move_together_by_the_common_shock() -> None:
    first, second = position(), replace(position(), member="XLO")
    one = chances(first, ALL, Drawn()).support
    two = chances(second, ALL, Drawn()).support
    assert np.corrcoef(one, two)[0, 1] > 0.3


def test_what_the_law_says_differs_by_world() -> None:
    item = position(
        "unknown",
        Driver("law", WEIGHTS["law"], np.array([-1.0, 1.0]), np.array([True, True]), "told"),
    )
    halves = np.arange(DRAWS) % 2
    found = chances(item, halves, Drawn()).support
    plain = support(position())
    assert (found[halves == 0] <= plain[halves == 0]).all()
    assert (found[halves == 1] >= plain[halves == 1]).all()
    assert item.token.varies


def test_the_token_of_a_position_is_that_of_what_it_is_by_world() -> None:
    item, same = position("reserved", driver("stake", 0.5)), position("reserved")
    assert replace(item, because="another word").token == item.token
    assert replace(item, drivers=same.drivers).token == same.token
    others = (
        replace(item, stances=item.stances + np.int8(1)),
        replace(item, has_vote=~item.has_vote),
        replace(item, credence=item.credence / 2),
        replace(item, pull=pull(0.5)),
        same,
    )
    assert len({other.token.text for other in (item, *others)}) == 6


def test_a_draw_is_the_same_alone_and_among_others() -> None:
    item = position("reserved", driver("stake", None), pull=pull(0.5))
    every = chances(item, ALL, Drawn()).support

    class Alone(Drawn):
        def __getitem__(self, name: str) -> Floats:
            return super().__getitem__(name)[7:8]

    one = chances(item, np.zeros(1, dtype=np.intp), Alone()).support
    assert one.tolist() == [every[7]]


def test_every_stream_of_a_vote_has_a_name_of_its_own_and_means_share_it() -> None:
    item = position()
    assert len(set(vote_streams(item))) == 4
    assert vote_streams(item) == vote_streams(replace(item, drivers=(driver("law", 1.0),)))
    assert not set(vote_streams(item)) & set(vote_streams(replace(item, member="XTH")))


@pytest.mark.parametrize(("share", "carries"), [(0.0, False), (0.2, True)])
@pytest.mark.parametrize("stance", ["for", "against"])
def test_one_with_a_smaller_force_carries_only_if_it_is_for_it(
    build: Build, stance: str, share: float, carries: bool
) -> None:
    says = (
        "acts/acts.yaml",
        f"- {{act: stance_taken, by: XLO, of: pact, means: [rapid_reaction], stance: {stance},"
        f" on: 2004-01-01, says: It said so, {CITED}}}\n",
    )
    view = build(dict([says])).through("evening-paper")
    shares = {"XHI": 1 - share} | ({"XLO": share} if share else {})
    on = day("2004-06-01")
    matter = Matter(
        view.organisation("pact"), "rapid_reaction", "XTH", "external_attack", shares=shares
    )
    found = positions(view.on(on), Dispositions(view, on), matter, list(view.states))
    by_state = {item.member: item.carries for item in found}
    assert by_state == {"XHI": True, "XLO": carries and stance == "for"}


@pytest.mark.parametrize("weight", WEIGHTS.values(), ids=WEIGHTS)
def test_every_weight_has_an_origin_and_none_is_negative(weight) -> None:  # type: ignore[no-untyped-def]
    assert weight.origin.startswith(("judgement: ", "published rate: "))
    least = float(weight.weight.quantile(np.array([0.0]))[0])
    assert weight.is_start or least >= 0
