"""The theatre format: the files of a theatre, and the entries in each.

Every entry is an instance of a class of `world` or `evidence`; those classes are the schema, and
the reference pages are made from them.
"""

from __future__ import annotations

import msgspec

from allies.evidence.contests import Contest, Holder
from allies.evidence.sources import Source
from allies.values.entries import Entry
from allies.world.acts import Act
from allies.world.capitals import Capital, DriverWeight
from allies.world.cases import Case, Expectation
from allies.world.conclusions import CaseJudgement, Comparison
from allies.world.corridors import Corridor
from allies.world.errata import Erratum, Review
from allies.world.forces import Fleet, Force, Link, Place
from allies.world.forecasts import Forecast
from allies.world.instruments import Invitation
from allies.world.inventory import Inventory
from allies.world.levers import Lever
from allies.world.occasions import Occasion
from allies.world.organisations import ArmedGroup, Organisation, State
from allies.world.panels import Panel
from allies.world.record import TheatreInfo
from allies.world.scenarios import ScenarioSet

FORMAT_VERSION = 1
NOTES = "notes"  # a folder for the files of an author; it is not read
MOST_FILES = 2_000
MOST_BYTES_A_FILE = 2_000_000
MOST_BYTES = 12_000_000  # of all files together
MOST_KEYS, MOST_ITEMS = 1_000, 10_000  # in one mapping and in one list of an entry


class Contests(Entry, frozen=True, kw_only=True):
    """The content of `contests.yaml`.

    Attributes:
        holders: holders of positions that are not sources.
        contests: contradictions between sources.
    """

    holders: tuple[Holder, ...] = ()
    contests: tuple[Contest, ...] = ()


class Part(msgspec.Struct, frozen=True):
    """One kind of file of a theatre.

    Attributes:
        pattern: its path, as a glob below the theatre's folder.
        entry: the class of its entries.
        single: whether the file is one entry; otherwise it is one entry or a list of them.
        required: whether a theatre must have it.
        says: one sentence for the documentation.
    """

    pattern: str
    entry: type[Entry]
    says: str
    single: bool = False
    required: bool = False

    @property
    def is_table(self) -> bool:
        """Whether the file is a CSV table with a header, one entry a row."""
        return self.pattern.endswith(".csv")


PARTS: tuple[Part, ...] = (
    Part("theatre.yaml", TheatreInfo, "What the theatre is and which days it covers.", True, True),
    Part("sources.yaml", Source, "Every document and page that facts are cited from.", False, True),
    Part("contests.yaml", Contests, "Contradictions of the sources, and the holders.", True),
    Part(
        "coverage.yaml", Inventory, "The contents of the documents by row, and the entries.", True
    ),
    Part("errata.yaml", Erratum, "Corrections: what was wrong, and what the theatre says now."),
    Part("reviews.yaml", Review, "Which entries were read again after coding, when and how."),
    Part("states/*.yaml", State, "States, their organs, laws and concepts."),
    Part(
        "groups/*.yaml",
        ArmedGroup,
        "Armed groups, movements and unlawful trades that are no states.",
    ),
    Part("organisations/*.yaml", Organisation, "Organisations, their law and its readings."),
    Part("general_law.yaml", Invitation, "Rival views of who may invite troops, in general law."),
    Part("capitals/*.yaml", Capital, "How a state sees its threats and on whom it depends."),
    Part("comparisons.yaml", Comparison, "Sources' conclusions about members' room; no input."),
    Part("judgements.yaml", CaseJudgement, "Sources' conclusions about cases; no input."),
    Part("weights.yaml", DriverWeight, "Weights of drivers of positions that the theatre sets."),
    Part("acts/*.yaml", Act, "Everything that happened, by subject."),
    Part("acts/*.csv", Act, "The same as a table, for many plain acts."),
    Part("forces/*.yaml", Force, "Formations."),
    Part("lift/*.yaml", Fleet, "Aircraft that lift forces."),
    Part("network/places.csv", Place, "Places."),
    Part("network/links.csv", Link, "Connections between places."),
    Part("network/corridors.yaml", Corridor, "Ways to a country, and reports about them."),
    Part("occasions.yaml", Occasion, "Past occasions that join those of the track record."),
    Part("cases/*.yaml", Case, "Crises with a question."),
    Part("judgements/*.yaml", Panel, "Other people's weights, strengths and readiness."),
    Part("levers/*.yaml", Lever, "Named what-ifs, with who proposed or discusses them."),
    Part("forecasts/*.yaml", Forecast, "What the documents foresaw, and how it ended."),
    Part("scenarios/*.yaml", ScenarioSet, "Background worlds side by side, without weights."),
    Part("expectations/*.yaml", Expectation, "Verdicts the theatre expects of itself."),
)
