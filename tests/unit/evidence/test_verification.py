"""Finding every cited passage again."""

from __future__ import annotations

from allies.evidence.digests import DocumentIndex, run_digest
from allies.evidence.sources import Citation
from allies.evidence.verification import Cited, Failed, Verification, verify

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


def test_either_of_the_two_runs_resolves_it() -> None:
    assert len(look(("diis2013.txt", FIRST)).found) == 1
    assert len(look(("diis2013.txt", LAST)).found) == 1


def test_a_run_that_stands_twice_does_not_spoil_the_other() -> None:
    assert len(look(("diis2013.txt", f"{FIRST} x {FIRST} {LAST}")).found) == 1


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
