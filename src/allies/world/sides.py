"""Which versions of a contest an act supports."""

from __future__ import annotations

from allies.evidence.contests import Contest
from allies.world.acts import Act


def named_in(act: Act, contest: Contest) -> frozenset[str]:
    """Return the versions of a contest that an act names as supported."""
    named = {name for name in act.about if name.startswith(f"{contest.id}/")}
    return frozenset(item.id for item in contest.versions if f"{contest.id}/{item.id}" in named)


def supported_by(act: Act, contest: Contest) -> frozenset[str]:
    """Return the versions that an act names, and those that rest on its own passages."""
    passages = {cite.runs for cite in act.cites if cite.runs} if contest.id in act.about else set()
    return named_in(act, contest) | {
        version.id
        for version in contest.versions
        if passages & {cite.runs for cite in version.cites}
    }
