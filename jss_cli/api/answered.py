"""What a question is answered with from Python, and which score that is about: the one that was seen last, or the one
that the rules alone give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jss_cli.arguments import one_of, whole
from jss_cli.domain.answer import Answer
from jss_cli.domain.case import Case
from jss_cli.errors import InputError

if TYPE_CHECKING:
    from jss_cli.domain.seen import SeenAnswer
    from jss_cli.domain.timeline import Timeline
    from jss_cli.reports.results import ScoreBasis

    SeenBy = tuple[SeenAnswer | None, tuple[str, ...]]  # what explains the seen score, if anything is to; and remarks

BASES: tuple[ScoreBasis, ...] = ("seen", "computed")


class Answered(Answer):
    """An answer that can be looked at from Python."""

    __slots__ = ()

    def to_dict(self) -> Any:
        """The result as JSON has it, in plain dicts and lists."""
        import json

        return json.loads(self.to_json())

    def to_json(self) -> str:
        """The result, byte for byte what `--format json` prints."""
        return self.rendered("json", 80)

    def to_text(self, width: int = 80) -> str:
        """The report as a terminal of so many columns shows it, without colours."""
        from jss_cli.formats.drawing.screen import NARROWEST

        return self.rendered("terminal", whole("width", width, NARROWEST))

    def to_markdown(self) -> str:
        """The report in Markdown."""
        return self.rendered("md", 80)

    def rendered(self, name: str, width: int = 80) -> str:
        """The answer in a format by its name."""
        from importlib import import_module

        from jss_cli.formats.drawing.screen import Screen

        text: str = import_module(f"jss_cli.formats.{name}").render(self, Screen(width))
        return text


def seen_by(basis: str, case: Case, line: Timeline | None = None) -> SeenBy:
    """What explains the seen score, if that is asked about and the rules alone do not give it; else a remark where too
    many worlds would have to be weighed. Raises UsageError."""
    from jss_cli.explaining.seen.question import seen_otherwise

    if one_of("basis", basis, BASES) == "computed" or not seen_otherwise(case, line):
        return None, ()
    from jss_cli.explaining.seen.answering import seen_answer

    try:
        return seen_answer(case), ()
    except InputError as refused:
        why = refused.faults[0].message
        return None, (f"the score that was seen is not explained here, what follows is by the rules alone: {why}",)
