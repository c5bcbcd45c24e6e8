"""The model of a case: everything that does not depend on the draw, and its runs of draws."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec
import numpy as np
from msgspec.structs import replace

from allies.assessment.case.means_plans import MeansPlan, MeansPlanner
from allies.assessment.case.members_views import dispositions
from allies.assessment.case.membership_check import has_members, may_decide, refuse_votes
from allies.assessment.case.setting import DrawnWorlds, Setting, WorldSampler
from allies.assessment.case.stages import STAGES, Outcome, Wanted, run_stages
from allies.assessment.law.cases import known_reading, proposed_acts
from allies.assessment.movement.crossings import avoided
from allies.errors import QuestionError
from allies.law.facts import Facts
from allies.law.finding import rows_held
from allies.law.judgement import Judgement, judge
from allies.law.provisions import Body, Brief, brief_on_means
from allies.law.rules import Trace
from allies.logistics.network import Network
from allies.logistics.ways import Ways
from allies.values.inputs import Inputs
from allies.values.means import Means
from allies.values.streams import Block, Streams
from allies.values.ternary import NO
from allies.votes.decisions import SUPPORT, DecisionRule, Seats
from allies.votes.input_errors import WrittenError
from allies.votes.rule_text import out_of_reach, parse_decision
from allies.world.instruments import DecisionText
from allies.world.organisations import MeansOffered, Organisation
from allies.world.snapshot import Snapshot
from allies.world.worlds import Axis, Worlds

DEFAULT_DRAWS = 2_000
MOST_DRAWS = 50_000_000

MeansKey = tuple[str, Means]  # organisation and means


class Request(msgspec.Struct, frozen=True):
    """How to answer.

    Attributes:
        draws: how many futures to sample.
        seed: of the streams.
        reading: answer under this reading only; empty for all readings held.
        strict_law: whether help that the law forbids does not count.
        rule: a what-if: let every organ decide by this rule, as a provision would write it;
            empty for what the law says.
    """

    draws: int = DEFAULT_DRAWS
    seed: int = 0
    reading: str = ""
    strict_law: bool = False
    rule: DecisionText = ""

    def __post_init__(self) -> None:
        """Refuse an impossible number of draws."""
        if not 1 <= self.draws <= MOST_DRAWS:
            raise QuestionError(
                f"{self.draws} draws cannot be made",
                field="draws",
                remedy=f"give a number from 1 to {MOST_DRAWS:,}",
            )


class JudgedMeans(msgspec.Struct, frozen=True):
    """One means, judged and gathered over some worlds.

    Attributes:
        facts: what its rules asked.
        judgement: what the law says, by reading and world.
        plan: what will and can depend on.
        held: rows of the readings that count on the day.
    """

    facts: Facts
    judgement: Judgement
    plan: MeansPlan
    held: Sequence[int]

    @property
    def readings_held(self) -> list[str]:
        """The ids of the readings that count."""
        return [self.judgement.readings[row].id for row in self.held]


class Run(msgspec.Struct, frozen=True):
    """One block of draws.

    Attributes:
        prepared: every means, over the worlds drawn.
        drawn: the world of every draw.
        inputs: the uniform numbers.
        outcomes: every means, in every draw.
    """

    prepared: Mapping[MeansKey, JudgedMeans]
    drawn: DrawnWorlds
    inputs: Inputs
    outcomes: Mapping[MeansKey, Outcome]


def rule_asked(text: DecisionText, members: Sequence[str] = ()) -> DecisionRule:
    """Return a decision rule that a question names.

    Args:
        text: the rule as written.
        members: those who can have a vote; empty if they are unknown.

    Raises:
        QuestionError: it is not a rule, or the members could never meet it.
    """
    try:
        rule = parse_decision(text)
        everybody = np.full((len(members), 1), SUPPORT, np.int8)
        if members and not rule.decides(everybody, Seats(tuple(members)))[0]:
            raise next(out_of_reach(text, members))
    except WrittenError as error:
        place = ".".join(("rule", *map(str, error.path)))
        raise QuestionError(error.what, field=place, why=error.why, remedy=error.remedy) from None
    return rule


class CaseModel:
    """A case ready to be run, block by block."""

    def __init__(
        self,
        setting: Setting,
        request: Request,
        ways: Ways | None = None,
        *,
        asked_only: bool = False,
    ) -> None:
        """Gather what does not depend on the draw.

        Args:
            setting: the case on its day.
            request: how to answer.
            ways: the ways of forces on the day, if another model of the same network has them.
            asked_only: whether only the means asked about are wanted, by those asked about.
        """
        self.setting = setting
        wanted = setting.case.question.asked_of if asked_only else setting.case.organisations
        asks_for_people = bool(setting.case.question.means)
        self.organisations = [
            setting.view.organisation(name) for name in (wanted if asks_for_people else ())
        ]
        self._asked_only = asked_only
        view = setting.view
        away = avoided(setting.case, setting.case.host, view.what_if.allow)
        self.ways = ways or Ways(Network(view.places, view.links, away), view.fleets, setting.day)
        refuse_votes(setting)
        self._planner = MeansPlanner(setting, self.ways, dispositions(setting))
        reading = known_reading(setting, self._bodies_read(), request.reading)
        self.request = replace(request, reading=reading)
        self._lever = self._rule_supposed(request.rule) if request.rule else None
        self._briefs = {
            (body.id, offered.means): brief_on_means(
                setting.view, body, offered.means, setting.day, setting.case
            )
            for body in self.organisations
            for offered in self._offered(body)
        }
        reference = setting.snapshot()
        prepared = self._prepare(reference)
        # Rules are evaluated whole and positions read for everybody, so what was read here is
        # what will be read in every world.
        self.axes: list[Axis] = reference.axes()
        self.cells_read = frozenset(reference.cells_read)
        self._sampler = WorldSampler(setting, self.axes)
        self._kept: tuple[Worlds, Mapping[MeansKey, JudgedMeans]] | None = None
        # With nothing contested or undated there is one world, the reference.
        self._alone = None if self._sampler.axes else prepared

    def _rule_supposed(self, text: DecisionText) -> DecisionRule:
        """Return the rule of a what-if, unless no organisation asked about could ever meet it."""
        rule, refusals = rule_asked(text), []
        asked = self.setting.case.question
        for name in asked.asked_of if asked.means else ():
            body = self.setting.view.organisation(name)
            for voters in may_decide(self.setting, body) if has_members(self.setting, body) else ():
                try:
                    return rule_asked(text, voters)
                except QuestionError as error:
                    refusals.append(error)
        if refusals:
            raise refusals[0]
        return rule

    def _offered(self, organisation: Organisation) -> Iterator[MeansOffered]:
        """Return the means of an organisation that are wanted."""
        case = self.setting.case
        for offered in organisation.means_for(case.host, self.setting.day):
            if not self._asked_only or offered.means in case.question.means:
                yield offered

    def is_ruled(self, organisation: str) -> bool:
        """Return whether a rule is supposed for the organs of an organisation."""
        ruled = self.setting.view.rule_of
        return self._lever is not None and (not ruled or organisation in ruled)

    def _bodies_read(self) -> Iterator[Body]:
        """Return the bodies whose law the case reads: who could act, and whom its acts concern."""
        yield from self.organisations
        for _, bodies in proposed_acts(self.setting):
            yield from bodies

    def _prepare(self, snapshot: Snapshot) -> Mapping[MeansKey, JudgedMeans]:
        prepared: dict[MeansKey, JudgedMeans] = {}
        for organisation in self.organisations:
            facts = self.setting.facts(snapshot)
            trace = Trace()
            for offered in self._offered(organisation):
                key = (organisation.id, offered.means)
                judgement = judge(self._briefs[key], facts, trace=trace)
                plan = self._planner.of(snapshot, judgement, organisation, offered)
                if offered.deciders and self.is_ruled(organisation.id):
                    settled = np.zeros((len(judgement.readings), 1), dtype=np.int16)
                    plan = replace(plan, rules=[self._lever], rule_at=settled)
                prepared[key] = JudgedMeans(facts, judgement, plan, self._held(judgement))
        return prepared

    def _held(self, judgement: Judgement) -> list[int]:
        ids = [reading.id for reading in judgement.readings]
        if self.request.reading in ids:
            return [ids.index(self.request.reading)]
        return rows_held(judgement.readings, self.setting.day)

    def _prepared_for(self, worlds: Worlds) -> Mapping[MeansKey, JudgedMeans]:
        """Return every means over some worlds; kept for as long as the worlds are the same."""
        if self._alone is not None:
            return self._alone
        if self._kept is None or self._kept[0] is not worlds:
            self._kept = (worlds, self._prepare(self.setting.snapshot(worlds)))
        return self._kept[1]

    def run(
        self, block: Block, only: Collection[MeansKey] = (), wanted: Wanted = "everything"
    ) -> Run:
        """Run one block of draws; the arguments are those of `run_on`."""
        return self.run_on(Inputs(Streams(self.request.seed), block), only, wanted)

    def run_on(
        self, inputs: Inputs, only: Collection[MeansKey] = (), wanted: Wanted = "everything"
    ) -> Run:
        """Run the draws of some inputs.

        Args:
            inputs: the uniform numbers.
            only: run these means alone, and under the first reading held; all if not given.
            wanted: what of the forces is wanted, as for `run_stages`.
        """
        drawn = self._sampler.draw(inputs, inputs.block.count)
        prepared = self._prepared_for(drawn.worlds)
        outcomes = {
            key: self.outcome(item, drawn, inputs, item.held[:1] if only else item.held, wanted)
            for key, item in prepared.items()
            if not only or key in only
        }
        return Run(prepared, drawn, inputs, outcomes)

    def rejudged(self, item: JudgedMeans, brief: Brief) -> JudgedMeans:
        """Return one means of a run as another law would have it, in the same worlds.

        Args:
            item: the means, as it was prepared.
            brief: the other law on it.
        """
        judgement = judge(brief, item.facts, trace=Trace())
        plan = self._planner.of(
            item.facts.snapshot, judgement, item.plan.organisation, item.plan.offered
        )
        return JudgedMeans(item.facts, judgement, plan, self._held(judgement))

    def outcome(
        self,
        item: JudgedMeans,
        drawn: DrawnWorlds,
        inputs: Inputs,
        readings: Sequence[int],
        wanted: Wanted = "everything",
    ) -> Outcome:
        """Run one means under some readings; the law blocks help only if the question says so."""
        outcome = run_stages(item.plan, drawn, inputs, readings, wanted)
        if not self.request.strict_law:
            return outcome
        approval = STAGES.index("approved")
        unlawful = drawn.spread(item.judgement.verdict[list(readings)]) == NO
        return replace(
            outcome,
            codes=np.where(unlawful & (outcome.codes != 0), np.int8(approval), outcome.codes),
            passed=np.where(unlawful, np.minimum(outcome.passed, approval), outcome.passed),
        )
