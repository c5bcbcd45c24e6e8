"""Make `track_record/posterior.npz`: the draws of the model after 0, 1, 2 ... of the coded cases.

Run by `make data`, after `build_occasions.py`; a test fails while the draws are stale.
"""

from __future__ import annotations

import numpy as np

from allies.track_record.occasions import load_occasions
from allies.track_record.posterior import (
    SHIPPED,
    SHIPPED_DRAWS,
    SHIPPED_TRIES,
    Posterior,
    earlier_than,
    fit,
    packed,
)

_AFTER_ALL = "9999-12-31"


def posteriors(last: int | None = None) -> list[Posterior]:
    """Return the posterior after no case, after the first, and so on to the last."""
    ordered = earlier_than(load_occasions().occasions, _AFTER_ALL)[:last]
    return [
        fit(ordered[:count], tries=SHIPPED_TRIES, draws=SHIPPED_DRAWS)
        for count in range(len(ordered) + 1)
    ]


if __name__ == "__main__":
    np.savez_compressed(SHIPPED, **packed(posteriors()))  # type: ignore[arg-type]
