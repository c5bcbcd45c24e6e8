"""The catalogue: every question by its name, joined to its types, its answer and its page.

Each part is imported at first use, so that a face lists questions without loading them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, get_args

import msgspec

from allies.questions.base import Answer, Question

# Groups of commands in the help, by purpose.
GROUPS: Mapping[str, str] = {
    "crisis": "Ask about a crisis",
    "law": "Ask the law",
    "record": "Ask the record",
    "capitals": "Ask about capitals",
    "movement": "Ask about movement",
    "votes": "Ask about votes",
    "evidence": "Ask for the evidence",
    "worlds": "Draw many worlds",
    "look": "Look at it in a browser",
    "theatre": "Work on a theatre",
    "faces": "Take the answers elsewhere",
}


class Row(msgspec.Struct, frozen=True):
    """One question.

    Attributes:
        name: its name, also that of its schema and of its method in Python.
        types: module and class of the question, below `allies.questions`.
        answers: module and function that answers it, below `allies`.
        group: its group in the help.
        example: the words that ask it after `allies`, run by the tests.
        command: the command that asks it, if it has another name.
        kept: whether its answers are cached on disk.
        beside: questions whose answers its page also shows; they share its fields.
        short: whether it has a short page and a full page.
        number: number of the JSON Schema of its answer.
    """

    name: str
    types: str
    answers: str
    group: str
    example: str
    command: str = ""
    kept: bool = False
    beside: tuple[str, ...] = ()
    short: bool = False
    number: int = 2

    @property
    def question(self) -> type[Question[Any]]:
        """The class of the question."""
        found: type[Question[Any]] = named("allies.questions", self.types)
        return found

    @property
    def answer(self) -> type[Answer]:
        """The class of its answer."""
        (base,) = self.question.__orig_bases__  # type: ignore[attr-defined]
        (found,) = get_args(base)
        kind: type[Answer] = found
        return kind

    @property
    def function(self) -> Callable[..., Answer]:
        """The function that answers it."""
        found: Callable[..., Answer] = named("allies", self.answers)
        return found

    @property
    def page(self) -> Callable[..., Any]:
        """The function that turns its answer into a page of text."""
        module = self.types.partition(".")[0]
        return face(f"text.{module}.{self.name.replace('-', '_')}_page")

    @property
    def asked_by(self) -> str:
        """The command that asks it."""
        return self.command or self.name

    @property
    def schema(self) -> str:
        """Name and number of the shape of its answer."""
        return f"allies/{self.name}/{self.number}"


def named(package: str, path: str) -> Any:
    """Return what a module of a package calls by a name: `law.Law`."""
    module, _, name = path.rpartition(".")
    return getattr(import_module(f"{package}.{module}"), name)


def face(path: str) -> Callable[..., Any]:
    """Return a function of a face by its path below `allies.faces`."""
    found: Callable[..., Any] = named("allies.faces", path)
    return found


_ROWS = (
    Row(
        "law-case",
        "law.LawCase",
        "assessment.law.cases.law_case",
        "law",
        "law --case osh-2010 --means peacekeeping",
        command="law",
        kept=True,
    ),
    Row(
        "law-diff",
        "law.LawDiff",
        "assessment.law.texts.law_diff",
        "law",
        "law csto --diff 2010-06-12 2012-06-15",
        command="law",
    ),
    Row("law", "law.Law", "assessment.law.texts.law", "law", "law csto --on 2012-07-15"),
    Row(
        "provisions",
        "law.Provisions",
        "assessment.law.texts.provisions",
        "law",
        "provisions csto --on 2012-07-15",
    ),
    Row(
        "audit-act",
        "audit.AuditAct",
        "assessment.law.acts.audit_act",
        "law",
        "audit csto --act csto.ksor-2009.adopted",
        command="audit",
    ),
    Row("organs", "organs.Organs", "assessment.law.organs.organs", "record", "organs csto"),
    Row("audit", "audit.Audit", "assessment.law.acts.audit", "law", "audit csto"),
    Row(
        "assess-draw",
        "assess_draw.AssessDraw",
        "assessment.case.replay.assess_draw",
        "crisis",
        "assess osh-2010 --draw 7",
        command="assess",
    ),
    Row(
        "assess",
        "assess.Assess",
        "assessment.case.assess.assess",
        "crisis",
        "assess osh-2010",
        kept=True,
        beside=("rests-on", "law-case", "positions"),
        short=True,
    ),
    Row(
        "rests-on",
        "rests_on.RestsOn",
        "assessment.case.assess.rests_on",
        "crisis",
        "rests-on osh-2010",
        kept=True,
    ),
    Row(
        "dossier",
        "dossier.Dossier",
        "assessment.dossier.answer.dossier",
        "crisis",
        "dossier sco",
        kept=True,
        short=True,
    ),
    Row(
        "inputs",
        "inputs.Inputs",
        "assessment.record.inputs.inputs",
        "evidence",
        "inputs decision_days",
    ),
    Row("cases", "cases.Cases", "assessment.record.cases.cases", "crisis", "cases"),
    Row(
        "compare",
        "compare.Compare",
        "assessment.case.compare.compare",
        "crisis",
        "compare tajikistan-incursion-2015 --lever uzbekistan-stays --vote KAZ=against",
        kept=True,
    ),
    Row(
        "diary",
        "diary.Diary",
        "assessment.case.diary.diary",
        "crisis",
        "diary osh-2010 --since 2008 --until 2012",
        kept=True,
    ),
    Row(
        "signposts",
        "diary.Signposts",
        "assessment.case.diary.signposts",
        "crisis",
        "signposts osh-2010",
        kept=True,
    ),
    Row(
        "judgements",
        "judgements.Judgements",
        "assessment.record.judgements.judgements",
        "evidence",
        "judgements",
    ),
    Row(
        "levers",
        "levers.Levers",
        "assessment.record.levers.levers",
        "crisis",
        "levers",
    ),
    Row(
        "scenarios",
        "scenarios.Scenarios",
        "assessment.record.scenarios.scenarios",
        "crisis",
        "scenarios tashkent-2014",
    ),
    Row(
        "forecasts",
        "forecasts.Forecasts",
        "assessment.record.forecasts.forecasts",
        "evidence",
        "forecasts",
    ),
    Row(
        "members",
        "membership.Members",
        "assessment.record.standing.members",
        "record",
        "members csto --on 2012-07-15",
    ),
    Row(
        "memberships",
        "membership.Memberships",
        "assessment.record.standing.memberships",
        "record",
        "members --on 2012-07-15",
        number=3,
        command="members",
    ),
    Row(
        "timeline",
        "timeline.Timeline",
        "assessment.record.chronicle.timeline",
        "record",
        "timeline --about UZB --from 2012-06 --to 2012-12",
    ),
    Row("find", "find.Find", "assessment.record.find.find", "record", "find tokmok"),
    Row(
        "exercises",
        "exercises.Exercises",
        "assessment.record.exercises.exercises",
        "record",
        "exercises UZB",
    ),
    Row(
        "transfers",
        "transfers.Transfers",
        "assessment.record.transfers.transfers",
        "record",
        "transfers --to UZB",
    ),
    Row("groups", "groups.Groups", "assessment.record.groups.groups", "record", "groups imu"),
    Row(
        "accession",
        "accession.Accession",
        "assessment.record.accession.accession",
        "record",
        "accession sco",
    ),
    Row(
        "balance",
        "balance.Balance",
        "assessment.record.balance.balance",
        "record",
        "balance KAZ UZB",
    ),
    Row(
        "bargains",
        "bargains.Bargains",
        "assessment.record.bargains.bargains",
        "record",
        "bargains dushanbe",
    ),
    Row(
        "stands",
        "stands.Stands",
        "assessment.record.stands.stands",
        "record",
        "stands recognition-2008",
    ),
    Row(
        "contested",
        "contests.Contested",
        "assessment.record.contests.contested",
        "evidence",
        "contested --type dating",
    ),
    Row(
        "claim",
        "claims.Claim",
        "assessment.record.claims.claim",
        "evidence",
        "claim uzb-2012/withdrew",
    ),
    Row(
        "narrative",
        "narrative.Narrative",
        "assessment.record.narratives.narrative",
        "evidence",
        "narrative osh-inaction",
        short=True,
    ),
    Row(
        "claims",
        "claims.Claims",
        "assessment.record.single_origins.claims",
        "evidence",
        "claims --as-of 2007-04-01",
    ),
    Row(
        "accounts",
        "accounts.Accounts",
        "assessment.record.accounts_compared.accounts",
        "evidence",
        "accounts --on 2012-07-15",
    ),
    Row(
        "sources",
        "sources.Sources",
        "assessment.record.sources.sources",
        "evidence",
        "sources --as-of 2007-04-01",
    ),
    Row(
        "route",
        "route.Route",
        "assessment.movement.routes.route",
        "movement",
        "route otar khujand --mode road --mover KAZ --on 2012-06-15 --deny UZB",
    ),
    Row(
        "corridors",
        "corridors.Corridors",
        "assessment.movement.corridors.corridors",
        "movement",
        "corridors kabul --on 2013-03-01",
    ),
    Row(
        "deploy",
        "deploy.Deploy",
        "assessment.movement.deployments.deploy",
        "movement",
        "deploy osh-2010 --means rapid_reaction --on 2011-06-01 --to dushanbe --status-of UZB",
        kept=True,
    ),
    Row(
        "forces",
        "forces.Forces",
        "assessment.movement.forces.forces",
        "movement",
        "forces ksor --on 2012-07-15",
    ),
    Row(
        "bases",
        "bases.Bases",
        "assessment.movement.bases.bases",
        "movement",
        "bases --on 2014-01-01",
    ),
    Row(
        "positions",
        "positions.Positions",
        "assessment.case.willingness.positions",
        "crisis",
        "positions osh-2010 --means peacekeeping",
        kept=True,
    ),
    Row(
        "threats",
        "threats.Threats",
        "assessment.capitals.threats.threats",
        "capitals",
        "threats --compare KAZ UZB --on 2013-06-01",
    ),
    Row(
        "capital-diff",
        "capital.CapitalDiff",
        "assessment.capitals.changes.capital_diff",
        "capitals",
        "capital KAZ --diff 2013-06-01 2016-01-01",
        command="capital",
    ),
    Row(
        "capital",
        "capital.Capital",
        "assessment.capitals.portraits.capital",
        "capitals",
        "capital KAZ UZB --on 2013-06-01",
    ),
    Row(
        "intelligence",
        "intelligence.Intelligence",
        "assessment.capitals.intelligence.intelligence",
        "capitals",
        "intelligence UZB",
    ),
    Row(
        "dependence",
        "dependence.Dependence",
        "assessment.capitals.dependence.dependence",
        "capitals",
        "dependence TJK",
    ),
    Row(
        "autonomy",
        "autonomy.Autonomy",
        "assessment.capitals.room.autonomy",
        "capitals",
        "autonomy --on 2012-06-01",
    ),
    Row(
        "power-game",
        "power.PowerGame",
        "assessment.votes.written.power_game",
        "votes",
        "power --game game.yaml",
        command="power",
    ),
    Row(
        "power-case",
        "power.PowerCase",
        "assessment.votes.case_power.power_case",
        "votes",
        "power csto --case osh-2010 --without UZB",
        command="power",
        kept=True,
    ),
    Row(
        "power-change",
        "power.PowerChange",
        "assessment.votes.power_change.power_change",
        "votes",
        "power csto --before 2010-06-12 --on 2012-06-12 --of UZB",
        command="power",
    ),
    Row(
        "power",
        "power.Power",
        "assessment.votes.formal_power.power",
        "votes",
        "power csto --on 2013-06-12",
    ),
    Row(
        "settlement",
        "settlement.Settlement",
        "assessment.votes.written.settlement",
        "votes",
        "settlement size.yaml",
    ),
    Row(
        "changes",
        "changes.Changes",
        "asking.editions.changes",
        "theatre",
        "changes central_asia central_asia",
    ),
    Row(
        "backtest",
        "backtest.Backtest",
        "assessment.record.backtests.backtest",
        "evidence",
        "backtest",
    ),
)
CATALOGUE: Mapping[str, Row] = {row.name: row for row in _ROWS}


def row_of(question: Question[Any] | type[Question[Any]]) -> Row:
    """Return the row of a question."""
    kind = question if isinstance(question, type) else type(question)
    return _by_types()[f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}"]


def _by_types() -> Mapping[str, Row]:
    return {row.types: row for row in CATALOGUE.values()}
