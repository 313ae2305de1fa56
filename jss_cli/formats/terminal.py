"""The report for a person at a terminal: calm, aligned, as wide as the screen and never wider."""

from __future__ import annotations

import io
import re
from typing import assert_never

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from jss_cli.domain.answer import Answer
from jss_cli.domain.report import (
    Bar,
    Bars,
    Block,
    Chart,
    Headline,
    Letter,
    Note,
    NumberedItem,
    Paragraph,
    SectionHeading,
    Steps,
    Table,
)
from jss_cli.formats.drawing.screen import ROOMY, Screen
from jss_cli.formats.drawing.text import STYLES, shown, styled, styled_line

LINK_NUMBER = re.compile(r"(?<=\x1b\]8;)id=[^;]*")  # rich draws it by chance, and the same answer has the same bytes
STYLE = re.compile(r"\x1b\[[0-9;]*m")


def render(answer: Answer, screen: Screen) -> str:
    """The report, a blank line between blocks of different kinds."""
    stream, is_plain = io.StringIO(), not (screen.color or screen.links)
    console = Console(
        file=stream,
        width=screen.width,
        height=100,
        color_system=None if is_plain else "standard",
        no_color=not screen.color,
        force_terminal=not is_plain,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    before: Block | None = None
    for block in answer.blocks:
        if isinstance(block, Table) and block.roomy and screen.width < ROOMY:
            continue
        if before is not None and _is_set_apart(before, block):
            console.print()
        console.print(_drawn(block, screen))
        before = block
    text = LINK_NUMBER.sub("", stream.getvalue())
    text = text if screen.color else STYLE.sub("", text)  # rich draws no link without a style
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def _is_set_apart(before: Block, block: Block) -> bool:
    """Whether a blank line stands between two blocks: an answer keeps its first sentences, remarks stay together."""
    if isinstance(before, Headline):
        return not isinstance(block, Paragraph)
    return type(before) is not type(block) or isinstance(block, Table | Bars | Steps)


def _drawn(block: Block, screen: Screen) -> RenderableType:  # noqa: PLR0911 - one return a block
    match block:
        case Headline():
            return _headline(block, screen)
        case SectionHeading():
            return Text(shown(block.text, screen), style="bold underline")
        case Paragraph():
            return styled_line(block.line, screen)
        case Letter():
            return Group(*(styled(line, screen) for line in block.lines))
        case Table():
            from jss_cli.formats.drawing.table import table  # noqa: PLC0415 - a score alone needs none

            return _titled(block.title, table(block, screen), screen)
        case Bars():
            return _titled(block.title, _bars(block, screen), screen)
        case Steps():
            steps = (_numbered(number, step, screen) for number, step in enumerate(block.steps, 1))
            return _titled(block.title, Group(*steps), screen)
        case Note():
            return _note(block, screen)
        case Chart():
            from jss_cli.formats.drawing.chart import chart_lines  # noqa: PLC0415 - only a timeline needs it

            return _titled(
                block.title, Group(*(styled_line(line, screen) for line in chart_lines(block, screen))), screen
            )
        case _:
            assert_never(block)


def _headline(block: Headline, screen: Screen) -> RenderableType:
    """The answer in bold with its facts beside it, or below where they do not fit."""
    answer = Text.assemble((shown(block.label, screen), "bold"), "  ", (shown(block.value.text, screen), "bold"))
    facts = styled(" · ".join(block.facts), screen, "quiet")
    if answer.cell_len + 4 + facts.cell_len <= screen.width:
        return Text.assemble(answer, "    ", facts)
    return Group(answer, facts)


def _titled(title: str, body: RenderableType, screen: Screen) -> RenderableType:
    return Group(Text(shown(title, screen), style="bold"), body) if title else body


def _numbered(number: int, step: NumberedItem, screen: Screen) -> RenderableType:
    """A numbered item, its detail and the command that tells more below it."""
    more = " ".join(part for part in (step.detail, f"→ {step.more}" if step.more else "") if part)
    lines = [styled_line(step.line, screen), *([styled(more, screen, "quiet")] if more else [])]
    return _labelled(f"{number:3}  ", Group(*lines), screen)


def _note(block: Note, screen: Screen) -> RenderableType:
    more = styled(f" → {block.more}" if block.more else "", screen, "quiet")
    return _labelled(f"{block.label}: ", styled(block.text, screen) + more, screen)


def _labelled(label: str, body: RenderableType, screen: Screen) -> RenderableType:
    """A label with its text beside it; where that leaves too little room, below it."""
    from rich.table import Table as Grid  # noqa: PLC0415 - a score alone needs none

    text = shown(label, screen)
    if cell_len(text) * 3 > screen.width:
        return Group(Text(text.rstrip(), style="bold"), Padding(body, (0, 0, 0, 2)))
    grid = Grid.grid()
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text(text, style="bold"), body)
    return grid


def _bars(block: Bars, screen: Screen) -> RenderableType:
    """Shares one under the other, with their values."""
    from jss_cli.formats.drawing.table import bar  # noqa: PLC0415 - a score alone needs none

    longest = max((cell_len(shown(item.label, screen)) for item in block.bars), default=0)
    room = max(4, min(30, screen.width - longest - 24))

    def drawn_bar(item: Bar) -> Text:
        label = styled(item.label, screen)
        label.pad_right(longest - label.cell_len + 2)
        return Text.assemble(
            label, (bar(item.share, room, screen), STYLES[item.tone]), f"  {shown(item.value, screen)}"
        )

    return Group(*(drawn_bar(item) for item in block.bars))
