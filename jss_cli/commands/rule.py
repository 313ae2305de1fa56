"""Rules: one rule, clause or error explained; or the list of them."""

from __future__ import annotations

from typing import Annotated

import typer

from jss_cli.domain.answer import Answer
from jss_cli.files.catalogue import codes, find_entry, load_catalogue
from jss_cli.reports.rules.rule import codes_answer, rule_answer

_Code = Annotated[
    str | None,
    typer.Argument(
        metavar="[CODE|NAME]", autocompletion=lambda: list(codes()), help="A code such as JSS214, or a rule's name."
    ),
]


def run(code: _Code = None) -> Answer:
    """Explain a rule in every era, or an error.

    Example: jss rule JSS214

    Without a code everything that can be explained is listed.
    """
    catalogue = load_catalogue()
    return codes_answer(catalogue) if code is None else rule_answer(find_entry(catalogue, code))
