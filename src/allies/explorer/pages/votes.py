"""Whose vote decides in an organisation, beside who brings the forces."""

from __future__ import annotations

from typing import Any

from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.page import Field, Page
from allies.explorer.pages.case import day_field, known_fields
from allies.faces.figures import levels
from allies.faces.text.power import percent
from allies.faces.text.style import listed, spaced
from allies.questions.power import Power, PowerAnswer, RulePower
from allies.values.likelihood import shown_chance


def votes(asker: Asker, here: Address) -> Page:
    """Return the power of each vote under every rule that may decide, beside the forces.

    Raises:
        QuestionError: there is no such organisation, or the day is none.
    """
    body = here.parts[1]
    answer = asker.ask(Power, here, organisation=body, on=here.one("on"), rule=here.one("rule"))
    games = [rule for rule in answer.rules if rule.power is not None]
    return Page(
        template="votes.html",
        section="power",
        body=body,
        kicker=f"Votes and forces · {answer.name(body)} · {answer.on}",
        title=_title(answer, games),
        lede="A vote is worth what it can change. Who brings the forces is another matter.",
        answer=answer,
        form=(
            day_field(here.one("on")),
            Field(name="rule", label="Suppose that every organ decides by", kind="choice",
                  value=here.one("rule"),
                  options=(("", "the rules on record"), ("consensus", "consensus"),
                           ("simple_majority", "simple majority"),
                           ("unanimity", "unanimity"))),
            *known_fields(asker, here),
        ),
        shown={
            "a": answer,
            "figure": levels.votes_beside_forces(answer, games[0]) if games else None,
            "rules": [_rule(answer, rule) for rule in answer.rules],
            "silent": [answer.name(state) for state in answer.no_force_recorded],
            "unsettled": [(spaced(means), len(names)) for means, names in answer.unsettled.items()],
            "organisations": asker.organisations,
        },
    )  # fmt: skip


def _title(answer: PowerAnswer, games: list[RulePower]) -> str:
    name = answer.in_sentence(answer.organisation)
    if answer.dissolved:
        return f"Nobody votes: {name} was dissolved on {answer.dissolved}"
    if not games:
        return f"Nobody's vote in {name} can be weighed on {answer.on}"
    first = games[0]
    told = f"{spaced(first.rule)}, the votes of {len(answer.voting)} members"
    if first.power is not None and first.power.equal_votes:
        said = f"Under {told} of {name} weigh the same"
    else:
        said = f"Under {told} of {name} do not weigh the same"
    forces = answer.assigned_forces
    if forces is None:
        return f"{said}; no assigned force is on record"
    share = shown_chance(forces.shares[forces.leader].value)
    return f"{said}; {answer.name(forces.leader)} brings {share} of the forces"


def _rule(answer: PowerAnswer, rule: RulePower) -> dict[str, Any]:
    voters = rule.power.voters if rule.power else ()
    return {
        "name": spaced(rule.rule),
        "says": rule.says,
        "organ": answer.name(rule.council.organ or answer.organisation),
        "for": [(spaced(means), len(names)) for means, names in rule.readings.items()],
        "act": shown_chance(rule.power.act) if rule.power else "",
        "voters": [
            (
                answer.name(item.voter),
                percent(item.normalised),
                "–" if item.prevent is None else f"{item.prevent:.2f}",
                "–" if item.initiate is None else f"{item.initiate:.2f}",
            )
            for item in voters
        ],
        "why_not": rule.no_power_because,
        "unsure": listed([answer.name(name) for name in rule.council.uncertain])
        if rule.council.uncertain
        else "",
    }
