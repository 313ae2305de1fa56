"""What a command gives back: results, one or several, and all that is to be said beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from jss_cli.domain.answer import Answer
from jss_cli.domain.report import Block, Note, Paragraph, Report, Span


@dataclass(frozen=True)
class _Found:
    """A result beside whose report something is to be said."""

    file: str
    rows_key: ClassVar[str] = ""

    def framed(self, blocks: tuple[Block, ...], *, several: bool) -> tuple[Block, ...]:
        return (*blocks, Note(f"{self.file}: Assumed" if several else "Assumed", "paid"))


SAID = Report((Paragraph((Span("75 %"),)),))


def test_one_result_is_the_only_one_and_what_is_said_beside_it_names_no_file() -> None:
    answer = Answer(_Found("a.yaml"), SAID)
    assert answer.results == (_Found("a.yaml"),)
    assert answer.blocks == (*SAID.blocks, Note("Assumed", "paid"))


def test_of_several_results_each_says_beside_the_report_which_file_it_is_about() -> None:
    answer = Answer((_Found("a.yaml"), _Found("b.yaml")), SAID)
    assert [block.label for block in answer.blocks if isinstance(block, Note)] == ["a.yaml: Assumed", "b.yaml: Assumed"]
