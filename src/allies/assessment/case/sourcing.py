"""Which sources an answer cites, in order of first use."""

from __future__ import annotations

from collections.abc import Iterable

from allies.assessment.case.findings import OrganisationFinding, Reliance
from allies.evidence.contests import Contest
from allies.evidence.sources import Citation, Source
from allies.law.audit import ActFinding
from allies.law.reasons import cites_of
from allies.world.cases import Case
from allies.world.world import World


def cites_in(
    case: Case,
    organisations: Iterable[OrganisationFinding],
    reliance: Iterable[Reliance],
    proposals: Iterable[ActFinding],
    explanations: Iterable[Contest],
) -> list[Citation]:
    """Return every citation an answer shows, each once, in order of use."""
    cites: dict[Citation, None] = dict.fromkeys(case.cites)
    for organisation in organisations:
        for means in organisation.means:
            cites.update(dict.fromkeys(cites_of(means.may.reasons)))
            for reasons in means.may.dissent.values():
                cites.update(dict.fromkeys(cites_of(reasons)))
            for position in means.positions:
                cites.update(dict.fromkeys(position.cites))
                for driver in position.drivers:
                    cites.update(dict.fromkeys(driver.cites))
                cites.update(dict.fromkeys(position.pull.cites if position.pull else ()))
    for proposal in proposals:
        cites.update(dict.fromkeys(proposal.act.cites))
        cites.update(dict.fromkeys(cites_of(proposal.law.reasons)))
        for reasons in proposal.law.dissent.values():
            cites.update(dict.fromkeys(cites_of(reasons)))
        for clock in proposal.clocks:
            cites.update(dict.fromkeys(clock.cites))
    for item in reliance:
        cites.update(dict.fromkeys(item.cites))
    for contest in explanations:
        for version in contest.versions:
            cites.update(dict.fromkeys(version.cites))
    if case.happened is not None:
        cites.update(dict.fromkeys(case.happened.cites))
    return list(cites)


def sources_of(world: World, cites: Iterable[Citation]) -> list[Source]:
    """Return the sources of some citations, each once; an origin stands beside who reports it."""
    names: dict[str, None] = {}
    for cite in cites:
        names[cite.source] = None
        if cite.origin:
            names[cite.origin] = None
    return [world.sources[name] for name in names]
