"""Explain: why is my score what it is: the table, the reasons, what was assumed."""

from __future__ import annotations

from jss_cli import api
from jss_cli.domain.answer import Answer, AnswersByFile
from jss_cli.domain.report import Paragraph, Span
from jss_cli.files.reading import Reading
from jss_cli.options.reading import AsOf, BasisChoice, Every, HistoryFiles, PolicyName, Top, announce_waiting


def run(  # noqa: PLR0913, PLR0917 - one parameter an option
    files: HistoryFiles,
    as_of: AsOf = None,
    policy: PolicyName = None,
    top: Top = 10,
    every: Every = False,
    basis: BasisChoice = "seen",
    reading: Reading = Reading(),
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
    announce_waiting(*files)

    def about(file: str) -> Answer:
        case = api.open_history(file, as_of=as_of, policy=policy, reading=reading)
        return api.explain(case, top=top, every=every, basis=basis)

    return AnswersByFile(tuple(files), about, lambda file: Paragraph((Span(file, "strong"),)))
