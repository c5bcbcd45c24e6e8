"""Pages on the law: of a day, between two days, in a case, and on past acts."""

from __future__ import annotations

import pytest

from allies.assessment.law.texts import provisions
from allies.faces.text.law import provisions_page
from allies.faces.text.printing import rendered
from allies.questions.law import Provisions
from allies.world.view import View
from tests.apparatus import EXPECTED, Build, Run, words


def test_a_text_of_which_it_is_unknown_whether_it_binds_is_not_said_to_bind_nobody(
    run: Run,
) -> None:
    page = run("law", "csto", "--on", "2012-07-15", "--of", "UZB").out
    _, _, found = page.partition("Agreement on the status of formations")
    assert "whether it binds UZB is unknown: every reading" in found[:400]
    _, _, found = page.partition("Protocol on military infrastructure")
    under = found.split("binds UZB: signed_binds")[0].splitlines()[-2:]
    assert all(line.startswith("    ") for line in under)  # what goes on stands below its start


def test_a_page_of_law_says_whom_it_was_asked_for(run: Run) -> None:
    for of, called in (((), ""), (("--of", "kgz"), ", as it binds Kyrgyzstan,")):
        page = run("law", "csto", *of, "--on", "2012-01-01").out
        assert page.startswith(f"The law of the CSTO{called} on 1 January 2012")


def test_the_law_of_a_state_leads_to_its_concepts_and_doctrines(run: Run) -> None:
    page = words(run("law", "KAZ", "--on", "2012-01-01").out)
    assert "`allies capital KAZ --on 2012-01-01`" in page
    assert "Concepts and doctrines" not in run("law", "csto", "--on", "2012-01-01").out


def test_only_what_takes_an_article_has_one(run: Run) -> None:
    for name, called in (("csto", "the CSTO"), ("nato", "NATO"), ("USA", "the United States")):
        assert run("law", name, "--on", "2012-01-01").out.startswith(f"The law of {called} on")
        assert run("audit", name).out.startswith(f"Acts of {called} checked")
    changed = run("law", "KAZ", "--diff", "2010-01-01", "2014-01-01").out
    assert changed.startswith("What changed in the law of Kazakhstan,")


def test_a_change_to_a_day_beyond_the_record_is_told_as_unknown(run: Run) -> None:
    page = run("law", "csto", "--diff", "2012-06-12", "2024-01-01").out
    assert "The day of the question lies outside the record" in page
    assert len(page.splitlines()) == 3


def test_each_change_of_the_law_is_told_with_its_day_and_readings_by_their_titles(
    run: Run,
) -> None:
    page = run("law", "csto", "--diff", "2010-06-12", "2012-12-31").out
    told = words(page)
    assert "2010-09-10 opened -> in force state no -> yes binds ARM, BLR, KAZ" in told
    assert "under every reading but “No major change is law without every member's consent" in told
    assert "all_must_agree" not in page
    assert "2010-12-27 signed -> ratified party: RUS" in told


def test_a_case_is_answered_by_text_and_reading(run: Run) -> None:
    page = run("law", "--case", "osh-2010").out
    told = words(page)
    assert "CSTO consult yes" in told
    assert "peacekeeping disputed" in told
    assert "May they: rapid reaction" in page
    assert "May they: consult" not in page
    _, _, force = page.partition("May they: rapid reaction")
    force = words(force.partition("May they:")[0])
    assert "not applicable Aggression by a state against one party" in force
    assert "does not hold: the crisis is of the kind external attack" in force
    assert "open The Collective Security Council decides" in force
    assert "What would change it: yes if the crisis is of the kind external attack." in force


def test_readings_go_by_their_titles_and_their_names_stand_beside(run: Run, view: View) -> None:
    page = run("law", "--case", "osh-2010").out
    named = {reading.id for reading in view.organisations["csto"].readings}
    for line in page.splitlines():
        if line.startswith("  ") and not line.startswith("   "):
            first, *_ = line.split()
            assert first not in named, line
    title = "Force only if a foreign state attacks"
    assert f"{title}:" in words(page)  # what it decides otherwise stands under its title
    _, _, legend = page.partition("Readings of the law")
    told = words(legend.replace("external_only", "")).partition(f"{title} (")[2].partition(")")[0]
    assert "Moscow's position as reported by dehaas2017" in told


def test_a_step_that_some_readings_ask_for_says_which(run: Run) -> None:
    page = words(run("law", "--case", "third-state-base-2012").out)
    title = "A base of outsiders needs the agreement of every member"
    step = "Every member agrees to an outsider's base; only where it is held:"
    assert f"not recorded {step} “{title}”" in page


def test_a_contest_on_which_a_verdict_depends_is_told_with_where_to_ask(run: Run) -> None:
    page = words(run("law", "--case", "osh-2010", "--means", "bilateral").out)
    assert "Depends on what is contested: Who could speak for Kyrgyzstan" in page
    assert "(`allies claim kgz-government-2010`)" in page


def test_under_different_readings_an_organ_decides_by_different_rules(run: Run) -> None:
    asked = ("law", "--case", "osh-2010", "--on", "2013-06-12", "--means", "rapid_reaction")
    page = words(run(*asked).out)
    assert "A text signed by the members counts from its signature by simple majority" in page
    assert "Decided by" not in page
    assert "Decided by consensus." in words(run("law", "--case", "osh-2010").out)


def test_one_reading_asked_for_is_named_by_its_title(run: Run) -> None:
    page = words(run("law", "--case", "osh-2010", "--reading", "nullity").out)
    title = "No major change is law without every member's consent"
    assert f"Only under this reading of the law: {title}." in page


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("--case", "osh-2010", "--on", "2011-06-12"), "the crisis of 12 June 2010 is set on this"),
        (("--case", "osh-2010", "--on", "2024-01-01"), "the answer is unknown"),
        (("--case", "osh-2010", "--on", "1999-06-12"), "no state was a member of the CSTO or the"),
        (("--case", "objection-2012"), "A hypothetical case: it did not happen."),
        (("--case", "objection-2012"), "supposing that Kyrgyzstan gave the United States"),
    ],
)
def test_a_page_of_a_case_says_what_it_supposes(
    run: Run, asked: tuple[str, ...], told: str
) -> None:
    answer = run("law", *asked)
    assert (answer.code, answer.err) == (0, "")
    assert told in words(answer.out)


def test_a_clock_says_what_starts_it_and_who_met_near_its_end(run: Run) -> None:
    page = run("law", "--case", "uzbekistan-2012").out
    assert page.count("From when it can take effect (withdrew: Uzbekistan, CSTO)") == 1
    clocks = words(page.partition("From when it can take effect")[2])
    assert "no clock runs The note was a protest, and a protest starts no clock" in clocks
    assert "the Collective Security Council met on 19 December 2012, 1 day too soon" in clocks


def test_an_audit_lists_what_is_regular_last_and_counts_all(run: Run) -> None:
    page = run("audit", "csto").out
    assert page.splitlines()[1] == "22 regular, 2 irregular, 12 disputed"
    disputed, _, regular = page.partition("Regular under every reading held")
    assert disputed.count("Finding: disputed.") == 12
    assert "Finding: " not in regular
    assert "no coded rule applies to any act" in run("audit", "nato").out


def test_a_page_of_a_case_tells_no_title_of_later_where_the_end_is_hidden(run: Run) -> None:
    shown, hidden = (
        run("law", "--case", "osh-2010", *more).out for more in ((), ("--hide-outcome",))
    )
    assert "withheld" not in shown
    assert "(title withheld: it tells what came after)" in words(hidden)


def test_one_act_is_shown_with_every_part_of_every_rule(run: Run) -> None:
    assert "`allies audit csto --act " in run("audit", "csto").out
    page = words(run("audit", "csto", "--act", "csto.ksor-2009.adopted").out)
    assert "Finding: disputed. csto.ksor-2009.adopted" in page
    rule = (
        "What changes the organisation in a major way needs the consent of every member (decisive)"
    )
    assert f"{rule} csto.charter.consent-to-change; No major change is law" in page
    assert "Applies: yes: unless a later one holds" in page


def test_one_means_is_shown_with_every_part_of_every_rule(run: Run) -> None:
    page = words(run("law", "--case", "osh-2010", "--means", "peacekeeping").out)
    assert "Law: yes: all of yes: Agreement on peacekeeping of the CSTO" in page
    assert "Law: yes: all of" not in words(run("law", "--case", "osh-2010").out)


def test_the_rules_of_a_body_are_told_in_words(run: Run) -> None:
    page = run("provisions", "csto", "--on", "2012-07-15").out
    told = words(page)
    assert told.startswith("When the rules of the CSTO apply; as of the texts on 15 July 2012")
    assert (
        "The same as under the first reading above: The changes of December 2010 are valid" in told
    )
    assert "except where the other side is a member of the CSTO" in told
    assert "the Collective Security Council decides by consensus" in told
    count = told.rpartition(" expectations about these rules hold.")[0].split()[-3:]
    assert count[0] == count[2]
    assert "fails, " not in page


def test_a_rule_that_an_expectation_contradicts_says_so(build: Build) -> None:
    wrong = """
- says: The ready brigade may not help
  on: 2008-06-05
  case: border-2008
  organisation: pact
  means: rapid_reaction
  provision: pact.treaty.art-5
  verdict: not_in_force
"""
    answer = provisions(build(added={EXPECTED: wrong}), Provisions(body="pact", on="2008-06-05"))
    page = words(rendered(provisions_page(answer)))
    assert "fails, 2008-06-05: The ready brigade may not help (found: decisive)" in page
    assert "0 of 1 expectations about these rules hold." in page
