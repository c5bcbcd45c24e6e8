"""How a forecast can end."""

from __future__ import annotations

from typing import Literal

# `open`: its time had not run out by the end of the record. `untested`: it says what follows if
# something happens, and that did not happen. `untestable`: it names nothing by which it could be
# found right or wrong.
Became = Literal["came_true", "partly", "failed", "open", "untested", "untestable", "not_on_record"]
SETTLED: tuple[Became, ...] = ("came_true", "partly", "failed")
