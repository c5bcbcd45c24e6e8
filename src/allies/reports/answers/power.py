"""The shapes of the answers about votes: power in an organisation, a case, a game; settlements."""

from __future__ import annotations

from typing import Literal, TypedDict

from allies.reports.answers.evidence import CiteJson, FrameJson


class VoterPowerJson(TypedDict):
    """What a rule alone gives one voter.

    `absolute` and `normalised` are Penrose's and Banzhaf's measures, `shapley` is Shapley and
    Shubik's, `prevent` and `initiate` are Coleman's. `exact` holds the same as fractions.
    """

    voter: str
    swings: int
    absolute: float
    normalised: float
    shapley: float
    prevent: float
    initiate: float
    exact: dict[str, str]


class GamePowerJson(TypedDict):
    """What a rule gives its voters; `act` is Coleman's power of the whole to act."""

    winning: int
    act: float
    equal_votes: bool
    voters: list[VoterPowerJson]


class SpreadJson(TypedDict):
    """A figure, and the range nine draws in ten fall into; null where nothing is uncertain."""

    value: float
    low: float | None
    high: float | None


class ConcentrationJson(TypedDict):
    """How unequally something is held: shares, their index, and the leader beside the second."""

    shares: dict[str, SpreadJson]
    hhi: SpreadJson
    effective_number: SpreadJson
    leader: str
    leader_over_second: SpreadJson | None


class RulePowerJson(TypedDict):
    """A decision rule, the readings under which it decides by means, and what it gives a vote."""

    rule: str
    says: str
    readings: dict[str, list[str]]
    power: GamePowerJson | None
    no_power_because: str | None


class PowerJson(FrameJson):
    """`allies power ORG --json`; a null concentration is unknown."""

    schema: Literal["allies/power/1"]
    organisation: str
    on: str
    covers_day: bool
    voting: list[str]
    uncertain: list[str]
    supposed_with: list[str]
    supposed_without: list[str]
    rules: list[RulePowerJson]
    unsettled: dict[str, list[str]]
    assigned_forces: ConcentrationJson | None
    no_force_recorded: list[str]
    national_capability: ConcentrationJson | None


class VoteOnDayJson(TypedDict):
    """A voter under one rule on one day; the numbers are null where it has no vote."""

    rule: str | None
    normalised: float | None
    prevent: float | None
    initiate: float | None


class VoteChangeJson(TypedDict):
    """One voter under one reading, before and after."""

    voter: str
    means: str
    reading: str
    before: VoteOnDayJson
    after: VoteOnDayJson


class PowerChangeJson(FrameJson):
    """`allies power ORG --before DAY --json`."""

    schema: Literal["allies/power-change/1"]
    organisation: str
    days: list[str]
    assigned_forces: list[ConcentrationJson | None]
    changes: list[VoteChangeJson]


class GameAnswerJson(TypedDict):
    """`allies power --game FILE --json`."""

    schema: Literal["allies/power-game/1"]
    file: str
    power: GamePowerJson


class RuleOutcomeJson(TypedDict):
    """One rule on the votes of a case; `decisive` is by member, null where it has no vote."""

    rule: str
    says: str
    approval: float
    decisive: dict[str, float | None]


class MeansPowerJson(TypedDict):
    """One means under several rules; `votes` is the share of support and of objection."""

    means: str
    requested: int
    members_known: bool
    gain_by_majority: list[str]
    lose_by_majority: list[str]
    votes: dict[str, list[float]]
    rules: list[RuleOutcomeJson]


class ProposedRuleJson(TypedDict):
    """A decision rule that somebody proposed; its id can be given to `--rule`."""

    id: str
    by: str
    on: str
    rule: str
    cites: list[CiteJson]


class CasePowerJson(TypedDict):
    """`allies power ORG --case CASE --json`."""

    schema: Literal["allies/power-case/1"]
    case: str
    organisation: str
    on: str
    draws: int
    seed: int
    supposed_with: list[str]
    supposed_without: list[str]
    proposed: list[ProposedRuleJson]
    assigned_forces: ConcentrationJson | None
    means: list[MeansPowerJson]


class QuestionSettledJson(TypedDict):
    """Where one question would settle; null where nobody has any weight."""

    question: str
    unit: str
    mean: SpreadJson | None
    median: SpreadJson | None
    pull: dict[str, float]


class SettlementJson(TypedDict):
    """`allies settlement FILE --json`."""

    schema: Literal["allies/settlement/1"]
    file: str
    draws: int
    seed: int
    questions: list[QuestionSettledJson]
