"""Notes at claims, and the bibliography that they lead to."""

from __future__ import annotations

from allies.faces.brief.document import Run
from allies.faces.brief.references import MOST_IN_A_NOTE, References
from allies.questions.base import Answer, Cite, Source


def source(name: str, **given: str | None) -> Source:
    told: dict[str, str | None] = {
        "author": None, "publisher": "TASS", "title": f"Title of {name}", "published": "2010-06-12",
        "kind": "press", "reliability": "B", "url": None, **given,
    }  # fmt: skip
    return Source(id=name, held=False, **told)  # type: ignore[arg-type]


def cite(name: str, at: str = "whole", origin: str | None = None) -> Cite:
    return Cite(source=name, at=at, credibility="2", origin=origin)


def refs_of(*sources: Source) -> References:
    return References([Answer(sources=sources)])


def said(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def test_a_note_names_a_source_once_with_its_places_and_the_source_that_it_names() -> None:
    refs = refs_of(source("a", author="A. Author"), source("b"), source("c", publisher="Z"))
    (mark,) = refs.note([cite("a", "p. 1"), cite("a", "p. 2"), cite("b", "whole", "c")])
    assert mark == Run(note=1)
    assert said(refs.notes[0].runs) == "A. Author 2010, p. 1; p. 2; TASS 2010, from Z 2010."
    assert [entry.id for entry in refs.bibliography] == ["a", "b", "c"]


def test_notes_are_numbered_and_nothing_to_cite_has_none() -> None:
    refs = refs_of(source("a"))
    assert [run.note for run in (*refs.note([cite("a")]), *refs.note([cite("a")]))] == [1, 2]
    assert refs.note([]) == ()
    assert refs.note([cite("unknown")]) == ()
    assert said((refs.note([], "A guess"), refs.notes[-1].runs)[1]) == "Judgement: A guess."


def test_a_long_note_says_how_many_more_there_are() -> None:
    refs = refs_of(source("a"))
    places = [cite("a", f"p. {at}") for at in range(MOST_IN_A_NOTE + 2)]
    refs.note(places[:MOST_IN_A_NOTE])
    refs.note(places)
    first, second = (said(note.runs) for note in refs.notes)
    assert "more" not in first
    assert second.endswith("; and 2 more.")


def test_letters_tell_apart_only_the_sources_that_are_used() -> None:
    sources = (source("a", published="2010-01-01"), source("b", published="2010-02-01"))
    first = refs_of(*sources)
    first.note([cite("b")])
    assert said(first.notes[0].runs) == "TASS 2010b."
    assert not first.has_final_names
    again = References([Answer(sources=sources)], first.used)
    again.note([cite("b")])
    assert said(again.notes[0].runs) == "TASS 2010."
    assert again.has_final_names
    both = refs_of(*sources)
    both.note([cite("a"), cite("b")])
    assert said(both.notes[0].runs) == "TASS 2010a; TASS 2010b."
    assert both.has_final_names


def test_ids_of_sources_in_a_text_become_names_and_join_the_bibliography() -> None:
    refs = refs_of(source("tass-2010"), source("tass-2010-06", publisher="Other"))
    assert (
        refs.named("held by tass-2010-06), not tass-2010x") == "held by Other 2010), not tass-2010x"
    )
    assert [entry.id for entry in refs.bibliography] == ["tass-2010-06"]


def test_an_entry_has_the_title_the_date_the_address_and_the_grade() -> None:
    refs = refs_of(
        source("a", author="Ann", title="The CSTO", url="https://a.b"), source("w", title="(w)")
    )
    refs.note([cite("a"), cite("w")])
    first, withheld = (said(entry.runs) for entry in refs.bibliography)
    assert first == "Ann 2010  “The CSTO”, TASS, 12 June 2010. https://a.b Grade\u00a0B."
    assert withheld == "TASS 2010  (w), 12 June 2010. Grade\u00a0B."
    assert [run.link for run in refs.bibliography[0].runs if run.link] == ["https://a.b"]
