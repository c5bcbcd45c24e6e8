"""What a server answers at an address: a page, its data, or what is wrong with what to do."""

from __future__ import annotations

import traceback
from typing import Any

import msgspec

from allies.asking.answering import OpenTheatre
from allies.errors import Fault, FaultsError, QuestionError, spelled
from allies.explorer.addresses import Address, ServerLinks
from allies.explorer.asking import Asker
from allies.explorer.page import Page
from allies.explorer.pages.any_question import answer_to
from allies.explorer.rendering import write_page
from allies.explorer.routes import NoPageError, page_at
from allies.faces.table.rows import rows_csv
from allies.questions.base import Answer, encoded

HTML, JSON, CSV = "text/html; charset=utf-8", "application/json", "text/csv; charset=utf-8"
MOST_DRAWS = 20_000  # futures that a visitor may ask for


class Response(msgspec.Struct, frozen=True):
    """An answer of the server.

    Attributes:
        status: of HTTP.
        kind: of the content.
        body: the content.
        lasts: whether it may be kept.
    """

    status: int
    kind: str
    body: bytes
    lasts: bool = True


class FormSpelling:
    """Names as the controls of a page write them."""

    def field(self, name: str) -> str:
        """Return the field in words."""
        return name.replace("_", " ")

    def question(self, name: str, given: Any) -> str:
        """Return the address of a question."""
        return f"/ask/{name}" + ("".join(f"/{value}" for value in given.values()) if given else "")


class Responder:
    """Answers addresses for one theatre; it lives in a process of its own."""

    def __init__(self, theatre: str, *, hidden: bool = False) -> None:
        self.asker = Asker(OpenTheatre(theatre), hidden=hidden)
        _ = self.asker.opened.record  # a faulty theatre fails at once, not at the first visit

    def respond(self, path: str, given: dict[str, tuple[str, ...]]) -> Response:
        """Return the answer to an address.

        Args:
            path: of the address, without the first slash.
            given: what is asked beside it.
        """
        path, form = _form_of(path)
        here = Address("" if path == "index" else path.strip("/"), given)
        try:
            _refuse_large(here)
            if here.parts[:1] == ("api",):
                return Response(200, JSON, encoded(self._api(here)))
            page = page_at(self.asker, here)
            if form:
                return _data(page.answer, form)
            return Response(200, HTML, self._written(page, here), page.lasts)
        except FaultsError as error:
            status = 404 if isinstance(error, NoPageError) else 400
            is_data = form or here.parts[:1] == ("api",)
            return self.refused(here, error.faults, status, as_data=bool(is_data))
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
    for form in ("json", "csv"):
        if path.endswith(f".{form}"):
            return path.removesuffix(f".{form}"), form
    return path, ""


def _data(answer: Answer | None, form: str) -> Response:
    if answer is None:
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
    draws = here.one("draws")
    if draws.isdigit() and int(draws) > MOST_DRAWS:
        raise QuestionError(
            f"{int(draws):,} futures are too many here",
            field="draws",
            why="a server is shared",
            remedy=f"ask for at most {MOST_DRAWS:,}, or use the command line",
        )
