"""Strong Kleene logic over arrays: no, unknown, yes.

The codes are ordered, so *and* is the minimum, *or* the maximum, and *not* a reflection. Unknown
means "no version or no coverage"; it is never False, zero or NaN.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Literal, TypeAlias, get_args

import numpy as np
from numpy.typing import NDArray

Ternary: TypeAlias = NDArray[np.int8]
Answer = Literal["no", "unknown", "yes"]
Verdict = Literal["no", "unknown", "yes", "disputed"]

NO, UNKNOWN, YES = 0, 1, 2
WORDS: tuple[Answer, ...] = get_args(Answer)


def constant(code: int, n_worlds: int = 1) -> Ternary:
    """Return one code for every world."""
    return np.full(n_worlds, code, dtype=np.int8)


def from_bool(truth: NDArray[np.bool_], known: NDArray[np.bool_] | None = None) -> Ternary:
    """Return yes for true, no for false, and unknown for entries that are not known."""
    codes = np.multiply(truth, np.int8(YES), dtype=np.int8)
    if known is not None and not known.all():
        codes = np.where(known, codes, np.int8(UNKNOWN))
    return codes


def all_of(parts: Sequence[Ternary]) -> Ternary:
    """Return the conjunction; yes if there are no parts."""
    return reduce(np.minimum, parts) if parts else constant(YES)


def any_of(parts: Sequence[Ternary]) -> Ternary:
    """Return the disjunction; no if there are no parts."""
    return reduce(np.maximum, parts) if parts else constant(NO)


def negate(part: Ternary) -> Ternary:
    """Return the negation; unknown stays unknown."""
    return np.asarray(YES - part, dtype=np.int8)


def implies(condition: Ternary, consequence: Ternary) -> Ternary:
    """Return whether the consequence holds wherever the condition does."""
    return any_of([negate(condition), consequence])


def value_in(codes: Ternary, world: int) -> int:
    """Return the code in one world; an array of one code means the same in every world."""
    return int(codes[world if len(codes) > 1 else 0])


def word(code: int) -> Answer:
    """Return the word for one code."""
    return WORDS[code]
