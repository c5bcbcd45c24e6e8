"""Accounts: one coherent choice among the versions of every contest."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from allies.errors import QuestionError
from allies.evidence.accounts import BEST_EVIDENCE, Evidence
from allies.evidence.contests import Contest, Holder, Version
from allies.evidence.sources import Citation, Credibility, Reliability, Source, SourceKind
from allies.values.dates import parse_date
from allies.world.view import View
from tests.apparatus import day


def source(
    name: str,
    published: str = "2000-01-01",
    reliability: Reliability = "B",
    kind: SourceKind = "press",
) -> Source:
    return Source(
        id=name, title=name, published=parse_date(published), kind=kind, reliability=reliability
    )


def cite(name: str, credibility: Credibility = "2", origin: str = "") -> Citation:
    return Citation(source=name, at="p. 1", credibility=credibility, origin=origin)


def version(
    name: str, *cites: Citation, holders: tuple[str, ...] = (), preferred: str = ""
) -> Version:
    return Version(id=name, says=name, cites=cites, holders=holders, preferred=preferred)


def evidence(sources: list[Source], *versions: Version) -> Evidence:
    contest = Contest(id="c", type="rival_claims", question="?", versions=versions)
    holder = Holder(id="h", name="The holder's position", source=sources[0].id)
    return Evidence({item.id: item for item in sources}, {"h": holder}, {"c": contest})


def choice(sources: list[Source], *versions: Version) -> str:
    return evidence(sources, *versions).account(BEST_EVIDENCE).choices["c"]


def test_a_text_or_official_act_comes_before_an_account_of_it() -> None:
    sources = [source("press", reliability="A"), source("law", reliability="C", kind="statute")]
    assert choice(sources, version("a", cite("press", "1")), version("b", cite("law", "4"))) == "b"


def test_an_account_is_silent_until_its_source_has_appeared() -> None:
    told = source("early"), source("late", published="2010-01-01")
    by_hand = version("by_hand", cite("late", origin="early"), holders=("late", "h"))
    known = evidence([told[1], told[0]], by_hand, version("other", cite("early"), holders=("x",)))
    for account in ("late", "h"):
        assert known.account(account, day("2005-01-01")).silent == {"c"}
        assert known.account(account, day("2010-01-01")).silent == frozenset()
        assert known.account(account).choices["c"] == "by_hand"


def test_the_more_reliable_source_comes_before_the_more_credible_statement() -> None:
    sources = [source("c", reliability="C"), source("b", reliability="B")]
    assert choice(sources, version("one", cite("c", "1")), version("two", cite("b", "5"))) == "two"


def test_what_cannot_be_judged_stands_between_the_good_and_the_bad_grades() -> None:
    reliability = [source(grade.lower(), reliability=grade) for grade in ("C", "F", "D")]
    assert choice(reliability, version("f", cite("f")), version("c", cite("c"))) == "c"
    assert choice(reliability, version("d", cite("d")), version("f", cite("f"))) == "f"
    one = [source("s")]
    assert choice(one, version("six", cite("s", "6")), version("three", cite("s", "3"))) == "three"
    assert choice(one, version("four", cite("s", "4")), version("six", cite("s", "6"))) == "six"


def test_with_equal_grades_more_independent_origins_decide() -> None:
    sources = [source(name) for name in ("a", "b", "c", "d", "e")]
    repeated = version("repeated", cite("a"), cite("b", origin="a"), cite("c", origin="a"))
    independent = version("independent", cite("d"), cite("e"))
    assert choice(sources, repeated, independent) == "independent"


def test_a_preference_argued_in_words_comes_first_of_all() -> None:
    sources = [source("a", reliability="A", kind="treaty"), source("e", reliability="E")]
    strong, weak = version("strong", cite("a", "1")), version("weak", cite("e", "5"), preferred="!")
    assert choice(sources, strong, weak) == "weak"


def test_a_tie_goes_to_the_version_told_first_and_never_to_the_one_listed_first() -> None:
    later, earlier = source("a", "2013-01-01"), source("b", "2012-01-01")
    one, two = version("one", cite("a")), version("two", cite("b"))
    assert choice([later, earlier], one, two) == choice([later, earlier], two, one) == "two"
    same = [source("a"), source("b")]
    assert choice(same, one, two) == choice(same, two, one) == "one"


def test_an_account_follows_its_holder_and_says_where_the_holder_is_silent() -> None:
    sources = [source("a", reliability="A"), source("b")]
    held = evidence(
        sources, version("one", cite("a")), version("two", cite("b"), holders=("b", "h"))
    )
    assert held.account("b").choices == {"c": "two"}
    assert held.account("b").silent == frozenset()
    assert held.account("h").name == "The holder's position"
    assert held.account(BEST_EVIDENCE).choices == {"c": "one"}


def test_a_silent_holder_falls_back_to_the_best_evidence() -> None:
    sources = [source("a", reliability="A"), source("b")]
    silent = Contest(id="d", type="dating", question="?", versions=(version("x", cite("a")),))
    held = evidence(sources, version("one", cite("a")), version("two", cite("b"), holders=("b",)))
    both = Evidence(held.sources, held.holders, {**held.contests, "d": silent})
    assert both.account("b").choices == {"c": "two", "d": "x"}
    assert both.account("b").silent == {"d"}
    assert both.account(BEST_EVIDENCE).silent == frozenset()


def test_a_holder_of_two_versions_follows_the_better_of_them() -> None:
    sources = [source("a", reliability="C"), source("b", reliability="A")]
    found = evidence(
        sources,
        version("one", cite("a"), holders=("h",)),
        version("two", cite("b"), holders=("h",)),
    )
    assert found.account("h").choices == {"c": "two"}


def test_an_unknown_account_is_answered_with_the_nearest() -> None:
    found = evidence([source("diis2013")], version("one", cite("diis2013"), holders=("diis2013",)))
    with pytest.raises(QuestionError) as caught:
        found.account("diis2012")
    assert caught.value.fault.what == "unknown account 'diis2012'"
    assert caught.value.fault.field == "account"
    assert caught.value.fault.remedy == "did you mean 'diis2013'?"


def test_an_account_goes_by_the_name_of_its_holder_and_the_title_of_its_source() -> None:
    titled = replace(source("diis2013"), title="A Post-American Central Asia")
    found = evidence([titled], version("one", cite("diis2013"), holders=("diis2013", "h")))
    for name, meant in {
        "h": "h",
        "H": "h",
        "the holder’s position": "h",
        "a post american central asia": "diis2013",
        "DIIS2013": "diis2013",
        "best evidence": BEST_EVIDENCE,
        "Best_Evidence": BEST_EVIDENCE,
    }.items():
        assert found.account_meant(name) == meant
        assert found.account(name).id == meant


def test_a_title_that_two_accounts_have_lists_both() -> None:
    same = [replace(source(name), title="Press release") for name in ("early", "late")]
    found = evidence(same, version("one", cite("early"), holders=("early", "late")))
    with pytest.raises(QuestionError) as caught:
        found.account_meant("press release")
    assert caught.value.fault.what == "'press release' fits 2 accounts: early, late"
    assert caught.value.fault.remedy == "write the id of the account"
    assert found.account_meant("early") == "early"


def test_an_account_with_what_cannot_be_seen_is_refused() -> None:
    found = evidence([source("diis2013")], version("one", cite("diis2013"), holders=("diis2013",)))
    with pytest.raises(QuestionError) as caught:
        found.account_meant("diis2013\u200b")
    assert caught.value.fault.what == "'diis2013\\u200b' holds a character that cannot be seen"
    assert caught.value.fault.field == "account"


def test_a_version_counts_from_the_day_on_which_it_had_surely_been_published() -> None:
    sources = [source("day", "2012-07-16"), source("issue", "2012-07/2012-09", reliability="A")]
    found = evidence(sources, version("one", cite("day")), version("two", cite("issue")))
    contest = found.contests["c"]

    def published(text: str) -> list[str]:
        return [item.id for item in found.published_versions(contest, day(text))]

    assert published("2012-07-15") == []
    assert published("2012-07-16") == ["one"]
    assert published("2012-09-29") == ["one"]
    assert published("2012-09-30") == ["one", "two"]
    assert "c" not in found.account(BEST_EVIDENCE, day("2012-07-15")).choices
    assert found.account(BEST_EVIDENCE, day("2012-07-16")).choices == {"c": "one"}
    assert found.account(BEST_EVIDENCE, day("2012-09-30")).choices == {"c": "two"}


def test_a_repeated_statement_was_public_when_its_origin_was() -> None:
    found = evidence([source("late", "2017-01-23"), source("early", "2012-06-28")])
    repeated = cite("late", origin="early")
    assert found.is_public(repeated, day("2012-06-28"))
    assert not found.is_public(repeated, day("2012-06-27"))
    assert found.is_public(repeated, None)


def test_a_statement_in_an_undated_issue_may_be_public_within_it_and_not_at_its_end() -> None:
    found = evidence([source("issue", "2012-07/2012-09")])
    said = cite("issue")
    assert not found.may_be_public(said, day("2012-06-30"))
    assert found.may_be_public(said, day("2012-07-01"))
    assert found.may_be_public(said, day("2012-09-29"))
    assert not found.may_be_public(said, day("2012-09-30"))


def test_a_version_is_held_by_the_origin_of_a_statement_until_who_repeats_it_speaks_too() -> None:
    told = version("told", cite("late", origin="early"), cite("late"), holders=("early", "late"))
    found = evidence([source("early", "2012-06"), source("late", "2017-01-23")], told)
    assert found.spoken(told, day("2012-05-31")) == ((), ())
    assert found.spoken(told, day("2012-06-01")) == ((), ("early",))
    assert found.spoken(told, day("2012-06-30")) == (("early",), ())
    assert found.spoken(told, day("2017-01-22")) == (("early",), ())
    assert found.spoken(told, day("2017-01-23")) == (("early", "late"), ())


def test_who_only_repeats_a_statement_does_not_hold_the_version_besides_its_origin() -> None:
    repeated = version("repeated", cite("late", origin="early"), holders=("early",))
    found = evidence([source("early", "2012-06-28"), source("late", "2017-01-23")], repeated)
    for on in ("2012-06-28", "2017-01-23"):
        assert found.spoken(repeated, day(on)) == (("early",), ())
    shown = found.as_published(found.contests["c"], day("2012-06-28"))
    assert shown.versions[0].holders == ("early",)


def test_an_account_is_described_with_where_the_best_evidence_stands_in(
    view: View,
) -> None:
    said = view.evidence.described("blagov2007")
    silent = view.evidence.account("blagov2007").silent
    open_ = [item.id for item in view.contests.values() if item.has_alternatives]
    assert said == (
        "blagov2007, and the best evidence where it is silent: on"
        f" {len(silent & set(open_))} of {len(open_)} questions"
    )
    assert view.evidence.described(BEST_EVIDENCE) == "best evidence"


def test_an_account_that_speaks_on_everything_is_described_by_its_name() -> None:
    sources = [source("a"), source("b")]
    spoken = evidence(sources, version("one", cite("a"), holders=("a",)), version("two", cite("b")))
    assert spoken.described("a") == "a"


def test_before_anybody_had_spoken_no_question_is_open_to_an_account() -> None:
    sources = [source("a", "2005-01-01"), source("b", "2006-01-01")]
    spoken = evidence(sources, version("one", cite("a"), holders=("a",)), version("two", cite("b")))
    assert spoken.described("a", day("2000-01-01")) == "a"
