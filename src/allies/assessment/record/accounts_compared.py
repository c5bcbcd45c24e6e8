"""Compare accounts: where each account of the record differs from the best evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from allies.assessment.record.standing import statuses
from allies.evidence.accounts import BEST_EVIDENCE, Account
from allies.questions.accounts import Accounts, AccountsAnswer, Held, Moved, Story
from allies.questions.membership import Status
from allies.values.dates import day_text
from allies.world.view import View

_Place = tuple[str, str]  # state and organisation
_ORDER = ("document", "position", "source")


def accounts(view: View, question: Accounts) -> AccountsAnswer:
    """Answer where each account differs from the best evidence, and with what consequence.

    Sources whose text is not held are left out, unless the question asks for all or there are no
    others.
    """
    day = view.day(question.on)
    told = stories(view, day)
    documents_and_positions = [item for item in told if item.kind != "source"]
    found = told if question.everyone else documents_and_positions or told
    return AccountsAnswer(on=day_text(day), accounts=tuple(found))


def stories(view: View, day: int) -> list[Story]:
    """Return one story for each account except the best evidence.

    Documents come first, then reported positions, then other sources; in each group, the accounts
    that differ most come first. A holder without a statement that was surely published by the day
    of knowledge has no account.

    Args:
        view: the record.
        day: the day on which memberships are compared.
    """
    told = _Told(view, day)
    telling = (view.through(name) for name in view.account_ids()[1:])
    found = [told.story(each) for each in telling if _has_spoken(each.account)]
    return sorted(found, key=lambda item: (_ORDER.index(item.kind), -len(item.otherwise)))


def rested_on(view: View) -> frozenset[str]:
    """Return the ids of contests to which acts belong; only there a choice has consequences."""
    acts = (*view.acts, *(act for case in view.cases.values() for act in case.acts))
    return frozenset(name.partition("/")[0] for act in acts for name in act.version)


def _has_spoken(account: Account) -> bool:
    """Whether an account holds any version that was published by the day of knowledge."""
    return not account.silent.issuperset(account.choices)


class _Told:
    """Makes stories; accounts that choose the same versions share one computation of statuses."""

    def __init__(self, view: View, day: int) -> None:
        self._view, self._day = view, day
        self._matters = rested_on(view)
        self._best = view.through(BEST_EVIDENCE)
        self._known: dict[tuple[tuple[str, str], ...], Mapping[_Place, Status]] = {}

    def story(self, telling: View) -> Story:
        """Return the story of one account."""
        account = telling.account
        open_ = [name for name in account.choices if self._view.contests[name].has_alternatives]
        speaks = tuple(name for name in open_ if name not in account.silent)
        held = [self._held(account, name) for name in speaks]
        otherwise = tuple(item for item in held if item.best_evidence not in (None, item.version))
        return Story(
            account=account.id,
            name=account.name,
            kind=self._kind(account.id),
            speaks_on=speaks,
            contests=len(open_),
            otherwise=otherwise,
            holds=tuple(item for item in held if item.best_evidence is None),
            moved=tuple(self._moved(telling)) if otherwise else (),
        )

    def _held(self, account: Account, name: str) -> Held:
        """Return the version of a contest that an account holds."""
        contest = self._view.contests[name]
        version = contest.version(account.choices[name])
        # If the choice has no consequence, the best evidence prefers no version.
        best = contest.version(self._best.account.choices[name]) if name in self._matters else None
        return Held(
            contest=name,
            question=contest.question,
            version=version.id,
            says=version.says,
            best_evidence=best.id if best else None,
            best_says=best.says if best else None,
        )

    def _kind(self, account_id: str) -> Literal["document", "position", "source"]:
        if account_id in self._view.holders:
            return "position"
        source = self._view.sources.get(account_id)
        return "document" if source is not None and source.held else "source"

    def _moved(self, telling: View) -> Iterator[Moved]:
        """Return the states whose status differs from the best evidence."""
        best = self._statuses(self._best)
        for (state, organisation), status in self._statuses(telling).items():
            if status != best[state, organisation]:
                yield Moved(
                    state=state,
                    organisation=organisation,
                    held=status,
                    best=best[state, organisation],
                )

    def _statuses(self, view: View) -> Mapping[_Place, Status]:
        key = tuple(item for item in view.account.choices.items() if item[0] in self._matters)
        if key not in self._known:
            self._known[key] = statuses(view, self._day)
        return self._known[key]
