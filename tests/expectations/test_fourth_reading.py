"""The kinds of error that the fourth reading found in entries that were in no sample before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from allies.world.instruments import Reading
from allies.world.view import View

AUTHORS = ("laumulin2012", "golts2012", "blagov2007", "diis2013", "dehaas2017")


def readings(view: View) -> Iterator[Reading]:
    """Return every reading of the law, of organisations and of states."""
    for organisation in view.organisations.values():
        yield from organisation.readings
    for state in view.states.values():
        yield from state.readings


def author_of(view: View, who: str) -> str:
    """Return the document that tells what a holder says, or nothing if it is none of the five."""
    holder = view.holders.get(who)
    source = holder.source if holder else who
    return source if source in AUTHORS else ""


def test_the_golden_share_is_the_view_of_the_elite_alone(view: View) -> None:
    versions = {one.id: one for one in view.contests["uzb-golden-share"].versions}
    assert versions["golden_share"].holders == ("uzbek_elite",)
    assert {cite.source for cite in versions["golden_share"].cites} == {"laumulin2012"}
    (approval,) = (act for act in view.acts if act.id == "claim.tacit-approval")
    assert "uzb-golden-share/golden_share" in approval.about


def test_a_reading_that_is_dated_before_the_document_that_tells_of_it_says_so(view: View) -> None:
    early = [
        (reading.id, holder.who)
        for reading in readings(view)
        for holder in reading.holders
        if (author := author_of(view, holder.who))
        and (published := view.sources[author].published) is not None
        and holder.since.last < published.first
        and not (reading.note or holder.judgement)
        and {cite.source for cite in holder.cites} <= set(AUTHORS)
    ]
    assert early == []


def test_a_general_statement_says_from_when_it_is_coded(view: View) -> None:
    bare = [
        trait.id
        for capital in view.capitals.values()
        for trait in capital.traits
        if trait.dated_by.removesuffix(".")
        .removeprefix("A general statement of ")
        .replace(" and ", "")
        .isdigit()
    ]
    assert bare == []


@pytest.mark.parametrize(
    "name", ["kaz.role", "kgz.role", "tjk.role", "arm.role", "blr.role", "uzb.role", "uzb.exit"]
)
def test_a_trait_whose_day_no_passage_gives_says_why(view: View, name: str) -> None:
    (trait,) = (
        one for capital in view.capitals.values() for one in capital.traits if one.id == name
    )
    assert trait.dated_by


def test_the_day_of_a_forces_pledge_that_no_passage_gives_is_called_a_reading(view: View) -> None:
    silent = [
        (force.id, label.label)
        for force in view.forces.values()
        for label in force.labels
        if not label.judgement and {cite.source for cite in label.cites} <= set(AUTHORS)
    ]
    assert silent == []
