"""The base of everything that stands in a theatre."""

from __future__ import annotations

import msgspec


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A frozen record whose class is both the domain object and the schema of its YAML entry.

    The theatre's border makes its validating models from these classes; the cache decodes into
    them. Nothing here imports the validator.
    """
