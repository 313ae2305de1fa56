"""Ask: the way back: how many good contracts by when, when waiting is enough, what to do with open ones."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated

import typer

from jss_cli import api
from jss_cli.arguments import size as parse_size
from jss_cli.domain.answer import Answer
from jss_cli.domain.case import Case
from jss_cli.options.reading import BasisChoice, Top, parse_day


def _open_contracts(ctx: typer.Context) -> list[str]:
    """The ids of the open contracts of the file that was typed before, for a shell that completes."""
    from jss_cli.files.begun import contracts_typed  # noqa: PLC0415 - for a shell that completes alone

    return [contract.id for contract in contracts_typed(ctx.args[0] if ctx.args else "-") if contract.ended is None]


_Target = Annotated[int, typer.Option("--to", min=1, max=100, metavar="N", help="The score to reach.")]
_Each = Annotated[
    Decimal | None,
    typer.Option("--size", metavar="AMOUNT", parser=parse_size, help="What each new contract earns; else any size."),
]
_PerMonth = Annotated[
    int | None, typer.Option("--per-month", min=1, max=1000, metavar="N", help="The most that can end in a month.")
]
_By = Annotated[date | None, typer.Option("--by", metavar="DAY", parser=parse_day, help="The last day allowed.")]
_Open = Annotated[
    str | None,
    typer.Option(
        "--contract",
        metavar="ID",
        autocompletion=_open_contracts,
        help="Close, wait or ask? Compare them for an open contract.",
    ),
]


def run(  # noqa: PLR0913, PLR0917 - one parameter an option
    case: Case,
    target: _Target = 90,
    size: _Each = None,
    per_month: _PerMonth = None,
    by: _By = None,
    contract: _Open = None,
    top: Top = 8,
    basis: BasisChoice = "seen",
) -> Answer:
    """\b
    jss plan history.yaml
    jss plan history.yaml --to 95 --size 500 --per-month 2
    jss plan history.yaml --contract c8

    Shows how many more good contracts it takes by which day, and when it is enough to wait: bad contracts leave the
    windows by themselves. Then what can be done about contracts that exist, by the points each could gain. Every plan
    was replayed before it is printed, and one contract less is not enough.
    Where the file tells a score that was seen and the rules alone do not give it, the plan starts from that score: each
    number is enough in 50, 80 or 95 of 100 of the ways in which it may have come about. --basis computed plans by the
    rules alone.
    """
    if contract is not None:
        return api.close_or_wait(case, contract, basis)
    return api.plan(case, target, size=size, per_month=per_month, by=by, top=top, basis=basis)
