"""The ledger of accession: the queue, and the proposals that would change a rule."""

from __future__ import annotations

import pytest

from allies.assessment.record.accession import accession
from allies.errors import QuestionError
from allies.questions.accession import Accession, AccessionAnswer, Candidate
from allies.world.view import View
from tests.apparatus import ACTS, Build, Run, words


def told(what: str, name: str, on: str, says: str, more: str = "") -> str:
    """Return what somebody tells of Highland and the Pact, as a line of YAML."""
    fields = f"act: accession_{what}, id: {name}, by: XLO, state: XHI, of: pact, on: {on}"
    return f"\n- {{{fields}, says: {says}, judgement: J{more}}}"


TOLD = (
    told("sought", "wish", "2005-01", "It asks")
    + told("backed", "backing", "2005-02", "Help", ", to: XLO")
    + told("hindered", "hurdle", "2006-01", "A war")
    + told("expected", "guess", "2007-01", "Soon")
    + """
- {act: proposed, id: reform, by: XHI, of: pact, on: 2006-01, rule: simple_majority,
   says: Fewer votes, judgement: J}
- {act: proposed, id: feast, by: XHI, of: pact, on: 2006-01, says: A feast, judgement: J}
"""
)
REFUSED = told("unwanted", "no", "2005-01", "Not now") + "\n"


def added(build: Build, *acts: str) -> View:
    return build({ACTS: "".join(acts)})


def asked(view: View, about: str = "", **span: str) -> AccessionAnswer:
    return accession(view, Accession(about=about, **span))


def only(answer: AccessionAnswer) -> Candidate:
    (found,) = answer.queue
    return found


def test_a_candidate_has_its_wish_sponsors_obstacles_and_prospects(build: Build) -> None:
    found = only(asked(added(build, TOLD)))
    assert (found.organisation, found.state, found.status) == ("pact", "XHI", "member")
    assert (found.wants, found.sponsors) == (True, ("XLO",))
    assert (found.obstacles, found.prospects) == (("A war",), ("Soon",))


@pytest.mark.parametrize(
    ("acts", "wants"), [((REFUSED,), False), ((TOLD,), True), ((TOLD, REFUSED), None)]
)
def test_where_sources_differ_on_the_wish_it_is_unknown(
    build: Build, acts: tuple[str, ...], wants: bool | None
) -> None:
    assert only(asked(added(build, *acts))).wants is wants


def test_the_status_is_that_of_the_last_day_asked_about(build: Build) -> None:
    view = added(build, TOLD.replace("2005-01", "1999-01"))
    assert only(asked(view, until="1999-12-31")).status == "none"
    assert only(asked(view)).status == "member"


def test_a_proposal_counts_if_it_would_change_a_rule(build: Build) -> None:
    (found,) = asked(added(build, TOLD)).proposals
    assert (found.id, found.rule, found.organisation) == ("reform", "simple_majority", "pact")


def test_a_span_and_a_name_keep_what_concerns_them(build: Build) -> None:
    view = added(build, TOLD)
    assert [row.id for row in asked(view, since="2006-01-31").told] == ["hurdle", "guess"]
    assert [row.id for row in asked(view, "XHI").told] == ["wish", "backing", "hurdle", "guess"]
    with pytest.raises(QuestionError, match="ends before it starts"):
        asked(view, since="2009", until="2008")


def test_who_waits_at_the_sco(view: View) -> None:
    """Row 6."""
    queue = {item.state: item for item in asked(view, "sco").queue}
    assert (queue["IND"].sponsors, queue["PAK"].sponsors) == (("RUS",), ("CHN",))
    assert queue["MNG"].wants is False
    assert queue["BLR"].wants is None  # it might, and China might not approve
    assert any("sanctions" in said for said in queue["IRN"].obstacles)
    assert queue["AFG"].wants is None
    assert all(item.status == "observer" for item in queue.values())


def test_sponsors_and_rivals_are_asked_by_name(view: View) -> None:
    assert {row.candidate for row in asked(view, "CHN").told} == {"PAK", "BLR"}


def test_no_member_waits_at_the_csto_but_one_may_return(view: View) -> None:
    """Rows 7 and 29."""
    queue = {item.state: item for item in asked(view, "csto").queue}
    assert set(queue) == {"AFG", "SRB", "UZB"}
    assert queue["UZB"].status == "suspended"


def test_a_proposal_can_be_supposed_by_its_id(run: Run) -> None:
    """Row 69."""
    page = words(run("accession", "csto").out)
    assert "decides by simple majority; suppose it" in page
    assert "insor.majority-2011" in page
    supposed = run("assess", "osh-2010", "--rule", "insor.majority-2011", "--json")
    assert supposed.json["asked"]["what_if"]["rule"] == "simple_majority"


def test_a_status_on_which_versions_differ_is_marked(build: Build) -> None:
    about_both = TOLD + told("expected", "return", "2009-01", "Later").replace("XHI", "XLO")
    found = {row.state: row for row in asked(added(build, about_both)).queue}
    assert found["XLO"].contested
    assert not found["XHI"].contested
    before = {row.state: row for row in asked(added(build, about_both), until="2007").queue}
    assert not any(row.contested for row in before.values())
