"""What an entry contains, line by line, and the days of which it tells."""

from __future__ import annotations

import pytest

from allies.assessment.record.claims import claim
from allies.questions.claims import Claim, ClaimAnswer
from allies.world.view import View
from tests.apparatus import Build

CITED = "cites: [{source: morning-paper, at: p. 1, credibility: 2}]"
REGISTERS = f"""
id: XHI
registers:
  - id: xhi.paper
    title: A paper
    by: XHI
    form: doctrine
    on: 2008-03
    until: 2009
    ORDER
    threats:
      - {{topics: [drugs], says: Drugs}}
      - {{part: external, topics: [borders], says: A quarrel about the border}}
    mentions:
      - {{of: XLO, place: through_effects, says: Not named, {CITED}}}
    note: A note on the paper
    {CITED}
traits:
  - id: xhi.trait
    aspect: relation
    towards: [XLO]
    level: strained
    says: Quarrels
    since: 2008-03
    dated_by: A paper of that month.
    {CITED}
"""


def found(view: View, name: str) -> ClaimAnswer:
    return claim(view, Claim(name=name))


def lines(answer: ClaimAnswer) -> list[tuple[str, str]]:
    return [(line.part, line.says) for line in answer.contents]


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ("", "in the document's order, which is not a ranking"),
        ("ranked: true", "ranked by the document itself"),
    ],
)
def test_a_register_lists_its_threats_and_mentions_in_their_order(
    build: Build, order: str, told: str
) -> None:
    text = REGISTERS.replace("    ORDER\n", f"    {order}\n" if order else "")
    answer = found(build({"capitals/xhi.yaml": text}), "xhi.paper")
    assert lines(answer) == [
        ("by", "Highland"),
        ("threat", "Drugs"),
        ("external", "A quarrel about the border"),
        ("Lowland (through effects)", "Not named"),
        ("order", told),
    ]
    assert (answer.on, answer.until, answer.note) == ("2008-03", "2009", "A note on the paper")


def test_a_trait_tells_whose_it_is_towards_whom_and_how_it_is_dated(build: Build) -> None:
    text = REGISTERS.replace("    ORDER\n", "")
    answer = found(build({"capitals/xhi.yaml": text}), "xhi.trait")
    assert lines(answer) == [
        ("of", "Highland"),
        ("relation", "strained"),
        ("towards", "Lowland"),
        ("date", "A paper of that month."),
    ]
    assert (answer.on, answer.until) == ("2008-03", None)


def test_an_organ_lists_where_it_sits_under_whom_and_its_people(view: View) -> None:
    answer = found(view, "csto.secretariat")
    assert answer.kind == "organ"
    assert ("seat", "Moscow") in lines(answer)
    posts = dict(lines(answer))
    assert posts["Secretary-General"].startswith("Nikolai Bordyuzha")
    assert ("under", "Council of Foreign Ministers") in lines(found(view, "csto.afghanistan_group"))


def test_an_act_tells_its_day_and_a_text_the_day_on_which_it_opened(small_view: View) -> None:
    act = found(small_view, "xlo.withdrew.pact.2008-06-02")
    assert (act.on, act.until, act.contents) == ("2008-06-02", None, ())
    text = found(small_view, "pact.treaty")
    assert text.on == small_view.instruments["pact.treaty"].opened.text
    assert found(small_view, "lowland-2008/left").on is None
