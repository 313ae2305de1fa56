"""Rules: the eras, one of them, or what differs between two."""

from __future__ import annotations

from typing import Annotated

import typer

from jss_cli.domain.answer import Answer
from jss_cli.files.policy import load_all, named_policy
from jss_cli.options.reading import policy_choices
from jss_cli.reports.rules.policy import policies_answer, policy_answer
from jss_cli.reports.rules.policy_diff import policies_compared
from jss_cli.reports.rules.variants import variants_answer

_Name = Annotated[
    str | None,
    typer.Argument(metavar="[NAME|PATH]", autocompletion=policy_choices, help="A policy, or a file of your own."),
]
_Other = Annotated[
    str | None,
    typer.Argument(metavar="[NAME|PATH]", autocompletion=policy_choices, help="A second one: shows what differs."),
]
_Variants = Annotated[bool, typer.Option("--variants", help="Show what is disputed, and the readings of it.")]


def run(name: _Name = None, other: _Other = None, variants: _Variants = False) -> Answer:
    """Show the rules of an era, and which of them are published.

    Example: jss policy upwork-2016

    Without a name every era is listed; with two, what differs between them. With +option a reading of what is disputed
    is picked, wherever a policy is named: upwork-2016+tiered.
    """
    if name is None:
        return policies_answer(load_all())
    policy = named_policy(name)
    if variants:
        return variants_answer(policy)
    return policy_answer(policy) if other is None else policies_compared(policy, named_policy(other))
