"""A part of a page under its heading."""

from __future__ import annotations

from collections.abc import Sequence

from jss_cli.domain.report import Block, Headline, SectionHeading


def under_heading(title: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks under a heading, without the headline that the page has already; nothing if there are none."""
    told = tuple(block for block in blocks if not isinstance(block, Headline))
    return (SectionHeading(title), *told) if told else ()
