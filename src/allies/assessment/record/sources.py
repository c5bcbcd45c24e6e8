"""The sources of a record, with how often each is cited."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import asdict

from allies.assessment.paging import paged
from allies.assessment.parts import source_part
from allies.assessment.record.single_origins import by_status, sourced
from allies.questions.sources import ListedSource, Sources, SourcesAnswer
from allies.world.citations_in import citations
from allies.world.view import View

SOURCES_A_PAGE = 100


def sources(view: View, question: Sources) -> SourcesAnswer:
    """Answer which sources the record has, and how often each is cited."""
    cited = [item.cite for item in citations(view)]
    # An entry known through a later source counts for that source.
    uses = Counter(name for cite in cited for name in (cite.source, cite.origin) if name)
    page = paged(list(view.sources.values()), question.page, SOURCES_A_PAGE)
    return SourcesAnswer(
        paging=page.paging,
        sources=tuple(
            ListedSource(
                **asdict(source_part(source)), cited=uses[source.id], note=source.note or None
            )
            for source in page.rows
        ),
        citations=len(cited),
        statuses=by_status(sourced(view)),
        read_unnamed=sum(review.unnamed for review in view.reviews),
    )
