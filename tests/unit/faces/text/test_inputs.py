"""The page on the inputs of the model."""

from __future__ import annotations

from tests.apparatus import Run, words


def test_every_input_or_group_is_one_line_and_the_page_says_how_to_see_one(run: Run) -> None:
    page = run("inputs").out
    assert sum(line.startswith("decision_days ") for line in page.splitlines()) == 1
    assert all(len(line) <= 100 for line in page.splitlines())
    assert "19 inputs, such as: Where a member" in words(page)
    assert "`allies inputs decision_days` shows the origin of each." in words(page)


def test_one_input_is_shown_with_its_meaning_its_origin_and_its_trial(
    run: Run,
) -> None:
    page = words(run("inputs", "decision_days").out)
    assert "decision_days 0, 3, 21 days From the request to the decision. Judgement: " in page
    assert "`rests-on` varies it as `model:decision_days`." in page
    assert "1 inputs" not in page


def test_published_figures_show_their_pages(run: Run) -> None:
    page = run("inputs", "pace").out
    assert page.count("studopedia.ru") == 2
