"""A view: the record in one account, with only what had been published by a day.

What had not surely been published is removed once, when the view is made (`published`); later code
need not check again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import Any, TypeVar

from msgspec.structs import replace

from allies.evidence.accounts import BEST_EVIDENCE, Account
from allies.evidence.contests import Holder
from allies.questions.base import NOTHING_SUPPOSED, WhatIf
from allies.values.dates import long_day, parse_date
from allies.world.acts import Act
from allies.world.endings import leaves_off
from allies.world.forces import Force
from allies.world.log import Log
from allies.world.organisations import Organisation
from allies.world.published import Published
from allies.world.record import Record
from allies.world.snapshot import Snapshot
from allies.world.vocabulary import KINDS
from allies.world.worlds import Worlds

T = TypeVar("T")
WITHHELD = "(title withheld: it tells what came after)"


class View(Record, frozen=True, dict=True, kw_only=True):
    """The record in one account, without anything that was published after a day.

    Attributes:
        account: the choice among the versions of every contest.
        as_of: the day of knowledge, as an ordinal; None if nothing is removed.
        whole: the full record.
        what_if: the suppositions; they are read where they matter.
        seed: seed of the streams that questions draw from.
        perhaps: acts for which it is uncertain whether they had been published, by case; the empty
            key has those without a case.
        perhaps_held: who perhaps held a version already, by contest and version.
        unreadable: instruments that had not been opened by the day of knowledge.
        unsupported: acts that no source documents once some are left out; what they set is unknown.
        rule_of: organisations to whose organs a supposed rule applies; all if empty.
    """

    account: Account
    as_of: int | None
    whole: Record
    what_if: WhatIf = NOTHING_SUPPOSED
    seed: int = 0
    perhaps: Mapping[str, tuple[Act, ...]] = {}
    perhaps_held: Mapping[tuple[str, str], tuple[str, ...]] = {}
    unreadable: frozenset[str] = frozenset()
    unsupported: frozenset[str] = frozenset()
    rule_of: tuple[str, ...] = ()

    def on(self, day: int, worlds: Worlds | None = None) -> Snapshot:
        """Return a snapshot of all acts on or before a day.

        Args:
            day: the day, as an ordinal.
            worlds: the worlds to answer for; if not given, the account's one world.
        """
        return Snapshot(
            day,
            self.log,
            worlds or Worlds(self.account),
            is_covered=self.covers(day),
            complete_instruments=self._complete_instruments,
            unreadable=self.unreadable,
        )

    def forces_there(self, day: int) -> list[Force]:
        """Return the forces whose owner had not been dissolved by a day, each where it then was.

        A force that an act sent to another place before the day starts from there.

        A state that is supposed to withdraw its forces has none.

        Args:
            day: the day, as an ordinal.
        """
        snapshot = self.on(day)
        gone = {force.owner for force in self.forces.values()}
        gone = {owner for owner in gone if snapshot.dissolution(owner) is not None}
        gone.update(self.what_if.withdraw)
        forces = [force for force in self.forces.values() if force.owner not in gone]
        sent = {act.force: act.place for act in self._deployments if act.on.last < day}
        return [
            replace(force, home=sent[force.id]) if sent.get(force.id) in self.places else force
            for force in forces
        ]

    @cached_property
    def _deployments(self) -> tuple[Act, ...]:
        """The uncontested acts that sent a force to a place, in order of time."""
        return tuple(
            act for act in self.log.acts if act.act == "force_deployed" and not act.version
        )

    @property
    def last_day(self) -> int:
        """The last day that the record covers and that was known."""
        last = self.theatre.until.last
        return last if self.as_of is None else min(last, self.as_of)

    def day(self, text: str) -> int:
        """Return a day as an ordinal; the last known day if none is given.

        Args:
            text: the day as YYYY-MM-DD, already validated; empty if none is given.
        """
        return parse_date(text).first if text else self.last_day

    @cached_property
    def _complete_instruments(self) -> frozenset[str]:
        return frozenset(item.id for item in self.instruments.values() if item.complete)

    @property
    def whole_log(self) -> Log:
        """All acts of the record, whenever they were published, with what they set."""
        return self.log if self.as_of is None else self.whole.log

    @property
    def follows_best_evidence(self) -> bool:
        """Whether only the account of best evidence was asked for."""
        return self.account.id == BEST_EVIDENCE

    @cached_property
    def account_described(self) -> str:
        """The shown name of the account, and on how many questions best evidence replaces it."""
        account = self.account
        open_ = [name for name in account.choices if self.contests[name].has_alternatives]
        silent = sum(name in account.silent for name in open_)
        if not silent:
            return account.name
        return (
            f"{account.name}, and the best evidence where it is silent: on {silent} of"
            f" {len(open_)} questions"
        )

    @cached_property
    def known(self) -> str:
        """The day of knowledge, as shown to people; empty if nothing is removed."""
        return "" if self.as_of is None else long_day(self.as_of)

    def account_ids(self) -> list[str]:
        """Return the account of every source and holder that had spoken by the day of knowledge."""
        evidence = self.whole.evidence
        return [name for name in evidence.account_ids() if evidence.had_spoken(name, self.as_of)]

    @cached_property
    def withheld(self) -> frozenset[str]:
        """Names of sources and other entries that had not surely been published."""
        return _names_of(self.whole) - _names_of(self)

    def through(self, account: str) -> View:
        """Return the same record in another account.

        Raises:
            QuestionError: there is no such account.
        """
        chosen = _chosen(self.whole, account, self.as_of, self.holders)
        other = replace(self, account=chosen)
        # The acts are the same in every account.
        other.__dict__["log"] = self.log
        return other

    def known_by(self, day: int) -> View:
        """Return the part of this view that had surely been published by a day."""
        as_of = day if self.as_of is None else min(day, self.as_of)
        cut = view_of(self.whole, self.account.id, as_of)
        return replace(cut, what_if=self.what_if, seed=self.seed)

    @cached_property
    def log(self) -> Log:
        """All acts of the view, with the registers they set."""
        return self._log_of(self.acts, self.unsupported)

    @property
    def recorded(self) -> View:
        """The same view without any supposition."""
        found: View = self.__dict__.get("recorded", self)
        return found

    @property
    def supposed(self) -> WhatIf:
        """The suppositions as they were asked, with levers by their names."""
        found: WhatIf = self.__dict__.get("supposed", self.what_if)
        return found

    def supposing(
        self, what_if: WhatIf, seed: int = 0, day: int | None = None, organisation: str = ""
    ) -> View:
        """Return the same view with suppositions, and the seed of the draws.

        Args:
            what_if: the suppositions.
            seed: seed of the streams that questions draw from.
            day: the day in question; the last known day if not given.
            organisation: the organisation asked about, for a membership that names none.

        Raises:
            QuestionError: suppositions contradict each other, or history.
        """
        plain = replace(self.recorded, seed=seed)
        plain.__dict__["log"] = self.recorded.log
        if not what_if.changes:
            return plain
        from allies.world.supposing import suppose

        other = suppose(plain, what_if, self.last_day if day is None else day, organisation)
        other.__dict__["recorded"] = plain
        other.__dict__["supposed"] = what_if
        return other

    def supposing_apart(self, what_if: WhatIf, seed: int = 0) -> View:
        """Return the view as recorded, with suppositions that the question puts in by itself."""
        other = self.supposing(NOTHING_SUPPOSED, seed)
        other.__dict__["supposed"] = what_if
        return other

    def with_acts(self, acts: Iterable[Act]) -> View:
        """Return the same view in which further acts happen as well."""
        added = tuple(acts)
        if not added:
            return self
        whole = replace(self.whole, acts=self.whole.acts + added)
        return replace(
            self,
            acts=self.acts + added,
            organisations=_led_until_gone(self.organisations, added, {"dissolved"}),
            whole=whole,
        )

    def without_act(self, act_id: str) -> View:
        """Return the same view in which one act does not happen."""
        rest = _but(self.acts, act_id)
        if len(rest) == len(self.acts):
            return self
        whole = replace(self.whole, acts=_but(self.whole.acts, act_id))
        return replace(self, acts=rest, whole=whole)

    def without_entries(self, names: Collection[str]) -> View:
        """Return the same view without some acts, statements, versions and forces."""
        from allies.world.supposing import without_parts

        return self._with(without_parts(self.whole, names), without_parts(self, names))

    def without_sources(self, names: Collection[str]) -> View:
        """Return the same view as if some sources had not been read."""
        from allies.world.left_out import without_sources

        of_whole = without_sources(self.whole, names)
        of_whole.pop("unsupported")
        return self._with(of_whole, without_sources(self, names))

    def with_forces(self, forces: Iterable[Force]) -> View:
        """Return the same view in which further forces are there; the same id replaces a force."""
        added = {force.id: force for force in forces}
        own, whole = ({**item.forces, **added} for item in (self, self.whole))
        return self._with({"forces": whole}, {"forces": own})

    def _with(self, of_whole: Mapping[str, Any], own: Mapping[str, Any]) -> View:
        """Return the same view with other parts; the account chooses among what is left."""
        whole = replace(self.whole, **of_whole)
        other = replace(self, **own, whole=whole)
        return replace(other, account=_chosen(whole, self.account.id, self.as_of, other.holders))

    def hiding_outcome(self, case_id: str) -> View:
        """Return the same view without the outcome of a case, for blind readers.

        Removed are what happened, why, and what sources concluded about it, and the titles of
        sources that appeared after the day of the case.
        """
        name = self.case(case_id).id
        whole = replace(self.whole, **_without_outcome(self.whole, name))
        return replace(self, **_without_outcome(self, name), whole=whole)

    def hiding_outcomes(self) -> View:
        """Return the same view without the outcome of any case, nor the contests about reasons."""
        told = {name for case in self.cases.values() for name in case.explanations}
        view = self
        for name in self.cases:
            view = view.hiding_outcome(name)
        kept = {name: item for name, item in view.contests.items() if name not in told}
        return replace(view, contests=kept)


def view_of(record: Record, account: str = BEST_EVIDENCE, as_of: int | None = None) -> View:
    """Return a view of a record.

    Args:
        record: everything a theatre says; or a view of it, which is only reduced further.
        account: the account that chooses among versions.
        as_of: the day of knowledge, as an ordinal; only what had surely been published by then is
            kept. None keeps everything.

    Raises:
        QuestionError: there is no such account.
    """
    if isinstance(record, View):
        told = record.through(account)
        return told if as_of is None else told.known_by(as_of)
    parts: dict[str, Any] = {name: getattr(record, name) for name in Record.__struct_fields__}
    if as_of is not None:
        parts |= Published(record, as_of).parts()
    parts["organisations"] = _led_until_gone(
        parts["organisations"], parts["acts"], {"dissolved", *_LEAVING}
    )
    chosen = _chosen(record, account, as_of, parts["holders"])
    view = View(**parts, account=chosen, as_of=as_of, whole=record)
    if as_of is None:
        view.__dict__["log"] = record.log
    return view


def _led_until_gone(
    organisations: Mapping[str, Organisation], acts: Iterable[Act], kinds: Collection[str]
) -> Mapping[str, Organisation]:
    """Return organisations, each led by a state at most until it left it or was dissolved.

    A state that comes back leads again only if the entry says so. Who never was a member may lead.

    Args:
        organisations: by id.
        acts: what happens.
        kinds: the kinds of act that end leadership: a state that is only supposed to leave an
            organisation may still lead its members.
    """
    found = dict(organisations)
    for act in acts:
        if act.version or act.act not in kinds:
            continue
        if act.act == "dissolved":
            found = {name: body.led_until(act.by, act.on) for name, body in found.items()}
        elif act.of in found:
            found[act.of] = found[act.of].led_until(act.affected, act.on)
    return found


_LEAVING = frozenset(
    name
    for name, kind in KINDS.items()
    if name not in ("observer_admitted", "partner_admitted")
    and any(leaves_off(setting) and setting.subject[0] == "affected" for setting in kind.sets)
)


def _chosen(
    whole: Record, account: str, as_of: int | None, holders: Mapping[str, Holder]
) -> Account:
    """Return an account's choices by a day, with the name its holder had by then."""
    chosen = whole.evidence.account(account, as_of)
    holder = holders.get(chosen.id)
    return chosen if holder is None else replace(chosen, name=holder.name)


def _but(acts: Iterable[Act], act_id: str) -> tuple[Act, ...]:
    return tuple(act for act in acts if act.id != act_id)


def _without_outcome(record: Record, case_id: str) -> dict[str, Any]:
    """Return the parts of a record that reveal the outcome of a case, with the outcome removed."""
    case = record.cases[case_id]
    shown = replace(case, happened=None, explanations=())
    # One conclusion may be about several cases in the same words.
    told = {item.says for item in record.judgements.values() if item.case == case_id}
    return {
        "cases": {**record.cases, case_id: shown},
        "sources": {
            name: replace(source, title=WITHHELD, url="")
            if source.published.last > case.on.last
            else source
            for name, source in record.sources.items()
        },
        "judgements": {
            name: item for name, item in record.judgements.items() if item.says not in told
        },
    }


def _names_of(record: Record) -> frozenset[str]:
    """Return the names of all sources, and of entries that may be removed."""
    names = {act.id for act in record.acts} | set(record.sources) | set(record.provisions)
    names |= {act.id for case in record.cases.values() for act in case.acts}
    for capital in record.capitals.values():
        names |= {item.id for item in capital.traits}
        names |= {item.id for item in capital.registers}
    for contest in record.contests.values():
        if contest.versions:
            names.add(contest.id)
        names |= {f"{contest.id}/{version.id}" for version in contest.versions}
    return frozenset(names)
