"""Ask: which hidden answers explain the score that is shown, and how likely each story is."""

from __future__ import annotations

from datetime import date
from re import fullmatch
from typing import Annotated

import typer

from jss_cli import api
from jss_cli.domain.answer import Answer
from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.errors import Fault, UsageError
from jss_cli.options.reading import Top, parse_day

_Observed = Annotated[
    list[str] | None,
    typer.Option("--observed", metavar="75[@DAY]", help="A score that was shown, on that day; more may be given."),
]
_Ranged = Annotated[bool, typer.Option("--range", help="Only the worst and the best score that are possible.")]
_Prior = Annotated[
    list[str] | None,
    typer.Option(
        "--prior", metavar="FACT:ANSWER=N", help="Another chance in percent (recommend:9=40), or suspected=8."
    ),
]
_Priors = Annotated[bool, typer.Option("--priors", help="List the chances of every unknown answer.")]


def run(  # noqa: PLR0913, PLR0917 - one parameter an option
    case: Case,
    observed: _Observed = None,
    ranged: _Ranged = False,
    prior: _Prior = None,
    top: Top = 10,
    priors: _Priors = False,
) -> Answer:
    """\b
    jss infer history.yaml
    jss infer history.yaml --observed 75@2016-08-21 --observed 80@2016-10-02
    jss infer history.yaml --range

    Tells what explains the scores that were shown: hidden answers, other readings of the rules, a surprise, a contract
    that is not in the file; how likely each story is, and what to find out to be sure.
    The scores are those of the file (`observed`) unless some are given. All of this is odds under priors, which can be
    listed and changed, and never a fact about a person.
    """
    given = tuple(_observation(text, case.day) for text in observed or ())
    return api.infer(case, observed=given, priors=prior or (), only_range=ranged, show_priors=priors, top=top)


def _observation(text: str, day: date) -> Observation:
    """A score as it is given: 75 (of the day asked about) or 75@2016-08-21. Raises UsageError (JSS903)."""
    score, _, on = text.partition("@")
    if not fullmatch(r"[0-9]{1,3}", score) or int(score) > 100:  # noqa: PLR2004 - percent
        raise UsageError(Fault("JSS903", f'"{text}" is not an observed score', "write 75 or 75@2016-08-21"))
    return Observation(parse_day(on) if on else day, int(score))
