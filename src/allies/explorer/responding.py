"""What a server answers at an address: a page, its data, or what is wrong with what to do."""

from __future__ import annotations

import gzip
import traceback
from hashlib import blake2s
from typing import Any

import msgspec
from msgspec.structs import replace

from allies.asking.answering import OpenTheatre
from allies.errors import Fault, FaultsError, QuestionError, nearest, spelled
from allies.explorer.addresses import Address, ServerLinks, whole_number
from allies.explorer.asking import Asker, TakesLongError
from allies.explorer.page import Page
from allies.explorer.pages.any_question import answer_to, needs
from allies.explorer.rendering import write_page
from allies.explorer.routes import NoPageError, page_at
from allies.faces.table.rows import csv_text, rows_csv
from allies.questions.base import Answer, encoded
from allies.questions.catalogue import CATALOGUE

HTML, JSON, CSV = "text/html; charset=utf-8", "application/json", "text/csv; charset=utf-8"
SVG = "image/svg+xml"
MOST_DRAWS = 20_000  # futures that a visitor may ask for
_LEAST_ZIPPED = 1_000  # bytes


class Response(msgspec.Struct, frozen=True):
    """An answer of the server.

    Attributes:
        status: of HTTP.
        kind: of the content.
        body: the content.
        lasts: whether it may be kept for good; if not, it is kept for a few seconds.
        zipped: the content compressed; empty if it is not.
        tag: names the content, so that a visitor gets it again only if it has changed.
    """

    status: int
    kind: str
    body: bytes
    lasts: bool = True
    zipped: bytes = b""
    tag: str = ""

    @property
    def size(self) -> int:
        """How many bytes it takes to keep."""
        return len(self.body) + len(self.zipped)


def packed(found: Response) -> Response:
    """Return an answer in the form in which it is kept and sent: compressed, with a tag."""
    tag = f'"{blake2s(found.body, digest_size=12).hexdigest()}"'
    if len(found.body) < _LEAST_ZIPPED:
        return replace(found, tag=tag)
    return replace(found, body=b"", zipped=gzip.compress(found.body, 6, mtime=0), tag=tag)


class FormSpelling:
    """Names as the controls of a page write them."""

    def field(self, name: str) -> str:
        """Return the field in words."""
        return name.replace("_", " ")

    def question(self, name: str, given: Any) -> str:
        """Return the address of a question: the one thing it needs in the path, the rest after."""
        row = CATALOGUE.get(name)
        needed = [item.name for item in needs(row)] if row else []
        given = dict(given or {})
        path = f"/ask/{name}"
        if len(needed) == 1 and needed[0] in given:
            path += f"/{given.pop(needed[0])}"
        pairs = [f"{key}={'1' if str(value) == 'True' else value}" for key, value in given.items()]
        return path + (f"?{'&'.join(pairs)}" if pairs else "")


class Responder:
    """Answers addresses for one theatre; it lives in a process of its own."""

    def __init__(
        self, theatre: str, *, hidden: bool = False, hurried: bool = False, documents: str = ""
    ) -> None:
        """Open a theatre.

        Args:
            theatre: a shipped theatre, or a folder.
            hidden: whether outcomes are hidden.
            hurried: whether a page may leave out a slow part, and say where it is.
            documents: the folder of the texts of sources; none if empty.
        """
        opened = OpenTheatre(theatre)
        self.asker = Asker(opened, hidden=hidden, hurried=hurried, documents=documents)
        _ = self.asker.opened.record  # a faulty theatre fails at once, not at the first visit

    def respond(self, path: str, given: dict[str, tuple[str, ...]]) -> Response:
        """Return the answer to an address.

        Args:
            path: of the address, without the first slash.
            given: what is asked beside it.

        Raises:
            TakesLongError: it takes long, and the asker is brief.
        """
        path, form = _form_of(path)
        here = Address("" if path == "index" else path.strip("/"), given)
        try:
            _refuse_large(here)
            if here.parts[:1] == ("api",):
                return Response(200, JSON, encoded(self._api(here)))
            figure = here.one("figure") if form else ""
            if figure:
                here = Address(here.path, {k: v for k, v in here.given.items() if k != "figure"})
            page = page_at(self.asker, here)
            page.refuse_unknown(here.given)
            if form:
                return _drawn(page, figure, form) if figure else _data(page.answer, form)
            return Response(200, HTML, self._written(page, here), page.lasts)
        except FaultsError as error:
            status = 404 if isinstance(error, NoPageError) else 400
            is_data = form or here.parts[:1] == ("api",)
            return self.refused(here, error.faults, status, as_data=bool(is_data))
        except TakesLongError:
            raise
        except Exception as error:  # the last resort: a page, and how to get details
            traceback.print_exc()
            fault = Fault(
                f"allies itself failed: {type(error).__name__}",
                why="this is a fault of the program, not of your question",
                remedy="report the address; who runs the server finds the details in its output",
            )
            return self.refused(here, (fault,), 500, as_data=bool(form))

    def _api(self, here: Address) -> Answer:
        if len(here.parts) != 2:
            raise NoPageError(f"there is nothing at '/{here.path}'", remedy="see /api")
        return answer_to(self.asker, Address(f"ask/{here.parts[1]}", here.given))

    def _written(self, page: Page, here: Address) -> bytes:
        return write_page(page, here, self.asker, ServerLinks(), controls=True).encode()

    def refused(
        self, here: Address, faults: tuple[Fault, ...], status: int, *, as_data: bool
    ) -> Response:
        """Return what is wrong with an address, and what to do."""
        told = [_told(fault) for fault in faults]
        if as_data:
            return Response(status, JSON, msgspec.json.encode({"faults": told}))
        titles = {
            500: "This answer failed",
            404: "There is no such page",
            400: "This cannot be asked",
        }
        page = Page(
            template="error.html",
            section="",
            kicker=f"Error {status}",
            title=titles.get(status, "This answer failed"),
            shown={"faults": told},
        )
        return Response(status, HTML, self._written(page, here))


def _form_of(path: str) -> tuple[str, str]:
    for form in ("json", "csv", "svg"):
        if path.endswith(f".{form}"):
            return path.removesuffix(f".{form}"), form
    return path, ""


def _drawn(page: Page, name: str, form: str) -> Response:
    """Return a figure of a page as SVG, or its table as CSV."""
    figures = page.figures
    found = figures.get(name)
    if found is None or form == "json":
        raise NoPageError(
            f"the page has no figure '{name}' as {form.upper()}",
            remedy=nearest(name, figures) or "open the page itself",
        )
    if form == "svg":
        return Response(200, SVG, found.wide.encode())
    return Response(200, CSV, csv_text(found.columns, found.rows).encode())


def _data(answer: Answer | None, form: str) -> Response:
    if answer is None or form == "svg":
        raise NoPageError("this page has no data of its own", remedy="open the page itself")
    if form == "json":
        return Response(200, JSON, encoded(answer) + b"\n")
    return Response(200, CSV, rows_csv(answer).encode())


def _told(fault: Fault) -> dict[str, str]:
    """Return a fault in the words of the pages."""
    spelling = FormSpelling()
    place = fault.where or (spelling.field(fault.field) if fault.field else "")
    return {
        "place": place,
        "what": spelled(fault.what, spelling),
        "why": spelled(fault.why, spelling),
        "remedy": spelled(fault.remedy, spelling),
    }


def _refuse_large(here: Address) -> None:
    draws = whole_number(here.one("draws"))
    if draws is not None and draws > MOST_DRAWS:
        raise QuestionError(
            f"{draws:,} futures are too many here",
            field="draws",
            why="a server is shared",
            remedy=f"ask for at most {MOST_DRAWS:,}, or use the command line",
        )
