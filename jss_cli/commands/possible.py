"""Ask: whether some contracts can show a score at all, without a file."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from re import fullmatch
from typing import Annotated

import typer

from jss_cli.domain.answer import Answer
from jss_cli.domain.arithmetic import PossibleQuestion
from jss_cli.domain.sections import QUARTERS
from jss_cli.errors import Fault, UsageError
from jss_cli.explaining.unseen.arithmetic import possible_on_each_scale
from jss_cli.files.rulebook import open_rulebook
from jss_cli.options.reading import PolicyName
from jss_cli.reports.unseen.possible import possible_report, possible_result

MOST = 100

_Score = Annotated[int, typer.Argument(min=0, max=100, metavar="SCORE", help="The whole percent that is shown.")]
_Contracts = Annotated[
    int | None, typer.Option("--contracts", min=1, max=MOST, metavar="N", help="So many counted contracts.")
]
_Weights = Annotated[
    str | None,
    typer.Option("--weights", metavar="1,1.25,8", help="Their weights, in multiples of 0.25; else any."),
]


def run(score: _Score, contracts: _Contracts = None, weights: _Weights = None, policy: PolicyName = None) -> Answer:
    """\b
    jss possible 75 --contracts 9
    jss possible 75 --weights 1,1,1,2.5

    Tells whether counted contracts can show a score, and how: of equal weight, or of any that the rules allow, some of
    them spoiled only in part. Exit code 1 means that they cannot; what is too much to try is not ruled out. The rules
    of today decide, those of other scales are told beside them.
    """
    units = _quarters(contracts, weights)
    number = contracts if contracts is not None else len(units)
    asked = PossibleQuestion(score, number, tuple(units) or None, date.today())  # noqa: DTZ011 - the local day
    answers = possible_on_each_scale(open_rulebook(policy), asked)
    return Answer(
        possible_result(answers),
        possible_report(answers),
        exit_code=int(answers[0].is_settled and not answers[0].is_possible),
    )


def _quarters(contracts: int | None, weights: str | None) -> list[int]:
    """The weights in quarter units, none if only the number is given. Raises UsageError (JSS902)."""
    if weights is None:
        if contracts is None:
            raise UsageError(Fault("JSS902", "no contracts are given", "add --contracts 9, or --weights 1,1.25,8"))
        return []
    texts = weights.split(",")
    units = [Fraction(text) * QUARTERS if fullmatch(r"[0-9]{1,2}(\.[0-9]{1,2})?", text) else None for text in texts]
    whole = [int(unit) for unit in units if unit and unit.denominator == 1]
    if len(whole) != len(texts) or len(whole) > MOST:
        hint = f"write at most {MOST} multiples of 0.25, as in 1,1.25,8"
        raise UsageError(Fault("JSS902", f'"{weights}" are not weights of contracts', hint))
    if contracts not in {None, len(whole)}:
        raise UsageError(Fault("JSS902", f"{len(whole)} weights for {contracts} contracts", "leave --contracts out"))
    return whole
