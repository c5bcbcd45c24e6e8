"""The search by word: what it finds, in which order, and what a view keeps from it."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from allies.assessment.record.find import ENTRIES_A_PAGE, find
from allies.errors import QuestionError
from allies.questions.find import Find, FindAnswer
from allies.world.cases import Happened
from allies.world.view import View, view_of
from tests.apparatus import Build, day


def asked(view: View, *words: str, **given: str | int) -> FindAnswer:
    return find(view, Find(words=words, **given))  # type: ignore[arg-type]


def ids(view: View, *words: str, **given: str | int) -> list[str]:
    return [item.id for item in asked(view, *words, **given).found]


def told(*says: str) -> str:
    """Return acts that say something each."""
    act = "- {{act: claimed, id: of-{}, by: XLO, on: 2003, judgement: none, says: {}}}\n"
    return "".join(act.format(number, one) for number, one in enumerate(says))


def test_acts_contests_versions_texts_places_and_sources_are_found(small_view: View) -> None:
    kinds = set(asked(small_view, "Lowland").kinds)
    assert {"act", "contest", "place", "case", "state"} <= kinds
    assert ids(small_view, "had", "left", kind="version") == ["lowland-2008/left"]
    source = next(iter(small_view.sources.values()))
    assert source.id in ids(small_view, source.title, kind="source")


def test_every_word_must_occur(small_view: View) -> None:
    both, lowland = set(ids(small_view, "Lowland", "left")), set(ids(small_view, "Lowland"))
    assert both == lowland & set(ids(small_view, "left"))
    assert both
    assert both < lowland
    assert ids(small_view, "Lowland", "zebra") == []


def test_if_no_entry_has_all_words_those_with_the_most_are_found(small_view: View) -> None:
    found = asked(small_view, "Lowland", "left", "zebra")
    assert found.lacking == 1
    assert {item.id for item in found.found} == set(ids(small_view, "Lowland", "left"))
    assert {item.lacks for item in found.found} == {("zebra",)}
    whole = asked(small_view, "Lowland", "left")
    assert (whole.lacking, {item.lacks for item in whole.found}) == (0, {()})
    assert asked(small_view, "Lowland", "zebra", "giraffe").found == ()


def test_a_day_and_a_source_find_what_is_of_them(build: Build) -> None:
    cited = "cites: [{source: %s, at: p. 1, credibility: 2}]"
    view = build({})
    source = next(iter(view.sources))
    act = "{act: claimed, by: XLO, id: of-may, on: 2003-05, says: A zebra, " + cited % source + "}"
    view = build({"acts/acts.yaml": f"- {act}\n"})
    for words in (("may", "2003"), ("2003-05",), (source,)):
        assert "of-may" in ids(view, *words)
    assert "of-may" not in ids(view, "june", "2003")


def test_a_place_in_a_source_finds_what_cites_it(view: View) -> None:
    found = find(view, Find(words=("n. 152",))).found
    assert found
    assert all(any("n. 152" in cite.at for cite in item.cites) for item in found if not item.hits)


def test_what_says_a_word_most_often_comes_first_and_notes_come_last(build: Build) -> None:
    added = (
        "- {act: claimed, by: XLO, id: of-note, on: 2003, says: Nothing, judgement: of a zebra}\n"
        "- {act: claimed, by: XLO, id: of-once, on: 2004, says: A zebra, judgement: none}\n"
        "- {act: claimed, by: XLO, id: of-later, on: 2005, says: A zebra, judgement: none}\n"
        "- {act: claimed, by: XLO, id: of-twice, on: 2006, says: Zebra zebras, judgement: none}\n"
    )
    view = build({"acts/acts.yaml": added})
    found = asked(view, "zebra").found
    assert [item.id for item in found] == ["of-twice", "of-once", "of-later", "of-note"]
    assert [item.beside for item in found] == [None, None, None, "of a zebra"]
    assert [(item.hits, item.hits_beside) for item in found] == [(2, 0), (1, 0), (1, 0), (0, 1)]


def test_a_kind_and_a_span_confine_what_is_found(small_view: View) -> None:
    everything = asked(small_view, "Lowland")
    acts = asked(small_view, "Lowland", kind="act")
    assert set(acts.kinds) == {"act"}
    assert acts.elsewhere == everything.paging.rows - acts.paging.rows > 0
    of_day = asked(small_view, "Lowland", since="2008-06-05", until="2008-06-05")
    assert "xlo.requested.pact.2008-06-05" in [item.id for item in of_day.found]
    assert "xlo.withdrew.pact.2008-06-02" not in [item.id for item in of_day.found]


def test_what_has_no_day_is_outside_every_span_and_is_counted(small_view: View) -> None:
    undated = [item.id for item in asked(small_view, "Lowland").found if item.on is None]
    of_span = asked(small_view, "Lowland", since="1990", until="2030")
    assert undated
    assert of_span.undated == len(undated)
    assert not set(undated) & {item.id for item in of_span.found}
    assert asked(small_view, "Lowland").undated == 0


def test_a_span_that_ends_before_it_starts_is_refused(small_view: View) -> None:
    with pytest.raises(QuestionError, match="ends before it starts"):
        asked(small_view, "Lowland", since="2009", until="2008")


def test_nothing_published_later_is_found(small_view: View) -> None:
    paper = small_view.sources["morning-paper"]
    before = view_of(small_view.whole, as_of=paper.published.first - 1)
    assert "lowland-2008/left" in ids(small_view, "left")
    assert "xlo.withdrew.pact.2008-06-02" in ids(small_view, "withdrew")
    assert "lowland-2008/left" not in ids(before, "left")
    assert "xlo.withdrew.pact.2008-06-02" not in ids(before, "withdrew")
    assert "morning-paper" not in ids(before, paper.title)
    assert not ids(before, "Attack", kind="case")


def test_no_near_word_tells_of_what_was_published_later(build: Build) -> None:
    added = "- {act: claimed, by: XLO, on: 2008-07-01, says: A zebra ran, judgement: none}\n"
    view = build({"acts/acts.yaml": added})
    (word,) = asked(view, "zebrr").words
    assert word.near == ("zebra",)
    (early,) = asked(view_of(view.whole, as_of=day("2008-06-30")), "zebrr").words
    assert early.near == ()


def test_an_account_finds_only_its_own_version_of_an_act(small_view: View) -> None:
    name = "xlo.withdrew.pact.2008-06-02"
    assert name in ids(small_view, "withdrew", kind="act")
    assert name in ids(small_view.through("morning-paper"), "withdrew", kind="act")
    assert name not in ids(small_view.through("evening-paper"), "withdrew", kind="act")


def test_a_hidden_outcome_is_not_found(small_view: View) -> None:
    case = small_view.cases["border-2008"]
    told = Happened(outcome="declined", says="The zebra stayed", cites=())
    ended = replace(case, happened=told, explanations=("lowland-2008",))
    record = replace(small_view.whole, cases={case.id: ended})
    view = view_of(record)
    assert ids(view, "zebra") == [case.id]
    assert "lowland-2008" in ids(view, "left", "Lowland")
    hidden = view.hiding_outcomes()
    assert ids(hidden, "zebra") == []
    assert ids(hidden, "left", "Lowland", kind="contest") == []
    assert case.id in ids(hidden, "Attack")


def test_a_word_that_no_entry_has_is_told_with_the_nearest_words(small_view: View) -> None:
    near, far = asked(small_view, "treatyy", "qqqqqqqq").words
    assert (near.entries, far.entries) == (0, 0)
    assert "treaty" in near.near
    assert far.near == ()


def test_a_word_that_no_entry_has_finds_those_of_its_stem(build: Build) -> None:
    view = build({"acts/acts.yaml": told("They negotiated long", "They were negotiating")})
    assert ids(view, "negotiations") == ["of-0", "of-1"]
    assert asked(view, "negotiations").words[0].others == ("negotiated", "negotiating")
    # One that an entry has finds that alone.
    assert ids(view, "negotiating") == ["of-1"]
    assert asked(view, "negotiating").words[0].others == ()


def test_a_phrase_that_no_entry_has_is_searched_for_word_by_word(build: Build) -> None:
    view = build({"acts/acts.yaml": told("A zebra ran", "A zebra")})
    found = asked(view, "ran of zebra")
    assert found.apart == ("ran of zebra",)
    assert [item.id for item in found.found] == ids(view, "ran", "zebra") == ["of-0"]
    assert [item.word for item in found.words] == ["ran", "zebra"]
    whole = asked(view, "zebra ran")
    assert (whole.apart, [item.word for item in whole.words]) == ((), ["zebra ran"])
    assert asked(view, "zebra ran", "ran zebra").apart == ("ran zebra",)


def test_a_phrase_tells_how_many_more_entries_have_its_words_apart(build: Build) -> None:
    view = build({"acts/acts.yaml": told("A zebra ran", "It ran by a zebra", "A zebra")})
    found = asked(view, "zebra ran")
    assert (found.paging.rows, found.more_apart) == (1, 1)
    assert asked(view, "zebra", "ran").more_apart == 0
    assert asked(view, "a zebra").more_apart == 0


def test_of_two_words_that_no_entry_has_together_the_rarer_is_found(build: Build) -> None:
    view = build({"acts/acts.yaml": told("A zebra", "A giraffe", "A giraffe ran")})
    found = asked(view, "giraffe", "zebra")
    assert [item.says.rpartition(": ")[2] for item in found.found] == ["A zebra"]
    assert (found.lacking, found.found[0].lacks) == (1, ("giraffe",))


def test_a_name_tells_the_other_names_that_it_finds(view: View) -> None:
    (state,) = asked(view, "Tajikistan").words
    assert {"TJK", "Republic of Tajikistan"} <= set(state.others)
    assert "Tajikistan" not in state.others
    (place,) = asked(view, "Osh").words
    assert place.names
    assert place.others == ()


def test_each_entry_names_the_question_that_shows_it(small_view: View) -> None:
    found = {item.id: item for item in asked(small_view, "Lowland").found}
    assert found["border-2008"].question == "assess"
    assert found["lowland-2008"].given == {"contest": "lowland-2008"}
    assert found["xlo.requested.pact.2008-06-05"].question == "claim"


def test_a_long_list_has_pages(build: Build) -> None:
    one = "- {{act: claimed, by: XLO, id: of-{0}, on: 2004, says: A zebra, judgement: none}}\n"
    view = build({"acts/acts.yaml": "".join(map(one.format, range(ENTRIES_A_PAGE + 1)))})
    assert len(ids(view, "zebra")) == ENTRIES_A_PAGE
    assert len(ids(view, "zebra", page=2)) == 1
    with pytest.raises(QuestionError, match="there is no page 3"):
        asked(view, "zebra", page=3)


def test_a_span_beyond_the_record_is_not_covered(small_view: View) -> None:
    last = small_view.theatre.until
    assert asked(small_view, "Lowland", since=last.text).covered
    beyond = date.fromordinal(last.last + 1).isoformat()
    assert not asked(small_view, "Lowland", since=beyond).covered
