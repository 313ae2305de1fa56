"""Which score an answer is about: the one that was seen last, or the one that the rules alone give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jss_cli.arguments import one_of
from jss_cli.domain.case import Case
from jss_cli.errors import InputError

if TYPE_CHECKING:
    from jss_cli.domain.seen import SeenAnswer
    from jss_cli.domain.timeline import Timeline
    from jss_cli.reports.results import ScoreBasis

    SeenBy = tuple[SeenAnswer | None, tuple[str, ...]]  # what explains the seen score, if anything is to; and remarks

BASES: tuple[ScoreBasis, ...] = ("seen", "computed")


def seen_by(basis: str, case: Case, line: Timeline | None = None) -> SeenBy:
    """What explains the seen score, if that is asked about and the rules alone do not give it; else a remark where too
    many worlds would have to be weighed. Raises UsageError."""
    from jss_cli.explaining.seen.question import seen_differently

    if one_of("basis", basis, BASES) == "computed":
        return None, ()
    try:
        return seen_differently(case, line=line), ()
    except InputError as refused:
        why = refused.faults[0].message
        return None, (f"the score that was seen is not explained here, what follows is by the rules alone: {why}",)
