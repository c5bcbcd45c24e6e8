"""What people write of votes: whole numbers, numbers in doubt, and errors that say where."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias

import numpy as np

from allies.values.distributions import Distribution

Path: TypeAlias = tuple[str | int, ...]

_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")


class WrittenError(ValueError):
    """Something written that cannot be meant.

    Attributes:
        what: what is wrong.
        why: the rule it breaks.
        remedy: what to do.
        path: the place inside what was written.
    """

    def __init__(self, what: str, why: str = "", remedy: str = "", path: Path = ()) -> None:
        super().__init__(what)
        self.what, self.why, self.remedy, self.path = what, why, remedy, path


def whole(given: object, path: Path) -> int:
    """Return a whole number as written.

    Raises:
        WrittenError: it is none.
    """
    text = str(given).strip()
    if isinstance(given, bool) or not _WHOLE.fullmatch(text):
        raise WrittenError(
            f"'{given}' is no whole number",
            "votes are counted exactly",
            "measure weights in a unit that makes them whole",
            path,
        )
    return int(text)


def fixed(number: float) -> Distribution:
    """Return the distribution of a number that is not in doubt."""
    return Distribution("uniform", (number, number))


def number_in_doubt(
    given: object, path: Path, least: float = -np.inf, most: float = np.inf
) -> Distribution:
    """Return a number as written, or a distribution such as `{triangular: [1, 2, 4]}`.

    Raises:
        WrittenError: it is neither, or can lie outside its bounds.
    """
    try:
        if isinstance(given, Mapping):
            ((family, parameters),) = given.items()
            found = Distribution(str(family), tuple(float(item) for item in parameters))
        else:
            found = fixed(float(str(given)))
    except (TypeError, ValueError) as error:
        says = str(error) if isinstance(given, Mapping) and "unpack" not in str(error) else ""
        raise WrittenError(
            f"'{given}' is no number",
            says,
            "write a number, or a distribution such as {triangular: [1, 2, 4]}",
            path,
        ) from None
    low, high = found.quantile(np.array([0.0, 1.0 - 1e-16]))
    if not (least <= low and high <= most):
        raise WrittenError(
            f"'{path[-1]}' can be {low if low < least else high:g}",
            f"it must be at least {least:g}" + (f" and at most {most:g}" if most < np.inf else ""),
            "mend the number",
            path,
        )
    return found
