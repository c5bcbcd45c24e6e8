"""Many counts in one long integer: each count is one digit, too wide to carry into the next.

Adding and multiplying such integers adds and multiplies all counts at once (Kronecker's
substitution).
"""

from __future__ import annotations


def count_bits(voters: int) -> int:
    """Return the bits for any count of coalitions of some voters, rounded up to whole bytes."""
    return 8 * (voters // 8 + 1)


def unpacked(packed: int, bits: int, count: int) -> list[int]:
    """Return the lowest digits of an integer.

    Args:
        packed: the integer; no digit is negative.
        bits: the width of a digit, in whole bytes.
        count: how many digits to return; the integer has at most one more.
    """
    width = bits // 8
    data = packed.to_bytes(width * (count + 1), "little")
    return [
        int.from_bytes(data[at : at + width], "little") for at in range(0, count * width, width)
    ]
