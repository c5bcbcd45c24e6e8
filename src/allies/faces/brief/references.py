"""Notes at the claims of a document, and the bibliography that they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from allies.faces.brief.document import (
    Entry,
    Note,
    Run,
    Runs,
)
from allies.faces.sources import distinct_names, sources_of
from allies.questions.base import Answer, Cite, Source
from allies.values.dates import date_words, parse_date
from allies.values.words import capitalised

MOST_IN_A_NOTE = 12


class References:
    """Numbers notes in the order of their claims, and lists the sources that they name.

    Args:
        answers: the answers whose citations are used.
        used: the sources that the document names, if known; only these get
            letters that distinguish them.
    """

    def __init__(self, answers: Iterable[Answer | None], used: Iterable[str] = ()) -> None:
        self._known = sources_of(answers)
        names = distinct_names(self._known) | self._among(used)
        self._names = {name: capitalised(short) for name, short in names.items()}
        ids = "|".join(map(re.escape, sorted(self._known, key=len, reverse=True)))
        self._ids = re.compile(rf"(?<![\w-])(?:{ids})(?![\w-])" if ids else r"(?!)")
        self._notes: list[Note] = []
        self._used: dict[str, None] = {}

    def _among(self, names: Iterable[str]) -> dict[str, str]:
        return distinct_names({name: self._known[name] for name in names})

    @property
    def used(self) -> tuple[str, ...]:
        """The sources named so far."""
        return tuple(self._used)

    @property
    def has_final_names(self) -> bool:
        """Whether no source named so far has a letter that it does not need."""
        found = self._among(self.used)
        return all(self._names[name][1:] == short[1:] for name, short in found.items())

    def note(self, cites: Sequence[Cite], judgement: str | None = None) -> Runs:
        """Return the mark of a new note; no mark if there is nothing to cite.

        Args:
            cites: what the claim rests on.
            judgement: the coder's reason, if no source is cited.
        """
        places = dict.fromkeys(cite for cite in cites if cite.source in self._known)
        if not places and not judgement:
            return ()
        runs: list[Run] = []
        shown = list(places)[:MOST_IN_A_NOTE]
        for before, cite in zip([None, *shown], shown, strict=False):
            runs += [Run("; ")] if runs else []
            runs += self._place(cite, before)
        more = len(places) - len(shown)
        if more:
            runs.append(Run(f"; and {more} more"))
        if not places:
            runs.append(Run(f"Judgement: {judgement}"))
        runs.append(Run("" if runs[-1].text.endswith(".") else "."))
        number = len(self._notes) + 1
        self._notes.append(Note(number, tuple(run for run in runs if run.text)))
        return (Run(note=number),)

    def claim(self, text: str, cites: Sequence[Cite], judgement: str | None = None) -> Runs:
        """Return a claim with the mark of its note."""
        return (Run(self.named(text)), *self.note(cites, judgement))

    def _place(self, cite: Cite, before: Cite | None) -> list[Run]:
        """Return a citation: the source, the place in it, and the source that it names itself.

        Args:
            cite: the citation.
            before: the one before it in the note; the same source is not named again.
        """
        self._used[cite.source] = None
        place = cite.at if cite.at != "whole" else ""
        runs = []
        if before is None or before.source != cite.source or not place:
            runs.append(Run(self._names[cite.source], link=f"#{cite.source}"))
            place = f", {place}" if place else ""
        if place:
            runs.append(Run(place))
        if cite.origin and cite.origin in self._known:
            self._used[cite.origin] = None
            runs += [Run(", from "), Run(self._names[cite.origin], link=f"#{cite.origin}")]
        return runs

    @property
    def notes(self) -> tuple[Note, ...]:
        """Every note made so far."""
        return tuple(self._notes)

    @property
    def bibliography(self) -> tuple[Entry, ...]:
        """The sources that the notes name, by their short names."""
        names = sorted(self._used, key=lambda name: self._names[name].casefold())
        return tuple(Entry(name, self._described(self._known[name])) for name in names)

    def named(self, text: str) -> str:
        """Return a text with the ids of sources in it as their short names."""
        return self._ids.sub(self._named, text)

    def _named(self, found: re.Match[str]) -> str:
        self._used[found[0]] = None
        return self._names[found[0]]

    def _described(self, source: Source) -> Runs:
        who = source.author or source.publisher
        where = source.publisher if source.author else ""
        if who and self._names[source.id].casefold().startswith(who.casefold()):
            who = ""  # the short name says it
        when = date_words(parse_date(source.published)) if source.published else ""
        parts = [part for part in (who, _titled(source.title), where, when) if part]
        runs = [Run(self._names[source.id], "strong"), Run(f"  {', '.join(parts)}. ")]
        if source.url:
            runs += [Run(source.url, link=source.url), Run(" ")]
        runs.append(Run(f"Grade\u00a0{source.reliability}.", "quiet"))
        return tuple(runs)


def _titled(title: str) -> str:
    """Return a title in quotation marks; a remark in its place stays as it is."""
    return title if title.startswith("(") and title.endswith(")") else f"“{title}”"
