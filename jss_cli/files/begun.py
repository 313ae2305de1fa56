"""Changes that a person has begun to write, for a shell that completes: ids, facts, and the values they may have."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from jss_cli.domain.history import Contract
from jss_cli.errors import JssError
from jss_cli.files.changes import CHANGEABLE_HEADERS, CHANGEABLE_NAMES, VERBS
from jss_cli.files.histories.fields import folded
from jss_cli.files.history import load_history
from jss_cli.files.policy import policy_names
from jss_cli.files.reading import AT_ONCE, Reading


def contracts_typed(file: str) -> tuple[Contract, ...]:
    """The contracts of the file that was typed before; none where it cannot be read at once, or is standard input."""
    with suppress(JssError):
        return load_history(file, Reading(max_bytes=AT_ONCE)).contracts if file != "-" else ()
    return ()


def completions(begun: str, ids: Iterable[str]) -> list[str]:
    """Every text by which the part of a change can go on that is written so far, in a history with contracts of some
    ids."""
    verb, sign, rest = begun.partition(":")
    if sign:
        named = {"drop": ids, "merge": (f"{name}+" for name in ids), "policy": policy_names()}.get(verb, ())
        return [f"{verb}:{name}" for name in named if name.startswith(rest)]
    place, sign, value = begun.partition("=")
    name, point, fact = place.rpartition(".")
    if sign:
        field = CHANGEABLE_HEADERS.get(folded(fact))
        return [f"{place}={answer}" for answer in (field.answers if field else ()) if answer.startswith(value)]
    if point:
        return [f"{name}.{known}=" for known in CHANGEABLE_NAMES if known.startswith(fact)]
    offered = (*(f"{known}." for known in ids), *(f"{known}:" for known in VERBS))
    return [word for word in offered if word.startswith(begun)]
