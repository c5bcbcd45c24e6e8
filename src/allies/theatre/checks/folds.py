"""Checks of the fold: no act may contradict earlier acts, in any version of the record."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from allies.evidence.accounts import BEST_EVIDENCE
from allies.theatre.checks.context import Context
from allies.world.acts import Act
from allies.world.log import Cell, Effect, Log, act_order
from allies.world.registers import NONE_CODE, REGISTERS, Register
from allies.world.vocabulary import KINDS

MOST_WORK = 400_000  # acts read again, over all accounts and deviations: under a second


@dataclass(frozen=True, slots=True)
class Contradiction:
    """An act that cannot follow the value before it."""

    effect: Effect
    before: str


def check_folds(context: Context) -> None:
    """Check every account, and every single deviation from the best evidence.

    A contradiction by an uncontested act is a fault: a state cannot leave what it never joined. A
    contradiction inside a version is only noted, because the version may be wrong.
    """
    record = context.record
    acts = [act for act in record.acts if act.act in KINDS]
    if not all_sources_known(context, acts):
        return  # the missing source is a separate fault, and dates cannot be checked without it
    log = record.log if len(acts) == len(record.acts) else Log(acts, record.evidence)
    _check_cases(context, log)
    contested = {effect.cell for effect in log.effects if effect.contest}
    plain = {effect.cell for effect in log.effects} - contested
    _check_conditions(context, log)
    _check_who_was_there(context, log)
    _check_who_was_gone(context, log)
    for found in contradictions(log, plain, {}):
        _report(context, found, "in every account")
    reported: set[tuple[str, Cell]] = set()
    touched: dict[str, dict[Cell, None]] = {}
    for effect in log.effects:
        touched.setdefault(effect.contest, {})[effect.cell] = None
    work = 0
    for name, choices, differing in _choices(context):
        # Only registers of contests on which the account differs can show something new.
        cells = {cell: None for other in differing for cell in touched.get(other, ())}
        work += sum(len(log.setters(cell)) for cell in cells)
        if cells and work > MOST_WORK and name != f"account {BEST_EVIDENCE}":
            _tell_unchecked(context, name, next(iter(differing)))
            break
        for found in contradictions(log, cells, choices):
            mark = (found.effect.act.id, found.effect.cell)
            if mark not in reported:
                reported.add(mark)
                _report(context, found, name)


def _tell_unchecked(context: Context, name: str, contest: str) -> None:
    context.note(
        f"contest:{contest}",
        (),
        f"{name}, and what follows, was not checked for acts that cannot follow each other",
        f"so many versions are about the same registers that over {MOST_WORK:,} acts would be read",
        "read such a version with '--account' and a source that holds it, or divide the theatre",
    )


def _check_cases(context: Context, record: Log) -> None:
    """Check the acts of each case against the record before them."""
    for case in context.record.cases.values():
        own = Log([act for act in case.acts if act.act in KINDS], context.record.evidence)
        names = {act.id for act in own.acts}
        for cell in dict.fromkeys(effect.cell for effect in own.effects):
            effects = [*record.setters(cell), *own.setters(cell)]
            effects.sort(key=lambda effect: act_order(effect.act))
            for found in _walk(cell, [effect for effect in effects if _is_active(effect, {})]):
                if found.effect.act.id in names:
                    _report(context, found, "in every account")


def all_sources_known(context: Context, acts: Sequence[Act]) -> bool:
    """Return whether every source that acts and versions cite is declared.

    Args:
        context: what is checked.
        acts: the acts.
    """
    cites = [cite for act in acts for cite in act.cites]
    for contest in context.record.contests.values():
        cites += [cite for version in contest.versions for cite in version.cites]
    named = {name for cite in cites for name in (cite.root, cite.source)}
    return named <= set(context.record.sources)


def _choices(context: Context) -> Iterator[tuple[str, Mapping[str, str], Collection[str]]]:
    """Return the choices of every account, and every single deviation from the best evidence.

    Each comes with the contests on which it differs from the best evidence. The best evidence
    comes first, with all contests.
    """
    evidence = context.record.evidence
    best = dict(evidence.account(BEST_EVIDENCE).choices)
    yield f"account {BEST_EVIDENCE}", best, evidence.contests
    for account_id in evidence.account_ids():
        choices = evidence.account(account_id).choices
        differing = [name for name in evidence.contests if choices.get(name) != best.get(name)]
        yield f"account {account_id}", choices, differing
    for contest in evidence.contests.values():
        for version in contest.versions:
            if best.get(contest.id) != version.id:
                name = f"{contest.id}/{version.id}"
                choices = ChainMap({contest.id: version.id}, best)
                yield f"best evidence except on {name}", choices, (contest.id,)


def _report(context: Context, found: Contradiction, choices: str) -> None:
    effect = found.effect
    if effect.act.affected not in context.names["actor"]:
        return  # the unknown name is a separate fault
    if not all(getattr(effect.act, name) for name in KINDS[effect.act.act].needs):
        return  # the missing name is a separate fault
    register, *subject = effect.cell
    note = context.note if effect.contest else context.fault
    note(
        f"act:{effect.act.id}",
        ("act",),
        f"'{effect.act.act}' cannot follow: {register} of {' in '.join(subject)} is"
        f" '{found.before}' on {effect.act.on}",
        f"it must be {' or '.join(effect.after)} ({choices})",
        "add the act that came before, correct a date, or name the version it belongs to",
    )


def contradictions(
    log: Log, cells: Iterable[Cell], choices: Mapping[str, str]
) -> Iterator[Contradiction]:
    """Return every act that cannot follow the value before it.

    Args:
        log: the acts.
        cells: the registers to check.
        choices: the chosen version of each contest.
    """
    for cell in cells:
        yield from _walk(cell, [e for e in log.setters(cell) if _is_active(e, choices)])


def _is_active(effect: Effect, choices: Mapping[str, str]) -> bool:
    return not effect.contest or choices.get(effect.contest) in effect.versions


def _walk(cell: Cell, effects: Sequence[Effect]) -> Iterator[Contradiction]:
    register = REGISTERS[cell[0]]
    before, by = register.word(NONE_CODE), ""
    vague = [effect for effect in effects if effect.first != effect.last]
    for at, effect in enumerate(effects):
        if effect.consequent:
            # A consequence happens only if the value that it ends is still there.
            if before in effect.after and effect.ends in ("", by):
                before, by = register.word(effect.code), ""
            continue
        if effect.after and before not in effect.after:
            # Acts in an open order (their dates overlap) may also have come just before this one.
            # Two acts dated to the day have an order.
            others = effects if effect.first != effect.last else vague
            open_before = (other for other in others if _in_open_order(other, effect))
            possible = {register.word(other.code) for other in open_before}
            if at:
                possible |= _without_open(register.word(NONE_CODE), effects, at)
            if not possible & set(effect.after):
                yield Contradiction(effect, before)
        before, by = register.word(effect.code), effect.act.id


def _check_conditions(context: Context, log: Log) -> None:
    """Fault every uncontested act whose conditions do not hold when it happens."""
    for act in log.acts:
        for condition in () if act.version else KINDS[act.act].stands:
            subject = (getattr(act, field) for field in condition.subject)
            cell = (condition.register, *subject)
            before = stood(log.setters(cell), act, REGISTERS[condition.register])
            if before and not before & set(condition.words):
                register, *about = cell
                context.fault(
                    f"act:{act.id}",
                    ("act",),
                    f"'{act.act}' cannot happen while {register} of {' in '.join(about)} is"
                    f" '{' or '.join(sorted(before))}' on {act.on}",
                    f"it must be {' or '.join(condition.words)}",
                    _INSTEAD.get(act.act, "")
                    or "add the act that came before, or correct one of the dates",
                )


def _check_who_was_there(context: Context, log: Log) -> None:
    """Fault every exercise and transfer of somebody who did not exist then."""
    for act in log.acts:
        if KINDS[act.act].ledger not in ("exercises", "transfers"):
            continue
        for within, name in _partakers(act):
            effects = log.setters(("existence", name))
            before = stood(effects, act, REGISTERS["existence"])
            founded = any(not item.consequent and item.act.act == "founded" for item in effects)
            gone = {"none", "dissolved"} if founded else {"dissolved"}
            if before and before <= gone:
                context.fault(
                    f"act:{act.id}",
                    within,
                    f"'{name}' did not exist on {act.on}",
                    "who exercises, gives or receives is there on that day",
                    "correct the date, or name who it was then",
                )


def _partakers(act: Act) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Return all that have a part in an exercise or a transfer, with where each is named."""
    yield ("by",), act.by
    if act.to:
        yield ("to",), act.to
    for field in ("hosts", "participants", "also_to"):
        for at, name in enumerate(getattr(act, field)):
            yield (field, at), name
    for at, absence in enumerate(act.away):
        yield ("away", at, "state"), absence.state


def _check_who_was_gone(context: Context, log: Log) -> None:
    """Fault every act of, or about, a state, an organisation or an organ after its end."""
    organs = {organ.id: organ for body in context.record.bodies() for organ in body.organs}
    for act in log.acts:
        if KINDS[act.act].ledger in ("exercises", "transfers"):
            continue  # checked with all that take part
        for field in _acting(act):
            name = getattr(act, field)
            if (end := _dissolved_before(log, name.partition(".")[0], act)) is not None:
                _tell_gone(context, act, field, f"it was dissolved on {end.act.on}")
            elif (organ := organs.get(name)) is not None:
                if organ.until is not None and act.on.first > organ.until.last:
                    _tell_gone(context, act, field, f"its entry says 'until: {organ.until}'")
                elif organ.since is not None and act.on.last < organ.since.first:
                    _tell_gone(context, act, field, f"its entry says 'since: {organ.since}'")


def _acting(act: Act) -> Iterator[str]:
    """Return the fields of an act that name who must exist when it happens."""
    kind = KINDS[act.act]
    if kind.public != "first_origin" and act.act not in _AT_ANY_TIME:
        yield "by"
    if (kind.sets and act.act not in _AT_ANY_TIME) or act.act == "voted":
        succeeds = ("membership_succeeded", "treaty_succeeded")
        yield from (
            field
            for field in ("of", "to", "state")
            if getattr(act, field) and not (field == "to" and act.act in succeeds)
        )


_AT_ANY_TIME = frozenset({"founded", "dissolved", "published", "occurred", "seated"})


def _dissolved_before(log: Log, name: str, act: Act) -> Effect | None:
    """Return the end of a state or an organisation, if it surely ended on a day before an act."""
    effects = log.setters(("existence", name))
    if act.version or stood(effects, act, REGISTERS["existence"]) != {"dissolved"}:
        return None
    end = [item for item in effects if item.act.act == "dissolved" and item.last < act.on.first]
    return end[-1] if end else None


def _tell_gone(context: Context, act: Act, field: str, why: str) -> None:
    context.fault(
        f"act:{act.id}",
        (field,),
        f"'{getattr(act, field)}' did not exist on {act.on}",
        why,
        "correct the date of the act or of the end, or name who it was then",
    )


_INSTEAD = {
    "participation_resumed": "write 'membership_restored' for a membership that was suspended",
}


def stood(effects: Sequence[Effect], act: Act, register: Register) -> set[str]:
    """Return the possible values when an act happened; none if the sources differ.

    Args:
        effects: everything that sets the register, in order.
        act: the act.
        register: the register.
    """
    if any(effect.contest for effect in effects):
        return set()
    sure = [effect for effect in effects if effect.last <= act.on.first]
    perhaps = {
        register.word(effect.code)
        for effect in effects
        if effect.first <= act.on.last and effect.last > act.on.first
    }
    before = register.word(NONE_CODE)
    for effect in sure:
        if not effect.consequent or before in effect.after:
            perhaps |= {before} if effect.first == act.on.last else set()
            before = register.word(effect.code)
    return {before} | perhaps


def _in_open_order(one: Effect, other: Effect) -> bool:
    """Return whether two acts can have happened in either order, by their dates."""
    overlap = one.first <= other.last and other.first <= one.last
    return one is not other and overlap and not (one.first == one.last == other.first == other.last)


def _without_open(nothing: str, effects: Sequence[Effect], at: int) -> set[str]:
    """Return the possible values before an act if all acts in open order came after it."""
    earlier = (effects[before] for before in range(at - 1, -1, -1))
    sure = next((other for other in earlier if not _in_open_order(other, effects[at])), None)
    return {REGISTERS[sure.cell[0]].word(sure.code) if sure else nothing}
