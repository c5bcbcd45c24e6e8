"""Parse what people write about votes: whole numbers, uncertain numbers, errors with places."""

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
    """A faulty part of a written text.

    Attributes:
        what: what is wrong.
        why: the rule it breaks.
        remedy: what to do.
        path: the place inside the text.
        others: other faults in the same text.
    """

    def __init__(self, what: str, why: str = "", remedy: str = "", path: Path = ()) -> None:
        super().__init__(what)
        self.what, self.why, self.remedy, self.path = what, why, remedy, path
        self.others: tuple[WrittenError, ...] = ()

    @property
    def every(self) -> tuple[WrittenError, ...]:
        """This error, and the other faults in the same text."""
        return (self, *self.others)


class Collected:
    """Collects the faults of a text, so that all are reported at once."""

    def __init__(self) -> None:
        self._errors: list[WrittenError] = []

    def note(self, error: WrittenError) -> None:
        """Add an error and its others."""
        self._errors += error.every

    def read(
        self, make: Callable[Given, Made], *given: Given.args, **named: Given.kwargs
    ) -> Made | None:
        """Return the result of a call for one part; on an error, collect it and return None."""
        try:
            return make(*given, **named)
        except WrittenError as error:
            self.note(error)
            return None

    def sound(self, part: Made | None) -> Made:
        """Return a part that was read, if no fault was collected.

        Raises:
            WrittenError: a fault was collected.
        """
        self.tell()
        if part is None:
            raise WrittenError("the text is empty")
        return part

    def tell(self) -> None:
        """Raise the first error, with the others attached; do nothing if there is none.

        Raises:
            WrittenError: a fault was collected.
        """
        if self._errors:
            first, *rest = self._errors
            for error in rest:
                error.others = ()
            first.others = tuple(rest)
            raise first


def whole(given: object, path: Path) -> int:
    """Parse a whole number.

    Raises:
        WrittenError: it is not a whole number, or too large.
    """
    text = str(given).strip()
    if isinstance(given, bool) or not _WHOLE.fullmatch(text):
        is_number = isinstance(given, int | float | str) and _DECIMAL.fullmatch(text)
        raise WrittenError(
            f"'{given}' is not a whole number",
            "votes are counted in whole numbers",
            "measure the weights in a unit that makes them whole"
            if is_number
            else "write a number",
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
    """Note names that are empty, invisible in part, or look like another name.

    Args:
        names: of voters or actors, as written.
        path: the place of the mapping with these names as keys.
        wrong: collects the faults.
    """
    seen: dict[str, str] = {}
    for name in names:
        looks = " ".join(normalize("NFKC", name).split())
        place = (*path, name)
        if not looks:
            wrong.note(WrittenError("a name is empty", "", "give everybody a name", place))
        elif unseen_in(name):
            what = f"the name '{escaped(name)}' holds a character that cannot be seen"
            wrong.note(WrittenError(what, "", "type the name again", place))
        elif looks in seen:
            what = f"'{name}' looks like '{seen[looks]}', which is also used"
            wrong.note(
                WrittenError(what, "each name must be distinct", "keep one of the two", place)
            )
        seen.setdefault(looks, name)


def fixed(number: float) -> Distribution:
    """Return the distribution of a certain number."""
    return Distribution("uniform", (number, number))


def number_in_doubt(
    given: object, path: Path, least: float = -np.inf, most: float = np.inf
) -> Distribution:
    """Parse a number, or a distribution such as `{triangular: [1, 2, 4]}`.

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
            f"'{given}' is not a number",
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
            "correct the number",
            path,
        )
    return found


def _why_none(given: object, error: Exception) -> str:
    if isinstance(given, Mapping):
        return "" if "unpack" in str(error) else str(error)
    return f"it must be between -{MOST:g} and {MOST:g}" if "finite" in str(error) else ""
