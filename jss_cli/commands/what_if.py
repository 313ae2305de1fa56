"""Ask: and if this had been otherwise: the score, and who can bring it about."""

from __future__ import annotations

from typing import Annotated

import typer

from jss_cli import api
from jss_cli.domain.answer import Answer
from jss_cli.domain.case import Case
from jss_cli.files.reading import Reading
from jss_cli.options.reading import BasisChoice, Every, Top


def _begun(ctx: typer.Context, incomplete: str) -> list[str]:
    """How a change may go on, for a shell that completes."""
    from jss_cli.files.begun import completions, contracts_typed  # noqa: PLC0415 - for a shell that completes alone

    return completions(incomplete, [contract.id for contract in contracts_typed(ctx.params["file"])])


_Changes = Annotated[
    list[str] | None,
    typer.Argument(metavar="CHANGE...", autocompletion=_begun, help="See above; they apply one after another."),
]
_Scenarios = Annotated[
    list[str] | None,
    typer.Option("--scenario", metavar="FILE", help="Changes from a YAML file (`changes:`, a list); they come first."),
]


def run(  # noqa: PLR0913, PLR0917 - one parameter an option
    case: Case,
    changes: _Changes = None,
    scenario: _Scenarios = None,
    top: Top = 10,
    every: Every = False,
    basis: BasisChoice = "seen",
    reading: Reading = Reading(),
) -> Answer:
    """\b
    jss what-if history.yaml merge:c5+c6
    jss what-if history.yaml c8.recommend=9 c5.reason=completed
    jss what-if history.yaml add:3x500 wait:2017-01-16

    Shows the score before and after, what moves it, and whether you, only the client or the marketplace, or nobody can
    bring it about. Your file is not changed. Where the file tells a score that was seen and the rules alone do not give
    it, both scores are those of the ways in which it may have come about. --basis computed asks the rules alone.

    \b
    c8.recommend=9, c8.ended=2016-09-01   any fact, by its name in YAML or CSV; nothing after = takes it away
    drop:c8                               the contract never was
    merge:c5+c6                           contracts of one client were one engagement, up to 200 of them
    add:3x500, add:1x200:stars=3.5        three good contracts of 500; one of 200 with 3.5 stars
    wait:2017-01-10                       nothing else happens until then
    policy:upwork-2016+tiered             other rules
    """
    most = reading.max_contracts
    return api.what_if(case, *(changes or ()), scenarios=scenario or (), most=most, top=top, every=every, basis=basis)
