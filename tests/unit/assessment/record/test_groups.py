"""The ledger of groups: where each is, how strong, on whose side, and who tells it."""

from __future__ import annotations

import pytest

from allies.assessment.record.groups import groups
from allies.errors import QuestionError
from allies.questions.groups import Groups, GroupsAnswer
from allies.world.view import View
from tests.apparatus import ACTS, CASE, Build, Run, day, words

GROUPS = """
- {id: ridge-band, name: Ridge Band, names: [Riders], article: true, judgement: J}
- {id: valley-trade, name: Valley trade, kind: trade, judgement: J}
- {id: unheard, name: Unheard, judgement: J}
"""
CITE = 'cites: [{source: evening-paper, at: "p. 1", credibility: 2}]'
TOLD = f"""
- {{act: group_placed, id: placed, by: XHI, of: ridge-band, hosts: [XLO], on: 2005-01,
   says: In the hills, judgement: J}}
- {{act: group_counted, id: counted, by: evening-paper, of: ridge-band, amount: 300, unit: riders,
   on: 2006-01, says: Three hundred, {CITE}}}
- {{act: group_allied, id: allied, by: XLO, of: ridge-band, to: valley-trade, on: 2007-01,
   says: A deal, judgement: J}}
- {{act: announced, id: both, by: XLO, about: [ridge-band, valley-trade], on: 2007-02,
   says: Of both, judgement: J}}
- {{act: occurred, id: neither, by: XLO, on: 2007-03, says: Of nobody, judgement: J}}
"""
HOST = "host: XLO\n"


@pytest.fixture(scope="module")
def told(build: Build) -> View:
    """The small theatre, with a band and a trade."""
    return build(
        {"groups/groups.yaml": GROUPS, ACTS: TOLD},
        {CASE: (HOST, f"{HOST}adversaries: [ridge-band]\n")},
    )


def asked(view: View, about: str = "", **span: str) -> GroupsAnswer:
    return groups(view, Groups(about=about, **span))


def ids(answer: GroupsAnswer) -> list[str]:
    return [row.id for row in answer.told]


def test_a_group_has_its_strength_its_places_its_side_and_who_tells_of_it(told: View) -> None:
    found = {group.id: group for group in asked(told).groups}
    assert set(found) == {"ridge-band", "valley-trade"}  # of the third nobody tells
    band, trade = found["ridge-band"], found["valley-trade"]
    assert [(item.amount, item.unit, item.by) for item in band.strength] == [
        (300, "riders", "evening-paper")
    ]
    assert (band.where, band.allied_to) == (("XLO",), ("valley-trade",))
    assert band.told_by == ("XHI", "evening-paper", "XLO")
    assert (band.cases, band.also_called, band.kind) == (("border-2008",), ("Riders",), "armed")
    assert (trade.strength, trade.where, trade.kind, trade.cases) == ((), (), "trade", ())


def test_every_statement_says_what_it_tells(told: View) -> None:
    assert [(row.id, row.what) for row in asked(told).told] == [
        ("placed", "placed"),
        ("counted", "counted"),
        ("allied", "allied"),
        ("both", "told"),
    ]


@pytest.mark.parametrize(
    ("about", "found"),
    [
        ("ridge-band", ["placed", "counted", "allied", "both"]),
        ("valley-trade", ["allied", "both"]),
        ("XHI", ["placed"]),
        ("evening-paper", ["counted"]),
        ("unheard", []),
    ],
)
def test_what_is_told_of_a_group_by_a_source_or_in_a_state(
    told: View, about: str, found: list[str]
) -> None:
    assert ids(asked(told, about)) == found


def test_of_one_group_the_sums_are_its_own(told: View) -> None:
    assert [group.id for group in asked(told, "valley-trade").groups] == ["valley-trade"]


def test_a_span_keeps_what_was_told_in_it(told: View) -> None:
    assert ids(asked(told, since="2006-01-31", until="2007-01-01")) == ["counted", "allied"]
    assert ids(asked(told, since="2007-03-01")) == []


def test_what_a_source_tells_is_not_known_before_it_appears(told: View) -> None:
    assert "counted" not in ids(asked(told.known_by(day("2008-06-03"))))
    assert "counted" in ids(asked(told.known_by(day("2008-06-04"))))


def test_a_span_that_ends_before_it_starts_is_refused(told: View) -> None:
    with pytest.raises(QuestionError, match="ends before it starts"):
        asked(told, since="2009", until="2008")


def test_the_documents_name_six_movements_and_five_groups(view: View, run: Run) -> None:
    """Row 65."""
    by_teller = {
        teller: {
            name
            for row in asked(view).told
            for name in row.groups
            if row.hosts and row.by == teller
        }
        for teller in ("laumulin2012", "KGZ")
    }
    assert by_teller["laumulin2012"] == {
        *("imu", "akromiya", "tablighi-jamaat"),
        *("etim", "jamaat-ca", "hizb-ut-tahrir"),
    }
    assert by_teller["KGZ"] == {"taliban", "al-qaeda", "imu", "etim", "iju"}
    (imu,) = asked(view, "imu").groups
    assert [(item.amount, item.by) for item in imu.strength] == [(1000, "dehaas2017")]
    assert set(imu.allied_to) == {"al-qaeda", "islamic-state", "taliban"}
    assert {"AFG", "KGZ", "UZB", "TJK"} <= set(imu.where)
    assert imu.cases == ("kyrgyzstan-incursion-2015",)
    page = words(run("groups", "IMU").out)
    assert "stands on the other side in kyrgyzstan-incursion-2015" in page


def test_officials_services_and_addicts_stand_under_the_drug_trade(run: Run) -> None:
    """Rows 98, 111 and 165."""
    page = words(run("groups", "drug trade").out)
    for said in (
        "officials who should fight the trade",
        "drug addicts",
        "northern route",
        "opiates",
    ):
        assert said in page
    assert "Channel 2006" in page


def test_an_unknown_name_is_refused_with_the_nearest(run: Run) -> None:
    answer = run("groups", "talibann")
    assert answer.code == 2
    assert "did you mean 'taliban'?" in answer.err
