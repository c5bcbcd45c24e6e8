"""Forces, the fleets that lift them, and the places and links of the network."""

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
Gauge = str  # the gauge of a railway in whole millimetres, such as 1520
CapacityUnit = Literal["trains", "vehicles", "containers", "sorties"]
LabelLanguage = Literal["assigned", "pledged", "deployed", "formed", "called"]

Gate = tuple[str, LinkMode]  # a state, and the mode of crossing it

HIGH_SEA = "-"  # in place of a state, for a stretch outside all states


class Place(Entry, frozen=True, kw_only=True):
    """A place in the network.

    Attributes:
        id: English slug.
        name: its common name.
        names: other names people use: native, Russian, in other spellings, former.
        state: the state that contains it.
        lat: degrees north.
        lon: degrees east.
        kind: city, station, port, airfield, border or base.
        runway_m: length of its longest runway in metres, if it has one of known length.
        parking: how many heavy transport aircraft can be unloaded there at once; unknown if left
            out.
        ground_hours: hours that one of them stays there to unload and refuel; the common input
            `ground_hours` if left out.
        open_hours: hours a day in which the airfield works; the whole day if left out.
        note: what a reader should know.
        cites: where its figures are documented.
        judgement: how they were estimated, if no source gives them.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    state: str
    lat: float
    lon: float
    kind: PlaceKind
    runway_m: float | None = None
    parking: int | None = None
    ground_hours: float | None = None
    open_hours: float | None = None
    note: str = ""
    cites: tuple[Citation, ...] = ()
    judgement: str = ""


class Stretch(Entry, frozen=True, kw_only=True):
    """The part of a link that lies in one state.

    Attributes:
        state: the state; `-` on the high sea.
        km: length of the link in that state.
    """

    state: str
    km: float


class Link(Entry, frozen=True, kw_only=True):
    """A connection between two places, usable in both directions.

    Attributes:
        start: the place at one end.
        end: the place at the other end.
        mode: rail, road, sea, ferry, river or air.
        km: length.
        states: the states it crosses, in order from its start, with the length in each; may be left
            out if both ends are in one state and the link does not leave it.
        opened: when it opened; left out if it was open when the record starts.
        closed: when it closed.
        gauge: gauge of a railway, in whole millimetres, such as 1520.
        pace: `mountain` for a road on which columns go at the rate of mountain roads; the pace of
            its mode if left out.
        operator: who operates it.
        exempt: states whose refusal does not cut it, for example if a neighbour operates the line.
        crossing: the border crossing it passes.
        capacity: what it carries a day, in `capacity_unit`; unknown if left out.
        capacity_unit: trains, vehicles, containers or sorties.
        gauge_change_hours: hours lost to a change of gauge.
        season: months in which it is closed, 1 to 12.
        cites: where it is documented.
        judgement: how it was estimated, if no source gives it.
    """

    start: str
    end: str
    mode: LinkMode
    km: float
    states: tuple[Stretch, ...] = ()
    opened: ImpreciseDate | None = None
    closed: ImpreciseDate | None = None
    gauge: Gauge | None = None
    pace: Literal["mountain", ""] = ""
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
        """Return whether the link can surely be used on a day.

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
        since: the first day of the label.
        until: when the label was taken away; left out if it was not.
        language: the source's word: assigned, pledged, deployed, formed or called.
        cites: where it is documented.
        judgement: why the coder believes it, if no source says so.
    """

    label: str
    since: ImpreciseDate
    until: ImpreciseDate | None = None
    language: LabelLanguage | None = None
    cites: tuple[Citation, ...] = ()
    judgement: str = ""

    def holds(self, day: int) -> bool:
        """Return whether the label surely holds on a day."""
        return _runs(self.since, self.until, day)


class Alert(Entry, frozen=True, kw_only=True):
    """The part of a force that is kept ready to leave before the rest.

    Attributes:
        personnel: how many of the people of the force it has, as a distribution.
        readiness_hours: hours from the decision to its departure, as a distribution. If the owner
            put its forces on alert before, these hours run from that act.
        cites: where it is documented.
        judgement: which figures the coder estimated, and why.
    """

    personnel: Distribution
    readiness_hours: Distribution
    cites: tuple[Citation, ...] = ()
    judgement: str = ""


class Force(Entry, frozen=True, kw_only=True):
    """A formation. It belongs to one state, even if it carries labels of organisations.

    Attributes:
        id: short name.
        name: its common name.
        owner: the state it belongs to.
        home: the place where it is stationed.
        labels: names under which it is pledged; a force with several labels is still one force.
        personnel: how many people it could send, as a distribution.
        readiness_hours: hours from decision to departure in ordinary readiness, as a distribution.
        alert: the part that is kept ready to leave before the rest; left out if no part is.
        modes: how it can move.
        vehicles: how many of its vehicles need road or rail, as a distribution.
        tonnes: weight of its equipment in tonnes, vehicles included, as a distribution.
        supply_days: days for which it carries supplies, beyond `tonnes`; unknown if left out.
        since: when it came to its home; left out if it was there when the record starts.
        until: when it left its home.
        suited_to: the triggers it is trained for.
        cites: where it is documented.
        judgement: which parts of the entry the coder estimated, and why.
    """

    id: str
    name: str
    owner: str
    home: str
    labels: tuple[Label, ...] = ()
    personnel: Distribution
    readiness_hours: Distribution
    alert: Alert | None = None
    modes: tuple[Mode, ...]
    vehicles: Distribution | None = None
    tonnes: Distribution | None = None
    supply_days: float | None = None
    since: ImpreciseDate | None = None
    until: ImpreciseDate | None = None
    suited_to: tuple[Trigger, ...] = ()
    cites: tuple[Citation, ...] = ()
    judgement: str = ""

    def stands(self, day: int) -> bool:
        """Return whether the force is surely at its home on a day."""
        return _runs(self.since, self.until, day)

    def carries(self, labels: tuple[str, ...], day: int) -> bool:
        """Return whether the force is surely at its home and has one of some labels on a day."""
        return self.stands(day) and any(
            label.label in labels and label.holds(day) for label in self.labels
        )


class Fleet(Entry, frozen=True, kw_only=True):
    """Aircraft of one type that lift forces of their owner, and of those it lends them to.

    Attributes:
        id: short name.
        name: their common name.
        owner: the state they belong to.
        home: the place where they are stationed.
        aircraft: how many the owner gives to such a task, as a distribution.
        availability: the share of them that is fit to fly, as a distribution; left out if
            `aircraft` counts only those that are.
        lends_to: whose forces they carry too: states, or labels of forces, such as `ksor`. All
            forces that may use them share them as one pool.
        payload_tonnes: payload of one, in tonnes.
        troops: how many people one carries instead of the payload.
        range_km: range of one with that payload, in kilometres.
        runway_m: runway it needs, in metres.
        speed_kmh: kilometres an hour, from take-off to landing.
        sorties_per_day: most round trips to the destination that one makes a day.
        hours_a_day: most hours that one is under way in a day, stops for fuel included; the whole
            day if left out.
        since: when they became available; left out if they were when the record starts.
        until: when they ceased to be available.
        cites: where it is documented.
        judgement: which parts of the entry the coder estimated, and why.
    """

    id: str
    name: str
    owner: str
    home: str
    aircraft: Distribution
    availability: Distribution | None = None
    lends_to: tuple[str, ...] = ()
    payload_tonnes: float
    troops: int
    range_km: float
    runway_m: float
    speed_kmh: float
    sorties_per_day: float
    hours_a_day: float | None = None
    since: ImpreciseDate | None = None
    until: ImpreciseDate | None = None
    cites: tuple[Citation, ...] = ()
    judgement: str = ""

    def can_be_used(self, day: int) -> bool:
        """Return whether the fleet is surely available on a day."""
        return _runs(self.since, self.until, day)

    def carries(self, force: Force, day: int) -> bool:
        """Return whether the fleet surely lifts a force on a day, as the owner's or as lent."""
        if not self.can_be_used(day):
            return False
        if force.owner == self.owner or force.owner in self.lends_to:
            return True
        return any(item.label in self.lends_to and item.holds(day) for item in force.labels)


def _runs(since: ImpreciseDate | None, until: ImpreciseDate | None, day: int) -> bool:
    """Return whether a day is surely after one date and before another."""
    begun = since is None or since.reached_by(day) == YES
    return begun and (until is None or until.reached_by(day) == NO)
