"""Make `track_record/posterior.npz`: the draws of the model after the cases of each earlier year.

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
    shipped_years,
)


def posteriors() -> dict[int, Posterior]:
    """Return, by year, the posterior after all cases before it."""
    occasions = load_occasions().occasions
    return {
        year: fit(
            earlier_than(occasions, f"{year:04}-01-01"), tries=SHIPPED_TRIES, draws=SHIPPED_DRAWS
        )
        for year in shipped_years(occasions)
    }


if __name__ == "__main__":
    np.savez_compressed(SHIPPED, **packed(posteriors()))  # type: ignore[arg-type]
