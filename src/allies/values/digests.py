"""Digests: short names for content, the same in every process."""

from __future__ import annotations

from hashlib import blake2b

_BYTES = 8


def digest_of(*parts: bytes) -> str:
    """Return a short digest of the concatenated bytes."""
    return blake2b(b"".join(parts), digest_size=_BYTES).hexdigest()
