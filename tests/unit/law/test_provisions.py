"""What is weighed on a matter: inheritance, readings, freedoms and other ways to see a crisis."""

from __future__ import annotations

import pytest

from allies.assessment.case.setting import set_case
from allies.law.judgement import Judgement, judge
from allies.law.provisions import (
    brief_on_act,
    brief_on_means,
    has_rules_on,
    provisions_of,
    readings_of,
)
from allies.values.dates import parse_date
from allies.values.means import Means
from allies.values.ternary import word
from allies.world.acts import Act
from allies.world.view import View
from tests.apparatus import CASE, PACT, STATES, Build, day, template_texts

SECOND = """
  - id: second
    title: Another position{more}
    holders: [{{who: pact, since: 2001-05-01, judgement: J}}]
# 'when' is a rule"""
LEAGUE = """\
id: league
name: The League
short: League
builds_on: [pact]
judgement: invented
means:
  - {means: rapid_reaction, name: the brigade, judgement: invented}
"""


def weighed(view: View, means: Means = "rapid_reaction", body: str = "pact") -> Judgement:
    setting = set_case(view, "border-2008", day("2008-06-05"))
    brief = brief_on_means(
        setting.view, setting.view.organisation(body), means, setting.day, setting.case
    )
    return judge(brief, setting.facts(setting.snapshot()))


def verdicts(found: Judgement) -> dict[str, str]:
    return {
        reading.id: word(int(found.verdict[row, 0])) for row, reading in enumerate(found.readings)
    }


@pytest.mark.parametrize(
    ("readings", "about", "expected"),
    [
        # Coded for no reading: every reading finds it.
        ("", "", {"in_force_only": "yes", "second": "yes"}),
        ("", "[rapid_reaction]", {"in_force_only": "yes", "second": "yes"}),
        # Coded for the baseline: a reading that names the matter does not find it, any other does.
        ("[in_force_only]", "", {"in_force_only": "yes", "second": "yes"}),
        ("[in_force_only]", "[rapid_reaction]", {"in_force_only": "yes", "second": "no"}),
        # Coded for the other: the baseline does not find it.
        ("[second]", "", {"in_force_only": "no", "second": "yes"}),
        ("[second]", "[rapid_reaction]", {"in_force_only": "no", "second": "yes"}),
    ],
)
def test_a_reading_reads_what_the_baseline_reads_unless_it_names_the_matter(
    build: Build, readings: str, about: str, expected: dict[str, str]
) -> None:
    made = SECOND.format(more=f"\n    about: {about}" if about else "")
    coded = f"    readings: {readings}\n" if readings else ""
    pact = template_texts()[PACT].decode()
    start = pact.index("\n# 'when' is a rule")
    rest = pact[start:].replace("effect: permit\n", f"effect: permit\n{coded}")
    rest = rest.removeprefix("\n# 'when' is a rule")
    view = build(None, {PACT: (pact[start:], made + rest)})
    assert verdicts(weighed(view)) == expected


def test_a_reading_about_another_matter_is_not_asked(build: Build) -> None:
    made = SECOND.format(more="\n    about: [peacekeeping]")
    view = build(None, {PACT: ("\n# 'when' is a rule", made)})
    assert set(verdicts(weighed(view))) == {"in_force_only"}


def test_an_organisation_weighs_the_provisions_of_those_it_builds_on(build: Build) -> None:
    added = {"organisations/league.yaml": LEAGUE}
    view = build(added, {CASE: ("organisations: [pact]", "organisations: [pact, league]")})
    league = view.organisation("league")
    names = [item.id for item in provisions_of(view, league)]
    assert names == ["pact.treaty.art-3", "pact.treaty.art-5", "pact.treaty.art-6"]
    assert verdicts(weighed(view, body="league")) == {"in_force_only": "yes"}
    alone = build(
        {"organisations/league.yaml": LEAGUE.replace("builds_on: [pact]\n", "")},
        {CASE: ("organisations: [pact]", "organisations: [pact, league]")},
    )
    assert verdicts(weighed(alone, body="league")) == {"in_force_only": "no"}
    assert not has_rules_on(league, "rapid_reaction")


FORBID = """\
  - {{id: pact.treaty.art-7, instrument: pact.treaty, says: No troops alone, effect: forbid,
     means: [bilateral], when: {when}, judgement: J}}
"""


@pytest.mark.parametrize(
    ("when", "verdict"),
    [
        ("{threat_is: {kind: external_attack}}", "no"),
        ("{threat_is: {kind: coup}}", "yes"),
        ("not_read", "unknown"),
    ],
)
def test_a_freedom_yields_to_every_prohibition_and_is_no_conflict(
    build: Build, when: str, verdict: str
) -> None:
    found = weighed(build({PACT: FORBID.format(when=when)}), "bilateral")
    assert verdicts(found) == {"in_force_only": verdict}
    assert not found.conflict.any()


def test_a_prohibition_not_in_force_takes_no_freedom(build: Build) -> None:
    view = build({PACT: FORBID.format(when="{threat_is: {kind: external_attack}}")})
    setting = set_case(view, "border-2008", day("2001-12-31"))
    brief = brief_on_means(
        setting.view, setting.view.organisation("pact"), "bilateral", setting.day
    )
    assert verdicts(judge(brief, setting.facts(setting.snapshot()))) == {"in_force_only": "yes"}


SEEN = """\
characterised:
  - trigger: coup
    holders: [pact]
    cites: [{source: evening-paper, at: "para. 1", credibility: 2}]
"""


def test_another_way_to_see_a_crisis_is_a_reading_with_its_holders(build: Build) -> None:
    found = weighed(build({CASE: SEEN}))
    assert verdicts(found) == {"in_force_only": "yes", "as_coup": "no"}
    (_, view) = found.readings
    assert [holder.who for holder in view.holders] == ["pact"]


def test_of_national_law_only_what_it_requires_is_weighed_on_a_means(build: Build) -> None:
    law = (
        "- id: XNA\n  name: Norland\n"
        "  instruments: [{id: xna.law, title: L, opened: 2001-01-01, judgement: J}]\n"
        "  provisions:\n    - {id: xna.law.art-1, instrument: xna.law, says: By parliament,"
        " effect: require, means: [rapid_reaction], binds: [XNA], judgement: J}\n"
    )
    view = build({STATES: law})
    found = brief_on_means(view, view.organisation("pact"), "rapid_reaction", day("2008-06-05"))
    assert "xna.law.art-1" in {item.id for item in found.provisions}


def test_a_state_without_readings_is_bound_by_its_laws_once_in_force(small_view: View) -> None:
    (reading,) = readings_of(small_view.states["XLO"])
    assert (reading.id, reading.in_force) == ("xlo.in_force", "in_force")


@pytest.mark.parametrize(
    ("act", "by", "general"),
    [
        ("base_granted", "XLO", ["general_law.freedom"]),
        ("adopted", "pact", []),
        ("entered_into_force", "pact", ["general_law.entry_into_force"]),
        ("entered_into_force", "XLO", ["general_law.entry_into_force"]),
    ],
)
def test_states_are_free_and_organisations_need_a_power(
    small_view: View, act: str, by: str, general: list[str]
) -> None:
    made = Act(act=act, by=by, of="pact.treaty", on=parse_date("2005-01-01"), judgement="j")
    brief = brief_on_act(small_view, [small_view.body("pact")], made, done=True)
    assert [item.id for item in brief.provisions if item.residual] == general
    assert brief.steps_bind


def test_an_entry_into_force_that_is_never_recorded_is_unknown_and_never_no(build: Build) -> None:
    acts = "acts/acts.yaml"
    entered = (
        "- act: entered_into_force\n  by: pact\n  of: pact.treaty\n  on: 2002-01-01\n"
        '  cites: [{source: pact-text, at: "art. 9", credibility: 1}]\n'
    )
    view = build(None, {acts: (entered, "")})
    assert verdicts(weighed(view)) == {"in_force_only": "unknown"}
    assert verdicts(weighed(build())) == {"in_force_only": "yes"}
