"""Names as they are typed, and the names that are declared."""

from __future__ import annotations

from collections.abc import Collection


def resolve_name(name: str, known: Collection[str]) -> str:
    """Resolve a name case-insensitively.

    Args:
        name: as typed.
        known: the names declared.

    Returns:
        The name declared, so that answers, streams and pages never meet another spelling; what was
        typed where no name fits, or where more than one does and none of them is typed exactly.
    """
    if name in known:
        return name
    wanted = name.casefold()
    meant = [item for item in known if item.casefold() == wanted]
    return meant[0] if len(meant) == 1 else name
