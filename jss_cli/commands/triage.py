"""Many: many histories by what costs each most: tickets that one reply answers, members of an agency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from jss_cli import api
from jss_cli.domain.answer import Answer, AnswerAboutAll, AnswerInTime, Listener
from jss_cli.domain.triage import Ticket
from jss_cli.errors import JssError
from jss_cli.explaining.triage import ticket_of
from jss_cli.extras import refuse_without
from jss_cli.files.reading import Reading
from jss_cli.options.reading import BUNDLES, Every, Histories
from jss_cli.reports.triage import triage_report
from jss_cli.reports.triage_result import triage_result

_Top = Annotated[int, typer.Option("--top", min=1, metavar="N", help="How many histories get a row of their own.")]


def _is_score_table(file: str) -> bool:
    """Whether a file is a table of scores, by its suffix or the first columns that it names, or a folder of parts."""
    path = Path(file)
    if path.is_dir():
        return any(path.glob("*.parquet"))
    if path.suffix.lower() != ".csv" or not path.is_file():
        return path.suffix.lower() in {".parquet", ".jsonl"}
    with path.open("rb") as stream:
        return stream.readline(100).removeprefix(b"\xef\xbb\xbf").startswith(b"freelancer,computed,")


def _of_table(file: str, top: int | None) -> AnswerInTime:
    """The triage of a table of scores, which has its day and its rules. Raises InputError, and OutputError without the
    libraries for tables."""
    refuse_without("batch")
    from jss_cli.batch.triaging import triage_of_scores  # noqa: PLC0415 - what it needs is an extra

    def work(_: Listener | None) -> Answer:
        found = triage_of_scores(file, top)
        return Answer(triage_result(found), triage_report(found, top=top))

    return AnswerInTime(work, ignored=("as_of", "policy", *BUNDLES[Reading].__annotations__))


def run(
    histories: Histories,
    top: _Top = 40,
    every: Every = False,
) -> AnswerAboutAll | AnswerInTime:
    """\b
    jss triage tickets/
    jss triage members/*.yaml --as-of today --format csv
    jss triage scores.parquet -o triage.html

    Groups many histories by what costs each most: a rule, a window that it is about to leave, something nobody told, no
    score. Each group has its number, its median, and the reply that answers all of it; those that need a person are
    named. Side by side it is the roll-up of an agency: what would lift most of them, and the days on which several
    scores fall by themselves. The scores are those that the rules alone give; where
    another was seen it stands instead, compared with the computed one alone, and a person must look.
    A file that cannot be read is named, and the others go on (exit 3). A table that `jss batch --reasons` wrote is
    sorted by the rule that decided the contract which costs each freelancer most.
    """
    files = histories.files
    if len(files) == 1 and _is_score_table(files[0]):
        return _of_table(files[0], None if every else top)

    def answer(tickets: Sequence[Ticket], failed: Mapping[str, JssError]) -> Answer:
        return api.triage(*tickets, failed=failed, top=len(files) if every else top)

    return AnswerAboutAll(files, lambda file: ticket_of(histories.opened(file)), answer)
