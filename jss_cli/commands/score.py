"""Explain: the number alone, one line a history."""

from __future__ import annotations

from typing import Annotated

import typer

from jss_cli.domain.report import Answer
from jss_cli.files.case import open_case
from jss_cli.files.reading import Reading
from jss_cli.options import AsOf, HistoryFiles, PolicyName, announce_waiting
from jss_cli.reports.why.score import meets, scores_report, scores_result
from jss_cli.scoring.scoring import score_history

FailUnder = Annotated[
    int | None, typer.Option("--fail-under", min=0, max=100, metavar="N", help="Exit 1 if a score is below N or none.")
]


def run(
    files: HistoryFiles,
    as_of: AsOf = None,
    policy: PolicyName = None,
    fail_under: FailUnder = None,
    reading: Reading = Reading(),
) -> Answer:
    """\b
    jss score history.yaml
    jss score clients/*.yaml --fail-under 90

    Prints the score with its rules and its day. Exit code 1 means that --fail-under was not met.
    """
    announce_waiting(*files)
    cases = [open_case(file, as_of, policy, reading) for file in files]
    scored = [(case, score_history(case.history, case.policy, case.day)) for case in cases]
    failed = any(meets(score, fail_under) is False for _, score in scored)
    return Answer(scores_result(scored, fail_under), scores_report(scored, fail_under), exit_code=int(failed))
