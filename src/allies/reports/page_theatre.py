"""Answers about a theatre itself: its check, its sources, and a new one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from allies.assessment.record.expectations import Kept
from allies.errors import Fault
from allies.evidence.digests import Passage
from allies.evidence.sources import Source
from allies.evidence.verification import Cited, Verification
from allies.reports.json_parts import cite_json, source_json
from allies.reports.style import QUIET, plain_table, section, source_line
from allies.theatre.checking import Checked
from allies.world.world import World

if TYPE_CHECKING:
    from allies.reports.answers.theatres import (
        CheckJson,
        DigestJson,
        NewJson,
        SourcesJson,
        VerifyJson,
    )


def _counts(world: World) -> dict[str, int]:
    return {
        "sources": len(world.sources),
        "contests": len(world.contests),
        "states": len(world.states),
        "organisations": len(world.organisations),
        "provisions": len(world.provisions),
        "acts": len(world.acts) + sum(len(case.acts) for case in world.cases.values()),
        "forces": len(world.forces),
        "cases": len(world.cases),
        "expectations": len(world.expectations),
    }


def check_json(checked: Checked, faults: Sequence[Fault], kept: Sequence[Kept]) -> CheckJson:
    """Return what checking a theatre showed."""
    return {
        "schema": "allies/check/1",
        "theatre": checked.folder.name,
        "passed": not faults,
        "faults": [
            {"what": item.what, "where": item.where, "why": item.why, "remedy": item.remedy}
            for item in faults
        ],
        "notes": [
            {"what": item.what, "where": item.where, "why": item.why, "remedy": item.remedy}
            for item in checked.notes
        ],
        "expectations": {"run": len(kept), "kept": sum(item.holds for item in kept)},
        "counts": _counts(checked.world) if checked.world is not None else None,
    }


def check_page(checked: Checked, faults: Sequence[Fault], kept: Sequence[Kept]) -> Group:
    """Return what checking a theatre showed, for people."""
    parts: list[RenderableType] = [Text(str(fault)) for fault in faults]
    parts += [Text(f"note: {note}", style=QUIET) for note in checked.notes]
    if faults:
        count = len(faults)
        line = f"{checked.folder.name}: {count} fault{'' if count == 1 else 's'}"
        return Group(*parts, Text(line, style="bold"))
    if checked.world is not None:
        counts = ", ".join(
            # Every one of these words takes an s.
            f"{number} {name.removesuffix('s') if number == 1 else name}"
            for name, number in _counts(checked.world).items()
        )
        parts.append(Text(counts, style=QUIET))
    line = f"{checked.folder.name}: no faults; {len(kept)} of {len(kept)} expectations hold"
    return Group(*parts, Text(line, style="bold"))


def started_json(folder: Path) -> NewJson:
    """Return what to do with a new theatre."""
    name = folder.name
    asks = [f"allies check {name}", f"allies assess border-2008 --theatre {name}"]
    return {"schema": "allies/new/1", "theatre": name, "asks": asks}


def started_page(started: NewJson) -> Group:
    """Return what to do with a new theatre, for people."""
    return Group(
        Text(f"Started {started['theatre']}/", style="bold"),
        *(Text(f"  {asked}") for asked in started["asks"]),
        Text("Every file says in comments what it holds; replace the invented entries."),
    )


def sources_json(world: World) -> SourcesJson:
    """Return the sources of a theatre."""
    return {
        "schema": "allies/sources/1",
        "theatre": world.theatre.id,
        "sources": [source_json(source) for source in world.sources.values()],
    }


def sources_page(world: World, cited: Sequence[Cited]) -> Group:
    """Return the sources of a theatre with how often each is cited."""
    # What is known through a later source is cited with it.
    uses = Counter(name for item in cited for name in (item.cite.source, item.cite.origin) if name)
    table = plain_table("", "CITED", "")
    for source in world.sources.values():
        table.add_row(source.id, str(uses[source.id]), Text(_described(source)))
    title = f"{len(world.sources)} sources, {len(cited)} citations"
    return Group(Text(title, style="bold"), table)


def _described(source: Source) -> str:
    held = "Text held." if source.held else ""
    return "\n".join(
        line for line in (f"{source_line(source)} {held}".strip(), source.note, source.url) if line
    )


def verify_json(world: World, found: Verification) -> VerifyJson:
    """Return what verifying the citations showed."""
    return {
        "schema": "allies/sources-verify/1",
        "theatre": world.theatre.id,
        "resolved": len(found.found),
        "failed": [
            {"entry": item.cited.entry, "why": item.why, "cite": cite_json(item.cited.cite)}
            for item in found.failed
        ],
        "not_held": len(found.not_held),
        "passages": [
            {
                "entry": item.cited.entry,
                "source": item.cited.cite.source,
                "at": item.cited.cite.at,
                "document": item.document,
                "line": item.line,
            }
            for item in found.found
        ],
    }


def verify_page(found: Verification) -> Group:
    """Return what verifying the citations showed, for people."""
    table = plain_table("STANDS AT", "SOURCE", "ENTRY")
    for item in found.found:
        cite = item.cited.cite
        table.add_row(f"{item.document}:{item.line}", f"{cite.source}, {cite.at}", item.cited.entry)
    parts: list[RenderableType] = [table]
    if found.failed:
        failed = plain_table("", "", "", header=False)
        for bad in found.failed:
            failed.add_row(
                bad.cited.entry, f"{bad.cited.cite.source}, {bad.cited.cite.at}", bad.why
            )
        parts.append(section("Failed", failed))
    line = (
        f"{len(found.found)} resolved, {len(found.failed)} failed,"
        f" {len(found.not_held)} of sources whose text is not held"
    )
    return Group(*parts, Text(line, style="bold"))


def digest_json(file: str, passage: Passage) -> DigestJson:
    """Return the digests of a passage."""
    return {
        "schema": "allies/sources-digest/1",
        "file": file,
        "line": passage.line,
        "runs": list(passage.runs),
    }


def digest_page(file: str, passage: Passage) -> Group:
    """Return the digests of a passage, ready to paste into a citation."""
    return Group(
        Text(f"runs: [{', '.join(passage.runs)}]"),
        Text(f"stands at {file}:{passage.line}", style=QUIET),
    )
