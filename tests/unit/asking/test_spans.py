"""Spans of days: one answer for each day on which it changes."""

from __future__ import annotations

import pytest

from allies.asking.spans import MOST_DAYS, days_of_change, days_to_ask, when_it_could_change
from allies.errors import QuestionError
from allies.values.dates import day_text, parse_date
from allies.world.view import View
from tests.apparatus import ACTS, CITED, PACT, Build, Run, Template

LEFT = f"- {{act: withdrew, by: XHI, of: pact, on: 2007-03-12, {CITED}}}\n"
BACK = f"- {{act: acceded, by: XHI, of: pact, on: 2007-03-20, {CITED}}}\n"
MARCH = parse_date("2007-03")


@pytest.fixture
def changing(template: Template) -> Template:
    template.add(ACTS, LEFT + BACK)
    return template


def test_a_month_is_answered_for_each_day_on_which_the_answer_changes(
    changing: Template, run: Run
) -> None:
    answer = run("members", "pact", "--on", "2007-03", "--theatre", changing.name, "--json").json
    assert answer["on"] == "2007-03-01"
    assert answer["asked"]["fields"]["on"] == "2007-03"
    assert [item["on"] for item in answer["on_later_days"]] == ["2007-03-12", "2007-03-20"]
    words = [
        next(row for row in item["members"] if row["state"] == "XHI")["status"]["membership"]
        for item in (answer, *answer["on_later_days"])
    ]
    assert words == ["member", "withdrawn", "member"]


@pytest.mark.parametrize(
    ("span", "days"),
    [
        ("2007-02", []),
        ("2007-03-13/2007-03-19", []),
        ("2007-03-12/2007-03-20", ["2007-03-20"]),
        ("2007-03-11/2007-03-12", ["2007-03-12"]),
    ],
)
def test_the_first_day_of_a_span_is_no_change_and_the_last_may_be(
    changing: Template, run: Run, span: str, days: list[str]
) -> None:
    answer = run("members", "pact", "--on", span, "--theatre", changing.name, "--json").json
    assert [item["on"] for item in answer["on_later_days"]] == days


def test_the_page_and_the_table_say_from_which_day_each_holds(changing: Template, run: Run) -> None:
    asked = ("members", "pact", "--on", "2007-03", "--theatre", changing.name)
    page = " ".join(run(*asked).out.split())
    assert "The answer changes on 2 days of this span: 12 March 2007, 20 March 2007." in page
    assert "The Pact of the Hills (Pact): who belonged to it on 12 March 2007" in page
    header, *rows = run(*asked, "--csv").out.splitlines()
    assert header.startswith("from,")
    assert {row.split(",")[0] for row in rows} == {"2007-03-01", "2007-03-12", "2007-03-20"}
    quiet = run(*asked[:3], "2007-02", *asked[4:]).out
    assert "The answer is the same on every day." in quiet


def test_a_day_has_no_later_ones(changing: Template, run: Run) -> None:
    answer = run("members", "pact", "--on", "2007-03-12", "--theatre", changing.name, "--json").json
    assert answer["on_later_days"] == []


@pytest.mark.parametrize("words", [("assess",), ("law", "--case"), ("deploy",)])
def test_what_takes_a_day_says_on_which_days_it_could_change(
    changing: Template, run: Run, words: tuple[str, ...]
) -> None:
    asked = (*words, "border-2008", "--on", "2007-03", "--theatre", changing.name)
    answer = run(*asked)
    assert answer.code == 2
    told = " ".join(answer.err.split())
    assert "'2007-03' is not a day" in told
    assert "the answer could change on 12 March 2007, 20 March 2007" in told
    nothing = run(*(word.replace("2007-03", "2007-02") for word in asked))
    assert "nothing on record begins or ends within it" in " ".join(nothing.err.split())


def test_a_span_with_more_days_of_change_than_can_be_answered_is_refused(view: View) -> None:
    with pytest.raises(QuestionError) as caught:
        days_to_ask(view, parse_date("2000/2015"), "2000/2015")
    assert caught.value.fault.field == "on"
    assert "name a shorter span" in caught.value.fault.remedy
    assert len(days_to_ask(view, parse_date("2012-06"), "2012-06")) <= MOST_DAYS


def test_days_of_change_are_those_on_which_something_begins_or_ends(build: Build) -> None:
    granted = (
        "- {act: access_granted, by: XLO, to: XHI, place: downton, on: 2007-03-05,"
        f" until: 2007-03-25, {CITED}}}\n"
    )
    found = days_of_change(build({ACTS: LEFT + granted}), MARCH)
    assert [day_text(day) for day in found] == [
        "2007-03-05",
        "2007-03-12",
        "2007-03-25",
        "2007-03-26",
    ]


def test_an_answer_for_a_span_is_asked_again_alike(changing: Template, run: Run) -> None:
    asked = ("members", "pact", "--on", "2007-03", "--theatre", changing.name, "--json")
    path = changing.folder.parent / "answer.json"
    path.write_text(run(*asked).out, encoding="utf-8")
    assert "identical" in run("replicate", str(path)).out


@pytest.mark.parametrize(
    ("count", "said"), [(8, ""), (9, " and 1 day more"), (10, " and 2 days more")]
)
def test_more_days_than_are_named_are_counted(build: Build, count: int, said: str) -> None:
    acts = "".join(
        f"- {{act: {('withdrew', 'acceded')[at % 2]}, by: XHI, of: pact, on: 2007-03-{at + 2:02},"
        f" {CITED}}}\n"
        for at in range(count)
    )
    view = build({ACTS: acts})
    told = when_it_could_change(view.whole, MARCH)
    assert told.startswith("the answer could change on 2 March 2007, ")
    assert told.endswith(f"9 March 2007{said}")


NINETY = (
    "        judgement: The ordinary law of treaties.\n",
    "        judgement: The ordinary law of treaties.\n"
    "  - id: ninety\n    title: A text counts ninety days after it was signed\n"
    "    in_force: {months_since: {act: xlo.signed.pact.treaty.2001-05-01, days: 90}}\n"
    "    holders: [{who: pact, since: 2001-05-01, judgement: J}]\n",
)


@pytest.mark.parametrize(("span", "days"), [("2001-07", ["2001-07-30"]), ("2001-08", [])])
def test_a_day_on_which_a_period_of_a_rule_is_over_is_a_day_of_change(
    template: Template, run: Run, span: str, days: list[str]
) -> None:
    template.replace(PACT, *NINETY)
    answer = run("law", "pact", "--on", span, "--theatre", template.name, "--json").json
    assert [item["on"] for item in answer["on_later_days"]] == days


def test_the_days_of_a_clock_and_of_a_notice_are_days_of_change(build: Build) -> None:
    rules = (
        "  - {id: pact.a, instrument: pact.treaty, says: Notice runs, effect: forbid,"
        " acts: [withdrew], when: {not: {notice_ran: {of: pact, days: 150}}}, judgement: J}\n"
        "  - {id: pact.b, instrument: pact.treaty, says: A year, effect: clock, acts: [withdrew],"
        " clock: {starts: [withdrawal_notified], years: 1}, judgement: J}\n"
    )
    notice = f"- {{act: withdrawal_notified, by: XHI, of: pact, on: 2004-02, {CITED}}}\n"
    view = build({PACT: rules, ACTS: notice})
    told = [day_text(day) for day in days_of_change(view.whole, parse_date("2004-06/2005-03"))]
    assert told == ["2004-06-30", "2004-07-28", "2005-02-01", "2005-02-28"]
