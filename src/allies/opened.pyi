"""The Python face, as editors and type checkers see it. Made by tools/build_stub.py."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal, TypeVar

from allies.questions.accession import AccessionAnswer
from allies.questions.accounts import AccountsAnswer
from allies.questions.assess import AssessAnswer
from allies.questions.assess_draw import AssessDrawAnswer
from allies.questions.audit import AuditActAnswer, AuditAnswer
from allies.questions.autonomy import AutonomyAnswer
from allies.questions.backtest import BacktestAnswer
from allies.questions.balance import BalanceAnswer
from allies.questions.bargains import BargainsAnswer
from allies.questions.bases import BasesAnswer
from allies.questions.capital import CapitalAnswer, CapitalDiffAnswer
from allies.questions.cases import CasesAnswer
from allies.questions.changes import ChangesAnswer
from allies.questions.claims import ClaimAnswer, ClaimsAnswer
from allies.questions.compare import CompareAnswer
from allies.questions.contests import ContestedAnswer
from allies.questions.corridors import CorridorsAnswer
from allies.questions.dependence import DependenceAnswer
from allies.questions.deploy import DeployAnswer
from allies.questions.diary import DiaryAnswer, SignpostsAnswer
from allies.questions.dossier import DossierAnswer
from allies.questions.exercises import ExercisesAnswer
from allies.questions.find import FindAnswer
from allies.questions.forces import ForcesAnswer
from allies.questions.forecasts import ForecastsAnswer
from allies.questions.groups import GroupsAnswer
from allies.questions.inputs import InputsAnswer
from allies.questions.intelligence import IntelligenceAnswer
from allies.questions.judgements import JudgementsAnswer
from allies.questions.law import LawAnswer, LawCaseAnswer, LawDiffAnswer, ProvisionsAnswer
from allies.questions.levers import LeversAnswer
from allies.questions.membership import MembersAnswer, MembershipsAnswer
from allies.questions.narrative import NarrativeAnswer
from allies.questions.organs import OrgansAnswer
from allies.questions.positions import PositionsAnswer
from allies.questions.power import CasePowerAnswer, GameAnswer, PowerAnswer, PowerChangeAnswer
from allies.questions.rests_on import RestsOnAnswer
from allies.questions.route import RouteAnswer
from allies.questions.scenarios import ScenariosAnswer
from allies.questions.settlement import SettlementAnswer
from allies.questions.sources import SourcesAnswer
from allies.questions.stands import StandsAnswer
from allies.questions.threats import ThreatsAnswer
from allies.questions.timeline import TimelineAnswer
from allies.questions.transfers import TransfersAnswer
from allies.questions.base import Answer, Asked, Question

_A = TypeVar("_A", bound=Answer)

class Theatre:
    name: str
    def __init__(self, name: str = ...) -> None: ...
    def view(self, *, as_of: date | str = ..., account: str = ...) -> View: ...

class View:
    def ask(self, question: Question[_A]) -> _A: ...
    def __dir__(self) -> list[str]: ...
    def law_case(
        self,
        *,
        case: str,
        on: date | str = ...,
        reading: str = ...,
        means: str = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
        hide_outcome: bool = ...,
    ) -> LawCaseAnswer: ...
    def law_diff(
        self,
        body: str,
        *,
        diff: tuple[date | str, date | str],
        of: str = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> LawDiffAnswer: ...
    def law(
        self,
        body: str,
        *,
        on: date | str = ...,
        of: str = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> LawAnswer: ...
    def provisions(
        self,
        body: str,
        *,
        on: date | str = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> ProvisionsAnswer: ...
    def audit_act(
        self,
        body: str,
        *,
        act: str,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> AuditActAnswer: ...
    def organs(
        self,
        body: str = ...,
        *,
        on: date | str = ...,
        page: int = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> OrgansAnswer: ...
    def audit(
        self,
        body: str,
        *,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> AuditAnswer: ...
    def assess_draw(
        self,
        case: str,
        *,
        draw: int,
        on: date | str = ...,
        reading: str = ...,
        draws: int = ...,
        strict_law: bool = ...,
        deny: Sequence[str] = ...,
        allow: Sequence[str] = ...,
        rule: Any = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        vote: Sequence[str] = ...,
        withdraw: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
        seed: int = ...,
        hide_outcome: bool = ...,
    ) -> AssessDrawAnswer: ...
    def assess(
        self,
        case: str,
        *,
        on: date | str = ...,
        reading: str = ...,
        draws: int = ...,
        strict_law: bool = ...,
        deny: Sequence[str] = ...,
        allow: Sequence[str] = ...,
        rule: Any = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        vote: Sequence[str] = ...,
        withdraw: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
        seed: int = ...,
        hide_outcome: bool = ...,
    ) -> AssessAnswer: ...
    def rests_on(
        self,
        case: str,
        *,
        on: date | str = ...,
        reading: str = ...,
        draws: int = ...,
        strict_law: bool = ...,
        sources: bool = ...,
        deny: Sequence[str] = ...,
        allow: Sequence[str] = ...,
        rule: Any = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        vote: Sequence[str] = ...,
        withdraw: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
        seed: int = ...,
        hide_outcome: bool = ...,
    ) -> RestsOnAnswer: ...
    def dossier(
        self,
        organisation: str,
        *,
        every: bool = ...,
        try_levers: bool = ...,
        deny: Sequence[str] = ...,
        allow: Sequence[str] = ...,
        rule: Any = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        vote: Sequence[str] = ...,
        withdraw: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
        hide_outcome: bool = ...,
    ) -> DossierAnswer: ...
    def inputs(
        self,
        group: str = ...,
        *,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> InputsAnswer: ...
    def cases(
        self,
        *,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> CasesAnswer: ...
    def compare(
        self,
        case: str,
        *,
        on: date | str = ...,
        reading: str = ...,
        draws: int = ...,
        strict_law: bool = ...,
        scenarios: str = ...,
        deny: Sequence[str] = ...,
        allow: Sequence[str] = ...,
        rule: Any = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        vote: Sequence[str] = ...,
        withdraw: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
        seed: int = ...,
        hide_outcome: bool = ...,
    ) -> CompareAnswer: ...
    def diary(
        self,
        case: str,
        *,
        since: date | str = ...,
        until: date | str = ...,
        reading: str = ...,
        draws: int = ...,
        deny: Sequence[str] = ...,
        allow: Sequence[str] = ...,
        rule: Any = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        vote: Sequence[str] = ...,
        withdraw: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
        seed: int = ...,
        hide_outcome: bool = ...,
    ) -> DiaryAnswer: ...
    def signposts(
        self,
        case: str,
        *,
        on: date | str = ...,
        reading: str = ...,
        draws: int = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
        seed: int = ...,
        hide_outcome: bool = ...,
    ) -> SignpostsAnswer: ...
    def judgements(
        self,
        *,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> JudgementsAnswer: ...
    def levers(
        self,
        *,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> LeversAnswer: ...
    def scenarios(
        self,
        name: str = ...,
        *,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> ScenariosAnswer: ...
    def forecasts(
        self,
        source: str = ...,
        *,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> ForecastsAnswer: ...
    def members(
        self,
        organisation: str,
        *,
        on: date | str = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> MembersAnswer: ...
    def memberships(
        self,
        *,
        on: date | str = ...,
        organisations: Sequence[str] = ...,
        page: int = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> MembershipsAnswer: ...
    def timeline(
        self,
        *,
        about: str = ...,
        since: date | str = ...,
        until: date | str = ...,
        act: str = ...,
        page: int = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> TimelineAnswer: ...
    def find(
        self,
        words: Sequence[str],
        *,
        kind: str = ...,
        since: date | str = ...,
        until: date | str = ...,
        page: int = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
        hide_outcome: bool = ...,
    ) -> FindAnswer: ...
    def exercises(
        self,
        about: str = ...,
        *,
        since: date | str = ...,
        until: date | str = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> ExercisesAnswer: ...
    def transfers(
        self,
        *,
        receiver: str = ...,
        giver: str = ...,
        since: date | str = ...,
        until: date | str = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> TransfersAnswer: ...
    def groups(
        self,
        about: str = ...,
        *,
        since: date | str = ...,
        until: date | str = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> GroupsAnswer: ...
    def accession(
        self,
        about: str = ...,
        *,
        since: date | str = ...,
        until: date | str = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> AccessionAnswer: ...
    def balance(
        self,
        state: str,
        other: str,
        *,
        since: date | str = ...,
        until: date | str = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> BalanceAnswer: ...
    def bargains(
        self,
        about: str = ...,
        *,
        since: date | str = ...,
        until: date | str = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> BargainsAnswer: ...
    def stands(
        self,
        issue: str = ...,
        *,
        about: str = ...,
        since: date | str = ...,
        until: date | str = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> StandsAnswer: ...
    def contested(
        self,
        *,
        type: str = ...,
        page: int = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> ContestedAnswer: ...
    def claim(
        self,
        name: str,
        *,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> ClaimAnswer: ...
    def narrative(
        self,
        contest: str,
        *,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> NarrativeAnswer: ...
    def claims(
        self,
        *,
        origin: str = ...,
        page: int = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> ClaimsAnswer: ...
    def accounts(
        self,
        *,
        on: date | str = ...,
        everyone: bool = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> AccountsAnswer: ...
    def sources(
        self,
        *,
        page: int = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> SourcesAnswer: ...
    def route(
        self,
        start: str,
        end: str,
        *,
        on: date | str = ...,
        mode: Sequence[Literal["rail", "road", "sea", "ferry", "river", "air"]] = ...,
        mover: str = ...,
        cargo: Literal["troops", "arms", "non_lethal", "fuel", "relief"] = ...,
        via: Sequence[str] = ...,
        move: Literal[
            "aircraft", "vehicle", "company", "battalion", "brigade", "division", ""
        ] = ...,
        vehicles: int = ...,
        vehicles_a_day: int | None = ...,
        for_days: float | None = ...,
        within: float | None = ...,
        revoke: str = ...,
        compare: bool = ...,
        deny: Sequence[str] = ...,
        allow: Sequence[str] = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> RouteAnswer: ...
    def corridors(
        self,
        to: str,
        *,
        on: date | str = ...,
        mover: str = ...,
        cargo: Literal["troops", "arms", "non_lethal", "fuel", "relief"] | None = ...,
        deny: Sequence[str] = ...,
        allow: Sequence[str] = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> CorridorsAnswer: ...
    def deploy(
        self,
        case: str,
        *,
        on: date | str = ...,
        to: str = ...,
        means: Sequence[str] = ...,
        people: int | None = ...,
        within: int | None = ...,
        threshold: Sequence[str] = ...,
        everybody: bool = ...,
        draws: int = ...,
        deny: Sequence[str] = ...,
        allow: Sequence[str] = ...,
        status_of: str = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        withdraw: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
        seed: int = ...,
        hide_outcome: bool = ...,
    ) -> DeployAnswer: ...
    def forces(
        self,
        label: str = ...,
        *,
        on: date | str = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> ForcesAnswer: ...
    def bases(
        self,
        *,
        on: date | str = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> BasesAnswer: ...
    def positions(
        self,
        case: str,
        *,
        means: Literal["consult", "materiel", "rapid_reaction", "peacekeeping", "bilateral"]
        | None = ...,
        draws: int = ...,
        on: date | str = ...,
        deny: Sequence[str] = ...,
        allow: Sequence[str] = ...,
        rule: Any = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        vote: Sequence[str] = ...,
        withdraw: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
        seed: int = ...,
        hide_outcome: bool = ...,
    ) -> PositionsAnswer: ...
    def threats(
        self,
        *,
        compare: tuple[str, str] | None = ...,
        on: date | str = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> ThreatsAnswer: ...
    def capital_diff(
        self,
        state: str,
        *,
        diff: tuple[date | str, date | str],
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> CapitalDiffAnswer: ...
    def capital(
        self,
        state: str,
        other: str = ...,
        *,
        on: date | str = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> CapitalAnswer: ...
    def intelligence(
        self,
        about: str = ...,
        *,
        since: date | str = ...,
        until: date | str = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> IntelligenceAnswer: ...
    def dependence(
        self,
        about: str = ...,
        *,
        since: date | str = ...,
        until: date | str = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> DependenceAnswer: ...
    def autonomy(
        self,
        *,
        on: date | str = ...,
        lever: Sequence[str] = ...,
        acts: Sequence[Any] = ...,
        without: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> AutonomyAnswer: ...
    def power_case(
        self,
        organisation: str,
        *,
        case: str,
        on: date | str = ...,
        with_states: Sequence[str] = ...,
        without_states: Sequence[str] = ...,
        draws: int = ...,
        rule: Any = ...,
        lever: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
        seed: int = ...,
        hide_outcome: bool = ...,
    ) -> CasePowerAnswer: ...
    def power_change(
        self,
        organisation: str,
        *,
        before: date | str,
        on: date | str = ...,
        of: str = ...,
        lever: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> PowerChangeAnswer: ...
    def power(
        self,
        organisation: str,
        *,
        on: date | str = ...,
        with_states: Sequence[str] = ...,
        without_states: Sequence[str] = ...,
        capability: Sequence[Mapping[str, str]] | str = ...,
        rule: Any = ...,
        lever: Sequence[str] = ...,
        without_source: Sequence[str] = ...,
        member: Sequence[str] = ...,
        judgements: Sequence[Any] = ...,
    ) -> PowerAnswer: ...

def open_theatre(theatre: str = ...) -> Theatre: ...
def replicate(asked: Asked, theatre: str = ...) -> Answer: ...
def power_game(*, game: Mapping[str, Any] | Sequence[Any] | str) -> GameAnswer: ...
def settlement(
    file: Mapping[str, Any] | Sequence[Any] | str, *, draws: int = ..., seed: int = ...
) -> SettlementAnswer: ...
def changes(before: str, after: str, *, page: int = ...) -> ChangesAnswer: ...
def backtest(
    cases: Mapping[str, Any] | Sequence[Any] | str = ...,
    *,
    fit: Mapping[str, Any] | Sequence[Any] | str = ...,
    theatre: Any | None = ...,
) -> BacktestAnswer: ...
