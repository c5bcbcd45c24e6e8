"""Forces, what lifts them, and the places and links they move over."""

from __future__ import annotations

from typing import Literal

from allies.evidence.sources import Citation
from allies.values.dates import ImpreciseDate
from allies.values.distributions import Distribution
from allies.values.entries import Entry
from allies.values.ternary import NO, YES
from allies.world.acts import Mode
from allies.world.cases import Trigger

PlaceKind = Literal["city", "station", "port", "airfield", "border", "base"]
LinkMode = Literal["rail", "road", "sea", "ferry", "river", "air"]
Gauge = Literal["1520", "1435", "1676"]
CapacityUnit = Literal["trains", "vehicles", "containers", "sorties"]
LabelLanguage = Literal["assigned", "pledged", "deployed", "formed", "called"]

Gate = tuple[str, LinkMode]  # a state, and the mode it is crossed by

HIGH_SEA = "-"  # stands for a state where a link lies in none


class Place(Entry, frozen=True, kw_only=True):
    """A place in the network.

    Attributes:
        id: English slug.
        name: what it is called.
        names: other names people use: native, Russian, in other spellings, former.
        state: the state it lies in.
        lat: degrees north.
        lon: degrees east.
        kind: what it is: city, station, port, airfield, border or base.
        runway_m: length of its longest runway in metres, where it has one that is known.
        note: what a reader should know of it.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    state: str
    lat: float
    lon: float
    kind: PlaceKind
    runway_m: float | None = None
    note: str = ""


class Stretch(Entry, frozen=True, kw_only=True):
    """The part of a link that lies in one state.

    Attributes:
        state: the state; `-` on the high sea.
        km: how much of the link lies there.
    """

    state: str
    km: float


class Link(Entry, frozen=True, kw_only=True):
    """A connection between two places, usable both ways.

    Attributes:
        start: place at one end.
        end: place at the other.
        mode: rail, road, sea, ferry, river or air.
        km: length.
        states: the states it lies in, in order from its start, with the length in each; may be
            left out where both ends lie in one state and the link does not leave it.
        opened: from when it can be used; left out where it was open when the record starts.
        closed: from when it no longer can.
        gauge: of rail, in millimetres.
        operator: who runs it.
        exempt: states whose refusal does not cut it, such as a line run by a neighbour.
        crossing: the border crossing it passes.
        capacity: how much it carries a day, in `capacity_unit`; unknown where left out.
        capacity_unit: trains, vehicles, containers or sorties.
        gauge_change_hours: hours lost on it to a change of gauge.
        season: months in which it is shut, 1 to 12.
        cites: where it is documented.
        judgement: how it was estimated, where no source gives it.
    """

    start: str
    end: str
    mode: LinkMode
    km: float
    states: tuple[Stretch, ...] = ()
    opened: ImpreciseDate | None = None
    closed: ImpreciseDate | None = None
    gauge: Gauge | None = None
    operator: str = ""
    exempt: tuple[str, ...] = ()
    crossing: str = ""
    capacity: float | None = None
    capacity_unit: CapacityUnit | None = None
    gauge_change_hours: float = 0.0
    season: tuple[int, ...] = ()
    cites: tuple[Citation, ...] = ()
    judgement: str = ""

    def is_open(self, day: int, month: int) -> bool:
        """Whether the link can surely be used on a day.

        Args:
            day: the day, as an ordinal.
            month: its month, 1 to 12.
        """
        opened = self.opened is None or self.opened.reached_by(day) == YES
        shut = self.closed is not None and self.closed.reached_by(day) != NO
        return opened and not shut and month not in self.season


class Label(Entry, frozen=True, kw_only=True):
    """A name under which a force is pledged or counted.

    Attributes:
        label: such as `ksor`.
        since: from when it carries the label.
        language: what the source says of it: assigned, pledged, deployed, formed or called.
        cites: where it is documented.
        judgement: why the coder believes it, where no source says so.
    """

    label: str
    since: ImpreciseDate
    language: LabelLanguage | None = None
    cites: tuple[Citation, ...] = ()
    judgement: str = ""


class Force(Entry, frozen=True, kw_only=True):
    """A formation. It belongs to one state, whatever labels it carries.

    Attributes:
        id: short name.
        name: what it is called.
        owner: the state it belongs to.
        home: the place it stands at.
        labels: names under which it is pledged; several labels do not make it several forces.
        personnel: how many people it could send, as a distribution.
        readiness_hours: hours from decision to departure, as a distribution.
        modes: how it can move.
        vehicles: how many vehicles of it need road or rail, as a distribution.
        tonnes: weight of its kit in tonnes, vehicles included, as a distribution.
        alert: whether it is kept ready to leave before the others.
        since: from when it stands there; left out where it did when the record starts.
        until: until when.
        suited_to: the triggers it is trained for.
        cites: where it is documented.
        judgement: what in the entry is the coder's estimate, and why.
    """

    id: str
    name: str
    owner: str
    home: str
    labels: tuple[Label, ...] = ()
    personnel: Distribution
    readiness_hours: Distribution
    modes: tuple[Mode, ...]
    vehicles: Distribution | None = None
    tonnes: Distribution | None = None
    alert: bool = False
    since: ImpreciseDate | None = None
    until: ImpreciseDate | None = None
    suited_to: tuple[Trigger, ...] = ()
    cites: tuple[Citation, ...] = ()
    judgement: str = ""

    def stands(self, day: int) -> bool:
        """Whether the force surely stands at its home on a day."""
        return _runs(self.since, self.until, day)

    def carries(self, labels: tuple[str, ...], day: int) -> bool:
        """Whether the force surely stands and carries one of some labels on a day."""
        return self.stands(day) and any(
            label.label in labels and label.since.reached_by(day) == YES for label in self.labels
        )


class Fleet(Entry, frozen=True, kw_only=True):
    """Aircraft of one type that can lift forces of their owner.

    Attributes:
        id: short name.
        name: what they are called.
        owner: the state they belong to.
        home: the place they stand at.
        aircraft: how many can be counted on, as a distribution.
        payload_tonnes: tonnes that one carries.
        troops: people that one carries instead.
        range_km: how far one flies with that payload.
        runway_m: metres of runway it needs.
        speed_kmh: kilometres an hour, from take-off to landing.
        sorties_per_day: flights to the destination and back that one makes a day at most.
        since: from when it can be counted on; left out where it could when the record starts.
        until: until when.
        cites: where it is documented.
        judgement: what in the entry is the coder's estimate, and why.
    """

    id: str
    name: str
    owner: str
    home: str
    aircraft: Distribution
    payload_tonnes: float
    troops: int
    range_km: float
    runway_m: float
    speed_kmh: float
    sorties_per_day: float
    since: ImpreciseDate | None = None
    until: ImpreciseDate | None = None
    cites: tuple[Citation, ...] = ()
    judgement: str = ""

    def can_be_used(self, day: int) -> bool:
        """Whether the fleet can surely be counted on that day."""
        return _runs(self.since, self.until, day)


def _runs(since: ImpreciseDate | None, until: ImpreciseDate | None, day: int) -> bool:
    """Whether a day surely lies after one date and before another."""
    begun = since is None or since.reached_by(day) == YES
    return begun and (until is None or until.reached_by(day) == NO)
