"""What an argument may be, whether it was typed or comes from Python: the same bounds in the same words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from numbers import Integral
from pathlib import Path

from jss_cli.errors import Fault, UsageError, did_you_mean
from jss_cli.files.suggestions import YEARS
from jss_cli.visible import quoted

MOST_DIGITS = 10
SUFFIXES = {".txt": "plain", ".markdown": "md", ".yml": "yaml"}  # beside the formats' own names
NO_SUFFIXES = {"github", "plain", "terminal"}  # formats that no file is called after


def whole(name: str, value: object, least: int, most: int | None = None) -> int:
    """A whole number, or the text of one. Raises UsageError (JSS902) beyond its bounds."""
    is_number = isinstance(value, Integral) and not isinstance(value, bool)
    is_text = isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < MOST_DIGITS
    number = int(value) if is_number or is_text else least - 1  # type: ignore[call-overload]  # one of the two
    if number < least or (most is not None and number > most):
        bounds = f"of at least {least}" if most is None else f"from {least} to {most}"
        message = f"{name} is a whole number {bounds}, not {quoted(value)}"
        raise UsageError(Fault("JSS902", message, "write digits only"))
    return int(number)


def whole_or_none(name: str, value: object, least: int, most: int) -> int | None:
    """The same of an argument that may be left out."""
    return None if value is None else whole(name, value, least, most)


def day(value: object) -> date | None:
    """A day within the years that a history may have, or none. Raises UsageError (JSS903)."""
    if value is None:
        return None
    if type(value) is not date or value.year not in YEARS:
        raise no_day(value, "give a datetime.date")
    return value


def no_day(value: object, how: str, otherwise: str = "") -> UsageError:
    """That something is not a day, and how one is given."""
    return UsageError(
        Fault("JSS903", f"{quoted(value)} is not a day", f"{how}, from {YEARS[0]} to {YEARS[-1]}{otherwise}")
    )


def size(value: object) -> Decimal:
    """What a contract earns: a plain amount above zero. Raises UsageError (JSS903)."""
    from jss_cli.files.histories.converters import Grammar  # noqa: PLC0415 - hardly ever asked for
    from jss_cli.files.histories.showing import RefusedError  # noqa: PLC0415
    from jss_cli.files.reading import Reading  # noqa: PLC0415

    name, text = f"--size {quoted(value)}", quoted(value)[1:-1]
    try:
        if (amount := Grammar(Reading()).amount(text)) > 0:
            return amount
    except RefusedError as refused:
        raise UsageError(Fault("JSS903", f"{name} {refused.claim}", refused.hint)) from None
    raise UsageError(Fault("JSS903", f"{name} pays nothing", "a contract without a payment does not help"))


def one_of(name: str, value: object, known: Iterable[str]) -> str:
    """A word that is known. Raises UsageError (JSS903)."""
    names = tuple(known)
    if not isinstance(value, str) or value not in names:
        hint = did_you_mean(quoted(value)[1:-1], names, f"choose {', '.join(names)}")
        raise UsageError(Fault("JSS903", f"no {name} is called {quoted(value)}", hint))
    return value


def format_meant(
    asked: str | None, output: Path | None, offered: Iterable[str], usual: str, *, can_ask: bool = True
) -> str:
    """The format asked for, else the one that the suffix of the output means, else the usual one; `can_ask` says
    whether the command has an option for it.

    Raises UsageError (JSS903) for one that is not offered.
    """
    names = tuple(offered)
    suffix = output.suffix.lower() if output else ""
    told = asked or SUFFIXES.get(suffix, suffix[1:]) or usual
    if told in names:
        return told
    if asked is None:
        own = (f".{name}" for name in names if name not in NO_SUFFIXES)
        suffixes = sorted((*own, *(end for end, name in SUFFIXES.items() if name in names)))
        hint = f"the suffixes are {', '.join(suffixes)}{'; or say which --format is meant' if can_ask else ''}"
        raise UsageError(Fault("JSS903", f'it is not clear what to write into "{output}"', hint))
    return one_of("format", asked, names)
