"""A lawyer's page: provisions with their citations, rules in words, and what exercises them."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

from allies.assessment.record.expectations import Kept
from allies.law.inventory import InstrumentStatus, LegalInventory
from allies.law.provisions import in_force_rule
from allies.law.reasons import sentence
from allies.law.rules import Leaf, Rule, parse_rule
from allies.reports.page_record import law_title
from allies.reports.style import cited, grounds, source_line
from allies.world.instruments import Provision, ReadingHolder
from allies.world.world import World

Element = ElementTree.Element

_STYLE = """
body { font: 16px/1.5 Georgia, serif; max-width: 46em; margin: 2em auto; padding: 0 1em; }
h1, h2, h3 { font-family: Helvetica, Arial, sans-serif; line-height: 1.2; }
h3 { margin-bottom: 0.2em; } h3 code { font-size: 0.8em; font-weight: normal; }
.effect { font-variant: small-caps; } .cites, .quiet { color: #555; font-size: 0.9em; }
ul.rule { margin: 0.2em 0; } .exception { border-left: 3px solid #d55e00; padding-left: 0.6em; }
table { border-collapse: collapse; } td, th { padding: 0.15em 0.8em 0.15em 0; text-align: left; }
"""


def law_html(world: World, day: int, found: LegalInventory, kept: Sequence[Kept]) -> str:
    """Return the page as HTML; every text in it is escaped by the writer of the tree.

    Args:
        world: the record.
        day: the day in question.
        found: the law of that day.
        kept: the theatre's expectations, run.
    """
    title = law_title(world, day, found)
    page = Element("html", {"lang": "en"})
    head = _add(page, "head")
    _add(head, "meta", "", charset="utf-8")
    _add(head, "title", title)
    _add(head, "style", _STYLE)
    body = _add(page, "body")
    _add(body, "h1", title)
    if not world.covers(day):
        _add(body, "p", world.beyond_coverage(day))
    if found.body.unread:
        _add(body, "p", f"Not read: {found.body.unread}", **{"class": "quiet"})
    _contents(body, found)
    _readings(body, world, found)
    for item in found.instruments:
        _instrument(body, world, found, item, kept)
    _sources(body, world, found)
    return "<!DOCTYPE html>\n" + ElementTree.tostring(page, encoding="unicode", method="html")


def _add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    child = ElementTree.SubElement(parent, tag, attributes)
    if text:
        child.text = text
    return child


def _readings(body: Element, world: World, found: LegalInventory) -> None:
    _add(body, "h2", "Readings")
    for number, (reading, held) in enumerate(found.readings):
        line = _add(body, "h3", reading.title)
        line.set("id", f"reading-{reading.id}")
        _add(line, "code", f" {reading.id}")
        state = "held" if held else "held by nobody that day"
        about = ", ".join(reading.about).replace("_", " ") or "every matter"
        _add(body, "p", f"{state}; about {about}", **{"class": "effect"})
        if number and reading.in_force is None:
            _add(body, "p", "A text is law under it as under the first reading.")
        else:
            _add(body, "p", "A text is law under it where:")
            _rule(body, in_force_rule(found.body, reading, ""), world)
        holders = _add(body, "ul", **{"class": "rule"})
        for holder in reading.holders:
            span = f"since {holder.since}" + (f" until {holder.until}" if holder.until else "")
            source = _grounds(holder)
            who = world.name(holder.who)
            _add(holders, "li", f"{who}, {span} {source}", **{"class": "quiet"})
        if reading.note:
            _add(body, "p", reading.note, **{"class": "quiet"})


def _contents(body: Element, found: LegalInventory) -> None:
    items = _add(body, "ul", **{"class": "rule"})
    for item in found.instruments:
        line = _add(items, "li")
        _add(line, "a", item.instrument.title, href=f"#{item.instrument.id}")
        _add(line, "span", f" {item.state.replace('_', ' ')}", **{"class": "quiet"})


def _instrument(
    body: Element, world: World, found: LegalInventory, item: InstrumentStatus, kept: Sequence[Kept]
) -> None:
    instrument = item.instrument
    heading = _add(body, "h2", instrument.title)
    heading.set("id", instrument.id)
    state = f"{item.state.replace('_', ' ')}; opened {instrument.opened}"
    if instrument.unread:
        state += "; its text could not be read"
    _add(body, "p", f"{state}. {cited(instrument.cites)}", **{"class": "cites"})
    _parties(body, world, item)
    for provision in found.provisions:
        if provision.instrument == instrument.id:
            _provision(body, world, provision, kept)


def _parties(body: Element, world: World, item: InstrumentStatus) -> None:
    """Write where every state stands to an instrument, and under which readings it is bound."""
    table = _add(body, "table")
    row = _add(table, "tr")
    for title in ("state", "standing", "bound under", "unknown under"):
        _add(row, "th", title)
    for state in dict.fromkeys(name for states in item.binds.values() for name in states):
        standing = item.parties.get(state, "its own law")
        row = _add(table, "tr")
        _add(row, "td", world.name(state))
        _add(row, "td", standing.replace("_", " "))
        for answer in ("yes", "unknown"):
            readings = [name for name, states in item.binds.items() if states[state] == answer]
            every = len(readings) == len(item.binds)
            _add(row, "td", "every reading" if every else ", ".join(readings) or "none")


def _provision(body: Element, world: World, provision: Provision, kept: Sequence[Kept]) -> None:
    heading = _add(body, "h3", provision.says)
    heading.set("id", provision.id)
    _add(heading, "code", f" {provision.id}")
    about = ", ".join((*provision.means, *provision.acts)).replace("_", " ") or "every means"
    _add(body, "p", f"{provision.effect}: {about}", **{"class": "effect"})
    if provision.readings:
        _add(body, "p", f"Found in the text by: {', '.join(provision.readings)}")
    if provision.when is not None:
        _add(body, "p", "Applies where:")
        _rule(body, parse_rule(provision.when, provision.instrument), world)
    if provision.met is not None:
        _add(body, "p", "Taken where:")
        _rule(body, parse_rule(provision.met, provision.instrument), world)
    if provision.overrides:
        _add(body, "p", f"Defeats: {', '.join(provision.overrides)}", **{"class": "exception"})
    if provision.decision is not None:
        rule = provision.decision.named.replace("_", " ")
        said = f"{world.in_sentence(provision.decision.organ)} decides by {rule}"
        _add(body, "p", said[:1].upper() + said[1:])
    _add(body, "p", _grounds(provision), **{"class": "cites"})
    exercised = [item for item in kept if _exercises(item, provision)]
    if exercised:
        _add(body, "p", "Exercised by:", **{"class": "quiet"})
        items = _add(body, "ul", **{"class": "rule"})
        for item in exercised:
            mark = "holds" if item.holds else f"fails: found {item.found}"
            text = f"{item.expectation.on}: {item.expectation.says} ({mark})"
            _add(items, "li", text, **{"class": "quiet"})


def _grounds(item: Provision | ReadingHolder) -> str:
    """Return where something is documented, or the judgement in full."""
    if item.judgement and not item.cites:
        return f"Judgement: {item.judgement}"
    return grounds(item.cites, item.judgement, 9)


def _exercises(item: Kept, provision: Provision) -> bool:
    return item.expectation.provision == provision.id


def _rule(parent: Element, rule: Rule, world: World) -> None:
    """Write a rule as nested lists; exceptions stand as nodes of their own."""
    items = _add(parent, "ul", **{"class": "rule"})
    if isinstance(rule, Leaf):
        _add(items, "li", sentence(rule, world))
        return
    if not rule.parts:
        _add(items, "li", "always")
        return
    words = {"all": "all of", "any": "any of", "not": "not", "unless": "this"}
    node = _add(items, "li", words[rule.connective])
    regular = rule.parts[:1] if rule.connective == "unless" else rule.parts
    for part in regular:
        _rule(node, part, world)
    if rule.connective == "unless":
        for part in rule.parts[1:]:
            exception = _add(items, "li", "except where", **{"class": "exception"})
            _rule(exception, part, world)


def _sources(body: Element, world: World, found: LegalInventory) -> None:
    cites = [cite for item in found.instruments for cite in item.instrument.cites]
    cites += [cite for provision in found.provisions for cite in provision.cites]
    names = {name: None for cite in cites for name in (cite.source, cite.origin) if name}
    _add(body, "h2", "Sources")
    items = _add(body, "ul")
    for name in names:
        _add(items, "li", f"{name}: {source_line(world.sources[name])}")
