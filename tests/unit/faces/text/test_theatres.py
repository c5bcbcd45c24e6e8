"""Pages of errands on a theatre as a whole."""

from __future__ import annotations

from tests.apparatus import Run, Template, words


def test_one_of_a_kind_is_counted_in_the_singular(run: Run, template: Template) -> None:
    page = words(run("check", template.name).out)
    assert "1 contest, 2 states, 1 organisation, 3 provisions" in page
