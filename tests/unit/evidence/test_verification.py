"""Finding every cited passage again."""

from __future__ import annotations

import pytest

from allies.evidence.digests import DocumentIndex, run_digest
from allies.evidence.sources import Citation
from allies.evidence.verification import Cited, Failed, Verification, thin, verify

FIRST = "one two three four five six seven eight"
LAST = "nine ten eleven twelve thirteen fourteen fifteen sixteen"
RUNS = (run_digest(FIRST.split()), run_digest(LAST.split()))
WHOLE = f"{FIRST} {LAST}"


def look(*documents: tuple[str, str], held: bool = True) -> Verification:
    cited = Cited("act x", Citation(source="diis2013", at="p. 1", runs=RUNS))
    indexed = [DocumentIndex.of(name, text) for name, text in documents]
    return verify([cited], indexed, frozenset({"diis2013"} if held else set()))


def why(found: Verification) -> str:
    ((failed,)) = found.failed
    assert isinstance(failed, Failed)
    return failed.why


def test_a_citation_resolves_where_both_runs_stand() -> None:
    (found,) = look(("003_DIIS2013.txt", f"heading\n{WHOLE}")).found
    assert (found.document, found.line) == ("003_DIIS2013.txt", 2)


@pytest.mark.parametrize(
    ("text", "why_not"),
    [
        (FIRST, f"the digest {RUNS[1]} does not occur in the document"),
        (LAST, f"the digest {RUNS[0]} does not occur in the document"),
        (f"{LAST} {FIRST}", "the passage ends before it starts"),
        (f"{FIRST} x {FIRST} {LAST}", f"the digest {RUNS[0]} occurs 2 times"),
    ],
)
def test_both_ends_of_a_passage_must_stand_once_and_in_order(text: str, why_not: str) -> None:
    assert why(look(("diis2013.txt", text))) == why_not


def test_what_is_found_is_the_lines_from_one_end_to_the_other() -> None:
    (found,) = look(("diis2013.txt", f"heading\n{FIRST}\nbetween them\n{LAST}\nafter")).found
    assert (found.line, found.last_line) == (2, 4)
    assert found.text == f"{FIRST}\nbetween them\n{LAST}"
    assert {"one", "between", "sixteen"} <= found.words
    assert not {"heading", "after"} & found.words


def test_an_entry_that_shares_few_words_with_its_passages_is_worth_a_look() -> None:
    def share(says: str, most: float) -> list[float]:
        cited = Cited("act x", Citation(source="diis2013", at="p. 1", runs=RUNS), says)
        found = verify([cited], [DocumentIndex.of("diis2013.txt", WHOLE)], frozenset({"diis2013"}))
        return [item.share for item in thin(found.found, most)]

    assert share("Three of seven things", 1.0) == [2 / 3]  # 'of' is too short to count
    assert share("Threes of sevens", 0.99) == []  # all of its words, by their first letters
    assert share("Something else altogether", 0.0) == [0.0]
    assert share("", 1.0) == []


def test_a_run_that_stands_twice_alone_is_refused_and_counted() -> None:
    found = look(("diis2013.txt", f"{FIRST} x {FIRST}"))
    assert why(found) == f"the digest {RUNS[0]} occurs 2 times"


def test_a_passage_is_looked_for_in_the_documents_of_its_own_source_alone() -> None:
    found = look(("golts2012.txt", WHOLE))
    assert why(found) == "no document's name contains 'diis2013'"


def test_a_passage_that_is_nowhere_fails() -> None:
    assert why(look(("diis2013.txt", "other"))) == "neither digest occurs in the document"


def test_a_source_may_have_several_documents() -> None:
    found = look(("diis2013_a.txt", "other"), ("diis2013_b.txt", WHOLE)).found
    assert [item.document for item in found] == ["diis2013_b.txt"]


def test_a_source_whose_text_is_not_held_is_neither_found_nor_failed() -> None:
    found = look(("diis2013.txt", WHOLE), held=False)
    assert (len(found.found), len(found.failed), len(found.not_held)) == (0, 0, 1)
