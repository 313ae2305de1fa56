"""What is kept of an exploration: the history as it is now, a scenario, or one command that repeats it."""

from __future__ import annotations

import json
import shlex
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from jss_cli.arguments import format_meant
from jss_cli.domain.case import Case
from jss_cli.explaining.seen.question import seen_otherwise
from jss_cli.explore.trial import Trial
from jss_cli.files.output import write_text
from jss_cli.files.writing import WRITERS, write_history

SCENARIO = "yaml"  # the format of one
STREAM = "<stdin>"  # what standard input is called


def _history_of(trial: Trial, kind: str) -> str:
    """The history as it is now in a format; of the day that is asked about, where that is not simply today."""
    is_today = trial.opened.day_from == "today" and trial.changed.day == trial.opened.day
    day = trial.changed.history.as_of if is_today else trial.changed.day
    return write_history(replace(trial.changed.history, as_of=day), kind)


def command_of(trial: Trial, options: Sequence[str]) -> str:
    """The command that repeats what was done by the rules alone, with the options with which it was opened."""
    asked = (*trial.words, *options, *alone(trial.opened))
    return shlex.join(["jss", "what-if", trial.opened.source.replace(STREAM, "-"), *asked])


def alone(case: Case) -> tuple[str, ...]:
    """The options that ask the rules alone, whose score a trial shows, where another one was seen."""
    return ("--basis", "computed") if seen_otherwise(case) else ()


def kind_of(path: Path, *, scenario: bool = False) -> str:
    """The format that the suffix of a file means. Raises UsageError (JSS903) for one that is not written."""
    return format_meant(None, path, (SCENARIO,) if scenario else WRITERS, "", can_ask=False)


def save(trial: Trial, path: Path, *, scenario: bool, force: bool) -> None:
    """Write a file, whole or not at all, and never the one that was read. Raises OutputError, and UsageError."""
    kind = kind_of(path, scenario=scenario)
    words = (f"  - {json.dumps(word)}\n" for word in trial.words)
    text = "".join(("changes:\n", *words)) if scenario else _history_of(trial, kind)
    write_text(path, text, force=force, inputs=(trial.opened.source,))


def remark_on(trial: Trial, *, scenario: bool) -> str:
    """What a saved history does not hold of what is shown, and what it holds beside it; how a scenario gives it."""
    if scenario:
        asked = " ".join(alone(trial.opened))
        return f"; what-if gives the score shown here with {asked}" if asked else ""
    is_asked = trial.opened.policy_from == "option" or trial.changed.rulebook is not trial.opened.rulebook
    rules = "; its rules are asked for with --policy" if is_asked else ""
    seen = "; what was seen stays in it (--basis computed leaves it aside)" if trial.opened.history.observed else ""
    return rules + seen


def suggested(trial: Trial, *, scenario: bool) -> str:
    """A name for the file that is not that of the one that was read."""
    source = Path(trial.opened.source.replace(STREAM, "history"))
    kind = source.suffix[1:]
    suffix = kind if kind in WRITERS and not scenario else SCENARIO
    return f"{source.stem}-{'scenario' if scenario else 'explored'}.{suffix}"
