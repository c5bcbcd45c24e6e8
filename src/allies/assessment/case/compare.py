"""Compare a crisis under suppositions: as recorded, each alone, and all together.

All are answered on the same numbers of every stream, so that a difference is due to what is
supposed. Its interval treats the draws that turn into yes and those that turn into no as two
shares, and takes the far ends of both, so that it is never too narrow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import fsum
from typing import Literal, NamedTuple

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from allies.assessment.case.case_model import CaseModel, JudgedMeans, MeansKey, Run
from allies.assessment.case.headline import headline
from allies.assessment.case.membership_check import refuse_absence
from allies.assessment.case.outside import look_outside
from allies.assessment.case.runs import request_of, set_question
from allies.assessment.case.setting import Setting
from allies.assessment.case.tally import AnswerTally, MeansTally, answer_codes, asked_means
from allies.assessment.parts import probability, scenario_set
from allies.errors import QuestionError, ask_for, field
from allies.law.finding import find
from allies.logistics.ways import Ways
from allies.questions import compare as types
from allies.questions.base import NOTHING_SUPPOSED, WhatIf
from allies.values.dates import day_text
from allies.values.inputs import Inputs
from allies.values.likelihood import shown_chance, shown_range
from allies.values.means import MEANS
from allies.values.sampling import turned_interval
from allies.values.streams import Streams, blocks
from allies.world.view import View

Part = Literal["law", "vote", "movement"]
Booleans = NDArray[np.bool_]
MOST_SUPPOSED = 12
BEFORE, TOGETHER = "before", "together"


def compare(view: View, question: types.Compare) -> types.CompareAnswer:
    """Answer a crisis under every supposition.

    Raises:
        QuestionError: nothing is supposed, the case asks for no help, or a supposition is refused.
    """
    if question.scenarios:
        return _in_worlds(view, question)
    parts = list(single(view.supposed))
    if not parts or len(parts) > MOST_SUPPOSED:
        raise QuestionError(
            "nothing is supposed" if not parts else f"{len(parts)} things are supposed at once",
            field="lever",
            why=f"a comparison sets 1 to {MOST_SUPPOSED} suppositions beside the record",
            remedy=f"name a lever, see {ask_for('levers')}, or an act, a vote, a passage, a source",
        )
    # Two panels cannot judge together.
    together = len(view.supposed.judgements) < 2
    found = compared(view, question, parts, together=together)
    setting, shown = found.setting, found.shown
    alone = [item.difference for item in shown[1:-1]]
    joint = None
    if shown[-1].name == TOGETHER and alone and all(alone) and shown[-1].difference is not None:
        joint = probability(
            shown[-1].difference.points - fsum(item.points for item in alone if item is not None)
        )
    return _answer(question, setting, shown, joint)


def _answer(
    question: types.Compare,
    setting: Setting,
    variants: tuple[types.Variant, ...],
    joint: float | None = None,
) -> types.CompareAnswer:
    return types.CompareAnswer(
        on=day_text(setting.day),
        case=setting.case.id,
        title=setting.case.title,
        question=setting.case.question.asks,
        hypothetical=setting.case.hypothetical,
        variants=variants,
        joint=joint,
        draws=question.draws,
        scenarios=question.scenarios or None,
    )


def _in_worlds(view: View, question: types.Compare) -> types.CompareAnswer:
    """Answer a crisis in every world of a scenario set; a world without inputs is as recorded.

    Raises:
        QuestionError: something is supposed beside the set, or the case asks for no help.
    """
    if view.supposed.changes:
        given = field(view.supposed.changes[0])
        raise QuestionError(
            f"a scenario set and {given} are asked for at once",
            field="scenarios",
            why="a world sets all that is supposed in it; nothing is added to a document's world",
            remedy=f"leave out {field('scenarios')} or {given}",
        )
    worlds = scenario_set(view, question.scenarios).backgrounds
    setting_worlds = [world for world in worlds if world.what_if.changes]
    found = compared(
        view,
        question,
        [world.what_if for world in setting_worlds],
        together=False,
        names=[world.id for world in setting_worlds],
    )
    before, *others = found.shown
    by_world = {item.name: item for item in others}
    shown = [
        replace(
            by_world.get(world.id, before),
            name=world.id,
            says=world.says,
            no_input=" ".join(world.no_input.split()) or None,
        )
        for world in worlds
    ]
    return _answer(question, found.setting, (before, *shown))


class Variants(NamedTuple):
    """A crisis under several suppositions.

    Attributes:
        setting: the case on its day, as recorded.
        shown: the variants, as recorded first.
    """

    setting: Setting
    shown: tuple[types.Variant, ...]

    @property
    def day(self) -> int:
        """The day in question, as an ordinal."""
        return self.setting.day


def compared(
    view: View,
    question: types.Compare,
    parts: Sequence[WhatIf],
    *,
    together: bool,
    names: Sequence[str] = (),
) -> Variants:
    """Return a crisis as recorded, under each of some suppositions, and perhaps under all.

    Args:
        view: the record, with what is supposed together.
        question: the crisis.
        parts: the suppositions, each by itself.
        together: whether to add all together, which refuses what cannot be so.
        names: a name for each part; by what it supposes if not given.

    Raises:
        QuestionError: the case asks for no help, or all together cannot be supposed.
    """
    before = _Variant(BEFORE, view.recorded, question)
    setting = before.model.setting
    if not setting.case.question.means:
        raise QuestionError(
            f"case '{setting.case.id}' asks about the law, not about help",
            field="case",
            why="there is no likelihood to compare",
            remedy=f"ask {ask_for('law-case', case=setting.case.id)} with each lever",
        )
    # No supposition changes the network, so that all share the ways that were found.
    found, ways = [before], before.model.ways
    alone = parts if len(parts) > 1 or not together else ()
    for name, what_if in zip(names or map(_named, alone), alone, strict=True):
        found.append(_Variant(name, view, question, what_if, ways))
    if together:
        name = TOGETHER if len(parts) > 1 else _named(parts[0])
        last = _Variant(name, view, question, view.supposed, ways)
        if last.error is not None:
            raise last.error
        found.append(last)
    _run(found, question.draws)
    return Variants(setting, tuple(_shown(item, before) for item in found))


def single(what_if: WhatIf) -> Iterator[WhatIf]:
    """Return every supposition of a what-if by itself."""
    for name in what_if.changes:
        value = getattr(what_if, name)
        several = value if isinstance(value, tuple) else None
        for one in (value,) if several is None else [(item,) for item in several]:
            yield replace(NOTHING_SUPPOSED, **{name: one})


def _named(what_if: WhatIf) -> str:
    """Return the name of one supposition: as it is typed, without the option where it is plain."""
    (name,) = what_if.changes
    value = getattr(what_if, name)
    text = value[0] if isinstance(value, tuple) else value
    if name == "acts":
        return f"with {text.get('by')} {text.get('act')}"
    words = {"lever": "", "member": "member ", "vote": "vote ", "without_source": "without "}
    said = words.get(name, f"{name.replace('_', ' ')} ")
    if name == "judgements":
        return f"panel {text if isinstance(text, str) else text['id']}"
    return f"{said}{text if isinstance(text, str) else next(iter(text))}"


class _Variant:
    """The crisis under some suppositions, with what was counted.

    Attributes:
        name: as shown.
        what_if: what is supposed.
        error: why it cannot be supposed by itself.
    """

    def __init__(
        self,
        name: str,
        view: View,
        question: types.Compare,
        what_if: WhatIf = NOTHING_SUPPOSED,
        ways: Ways | None = None,
    ) -> None:
        self.name = name
        self.what_if = what_if
        self.error: QuestionError | None = None
        self.answer = AnswerTally()
        self.means: dict[MeansKey, MeansTally] = {}
        self.turns = [0, 0]
        self.yes: Booleans | None = None
        self.first: Run | None = None
        try:
            day = None if not what_if.changes else _day(view, question)
            seen = view.supposing(what_if, view.seed, day, _organisation(view, question))
            setting = set_question(seen, question.case, question.on)
            asked = setting.case.question
            if asked.means:
                refuse_absence(setting, *asked.asked_of)
            # Only the means asked about decide the answer.
            self.model = CaseModel(setting, request_of(seen, question), ways, asked_only=True)
        except QuestionError as error:
            self.error = error
            if not what_if.changes:
                raise

    def add(self, inputs: Inputs, before: Booleans | None) -> Booleans:
        """Run one block, and count the draws that turn."""
        model = self.model
        run = model.run_on(inputs)
        self.first = self.first or run
        asked = model.setting.case.question
        self.answer.add(run, asked)
        for key in asked_means(run, asked):
            tally = self.means.setdefault(key, MeansTally(run.prepared[key].readings_held))
            tally.add(run.prepared[key].plan, run.outcomes[key])
        yes: Booleans = answer_codes(run, asked)[0][0]
        if before is not None:
            self.turns[0] += int(np.count_nonzero(yes & ~before))
            self.turns[1] += int(np.count_nonzero(before & ~yes))
        return yes

    @property
    def judged(self) -> Mapping[MeansKey, JudgedMeans]:
        """Every means asked about, in the first block."""
        assert self.first is not None  # noqa: S101 (run before it is shown)
        return {key: self.first.prepared[key] for key in self.means}


def _day(view: View, question: types.Compare) -> int:
    return set_question(view.recorded, question.case, question.on).day


def _organisation(view: View, question: types.Compare) -> str:
    return view.cases[question.case].question.organisation


def _run(variants: list[_Variant], draws: int) -> None:
    """Run every variant on the same numbers."""
    before, *others = [item for item in variants if item.error is None]
    for block in blocks(draws):
        inputs = Inputs(Streams(before.model.request.seed), block)
        yes = before.add(inputs, None)
        for item in others:
            item.add(inputs.beside(), yes)


def _shown(item: _Variant, before: _Variant) -> types.Variant:
    if item.error is not None:
        return types.Variant(
            name=item.name,
            what_if=item.what_if,
            headline=None,
            difference=None,
            changes=(),
            impossible=item.error.fault.what,
        )
    outside = look_outside(item.model.setting).in_time.mean
    return types.Variant(
        name=item.name,
        what_if=item.what_if,
        headline=headline(item.answer.span(), outside, item.answer.sampled()),
        difference=None if item is before else _difference(item, before),
        changes=() if item is before else tuple(_changes(item, before)),
        impossible=None,
    )


def _difference(item: _Variant, before: _Variant) -> types.Difference:
    draws, (up, down) = item.answer.draws, item.turns
    low, high = turned_interval(up, down, draws)
    return types.Difference(
        points=probability((up - down) / draws),
        interval_90=(probability(low), probability(high)),
        to_yes=up,
        to_no=down,
        cannot_tell=probability(_open(item) - _open(before)),
    )


def _open(item: _Variant) -> float:
    unknown = item.answer.cannot_tell
    return 0.0 if unknown is None else float(unknown[0]) / item.answer.draws


def _changes(item: _Variant, before: _Variant) -> Iterator[types.Changed]:
    yield _told("law", _law(item), _law(before), "The law says the same", item, before)
    yield _told("vote", _vote(item), _vote(before), "Approval is the same", item, before)
    yield _told(
        "movement", _movement(item), _movement(before), "Forces come the same way", item, before
    )


def _told(
    part: Part,
    now: Mapping[MeansKey, str],
    was: Mapping[MeansKey, str],
    same: str,
    item: _Variant,
    before: _Variant,
) -> types.Changed:
    """Return in one sentence what changed for the means asked about."""
    view = item.model.setting.view
    moved = []
    for key in dict.fromkeys((*was, *now)):
        one, other = was.get(key, "not offered"), now.get(key, "not offered")
        name = f"{view.name(key[0])}, {key[1].replace('_', ' ')}"
        if part == "vote":
            one, other = _with_requests(key, (one, before), (other, item))
        if one != other:
            moved.append(f"{name}: {one} before, {other} now{_why(part, key, item, before)}")
    says = f"{'; '.join(moved)}." if moved else f"{same}."
    return types.Changed(part=part, says=says, changed=bool(moved))


def _with_requests(
    key: MeansKey, was: tuple[str, _Variant], now: tuple[str, _Variant]
) -> tuple[str, str]:
    """Put before the words on approval how often the host asks, if that differs."""
    tallies = [variant.means.get(key) for _, variant in (was, now)]
    asked = [tally.requested / tally.draws for tally in tallies if tally is not None]
    if len(asked) < len(tallies) or asked[0] == asked[1]:
        return was[0], now[0]
    one, other = (
        f"asked for in {shown_chance(share)} of the futures, {words}"
        for share, (words, _) in zip(asked, (was, now), strict=True)
    )
    return one, other


def _why(part: str, key: MeansKey, item: _Variant, before: _Variant) -> str:
    """Return whose votes differ, if few do."""
    if part != "vote" or key not in item.judged or key not in before.judged:
        return ""
    now, was = item.judged[key].plan, before.judged[key].plan
    view = item.model.setting.view
    members = {m.member for m in now.members if m.has_vote.any()}
    earlier = {m.member for m in was.members if m.has_vote.any()}
    said = [f"{view.name(name)} votes as well" for name in sorted(members - earlier)]
    said += [f"{view.name(name)} has no vote" for name in sorted(earlier - members)]
    said += [
        f"{view.name(m.member)} {_BALLOT.get(m.supposed, '')}"
        for m in now.members
        if m.supposed is not None
    ]
    if item.model.is_ruled(key[0]):
        said.append("by the rule supposed")
    return f" ({', '.join(said)})" if said else ""


_BALLOT = {1: "votes for", -1: "votes against", 0: "abstains", 3: "stays away"}


def _law(item: _Variant) -> dict[MeansKey, str]:
    found = {}
    for key, judged in item.judged.items():
        verdict = find(judged.judgement, judged.facts, judged.held, judged.plan.offered.organ)
        word = {"yes": "lawful", "no": "unlawful"}.get(verdict.verdict, verdict.verdict)
        duty = {verdict.obliged[name] for name in verdict.by_reading}
        found[key] = f"{word}, a duty," if duty == {"yes"} else word
    return found


def _vote(item: _Variant) -> dict[MeansKey, str]:
    found = {}
    for key, tally in item.means.items():
        chance = tally.approval()
        if chance is not None and MEANS[key[1]].cost != "nothing":
            found[key] = f"approval {shown_range(*chance)}"
    return found


def _movement(item: _Variant) -> dict[MeansKey, str]:
    found = {}
    for key, tally in item.means.items():
        chance = tally.in_time()
        if chance is not None:
            forces = item.judged[key].plan.forces
            people = fsum(float(force.personnel.quantile(_MIDDLE)[0]) for force in forces)
            found[key] = f"in time {shown_chance(chance)}, about {round(people, -2):,.0f} at hand"
    return found


_MIDDLE = np.array([0.5])
