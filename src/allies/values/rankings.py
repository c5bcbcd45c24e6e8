"""What the order of a list means: a rank only where its document ranks."""

from __future__ import annotations

from collections.abc import Sequence


def order_words(
    *, is_secret: bool, is_reported: bool, is_ranked: bool, readers: Sequence[str]
) -> str:
    """Return what the order of a document's list means.

    Args:
        is_secret: whether the document is secret.
        is_reported: whether a source reports what the list contains.
        is_ranked: whether the document itself ranks.
        readers: who reads the order as a ranking, by name.
    """
    if is_secret:
        return "secret: its contents are unknown"
    if not is_reported:
        return "its contents are not reported"
    if is_ranked:
        return "ranked by the document itself"
    if readers:
        who = ", ".join(readers)
        return f"in the document's order, which it does not call a ranking; read as one by {who}"
    return "in the document's order, which is not a ranking"
