"""Short sentences of why: what decides, and when the texts were signed and took effect."""

from __future__ import annotations

from typing import get_args

import pytest
from msgspec.structs import replace

from allies.assessment.law.acts import audit_act
from allies.assessment.law.cases import law_case
from allies.assessment.law.named_readings import TRIGGER_WORDS, without_holders
from allies.assessment.law.why import OfMeans, as_sentences, why_of_acts
from allies.questions.audit import AuditAct
from allies.questions.law import LawCase, LawCaseAnswer
from allies.values.dates import parse_date
from allies.world.cases import Trigger
from allies.world.view import View
from tests.apparatus import ACTS, CASE, PACT, Build, day


def told(view: View, case: str, on: str = "", reading: str = "") -> LawCaseAnswer:
    return law_case(view, LawCase(case=case, on=on, reading=reading))


def why(view: View, case: str, means: str, on: str = "", reading: str = "") -> str:
    """Return the sentence on a means of the organisation that is asked about."""
    found = told(view, case, on, reading).findings
    (only,) = [item.why for item in found if item.asked_about and item.means == means]
    return only


def act(view: View, case: str, name: str) -> str:
    """Return the sentence on an act that a case proposes."""
    (only,) = [item.why for item in told(view, case).proposals if item.act == f"{case}.{name}"]
    assert only is not None
    return only


def test_every_sort_of_crisis_has_words() -> None:
    assert set(TRIGGER_WORDS) == set(get_args(Trigger))


# The founding case, and what was known of it at the time.

NO_FORCE = (
    "No text in force, of those read, let the CSTO send a rapid-reaction force in internal unrest"
)
AGREEMENT = "the Agreement on the Collective Rapid Reaction Forces"
SIGNED = f"{AGREEMENT} (signed 14 June 2009)"
PROTOCOL = "the Protocol on amendments to the charter"
PEACEKEEPERS = (
    "The Agreement on peacekeeping of the CSTO (in force since 2009) let it send peacekeepers,"
    " except under the reading “Force only if a foreign state attacks” (held by Moscow,"
    " Tashkent and the CSTO Secretariat)"
)


def test_texts_that_came_later_are_told_with_the_days_they_took_effect(view: View) -> None:
    assert told(view, "osh-2010").why == (
        f"{NO_FORCE}: {AGREEMENT} took effect on 10 September 2010, {PROTOCOL} on"
        f" 19 December 2012. {PEACEKEEPERS}."
    )


def test_what_was_not_yet_published_is_not_told(view: View) -> None:
    known = view.known_by(day("2010-06-20"))
    assert told(known, "osh-2010").why == (
        f"{NO_FORCE}: {SIGNED} had not taken effect. {PEACEKEEPERS}."
    )


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        ("2010-09-09", f"{SIGNED} had not taken effect"),
        ("2010-09-10", f"{AGREEMENT} took effect on 10 September 2010"),
        ("2010-12-09", "took effect on 10 September 2010."),
        ("2010-12-10", f"{PROTOCOL} (signed 10 December 2010) came later"),
        ("2012-12-18", f"{PROTOCOL} (signed 10 December 2010) came later"),
        ("2012-12-19", f"{PROTOCOL} on 19 December 2012"),
    ],
)
def test_a_text_is_told_of_as_far_as_it_was_known(view: View, as_of: str, said: str) -> None:
    assert said in why(view.known_by(day(as_of)), "osh-2010", "rapid_reaction")


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (
            "2012-12-18",
            "The Protocol on amendments to the charter (signed 10 December 2010, in force only from"
            " 19 December 2012) let the CSTO send a rapid-reaction force only under the"
            " reading “A text"
            " signed by the members counts from its signature” (held by the sources diis2013 and"
            " golts2012).",
        ),
        ("2010-12-09", NO_FORCE),
        (
            "2012-12-19",
            "The Protocol on amendments to the charter (in force since 19 December 2012) let the"
            " CSTO send a rapid-reaction force, except under the readings “No major change is law"
            " without every"
            " member's consent” and “Force only if a foreign state attacks” (both held by"
            " Tashkent).",
        ),
    ],
)
def test_on_the_day_a_text_takes_effect_the_sentence_turns(view: View, on: str, said: str) -> None:
    assert said in why(view, "osh-2010", "rapid_reaction", on)


def test_no_reading_goes_by_its_short_name(view: View) -> None:
    names = {reading.id for body in view.bodies() for reading in body.readings}
    for case in view.cases:
        answer = told(view, case)
        said = [answer.why, *(item.why for item in answer.findings)]
        said += [item.why or "" for item in answer.proposals]
        assert not [name for name in names for text in said if name in text]
        assert all(text.endswith(".") for text in said)
        assert all(text[0].isupper() or text[0].isdigit() for text in said)


def test_a_means_asked_for_by_name_is_told_of_every_organisation(view: View) -> None:
    found = law_case(view, LawCase(case="osh-2010", means="consult"))
    assert found.why == (
        "Under the Collective Security Treaty (in force since 22 March 2000), the CSTO had a duty"
        " to consult its members. General law let the SCO consult its members."
    )
    alone = law_case(view, LawCase(case="osh-2010", means="peacekeeping"))
    assert alone.why.startswith("The Agreement on peacekeeping of the CSTO")


def test_a_reading_that_nobody_held_that_day_is_not_told(view: View) -> None:
    said = why(view, "osh-2010", "peacekeeping")
    assert "Consensus is still the rule" not in said
    assert "counts from its signature" not in said


def test_a_holder_is_named_where_a_reading_is_named_first() -> None:
    said = "Let, except under “A” (held by B)"
    assert without_holders(said, "Forbidden only under “A” (held by B).") == "Let, except under “A”"
    assert without_holders(said, "Forbidden only under “C” (held by B).") == said


def test_holders_of_other_days_are_not_named(view: View) -> None:
    outside = "“Force only if a foreign state attacks” (held by "
    assert f"{outside}Moscow, Tashkent and the CSTO Secretariat)" in why(
        view, "osh-2010", "peacekeeping", "2010-12-09"
    )
    assert f"{outside}Tashkent)" in why(view, "osh-2010", "peacekeeping", "2010-12-10")


def test_one_reading_asked_for_needs_no_words_for_the_others(view: View) -> None:
    assert why(view, "osh-2010", "peacekeeping", reading="nullity") == (
        "The Agreement on peacekeeping of the CSTO (in force since 2009) let the CSTO send"
        " peacekeepers."
    )
    assert why(view, "osh-2010", "peacekeeping", reading="external_only") == (
        "The rule “Forces may not be used unless a foreign state attacks” (in force"
        " since 22 March 2000) forbade the CSTO to send peacekeepers."
    )


@pytest.mark.parametrize(
    ("case", "means", "said"),
    [
        (
            "batken-1999",
            "rapid_reaction",
            "the Collective Security Treaty had expired on 20 April 1999 and took effect again on"
            " 22 March 2000.",
        ),
        (
            "batken-2000",
            "rapid_reaction",
            "only if the crisis is seen as an attack from outside (by the source st",
        ),
        (
            "andijan-2005",
            "rapid_reaction",
            "Uzbekistan was not a party to the Collective Security T",
        ),
        (
            "osh-2010",
            "bilateral",
            "General law let Russia help on its own account with the consent of Kyrgyzstan's"
            " government, except under the reading “Only the lawful government may invite",
        ),
        (
            "bishkek-2010",
            "bilateral",
            "It is unknown whether Russia could lawfully help on its own account: the record does"
            " not say whether Kyrgyzstan's government is constitutional or whether Kyrgyzstan's"
            " government is interim.",
        ),
        (
            "kyrgyzstan-incursion-2015",
            "rapid_reaction",
            "Under the Protocol on amendments to the treaty (in force since 19 December 2012), the"
            " CSTO had a duty to send a rapid-reaction force, except under",
        ),
    ],
)
def test_cases_of_many_kinds_say_what_decides(view: View, case: str, means: str, said: str) -> None:
    assert said in why(view, case, means)


def test_beyond_the_record_nothing_is_said(view: View) -> None:
    answer = told(view, "osh-2010", "2020-01-01")
    assert (answer.why, {item.why for item in answer.findings}) == ("", {""})


# Acts.


@pytest.mark.parametrize(
    ("case", "name", "said"),
    [
        (
            "peace-mission-2007",
            "troops",
            "The rule “Foreign troops cross Kazakhstan only under an agreement that it has"
            " ratified” (in force since 1995) forbade it.",
        ),
        ("peace-mission-2007", "goods", "No rule in force for Kazakhstan forbade it."),
        (
            "peace-mission-2007",
            "allied-troops",
            "No text that could be read decides it.",
        ),
        (
            "uzbekistan-2012",
            "leaves-20-december",
            "forbade it, except under the reading “The note was notice of leaving”"
            " (held by the source golts2012); under that reading, it"
            " still needs “The other members discuss and accept the departure at a summit”.",
        ),
        (
            "uzbekistan-2012",
            "leaves-28-december",
            " (held by the source regnum-2012-12); under those readings, it still needs “The other",
        ),
        (
            "soldiers-abroad-2010",
            "belarus",
            "; otherwise, it still needs “Belarus sends personnel abroad for collective security",
        ),
        (
            "third-state-base-2012",
            "kgz",
            " forbade it; only under the readings “A text signed by the members counts from"
            " its signature” (held"
            " by the sources diis2013 and golts2012) and “A base of outsiders needs",
        ),
        (
            "objection-2012",
            "kgz",
            "under all other readings held that day the answer is unknown: the record does not"
            " say whether the"
            " Protocol on military infrastructure on members' territory is in force; the sources"
            " disagree on a fact that decides it.",
        ),
    ],
)
def test_an_act_says_what_decides_it(view: View, case: str, name: str, said: str) -> None:
    assert said in act(view, case, name)


def test_a_regular_act_says_what_is_still_needed(view: View) -> None:
    found = {
        item.act.rpartition(".")[2]: item.why
        for item in told(view, "soldiers-abroad-2010", reading="in_force_only").proposals
    }
    assert found["belarus"] == (
        "No rule in force for Belarus forbade it (still needed: “Belarus sends personnel abroad for"
        " collective security only by the procedure of its law”)."
    )
    # Whether its parliament must agree hangs on a law that was not found.
    assert found["kazakhstan"] == "No rule in force for Kazakhstan forbade it."


def test_a_case_of_law_alone_counts_its_acts_and_says_what_they_share(view: View) -> None:
    assert told(view, "second-base-2009").why == (
        "The rule “A member opens no new base on another's territory without consulting the rest"
        " first” (in force since 18 September 2003) forbade it only under the reading “Members"
        " owe one another"
        " consultation on new bases of any member” (held by the source diis2013)."
    )
    assert told(view, "peace-mission-2007").why == (
        "2 of 5 acts are irregular: the rule “Foreign troops cross Kazakhstan only under an"
        " agreement that it has ratified” (in force since 1995) forbade it. 2 are unknown: no"
        " text that could be read decides it. 1 is regular: no rule in force for Kazakhstan"
        " forbade it."
    )


def test_findings_on_acts_are_told_with_the_gravest_first() -> None:
    found = [("regular", "a"), ("unknown", "b"), ("unknown", "c"), ("irregular", "d")]
    assert list(why_of_acts(found)) == [
        "1 of 4 acts is irregular: d",
        "2 are unknown: b, and c",
        "1 is regular: a",
    ]
    differing = [("regular", "a"), ("regular", "b"), ("regular", "c")]
    assert list(why_of_acts(differing)) == ["3 of 3 acts are regular"]
    assert list(why_of_acts([("disputed", "a")])) == ["a"]
    assert list(why_of_acts([])) == []
    depending = [("depends", "a"), ("regular", "b"), ("regular", "b")]
    assert list(why_of_acts(depending)) == ["1 of 3 acts depends: a", "2 are regular: b"]
    assert next(why_of_acts([*depending, ("depends", "a")])) == "2 of 4 acts depend: a"


def test_an_act_of_the_record_says_what_decides_it_too(view: View) -> None:
    found = audit_act(view, AuditAct(body="csto", act="csto.ksor-2009.adopted")).found
    assert found is not None
    assert found.why == (
        "The Charter of the CSTO (in force since 18 September 2003) allowed it, except under"
        " the reading “No"
        " major change is law without every member's consent” (held by Tashkent)."
    )


# The small theatre, by rule.


def pact(build: Build, replaced: dict[str, tuple[str, str]]) -> str:
    return told(build(replaced=replaced), "border-2008").why


LET = "let the Pact send a rapid-reaction force"
NOT = f"No text in force {LET} in an attack from outside"


@pytest.mark.parametrize(
    ("replaced", "said"),
    [
        ({}, f"The Treaty of the Pact (in force since 1 January 2002) {LET}."),
        (
            {ACTS: ("on: 2002-01-01", "on: 2002")},
            f"The Treaty of the Pact (in force since 2002) {LET}.",
        ),
        (
            {ACTS: ("on: 2002-01-01", "on: 2002-01/2002-03")},
            f"The Treaty of the Pact (in force since 31 March 2002 at the latest) {LET}.",
        ),
        (
            {ACTS: ("on: 2002-01-01", "on: 2008-06-05")},
            f"The Treaty of the Pact (in force since 5 June 2008) {LET}.",
        ),
        (
            {ACTS: ("on: 2002-01-01", "on: 2008-06-06")},
            f"{NOT}: the Treaty of the Pact took effect on 6 June 2008.",
        ),
        (
            {ACTS: ("on: 2002-01-01", "on: 2008-07/2008-08")},
            f"{NOT}: the Treaty of the Pact took effect between July 2008 and August 2008.",
        ),
        (
            {CASE: ("trigger: external_attack", "trigger: internal_unrest")},
            "No text in force let the Pact send a rapid-reaction force in internal unrest.",
        ),
        (
            {
                PACT: (
                    "effect: permit\n    means: [rapid_reaction]\n    when:",
                    "effect: forbid\n    means: [rapid_reaction]\n    when:",
                )
            },
            "The rule “The ready brigade may help a member that is attacked from outside” (in force"
            " since 1 January 2002) forbade the Pact to send a rapid-reaction force.",
        ),
    ],
)
def test_the_sentence_follows_from_the_rules(
    build: Build, replaced: dict[str, tuple[str, str]], said: str
) -> None:
    assert pact(build, replaced) == said


def test_a_state_outside_a_text_is_said_to_be_outside(build: Build) -> None:
    signed = "- act: signed\n  by: XLO\n  of: pact.treaty\n  on: 2001-05-01\n"
    cites = '  cites: [{source: pact-text, at: "signatures", credibility: 1}]\n'
    outside = pact(build, {ACTS: (signed + cites, "")})
    assert outside == f"{NOT}: Lowland was not a party to the Treaty of the Pact."


def test_a_text_that_has_expired_is_said_to_have(build: Build) -> None:
    entry = "- act: entered_into_force\n  by: pact\n  of: pact.treaty\n  on: {}\n  judgement: x\n"
    expired = "- act: expired\n  by: pact\n  of: pact.treaty\n  on: 2007-05-01\n  judgement: x\n"
    gone = told(build(added={ACTS: f"\n{expired}"}), "border-2008").why
    assert gone == f"{NOT}: the Treaty of the Pact had expired on 1 May 2007."
    back = f"\n{expired}{entry.format('2009-01-01')}"
    assert told(build(added={ACTS: back}), "border-2008").why == (
        f"{NOT}: the Treaty of the Pact had expired on 1 May 2007 and took effect again on 1"
        " January 2009."
    )


def test_a_town_and_a_date_are_no_part_of_a_title(build: Build) -> None:
    def called(title: str) -> str:
        built = build(replaced={PACT: ("title: Treaty of the Pact, 1 May 2001", f"title: {title}")})
        return told(built, "border-2008").why.partition(" (in force")[0]

    assert called("Treaty of the Pact, Hilltown, 1 May 2001") == "The Treaty of the Pact"
    assert called("Treaty on peace, trade and salt, 2001") == "The Treaty on peace, trade and salt"
    assert called("Treaty on peace, trade and salt") == "The Treaty on peace, trade and salt"
    assert called("Treaty of 1 May 2001") == "The Treaty of 1 May 2001"


def test_each_clause_makes_a_sentence() -> None:
    assert as_sentences("a rule forbade it", "", "b") == "A rule forbade it. B."
    assert as_sentences("", "") == ""


def test_a_date_is_never_told_more_precisely_than_it_is_known() -> None:
    from allies.values.dates import date_words, when_words

    for text, said, when in (
        ("2010-06-12", "12 June 2010", "on 12 June 2010"),
        ("2010-06", "June 2010", "in June 2010"),
        ("2010", "2010", "in 2010"),
        ("2010-06/2010-08-02", "June 2010 to 2 August 2010", "between June 2010 and 2 August 2010"),
    ):
        assert (date_words(parse_date(text)), when_words(parse_date(text))) == (said, when)


def test_a_reading_that_asks_for_a_crisis_from_outside_says_what_it_excludes(view: View) -> None:
    said = (
        "under “Force only if a foreign state attacks”, an incursion of armed groups is not enough"
    )
    assert f"(both held by Tashkent); {said}." in (told(view, "kyrgyzstan-incursion-2015").why)
    assert "is not enough" not in told(view, "osh-2010").why
    assert "is not enough" not in told(view, "kazakhstan-unrest-2014").why


def test_only_texts_that_were_read_are_said_to_be_silent_if_some_were_not() -> None:
    read = OfMeans(who="the Pact", does="go", crisis="a coup", host="Hills", alone=False)
    assert read.powerless() == "no text in force let the Pact go in a coup"
    unread = replace(read, some_unread=True)
    assert unread.powerless() == "no text in force, of those read, let the Pact go in a coup"
