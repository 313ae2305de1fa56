"""Files: verify histories: every fault with its place, and the observed scores."""

from __future__ import annotations

from typing import Annotated

import typer

from jss_cli.domain.case import Case
from jss_cli.domain.report import Answer
from jss_cli.errors import InputError
from jss_cli.explaining.why.mismatch import disagreements
from jss_cli.files.case import open_case
from jss_cli.files.reading import Reading
from jss_cli.options import AsOf, HistoryFiles, PolicyName, announce_waiting
from jss_cli.reports.why.check import check_report, check_result

Strict = Annotated[bool, typer.Option("--strict", help="Exit 1 for warnings too.")]


def run(
    files: HistoryFiles,
    as_of: AsOf = None,
    policy: PolicyName = None,
    strict: Strict = False,
    reading: Reading = Reading(),
) -> Answer:
    """\b
    jss check history.yaml
    jss check clients/*.csv --strict

    Says nothing and exits 0 when all is well. Every fault is told with its place and what to do (exit 3), warnings
    apart, and an observed score that the rules do not give is exit 1, with what would make them agree.
    """
    announce_waiting(*files)
    cases = open_all(files, as_of, policy, reading)
    checked = [(case, disagreements(case)) for case in cases]
    wrong = any(found for _, found in checked) or (strict and any(case.warnings for case in cases))
    return Answer(check_result(checked), check_report(checked), exit_code=int(wrong))


def open_all(files: list[str], as_of: AsOf, policy: str | None, reading: Reading) -> list[Case]:
    """Every history, or the faults of all of them at once."""
    cases: list[Case] = []
    errors: list[InputError] = []
    for file in files:
        try:
            cases.append(open_case(file, as_of, policy, reading))
        except InputError as error:
            errors.append(error)
    if len(errors) == 1:
        raise errors[0]
    if errors:
        faults = [fault for error in errors for fault in error.faults]
        raise InputError(*faults, summary=f"{len(faults)} errors in {len(errors)} of {len(files)} files")
    return cases
