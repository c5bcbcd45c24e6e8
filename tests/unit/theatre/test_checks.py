"""What a theatre must satisfy beyond the shape of its entries."""

from __future__ import annotations

import pytest

from allies.errors import Fault
from allies.theatre.checking import Checked, check_theatre
from tests.apparatus import (
    ACTS,
    CASE,
    CITED,
    CONTESTS,
    EXPECTED,
    FORCES,
    LINKS,
    PACT,
    PLACES,
    SOURCES,
    Spoilt,
    Template,
    fault_with,
)


def checked(template: Template) -> Checked:
    return check_theatre(template.folder)


def only_fault(template: Template) -> Fault:
    (fault,) = checked(template).faults
    return fault


SPOILT = {
    # Citations.
    "missing citation": Spoilt(
        PACT,
        '    cites: [{source: pact-text, at: "art. 6", credibility: 1}]',
        "",
        "id: pact.treaty.art-6",
        "this provision has no citation",
        "every fact names its source",
        "give 'cites:', or 'judgement:' with the reason where it is the coder's estimate",
    ),
    "unknown source": Spoilt(
        PACT,
        '{source: pact-text, at: "preamble"',
        '{source: pact-tex, at: "preamble"',
        'at: "preamble"',
        "unknown source 'pact-tex'",
        "",
        "did you mean 'pact-text'?",
    ),
    "unknown origin": Spoilt(
        PACT,
        'at: "preamble",',
        'at: "preamble", origin: nowhere,',
        "origin: nowhere",
        "unknown source 'nowhere'",
    ),
    "digests nobody can verify": Spoilt(
        PACT,
        'at: "preamble",',
        f'at: "preamble", runs: [{"0" * 16}, {"1" * 16}],',
        'at: "preamble"',
        "this citation of pact-text has digests nobody can verify",
        "the project does not hold that text",
        "set 'held: true' on the source, or remove the runs",
    ),
    # Contests.
    "one version alone": Spoilt(
        CONTESTS,
        """      - id: stayed
        says: It had stayed
        holders: [evening-paper]
        cites: [{source: evening-paper, at: "para. 1", credibility: 2}]
""",
        "",
        "versions:",
        "a contest of type rival_claims has 1 versions",
        "alternatives need at least two",
    ),
    "a second version of a name": Spoilt(
        CONTESTS, "id: stayed", "id: 'left'", "id: 'left'", "a second version 'left'"
    ),
    "a version nobody holds": Spoilt(
        CONTESTS,
        "        holders: [evening-paper]\n",
        "",
        "id: stayed",
        "nobody holds this version",
        "",
        "name its 'holders:'",
    ),
    "a holder called like a place": Spoilt(
        CONTESTS,
        "contests:\n",
        "holders:\n  - {id: upton, name: As told in Upton, source: morning-paper}\ncontests:\n",
        "id: upton",
        "the place 'upton' has the id of this holder",
        "one of the two would be shown by the name of the other",
        "choose another id for the holder",
    ),
    "unknown holder": Spoilt(
        CONTESTS,
        "holders: [evening-paper]",
        "holders: [evening-papr]",
        "holders: [evening-papr]",
        "unknown holder 'evening-papr'",
        "",
        "did you mean 'evening-paper'?",
    ),
    "a version that is no reading": Spoilt(
        CONTESTS,
        "says: It had stayed",
        "says: It had stayed\n        reading: nobodys",
        "reading: nobodys",
        "unknown reading 'nobodys'",
    ),
    # Acts.
    "an unknown decision rule that is proposed": Spoilt(
        ACTS,
        "- act: entered_into_force",
        "- act: entered_into_force\n  rule: simple_mayority",
        "rule: simple_mayority",
        "unknown decision rule 'simple_mayority'",
        "a rule is proposed by its name",
        "did you mean 'simple_majority'?",
    ),
    "unknown act": Spoilt(
        ACTS,
        "- act: entered_into_force",
        "- act: entered_in_force",
        "entered_in_force",
        "unknown act 'entered_in_force'",
        "the kinds of act are a closed vocabulary",
        "did you mean 'entered_into_force'?",
    ),
    "an unknown actor that need not be a state": Spoilt(
        ACTS,
        "- act: entered_into_force\n  by: pact",
        "- act: entered_into_force\n  by: pac",
        "by: pac",
        "unknown actor 'pac'",
        "",
        "did you mean 'pact'?",
    ),
    "a state that acts and is none": Spoilt(
        ACTS,
        "by: XLO\n  on: 2000-01-01",
        "by: XLP\n  on: 2000-01-01",
        "by: XLP",
        "unknown state 'XLP'",
        "",
        "did you mean 'XLO'?",
    ),
    "a field the kind needs": Spoilt(
        CASE,
        "    to: pact\n",
        "",
        "- act: requested",
        "'to' is missing",
        "an act of kind 'requested' needs it",
    ),
    "a version without a contest": Spoilt(
        ACTS,
        "[lowland-2008/left]",
        "[left]",
        "[left]",
        "'left' names no version",
        "a version is written contest/version",
    ),
    "an unknown contest": Spoilt(
        ACTS,
        "[lowland-2008/left]",
        "[lowland-2009/left]",
        "[lowland-2009/left]",
        "unknown contest 'lowland-2009'",
        "",
        "did you mean 'lowland-2008'?",
    ),
    "an unknown version": Spoilt(
        ACTS,
        "[lowland-2008/left]",
        "[lowland-2008/lef]",
        "[lowland-2008/lef]",
        "contest 'lowland-2008' has no version 'lef'",
        "",
        "did you mean 'left'?",
    ),
    "a choice in what is nothing to choose in": Spoilt(
        CONTESTS,
        "type: rival_claims",
        "type: wording",
        "",
        "'lowland-2008' is nothing to choose in",
        "only rival claims and datings of fact are alternatives; law is answered by readings",
        "remove 'version:'",
    ),
    "an act about nothing": Spoilt(
        ACTS,
        "  on: 2008-06-02",
        "  on: 2008-06-02\n  about: [border-2009]",
        "about: [border-2009]",
        "unknown entry 'border-2009'",
        "",
        "did you mean 'border-2008'?",
    ),
    "in force before it was opened": Spoilt(
        PACT,
        "opened: 2001-05-01",
        "opened: 2003-05-01",
        "",
        "'pact.treaty' enters into force before it was opened",
        "it was opened for signature on 2003-05-01",
        "mend one of the two dates",
    ),
    # Bodies, forces and cases.
    "means offered twice": Spoilt(
        PACT,
        "means: bilateral",
        "means: 'rapid_reaction'",
        "means: 'rapid_reaction'",
        "'rapid_reaction' is offered twice",
    ),
    "an unknown leading state": Spoilt(
        PACT,
        "leading_state: XHI",
        "leading_state: XHII",
        "leading_state: XHII",
        "unknown state 'XHII'",
        "",
        "did you mean 'XHI'?",
    ),
    "an unknown home": Spoilt(
        FORCES,
        "home: upton",
        "home: uptown",
        "home: uptown",
        "unknown place 'uptown'",
        "",
        "did you mean 'upton'?",
    ),
    "a place that is nowhere": Spoilt(
        PLACES, "46.5", "90.1", "90.1", "is nowhere on Earth", "degrees are -90 to 90 north"
    ),
    "a link of no length": Spoilt(
        LINKS, ",120,", ",0,", ",0,", "a link of 0 km", "no way has no length"
    ),
    "a link to nowhere": Spoilt(
        LINKS, "upton,downton", "upton,downtown", "downtown", "unknown place 'downtown'"
    ),
    "an occasion that is not coded": Spoilt(
        CASE,
        "host: XLO",
        "host: XLO\nrecord: NATO-2011-LBA",
        "record: NATO-2011-LBA",
        "unknown coded occasion 'NATO-2011-LBA'",
        "",
        "did you mean 'NATO-2011-LBY'?",
    ),
    "an unknown host": Spoilt(CASE, "host: XLO", "host: XLA", "host: XLA", "unknown state 'XLA'"),
    "a question to nobody": Spoilt(
        CASE,
        "  organisation: pact",
        "  organisation: 'pac'",
        "'pac'",
        "unknown organisation 'pac'",
    ),
    "a means not offered": Spoilt(
        CASE,
        "means: [rapid_reaction]",
        "means: [peacekeeping]",
        "means: [peacekeeping]",
        "pact does not offer 'peacekeeping'",
        "a question asks for means the organisation has",
    ),
    "a question about no people": Spoilt(
        CASE, "personnel: 100", "personnel: 0", "personnel: 0", "'personnel' must be at least 1"
    ),
    "a question within no days": Spoilt(
        CASE, "days: 30", "days: 0", "days: 0", "'days' must be at least 1"
    ),
    "an unknown explanation": Spoilt(
        CASE,
        "trigger: external_attack",
        "trigger: external_attack\nexplanations: [why]",
        "explanations: [why]",
        "unknown contest 'why'",
    ),
    "an expectation of an unknown account": Spoilt(
        EXPECTED,
        "account: morning-paper",
        "account: noon-paper",
        "account: noon-paper",
        "unknown account 'noon-paper'",
    ),
    "an expectation of nothing": Spoilt(
        EXPECTED,
        "  state: XLO\n",
        "",
        "For the morning paper",
        "expects nothing",
        "it names neither a case, nor an act, nor a state",
        "add 'case:' with 'means:', or 'act:', or 'state:'",
    ),
    # Days.
    "an act after the record's end": Spoilt(
        ACTS,
        "  on: 2002-01-01",
        "  on: 9999-01-01",
        "9999-01-01",
        "9999-01-01 lies after the end of the record",
        "the record ends on 2010-12-31, and no answer says anything of a later day",
        "correct the date, or let 'until:' of theatre.yaml reach as far",
    ),
    "an act of a case after the record's end": Spoilt(
        CASE,
        "    on: 2008-06-05\n",
        "    on: 2011\n",
        "on: 2011",
        "2011 lies after the end of the record",
    ),
    # The theatre itself.
    "a record that ends before it starts": Spoilt(
        "theatre.yaml",
        "until: 2010-12-31",
        "until: 1999-12-31",
        "until:",
        "the record ends before it starts",
    ),
    "a format not known": Spoilt(
        "theatre.yaml",
        "format: 1",
        "format: 2",
        "format: 2",
        "format 2 is not known",
        "this program reads format 1",
        "see the changelog of the theatre format",
    ),
}


def test_a_date_that_may_lie_before_the_records_end_is_no_fault(template: Template) -> None:
    template.replace(ACTS, "  on: 2002-01-01", "  on: 2010/2012")
    assert checked(template).faults == ()


def test_a_record_without_a_day_buries_its_fault_under_no_other(template: Template) -> None:
    template.replace("theatre.yaml", "until: 2010-12-31", "until: 1999-12-31")
    assert [fault.what for fault in checked(template).faults] == [
        "the record ends before it starts"
    ]


def test_two_sources_at_one_address_are_worth_a_note(template: Template) -> None:
    address = "  url: https://example.org/pact\n"
    template.replace(SOURCES, "  kind: treaty\n", f"  kind: treaty\n{address}")
    template.replace(SOURCES, "  author: A. Reporter\n", f"  author: A. Reporter\n{address}")
    note = fault_with(checked(template).notes, "the address of 'pact-text' too")
    assert note.where.startswith(f"{template.folder.name}/{SOURCES}:")


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT)
def test_a_theatre_is_told_what_is_wrong_where_why_and_what_to_do(
    template: Template, spoilt: Spoilt
) -> None:
    spoilt.of(template)
    spoilt.is_told_by(checked(template).faults, template)


def test_the_template_itself_has_no_fault_and_no_note(template: Template) -> None:
    found = checked(template)
    assert (found.faults, found.notes) == ((), ())


def test_a_citation_of_a_text_that_is_held_needs_its_digests(template: Template) -> None:
    template.replace(
        SOURCES, "reliability: C\n- id: evening", "reliability: C\n  held: true\n- id: evening"
    )
    faults = checked(template).faults
    assert {fault.what for fault in faults} == {"this citation of morning-paper has no digests"}
    assert [fault.where for fault in faults] == [
        template.where(ACTS, "{source: morning-paper"),
        template.where(CONTESTS, "{source: morning-paper"),
    ]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (ACTS, "by: XLO\n  on: 2000-01-01", "by: XLP\n  on: 2000-01-01"),
        (ACTS, "by: XLO\n  of: pact\n  on: 2008", "by: XLP\n  of: pact\n  on: 2008"),
        (CASE, "host: XLO", "host: XLP"),
        (CASE, "by: XLO", "by: XLP"),
        (EXPECTED, "state: XLO", "state: XLP"),
    ],
)
def test_a_misspelt_state_is_one_fault(template: Template, file: str, old: str, new: str) -> None:
    template.replace(file, old, new)
    found = check_theatre(template.folder)
    (fault,) = found.faults
    assert found.notes == ()
    assert fault.remedy == "did you mean 'XLO'?"
    assert fault.where == template.where(file, "XLP")


def test_overrides_that_run_in_a_circle_are_named_from_each_end(template: Template) -> None:
    template.replace(PACT, "effect: permit", "effect: permit\n    overrides: [pact.treaty.art-6]")
    template.replace(PACT, "effect: require", "effect: require\n    overrides: [pact.treaty.art-5]")
    faults = checked(template).faults
    assert [fault.what for fault in faults] == [
        "overrides run in a circle: pact.treaty.art-5 > pact.treaty.art-6 > pact.treaty.art-5",
        "overrides run in a circle: pact.treaty.art-6 > pact.treaty.art-5 > pact.treaty.art-6",
    ]
    assert [fault.where for fault in faults] == [
        template.where(PACT, "overrides: [pact.treaty.art-6]"),
        template.where(PACT, "overrides: [pact.treaty.art-5]"),
    ]
    assert {fault.remedy for fault in faults} == {"remove one of them"}


def test_overrides_that_do_not_come_back_are_no_circle(template: Template) -> None:
    template.replace(
        PACT,
        "effect: permit",
        "effect: permit\n    overrides: [pact.treaty.art-6, pact.treaty.art-3]",
    )
    template.replace(PACT, "effect: require", "effect: require\n    overrides: [pact.treaty.art-3]")
    assert checked(template).faults == ()


def test_an_act_that_contradicts_what_came_before_is_a_fault(template: Template) -> None:
    template.add(ACTS, f"- {{act: withdrew, by: XHI, of: pact, on: 2001-04-30, {CITED}}}\n")
    fault = only_fault(template)
    assert fault.what == (
        "'withdrew' cannot follow: membership of XHI in pact is 'none' on 2001-04-30"
    )
    assert fault.where == template.where(ACTS, "act: withdrew, by: XHI")
    assert fault.why.startswith("it must be member or suspended")
    assert "add the act that came before" in fault.remedy


def test_an_act_that_lacks_whom_it_left_is_one_fault(template: Template) -> None:
    template.add(ACTS, f"- {{act: withdrew, by: XHI, on: 2001-04-30, {CITED}}}\n")
    assert only_fault(template).what == "'of' is missing"


def test_an_act_that_can_follow_is_none(template: Template) -> None:
    template.add(ACTS, f"- {{act: withdrew, by: XHI, of: pact, on: 2001-05-02, {CITED}}}\n")
    assert checked(template).faults == ()


def test_a_contradiction_inside_a_version_is_worth_a_note_and_no_fault(
    template: Template,
) -> None:
    template.add(
        ACTS,
        "- {act: participation_resumed, by: XLO, of: pact, on: 2008-06-03,"
        f" version: [lowland-2008/left], {CITED}}}\n",
    )
    found = checked(template)
    assert found.faults == ()
    note = fault_with(found.notes, "'participation_resumed' cannot follow")
    assert note.where == template.where(ACTS, "participation_resumed")


def test_an_act_of_everybody_must_follow_from_every_version(template: Template) -> None:
    template.add(
        ACTS,
        f"- {{act: participation_suspended, by: XLO, of: pact, on: 2008-06-03, {CITED}}}\n",
    )
    fault = only_fault(template)
    assert fault.what == (
        "'participation_suspended' cannot follow: participation of XLO in pact is 'none'"
        " on 2008-06-03"
    )
    assert fault.why == "it must be full or suspended (account morning-paper)"


def test_an_act_of_a_case_that_contradicts_what_came_before_is_a_fault(
    template: Template,
) -> None:
    template.add(
        CASE, f"  - {{act: request_withdrawn, by: XHI, to: pact, on: 2008-06-04, {CITED}}}\n"
    )
    assert fault_with(checked(template).faults, "'request_withdrawn' cannot follow")


def test_a_name_that_stands_twice_is_a_fault_of_the_second_and_names_the_first(
    template: Template,
) -> None:
    template.add("states/states.yaml", "- {id: XLO, name: Another}\n")
    fault = only_fault(template)
    assert fault.what == "a second state 'XLO'"
    assert fault.where == template.where("states/states.yaml", "name: Another")
    assert template.where("states/states.yaml", "- id: XLO") in fault.why


def test_two_acts_alike_on_one_day_need_names_of_their_own(template: Template) -> None:
    again = f"- {{act: signed, by: XHI, of: pact.treaty, on: 2001-05-01, {CITED}}}\n"
    template.add(ACTS, again)
    assert only_fault(template).what == "a second act 'xhi.signed.pact.treaty.2001-05-01'"


def test_whoever_names_a_spoilt_entry_is_not_blamed_for_it(template: Template) -> None:
    template.replace("states/states.yaml", "  name: Lowland\n", "")
    assert only_fault(template).what == "'name' is missing"


ORIGIN = "cites: [{{source: {0}, at: p, origin: {1}}}, {{source: {2}, at: p{3}}}]"


@pytest.mark.parametrize(
    ("cites", "what"),
    [
        (("morning-paper", "pact-text", "evening-paper", ""), ""),
        (("evening-paper", "morning-paper", "pact-text", ""), ""),
        (("morning-paper", "evening-paper", "pact-text", ""), "'evening-paper' is younger than"),
        (("morning-paper", "morning-paper", "pact-text", ""), "'morning-paper' is its own origin"),
        (
            ("morning-paper", "pact-text", "pact-text", ", origin: morning-paper"),
            "origins run in a circle: ",
        ),
    ],
)
def test_an_origin_is_older_than_what_has_the_fact_from_it(
    template: Template, cites: tuple[str, str, str, str], what: str
) -> None:
    act = f"- {{act: claimed, by: XHI, on: 2008-06-03, says: so, {ORIGIN.format(*cites)}}}\n"
    template.add(ACTS, act)
    found = check_theatre(template.folder).faults
    assert bool(found) is bool(what)
    assert all(what in fault.what for fault in found)


def test_one_fault_of_an_entry_does_not_hide_another(template: Template) -> None:
    template.add(
        ACTS,
        "- act: expeled\n  on: 2005-13-01\n  to: nobody\n  about: [nothing]\n"
        "  colour: red\n  cites: [{source: no-paper, at: p, credibility: 7}]\n",
    )
    found = [fault.what for fault in check_theatre(template.folder).faults]
    for what in (
        "'by' is missing",
        "is not a day of the calendar",
        "unknown key 'colour'",
        "'credibility' cannot be '7'",
        "unknown act 'expeled'",
        "unknown actor 'nobody'",
        "unknown entry 'nothing'",
        "unknown source 'no-paper'",
    ):
        assert [what in each for each in found].count(True) == 1, (what, found)
    assert len(found) == 8


def test_what_is_left_out_of_an_entry_is_no_fault_besides(template: Template) -> None:
    template.add(ACTS, "- {act: withdrew, by: [XHI], of: pact, on: 2005, cites: none}\n")
    found = [fault.what for fault in check_theatre(template.folder).faults]
    assert found == ["'by' cannot be a list", "'cites' cannot be 'none'"]


@pytest.mark.parametrize("letter", ["\\u200b", "\\u202e", "\\n", "\\ufeff", "\\u2028"])
def test_an_id_whose_every_character_cannot_be_seen_is_refused(
    template: Template, letter: str
) -> None:
    act = f'- {{act: claimed, id: "a{letter}b", by: XHI, on: 2008, says: so, {CITED}}}\n'
    template.add(ACTS, act)
    (fault,) = check_theatre(template.folder).faults
    assert "'id' holds a character that cannot be seen" in fault.what
    assert str(fault).isascii()
    assert str(fault).count("\n") == 2
