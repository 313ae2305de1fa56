"""Explain: why is my score what it is: the table, the reasons, what was assumed."""

from __future__ import annotations

from jss_cli import api
from jss_cli.domain.answer import AnswersByFile
from jss_cli.domain.report import Paragraph, Span
from jss_cli.options.reading import BasisChoice, Every, Histories, Top


def run(
    histories: Histories,
    top: Top = 10,
    every: Every = False,
    basis: BasisChoice = "seen",
) -> AnswersByFile:
    """\b
    jss explain history.yaml
    jss explain history.csv --as-of 2016-08-21 --policy upwork-2016

    Shows which contracts cost how many points, why, under which rule, and what was assumed.
    The points column adds up to the score. "Without it" is the score if that one contract were not counted at all,
    windows chosen anew: it does not add up and must never be summed.
    Where the file tells a score that was seen and the rules alone do not give it, the answer is about that score: what
    explains it best, with the odds. --basis computed answers for the rules alone.
    """
    return AnswersByFile(
        histories.files,
        lambda file: api.explain(histories.opened(file), top=top, every=every, basis=basis),
        lambda file: Paragraph((Span(file, "strong"),)),
    )
