"""Short names for content."""

from __future__ import annotations

from allies.values.digests import digest_of


def test_the_same_bytes_have_the_same_name_in_whatever_process() -> None:
    assert digest_of(b"a") == "40f89e395b66422f"
    assert digest_of(b"a", b"b") == digest_of(b"ab")


def test_other_bytes_have_another_name() -> None:
    assert len({digest_of(bytes([number])) for number in range(256)}) == 256
