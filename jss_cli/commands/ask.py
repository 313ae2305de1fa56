"""Answer: your own polite request to a client: close a contract, rate it, or edit its stars."""

from __future__ import annotations

from typing import Annotated

import typer

from jss_cli import api
from jss_cli.domain.answer import Answer
from jss_cli.domain.case import Case
from jss_cli.reports.reply.language import LanguageCode


def _contracts(ctx: typer.Context) -> list[str]:
    """The ids of the contracts of the file that was typed before, for a shell that completes."""
    from jss_cli.files.begun import contracts_typed  # noqa: PLC0415 - for a shell that completes alone

    return [contract.id for contract in contracts_typed(ctx.args[0] if ctx.args else "-")]


_Contract = Annotated[
    str, typer.Option("--contract", metavar="ID", autocompletion=_contracts, help="The contract it is about.")
]
_Name = Annotated[str, typer.Option("--name", metavar="NAME", help="Whom it greets; else the client by the file.")]
_From = Annotated[str, typer.Option("--from", metavar="NAME", help="Who signs it.")]
_Lang = Annotated[
    LanguageCode,
    typer.Option("--lang", help="The language; no native speaker has checked es and de."),
]


def run(case: Case, contract: _Contract, name: _Name = "", sender: _From = "", lang: _Lang = "en") -> Answer:
    """\b
    jss ask history.yaml --contract c8
    jss ask history.yaml --contract c8 --from Ana --lang es

    Drafts what you can write to the client of a contract, by what the marketplace allows: an open contract can be
    closed, an ended one rated for some days, public stars edited once. It asks for no particular rating and presses
    nobody; where nothing may be asked for, it says why.
    """
    return api.ask(case, contract, language=lang, name=name, sender=sender)
