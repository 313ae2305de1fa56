"""Answer: the history under pseudonyms, for a ticket or a forum; the score stays the same."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from jss_cli.arguments import format_meant
from jss_cli.domain.answer import Document
from jss_cli.domain.case import Case
from jss_cli.domain.redaction import RedactQuestion
from jss_cli.explaining.redaction import redact
from jss_cli.files.writing import WRITERS, write_history
from jss_cli.options.writing import HistoryFormat, Output
from jss_cli.reports.next.redact import redaction_notes

_Amounts = Annotated[Literal["exact", "steps"], typer.Option("--amounts", help="Keep amounts, or only their step.")]
_Days = Annotated[Literal["exact", "months"], typer.Option("--days", help="Keep days, or only months where possible.")]


def run(
    case: Case, amounts: _Amounts = "exact", days: _Days = "exact", kind: HistoryFormat = None, output: Output = None
) -> Document:
    """\b
    jss redact history.yaml -o for_the_forum.yaml
    jss redact history.yaml --amounts steps --days months

    Writes the history with numbered contracts and clients and without titles, notes and x_ fields. The score is the
    same. With --amounts steps an amount tells only which weight it has under any rules, with --days months a day only
    its month (of a payment its last day), unless the score depends on it. What remains recognisable is said on standard
    error.
    """
    told = format_meant(kind, output, WRITERS, "yaml")
    redaction = redact(case, RedactQuestion(amounts, days))
    return Document(write_history(redaction.history, told), notes=tuple(redaction_notes(redaction)))
