"""Ask: try it out in a full screen: press a key, see the score."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields, replace
from datetime import date

import typer

from jss_cli.api.opening import open_history
from jss_cli.domain.answer import Made
from jss_cli.domain.case import Case
from jss_cli.domain.report import Headline, Note, Report
from jss_cli.errors import Fault, InputError
from jss_cli.extras import refuse_without
from jss_cli.files.person import Speaker
from jss_cli.files.reading import Reading
from jss_cli.options.reading import AsOf, HistoryFile, PolicyName, announce_waiting
from jss_cli.options.writing import Force, Output
from jss_cli.visible import visible

MEBIBYTE = 1024 * 1024
MOST = 2_000  # contracts: of more a key would take longer than half a second


def run(  # noqa: PLR0913, PLR0917 - one parameter an option
    file: HistoryFile,
    person: Speaker,
    as_of: AsOf = None,
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
    `jss what-if` command that gives the same; o saves the history as it is now in a new file (-o names it; .yaml, .csv
    or .json), never over the one that was read. It takes the extra jss-cli[explore], and up to 2,000 contracts.

    A screen reader cannot use a full screen: `jss what-if history.yaml c8.stars=5 --format plain` is the equal way.
    """
    if output:
        from jss_cli.explore.saving import kind_of  # noqa: PLC0415 - much to load

        kind_of(output)
    refuse_without("explore")
    case = _opened(file, as_of, policy, reading)
    from jss_cli.explore.beside import sighting_words  # noqa: PLC0415 - what is refused is refused at once
    from jss_cli.explore.exploring import Exploration  # noqa: PLC0415
    from jss_cli.explore.opening import explored  # noqa: PLC0415
    from jss_cli.explore.saving import alone, command_of  # noqa: PLC0415

    exploration = Exploration(case, min(reading.max_contracts, MOST), target=output, force=force)
    options = tuple(_options(case, policy, reading))
    if code := explored(exploration, person, options):
        if exploration.trial.steps:
            with suppress(OSError):  # the terminal may be gone
                typer.echo(visible(command_of(exploration.trial, options)), err=True)
        raise typer.Exit(code)
    from jss_cli import api  # noqa: PLC0415 - behind the screen

    if not exploration.trial.steps:
        return api.score(case)
    answer = api.what_if(case, *exploration.trial.words, most=reading.max_contracts, basis="computed")
    left = (f"{output} was not written: o in the screen writes it",) if output and not exploration.has_saved else ()
    asked, command = alone(case), command_of(exploration.trial, options)
    headline, steps = answer.report.blocks[:2]
    if asked and isinstance(headline, Headline):
        headline = replace(headline, label="By the rules alone")
    seen = (Note("You saw", sighting_words(case)),) if asked else ()
    return replace(answer, report=Report((headline, *seen, steps)), notes=(*left, command))


def _opened(file: str, as_of: date | None, policy: str | None, reading: Reading) -> Case:
    """The history, the day and the rules; no more contracts than may be gone through between two keys. Raises
    InputError."""
    announce_waiting(file)
    try:
        return open_history(
            file,
            as_of=as_of,
            policy=policy,
            reading=replace(reading, max_contracts=min(reading.max_contracts, MOST)),
        )
    except InputError as error:
        if reading.max_contracts <= MOST or [fault.code for fault in error.faults] != ["JSS981"]:
            raise
        hint = f"jss what-if answers for all of them: {shlex.join(['jss', 'what-if', file, 'add:1x500'])}"
        message = f"more than {MOST:,} contracts, too many to answer each key at once"
        raise InputError(Fault("JSS981", message, hint, error.faults[0].file)) from None


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
