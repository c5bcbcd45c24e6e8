"""The shapes of the answers about capitals: threats, portraits and autonomy."""

from __future__ import annotations

from typing import Literal, TypedDict

from allies.reports.answers.evidence import CiteJson, FrameJson, SourceJson
from allies.reports.answers.power import ConcentrationJson


class ThreatJson(TypedDict):
    """One entry of a list of threats; `place` counts from 1 in the document's own order.

    Attributes:
        place: place in the document's own order, from 1.
    """

    place: int
    part: str | None
    topics: list[str]
    says: str


class MentionJson(TypedDict):
    """Where somebody stands in a document."""

    of: str
    place: str
    says: str
    cites: list[CiteJson]


class OrderReadingJson(TypedDict):
    """Who reads the order of a list as a ranking.

    Attributes:
        who: the source or holder that does.
    """

    who: str
    cites: list[CiteJson]


class RegisterJson(TypedDict):
    """A list of threats; `ranked` only where the document itself ranks.

    Attributes:
        secret: whether what it lists is unknown.
        order_read_as_rank_by: who reads its order as a ranking, which it does not say.
    """

    id: str
    title: str
    by: str
    form: str
    on: str
    secret: bool
    ranked: bool
    order_read_as_rank_by: list[OrderReadingJson]
    threats: list[ThreatJson]
    mentions: list[MentionJson]
    note: str | None
    cites: list[CiteJson]


class TraitJson(TypedDict):
    """One statement about a capital."""

    id: str
    level: str | None
    towards: list[str]
    since: str
    dated_by: str | None
    says: str
    cites: list[CiteJson]


class LevelJson(TypedDict):
    """Where a capital stands on a scale; low and high differ where sources do.

    Attributes:
        words: the levels said, lowest first.
        statements: who says what.
    """

    low: float
    high: float
    words: str
    statements: list[TraitJson]


class ViewJson(TypedDict):
    """How one capital sees its threats; null is unknown.

    Attributes:
        gains_by_alarm: how far it gains by making a threat look larger; null where unknown.
    """

    state: str
    registers: list[RegisterJson]
    assessment: LevelJson | None
    gains_by_alarm: LevelJson | None


class GainerJson(TypedDict):
    """Who is said to gain by making threats look larger.

    Attributes:
        level: how far it is said to gain.
    """

    state: str
    level: LevelJson


class ThreatsJson(FrameJson):
    """`allies threats --json`.

    Attributes:
        capitals: capital by capital.
        mentioned: everybody a register mentions, most often first.
    """

    schema: Literal["allies/threats/1"]
    on: str
    covers_day: bool
    capitals: list[ViewJson]
    mentioned: list[str]
    gainers: list[GainerJson]
    sources: list[SourceJson]


class ComponentJson(TypedDict):
    """One part of a measure, from 0 to 1."""

    name: str
    low: float
    high: float
    because: str
    cites: list[CiteJson]


class MeasureJson(TypedDict):
    """A measure from 0 to 1, as the mean of its parts.

    Attributes:
        low: its least value.
        high: its greatest value.
    """

    low: float
    high: float
    parts: list[ComponentJson]


class RoomJson(TypedDict):
    """A member's room inside one organisation; the three are kept apart.

    Attributes:
        freedom: freedom to refuse.
        influence: its weight among the forces assigned.
        exit_cost: what leaving would cost.
    """

    state: str
    organisation: str
    role: str | None
    freedom: MeasureJson
    influence: MeasureJson
    exit_cost: MeasureJson


class ComparingJson(TypedDict):
    """A source's conclusion beside the model's; `without_its_own` leaves its statements out.

    Attributes:
        id: name of the conclusion.
        says: the conclusion, in words.
        measure: what it is about.
        model: whether the model agrees.
        without_its_own: whether it agrees once the source's own statements are left out.
    """

    id: str
    says: str
    measure: str
    model: str
    because: str
    without_its_own: str
    cites: list[CiteJson]


class AutonomyJson(FrameJson):
    """`allies autonomy --json`.

    Attributes:
        members: every member inside every organisation.
        assigned_forces: how the forces assigned divide, by organisation; null where none is.
        unknown_outside: states outside, by organisation; of them nothing is said.
    """

    schema: Literal["allies/autonomy/1"]
    on: str
    covers_day: bool
    members: list[RoomJson]
    assigned_forces: dict[str, ConcentrationJson | None]
    unknown_outside: dict[str, list[str]]
    compared: list[ComparingJson]
    sources: list[SourceJson]


class HeldReadingJson(TypedDict):
    """A reading of the law a state is documented to hold."""

    body: str
    reading: str
    title: str
    cites: list[CiteJson]


class RequestJson(TypedDict):
    """A request on record.

    Attributes:
        act: id of the act.
        says: how it reads.
    """

    act: str
    on: str
    says: str
    cites: list[CiteJson]


class PortraitJson(TypedDict):
    """One capital; in `depends_on`, a domain that is null is unknown.

    Attributes:
        threats: its threats.
        national_law: its own laws and concepts opened by the day.
        depends_on: levels by state and domain; null where unknown.
        room: its room inside each organisation it belongs to.
    """

    state: str
    name: str
    memberships: dict[str, str]
    threats: ViewJson
    frames: dict[str, LevelJson]
    self_reliance: LevelJson | None
    legal: list[HeldReadingJson]
    national_law: list[str]
    notes: dict[str, list[TraitJson]]
    requests: list[RequestJson]
    depends_on: dict[str, dict[str, LevelJson | None]]
    room: list[RoomJson]


class CapitalJson(FrameJson):
    """`allies capital STATE [STATE] --json`.

    Attributes:
        capitals: the capitals asked for, in that order.
    """

    schema: Literal["allies/capital/1"]
    on: str
    covers_day: bool
    capitals: list[PortraitJson]
    sources: list[SourceJson]
