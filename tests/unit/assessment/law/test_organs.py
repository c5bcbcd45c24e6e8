"""Organs: which bodies have which, what each decides, by which rules, and since when."""

from __future__ import annotations

import pytest

from allies.assessment.law.organs import ORGANS_A_PAGE, organs
from allies.errors import QuestionError
from allies.questions.organs import ListedOrgan, Organs
from allies.world.view import View
from tests.apparatus import ACTS, CITED, PACT, STATES, Build

CHAIR = "  - {id: pact.chair, name: Chair, says: It presides, judgement: Somebody must}\n"
ACTED = """\
- {act: mandate_given, by: pact.council, state: XLO, on: 2006-03, CITED}
- {act: mandate_given, by: pact.council, state: XLO, on: 2004-05-01, CITED}
""".replace("CITED", CITED)
PARLIAMENT = """\
- id: XTH
  name: Thirdland
  organs:
    - {id: xth.parliament, name: Parliament, judgement: J}
"""
SECOND_RULE = """\
  - id: pact.treaty.art-4
    instrument: pact.treaty
    says: The Chair speaks for the Pact
    effect: decide
    acts: [mandate_given]
    decision: {organ: pact.chair, rule: consensus}
    judgement: J
"""


@pytest.fixture(scope="module")
def ruled(build: Build) -> View:
    """The small theatre with a second organ, an organ of a state, and acts of the council."""
    return build(
        {STATES: PARLIAMENT, ACTS: ACTED, PACT: SECOND_RULE},
        {PACT: ("\ninstruments:\n", f"{CHAIR}\ninstruments:\n")},
    )


def told(view: View, body: str = "") -> dict[str, ListedOrgan]:
    return {item.id: item for item in organs(view, Organs(body=body)).organs}


def test_without_a_body_the_organs_of_all_are_listed(ruled: View) -> None:
    found = organs(ruled, Organs())
    assert {item.id: item.body for item in found.organs} == {
        "pact.council": "pact",
        "pact.chair": "pact",
        "xth.parliament": "XTH",
    }
    assert (found.body, found.leads) == (None, {"pact": "XHI"})


@pytest.mark.parametrize(
    ("body", "names", "leads"),
    [
        ("pact", ["pact.chair", "pact.council"], {"pact": "XHI"}),
        ("XTH", ["xth.parliament"], {}),
        ("XLO", [], {}),
    ],
)
def test_of_a_body_asked_for_its_own_are_listed(
    ruled: View, body: str, names: list[str], leads: dict[str, str]
) -> None:
    found = organs(ruled, Organs(body=body))
    assert [item.id for item in found.organs] == names
    assert (found.body, found.leads) == (body, leads)


def test_an_organisation_nobody_leads_is_not_said_to_be_led(build: Build) -> None:
    view = build(replaced={PACT: ("leading_state: XHI\n", "")})
    assert organs(view, Organs()).leads == {}


def test_an_organ_decides_on_the_means_that_name_it_by_the_rules_that_name_it(ruled: View) -> None:
    found = told(ruled)
    council, chair, parliament = (
        found[name] for name in ("pact.council", "pact.chair", "xth.parliament")
    )
    assert council.decides == ("rapid_reaction",)
    assert council.rules == ("The Council decides by consensus",)
    assert (chair.decides, chair.rules) == ((), ("The Chair speaks for the Pact",))
    assert (parliament.decides, parliament.rules) == ((), ())


def test_the_first_of_its_acts_by_date_is_told_with_their_number(ruled: View) -> None:
    found = told(ruled, "pact")
    assert (found["pact.council"].first_act, found["pact.council"].acts) == ("2004-05-01", 2)
    assert (found["pact.chair"].first_act, found["pact.chair"].acts) == (None, 0)


@pytest.mark.parametrize(
    ("on", "acts", "names"),
    [
        ("2004-04-30", 0, ["pact.council"]),
        ("2004-05-01", 1, ["pact.chair", "pact.council"]),
        ("2006-02-28", 1, ["pact.chair", "pact.council"]),
        ("2006-03-01", 2, ["pact.chair", "pact.council"]),
    ],
)
def test_nothing_that_came_after_the_day_is_told_or_counted(
    build: Build, on: str, acts: int, names: list[str]
) -> None:
    chair = CHAIR.replace("name: Chair", "name: Chair, since: 2004-05-01")
    view = build({ACTS: ACTED}, {PACT: ("\ninstruments:\n", f"{chair}\ninstruments:\n")})
    found = {item.id: item for item in organs(view, Organs(body="pact", on=on)).organs}
    assert list(found) == names
    assert found["pact.council"].acts == acts


def test_what_is_not_said_of_an_organ_is_null(ruled: View) -> None:
    found = told(ruled, "pact")
    council, chair = found["pact.council"], found["pact.chair"]
    assert (council.says, council.judgement, council.name) == (None, None, "Council of the Pact")
    assert [cite.at for cite in council.cites] == ["art. 3"]
    assert (chair.says, chair.judgement, chair.cites) == ("It presides", "Somebody must", ())


@pytest.mark.parametrize("more", [-1, 0, 1])
def test_many_organs_are_paged(build: Build, more: int) -> None:
    count = ORGANS_A_PAGE + more - 1  # beside the council
    chairs = "".join(
        f"  - {{id: pact.chair-{at}, name: Chair {at}, judgement: J}}\n" for at in range(count)
    )
    view = build({ACTS: ACTED}, {PACT: ("\ninstruments:\n", f"{chairs}\ninstruments:\n")})
    first = organs(view, Organs())
    assert first.paging.rows == count + 1
    assert first.paging.pages == (2 if more > 0 else 1)
    assert len(first.organs) == min(ORGANS_A_PAGE, count + 1)
    if more > 0:
        second = organs(view, Organs(page=2))
        names = [item.id for page in (first, second) for item in page.organs]
        assert len(set(names)) == len(names) == count + 1
        assert second.leads == first.leads
    with pytest.raises(QuestionError, match=f"there is no page {first.paging.pages + 1}"):
        organs(view, Organs(page=first.paging.pages + 1))


@pytest.mark.parametrize(
    ("dates", "on", "named"),
    [
        ("", "2001-06-01", "2001-05-01"),  # nobody says since when: the source that names her
        ("since: 2005-03, ", "2005-02-28", "not listed"),
        ("since: 2005-03, ", "2005-03-01", None),
        ("until: 2005-03, ", "2005-03-31", None),
        ("until: 2005-03, ", "2005-04-01", "not listed"),
    ],
)
def test_a_post_is_listed_for_its_days_or_with_the_date_of_the_source(
    build: Build, dates: str, on: str, named: str | None
) -> None:
    chair = (
        "  - id: pact.chair\n    name: Chair\n    judgement: J\n    people:\n"
        f"      - {{name: A. Woman, post: Chair, {dates}{CITED}}}\n"
    )
    view = build(replaced={PACT: ("\ninstruments:\n", f"{chair}\ninstruments:\n")})
    found = {item.id: item for item in organs(view, Organs(body="pact", on=on)).organs}
    people = [item.named for item in found["pact.chair"].people]
    assert people == ([] if named == "not listed" else [named])
