"""Documents with a held text: verify citations in them, and make digests of their passages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from allies.errors import QuestionError, nearest
from allies.evidence.digests import DocumentIndex, cite_passage
from allies.evidence.sources import Citation
from allies.evidence.verification import thin, verify
from allies.files import read_regular
from allies.questions.base import Cite
from allies.questions.errands import DigestAnswer, Failed, Passage, Shown, ThinEntry, VerifyAnswer
from allies.world.citations_in import citations
from allies.world.record import Record

MOST_BYTES_A_DOCUMENT = 20_000_000
MOST_DOCUMENTS = 1_000
MOST_SHARED = 0.2  # of its words; an entry that shares more is not worth a look for that alone


def verify_citations(record: Record, documents: Path, show: str = "") -> VerifyAnswer:
    """Find every passage that a record cites in the documents of a folder.

    Args:
        record: the record.
        documents: the folder; the name of a file in it contains the id of its source.
        show: id of an entry whose passages are shown beside it; none if empty.

    Raises:
        QuestionError: there is no such folder, it holds too many files, or one cannot be read; or
            no entry that cites a document is called as `show` says.
    """
    held = frozenset(source.id for source in record.sources.values() if source.held)
    found = verify(citations(record), indexed_documents(documents), held)
    shown = [item for item in found.found if show and show in _names(item.cited.entry)]
    if show and not shown:
        known = {name for item in found.found for name in _names(item.cited.entry)}
        raise QuestionError(
            f"no entry called '{show}' cites a document that is held",
            field="show",
            remedy=nearest(show, known),
        )
    return VerifyAnswer(
        schema="allies/sources-verify/2",
        theatre=record.theatre.id,
        resolved=len(found.found),
        failed=tuple(
            Failed(entry=item.cited.entry, why=item.why, cite=_cite(item.cited.cite))
            for item in found.failed
        ),
        not_held=len(found.not_held),
        passages=tuple(
            Passage(
                entry=item.cited.entry,
                source=item.cited.cite.source,
                at=item.cited.cite.at,
                document=item.document,
                line=item.line,
                last_line=item.last_line,
            )
            for item in found.found
        ),
        shown=tuple(
            Shown(
                entry=item.cited.entry,
                says=item.cited.says or None,
                source=item.cited.cite.source,
                at=item.cited.cite.at,
                line=item.line,
                text=item.text,
            )
            for item in shown
        ),
        thin=tuple(
            ThinEntry(entry=item.entry, says=item.says, share=round(item.share, 2))
            for item in thin(found.found, MOST_SHARED)
        ),
    )


def _names(entry: str) -> set[str]:
    """Return the ids by which an entry can be asked for: its own, and its parent entry's."""
    _, _, name = entry.partition(" ")
    return {part.strip() for part in name.split(":")}


def digest_passage(file: Path, words: str) -> DigestAnswer:
    """Return the two digests for a citation of a passage.

    Args:
        file: the document.
        words: at least eight words of the passage, in order.

    Raises:
        QuestionError: the file cannot be read, or the passage cannot be identified by digests.
    """
    if not _is_there(file, Path.is_file):
        if _is_there(file, Path.exists):
            raise QuestionError(
                f"{str(file)[:80]} is not a regular file", remedy="name the document's text file"
            )
        raise QuestionError(
            f"there is no file {str(file)[:80]}", remedy="name the document's text file"
        )
    text = _text(file)
    try:
        passage = cite_passage(DocumentIndex.of(file.name, text), words)
    except ValueError as error:
        raise QuestionError(str(error), where=file.name) from None
    return DigestAnswer(
        schema="allies/sources-digest/2", file=file.name, line=passage.line, runs=passage.runs
    )


def indexed_documents(folder: Path) -> list[DocumentIndex]:
    """Return the documents of a folder, ready to be searched.

    Args:
        folder: the folder.

    Raises:
        QuestionError: there is no such folder, it holds too many files, or one cannot be read.
    """
    if not _is_there(folder, Path.is_dir):
        raise QuestionError(
            f"there is no folder {str(folder)[:80]}",
            field="documents",
            remedy="name the folder of the texts, with one file for each document",
        )
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    if len(paths) > MOST_DOCUMENTS:
        raise QuestionError(
            f"{folder} holds {len(paths):,} files",
            field="documents",
            remedy=f"name a folder with at most {MOST_DOCUMENTS:,} documents",
        )
    return [DocumentIndex.of(path.name, _text(path)) for path in paths]


def _is_there(path: Path, test: Callable[[Path], bool]) -> bool:
    try:
        return test(path)
    except OSError:  # the name is too long for a file
        return False


def _text(path: Path) -> str:
    content = read_regular(path, MOST_BYTES_A_DOCUMENT)
    if content is not None:
        return content.decode("utf-8", errors="replace")
    try:
        large = path.is_file() and path.stat().st_size > MOST_BYTES_A_DOCUMENT
    except OSError as error:
        raise QuestionError(f"{path} cannot be read: {error.strerror}") from None
    if large:
        raise QuestionError(
            f"{path.name} is too large to index",
            why=f"a document has at most {MOST_BYTES_A_DOCUMENT:,} bytes",
            remedy="give only its text, or split it",
        )
    raise QuestionError(f"{path} cannot be read", remedy="give yourself permission to read it")


def _cite(cite: Citation) -> Cite:
    return Cite(
        source=cite.source,
        at=cite.at,
        credibility=cite.credibility,
        origin=cite.origin or None,
    )
