"""Forces, places and the links between them."""

from __future__ import annotations

from allies.evidence.sources import Citation
from allies.values.dates import ImpreciseDate
from allies.values.distributions import Distribution
from allies.values.entries import Entry
from allies.values.ternary import YES
from allies.world.acts import Mode


class Place(Entry, frozen=True, kw_only=True):
    """A place in the network.

    Attributes:
        id: English slug.
        name: what it is called.
        state: the state it lies in.
        lat: degrees north.
        lon: degrees east.
    """

    id: str
    name: str
    state: str
    lat: float
    lon: float


class Link(Entry, frozen=True, kw_only=True):
    """A connection between two places, usable both ways.

    Attributes:
        start: place at one end.
        end: place at the other.
        mode: rail, road, sea, river or air.
        km: length.
        crosses: states on the way besides those of its two ends.
        cites: where it is documented.
        judgement: how the length was estimated, where no source gives it.
    """

    start: str
    end: str
    mode: Mode
    km: float
    crosses: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()
    judgement: str = ""


class Label(Entry, frozen=True, kw_only=True):
    """A name under which a force is pledged or counted.

    Attributes:
        label: such as `ksor`.
        since: from when it carries the label.
        cites: where it is documented.
        judgement: why the coder believes it, where no source says so.
    """

    label: str
    since: ImpreciseDate
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
    suited_to: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()
    judgement: str = ""

    def carries(self, labels: tuple[str, ...], day: int) -> bool:
        """Whether the force surely carries one of some labels on a day."""
        return any(
            label.label in labels and label.since.reached_by(day) == YES for label in self.labels
        )
