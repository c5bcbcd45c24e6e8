"""A lawyer's page: provisions with citations, rules in words, and expectations on them."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree

from allies.faces.text.law import held_words, law_title
from allies.faces.text.style import beyond_coverage, cited, grounds, source_line, spaced
from allies.questions.law import (
    Holder,
    Instrument,
    LawAnswer,
    Provision,
    ProvisionRule,
    ProvisionsAnswer,
    ReadingRule,
    RuleWords,
)
from allies.values.dates import date_words, parse_date
from allies.values.words import capitalised

Element = ElementTree.Element

_STYLE = """
body { font: 16px/1.5 Georgia, serif; max-width: 46em; margin: 2em auto; padding: 0 1em; }
h1, h2, h3 { font-family: Helvetica, Arial, sans-serif; line-height: 1.2; }
h3 { margin-bottom: 0.2em; } h3 code { font-size: 0.8em; font-weight: normal; }
.effect { font-variant: small-caps; } .cites, .quiet { color: #555; font-size: 0.9em; }
ul.rule { margin: 0.2em 0; } .exception { border-left: 3px solid #d55e00; padding-left: 0.6em; }
table { border-collapse: collapse; } td, th { padding: 0.15em 0.8em 0.15em 0; text-align: left; }
"""


def page(answer: LawAnswer, rules: ProvisionsAnswer) -> str:
    """Return the page as HTML; every text in it is escaped by the writer of the tree.

    Args:
        answer: the law of a body on a day.
        rules: when its provisions apply, and which expectations are about them.
    """
    title = law_title(answer)
    root = Element("html", {"lang": "en"})
    head = _add(root, "head")
    _add(head, "meta", "", charset="utf-8")
    _add(head, "title", title)
    _add(head, "style", _STYLE)
    body = _add(root, "body")
    _add(body, "h1", title)
    if not answer.covered:
        _add(body, "p", beyond_coverage(answer))
    if answer.not_read_because:
        _add(body, "p", f"Not read: {answer.not_read_because}", **{"class": "quiet"})
    _contents(body, answer)
    _readings(body, answer, {item.id: item for item in rules.readings})
    by_id = {item.id: item for item in rules.provisions}
    for instrument in answer.instruments:
        _instrument(body, answer, instrument)
        for provision in answer.provisions:
            if provision.instrument == instrument.id:
                _provision(body, rules, provision, by_id[provision.id])
    _sources(body, answer)
    return "<!DOCTYPE html>\n" + ElementTree.tostring(root, encoding="unicode", method="html")


def _add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    child = ElementTree.SubElement(parent, tag, attributes)
    if text:
        child.text = text
    return child


def _readings(body: Element, answer: LawAnswer, rules: Mapping[str, ReadingRule]) -> None:
    _add(body, "h2", "Readings")
    for reading in answer.readings:
        line = _add(body, "h3", reading.title)
        line.set("id", f"reading-{reading.id}")
        _add(line, "code", f" {reading.id}")
        about = spaced(", ".join(reading.about)) or "every matter"
        _add(body, "p", f"{held_words(reading)}; about {about}", **{"class": "effect"})
        law_where = rules[reading.id].law_where
        if law_where is None:
            _add(
                body,
                "p",
                "A text is law under it on the same conditions as under the first reading.",
            )
        else:
            _add(body, "p", "A text is law under it if:")
            _rule(body, law_where)
        holders = _add(body, "ul", **{"class": "rule"})
        for holder in reading.holders:
            span = f"since {holder.since}" + (f" until {holder.until}" if holder.until else "")
            said = f"{answer.name(holder.who)}, {span} {_grounds(holder)}"
            _add(holders, "li", said, **{"class": "quiet"})
        if reading.note:
            _add(body, "p", reading.note, **{"class": "quiet"})


def _contents(body: Element, answer: LawAnswer) -> None:
    items = _add(body, "ul", **{"class": "rule"})
    for item in answer.instruments:
        line = _add(items, "li")
        _add(line, "a", item.title, href=f"#{item.id}")
        _add(line, "span", f" {spaced(item.state)}", **{"class": "quiet"})


def _instrument(body: Element, answer: LawAnswer, item: Instrument) -> None:
    heading = _add(body, "h2", item.title)
    heading.set("id", item.id)
    state = f"{spaced(item.state)}; opened {item.opened}"
    if item.not_read:
        state += "; the project could not read its text"
    _add(body, "p", f"{state}. {cited(item.cites)}", **{"class": "cites"})
    _parties(body, answer, item)


def _parties(body: Element, answer: LawAnswer, item: Instrument) -> None:
    """Write the status of every state in an instrument, and under which readings it is bound."""
    table = _add(body, "table")
    row = _add(table, "tr")
    for title in ("state", "standing", "bound under", "unknown under"):
        _add(row, "th", title)
    for state in dict.fromkeys((*item.parties, *answer.members)):
        row = _add(table, "tr")
        _add(row, "td", answer.name(state))
        _add(row, "td", _standing(item, state))
        for found in ("bound", "unknown"):
            said = [binding for binding in item.binds if state in getattr(binding, found)]
            every = any(not binding.readings for binding in said)
            names = ", ".join(name for binding in said for name in binding.readings)
            _add(row, "td", "every reading" if every else names or "none")


def _standing(item: Instrument, state: str) -> str:
    """Return the status of a state in an instrument, in words."""
    told = [spaced(item.parties.get(state, "its own law"))]
    if state in item.provisional:
        told.append("applied provisionally")
    if state in item.entered:
        told.append(f"in force for the state since {date_words(parse_date(item.entered[state]))}")
    return "; ".join(told)


def _provision(
    body: Element, answer: ProvisionsAnswer, provision: Provision, rule: ProvisionRule
) -> None:
    heading = _add(body, "h3", provision.says)
    heading.set("id", provision.id)
    _add(heading, "code", f" {provision.id}")
    about = spaced(", ".join((*provision.means, *provision.acts))) or "every means"
    _add(body, "p", f"{provision.effect}: {about}", **{"class": "effect"})
    if rule.readings:
        _add(body, "p", f"Found in the text by: {', '.join(rule.readings)}")
    _when(body, answer, rule)
    if rule.overrides:
        _add(body, "p", f"Defeats: {', '.join(rule.overrides)}", **{"class": "exception"})
    _add(body, "p", _grounds(provision), **{"class": "cites"})
    _exercises(body, rule)


def _when(body: Element, answer: ProvisionsAnswer, rule: ProvisionRule) -> None:
    """Write when a provision applies, when its step has been taken, and how an organ decides."""
    for title, condition in (
        ("Applies if:", rule.applies_where),
        ("Taken if:", rule.taken_where),
    ):
        if condition is not None:
            _add(body, "p", title)
            _rule(body, condition)
    if rule.decides is not None:
        said = f"{answer.in_sentence(rule.decides.organ)} decides by {spaced(rule.decides.rule)}"
        _add(body, "p", capitalised(said))


def _exercises(body: Element, rule: ProvisionRule) -> None:
    if not rule.exercised_by:
        return
    _add(body, "p", "Tested by:", **{"class": "quiet"})
    items = _add(body, "ul", **{"class": "rule"})
    for item in rule.exercised_by:
        mark = "holds" if item.holds else f"fails: found {item.found}"
        _add(items, "li", f"{item.on}: {item.says} ({mark})", **{"class": "quiet"})


def _grounds(item: Provision | Holder) -> str:
    """Return the citations of something, and what is a judgement in full."""
    if item.judgement and not item.cites:
        return f"Judgement: {item.judgement}"
    known = grounds(item.cites, item.judgement, 9)
    return f"{known} The judgement: {item.judgement}" if item.judgement else known


def _rule(parent: Element, rule: RuleWords) -> None:
    """Write a rule as nested lists; each exception is a node."""
    items = _add(parent, "ul", **{"class": "rule"})
    node = _add(items, "li", rule.says)
    for part in rule.parts:
        if part.exception:
            node = _add(items, "li", part.says, **{"class": "exception"})
            for inner in part.parts:
                _rule(node, inner)
        else:
            _rule(node, part)


def _sources(body: Element, answer: LawAnswer) -> None:
    _add(body, "h2", "Sources")
    items = _add(body, "ul")
    for source in answer.sources:
        _add(items, "li", f"{source.id}: {source_line(source)}")
