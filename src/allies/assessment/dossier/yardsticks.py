"""Published yardsticks: how often alliances did what they had promised.

The figures were counted in the replication data of the two studies, which the project may not ship;
a test counts them again where the data are held. They are about wars, and so only a loose
comparison for crises inside a state.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from allies.questions.dossier import Yardstick
from allies.values.dates import parse_date
from allies.world.view import View


class Published(msgspec.Struct, frozen=True):
    """A figure of a study.

    Attributes:
        says: the figure in a sentence.
        in_short: the figure in few words.
        source: the study; the counts are the project's own, in its replication data.
        published: the year in which it appeared.
    """

    says: str
    in_short: str
    source: str
    published: str


PUBLISHED = (
    Published(
        "defence pacts were honoured in 39 of 96 wars from 1816 to 2003, in 5 of 42 after 1944",
        "honoured in war: 39 of 96 defence pacts from 1816 to 2003, 5 of 42 after 1944",
        "Berkemeier and Fuhrmann 2018",
        "2018",
    ),
    Published(
        "commitments were honoured in 64 of 81 wars with the least military institutions, in 19 of"
        " 30 with more, in 12 of 26 with the most",
        "honoured in war: 64 of 81 with the least military institutions, 12 of 26 with the most",
        "Leeds and Anac 2005",
        "2005",
    ),
)


def yardsticks(view: View) -> Iterator[Yardstick]:
    """Return the yardsticks that had been published by the day of knowledge."""
    for item in PUBLISHED:
        if view.as_of is None or parse_date(item.published).last <= view.as_of:
            yield Yardstick(says=item.says, in_short=item.in_short, source=item.source)
