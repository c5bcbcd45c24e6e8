"""Long lists, answered page by page."""

from __future__ import annotations

import pytest

from allies.assessment.paging import paged
from allies.errors import QuestionError


@pytest.mark.parametrize(
    ("rows", "pages"), [(0, 1), (1, 1), (3, 1), (4, 2), (6, 2), (7, 3)], ids=str
)
def test_every_row_stands_on_one_page(rows: int, pages: int) -> None:
    whole = list(range(rows))
    found = [paged(whole, page, 3) for page in range(1, pages + 1)]
    assert [row for page in found for row in page.rows] == whole
    for number, page in enumerate(found, 1):
        assert (page.paging.page, page.paging.pages, page.paging.rows) == (number, pages, rows)


@pytest.mark.parametrize("page", [-1, 0, 3])
def test_a_page_that_is_none_is_refused(page: int) -> None:
    with pytest.raises(QuestionError, match=f"there is no page {page}") as caught:
        paged([1, 2, 3, 4], page, 3)
    fault = caught.value.fault
    assert (fault.field, fault.why) == ("page", "4 rows fill 2 pages")
    assert fault.remedy == "give a number from 1 to 2"
