"""Explain: what moved the score between two days, two files or two rule sets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated

import typer

from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Case
from jss_cli.domain.report import Answer
from jss_cli.domain.score import Score
from jss_cli.errors import Fault, UsageError
from jss_cli.explaining.time.change import bridge
from jss_cli.explaining.time.saved import score_saved
from jss_cli.files.case import open_case
from jss_cli.files.policy import load_policy
from jss_cli.files.reading import Reading
from jss_cli.files.saved import load_saved
from jss_cli.options import AsOf, Every, HistoryFile, Top, announce_waiting, parse_day
from jss_cli.reports.time.diff import diff_report
from jss_cli.reports.time.diff_result import diff_result
from jss_cli.scoring.scoring import score_history

Other = Annotated[str | None, typer.Argument(metavar="[FILE]", help="A second history, or a second saved result.")]
First = Annotated[
    date | None, typer.Option("--from", metavar="DAY", parser=parse_day, help="The first day; see above for what else.")
]
Last = Annotated[
    date | None, typer.Option("--to", metavar="DAY", parser=parse_day, help="The second day; else the one asked about.")
]
Policies = Annotated[
    list[str] | None,
    typer.Option("--policy", metavar="NAME|PATH", help="The rules; given twice: before and after, on one day."),
]
ExitCode = Annotated[bool, typer.Option("--exit-code", help="Exit 1 if the two scores differ.")]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the two ends are asked to be: days and policies, None where a default holds."""

    days: tuple[date | None, date | None]
    policies: tuple[str | None, str | None]


def run(  # noqa: PLR0913, PLR0917 - one parameter an option
    file: HistoryFile,
    other: Other = None,
    first: First = None,
    last: Last = None,
    as_of: AsOf = None,
    policy: Policies = None,
    exit_code: ExitCode = False,
    top: Top = 20,
    every: Every = False,
    reading: Reading = Reading(),
) -> Answer:
    """\b
    jss diff history.yaml
    jss diff history.yaml --from 2017-11-12 --to 2017-11-26
    jss diff history.yaml --policy upwork-2016 --policy upwork-2016-tiered
    jss diff before.yaml after.yaml

    Shows which contracts, windows or rules moved the score from one number to the other; the points add up exactly.
    Without --from and --to: from the last but one observed score to the last; if there are none, from the previous day
    on which scores were computed. Two files are compared each on its own day. A file may be a result saved with
    jss explain --format json.
    """
    announce_waiting(file, *([other] if other else []))
    asked = Asked((first, last or as_of), policies_asked(policy or []))
    a, b = two_files(file, other, asked, reading) if other else one_file(file, asked, reading)
    moved = bridge(a, b)
    names = (file, other or file)
    answer = Answer(diff_result(moved), diff_report(moved, of=names, top=top, every=every))
    return replace(answer, exit_code=int(exit_code and a.percent != b.percent))


def policies_asked(names: list[str]) -> tuple[str | None, str | None]:
    """The policies of both ends. Raises UsageError (JSS907) for more than two."""
    match names:
        case []:
            return None, None
        case [name]:
            return name, name
        case [before, after]:
            return before, after
        case _:
            raise UsageError(
                Fault("JSS907", f"{len(names)} policies, and only two ends", "give --policy once or twice")
            )


def one_file(file: str, asked: Asked, reading: Reading) -> tuple[Score, Score]:
    """One history on two days or under two policies."""
    if load_saved(file, reading):
        hint = "give a second result, or the history itself"
        raise UsageError(Fault("JSS907", f"{file} is a saved result: it knows one day and one rule set only", hint))
    case = open_case(file, asked.days[1], asked.policies[1], reading)
    start, end = days_of(case, asked)
    before, after = asked.policies
    return scored(case, start, before), scored(case, end, after)


def days_of(case: Case, asked: Asked) -> tuple[date, date]:
    """The two days: those asked for, else one day for two policies, the last two observed, or the last two computed."""
    first, last = asked.days
    before, after = asked.policies
    if first is None and last is None and before == after:
        observed = sorted({seen.on for seen in case.history.observed})
        if len(observed) > 1:
            return observed[-2], observed[-1]
    if first is None and before == after:
        first = load_policy(after, case.day).cadence.last_until(case.day - timedelta(days=1))
    return first or case.day, case.day


def two_files(file: str, other: str, asked: Asked, reading: Reading) -> tuple[Score, Score]:
    """Two histories or saved results, each on its own day unless days are asked for."""
    ends = [
        end(source, day, policy, reading)
        for source, day, policy in zip((file, other), asked.days, asked.policies, strict=True)
    ]
    (a, saved_a), (b, saved_b) = ends
    if (saved_a or saved_b) and a.as_of != b.as_of and a.policy != b.policy:
        hint = "compare the histories instead, or results of one day or one rule set"
        raise UsageError(Fault("JSS907", "a saved result cannot be judged by the other one's rules", hint))
    return a, b


def end(source: str, day: date | None, policy: str | None, reading: Reading) -> tuple[Score, bool]:
    """The score of a file, and whether it is a saved result."""
    saved = load_saved(source, reading)
    if saved is None:
        case = open_case(source, day, policy, reading)
        return score_history(case.history, case.policy, case.day), False
    if (day or saved.day) != saved.day or (policy or saved.policy.name) != saved.policy.name:
        hint = f"it is of {saved.day} under {saved.policy.name}; leave the options out, or give the history"
        raise UsageError(Fault("JSS907", f"{source} is a saved result and cannot be computed anew", hint))
    return score_saved(saved), True


def scored(case: Case, day: date, policy: str | None) -> Score:
    """The score of a case on another day."""
    return score_history(case.history, load_policy(policy, day), day)
