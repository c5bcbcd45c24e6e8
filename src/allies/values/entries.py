"""The base class of every entry of a theatre."""

from __future__ import annotations

import msgspec


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A frozen record whose class is both the domain object and the schema of its YAML entry.

    The theatre reader makes its validating models from these classes, and the cache decodes into
    them. Nothing here imports the validator.
    """
