"""A page for oneself: everything that the other questions tell, under headings; not to be sent to anybody."""

from __future__ import annotations

from collections.abc import Iterator

from jss_cli.domain.report import Block, Headline, Note, Paragraph, Report, SectionHeading, Span, Table

WARNING = "For you alone: it names clients and tells what they may have said in confidence. Do not send it to anybody."
TOO_MANY = "which hidden answers explain the number is not worked out here for so many contracts"


def own_report(explain: Report, timeline: Report, plan: Report, infer: Report | None) -> Report:
    """The whole page, from the answers of four questions; without `infer` it is said that there are too many."""
    headline, *others = explain.blocks
    start = next((index for index, block in enumerate(others) if isinstance(block, Table)), len(others))
    first, rest = others[:start], others[start:]
    points = 1 if rest and isinstance(rest[0], Table) else 0
    return Report(
        (
            Paragraph((Span(WARNING, "poor"),)),
            headline,
            *first,
            *_section("Points", rest[:points]),
            *_section("Why", rest[points:]),
            *_section("Course", timeline.blocks),
            *_section("The way back", plan.blocks),
            *_section("What is hidden", infer.blocks if infer else (Note("Not told", TOO_MANY),)),
        )
    )


def _section(title: str, blocks: tuple[Block, ...] | list[Block]) -> Iterator[Block]:
    """Blocks under a heading, without the headline that the page has already; nothing if there are none."""
    told = [block for block in blocks if not isinstance(block, Headline)]
    if told:
        yield SectionHeading(title)
        yield from told
