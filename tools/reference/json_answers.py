"""The page on JSON answers, and the JSON Schema files, made from the classes of the answers.

What a key means is taken from the docstring of its own class, or else of the class in the program
that the answer is made of; the few keys that have no such class are explained here. A key that
nobody explains is an error.
"""

from __future__ import annotations

import json
import types
from collections.abc import Iterator, Mapping
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

import msgspec

from allies.assessment.capitals import portraits
from allies.assessment.case import (
    findings,
    headline,
    outside,
    replay,
    source_views,
    willingness,
)
from allies.assessment.record import claims, standing
from allies.assessment.votes import case_power, formal_power
from allies.errors import Fault
from allies.evidence import contests, digests, sources
from allies.law import audit, clocks, finding, flips, inventory, reasons
from allies.politics import autonomy, drivers, hosts, threats, weights
from allies.politics.dispositions import Level
from allies.politics.positions import Position
from allies.reports.answers import (
    assessment,
    backtest,
    capitals,
    evidence,
    legal,
    positions,
    power,
    record,
    theatres,
)
from allies.reports.answers.schemas import SCHEMAS
from allies.track_record.backtest import Judged
from allies.track_record.occasions import Occasion
from allies.track_record.posterior import Chance, Forecast
from allies.track_record.scores import BaselineScore, Bin, Murphy, Scores
from allies.values.distributions import Distribution
from allies.votes import concentration, settlement
from allies.votes import power as voting_power
from allies.world import instruments
from allies.world.capitals import Mention, Threat, ThreatRegister, Trait
from allies.world.cases import Happened
from allies.world.organisations import MeansOffered, Organisation
from allies.world.record import TheatreInfo
from reference.markdown import (
    anchor,
    attributes_of,
    capital,
    codes,
    page,
    section,
    summary_of,
    table,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"

# The classes of the program that an answer is made of.
_MADE_OF: Mapping[Any, tuple[type, ...]] = {
    evidence.CiteJson: (sources.Citation,),
    evidence.SourceJson: (sources.Source,),
    evidence.VersionJson: (contests.Version,),
    evidence.ContestJson: (contests.Contest,),
    record.ChosenContestJson: (contests.Contest,),
    legal.ConditionJson: (reasons.Condition,),
    legal.ReasonJson: (reasons.Reason,),
    legal.FlipJson: (flips.Flip,),
    legal.StepJson: (finding.Step,),
    legal.MayJson: (finding.LegalFinding,),
    assessment.PositionJson: (Position,),
    assessment.WillJson: (findings.MeansFinding,),
    assessment.ForceJson: (findings.Deployment,),
    assessment.CanJson: (findings.MeansFinding,),
    assessment.FunnelJson: (findings.Funnel,),
    assessment.MeansJson: (findings.MeansFinding, MeansOffered),
    assessment.OrganisationJson: (findings.OrganisationFinding, Organisation),
    assessment.HeadlineJson: (headline.Headline,),
    assessment.ChanceJson: (Chance,),
    assessment.OutsideJson: (outside.OutsideView,),
    assessment.RelianceJson: (findings.Reliance,),
    assessment.HappenedJson: (Happened,),
    assessment.CoverageJson: (TheatreInfo,),
    assessment.AssessJson: (findings.Assessment,),
    assessment.ForceTraceJson: (replay.ForceTrace,),
    assessment.MeansTraceJson: (replay.MeansTrace,),
    assessment.ReplayJson: (replay.Replay,),
    evidence.SpanJson: (TheatreInfo,),
    record.StatusJson: (standing.Status,),
    record.StandingVersionJson: (standing.StandingVersion,),
    record.MemberJson: (standing.Standing,),
    legal.ClockJson: (clocks.ClockFinding,),
    legal.ActFindingJson: (audit.ActFinding,),
    legal.LegalChangeJson: (inventory.LegalChange,),
    legal.HolderJson: (instruments.ReadingHolder,),
    legal.ReadingJson: (instruments.Reading,),
    legal.InstrumentJson: (inventory.InstrumentStatus, instruments.Instrument),
    legal.LaterJson: (instruments.Instrument,),
    legal.ProvisionJson: (instruments.Provision,),
    legal.LawJson: (inventory.LegalInventory, Organisation),
    record.OriginJson: (claims.Origin,),
    record.ClaimJson: (claims.Claim,),
    backtest.CalibrationJson: (Bin,),
    backtest.MurphyJson: (Murphy,),
    backtest.BaselineJson: (BaselineScore,),
    backtest.ScoresJson: (Scores,),
    backtest.BacktestJson: (Scores,),
    backtest.JudgedJson: (Judged, Forecast, Occasion),
    power.VoterPowerJson: (voting_power.VoterPower,),
    power.GamePowerJson: (voting_power.GamePower,),
    power.SpreadJson: (concentration.Spread,),
    power.ConcentrationJson: (concentration.Concentration,),
    power.RulePowerJson: (formal_power.RulePower,),
    power.PowerJson: (formal_power.OrganisationPower, formal_power.Membership),
    power.VoteOnDayJson: (formal_power.VoteOnDay, voting_power.VoterPower),
    power.VoteChangeJson: (formal_power.VoteChange,),
    power.RuleOutcomeJson: (case_power.RuleOutcome,),
    power.MeansPowerJson: (case_power.MeansPower,),
    power.QuestionSettledJson: (settlement.Settlement,),
    positions.WeightJson: (Distribution, weights.Weight),
    positions.DriverJson: (drivers.Driver,),
    positions.PullJson: (drivers.Pull,),
    positions.DrawnChanceJson: (source_views.Chance,),
    positions.MemberPositionJson: (Position, willingness.MemberFinding),
    positions.MeansPositionsJson: (willingness.MeansPositions,),
    positions.HostDriverJson: (hosts.HostDriver,),
    positions.AskingJson: (hosts.Asking, willingness.HostFinding),
    positions.SourceViewJson: (source_views.SourceView,),
    positions.AfterwardsJson: (Happened,),
    positions.PositionsJson: (willingness.Willingness,),
    capitals.ThreatJson: (Threat,),
    capitals.MentionJson: (Mention,),
    capitals.RegisterJson: (ThreatRegister,),
    capitals.TraitJson: (Trait,),
    capitals.LevelJson: (Level,),
    capitals.ViewJson: (threats.ThreatView,),
    capitals.ThreatsJson: (portraits.ThreatsFound,),
    capitals.ComponentJson: (autonomy.Component,),
    capitals.MeasureJson: (autonomy.Measure,),
    capitals.RoomJson: (autonomy.Autonomy,),
    capitals.ComparingJson: (autonomy.Comparing,),
    capitals.AutonomyJson: (portraits.AutonomyFound,),
    capitals.HeldReadingJson: (portraits.LegalPosition,),
    capitals.PortraitJson: (portraits.Portrait,),
    capitals.CapitalJson: (portraits.Portraits,),
    theatres.DigestJson: (digests.Passage,),
    theatres.FaultJson: (Fault,),
}

# What a key means wherever no class says otherwise.
_EVERYWHERE: Mapping[str, str] = {
    "schema": "name and number of this schema",
    "theatre": "id of the theatre",
    "account": "whose choice among rival versions was asked for",
    "as_of": "only what had surely been published by this day; null for everything",
    "on": "the day in question",
    "covers_day": "whether the record covers the day; where it does not, all is unknown",
    "coverage": "which days the record covers",
    "organisation": "id of the organisation",
    "body": "id of the organisation or state whose law it is",
    "case": "id of the case",
    "cites": "where it is documented",
    "interval_90": "low and high end of the 90 % interval",
    "swing": "how far the answer moves",
    "probability": "low and high end, over readings, what cannot be told, and both views",
    "confidence_because": "what lowered the confidence",
    "done": "`yes` where it has been taken, `no` where it is open, `unknown` otherwise",
    "has_vote": "whether it has a vote, in the reference world",
    "km": "length of the way; null where there is none",
    "places": "the places on the way, ends included",
    "crosses": "the states on the way, in order, ends included",
    "consent_of": "states whose consent some way needs",
    "name": "how people are shown it",
    "contested": "whether the versions differ",
    "held": "whether somebody held it on the day",
    "title": "how people are shown it",
    "moved_days": "by how many days the case's own acts were moved",
    "question": "what is asked, as a sentence",
    "happened": "what happened afterwards; null where unknown or hidden",
    "state": "code of the state",
    "entry": "the entry the citation stands in",
}
_SCORE_KEYS: Mapping[str, str] = {
    "brier_interval_90": "low and high end of its 90 % interval, over cases drawn again",
    "log_score_interval_90": "low and high end of its 90 % interval",
    "skill_interval_90": "low and high end of its 90 % interval",
}
_SCORES: Mapping[tuple[Any, str], str] = {
    (kind, key): says
    for kind in (backtest.ScoresJson, backtest.BacktestJson, backtest.BaselineJson)
    for key, says in _SCORE_KEYS.items()
}
# What a key means in one answer.
_HERE: Mapping[tuple[Any, str], str] = {
    (assessment.MeansJson, "id"): "which means",
    (assessment.MeansJson, "will"): "the chance of approval, and the positions behind it",
    (assessment.MeansJson, "can"): "the chance to be there in time, and the forces behind it",
    (assessment.MeansJson, "funnel"): "where draws are lost, by reading held",
    (assessment.WillJson, "positions"): "where each of those who would decide stands",
    (assessment.CanJson, "forces"): "what each force could do",
    (assessment.AssessJson, "title"): "neutral name of the events",
    (record.StandingVersionJson, "id"): "the version, as `contest/version`",
    (record.MembersJson, "members"): "every state that was anything to the organisation",
    (legal.LawJson, "readings"): "every reading of the organisation's law",
    (record.TimelineJson, "acts"): "acts in order of time, each with how it reads in `says`",
    (record.TimelineJson, "perhaps_published"): (
        "acts of which it is uncertain whether they had been published by then"
    ),
    (record.ChosenContestJson, "chosen"): (
        "id of the version the account chooses; null where nothing rests on the choice"
    ),
    (record.ContestedJson, "contests"): "the contradictions, in the theatre's order",
    (record.NamedJson, "id"): "its name",
    (record.NamedJson, "says"): "it, in words",
    (record.ClaimJson, "independent_origins"): "how many origins there are",
    (power.VoterPowerJson, "exact"): "the indices as exact fractions",
    (power.GamePowerJson, "equal_votes"): "whether every vote weighs the same",
    (power.SpreadJson, "value"): "the figure, as best estimated",
    (power.SpreadJson, "low"): "low end of the range; null where nothing is uncertain",
    (power.SpreadJson, "high"): "high end of the range; null where nothing is uncertain",
    (power.ConcentrationJson, "effective_number"): "the effective number of holders, 1 / hhi",
    (power.ConcentrationJson, "leader_over_second"): (
        "how many times the second largest share the largest is; null without a second"
    ),
    (power.RulePowerJson, "no_power_because"): "why it gives no vote power; null where it does",
    (power.PowerJson, "supposed_with"): "states that a what-if gives a vote",
    (power.PowerJson, "supposed_without"): "members that a what-if leaves without a vote",
    (power.PowerJson, "assigned_forces"): (
        "how the forces assigned divide among their owners; null where none is on record"
    ),
    (power.PowerJson, "no_force_recorded"): (
        "members with a vote of which no assigned force is on record"
    ),
    (power.PowerJson, "national_capability"): (
        "how a national capability divides; null where none was given"
    ),
    (power.VoteOnDayJson, "rule"): (
        "the rule; null where the reading was not held that day, or settles none"
    ),
    (assessment.AssessJson, "rule"): "the decision rule supposed; null where the law's was used",
    (power.PowerChangeJson, "days"): "the two days",
    (power.PowerChangeJson, "assigned_forces"): "how the forces assigned divide on each day",
    (power.PowerChangeJson, "changes"): "every voter under every reading of either day",
    (power.GameAnswerJson, "file"): "the file of the game",
    (power.GameAnswerJson, "power"): "what the game gives its voters",
    (power.MeansPowerJson, "members_known"): "whether it is known who the members are",
    (power.MeansPowerJson, "votes"): "the share of support and of objection by member",
    (power.MeansPowerJson, "gain_by_majority"): (
        "members whose vote decides more often under a simple majority than under consensus"
    ),
    (power.MeansPowerJson, "lose_by_majority"): (
        "members whose vote decides less often under a simple majority than under consensus"
    ),
    (power.CasePowerJson, "draws"): "how many futures were sampled",
    (power.CasePowerJson, "seed"): "seed of the draws",
    (power.CasePowerJson, "supposed_with"): "states that a what-if gives a vote",
    (power.CasePowerJson, "proposed"): "decision rules somebody had proposed by the day",
    (power.ProposedRuleJson, "id"): "its id, which can be given to `--rule`",
    (power.ProposedRuleJson, "by"): "who proposed it",
    (power.ProposedRuleJson, "rule"): "the rule",
    (power.CasePowerJson, "supposed_without"): "members that a what-if leaves without a vote",
    (power.CasePowerJson, "assigned_forces"): "how the forces assigned divide among their owners",
    (power.CasePowerJson, "means"): "every means that an organ decides on",
    (power.SettlementJson, "file"): "the file of the questions",
    (power.SettlementJson, "draws"): "how often the inputs were drawn",
    (power.SettlementJson, "seed"): "seed of the draws",
    (power.SettlementJson, "questions"): "where every question would settle",
    (power.QuestionSettledJson, "question"): "what is to be settled",
    (theatres.SourcesJson, "sources"): "every source of the theatre",
    (theatres.FailedJson, "why"): "what went wrong",
    (theatres.FailedJson, "cite"): "the citation",
    (theatres.PassageJson, "source"): "id of the source",
    (theatres.PassageJson, "at"): "where a person finds the passage",
    (theatres.PassageJson, "document"): "the file it stands in",
    (theatres.PassageJson, "line"): "the line it starts on",
    (theatres.VerifyJson, "resolved"): "how many citations were found",
    (theatres.VerifyJson, "failed"): "citations that were not found",
    (theatres.VerifyJson, "not_held"): "how many citations are of sources whose text is not held",
    (theatres.VerifyJson, "passages"): "where each citation was found",
    (theatres.DigestJson, "file"): "the document",
    (theatres.DigestJson, "line"): "the line the passage starts on",
    (theatres.DigestJson, "runs"): "the two digests that cite it",
    (theatres.KeptJson, "run"): "how many were run",
    (theatres.KeptJson, "kept"): "how many hold",
    (theatres.CheckJson, "theatre"): "name of the theatre's folder",
    (theatres.CheckJson, "passed"): "whether there is no fault",
    (theatres.CheckJson, "faults"): "what is wrong",
    (theatres.CheckJson, "notes"): "what is worth a look without being wrong",
    (theatres.CheckJson, "expectations"): "how the theatre's own expectations fared",
    (theatres.CheckJson, "counts"): "entries by kind; null where the theatre has faults",
    (assessment.AssessJson, "seed"): "seed of the draws",
    **_SCORES,
    (backtest.BothScoresJson, "deployed"): "scores of whether forces came at all",
    (backtest.BothScoresJson, "in_time"): "scores of whether enough came in time",
    (backtest.JudgedJson, "probability"): "chance that forces are sent at all",
    (backtest.JudgedJson, "probability_in_time"): "chance that enough people come in time",
    (backtest.JudgedJson, "observed"): "whether forces were sent; null where it is not given",
    (backtest.JudgedJson, "observed_in_time"): (
        "whether enough people came in time; null where it is not known"
    ),
    (backtest.JudgedJson, "baselines"): "what each simple rule says of a deployment at all",
    (backtest.BacktestJson, "file"): "name of the file of cases",
    (backtest.BacktestJson, "fitted_to"): "what the model was fitted to",
    (backtest.BacktestJson, "cases_fitted"): "how many cases with a known end those are",
    (backtest.BacktestJson, "event"): "what the scores at the top are about",
    (backtest.BacktestJson, "event_in_time"): "what the scores under `in_time` are about",
    (backtest.BacktestJson, "in_time"): "scores of the narrower event; null where none is known",
    (backtest.BacktestJson, "leave_one_out"): "the cases fitted to, each without its own help",
    (backtest.BacktestJson, "leave_one_organisation_out"): (
        "the same without any case of its organisation"
    ),
    (backtest.BacktestJson, "earlier_cases_only"): "the same from earlier cases alone",
    (backtest.BacktestJson, "cases"): "each case with its forecast",
    (backtest.BacktestJson, "notes"): "what stands in the files and is not used",
    (assessment.ReplayJson, "seed"): "seed of the draws",
    (legal.AuditJson, "acts"): "acts that some rule coded speaks of, in order of time",
    (legal.ActFindingJson, "act"): "id of the act",
    (legal.ActFindingJson, "on"): "its day, with its precision",
    (legal.ActFindingJson, "says"): "it, in words",
    (legal.ClockJson, "provision"): "the provision that sets the clock; null where none is started",
    (legal.ClockJson, "started_by"): "id of the act that starts it; null where none does",
    (legal.ClockJson, "earliest"): "first day on which it has run out; null where none is running",
    (legal.ClockJson, "then"): "what must come besides; null where nothing must",
    (legal.ClockJson, "meetings"): "meetings near that day of the organ from which that must come",
    (legal.MeetingJson, "act"): "id of the act that records it",
    (legal.MeetingJson, "on"): "its day",
    (legal.MeetingJson, "days_after"): "days by which it follows; negative where it comes too soon",
    (legal.LegalChangeJson, "instrument"): "id of the instrument",
    (legal.LegalChangeJson, "what"): (
        "what differs: `opened`, `state`, `party STATE` or `binds STATE under READING`"
    ),
    (legal.LawDiffJson, "days"): "the two days, in the order given",
    (legal.LawDiffJson, "changes"): "what differs, instrument by instrument",
    (
        legal.MayJson,
        "explained_under",
    ): "the reading that the reasons and the flips are given for",
    (legal.MayJson, "reasons"): "every provision weighed under that reading, decisive ones first",
    (legal.ReasonJson, "provision"): "id of the provision",
    (assessment.FunnelJson, "draws"): "how many draws there are in all",
    (record.ClaimJson, "id"): "name of the claim",
    (record.ClaimJson, "says"): "the claim in words",
    (assessment.ForceJson, "force"): "id of the force",
    (assessment.ForceTraceJson, "force"): "id of the force",
    (assessment.MeansTraceJson, "organisation"): "id of the organisation",
    (assessment.MeansTraceJson, "means"): "which means",
    (assessment.MeansTraceJson, "votes"): "the vote of each member",
    (record.StatusJson, "participation"): "the word of the register of that name",
    (record.StandingVersionJson, "cites"): "where they say so",
    (legal.HolderJson, "cites"): "where they say so",
    (record.MemberJson, "since"): "when the act that made it so happened; null where nothing did",
    (assessment.HappenedJson, "outcome"): "how it ended",
    (assessment.ReplayJson, "draw"): "number of the draw, from 0",
    (legal.InstrumentJson, "binds"): "for each reading, whether it is law for each member",
    (evidence.CiteJson, "runs"): "two digests of the passage; empty where the text is not held",
    (legal.InstrumentJson, "state"): "`opened`, `in_force`, `expired` or `unknown`",
}


def json_page() -> str:
    """Return the page on JSON answers."""
    intro = """
Every command but `new` answers as JSON with `--json`. The key `schema` names the shape of the
answer and its number. The number rises when a key changes its meaning or goes; keys may be added
without it. Probabilities are raw numbers between 0 and 1, not the rounded ones of the pages. Dates
are text, as written in the theatre.
"""
    parts = [kind for kind in _reached() if kind not in SCHEMAS.values()]
    shapes = [
        section(
            name,
            f"{capital(summary_of(kind))} JSON Schema: [`{name}.json`](schemas/{name}.json).",
            _keys(kind),
            level=3,
        )
        for name, kind in SCHEMAS.items()
    ]
    return page(
        "JSON answers",
        intro,
        section("Answers", *shapes),
        section(
            "Parts of answers",
            *(
                section(_title(kind), capital(summary_of(kind)), _keys(kind), level=3)
                for kind in parts
            ),
        ),
    )


def json_schema(name: str) -> str:
    """Return one answer's JSON Schema."""
    made = msgspec.json.schema(SCHEMAS[name])
    kinds = {kind.__name__: kind for kind in _reached()}
    for title, part in made["$defs"].items():
        for key, about in part["properties"].items():
            about["description"] = capital(_meaning(kinds[title], key))
    number = get_args(get_type_hints(SCHEMAS[name])["schema"])[0]
    whole = {"$schema": DIALECT, "title": number, **made}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _title(kind: Any) -> str:
    return str(kind.__name__).removesuffix("Json")


def _reached() -> list[Any]:
    """Return every class of answers and their parts, in order of first use."""
    found: dict[Any, None] = {}
    for kind in SCHEMAS.values():
        for part in _within(kind):
            found[part] = None
    return list(found)


def _within(hint: Any) -> Iterator[Any]:
    if is_typeddict(hint):
        yield hint
        for inner in get_type_hints(hint).values():
            yield from _within(inner)
    else:
        for part in get_args(hint):
            yield from _within(part)


def _keys(kind: Any) -> str:
    hints = get_type_hints(kind)
    rows = [
        (f"`{key}`", _plain(hints[key]), capital(_meaning(kind, key)))
        for key in sorted(hints, key=lambda key: key != "schema")
    ]
    return table(("key", "type", "meaning"), rows)


def _meaning(kind: Any, key: str) -> str:
    homes = (kind, *_MADE_OF.get(kind, ()))
    found = _HERE.get((kind, key)) or next(
        (says for home in homes if (says := attributes_of(home).get(key))), _EVERYWHERE.get(key)
    )
    if found:
        return found.replace("None where", "null where")
    raise LookupError(f"nobody explains '{key}' of {kind.__name__}")


def _plain(hint: Any) -> str:
    names = {str: "text", int: "whole number", float: "number", bool: "true or false"}
    if hint in names:
        return names[hint]
    if hint is Any:
        return "anything"
    if is_typeddict(hint):
        return f"[{_title(hint)}](#{anchor(_title(hint))})"
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Literal:
        return codes(parts) if len(parts) == 1 else f"one of {codes(parts)}"
    if origin in (Union, types.UnionType):
        (only,) = (part for part in parts if part is not type(None))
        return f"{_plain(only)}, or null"
    if origin is list:
        return f"list of {_plain(parts[0])}"
    if origin is dict:
        return f"mapping of text to {_plain(parts[1])}"
    raise TypeError(f"no plain words for {hint}")
