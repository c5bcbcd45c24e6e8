"""Every JSON answer with a published schema, by the name of the schema."""

from __future__ import annotations

from allies.reports.answers.accounts import AccountsJson, ClaimsJson, MembershipsJson
from allies.reports.answers.assessment import AssessJson, ReplayJson
from allies.reports.answers.backtest import BacktestJson
from allies.reports.answers.capitals import AutonomyJson, CapitalJson, ThreatsJson
from allies.reports.answers.corridors import CorridorsJson
from allies.reports.answers.deployment import BasesJson, DeployJson
from allies.reports.answers.legal import AuditJson, LawDiffJson, LawJson
from allies.reports.answers.movement import RouteJson
from allies.reports.answers.positions import PositionsJson
from allies.reports.answers.power import (
    CasePowerJson,
    GameAnswerJson,
    PowerChangeJson,
    PowerJson,
    SettlementJson,
)
from allies.reports.answers.record import ClaimJson, ContestedJson, MembersJson, TimelineJson
from allies.reports.answers.theatres import (
    CasesJson,
    CheckJson,
    DigestJson,
    NewJson,
    SourcesJson,
    VerifyJson,
)

SCHEMAS: dict[str, type] = {
    "assess": AssessJson,
    "assess-draw": ReplayJson,
    "audit": AuditJson,
    "cases": CasesJson,
    "backtest": BacktestJson,
    "members": MembersJson,
    "memberships": MembershipsJson,
    "accounts": AccountsJson,
    "law": LawJson,
    "law-diff": LawDiffJson,
    "deploy": DeployJson,
    "bases": BasesJson,
    "corridors": CorridorsJson,
    "route": RouteJson,
    "timeline": TimelineJson,
    "contested": ContestedJson,
    "claim": ClaimJson,
    "claims": ClaimsJson,
    "sources": SourcesJson,
    "sources-verify": VerifyJson,
    "sources-digest": DigestJson,
    "check": CheckJson,
    "new": NewJson,
    "positions": PositionsJson,
    "threats": ThreatsJson,
    "capital": CapitalJson,
    "autonomy": AutonomyJson,
    "power": PowerJson,
    "power-change": PowerChangeJson,
    "power-game": GameAnswerJson,
    "power-case": CasePowerJson,
    "settlement": SettlementJson,
}
