"""The page of organs: who sits in them, as far as a source says so."""

from __future__ import annotations

import pytest

from tests.apparatus import ACTS, CITED, PACT, Run, Template, words

ORGAN = "  - id: pact.council\n    name: Council of the Pact\n    article: true\n"


def page(run: Run, template: Template, on: str = "2008-06-05") -> str:
    answer = run("organs", "pact", "--on", on, "--theatre", template.name)
    assert (answer.code, answer.err) == (0, "")
    return words(answer.out)


def test_an_organ_of_all_members_has_their_seats(run: Run, template: Template) -> None:
    assert "Seats on 5 June 2008, for every member: 2" in page(run, template)


def test_nobody_on_record_in_an_elected_organ_is_no_number(run: Run, template: Template) -> None:
    template.replace(PACT, ORGAN, ORGAN + "    seats: elected\n")
    template.add(ACTS, f"- {{act: seated, by: XLO, of: pact.council, on: 2008-01-01, {CITED}}}")
    assert "for elected members: 1: Lowland." in page(run, template)
    told = page(run, template, "2007-12-31")
    assert "No source says who was elected to it on 31 December 2007." in told
    assert "Seats on" not in told


def test_an_organ_that_has_ended_has_no_seats(run: Run, template: Template) -> None:
    template.replace(PACT, ORGAN, ORGAN + "    until: 2007-01-01\n")
    assert "Seats on" not in page(run, template)
    assert "Seats on 31 December 2006" in page(run, template, "2006-12-31")


def test_of_many_organs_the_page_has_some_and_the_command_for_the_next(
    run: Run, template: Template
) -> None:
    more = "".join(f"  - {{id: pact.o-{at}, name: O {at}, judgement: J}}\n" for at in range(60))
    template.replace(PACT, ORGAN, more + ORGAN)
    shown = page(run, template)
    assert "Page 1 of 2, 61 rows in all" in shown
    assert "--page 2" in shown


@pytest.mark.parametrize(("on", "said"), [("2014-12-31", False), ("2015-01-01", True)])
def test_the_organs_of_a_dissolved_organisation_say_when_it_ended(
    run: Run, on: str, said: bool
) -> None:
    page = words(run("organs", "eurasec", "--on", on).out)
    assert ("EurAsEC was dissolved on 1 January 2015." in page) == said


@pytest.mark.parametrize("on", ["2005-01-01", "2017-01-01"])
def test_two_holders_of_a_post_without_dates_are_told_apart(run: Run, on: str) -> None:
    page = words(run("organs", "ecowas", "--theatre", "west_africa", "--on", on).out)
    assert "Kadre Desire Ouedraogo, named in a source of 2012-04-30" in page
    assert "Marcel de Souza, named in a source of 2016-12-23" in page
