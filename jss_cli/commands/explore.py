"""Ask: try it out in a full screen: press a key, see the score."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

import typer

from jss_cli import api
from jss_cli.domain.answer import Made
from jss_cli.domain.case import Case
from jss_cli.domain.report import Report
from jss_cli.files.person import Speaker
from jss_cli.files.reading import Reading
from jss_cli.options.reading import PolicyName
from jss_cli.options.writing import Force, Output

MEBIBYTE = 1024 * 1024


def run(  # noqa: PLR0913, PLR0917 - one parameter an option
    case: Case,
    person: Speaker,
    policy: PolicyName = None,
    output: Output = None,
    force: Force = False,
    reading: Reading = Reading(),
) -> Made:
    """\b
    jss explore history.yaml
    jss explore history.yaml -o tried.yaml

    Shows the contracts in a full screen. A letter flips a fact of one of them, and the score, the points, the next jump
    and the way back follow at once; u takes it back, ? lists the keys, q leaves. What was changed is printed as one
    `jss what-if` command that gives the same; o saves the history as it is now in a new file (-o names it), never over
    the one that was read. It takes the extra jss-cli[explore].

    A screen reader cannot use a full screen: `jss what-if history.yaml c8.stars=5 --format plain` is the equal way.
    """
    from jss_cli.explore.exploring import Exploration  # noqa: PLC0415 - an extra, and much to load
    from jss_cli.explore.opening import explored  # noqa: PLC0415
    from jss_cli.explore.saving import command_of  # noqa: PLC0415

    exploration = Exploration(case, reading.max_contracts, target=str(output or ""), force=force)
    if code := explored(exploration, person):
        raise typer.Exit(code)
    if not exploration.trial.steps:
        return api.score(case)
    answer = api.what_if(case, *exploration.trial.words, most=reading.max_contracts, basis="computed")
    command = command_of(exploration.trial, tuple(_options(case, policy, reading)))
    return replace(answer, report=Report(answer.report.blocks[:2]), notes=(command,))


def _options(case: Case, policy: str | None, reading: Reading) -> Iterator[str]:
    """The options with which the history was opened, as they are typed."""
    if case.day_from == "option":
        yield from ("--as-of", str(case.day))
    if policy:
        yield from ("--policy", policy)
    for field in fields(reading):
        value = getattr(reading, field.name)
        if value != field.default:
            name, told = ("max_size", -(-value // MEBIBYTE)) if field.name == "max_bytes" else (field.name, value)
            yield from (f"--{name.replace('_', '-')}", str(told))
