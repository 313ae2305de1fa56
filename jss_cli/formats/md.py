"""Markdown for tickets and notes: tables of GitHub's kind, text of a history never read as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import assert_never

from jss_cli.domain.answer import Answer
from jss_cli.domain.report import (
    Bars,
    Block,
    Chart,
    Headline,
    Letter,
    Line,
    Note,
    Paragraph,
    SectionHeading,
    Span,
    Steps,
    Table,
)
from jss_cli.formats.drawing.chart import chart_lines
from jss_cli.formats.drawing.screen import Screen
from jss_cli.visible import visible

BROKEN = re.compile(r"(?<=[^\n])\n(?=[^\n])")  # a line break that Markdown would not keep
MARKUP = re.compile(r"([\\`*_\[\]<>|#~&])")


def render(answer: Answer, screen: Screen) -> str:  # noqa: ARG001 - a file has no screen
    """The report with a heading for the answer."""
    return "\n\n".join(text for block in answer.blocks if (text := _drawn(block))) + "\n"


def _drawn(block: Block) -> str:  # noqa: PLR0911 - one return a block
    match block:
        case Headline():
            return f"## {_inert(block.label)}: {_inert(block.value.text)}\n\n{_inert(' · '.join(block.facts))}"
        case SectionHeading():
            return f"## {_inert(block.text)}"
        case Paragraph():
            return _words(block.line)
        case Letter():
            return BROKEN.sub("  \n", "\n".join(_marked(line) for line in block.lines))
        case Table():
            return _titled(block.title, _table(block))
        case Bars():
            return _titled(block.title, "\n".join(f"- {_inert(bar.label)}: {_inert(bar.value)}" for bar in block.bars))
        case Steps():
            return _titled(
                block.title,
                "\n".join(
                    f"{n}. {_words(s.line)}. {_inert(s.detail)}{_command(s.more)}" for n, s in enumerate(block.steps, 1)
                ),
            )
        case Note():
            return f"**{_inert(block.label)}:** {_inert(block.text)}{_command(block.more)}"
        case Chart():
            return _titled(block.title, _fenced(chart_lines(block, Screen())))
        case _:
            assert_never(block)


def _table(block: Table) -> str:
    """A table without its bars."""
    shown = [index for index, column in enumerate(block.columns) if column.role != "bar"]
    columns = [block.columns[index] for index in shown]
    head = [_inert(column.title) for column in columns]
    rule = ["---:" if column.role == "number" else "---" for column in columns]
    rows = ([row.cells[index] for index in shown] for row in block.rows)
    written = ([_inert(cell.text) if isinstance(cell, Span) else "" for cell in cells] for cells in rows)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *written))


def _words(line: Line) -> str:
    return " ".join("".join(_strong(span) if span.tone == "strong" else _marked(span.text) for span in line).split())


def _strong(span: Span) -> str:
    """A strong span; Markdown wants its marks close to the words."""
    words = span.text.strip()
    return span.text.replace(words, f"**{_marked(words)}**") if words else span.text


def _fenced(lines: Iterable[Line]) -> str:
    """Lines as they are, every sign in its place."""
    return "\n".join(("```text", *("".join(visible(span.text) for span in line).rstrip() for line in lines), "```"))


def _titled(title: str, text: str) -> str:
    return f"### {_inert(title)}\n\n{text}" if title else text


def _command(more: str) -> str:
    return f" (`{visible(more).replace('`', '')}`)" if more else ""


def _inert(text: str) -> str:
    """Text on one line in which no sign is markup."""
    return " ".join(_marked(text).split())


def _marked(text: str) -> str:
    """Text in which no sign is markup."""
    return MARKUP.sub(r"\\\1", visible(text))
