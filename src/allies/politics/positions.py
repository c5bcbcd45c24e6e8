"""Positions: each member's chance to support and to object, and its drivers.

A member's chance of support is a sum of drivers in log-odds. Members are not drawn independently:
all share the weights and a common shock, and a member that depends on the leading state follows the
vote of that state in the same draw. To object, a member needs a reason: a driver of `REASONS` below
zero, or a statement against. A driver that is not recorded has one value for all members of an
organisation, so the number of unknown members does not matter. A member's own statement overrides
the drivers, as far as it is reliable: a stance for the means never makes support less likely than
the drivers do, and a stance against it never more likely. Decision 0019 gives the reasons.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeVar, get_args

import msgspec
import numpy as np
from msgspec.structs import force_setattr, replace
from numpy.typing import NDArray

from allies.evidence.sources import Citation
from allies.politics.carriers import first_carrier, may_contribute, pools
from allies.politics.dispositions import Dispositions
from allies.politics.drivers import Driver, Drivers, Matter, Pull
from allies.politics.weights import Weight, weight_stream
from allies.values.inputs import Inputs
from allies.values.means import MEANS, Means
from allies.values.model_inputs import drawn, drawn_by
from allies.values.streams import Floats
from allies.votes.decisions import ABSENT, GOES_ALONG, OBJECT, SUPPORT
from allies.world.acts import Act, Stance
from allies.world.registers import REGISTERS
from allies.world.snapshot import RegisterValue, Snapshot
from allies.world.worlds import Token, token_of

SUPPORT_BY_STANCE = drawn_by("support")
OBJECTION_BY_STANCE = drawn_by("objection")
OBJECTION_BAR = drawn("objection_bar")
SHOCK, OWN, UNKNOWN_VALUE = drawn("shock"), drawn("own"), drawn("unknown_value")
REASONS = frozenset({"host", "adversary", "law", "frame", "precedent"})
FOR = REGISTERS["stance"].codes["for"]
# The stance in an answer to the host; a state that declined keeps out and does not object.
ANSWERED = {"agreed": FOR, "declined": REGISTERS["stance"].codes["reserved"]}
# Only who carries the force bears its cost, and needs to be able to.
_NO_PART_OF_A_VOTE = frozenset({"cost", "control", "capacity"})


StanceWord = Stance | Literal["unknown"]
Code = TypeVar("Code", bound=np.generic)


class Position(msgspec.Struct, frozen=True):
    """The position of one member on one means.

    Attributes:
        member: the state.
        stance: `for`, `against`, `reserved`, or `unknown`, in the reference world.
        because: the statement behind the stance, or why it is unknown.
        cites: where it is documented.
        stances: code of the stance in every world.
        has_vote: whether it has a vote in every world.
        carries: whether it could carry the force: it would send most of it, or it has a part of it
            and is for the means.
        of: the organisation in which it decides.
        start: the starting point, before any driver.
        drivers: its drivers.
        pull: how far it follows the leading state, if another state leads.
        credence: the reliability of its statement, in every world.
        supposed: its vote, if a question supposes one; then nothing else decides it.
        is_guest: whether it is no member, but would contribute, or might.
        has_only_pledged: whether such a state has a pledged force and has said nothing of it.
        token: the token of the position by world, for the cache of votes; made here.
        drivers_token: the token of its drivers; members with the same one share their points.
    """

    member: str
    stance: StanceWord
    because: str
    cites: tuple[Citation, ...]
    stances: NDArray[np.int8]
    has_vote: NDArray[np.bool_]
    of: str
    start: Weight
    drivers: tuple[Driver, ...] = ()
    pull: Pull | None = None
    credence: Floats = np.ones(1)
    carries: bool = False
    supposed: int | None = None
    is_guest: bool = False
    has_only_pledged: bool = False
    token: Token = Token("")
    drivers_token: Token = Token("")

    def __post_init__(self) -> None:
        """Make the tokens from the other fields."""
        whose = Token(f"{self.of}:{_whose(self)}:{self.start.name}")
        drivers = Token.joined([whose, *[driver.token for driver in self.drivers]])
        parts = [token_of(self.stances, self.has_vote, self.credence), drivers]
        parts += [] if self.supposed is None else [Token(f"supposed{self.supposed}")]
        parts += [self.pull.token] if self.pull else []
        force_setattr(self, "token", Token.joined(parts))
        force_setattr(self, "drivers_token", drivers)


def positions(
    snapshot: Snapshot, known: Dispositions, matter: Matter, states: Sequence[str]
) -> list[Position]:
    """Return the position of every member, and of others that said that they would contribute.

    Those are a member in some world, or offered help in some world.

    All registers are read in every case, so one reading shows all dependences.

    Args:
        snapshot: the registers of the day, over worlds.
        known: what is documented about capitals on the day.
        matter: the matter to decide on.
        states: every state of the theatre.
    """
    organisation = matter.organisation.id
    drivers = Drivers(known, matter)
    takes_part, said = {}, {}
    silent: set[str] = set()  # no members, with a pledged force
    for state in states:
        membership = snapshot.register("membership", state, organisation)
        participation = snapshot.register("participation", state, organisation)
        stance = snapshot.register("stance", state, organisation, matter.means)
        answer = snapshot.register("answer", state, matter.host)
        if membership.is_any("member", "suspended").any():
            takes_part[state] = membership.is_any("member") & participation.is_any("full")
        elif state != matter.host and _offers(matter, stance, answer, snapshot.day).any():
            takes_part[state] = _offers(matter, stance, answer, snapshot.day)
        elif may_contribute(
            matter, state, stance, refused_before(answer, matter.means, snapshot.day)
        ):
            takes_part[state] = np.ones_like(membership.known)
            silent.add(state)
        else:
            continue
        said[state] = _said(snapshot, known, matter, state, stance)
    able = takes_part.keys() - silent
    firsts = {first_carrier(matter, item, known.day, able) for item in pools(matter)}
    return [
        Position(
            member=state,
            stance=_stance_word(int(said[state].codes[0])),
            because=said[state].because,
            cites=said[state].cites,
            stances=said[state].codes,
            has_vote=has_vote,
            of=organisation,
            carries=state in firsts
            or (state in matter.shares and bool((said[state].codes == FOR).any())),
            start=drivers.start,
            drivers=drivers.of(state),
            pull=drivers.pull(state),
            credence=said[state].credence,
            is_guest=not snapshot.register("membership", state, organisation)
            .is_any("member", "suspended")
            .any(),
            has_only_pledged=state in silent,
        )
        for state, has_vote in takes_part.items()
    ]


def _offers(
    matter: Matter, stance: RegisterValue, answer: RegisterValue, day: int
) -> NDArray[np.bool_]:
    """Return whether a state that is no member has said that it would contribute, by world."""
    return stance.is_any("for") | agreed_before(answer, matter.means, day)


def agreed_before(answer: RegisterValue, means: Means, day: int) -> NDArray[np.bool_]:
    """Return whether somebody had agreed to help by a means before a day, by world.

    Args:
        answer: the register of the answer to the host.
        means: the means; an answer that names others does not count.
        day: the day in question; an answer of that day is not known before it.
    """
    return answer.is_any("agreed") & answer.stands_for(lambda act: answers_for(act, means, day))


def refused_before(answer: RegisterValue, means: Means, day: int) -> NDArray[np.bool_]:
    """Return whether somebody had refused to help by a means; arguments as for `agreed_before`."""
    no = answer.is_any("declined", "taken_back")
    return no & answer.stands_for(lambda act: answers_for(act, means, day))


def answers_for(act: Act, means: Means, day: int) -> bool:
    """Return whether an answer was given before a day, and is about a means.

    Args:
        act: the act of answering.
        means: the means; an answer that names no means is about those that send people.
        day: the day in question.
    """
    about = means in act.means if act.means else MEANS[means].moves_forces
    return about and act.on.last < day


def known_membership(
    snapshot: Snapshot, organisation: str, states: Sequence[str]
) -> NDArray[np.bool_]:
    """Return whether it is known, for every state, if it is a member, by world."""
    known = [snapshot.register("membership", state, organisation).known for state in states]
    return np.asarray(np.logical_and.reduce(np.broadcast_arrays(*known)))


class _Said(msgspec.Struct, frozen=True):
    """A member's statement, by world."""

    codes: NDArray[np.int8]
    credence: Floats
    because: str
    cites: tuple[Citation, ...]


def _said(
    snapshot: Snapshot, known: Dispositions, matter: Matter, state: str, stance: RegisterValue
) -> _Said:
    codes = stance.values.copy()
    credence = _credence(known, stance)
    act = stance.act()
    because = act.says if act else "no statement of it on this means is recorded"
    cites = act.cites if act else ()
    answer = snapshot.register("answer", state, matter.host)
    for word, code in ANSWERED.items() if answer.effects else ():
        told = answer.is_any(word) & answer.stands_for(
            lambda act: answers_for(act, matter.means, snapshot.day)
        )
        later = told & (_last_days(answer) >= _last_days(stance))
        codes[later] = code
        credence[later] = 1.0  # an answer is an act, not only a statement
        act = answer.act()
        if act is not None and later[0]:
            because, cites = f"it {word} to help", act.cites
    if state == matter.host:
        request = snapshot.register("request", state, matter.organisation.id)
        asked = request.is_any("requested")
        codes[asked] = FOR
        credence[asked] = 1.0  # a state that asks for help wants it
        act = request.act()
        if act is not None and asked[0]:
            because, cites = "it asked for help", act.cites
    return _Said(codes, credence, because, cites)


def _last_days(value: RegisterValue) -> NDArray[np.int64]:
    """Return the last possible day of the act behind a value, by world; 0 without an act."""
    days = [effect.act.on.last for effect in value.effects]
    return np.array([*days, 0], dtype=np.int64)[value.setters]


def _credence(known: Dispositions, stance: RegisterValue) -> Floats:
    """Return the reliability of the statement behind a stance, by world."""
    by_setter = [known.credence(effect.act) for effect in stance.effects]
    # A world without a statement has the index -1, which reads the entry added at the end.
    return np.array([*by_setter, 1.0])[stance.setters]


class Chances(msgspec.Struct, frozen=True):
    """A member's chance to support and to object, in every draw.

    Attributes:
        support: chance of support.
        objection: chance of objecting; 0 or 1 if the drivers decide it, not a statement.
    """

    support: Floats
    objection: Floats


class Points(msgspec.Struct, frozen=True):
    """Points of log-odds in every draw.

    Attributes:
        total: start, shock and all drivers.
        towards: what draws a member towards the means, if it only votes.
        reasons: what gives it a reason to object; 0 where it has none.
        documented: where one of the reasons is recorded.
    """

    total: Floats
    towards: Floats
    reasons: Floats
    documented: NDArray[np.bool_]


def chances(
    position: Position,
    world_of_draw: NDArray[np.intp],
    inputs: Inputs,
    leaders_vote: NDArray[np.int8] | None = None,
    points: Points | None = None,
) -> Chances:
    """Return a member's chance to support and to object, in every draw.

    Args:
        position: its stance and its drivers, by world.
        world_of_draw: the world of every draw.
        inputs: uniform numbers by name of stream; see `vote_streams`.
        leaders_vote: the vote of the leading state in every draw, if another state leads.
        points: what `points_of` returns for the position, if it is made already.
    """
    streams = vote_streams(position)
    points = points_of(position, world_of_draw, inputs) if points is None else points
    if position.pull is not None:
        stream = driver_stream(position, "leader")
        follows = _followed(position.pull, inputs, stream, leaders_vote)
        points = replace(points, total=points.total + follows, towards=points.towards + follows)
    own = inputs.quantile(streams[0], OWN)
    support = 1.0 / (1.0 + np.exp(-(points.total + own)))
    objects = _objects(position, points, own, inputs)
    support[objects] = 0.0
    objection = objects.astype(np.float64)
    for word, distribution in SUPPORT_BY_STANCE.items():
        takes = position.stances == REGISTERS["stance"].codes[word]
        if not takes.any():
            continue
        propensity, share, _, taken = (inputs[stream] for stream in streams)
        at_its_word = taken < _spread(position.credence, world_of_draw)
        here = at_its_word & _spread(takes, world_of_draw)
        bound = distribution.quantile(propensity[here])
        by_model = support[here]
        support[here] = (
            np.maximum(by_model, bound) if word == "for" else np.minimum(by_model, bound)
        )
        blocks = OBJECTION_BY_STANCE[word].quantile(share[here]) if word != "for" else 0.0
        objection[here] = (1.0 - support[here]) * blocks
    return Chances(support, objection)


def _objects(position: Position, points: Points, own: Floats, inputs: Inputs) -> NDArray[np.bool_]:
    """Whether the drivers make a member object, in every draw."""
    outweighs = points.reasons - points.towards
    if points.documented.any():
        outweighs -= np.where(points.documented, np.minimum(own, 0.0), 0.0)
    bar = inputs.quantile(bar_stream(position), OBJECTION_BAR)
    return np.asarray((points.reasons > 0) & (outweighs > bar))


def points_of(position: Position, world_of_draw: NDArray[np.intp], inputs: Inputs) -> Points:
    """Return the points of a member's drivers in every draw, without those of the leader's vote.

    Members with the same `drivers_token` have the same points.
    """
    shock = inputs.quantile(shock_stream(position), SHOCK)
    total = inputs.quantile(weight_stream(position.start.name), position.start.weight) + shock
    towards, reasons = shock.copy(), np.zeros_like(shock)
    documented = np.zeros(len(shock), dtype=np.bool_)
    for driver in position.drivers:
        weight = inputs.quantile(weight_stream(driver.name), driver.weight.weight)
        stream = driver_stream(position, driver.name)
        value, known = _value(driver, stream, world_of_draw, inputs)
        adds = weight * value
        total += adds
        if driver.name in REASONS:
            reasons -= np.minimum(adds, 0.0)
            documented |= known & (np.asarray(value) < 0)
        if driver.name not in _NO_PART_OF_A_VOTE:
            towards += np.maximum(adds, 0.0)
    return Points(total, towards, reasons, documented)


def _value(
    driver: Driver, stream: str, world_of_draw: NDArray[np.intp], inputs: Inputs
) -> tuple[Floats | float, NDArray[np.bool_] | bool]:
    """Return the value of a driver in every draw, and whether it is known.

    Each is a single item if it is the same in all draws.
    """
    value: Floats | float | None = driver.value
    if len(driver.values) > 1:
        value = driver.values[world_of_draw]
    elif value is None:
        return inputs.quantile(stream, UNKNOWN_VALUE), False
    if driver.spread:
        value = value + driver.spread * (2.0 * inputs[stream] - 1.0)
    if driver.known.all():
        return value, True
    known = driver.known[world_of_draw]
    return np.where(known, value, inputs.quantile(stream, UNKNOWN_VALUE)), known


def _followed(
    pull: Pull, inputs: Inputs, stream: str, leaders_vote: NDArray[np.int8] | None
) -> Floats:
    """Return the points that the leading state's vote adds to a member.

    A member follows as far as it is documented to depend. An unknown dependence adds zero on
    average, for every position of the leading state, and makes the chance wider.
    """
    weight = inputs.quantile(weight_stream("leader"), pull.weight.weight)
    points = pull.silent * inputs.quantile(stream, UNKNOWN_VALUE)
    if leaders_vote is not None:
        dependence = pull.dependence + pull.disputed * (2.0 * inputs[stream] - 1.0)
        points = points + dependence * np.where(np.abs(leaders_vote) == 1, leaders_vote, 0)
    return np.asarray(weight * points)


def votes(
    position: Position,
    world_of_draw: NDArray[np.intp],
    inputs: Inputs,
    leaders_vote: NDArray[np.int8] | None = None,
    points: Points | None = None,
) -> NDArray[np.int8]:
    """Return one member's vote in every draw; arguments as for `chances`.

    A member that does not support and does not object goes along.
    """
    if position.supposed is not None:
        cast = np.full(len(world_of_draw), position.supposed, dtype=np.int8)
    else:
        found = chances(position, world_of_draw, inputs, leaders_vote, points)
        chance = inputs[vote_streams(position)[2]]
        cast = np.where(chance < found.support, np.int8(SUPPORT), np.int8(GOES_ALONG))
        cast[chance >= 1.0 - found.objection] = OBJECT
    if not position.has_vote.all():
        cast[~_spread(position.has_vote, world_of_draw)] = ABSENT
    return cast


def vote_streams(position: Position) -> tuple[str, str, str, str]:
    """Return the streams of one member's vote: propensity, objection, vote, reliability.

    They are the same for all means of an organisation: a state has one will in a crisis.
    """
    name = f"{position.of}:{position.member}"
    return f"{name}:propensity", f"{name}:objection", f"{name}:vote", f"{name}:at_its_word"


def shock_stream(position: Position) -> str:
    """Return the stream of the common shock to all members of one organisation."""
    return f"{position.of}:shock"


def bar_stream(position: Position) -> str:
    """Return the stream of how strong a reason must be; all members of an organisation share it."""
    return f"{position.of}:objection_bar"


def driver_stream(position: Position, driver: str) -> str:
    """Return the stream of the unknown part of one driver.

    A state that could carry the force has its own; all others of an organisation share one.
    """
    return f"driver:{position.of}:{_whose(position)}:{driver}"


def _whose(position: Position) -> str:
    """Return whose unknown values a member has: its own, or those of all who cannot carry."""
    return position.member if position.carries else "others"


def _spread(by_world: NDArray[Code], world_of_draw: NDArray[np.intp]) -> NDArray[Code]:
    """Return values by world as values by draw."""
    if len(by_world) == 1:
        return np.repeat(by_world, len(world_of_draw))
    return by_world[world_of_draw]


def _stance_word(code: int) -> StanceWord:
    """Return the word for a stance; no stance and silence are both `unknown`."""
    word = REGISTERS["stance"].word(code)
    taken: tuple[Stance, ...] = get_args(Stance)
    return next((stance for stance in taken if stance == word), "unknown")
