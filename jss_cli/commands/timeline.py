"""Explain: how the score went and what it will do by itself, with the days of every change."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from jss_cli import api
from jss_cli.domain.answer import Answer
from jss_cli.domain.case import Case
from jss_cli.options.reading import BasisChoice, parse_day

_First = Annotated[
    date | None,
    typer.Option(
        "--from", metavar="DAY", parser=parse_day, help="The first day; else two years back, if there were contracts."
    ),
]
_Last = Annotated[
    date | None, typer.Option("--to", metavar="DAY", parser=parse_day, help="The last day; else two years ahead.")
]
_Below = Annotated[
    int | None, typer.Option("--below", min=1, max=100, metavar="N", help="Say when the score fell below N.")
]
_Above = Annotated[
    int | None, typer.Option("--above", min=1, max=100, metavar="N", help="Say when the score reached N.")
]
_Every = Annotated[bool, typer.Option("--all", help="List every event, also those that the score does not show.")]


def run(  # noqa: PLR0913, PLR0917 - one parameter an option
    case: Case,
    first: _First = None,
    last: _Last = None,
    below: _Below = None,
    above: _Above = None,
    every: _Every = False,
    basis: BasisChoice = "seen",
) -> Answer:
    """\b
    jss timeline history.yaml
    jss timeline history.yaml --below 90
    jss timeline history.yaml --format ics -o jumps.ics

    Shows the score over time, what moved it and by how many points, and what it will do by itself.
    Each day is the one on which a change holds; "seen" is the next day on which scores were computed. Days to come
    assume that nothing else happens. --format ics gives the jumps ahead as a calendar.
    Where the file tells a score that was seen and the rules alone do not give it, what lies ahead starts from it: where
    it lies in 90 of 100 of the ways in which it may have come about. --basis computed follows the rules alone.
    """
    return api.timeline(case, first=first, last=last, below=below, above=above, every=every, basis=basis)
