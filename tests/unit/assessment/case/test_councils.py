"""Councils of any size: the number of members alone does not block, a reason does."""

from __future__ import annotations

import pytest

from allies.assessment.case.case_model import CaseModel, Request
from allies.assessment.case.councils import council_parts
from allies.assessment.case.setting import set_case
from allies.assessment.votes.case_power import case_power
from allies.errors import QuestionError
from allies.values.streams import Block
from allies.values.ternary import UNKNOWN, YES
from allies.votes.decisions import ABSENT
from tests.apparatus import ACTS, CITED, PACT, REPOSITORY, Build, day
from tests.councils import ELECTED, five, in_turn, seated

SIZES = (3, 6, 15, 28, 50)
DRAWS = 4_000
MAJORITY = (PACT, ("rule: consensus", "rule: simple_majority"))


def names(count: int) -> list[str]:
    """Return codes of further members."""
    return [f"Y{chr(65 + at // 26)}{chr(65 + at % 26)}" for at in range(count - 2)]


def approval(
    build: Build,
    members: int,
    *,
    capital: str = "",
    of_one: str = "",
    objects: bool = False,
    majority: bool = False,
) -> float:
    """Return how often a pact of so many members approves, if the host asks.

    Args:
        build: builds a theatre.
        members: how many there are, with the leading state and the host.
        capital: traits of each of the others; nothing is known of them if not given.
        of_one: further traits of the first of them.
        objects: whether the first of them speaks against it.
        majority: whether a majority decides, and not consensus.
    """
    others = names(members)
    acts = "".join(
        f"- {{act: acceded, by: {state}, of: pact, on: 2001-05-01, {CITED}}}\n" for state in others
    )
    if objects:
        acts += (
            f"- {{act: stance_taken, by: {others[0]}, of: pact, means: [rapid_reaction],"
            f" stance: against, on: 2005-01-01, says: It would not, {CITED}}}\n"
        )
    added = {
        "states/others.yaml": "".join(f"- {{id: {s}, name: {s.title()}land}}\n" for s in others),
        ACTS: acts,
    }
    for state in others:
        traits = capital + (of_one if state == others[0] else "")
        if traits:
            text = traits.replace("STATE", state.lower())
            added[f"capitals/{state.lower()}.yaml"] = f"id: {state}\ntraits:\n{text}"
    view = build(added, dict([MAJORITY]) if majority else {})
    model = CaseModel(set_case(view, "border-2008"), Request(DRAWS))
    outcome = model.run(Block(0, DRAWS)).outcomes["pact", "rapid_reaction"]
    asked = outcome.codes[0] != 0
    return float((outcome.approved[0][asked] == YES).mean())


def trait(aspect: str, towards: str, level: str = "") -> str:
    """Return one trait of a capital."""
    much = f" level: {level}," if level else ""
    return (
        f"  - {{id: STATE.{aspect}, aspect: {aspect}, towards: [{towards}],{much} says: Invented,"
        " since: 2001-05-01, public: 2001-05-01, judgement: Invented.}\n"
    )


ALLIED = trait("border", "XLO") + trait("relation", "XLO", "allied")
LUKEWARM = trait("relation", "XLO", "neutral") + trait("frame", "pact", "accepted")
HOSTILE = trait("relation", "XLO", "hostile") + trait("frame", "pact", "rejected")


@pytest.mark.parametrize("known", ["", ALLIED, LUKEWARM], ids=["unknown", "allied", "lukewarm"])
@pytest.mark.parametrize("majority", [False, True], ids=["consensus", "majority"])
def test_members_without_a_reason_do_not_block_by_their_number(
    build: Build, known: str, *, majority: bool
) -> None:
    few = approval(build, 3, capital=known, majority=majority)
    assert few > 0.05
    for size in SIZES[1:]:
        assert approval(build, size, capital=known, majority=majority) >= 0.8 * few


def test_one_member_with_a_reason_blocks_consensus_and_not_a_majority(build: Build) -> None:
    calm = approval(build, 6, capital=LUKEWARM)
    assert approval(build, 6, capital=LUKEWARM, objects=True) < 0.5 * calm
    outvoted = approval(build, 6, capital=LUKEWARM, objects=True, majority=True)
    assert outvoted > 0.8 * approval(build, 6, capital=LUKEWARM, majority=True)


def test_a_bad_relation_is_a_reason_and_distance_is_none(build: Build) -> None:
    calm = approval(build, 6, capital=ALLIED)
    far = trait("border", "XHI") + trait("relation", "XLO", "allied")
    assert approval(build, 6, capital=far) == pytest.approx(calm, abs=0.02)
    hostile = approval(build, 6, capital=HOSTILE)
    assert hostile < 0.8 * calm


def published() -> list[list[int]]:
    """Return the rows of the table of councils: members, and shares in percent."""
    page = (REPOSITORY / "docs" / "explanation" / "positions.md").read_text(encoding="utf-8")
    section = page.partition("## Councils of any size")[2].partition("\n## ")[0]
    return [
        [int(cell.strip(" %")) for cell in line.strip("|").split("|")]
        for line in section.splitlines()
        if line.startswith("| ") and line[2].isdigit()
    ]


@pytest.mark.parametrize("row", published(), ids=lambda row: str(row[0]))
def test_the_published_table_is_that_of_the_model(build: Build, row: list[int]) -> None:
    size, *shares = row
    found = [
        approval(build, size),
        approval(build, size, capital=LUKEWARM),
        approval(build, size, objects=True),
        approval(build, size, majority=True),
        approval(build, size, objects=True, majority=True),
    ]
    assert [100 * share for share in found] == pytest.approx(shares, abs=0.6)


def test_the_published_table_has_every_size() -> None:
    assert tuple(row[0] for row in published()) == SIZES


# Seats, and several organs.

AGAINST = (
    "act: stance_taken, by: STATE, of: pact, means: [rapid_reaction], stance: against,"
    " on: 2005-01-01, says: It would not"
)


def objecting(state: str) -> str:
    """Return the act by which a state speaks against the means."""
    return f"- {{{AGAINST.replace('STATE', state)}, {CITED}}}\n"


def seats_model(build: Build, *acts: str, on: str = "2008-06-05") -> CaseModel:
    """Return the model of the case, with a committee until 2004 and an elected council after."""
    added = five(seated("XHI", "2005-01-01"), seated("XAB", "2005-01-01"), *acts)
    view = build(added, in_turn()).through("evening-paper")
    return CaseModel(set_case(view, "border-2008", day(on)), Request(DRAWS))


def decided(model: CaseModel) -> float:
    """Return how often the organ decides for the means, if a state is ready to carry it."""
    outcome = model.run(Block(0, DRAWS)).outcomes["pact", "rapid_reaction"]
    return float((outcome.decided[0] == YES).mean())


def test_only_an_objection_of_a_state_with_a_seat_blocks(build: Build) -> None:
    calm = decided(seats_model(build))
    assert decided(seats_model(build, objecting("XCD"))) == calm
    assert decided(seats_model(build, objecting("XAB"))) < 0.6 * calm


def test_a_member_without_a_seat_still_has_a_will_of_its_own(build: Build) -> None:
    run = seats_model(build).run(Block(0, 200))
    plan = run.prepared["pact", "rapid_reaction"].plan
    at = [item.member for item in plan.members].index("XCD")
    assert (run.outcomes["pact", "rapid_reaction"].votes[at] != ABSENT).all()
    ballot = plan.councils.ballot(
        "pact.council", run.outcomes["pact", "rapid_reaction"].votes, run.drawn
    )
    assert (ballot[at] == ABSENT).all()


@pytest.mark.parametrize(
    ("on", "organ", "voting"),
    [
        ("2004-12-31", "pact.committee", {"XHI", "XLO", "XAB", "XCD", "XEF"}),
        ("2005-01-01", "pact.council", {"XHI", "XAB"}),
    ],
)
def test_the_rule_in_force_on_the_day_says_which_organ_decides_and_its_seats_count(
    build: Build, on: str, organ: str, voting: set[str]
) -> None:
    model = seats_model(build, on=on)
    item = model.run(Block(0, 20)).prepared["pact", "rapid_reaction"]
    assert item.plan.councils.organ_of(item.held[0]) == organ
    body, facts = item.plan.organisation, item.facts
    (told,) = council_parts(facts.view, facts.snapshot, body, {"in_force_only": organ})
    assert (told.organ, set(told.voting), told.readings) == (organ, voting, ("in_force_only",))
    assert told.elected == (organ == "pact.council")


def test_a_committee_of_all_is_not_held_up_by_one_where_a_majority_decides(build: Build) -> None:
    calm = decided(seats_model(build, on="2004-06-05"))
    assert decided(seats_model(build, objecting("XAB"), on="2004-06-05")) > 0.8 * calm


def test_nobody_seated_is_unknown_and_not_no(build: Build) -> None:
    """A case moved to a day without seats: the check of the theatre sees its own day alone."""
    added = five(seated("XHI", "2007-01-01"), seated("XAB", "2007-01-01"))
    view = build(added, dict([ELECTED])).through("evening-paper")
    for on, known in (("2006-06-05", False), ("2007-06-05", True)):
        model = CaseModel(set_case(view, "border-2008", day(on)), Request(200))
        outcome = model.run(Block(0, 200)).outcomes["pact", "rapid_reaction"]
        assert bool((outcome.decided == UNKNOWN).all()) is not known


def test_a_supposed_rule_is_put_to_the_seats_of_the_organ(build: Build) -> None:
    added = five(seated("XHI", "2005-01-01"), seated("XAB", "2005-01-01"))
    view = build(added, in_turn()).through("evening-paper")
    setting = set_case(view, "border-2008")
    with pytest.raises(QuestionError, match="can never be met"):
        case_power(setting, "pact", Request(20, rule={"at_least": {"least": "3"}}))
    (found,) = case_power(setting, "pact", Request(20, rule={"at_least": {"least": "2"}}))
    assert found.rules[-1].rule == "at_least (least 2)"
    assert {name for name, share in found.rules[-1].decisive.items() if share is not None} == {
        "XHI",
        "XAB",
    }
