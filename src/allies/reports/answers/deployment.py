"""The shapes of the answers about deployments and bases."""

from __future__ import annotations

from typing import Any, Literal, TypedDict

from allies.reports.answers.evidence import CiteJson, FrameJson
from allies.reports.answers.movement import Consent, SilenceJson


class PercentilesJson(TypedDict):
    """The 10th, 50th and 90th percentile of the draws.

    Attributes:
        p10: 10th percentile.
        p50: median.
        p90: 90th percentile.
    """

    p10: float
    p50: float
    p90: float


class DeployedJson(TypedDict):
    """One force: how many people, and after how many days all of them are there.

    Attributes:
        force: id of the force.
        owner: state it belongs to.
        people: how many people it sends.
        days: days after the decision until all of them are there; null where it never is.
        is_there: whether it stands there already.
        km: length of its way; null where it has none.
        modes: modes of its way.
        places: places on its way.
        crosses: states its way crosses.
        flown_by: fleet that lifts it; null where none does.
        taken_to_consent: states whose silence is taken as consent on its way.
    """

    force: str
    owner: str
    people: PercentilesJson
    days: PercentilesJson | None
    is_there: bool
    km: float | None
    modes: list[str]
    places: list[str]
    crosses: list[str]
    flown_by: str | None
    taken_to_consent: list[str]


class CurvePointJson(TypedDict):
    """People there some days after the decision.

    Attributes:
        day: days after the decision.
        people: how many people are there by then.
    """

    day: float
    people: PercentilesJson


class ConsentJson(TypedDict):
    """Where one state stands on one mode.

    Attributes:
        state: who is asked.
        mode: for which mode.
        consent: where it stands.
        act: the act that says so; null where none does.
        why: why, in words.
        cites: where the act is documented.
    """

    state: str
    mode: str
    consent: Consent
    act: str | None
    why: str | None
    cites: list[CiteJson]


class CombinationJson(TypedDict):
    """A state inside or outside the organisation, letting through or refusing.

    Attributes:
        inside: whether the state is inside the organisation.
        consents: whether it lets through.
        in_time: share of draws with enough people in time.
        people: how many people are there, by day.
        forces: forces that take part.
    """

    inside: bool
    consents: bool
    in_time: float
    people: list[CurvePointJson]
    forces: list[str]


class DeployJson(FrameJson):
    """`allies deploy CASE --json`.

    Attributes:
        case: id of the case.
        on: the day in question.
        organisation: who sends the forces.
        means: by which means.
        place: where they are to be.
        denied: states supposed to refuse.
        allowed: states supposed to let through.
        people: how many people are asked for.
        days: within how many days.
        seed: seed of the draws.
        forces: each force, the first to arrive first.
        curve: how many people are there, by day.
        in_time: share of draws with enough people in time.
        consents: where each state on a way stands.
        indispensable: smallest sets of states whose refusal leaves too few in time.
        silent: silent states on the ways taken, and how likely each is to consent.
        combinations: a state inside or outside the organisation, letting through or not.
    """

    schema: Literal["allies/deploy/1"]
    case: str
    on: str
    organisation: str
    means: list[str]
    place: str
    denied: list[str]
    allowed: list[str]
    people: int
    days: int
    seed: int
    forces: list[DeployedJson]
    curve: list[CurvePointJson]
    in_time: float
    consents: list[ConsentJson]
    indispensable: list[list[str]]
    silent: list[SilenceJson]
    combinations: list[CombinationJson]


class TermJson(TypedDict):
    """One thing asked or given in return.

    Attributes:
        on: from when.
        act: the act that says so.
        term: what is given or asked: rent, price, aid, kit.
        amount: how much; null where no figure is given.
        unit: of what.
        says: in words.
        cites: where it is documented.
    """

    on: str
    act: str
    term: str
    amount: float | None
    unit: str | None
    says: str | None
    cites: list[CiteJson]


class LeaseJson(TypedDict):
    """One place in the use of another state, or refused to it.

    Attributes:
        kind: a base, or access to a place.
        host: state it lies in.
        user: state that uses it.
        place: which place.
        stands: in use, vacated, refused or revoked.
        since: since when; null where not recorded.
        until: until when, where a term was set.
        contested: whether sources differ on it.
        terms: what is given or asked in return.
        acts: the acts behind it.
    """

    kind: str
    host: str
    user: str
    place: str
    stands: str
    since: str | None
    until: str | None
    contested: bool
    terms: list[TermJson]
    acts: list[dict[str, Any]]


class BasesJson(FrameJson):
    """`allies bases --json`.

    Attributes:
        bases: every base and access recorded by the day.
    """

    schema: Literal["allies/bases/1"]
    on: str
    covers_day: bool
    bases: list[LeaseJson]
