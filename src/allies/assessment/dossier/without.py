"""The counterfactual of a dossier: the leading state acting alone, and what its law adds.

*Alone* is the means by which a leading state decides and moves by itself, under the law of the
day. *Without the law* is the same in the same draws, but the provisions of the organisation, and of
the bodies on which it builds, are not about it: general law and national laws do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec.structs import replace

from allies.assessment.case.setting import Setting
from allies.law.provisions import Brief, brief_on_means
from allies.values.means import MEANS, Means
from allies.world.instruments import Provision
from allies.world.organisations import MeansOffered, Organisation
from allies.world.view import View

ALONE: Means = next(name for name, kind in MEANS.items() if kind.alone)


def beside_the_leader(view: View, organisation: str, means: Collection[Means]) -> View:
    """Return a view in which an organisation only sends people, or its leading state acts alone.

    Args:
        view: the record.
        organisation: the organisation that would act.
        means: how it might send them; nothing else is worked out.
    """
    body = view.organisations[organisation]
    return _with_bodies(view, {organisation: replace(body, means=tuple(_offers(body, means)))})


def brief_without_law(setting: Setting, organisation: str) -> Brief:
    """Return the law on the leading state alone, if the organisation's law were not about it.

    Args:
        setting: the crisis on its day.
        organisation: the organisation that would act.
    """
    view = setting.view
    names = (organisation, *view.organisations[organisation].builds_on)
    changed = {
        name: replace(
            view.organisations[name],
            provisions=tuple(_without_leader(view.organisations[name].provisions)),
        )
        for name in names
    }
    other = _with_bodies(view, changed)
    return brief_on_means(
        other, other.organisations[organisation], ALONE, setting.day, setting.case
    )


def _with_bodies(view: View, changed: Mapping[str, Organisation]) -> View:
    other = replace(view, organisations={**view.organisations, **changed})
    other.__dict__["log"] = view.log
    return other


def _offers(body: Organisation, means: Collection[Means]) -> Iterator[MeansOffered]:
    yield from (item for item in body.means if item.means in means)
    own = next((item for item in body.means if item.means == ALONE), None)
    yield own or MeansOffered(
        means=ALONE,
        name="the leading state acting alone",
        collective=False,
        judgement="A supposition of the dossier: any state can act at the host's request.",
    )


def _without_leader(provisions: Iterable[Provision]) -> Iterator[Provision]:
    """Return provisions without what they say about the leading state alone."""
    for item in provisions:
        if not item.means and not item.acts:
            yield replace(item, means=tuple(name for name in MEANS if name != ALONE))
        else:
            rest = tuple(name for name in item.means if name != ALONE)
            if rest or item.acts:
                yield replace(item, means=rest)
