"""Accounts: a consistent choice of one version for every contest.

An account is named by its source. `best_evidence` follows the published rule below; every other
account follows one holder and uses `best_evidence` where that holder is silent.

The rule of best evidence, in order: a version with an argued preference (`preferred`); the
strongest single citation (texts and official acts before accounts of them, then the source's
reliability, then the statement's credibility; "cannot be judged" ranks in the middle); the number
of independent origins; the order in which the versions are listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

import msgspec

from allies.errors import QuestionError, UnknownName, ask_for, nearest
from allies.evidence.contests import Contest, Holder, Version
from allies.evidence.sources import Citation, Source
from allies.values.naming import NameIndex, refuse_unseen

BEST_EVIDENCE = "best_evidence"

_PRIMARY = frozenset({"treaty", "statute", "official_statement"})
_RELIABILITY_ORDER = "EDFCBA"
_CREDIBILITY_ORDER = "546321"
_LAST = date.max.toordinal()


class Account(msgspec.Struct, frozen=True):
    """A choice of one version for each contest.

    Attributes:
        id: `best_evidence`, a source or a declared holder.
        name: the name shown to people.
        choices: version id by contest id, for every contest with a version to choose.
        silent: contests on which the holder says nothing, so that `best_evidence` was used.
    """

    id: str
    name: str
    choices: Mapping[str, str]
    silent: frozenset[str] = frozenset()


class Evidence(msgspec.Struct, frozen=True, dict=True):
    """All sources, holders and contests.

    Attributes:
        sources: by id.
        holders: declared holders other than sources, by id.
        contests: by id.
    """

    sources: Mapping[str, Source]
    holders: Mapping[str, Holder]
    contests: Mapping[str, Contest]

    def account_ids(self) -> list[str]:
        """Return the names of all accounts."""
        held = {
            holder
            for contest in self.contests.values()
            for version in contest.versions
            for holder in version.holders
        }
        return [BEST_EVIDENCE, *sorted(held)]

    def account(self, account_id: str, as_of: int | None = None) -> Account:
        """Return an account by name.

        Args:
            account_id: one of `account_ids()`, or a name of its source or holder.
            as_of: use only versions that had surely been published by this day.

        Raises:
            QuestionError: there is no such account, or the name fits several.
        """
        account_id = self.account_meant(account_id)
        choices: dict[str, str] = {}
        silent: set[str] = set()
        for contest in self.contests.values():
            published = self.published_versions(contest, as_of)
            if not published:
                continue
            held = [version for version in published if account_id in version.holders]
            held = held if self.had_spoken(account_id, as_of) else []
            if not held:
                silent.add(contest.id)
            choices[contest.id] = (
                self.best_version(held, as_of) if held else self._preferred(contest, as_of)
            ).id
        if account_id == BEST_EVIDENCE:
            silent.clear()
        return Account(account_id, self.holder_name(account_id), choices, frozenset(silent))

    def account_meant(self, name: str) -> str:
        """Return the id of the one account that a name fits.

        Args:
            name: one of `account_ids()`, or a name of its source or holder.

        Raises:
            QuestionError: the name fits none, or several.
        """
        known = self.account_ids()
        if name in known:
            return name
        refuse_unseen(name, "account")
        index = NameIndex((known_id, self._called(known_id)) for known_id in known)
        found = index.find(name)
        if len(found) == 1:
            return found[0]
        if found:
            raise QuestionError(
                f"'{name}' fits {len(found)} accounts: {', '.join(found)}",
                field="account",
                why="the name must fit exactly one account",
                remedy="write the id of the account",
            )
        unknown = UnknownName(
            f"unknown account '{name}'",
            field="account",
            why="an account is named by the source or holder it follows:"
            f" see {ask_for('accounts', everyone='True')}",
            remedy=nearest(name, known),
        )
        raise QuestionError.of([unknown])

    def _called(self, holder_id: str) -> tuple[str, ...]:
        """Return the names of a holder: its id, its name, and the title of a source."""
        source = self.sources.get(holder_id)
        title = (source.title,) if source else ()
        return (holder_id, self.holder_name(holder_id), *title)

    def _preferred(self, contest: Contest, as_of: int | None) -> Version:
        """Return the version that the best evidence prefers; cached for all accounts."""
        key = contest.id, as_of
        if key not in self._best:
            self._best[key] = self.best_version(self.published_versions(contest, as_of), as_of)
        return self._best[key]

    @cached_property
    def _best(self) -> dict[tuple[str, int | None], Version]:
        return {}

    def had_spoken(self, holder_id: str, as_of: int | None) -> bool:
        """Return whether a source, or the source of a holder, had surely appeared by a day."""
        holder = self.holders.get(holder_id)
        source = self.sources.get(holder.source if holder else holder_id)
        return as_of is None or source is None or source.published.last <= as_of

    def holder_name(self, holder_id: str) -> str:
        """Return the shown name of a holder, a source or the best evidence."""
        if holder_id == BEST_EVIDENCE:
            return "best evidence"
        holder = self.holders.get(holder_id)
        return holder.name if holder else holder_id

    def described(self, account_id: str, as_of: int | None = None) -> str:
        """Return the shown name of an account, and on how many questions it is silent."""
        account = self.account(account_id, as_of)
        open_ = [name for name in account.choices if self.contests[name].has_alternatives]
        silent = sum(name in account.silent for name in open_)
        if not silent:
            return account.name
        return (
            f"{account.name}, and the best evidence where it is silent: on {silent} of"
            f" {len(open_)} questions"
        )

    def published_versions(self, contest: Contest, as_of: int | None) -> list[Version]:
        """Return the versions surely published by a day; all of them if no day is given."""
        return [
            version
            for version in contest.versions
            if as_of is None or any(self.is_public(cite, as_of) for cite in version.cites)
        ]

    def as_published(self, contest: Contest, as_of: int | None) -> Contest:
        """Return a contest with only what had surely been published by a day."""
        if as_of is None:
            return contest
        versions = tuple(
            msgspec.structs.replace(
                version,
                holders=self.spoken(version, as_of)[0],
                cites=self.published_cites(version.cites, as_of),
            )
            for version in self.published_versions(contest, as_of)
        )
        return msgspec.structs.replace(contest, versions=versions)

    def spoken(
        self, version: Version, as_of: int | None
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return who surely held a version by a day, and who perhaps did.

        A holder counts from the first of its statements cited for the version. A source that
        reports another source counts, and so does the source that it reports.
        """
        if as_of is None:
            return version.holders, ()
        surely: dict[str, None] = {}
        perhaps: dict[str, None] = {}
        for cite in version.cites:
            who = cite.root
            if self.is_public(cite, as_of):
                surely[who] = None
            elif self.may_be_public(cite, as_of):
                perhaps[who] = None
        return tuple(surely), tuple(name for name in perhaps if name not in surely)

    def published_cites(self, cites: Iterable[Citation], as_of: int | None) -> tuple[Citation, ...]:
        """Return the citations that had surely been published by a day.

        If only the origin had been published, the citation names the origin and nothing later.
        """
        return tuple(
            cite
            if as_of is None or self.sources[cite.source].published.last <= as_of
            else msgspec.structs.replace(
                cite, source=cite.root, origin="", runs=(), at="known through a later source"
            )
            for cite in cites
            if self.is_public(cite, as_of)
        )

    def publication(self, cite: Citation) -> tuple[int, int]:
        """Return the first and last day on which a cited statement can have become public."""
        published = self.sources[cite.root].published
        return published.first, published.last

    def is_public(self, cite: Citation, as_of: int | None) -> bool:
        """Return whether a statement had surely been published by a day."""
        return as_of is None or self.publication(cite)[1] <= as_of

    def may_be_public(self, cite: Citation, as_of: int) -> bool:
        """Return whether it is uncertain that a statement had been published by a day."""
        first, last = self.publication(cite)
        return first <= as_of < last

    def origins(self, cites: Iterable[Citation]) -> list[str]:
        """Return the independent origins of some citations, in order of first mention."""
        return list(dict.fromkeys(cite.root for cite in cites))

    def best_version(self, versions: Sequence[Version], as_of: int | None = None) -> Version:
        """Return the version that the rule of best evidence prefers.

        In a tie, it is the one published first; if both are of one day, the first by id.
        """
        told = sorted(versions, key=lambda version: (self._first_told(version), version.id))
        return max(told, key=lambda version: self._strength(version, as_of))

    def _first_told(self, version: Version) -> tuple[int, int]:
        """Return the first and last day on which a version can have become public."""
        return min(map(self.publication, version.cites), default=(_LAST, _LAST))

    def _strength(self, version: Version, as_of: int | None) -> tuple[bool, tuple[int, ...], int]:
        cites = [cite for cite in version.cites if self.is_public(cite, as_of)]
        best = max((self._grade(cite) for cite in cites), default=(0, 0, 0))
        return bool(version.preferred), best, len(self.origins(cites))

    def _grade(self, cite: Citation) -> tuple[int, int, int]:
        source = self.sources[cite.source]
        return (
            int(source.kind in _PRIMARY),
            _RELIABILITY_ORDER.index(source.reliability),
            _CREDIBILITY_ORDER.index(cite.credibility),
        )
