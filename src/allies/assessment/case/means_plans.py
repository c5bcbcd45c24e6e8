"""Plans of means: everything that one means of one organisation depends on besides the draw."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.assessment.case.councils import Councils, councils, organs_deciding
from allies.assessment.case.members_views import matter
from allies.assessment.case.setting import Setting
from allies.assessment.movement.alerts import warned_hours
from allies.assessment.movement.consenting import Consenting
from allies.law.finding import deciding_provisions
from allies.law.judgement import Judgement
from allies.logistics.ways import Ways
from allies.politics.carriers import first_carrier
from allies.politics.consents import Consents
from allies.politics.dispositions import Dispositions
from allies.politics.drivers import Matter
from allies.politics.hosts import Asking, asking
from allies.politics.positions import (
    FOR,
    Position,
    agreed_before,
    answers_for,
    known_membership,
    positions,
)
from allies.questions.assess import RequestKnown
from allies.values.digests import digest_of
from allies.values.means import MEANS
from allies.values.ternary import NO, UNKNOWN, YES, Ternary, any_of, constant, from_bool
from allies.votes.decisions import ABSTAIN, AWAY, OBJECT, RULES, SUPPORT, DecisionRule, Seats
from allies.votes.rule_text import parse_decision
from allies.world.cases import Case, CaseQuestion
from allies.world.forces import Force
from allies.world.organisations import MeansOffered, Organisation
from allies.world.seats import deciders
from allies.world.snapshot import RegisterValue, Snapshot
from allies.world.view import View
from allies.world.worlds import CONTEST, DATING, Token, token_of


class MeansPlan(msgspec.Struct, frozen=True, dict=True):
    """Everything about one means of one organisation that does not depend on the draw.

    Attributes:
        organisation: who would act.
        offered: how.
        question: size and deadline asked.
        host_asked: whether the host has asked those who would decide, by world.
        asking: what moves the host to ask, if the record has no request by the day, or none that
            surely came by it.
        members: positions of those who would decide.
        membership_known: whether it is known who they are, by world.
        rules: the rules that may decide; None if a provision settles something else.
        rule_at: by reading and world, which of them does; `NO_RULE` if none is law.
        forces: formations that could be sent.
        asked: whose consent each force may need.
        place: where help must reach.
        trigger: what sort of crisis it is.
        ways: the ways there are.
        warned_hours: hours from the first warning to the day, by state whose forces were warned.
        is_covered: whether the record covers the day.
        councils: the organs that may decide, and who sits in them.
        answered: whether the organisation had agreed to it before the day, by world; no if it had
            declined, unknown if it had not answered.
        parties: members that are parties to the dispute, where there is one between members.
        leader: the state that leads the organisation on the day; empty if there is none.
        withdrawn: whether the only forces on record for it are supposed to be withdrawn, so that it
            is known that none of them comes.
        missing: the forces of the state that would carry it if they were not supposed to be
            withdrawn.
    """

    organisation: Organisation
    offered: MeansOffered
    question: CaseQuestion
    host_asked: Ternary
    asking: Asking | None
    members: Sequence[Position]
    membership_known: NDArray[np.bool_]
    rules: Sequence[DecisionRule | None]
    rule_at: NDArray[np.int16]
    forces: Sequence[Force]
    asked: Mapping[str, Consents]
    place: str
    trigger: str
    ways: Ways
    warned_hours: Mapping[str, float]
    is_covered: bool
    councils: Councils
    answered: Ternary
    parties: frozenset[str]
    leader: str
    withdrawn: bool = False
    missing: Sequence[Force] = ()

    @cached_property
    def asked_token(self) -> Token:
        """The token of whether the host has asked, and of what would move it to."""
        drawn = Token("recorded") if self.asking is None else self.asking.token
        return Token.joined((token_of(self.host_asked), drawn))

    @cached_property
    def membership_token(self) -> Token:
        """The token of whether it is known who decides."""
        return token_of(self.membership_known)

    @cached_property
    def rules_token(self) -> str:
        """The token of the rules that may decide."""
        return digest_of(repr(list(self.rules)).encode())

    @cached_property
    def seats(self) -> Seats:
        """Who sits where when they decide."""
        return Seats(tuple(item.member for item in self.members), self.parties)

    @cached_property
    def name(self) -> str:
        """The name of its streams."""
        return f"{self.organisation.id}:{self.offered.means}"

    @property
    def moves_forces(self) -> bool:
        """Whether the means is about sending people."""
        return MEANS[self.offered.means].moves_forces


class MeansPlanner:
    """Gathers the plans of the means of a case, over the worlds of one snapshot or another.

    What does not depend on the worlds is worked out once.
    """

    def __init__(self, setting: Setting, ways: Ways, known: Dispositions) -> None:
        """Keep what every plan is gathered from.

        Args:
            setting: the case on its day.
            ways: the ways there are.
            known: what is documented of capitals on the day.
        """
        self._setting = setting
        self._ways = ways
        self._known = known
        self._consenting = Consenting(setting.view, ways, setting.case, known)

    def of(
        self,
        snapshot: Snapshot,
        judgement: Judgement,
        organisation: Organisation,
        offered: MeansOffered,
    ) -> MeansPlan:
        """Gather what one means depends on.

        Args:
            snapshot: the registers of the day, over worlds.
            judgement: what the law says of the means.
            organisation: who would act.
            offered: how.
        """
        case, states = self._setting.case, list(self._setting.view.states)
        kind = MEANS[offered.means]
        alone, leader = kind.alone, organisation.leader(self._setting.day, case.host)
        membership_known = known_membership(snapshot, organisation.id, states)
        if alone:
            membership_known = np.full(1, snapshot.is_covered)
        lone = _acting_alone(snapshot, organisation, offered, case.host, states) if alone else ()
        forces = self._forces(offered, lone)
        withdrawn = self._withdrawn(offered, lone)
        decided = matter(self._setting, judgement, organisation, offered, forces, withdrawn)
        members = self._members(snapshot, decided, lone if alone else states, leader)
        asked, on_record = _host_asked(snapshot, case.host, organisation, offered, lone)
        organs = () if alone else deciders(organisation, offered, snapshot.day)
        answered = _answered(snapshot, case.host, organisation, offered, organs)
        asked = np.where(answered == YES, answered, asked)  # only who was asked agrees
        rules, rule_at = _rules(judgement, offered, organs)
        organ_at = organs_deciding(judgement, organs, rule_at)
        is_open = offered.needs_request(self._setting.day) and not (on_record or YES in answered)
        addressee = next(iter(lone), "") if alone else organisation.id
        seated = councils(snapshot, organisation, organs, organ_at, members, states)
        return MeansPlan(
            organisation,
            offered,
            case.question,
            asked,
            asking(snapshot, self._known, case, addressee) if is_open and addressee else None,
            members,
            membership_known,
            rules,
            rule_at,
            forces,
            self._consents(snapshot, forces, organisation, offered),
            case.place,
            case.trigger,
            self._ways,
            warned_hours(snapshot, forces),
            snapshot.is_covered,
            seated.of_lone_states() if alone else seated,
            answered,
            _parties(case, members),
            leader,
            not forces and bool(withdrawn),
            _missing_carrier(withdrawn, decided, snapshot.day, members),
        )

    def _members(
        self, snapshot: Snapshot, decided: Matter, voters: Sequence[str], leader: str
    ) -> list[Position]:
        """Return the positions of those who decide; a state that acts alone needs no seat."""
        members = positions(snapshot, self._known, decided, voters)
        members = [_supposed_to_vote(item, self._setting.view) for item in members]
        if MEANS[decided.means].alone:
            members = [_without_seat(item, leader) for item in members]
        return members

    def _consents(
        self,
        snapshot: Snapshot,
        forces: Sequence[Force],
        organisation: Organisation,
        offered: MeansOffered,
    ) -> Mapping[str, Consents]:
        kind = MEANS[offered.means]
        moved = forces if kind.moves_forces else ()
        return self._consenting.of(snapshot, moved, "" if kind.alone else organisation.id)

    def _forces(self, offered: MeansOffered, lone: Collection[str]) -> list[Force]:
        """Return the formations that could be sent: those of states that act alone, or the pledged.

        The host's own forces are no help to it.
        """
        there = self._setting.view.forces_there(self._setting.day)
        return [force for force in there if self._can_help(force, offered, lone)]

    def _can_help(self, force: Force, offered: MeansOffered, lone: Collection[str]) -> bool:
        """Return whether a force is one that a means could send to the host."""
        day = self._setting.day
        if force.owner == self._setting.case.host:
            return False
        if MEANS[offered.means].alone:
            return force.owner in lone and force.stands(day)
        return force.carries(offered.forces, day)

    def _withdrawn(self, offered: MeansOffered, lone: Collection[str]) -> list[Force]:
        """Return the formations of a means that are supposed to be withdrawn."""
        view = self._setting.view
        return [
            force
            for force in view.forces.values()
            if force.owner in view.what_if.withdraw and self._can_help(force, offered, lone)
        ]


def _missing_carrier(
    withdrawn: Sequence[Force],
    decided: Matter,
    day: int,
    members: Sequence[Position],
) -> tuple[Force, ...]:
    """Return the withdrawn forces of the state that would have carried the means."""
    if not withdrawn:
        return ()
    able = [item.member for item in members]
    carrier = first_carrier(decided, decided.before, day, able)
    return tuple(force for force in withdrawn if force.owner == carrier)


def _parties(case: Case, members: Sequence[Position]) -> frozenset[str]:
    """Return the members at odds with each other: the host and those of them it is at odds with."""
    others = {item.member for item in members} & set(case.adversaries)
    return frozenset(others | {case.host}) if others else frozenset()


BALLOTS: Mapping[str, int] = {
    "for": SUPPORT,
    "against": OBJECT,
    "abstain": ABSTAIN,
    "absent": AWAY,
}


def _supposed_to_vote(position: Position, view: View) -> Position:
    """Return the position of a state with the vote that the question supposes, if any."""
    for text in view.what_if.vote:
        state, _, word = text.partition("=")
        if state == position.member:
            return msgspec.structs.replace(position, supposed=BALLOTS[word])
    return position


def _acting_alone(
    snapshot: Snapshot,
    organisation: Organisation,
    offered: MeansOffered,
    host: str,
    states: Sequence[str],
) -> tuple[str, ...]:
    """Return the states that may act alone: the leading one, and those that said that they would.

    A state says so by its stance on the means, or by its answer to the host.
    """
    leader = organisation.leader(snapshot.day, host)
    others = []
    for state in states:
        stance = snapshot.register("stance", state, organisation.id, offered.means)
        answer = snapshot.register("answer", state, host)
        offers = stance.is_any("for") | agreed_before(answer, offered.means, snapshot.day)
        if state not in (leader, host) and offers.any():
            others.append(state)
    return (leader, *others) if leader else tuple(others)


def _without_seat(position: Position, leader: str) -> Position:
    """Return the position of a state that decides for itself and so needs no seat.

    A state that does not lead acts only in worlds in which it said so.
    """
    if position.member != leader:
        return msgspec.structs.replace(position, has_vote=position.stances == FOR)
    return msgspec.structs.replace(position, has_vote=np.ones_like(position.has_vote))


def _host_asked(
    snapshot: Snapshot,
    host: str,
    organisation: Organisation,
    offered: MeansOffered,
    lone: Collection[str],
) -> tuple[Ternary, bool]:
    """Return whether the host has asked, by world, and whether the record says anything of it."""
    kind = MEANS[offered.means]
    if not offered.needs_request(snapshot.day):
        return constant(YES, snapshot.worlds.count), True
    answers, on_record = [], False
    named = _addressees(organisation, offered, snapshot.day, host)
    for name in dict.fromkeys((*named, *lone)):
        codes = snapshot.register("request", host, name)
        on_record |= _is_recorded(snapshot, codes)
        asked = codes.is_any("requested")
        if kind.moves_forces:
            asked &= codes.stands_for(lambda act: act.is_for_people)
        answers.append(from_bool(asked, codes.known))
    return any_of(answers), on_record


def _is_recorded(snapshot: Snapshot, request: RegisterValue) -> bool:
    """Return whether the record says if the host had asked, in every world.

    A request dated to a month may come after the day, like a request that is not on record.
    """
    made = (request.setters >= 0) | ~request.known
    axes = snapshot.axes([request.cell])
    may_come = bool(axes) and all(axis.kind == DATING for axis in axes)
    asked_or_not_yet = request.is_any("requested", "none") | ~request.known
    return bool(made.any()) and not (may_come and not made.all() and asked_or_not_yet.all())


def _answered(
    snapshot: Snapshot,
    host: str,
    organisation: Organisation,
    offered: MeansOffered,
    organs: Sequence[str],
) -> Ternary:
    """Return whether an organisation had decided for a means before the day, by world."""
    found = constant(UNKNOWN, snapshot.worlds.count)
    for name in () if MEANS[offered.means].alone else (organisation.id, *organs):
        answer = snapshot.register("answer", name, host)
        counts = answer.stands_for(lambda act: answers_for(act, offered.means, snapshot.day))
        found[counts & answer.is_any("agreed")] = YES
        found[counts & answer.is_any("declined")] = NO
    return found


def _addressees(
    organisation: Organisation, offered: MeansOffered, day: int, host: str
) -> list[str]:
    """Return whom a host can ask for a means."""
    kind, leader = MEANS[offered.means], organisation.leader(day, host)
    named = [] if kind.alone else [organisation.id]
    if leader and (kind.alone or kind.leader_may_be_asked):
        named.append(leader)
    return named


def request_known(plan: MeansPlan, host: str, snapshot: Snapshot) -> RequestKnown:
    """Return how it is known whether the host has asked for a means.

    Args:
        plan: what the means depends on.
        host: the state in crisis.
        snapshot: the registers of the day, over the worlds of the plan.
    """
    if not plan.offered.needs_request(snapshot.day):
        return "not_needed"
    if plan.asking is not None and YES not in plan.host_asked:
        return "drawn"
    asked_of = _addressees(plan.organisation, plan.offered, snapshot.day, host)
    cells = [("request", host, name) for name in asked_of]
    disputed = any(axis.kind == CONTEST for axis in snapshot.axes(cells))
    return "contested" if disputed and len(np.unique(plan.host_asked)) > 1 else "recorded"


def _rules(
    judgement: Judgement, offered: MeansOffered, organs: Collection[str]
) -> tuple[Sequence[DecisionRule | None], NDArray[np.int16]]:
    if MEANS[offered.means].alone or not offered.deciders:
        return [RULES["own_decision"]], np.zeros((len(judgement.readings), 1), dtype=np.int16)
    rules = [
        parse_decision(item.decision.rule) if item.decision else None
        for item in judgement.provisions
    ]
    return rules, deciding_provisions(judgement, organs)
