"""Reports: what became of a batch: how many freelancers have a score, who was set aside, and where it was written."""

from __future__ import annotations

from typing import ClassVar

from jss_cli import __version__
from jss_cli.dataclass import dataclass
from jss_cli.domain.answer import Answer
from jss_cli.domain.report import Block, Headline, Note, Paragraph, Report, Span
from jss_cli.reports.numbers import count
from jss_cli.reports.results import SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class BatchResult:
    """A batch in numbers. `lost` rows are of no freelancer; `environment` decided something, `checksum` is of the rows
    of the scores in their order, `bad` lists the rows that were."""

    rows_key: ClassVar[str] = ""

    policy: str
    as_of: str
    freelancers: int
    contracts: int
    scored: int
    set_aside: int
    lost: int
    checksum: str
    scores: str
    jss_version: str = __version__
    schema_version: str = SCHEMA_VERSION
    basis: str = "computed"
    environment: tuple[str, ...] = ()
    bad: str = ""


def batch_answer(result: BatchResult) -> Answer:
    """The answer about a batch; exit code 1 where somebody was set aside."""
    unscored = result.freelancers - result.scored - result.set_aside
    yet = f"{count(result.contracts, 'contract')}; {unscored:,} {'has' if unscored == 1 else 'have'} no score yet"
    checksum = f"; checksum of the rows {result.checksum}" if result.checksum else ""
    facts = (f"rules: {result.policy}", f"as of {result.as_of}", "computed, unofficial")
    blocks: list[Block] = [
        Headline("Scored", Span(f"{result.scored:,} of {count(result.freelancers, 'freelancer')}", "strong"), facts),
        Paragraph((Span(f"{yet}. The scores are in {result.scores}{checksum}."),)),
    ]
    if result.set_aside or result.lost:
        lost = f", and {count(result.lost, 'row')} of no freelancer left out" if result.lost else ""
        blocks.append(
            Note(
                "Set aside",
                f"{count(result.set_aside, 'freelancer')} with faulty rows{lost}",
                result.bad or "--bad FILE lists the rows",
            )
        )
    return Answer(result, Report(tuple(blocks)), exit_code=1 if result.set_aside or result.lost else 0)
