"""Long lists, divided into pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

import msgspec

from allies.errors import QuestionError
from allies.questions.parts import Paging

T = TypeVar("T")


class Page(msgspec.Struct, Generic[T], frozen=True):
    """One page of a list.

    Attributes:
        rows: the rows of the page.
        paging: the number of the page, the number of pages, and the number of all rows.
    """

    rows: tuple[T, ...]
    paging: Paging


def paged(rows: Sequence[T], page: int, size: int) -> Page[T]:
    """Return one page of a list.

    Args:
        rows: the whole list.
        page: the number of the page, from 1.
        size: the number of rows on a page.

    Raises:
        QuestionError: the list has no such page.
    """
    pages = max(1, -(-len(rows) // size))
    if not 1 <= page <= pages:
        raise QuestionError(
            f"there is no page {page}",
            field="page",
            why=f"{len(rows):,} rows fill {pages} page{'' if pages == 1 else 's'}",
            remedy=f"give a number from 1 to {pages}",
        )
    shown = tuple(rows[(page - 1) * size : page * size])
    return Page(shown, Paging(page=page, pages=pages, rows=len(rows)))
