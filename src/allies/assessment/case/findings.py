"""What an assessment found; every part of it is shown somewhere and nothing else is computed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from allies.assessment.case.headline import Headline
from allies.assessment.case.outside import OutsideView
from allies.assessment.case.setting import Setting
from allies.assessment.case.source_views import SourceView
from allies.evidence.contests import Contest
from allies.evidence.sources import Citation, Source
from allies.law.audit import ActFinding
from allies.law.finding import LegalFinding
from allies.logistics.routing import Route
from allies.politics.positions import Position
from allies.world.organisations import MeansOffered, Organisation

RelianceKind = Literal["fact", "contest", "judgement"]


class Deployment(msgspec.Struct, frozen=True):
    """What one force could do.

    Attributes:
        force: its id.
        owner: the state it belongs to.
        route: its way where every state asked consents; None where there is none.
        asked: states whose consent some way needs.
        days_to_arrive: days from the decision by which half the draws have it there; None where
            fewer than half ever do.
    """

    force: str
    owner: str
    route: Route | None
    asked: Sequence[str]
    days_to_arrive: float | None


class Funnel(msgspec.Struct, frozen=True):
    """Of all draws, how many are left after each stage.

    Attributes:
        left: draws that are surely left, by stage that applies to the means.
        at_most: draws that may be left: nothing known has stopped them by that stage.
        cannot_tell: draws in which something unknown decides.
        draws: all of them.
    """

    left: Mapping[str, int]
    at_most: Mapping[str, int]
    cannot_tell: int
    draws: int


class MeansFinding(msgspec.Struct, frozen=True):
    """The four questions for one means.

    Attributes:
        offered: the means.
        may: what the law says.
        approval: least and greatest chance of approval over the readings held, given a request.
        positions: where those who would decide stand.
        in_time: chance that forces of the size asked could be there in time if all were sent;
            None where the means moves none, or no force is coded.
        deployments: what each force could do.
        funnels: by reading held.
    """

    offered: MeansOffered
    may: LegalFinding
    approval: tuple[float, float] | None
    positions: Sequence[Position]
    in_time: float | None
    deployments: Sequence[Deployment]
    funnels: Mapping[str, Funnel]


class OrganisationFinding(msgspec.Struct, frozen=True):
    """What one organisation may, will and can do.

    Attributes:
        organisation: which.
        host_is: what the host is to it, in the reference world.
        has_members: whether anybody is a member on the day.
        means: one finding for each means it offers.
    """

    organisation: Organisation
    host_is: str
    has_members: bool
    means: Sequence[MeansFinding]


class Reliance(msgspec.Struct, frozen=True):
    """One input the answer rests on.

    Attributes:
        name: the input.
        kind: `fact`, `contest` or `judgement`.
        says: what it is, in words.
        low: the answer's probability with the input at one end, or without it.
        high: the answer's probability at the other end.
        cites: where it is documented; empty for a judgement.
    """

    name: str
    kind: RelianceKind
    says: str
    low: float
    high: float
    cites: tuple[Citation, ...] = ()

    @property
    def swing(self) -> float:
        """How far the answer moves."""
        return abs(self.high - self.low)


class Assessment(msgspec.Struct, frozen=True):
    """The answer to a case.

    Attributes:
        setting: the case on its day.
        headline: the answer in one line; None for a question of law alone, and where who is asked
            about was not there.
        absent: the organisation asked about, where it has no member on the day.
        organisations: one finding for each that could act.
        outside: the track record; None where there is no headline.
        rests_on: inputs in order of how far the answer moves with them.
        proposals: acts held against the law of their day.
        contested: contests and open dates that the case reads.
        explanations: contests over why it went as it did.
        views: what sources conclude of the case, beside what the model says.
        sources: every source the answer cites, in order of first use.
        provisional: parts of the model that are first versions.
        draws: how many futures were sampled.
        seed: of the streams.
        strict_law: whether a draw that the law forbids counts as lost.
        rule: the decision rule supposed in place of the law's; empty where none is.
        reading: the one legal reading asked for; empty for all of them.
    """

    setting: Setting
    headline: Headline | None
    absent: Organisation | None
    organisations: Sequence[OrganisationFinding]
    outside: OutsideView | None
    rests_on: Sequence[Reliance]
    proposals: Sequence[ActFinding]
    contested: Sequence[str]
    explanations: Sequence[Contest]
    views: Sequence[SourceView]
    sources: Sequence[Source]
    provisional: Sequence[str]
    draws: int
    seed: int
    strict_law: bool
    rule: str
    reading: str
