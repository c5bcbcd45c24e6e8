"""What people write of votes: whole numbers, numbers in doubt, and errors that say where."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import ParamSpec, TypeAlias, TypeVar
from unicodedata import normalize

import numpy as np

from allies.unseen import escaped, unseen_in
from allies.values.distributions import MOST, Distribution

Given = ParamSpec("Given")
Made = TypeVar("Made")
Path: TypeAlias = tuple[str | int, ...]

_WHOLE = re.compile(r"[+-]?[0-9]+")
_DECIMAL = re.compile(r"[+-]?[0-9]*[.][0-9]+")
_MOST_DIGITS = 18


class WrittenError(ValueError):
    """Something written that cannot be meant.

    Attributes:
        what: what is wrong.
        why: the rule it breaks.
        remedy: what to do.
        path: the place inside what was written.
        others: what else is wrong in the same text.
    """

    def __init__(self, what: str, why: str = "", remedy: str = "", path: Path = ()) -> None:
        super().__init__(what)
        self.what, self.why, self.remedy, self.path = what, why, remedy, path
        self.others: tuple[WrittenError, ...] = ()

    @property
    def every(self) -> tuple[WrittenError, ...]:
        """This error, and what else is wrong in the same text."""
        return (self, *self.others)


class Collected:
    """Collects what is wrong with the parts of a text, so that all of it is told at once."""

    def __init__(self) -> None:
        self._errors: list[WrittenError] = []

    def note(self, error: WrittenError) -> None:
        """Add what is wrong."""
        self._errors += error.every

    def read(
        self, make: Callable[Given, Made], *given: Given.args, **named: Given.kwargs
    ) -> Made | None:
        """Return what a call makes of a part; None where it raises an error, which is added."""
        try:
            return make(*given, **named)
        except WrittenError as error:
            self.note(error)
            return None

    def sound(self, part: Made | None) -> Made:
        """Return a part that was read, where nothing is wrong with this part or any other.

        Raises:
            WrittenError: something is wrong.
        """
        self.tell()
        if part is None:
            raise WrittenError("nothing is written")
        return part

    def tell(self) -> None:
        """Raise the first error, with the others beside it; do nothing where there is none.

        Raises:
            WrittenError: something is wrong.
        """
        if self._errors:
            first, *rest = self._errors
            for error in rest:
                error.others = ()
            first.others = tuple(rest)
            raise first


def whole(given: object, path: Path) -> int:
    """Return a whole number as written.

    Raises:
        WrittenError: it is none, or too large.
    """
    text = str(given).strip()
    if isinstance(given, bool) or not _WHOLE.fullmatch(text):
        is_number = isinstance(given, int | float | str) and _DECIMAL.fullmatch(text)
        raise WrittenError(
            f"'{given}' is no whole number",
            "votes are counted in whole numbers",
            "measure weights in a unit that makes them whole" if is_number else "write a number",
            path,
        )
    if len(text.lstrip("+-")) > _MOST_DIGITS:
        raise WrittenError(
            f"'{text[:_MOST_DIGITS]}...' is too large",
            f"a number of votes has at most {_MOST_DIGITS} digits",
            "measure the weights in a larger unit",
            path,
        )
    return int(text)


def note_names(names: Iterable[str], path: Path, wrong: Collected) -> None:
    """Note names that nobody could tell from nothing, or from another.

    Args:
        names: of voters or actors, as written.
        path: the place of what they are the keys of.
        wrong: where faults are noted.
    """
    seen: dict[str, str] = {}
    for name in names:
        looks = " ".join(normalize("NFKC", name).split())
        place = (*path, name)
        if not looks:
            wrong.note(WrittenError("a name is empty", "", "give everybody a name", place))
        elif unseen_in(name):
            what = f"the name '{escaped(name)}' holds a character that cannot be seen"
            wrong.note(WrittenError(what, "", "type the name anew", place))
        elif looks in seen:
            what = f"'{name}' looks like '{seen[looks]}', which stands there as well"
            wrong.note(WrittenError(what, "a name stands for one", "keep one of the two", place))
        seen.setdefault(looks, name)


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
        raise WrittenError(
            f"'{given}' is no number",
            _why_none(given, error),
            "write a number, or a distribution such as {triangular: [1, 2, 4]}",
            path,
        ) from None
    low, high = found.quantile(np.array([0.0, 1.0 - 1e-16]))
    least, most = max(least, -MOST), min(most, MOST)
    if not (least <= low and high <= most):
        raise WrittenError(
            f"'{path[-1]}' can be {low if low < least else high:g}",
            f"it must be at least {least:g} and at most {most:g}",
            "mend the number",
            path,
        )
    return found


def _why_none(given: object, error: Exception) -> str:
    if isinstance(given, Mapping):
        return "" if "unpack" in str(error) else str(error)
    return f"it must be between -{MOST:g} and {MOST:g}" if "finite" in str(error) else ""
