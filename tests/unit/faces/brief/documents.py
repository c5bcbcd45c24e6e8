"""A document that holds every kind of block, with markup of every format in each of its texts."""

from __future__ import annotations

from allies.faces.brief.document import (
    Bullets,
    Document,
    Entry,
    Facts,
    Note,
    Paragraph,
    Picture,
    Pictures,
    Run,
    Section,
    Table,
    words,
)

# Markup of HTML, XML, typst, Markdown and TeX.
MARKUP = "<b>x</b> &amp; ]]> #panic(1) $x$ @a _b_ *c* `d` [e](f) \\g {h} = i ~j | k"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 340 60" width="340" height="60">'
    '<text x="4" y="20" font-size="14">a word</text></svg>'
)


def document(text: str = MARKUP) -> Document:
    """Return the document with a text in every place that takes one."""
    picture = Picture(1, text, text, text, SVG, (text, text), ((text, text),))
    noted = (Run(text), Run(text, "strong"), Run(text, "quiet"), Run(text, "code"), Run(note=1))
    blocks = (
        Facts(((text, noted),), stands_out=True),
        Facts(((text, words(text)),)),
        Paragraph(words(text)),
        Paragraph(words(text), "quiet"),
        Bullets((words(text), words(text))),
        Table(text, (text, text), ((words(text), words(text)),), (1.0, 2.0), text),
        Table("", (text,), ((words(text),),), (1.0,), tall=True),
        Pictures((picture,), 0.5),
    )
    return Document(
        title=text,
        subtitle=text,
        kicker=text,
        sections=(Section(text, blocks), Section("", (Paragraph(words(text)),), new_page=True)),
        notes=(Note(1, (Run(text, link="#one"), Run(text))),),
        sources=(
            Entry(
                "one", (Run(text, "strong"), Run("https://a.b/c?d=e&f", link="https://a.b/c?d=e&f"))
            ),
        ),
        annexes=(Section(text, (Paragraph(words(text)),), new_page=True),),
        footer=text,
        keywords=(text,),
    )
