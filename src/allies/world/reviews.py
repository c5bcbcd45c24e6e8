"""Reviews: which entries were read more than once, by whom and how, and the status that follows."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from allies.world.record import Record

Status = Literal["draft", "read_twice", "settled", "specialist"]
# The meaning of each status, as shown to people, from the least to the most.
STATUSES: Mapping[Status, str] = MappingProxyType(
    {
        "draft": "coded, and not read again on record",
        "read_twice": "read again against its passage after it was coded",
        "settled": "read by two who worked apart, with every difference decided",
        "specialist": "checked by a specialist of the area",
    }
)


def statuses(record: Record) -> Mapping[str, Status]:
    """Return the status of every entry that is more than a draft, by id.

    A review gives its status to the entries it lists. A correction was a second reading of the
    entries that were there before. A later correction takes away what an earlier review gave,
    since the review read other words.
    """
    found: dict[str, tuple[int, Status]] = {}
    for erratum in record.errata:
        for name in () if erratum.added else erratum.entries:
            found[name] = max((erratum.on.last, "read_twice"), found.get(name, (0, "draft")))
    order = list(STATUSES)
    for review in record.reviews:
        for name in review.entries:
            corrected, status = found.get(name, (0, "draft"))
            if review.on.last >= corrected and order.index(review.status) > order.index(status):
                found[name] = corrected, review.status
    return {name: status for name, (_, status) in found.items()}
