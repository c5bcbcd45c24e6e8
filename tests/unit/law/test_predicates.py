"""The closed vocabulary of facts that a rule may ask for, each on both sides of its boundary."""

from __future__ import annotations

from string import Formatter
from typing import Any

import pytest

from allies.law.predicates import IMPLICIT_INSTRUMENT, PREDICATES, Predicate
from allies.law.rules import Trace, evaluate, leaf
from allies.values.dates import parse_date
from allies.values.ternary import word
from allies.world.acts import Act
from allies.world.view import View
from tests.apparatus import CITED, Build, MakeFacts, day

EVERY = pytest.mark.parametrize("predicate", PREDICATES.values(), ids=PREDICATES)


@pytest.fixture(scope="module")
def busy_world(build: Build) -> View:
    """The small world with an act for every predicate."""
    acts = (
        f"- {{act: partner_admitted, by: XPA, of: pact, on: 2003-01-01, {CITED}}}",
        f"- {{act: participation_suspended, by: XHI, of: pact, on: 2003-01-01, {CITED}}}",
        f"- {{act: expired, by: pact, of: pact.treaty, on: 2007-01-01, {CITED}}}",
        f"- {{act: requested, by: XLO, to: pact, on: 2003-01-01, {CITED}}}",
        f"- {{act: request_withdrawn, by: XLO, to: pact, on: 2004-01-01, {CITED}}}",
        f"- {{act: agreed_to_help, by: pact, to: XLO, on: 2003-01-01, {CITED}}}",
        f"- {{act: mandate_given, by: pact.council, state: XLO, on: 2003-01-01, {CITED}}}",
        f"- {{act: interim_government_formed, by: XLO, on: 2005-01-01, {CITED}}}",
        f"- {{act: ratified, by: XLO, of: pact.treaty, on: 2003-01-01, {CITED}}}",
        f"- {{act: signed_with_reservations, by: XPA, of: pact.protocol, on: 2005, {CITED}}}",
        f"- {{act: ratified_with_reservations, by: XPA, of: pact.protocol, on: 2006, {CITED}}}",
        f"- {{act: reservations_withdrawn, by: XPA, of: pact.protocol, on: 2007-01-01, {CITED}}}",
        f"- {{act: provisionally_applied, by: XLO, of: pact.protocol, on: 2005-02-01, {CITED}}}",
        "- {act: provisional_application_ended, by: XLO, of: pact.protocol, on: 2006-02-01,"
        f" {CITED}}}",
        "- {act: entered_into_force_for, by: pact, state: XPA, of: pact.protocol, on: 2006-03-01,"
        f" {CITED}}}",
        f"- {{act: sanctions_imposed, by: pact, to: XLO, on: 2003-01-01, {CITED}}}",
        f"- {{act: sanctions_lifted, by: pact, to: XLO, on: 2004-01-01, {CITED}}}",
        f"- {{act: embargo_imposed, by: pact.council, to: XLO, on: 2003-01-01, {CITED}}}",
        f"- {{act: embargo_lifted, by: pact.council, to: XLO, on: 2004-01-01, {CITED}}}",
        f"- {{act: government_displaced, by: XLO, on: 2009-01-01, {CITED}}}",
        f"- {{act: informed, by: XHI, state: XLO, to: pact.council, on: 2003-01-01, {CITED}}}",
        f"- {{act: information_withdrawn, by: XLO, to: pact.council, on: 2004-01-01, {CITED}}}",
    )
    return build(
        added={
            "states/states.yaml": "- {id: XPA, name: Partnerland}\n",
            "acts/acts.yaml": "\n".join(acts) + "\n",
        },
        replaced={
            "organisations/pact.yaml": (
                "\nreadings:\n",
                "\n  - {id: pact.protocol, title: P, opened: 2004, changes: [pact.treaty],"
                " complete: true, judgement: J}\nreadings:\n",
            )
        },
    )


@pytest.mark.parametrize(
    ("name", "given", "host", "before", "after", "expected"),
    [
        ("host_requested", {"of": "pact"}, "XLO", "2002-12-31", "2003-01-01", ("no", "yes")),
        ("host_requested", {"of": "pact"}, "XLO", "2003-12-31", "2004-01-01", ("yes", "no")),
        ("host_asked_for_people", {"of": "pact"}, "XLO", "2002-12-31", "2003-01-01", ("no", "yes")),
        ("host_asked_for_people", {"of": "pact"}, "XLO", "2003-12-31", "2004-01-01", ("yes", "no")),
        (
            "host_government_is",
            {"kind": "interim"},
            "XLO",
            "2004-12-31",
            "2005-01-01",
            ("no", "yes"),
        ),
        (
            "host_government_is",
            {"kind": "interim"},
            "XHI",
            "2004-12-31",
            "2005-01-01",
            ("unknown", "unknown"),
        ),
        ("host_is_member", {"of": "pact"}, "XHI", "2001-04-30", "2001-05-01", ("no", "yes")),
        ("host_is_partner", {"of": "pact"}, "XPA", "2002-12-31", "2003-01-01", ("no", "yes")),
        ("host_is", {"who": "XLO"}, "XLO", "2002-12-31", "2003-01-01", ("yes", "yes")),
        ("host_is", {"who": "XLO"}, "XHI", "2002-12-31", "2003-01-01", ("no", "no")),
        ("informed", {"of": "pact.council"}, "XLO", "2002-12-31", "2003-01-01", ("no", "yes")),
        ("informed", {"of": "pact.council"}, "XLO", "2003-12-31", "2004-01-01", ("yes", "no")),
        ("informed", {"of": "pact.council"}, "XHI", "2003-01-01", "2003-12-31", ("no", "no")),
        ("informed", {"of": "pact"}, "XLO", "2003-01-01", "2003-12-31", ("no", "no")),
        ("host_is_partner", {"of": "pact"}, "XHI", "2001-04-30", "2001-05-01", ("no", "no")),
        ("host_participates", {"of": "pact"}, "XHI", "2002-12-31", "2003-01-01", ("yes", "no")),
        ("help_agreed", {"by": "pact"}, "XLO", "2002-12-31", "2003-01-01", ("no", "yes")),
        ("mandate_given", {"by": "pact.council"}, "XLO", "2002-12-31", "2003-01-01", ("no", "yes")),
        (
            "in_force",
            {"instrument": "pact.treaty"},
            "XLO",
            "2001-12-31",
            "2002-01-01",
            ("no", "yes"),
        ),
        (
            "in_force",
            {"instrument": "pact.treaty"},
            "XLO",
            "2006-12-31",
            "2007-01-01",
            ("yes", "no"),
        ),
        (
            "in_force",
            {"instrument": "pact.protocol"},
            "XLO",
            "2006-12-31",
            "2007-01-01",
            ("unknown", "unknown"),
        ),
        (
            "not_expired",
            {"instrument": "pact.treaty"},
            "XLO",
            "2006-12-31",
            "2007-01-01",
            ("yes", "no"),
        ),
        ("opened", {"instrument": "pact.treaty"}, "XLO", "2001-04-30", "2001-05-01", ("no", "yes")),
        (
            "opened",
            {"instrument": "pact.protocol"},
            "XLO",
            "2003-12-31",
            "2004-01-01",
            ("no", "unknown"),
        ),
        (
            "opened",
            {"instrument": "pact.protocol"},
            "XLO",
            "2004-12-30",
            "2004-12-31",
            ("unknown", "yes"),
        ),
        (
            "accepted_by_host",
            {"instrument": "pact.treaty"},
            "XLO",
            "2001-04-30",
            "2001-05-01",
            ("no", "yes"),
        ),
        (
            "accepted_by_host",
            {"instrument": "pact.treaty"},
            "XPA",
            "2001-04-30",
            "2001-05-01",
            ("no", "no"),
        ),
        (
            "ratified_by_host",
            {"instrument": "pact.treaty"},
            "XLO",
            "2002-12-31",
            "2003-01-01",
            ("no", "yes"),
        ),
        (
            "reserved_by_host",
            {"instrument": "pact.protocol"},
            "XPA",
            "2004-12-31",
            "2005-12-31",
            ("no", "yes"),
        ),
        (
            "reserved_by_host",
            {"instrument": "pact.protocol"},
            "XPA",
            "2006-12-31",
            "2007-01-01",
            ("yes", "no"),
        ),
        (
            "reserved_by_host",
            {"instrument": "pact.protocol"},
            "XLO",
            "2005-01-31",
            "2006-12-31",
            ("no", "no"),
        ),
        (
            "ratified_by_host",
            {"instrument": "pact.protocol"},
            "XPA",
            "2005-12-31",
            "2006-12-31",
            ("no", "yes"),
        ),
        (
            "ratified_by_host",
            {"instrument": "pact.protocol"},
            "XPA",
            "2006-12-31",
            "2007-01-01",
            ("yes", "yes"),
        ),
        (
            "accepted_by_host",
            {"instrument": "pact.protocol"},
            "XLO",
            "2005-01-31",
            "2005-02-01",
            ("no", "yes"),
        ),
        (
            "accepted_by_host",
            {"instrument": "pact.protocol"},
            "XLO",
            "2006-01-31",
            "2006-02-01",
            ("yes", "no"),
        ),
        (
            "provisionally_applied_by_host",
            {"instrument": "pact.protocol"},
            "XLO",
            "2005-01-31",
            "2005-02-01",
            ("no", "yes"),
        ),
        (
            "provisionally_applied_by_host",
            {"instrument": "pact.protocol"},
            "XLO",
            "2006-01-31",
            "2006-02-01",
            ("yes", "no"),
        ),
        (
            "provisionally_applied_by_host",
            {"instrument": "pact.protocol"},
            "XPA",
            "2005-02-01",
            "2006-12-31",
            ("no", "no"),
        ),
        (
            "in_force_for_host",
            {"instrument": "pact.protocol"},
            "XPA",
            "2006-02-28",
            "2006-03-01",
            ("no", "yes"),
        ),
        (
            "in_force_for_host",
            {"instrument": "pact.protocol"},
            "XLO",
            "2006-02-28",
            "2006-03-01",
            ("unknown", "unknown"),
        ),
        (
            "in_force",
            {"instrument": "pact.protocol"},
            "XPA",
            "2006-02-28",
            "2006-03-01",
            ("no", "yes"),
        ),
        (
            "host_is_sanctioned",
            {"by": "pact"},
            "XLO",
            "2002-12-31",
            "2003-01-01",
            ("no", "yes"),
        ),
        (
            "host_is_sanctioned",
            {"by": "pact"},
            "XLO",
            "2003-12-31",
            "2004-01-01",
            ("yes", "no"),
        ),
        (
            "host_is_embargoed",
            {"by": "pact.council"},
            "XLO",
            "2002-12-31",
            "2003-01-01",
            ("no", "yes"),
        ),
        (
            "host_is_embargoed",
            {"by": "pact.council"},
            "XLO",
            "2003-12-31",
            "2004-01-01",
            ("yes", "no"),
        ),
        (
            "host_government_is",
            {"kind": "displaced"},
            "XLO",
            "2008-12-31",
            "2009-01-01",
            ("no", "yes"),
        ),
        (
            "host_government_is",
            {"kind": "constitutional"},
            "XLO",
            "2008-12-31",
            "2009-01-01",
            ("no", "yes"),
        ),
        (
            "host_government_is",
            {"kind": "interim"},
            "XLO",
            "2008-12-31",
            "2009-01-01",
            ("yes", "no"),
        ),
        (
            "accepted_by_every_member",
            {"instrument": "pact.protocol", "of": "pact"},
            "XLO",
            "2001-04-30",
            "2001-05-01",
            ("yes", "no"),
        ),
        (
            "changes",
            {"instrument": "pact.protocol", "other": "pact.treaty"},
            "XLO",
            "2001-04-30",
            "2005-01-01",
            ("yes", "yes"),
        ),
        (
            "changes",
            {"instrument": "pact.treaty", "other": "pact.protocol"},
            "XLO",
            "2001-04-30",
            "2005-01-01",
            ("no", "no"),
        ),
    ],
)
def test_a_predicate_changes_on_the_day_on_which_the_fact_does(
    busy_world: View,
    facts_of: MakeFacts,
    name: str,
    given: dict[str, str],
    host: str,
    before: str,
    after: str,
    expected: tuple[str, str],
) -> None:
    rule = leaf(name, **given)
    found = tuple(
        word(int(evaluate(rule, facts_of(busy_world, on, host), Trace())[0]))
        for on in (before, after)
    )
    assert found == expected


@pytest.mark.parametrize(
    ("trigger", "answer"), [("external_attack", "yes"), ("coup", "no"), ("", "no")]
)
def test_a_crisis_is_of_the_kind_its_case_says(
    small_view: View, facts_of: MakeFacts, trigger: str, answer: str
) -> None:
    facts = facts_of(small_view, "2005-01-01", trigger=trigger)
    found = evaluate(leaf("threat_is", kind="external_attack"), facts, Trace())
    assert word(int(found[0])) == answer


@pytest.mark.parametrize(
    ("adversaries", "answer"), [((), "no"), (("XPA",), "no"), (("XPA", "XHI"), "yes")]
)
def test_one_member_on_the_other_side_is_enough(
    busy_world: View, facts_of: MakeFacts, adversaries: tuple[str, ...], answer: str
) -> None:
    facts = facts_of(busy_world, "2005-01-01", adversaries=adversaries)
    found = evaluate(leaf("adversary_is_member", of="pact"), facts, Trace())
    assert word(int(found[0])) == answer


GROUP = "- {id: ridge_band, name: Ridge Band, article: true, judgement: J}\n"


@pytest.mark.parametrize(
    ("adversaries", "answer"),
    [((), "no"), (("XHI",), "no"), (("ridge_band",), "yes"), (("XHI", "ridge_band"), "yes")],
)
def test_an_armed_group_stands_on_the_other_side_and_is_no_member(
    build: Build, facts_of: MakeFacts, adversaries: tuple[str, ...], answer: str
) -> None:
    view = build({"groups/groups.yaml": GROUP})
    facts = facts_of(view, "2005-01-01", adversaries=adversaries)
    found = evaluate(leaf("adversary_is_armed_group"), facts, Trace())
    assert word(int(found[0])) == answer
    member = evaluate(leaf("adversary_is_member", of="pact"), facts, Trace())
    assert word(int(member[0])) == ("yes" if "XHI" in adversaries else "no")


@pytest.mark.parametrize("trigger", ["civil_war", "disputed_election"])
def test_a_civil_war_and_a_disputed_election_are_kinds_of_crisis(
    small_view: View, facts_of: MakeFacts, trigger: str
) -> None:
    for kind, answer in ((trigger, "yes"), ("internal_unrest", "no")):
        facts = facts_of(small_view, "2005-01-01", trigger=trigger)
        found = evaluate(leaf("threat_is", kind=kind), facts, Trace())
        assert word(int(found[0])) == answer


def test_a_crisis_seen_as_another_kind_is_asked_about_that_kind(
    small_view: View, facts_of: MakeFacts
) -> None:
    facts = facts_of(small_view, "2005-01-01", trigger="coup")
    for kind, answer in (("external_attack", "yes"), ("coup", "no")):
        rule = leaf("threat_is", kind=kind, seen_as="external_attack")
        assert word(int(evaluate(rule, facts, Trace())[0])) == answer


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("", ("no", "unknown", "unknown")),
        (
            f"- {{act: entered_into_force, by: pact, of: pact.plan, on: 2007-01-01, {CITED}}}\n",
            ("no", "no", "yes"),
        ),
    ],
)
def test_a_text_that_was_adopted_is_not_in_force_only_where_its_entry_is_recorded(
    build: Build, facts_of: MakeFacts, entry: str, expected: tuple[str, ...]
) -> None:
    plan = "\n  - {id: pact.plan, title: Plan, opened: 2006-01-01, judgement: J}\nreadings:\n"
    adopted = f"- {{act: adopted, by: pact, of: pact.plan, on: 2006-01-01, {CITED}}}\n"
    view = build(
        {"acts/acts.yaml": adopted + entry}, {"organisations/pact.yaml": ("\nreadings:\n", plan)}
    )
    rule = leaf("in_force", instrument="pact.plan")
    found = tuple(
        word(int(evaluate(rule, facts_of(view, on), Trace())[0]))
        for on in ("2005-12-31", "2006-12-31", "2007-01-01")
    )
    assert found == expected
    # Whoever asks as of the eve knows as little of the entry as of its lack, and as surely.
    eve = view.known_by(day("2006-12-31"))
    then = evaluate(rule, facts_of(eve, "2006-12-31"), Trace())
    assert word(int(then[0])) == expected[1]


def test_what_could_not_be_read_is_unknown_on_every_day(
    small_view: View, facts_of: MakeFacts
) -> None:
    for on in ("2001-04-30", "2005-01-01", "2011-01-01"):
        found = evaluate(leaf("not_read"), facts_of(small_view, on), Trace())
        assert word(int(found[0])) == "unknown"


@pytest.fixture(scope="module")
def acting_world(build: Build) -> View:
    """The small world with an act for every predicate about acts."""
    acts = (
        f"- {{act: consulted, by: XHI, of: pact, on: 2003-01-01, {CITED}}}",
        f"- {{act: consultation_omitted, by: XLO, of: pact, on: 2003-01-01, {CITED}}}",
        f"- {{act: objection_raised, by: XHI, of: pact, on: 2003-01-01, {CITED}}}",
        f"- {{act: withdrawal_notified, id: note, by: XLO, of: pact, on: 2003-01-31, {CITED}}}",
        f"- {{act: withdrawal_accepted, by: pact, state: XLO, of: pact, on: 2004-01-01, {CITED}}}",
        f"- {{act: proposed, id: vague, by: XHI, says: a thing, on: 2003-06/2003-08, {CITED}}}",
    )
    return build(
        added={
            "states/states.yaml": "- {id: XPA, name: Partnerland}\n",
            "acts/acts.yaml": "\n".join(acts) + "\n",
        },
        replaced={
            "organisations/pact.yaml": (
                "\nreadings:\n",
                "\n  - {id: pact.protocol, title: P, opened: 2004, changes: [pact.treaty],"
                " complete: true, judgement: J}\nreadings:\n",
            )
        },
    )


def an_act(kind: str = "base_granted", **more: Any) -> Act:
    return Act(act=kind, on=parse_date("2005-01-01"), judgement="j", **({"by": "XLO"} | more))


PACT = {"of": "pact"}
OF_ACTS = [
    ("actor_is", {"who": "pact"}, "2005-01-01", an_act(by="pact.council"), "yes"),
    ("actor_is", {"who": "pact"}, "2005-01-01", an_act(by="pact"), "yes"),
    ("actor_is", {"who": "pact"}, "2005-01-01", an_act(by="pactum"), "no"),
    ("actor_is_member", PACT, "2001-04-30", an_act(), "no"),
    ("actor_is_member", PACT, "2001-05-01", an_act(), "yes"),
    ("actor_is_member", PACT, "2001-05-01", an_act(by="pact"), "no"),
    ("guest_is_member", PACT, "2001-05-01", an_act(to="XHI"), "yes"),
    ("guest_is_member", PACT, "2001-05-01", an_act(to="XPA"), "no"),
    ("guest_is_member", PACT, "2001-05-01", an_act(to="pact"), "yes"),
    ("affected_is_member", PACT, "2001-05-01", an_act(by="XPA", state="XLO"), "yes"),
    ("affected_is_member", PACT, "2001-05-01", an_act(by="XPA"), "no"),
    ("actor_consulted", PACT, "2002-12-31", an_act(by="XHI"), "unknown"),
    ("actor_consulted", PACT, "2003-01-01", an_act(by="XHI"), "yes"),
    ("actor_consulted", PACT, "2003-01-01", an_act(by="XLO"), "no"),
    ("guest_consulted", PACT, "2003-01-01", an_act(by="XPA", to="XHI"), "yes"),
    ("guest_consulted", PACT, "2003-01-01", an_act(by="XPA", to="XLO"), "no"),
    ("member_objected", PACT, "2002-12-31", an_act(), "no"),
    ("member_objected", PACT, "2003-01-01", an_act(), "yes"),
    ("text_accepted_by_every_member", PACT, "2005-01-01", an_act(of="pact.treaty"), "yes"),
    ("text_accepted_by_every_member", PACT, "2005-01-01", an_act(of="pact.protocol"), "no"),
    ("text_accepted_by_every_member", PACT, "2005-01-01", an_act(of="pact"), "unknown"),
    ("text_changes", {"other": "pact.treaty"}, "2005-01-01", an_act(of="pact.protocol"), "yes"),
    ("text_changes", {"other": "pact.protocol"}, "2005-01-01", an_act(of="pact.treaty"), "no"),
    ("text_changes", {"other": "pact.treaty"}, "2005-01-01", an_act(), "unknown"),
    ("cargo_is", {"kind": "arms"}, "2005-01-01", an_act(cargo=("arms", "fuel")), "yes"),
    ("cargo_is", {"kind": "troops"}, "2005-01-01", an_act(cargo=("arms", "fuel")), "no"),
    ("cargo_is", {"kind": "troops"}, "2005-01-01", an_act(), "unknown"),
    ("sent_to_keep_peace", {}, "2005-01-01", an_act(means=("peacekeeping",)), "yes"),
    ("sent_to_keep_peace", {}, "2005-01-01", an_act(means=("rapid_reaction",)), "no"),
    (
        *("sent_to_keep_peace", {}, "2005-01-01"),
        an_act(means=("rapid_reaction", "peacekeeping")),
        "yes",
    ),
    ("sent_to_keep_peace", {}, "2005-01-01", an_act(), "unknown"),
    ("act_concerns", {"what": "pact"}, "2005-01-01", an_act(of="pact"), "yes"),
    ("act_concerns", {"what": "XHI"}, "2005-01-01", an_act(to="XHI"), "yes"),
    ("act_concerns", {"what": "XHI"}, "2005-01-01", an_act(by="XHI"), "no"),
    ("notice_ran", {"of": "pact", "months": "6"}, "2003-01-30", an_act(), "no"),
    ("notice_ran", {"of": "pact", "months": "6"}, "2003-07-30", an_act(), "no"),
    ("notice_ran", {"of": "pact", "months": "6"}, "2003-07-31", an_act(), "yes"),
    ("notice_ran", {"of": "pact", "months": "1"}, "2003-02-27", an_act(), "no"),
    ("notice_ran", {"of": "pact", "months": "1"}, "2003-02-28", an_act(), "yes"),
    ("notice_ran", {"of": "pact", "months": "1"}, "2003-02-28", an_act(by="XHI"), "no"),
    ("months_since", {"act": "note", "months": "6"}, "2003-07-30", an_act(), "no"),
    ("months_since", {"act": "note", "months": "6"}, "2003-07-31", an_act(), "yes"),
    ("months_since", {"act": "vague", "months": "1"}, "2003-06-30", an_act(), "no"),
    ("months_since", {"act": "vague", "months": "1"}, "2003-07-01", an_act(), "unknown"),
    ("months_since", {"act": "vague", "months": "1"}, "2003-09-29", an_act(), "unknown"),
    ("months_since", {"act": "vague", "months": "1"}, "2003-09-30", an_act(), "yes"),
    ("months_since", {"act": "nothing", "months": "1"}, "2003-09-30", an_act(), "no"),
    ("withdrawal_accepted", PACT, "2003-12-31", an_act(), "no"),
    ("withdrawal_accepted", PACT, "2004-01-01", an_act(), "yes"),
    ("withdrawal_accepted", PACT, "2004-01-01", an_act(by="XHI"), "no"),
]


@pytest.mark.parametrize(("name", "given", "on", "act", "expected"), OF_ACTS)
def test_a_predicate_about_an_act_answers_on_both_sides(
    acting_world: View,
    facts_of: MakeFacts,
    name: str,
    given: dict[str, str],
    on: str,
    act: Act,
    expected: str,
) -> None:
    facts = facts_of(acting_world, on, act=act)
    assert word(int(evaluate(leaf(name, **given), facts, Trace())[0])) == expected


def test_every_predicate_has_a_test_on_this_page() -> None:
    rows = test_a_predicate_changes_on_the_day_on_which_the_fact_does.pytestmark  # type: ignore[attr-defined]
    tested = {row[0] for row in rows[0].args[1]} | {row[0] for row in OF_ACTS}
    elsewhere = {"threat_is", "adversary_is_member", "adversary_is_armed_group", "not_read"}
    assert tested | elsewhere == set(PREDICATES)


@EVERY
def test_a_predicate_reads_with_its_own_parameters_and_the_parties(predicate: Predicate) -> None:
    named = {name for _, name, _, _ in Formatter().parse(predicate.says) if name}
    own = set(predicate.parameters) | ({IMPLICIT_INSTRUMENT} if predicate.of_instrument else set())
    assert named <= own | {"host", "actor", "guest", "affected"}


@EVERY
def test_a_parameter_refers_to_something_that_has_a_name(predicate: Predicate) -> None:
    bodies = {"organisation", "actor", "instrument", "organ", "act", "state", "body"}
    kinds = bodies | {"trigger", "government", "cargo", "number"}
    assert set(predicate.parameters.values()) <= kinds
    assert IMPLICIT_INSTRUMENT not in predicate.parameters


def test_beyond_coverage_what_the_record_would_have_to_tell_is_unknown(
    busy_world: View, facts_of: MakeFacts
) -> None:
    facts = facts_of(busy_world, "2011-01-01")
    for name, given in (
        ("host_is_member", {"of": "pact"}),
        ("in_force", {"instrument": "pact.treaty"}),
        ("host_requested", {"of": "pact"}),
    ):
        assert word(int(evaluate(leaf(name, **given), facts, Trace())[0])) == "unknown"


@pytest.mark.parametrize(
    ("account", "on", "expected"),
    [
        ("morning-paper", "2008-12-01", "no"),
        ("morning-paper", "2008-12-02", "yes"),
        ("evening-paper", "2008-12-02", "no"),  # for it Lowland never left
    ],
)
def test_time_passes_since_a_contested_act_only_where_it_happened(
    build: Build, facts_of: MakeFacts, account: str, on: str, expected: str
) -> None:
    left = leaf("months_since", act="xlo.withdrew.pact.2008-06-02", months="6")
    facts = facts_of(build().through(account), on, act=an_act())
    assert word(int(evaluate(left, facts, Trace())[0])) == expected
    assert "contest:lowland-2008" in {axis.name for axis in facts.snapshot.axes()}


PROVISIONALLY = (
    "- {{act: provisionally_applied, by: XLO, of: pact.treaty, on: 2003-01-01, {cited}}}\n"
    "- {{act: {ends}, by: XLO, of: pact.treaty, on: 2005-10-18, {cited}}}\n"
)
RATIFIED = f"- {{act: ratified, by: XLO, of: pact.treaty, on: 2004-01-01, {CITED}}}\n"


@pytest.mark.parametrize(
    ("ends", "more", "on", "expected"),
    [
        ("provisional_application_ended", "", "2005-10-17", "yes"),
        ("provisional_application_ended", "", "2005-10-18", "no"),  # it has only signed
        ("provisional_application_ended", RATIFIED, "2005-10-18", "yes"),
        (
            "reservations_withdrawn",
            RATIFIED.replace("ed,", "ed_with_reservations,", 1),
            "2005-10-18",
            "yes",
        ),
    ],
)
def test_who_ends_provisional_application_without_ratifying_has_not_accepted(
    build: Build, facts_of: MakeFacts, ends: str, more: str, on: str, expected: str
) -> None:
    world = build({"acts/acts.yaml": PROVISIONALLY.format(ends=ends, cited=CITED) + more})
    facts = facts_of(world.through("evening-paper"), on)
    asked = leaf("accepted_by_host", instrument="pact.treaty")
    assert word(int(evaluate(asked, facts, Trace())[0])) == expected
