"""The ledgers of the shipped theatre, against what the documents say."""

from __future__ import annotations

from typing import Any

import pytest

from allies.assessment.record.bargains import bargains
from allies.assessment.record.exercises import exercises
from allies.assessment.record.stands import stands
from allies.assessment.record.transfers import transfers
from allies.questions.bargains import Bargains
from allies.questions.exercises import Exercises
from allies.questions.stands import Stands
from allies.questions.transfers import Transfers
from allies.world.view import View
from tests.apparatus import Run, words


def transfer(view: View, name: str) -> Any:
    (found,) = [row for row in transfers(view, Transfers()).transfers if row.id == name]
    return found


def exercise(view: View, name: str) -> Any:
    (found,) = [row for row in exercises(view, Exercises()).exercises if row.id == name]
    return found


def test_the_drones_were_agreed_and_not_delivered(view: View, run: Run) -> None:
    drones = transfer(view, "ravens-agreed-2013")
    assert (drones.stage, drones.outcome) == ("agreed", "none_on_record")
    assert (drones.kinds, drones.amount, drones.unit) == (("drones",), 20, "drones")
    (sums,) = [row for row in transfers(view, Transfers(receiver="UZB")).sums if row.giver == "USA"]
    amounts = {item.unit: (item.promised, item.delivered) for item in sums.amounts}
    assert amounts["drones"] == (20, 0)
    assert amounts["vehicles"] == (0, 300)
    page = words(run("transfers", "--to", "UZB").out)
    assert "agreed drones; 20 drones" in page
    assert "No delivery on record. [diis2013, ch. 5, after n. 213; judgement]" in page


def test_the_aid_of_2013_is_promised_in_five_sums_and_nobody_tells_of_its_delivery(
    view: View,
) -> None:
    """Row 99."""
    sums = transfers(view, Transfers(giver="USA")).sums
    found = {
        row.receivers: item.promised
        for row in sums
        for item in row.amounts
        if item.unit == "USD of 2013"
    }
    assert found == {
        ("UZB",): 1_500_000,
        ("KGZ",): 1_500_000,
        ("TJK",): 1_500_000,
        ("KAZ",): 1_800_000,
        ("TKM",): 685_000,
    }
    assert not any(item.delivered for row in sums for item in row.amounts if "USD" in item.unit)


@pytest.mark.parametrize("state", ["UZB", "KGZ", "TJK"])
def test_what_the_pentagon_negotiates_is_neither_promised_nor_given(view: View, state: str) -> None:
    """Row 103."""
    rows = transfers(view, Transfers(giver="USA", receiver=state)).transfers
    (leftover,) = [row for row in rows if "leftover" in row.id]
    assert leftover.stage == "discussed"
    assert {"armoured_vehicles", "transporters", "engineering"} <= set(leftover.kinds)


def test_military_aid_without_an_inventory_is_of_unknown_kinds(view: View) -> None:
    assert transfer(view, "aid-2015.tjk").kinds == ()
    assert transfer(view, "aid-2015.tjk").value.year == 2015


@pytest.mark.parametrize(
    ("name", "by", "hosts"),
    [
        ("exercise.aktau-2005", "cis.antiterrorist_centre", ("KAZ",)),
        ("exercise.sco-2003", "sco", ("CHN", "KAZ")),
        ("exercise.peace-mission-2007", "sco", ("RUS",)),
        ("exercise.armenia-2012", "csto", ("ARM",)),
        ("exercise.peacekeeping-2012", "csto", ("KAZ",)),
        ("exercise.interaction-2014", "csto", ("KAZ",)),
        ("exercise.peace-mission-2012", "sco", ("TJK",)),
        ("exercise.air-defence-2014", "cis", ()),
    ],
)
def test_an_exercise_was_held_where_the_documents_say(
    view: View, name: str, by: str, hosts: tuple[str, ...]
) -> None:
    """Rows 128 to 133."""
    assert (exercise(view, name).by, exercise(view, name).hosts) == (by, hosts)


def test_uzbekistan_stayed_away_in_2003_and_2012_and_sent_officers_in_2007(view: View) -> None:
    away = {
        row.id: row.away[0].says
        for row in exercises(view, Exercises(about="UZB")).exercises
        if row.away
    }
    assert "CSTO" in (away["exercise.sco-2003"] or "")
    assert "waste of time" in (away["exercise.peace-mission-2012"] or "")
    assert "UZB" in exercise(view, "exercise.peace-mission-2007").participants


def test_what_was_declared_and_what_was_rehearsed_part_company(view: View) -> None:
    deployment = exercise(view, "exercise.deployment-force")
    assert "terrorists" in deployment.declared
    assert "all arms" in deployment.rehearsed
    for name in ("exercise.ksor-2009", "csto.exercised.2011-09"):
        assert "all arms" in exercise(view, name).rehearsed


@pytest.mark.parametrize(
    ("about", "since", "until", "said"),
    [
        ("TJK", "2012-06", "2012-07", "Peace Mission 2012"),
        ("KAZ", "2012-06", "2012-07", "Peace Mission 2012"),
        ("UZB", "2012-06", "2012-07", "Peace Mission 2012"),
        ("KAZ", "2012-10", "2012-10", "First peacekeeping exercise"),
        ("KAZ", "2014-08", "2014-08", "Interaction 2014"),
        ("KAZ", "2014-10", "2014-10", "joint CIS air defence"),
        ("ARM", "2012-09", "2012-09", "The rapid-reaction force, in Armenia"),
        ("CHN", "2003", "2003", "In Kazakhstan and China"),
    ],
)
def test_an_exercise_stands_in_the_timeline_of_all_it_concerns(
    run: Run, about: str, since: str, until: str, said: str
) -> None:
    page = words(run("timeline", "--about", about, "--from", since, "--to", until).out)
    assert said in page


def test_none_of_the_central_asian_members_followed_russia_on_georgia(view: View) -> None:
    """Row 86."""
    (found,) = stands(view, Stands(issue="recognition-2008")).sums
    assert set(found.refused) == {"KAZ", "KGZ", "TJK", "UZB", "csto"}
    assert found.followed == ()


def test_on_missile_defence_no_government_of_the_region_has_a_settled_view(view: View) -> None:
    (found,) = stands(view, Stands(issue="missile-defence")).sums
    assert (found.leader, set(found.open)) == ("RUS", {"KAZ", "KGZ", "TJK", "UZB"})


def test_uzbekistan_alone_is_on_record_against_communiques(view: View) -> None:
    (found,) = stands(view, Stands(issue="communiques")).sums
    assert found.refused == ("UZB",)


def test_an_issue_that_nobody_raised_is_refused_with_the_nearest(run: Run) -> None:
    answer = run("stands", "ukraine-2015")
    assert answer.code == 2
    assert "did you mean 'ukraine-2014'?" in answer.err


def test_the_rent_of_dushanbe_was_asked_at_230_million_and_ended_in_a_lease_to_2042(
    view: View,
) -> None:
    """Rows 55 to 57."""
    (found,) = bargains(view, Bargains(about="dushanbe")).sums
    assert [term.amount for step in found.asked for term in step.terms] == [230_000_000]
    assert found.offered == ()
    ended = [(step.act, step.on, step.until) for step in found.ended]
    assert ended[1:] == [
        ("lease_extended", "2012-09/2012-11", "2042"),
        ("lease_extended", "2013-10", "2042"),
    ]
    assert ended[0][2] is None


def test_the_passage_that_kazakhstan_asked_of_uzbekistan_ended_in_a_refusal(view: View) -> None:
    sums = bargains(view, Bargains(about="UZB")).sums
    (found,) = [item for item in sums if item.user == "KAZ"]
    assert [step.id for step in found.asked] == ["kaz.passage-sought-2012"]
    assert [step.act for step in found.ended] == ["transit_refused"]


def test_the_secretariat_sits_at_moscow_and_three_people_are_known(run: Run) -> None:
    """Row 31."""
    organs = {row["id"]: row for row in run("organs", "csto", "--json").json["organs"]}
    secretariat = organs["csto.secretariat"]
    assert secretariat["seat"] == "moscow"
    assert [item["name"] for item in secretariat["people"]] == [
        "Nikolai Bordyuzha",
        "Valery Semerikov",
        "Vladimir Zainetdinov",
    ]
    group = organs["csto.afghanistan_group"]
    assert (group["under"], group["since"]) == ("csto.foreign_ministers", "2005")


def test_nobody_is_named_in_a_post_before_it_had_been_written(run: Run) -> None:
    page = run("organs", "csto", "--as-of", "2007-04-01").out
    assert "Valery Semerikov" in page
    assert "Bordyuzha" not in page
