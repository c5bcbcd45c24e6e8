"""Where a number of the model comes from."""

from __future__ import annotations

from typing import Literal

InputKind = Literal["judgement", "published", "theatre"]
