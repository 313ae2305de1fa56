"""The report as one self-contained page: no script, nothing loaded, and no picture without its words beside it."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from typing import assert_never
from xml.etree.ElementTree import Element, tostring

from jss_cli.domain.answer import Answer, Result
from jss_cli.domain.report import (
    Bars,
    Block,
    Chart,
    Column,
    Headline,
    Letter,
    Line,
    Note,
    NumberedItem,
    Paragraph,
    Row,
    SectionHeading,
    Span,
    Steps,
    Table,
)
from jss_cli.formats.drawing.grid import grid
from jss_cli.formats.drawing.page_style import STYLE
from jss_cli.formats.drawing.picture import ABOVE, BELOW, PLOT, Ruler, course_parts
from jss_cli.formats.drawing.screen import Screen
from jss_cli.formats.drawing.tree import TreeNode, element

LONGEST_TITLE = 60  # letters
TO_TYPE = re.compile(r"`([^`]+)`")


def render(answer: Answer, screen: Screen) -> str:  # noqa: ARG001 - a page fits every screen
    """The page."""
    blocks = answer.blocks
    title, language = _title(answer), str(getattr(_first(answer), "lang", "en"))
    body = element("body", *_navigation(blocks), element("main", *_contents(blocks, title)))
    page = element("html", _head(title), body, lang=language)
    return f"<!DOCTYPE html>\n{tostring(page, encoding='unicode', method='html')}\n"


def _head(title: str) -> Element:
    """What a browser is told first: that nothing but this style is to be used."""
    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    style = Element("style")
    style.text = STYLE
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        style,
    )


def _title(answer: Answer) -> str:
    found = next((block for block in answer.report.blocks if isinstance(block, Headline)), None)
    title = f"{found.label}: {found.value.text}" if found else f"jss {getattr(_first(answer), 'answers', 'answer')}"
    return title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE]}…"


def _first(answer: Answer) -> Result | None:
    return next(iter(answer.results), None)


def _navigation(blocks: tuple[Block, ...]) -> Iterator[Element]:
    """A line of links to what has a heading, if there is enough of it."""
    headings = [block for block in blocks if isinstance(block, SectionHeading)]
    if len(headings) > 1:
        links = (element("a", block.text, href=f"#s{number}") for number, block in enumerate(headings, 1))
        yield element("nav", *(element("span", link, " ") for link in links), aria_label="Sections")


def _contents(blocks: tuple[Block, ...], title: str) -> Iterator[Element]:
    """The blocks one after the other; the first headline is the title of the page."""
    if not any(isinstance(block, Headline) for block in blocks):
        yield element("h1", title, class_="unseen")
    number, is_first, level = 0, True, "h3" if any(isinstance(block, SectionHeading) for block in blocks) else "h2"
    for block in blocks:
        match block:
            case SectionHeading():
                number += 1
                yield element("h2", block.text, id=f"s{number}")
            case Headline():
                yield from _headline(block, "h1" if is_first else "h2")
                is_first = False
            case _:
                yield from _drawn(block, level)


def _headline(block: Headline, level: str) -> Iterator[Element]:
    """The answer, and what it depends on."""
    yield element(level, element("span", block.label, class_="label"), " ", block.value.text, class_="answer")
    if block.facts:
        yield element("p", " · ".join(block.facts), class_="facts")


def _drawn(block: Block, level: str) -> Iterator[Element]:
    """A block that is no heading, whose title is one of a level."""
    match block:
        case Paragraph():
            yield element("p", *_spans(block.line))
        case Letter():
            yield from _letter(block)
        case Table():
            yield grid(block)
        case Bars():
            columns = (Column(""), Column("", "bar"), Column("", "number"))
            rows = tuple(Row((Span(bar.label), bar.share, Span(bar.value)), "", bar.tone) for bar in block.bars)
            yield grid(Table(block.title, columns, rows))
        case Steps():
            yield from _titled(block.title, level)
            yield element("ol", *map(_step, block.steps))
        case Note():
            yield element(
                "p", element("strong", block.label), " ", *_words(block.text), *_command(block.more), class_="note"
            )
        case Chart():
            yield from _titled(block.title, level)
            yield _course(block)
        case SectionHeading() | Headline():
            raise AssertionError("drawn by itself")
        case _:
            assert_never(block)


def _titled(title: str, level: str) -> Iterator[Element]:
    if title:
        yield element(level, title)


def _letter(block: Letter) -> Iterator[Element]:
    """Its paragraphs, with their line breaks."""
    for paragraph in block.text.split("\n\n"):
        lines = paragraph.split("\n")
        broken: list[TreeNode] = [lines[0]]
        for line in lines[1:]:
            broken += [element("br"), line]
        yield element("p", *broken)


def _step(step: NumberedItem) -> Element:
    """A numbered item, its detail and the command that tells more below it."""
    item = element("li", *_spans(step.line))
    if step.detail or step.more:
        item.append(element("div", *_words(step.detail), *_command(step.more), class_="quiet"))
    return item


def _command(more: str) -> Iterator[TreeNode]:
    if more:
        yield from (" ", element("code", more))


def _spans(line: Line) -> Iterator[TreeNode]:
    """A line with its tones."""
    for span in line:
        tag, kind = ("strong", "") if span.tone == "strong" else ("span", span.tone)
        words = _words(span.text)
        yield from words if kind in {"plain", "link"} else [element(tag, *words, class_=kind)]


def _words(text: str) -> Iterator[TreeNode]:
    """A text with what it says to type, which it has between backticks, as that."""
    for number, part in enumerate(TO_TYPE.split(text)):
        yield element("code", part) if number % 2 else part


def _course(block: Chart) -> Element:
    """The step line, with the same in sentences below it."""
    ahead = "; dashed: if nothing else happens" if block.last > block.today else ""
    legend = f"solid: {block.line}{ahead}{'; dots: seen' if block.seen else ''}"
    drawn = element(
        "svg", *course_parts(block, Ruler()), class_="course", height=str(ABOVE + PLOT + BELOW), aria_hidden="true"
    )
    words = (*block.sentences, f"{legend[:1].upper()}{legend[1:]}.")
    return element("figure", drawn, element("figcaption", " ".join(words), class_="quiet"))
