"""Sentences for screen readers and tickets: no boxes, no colours, nothing to line up, and our own signs in ASCII."""

from __future__ import annotations

from collections.abc import Iterator
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
    NumberedItem,
    Paragraph,
    SectionHeading,
    Steps,
    Table,
)
from jss_cli.formats.drawing.screen import Screen
from jss_cli.visible import ascii_only, visible

OURS = str.maketrans({"−": "-", "→": "->"})  # the signs of our sentences


def render(answer: Answer, screen: Screen) -> str:
    """The report, a sentence a line, a blank line between blocks; people's names stay what they are if they can."""
    blocks = ("\n".join(_sentences(block)) for block in answer.blocks)
    text = "\n\n".join(block for block in blocks if block) + "\n"
    return ascii_only(text) if screen.ascii else text.translate(OURS)


def _sentences(block: Block) -> Iterator[str]:
    match block:
        case Headline():
            facts = f" {', '.join(block.facts)}." if block.facts else ""
            yield visible(f"{block.label}: {block.value.text}.{facts}")
        case SectionHeading():
            yield visible(block.text)
        case Paragraph():
            yield _words(block.line)
        case Letter():
            yield from map(visible, block.lines)
        case Table():
            yield from (*_titled(block.title), *(visible(row.sentence) for row in block.rows))
        case Bars():
            yield from (*_titled(block.title), *(visible(f"{bar.label}: {bar.value}") for bar in block.bars))
        case Steps():
            yield from _titled(block.title)
            yield from (f"{number}. {_step_words(step)}" for number, step in enumerate(block.steps, 1))
        case Note():
            more = f" See: {visible(block.more)}." if block.more else ""
            yield f"{visible(block.label)}: {visible(block.text).rstrip('.')}.{more}"
        case Chart():
            yield from (*_titled(block.title), *map(visible, block.sentences))
        case _:
            assert_never(block)


def _step_words(step: NumberedItem) -> str:
    parts = (_words(step.line), visible(step.detail), f"See: {visible(step.more)}" if step.more else "")
    return f"{'. '.join(part.rstrip('.') for part in parts if part)}."


def _words(line: Line) -> str:
    """A line without its tones."""
    return " ".join(visible("".join(span.text for span in line)).split())


def _titled(title: str) -> tuple[str, ...]:
    return (f"{visible(title)}:",) if title else ()
