"""What is kept of an exploration: the history as it is now, a scenario, or one command that repeats it."""

from __future__ import annotations

import json
import shlex
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from jss_cli.explore.trial import Trial
from jss_cli.files.output import write_text
from jss_cli.files.writing import WRITERS, write_history


def _history_of(trial: Trial, kind: str) -> str:
    """The history as it is now in a format; of the day that is asked about, where that is not simply today."""
    is_today = trial.opened.day_from == "today" and trial.changed.day == trial.opened.day
    day = trial.changed.history.as_of if is_today else trial.changed.day
    return write_history(replace(trial.changed.history, as_of=day), kind)


def _scenario_of(trial: Trial) -> str:
    """The changes as a file for `what-if --scenario`."""
    return "".join(("changes:\n", *(f"  - {json.dumps(word)}\n" for word in trial.words)))


def command_of(trial: Trial, options: Sequence[str]) -> str:
    """The command that repeats what was done, with the options with which the history was opened."""
    return shlex.join(["jss", "what-if", trial.opened.source, *trial.words, *options])


def _kind_of(path: Path) -> str:
    """The format of a history that a name asks for; YAML where it does not say."""
    told = path.suffix[1:].lower().replace("yml", "yaml")
    return told if told in WRITERS else "yaml"


def save(trial: Trial, path: Path, *, scenario: bool, force: bool) -> None:
    """Write a file, whole or not at all, and never the one that was read. Raises OutputError."""
    text = _scenario_of(trial) if scenario else _history_of(trial, _kind_of(path))
    write_text(path, text, force=force, inputs=(trial.opened.source,))


def remark_on(trial: Trial) -> str:
    """What a saved history does not hold of what is shown, and what it holds beside it."""
    is_asked = trial.opened.policy_from == "option" or trial.changed.rulebook is not trial.opened.rulebook
    rules = "; its rules are asked for with --policy" if is_asked else ""
    seen = "; what was seen stays in it (--basis computed leaves it aside)" if trial.opened.history.observed else ""
    return rules + seen


def suggested(trial: Trial, *, scenario: bool) -> str:
    """A name for the file that is not that of the one that was read."""
    source = Path(trial.opened.source)
    suffix = ".yaml" if scenario or _kind_of(source) != source.suffix[1:] else source.suffix
    return f"{source.stem}-{'scenario' if scenario else 'explored'}{suffix}"
