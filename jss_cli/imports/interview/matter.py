"""What can be asked: a matter has its words, what Enter means, its help, and what becomes of an answer.

A prompt fits on one line of eighty columns, whatever stands in it.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate
from unicodedata import category

from jss_cli.dataclass import dataclass
from jss_cli.files.histories.converters import Grammar
from jss_cli.files.histories.field import Field
from jss_cli.files.histories.fields import CONTRACT_FIELDS, OBSERVATION_FIELDS, by_name, folded
from jss_cli.files.histories.mending import Mender
from jss_cli.files.histories.showing import RefusedError
from jss_cli.files.reading import Reading
from jss_cli.imports.interview.talk import Talk, TurnAhead
from jss_cli.visible import columns_of, visible

COLUMNS = 80


def fitted(text: str, columns: int = COLUMNS) -> str:
    """A text as it is shown, on one line, cut to so many columns of a terminal."""
    shown = visible(" ".join(text.split()))
    if columns_of(shown) <= columns:
        return shown
    fitting = sum(end <= columns - len("...") for end in accumulate(map(columns_of, shown)))
    return shown[:fitting].rstrip() + "..."


def prompt(label: str, words: str, usual: str) -> str:
    """One prompt: a label such as [3 of 9], what is asked, and what Enter says. The words give way where it is long."""
    end = f", Enter = {fitted(usual, COLUMNS // 2)}: "
    start = f"{label} " if label else ""
    return f"{start}{fitted(words, COLUMNS - len(start) - columns_of(end))}{end}"


FIELDS = by_name(CONTRACT_FIELDS)
OBSERVED = by_name(OBSERVATION_FIELDS)
GRAMMAR = Grammar(Reading())
Words = Callable[[Talk, TurnAhead], str]


@dataclass(frozen=True, slots=True)
class Matter:
    """`take` gives the talk after an answer, from the talk whose first turn is done. It raises RefusedError for a text
    that is none, and InputError for a paste that gives nothing. Enter leaves all as it is, but where the matter
    `takes_enter` (as "").

    `about` is what is said once before the questions about the same thing.
    """

    words: Words
    usual: str
    help: tuple[str, ...]
    take: Callable[[Talk, TurnAhead, str], Talk]
    about: Callable[[Talk, TurnAhead], tuple[str, ...]] = lambda _talk, _turn: ()
    is_paste: bool = False
    takes_enter: bool = False


def said(words: str) -> Words:
    """The same words for everything."""
    return lambda _talk, _turn: words


def is_yes(text: str) -> bool:
    """Whether an answer is yes. Raises RefusedError for one that is neither yes nor no."""
    if (word := folded(text)) not in {"y", "yes", "n", "no"}:
        raise RefusedError("JSS920", "is neither yes nor no", "write yes or no")
    return word[0] == "y"


def value_of(name: str, text: str, currency: str = "USD") -> object:
    """A value of a contract's field as a person types it: `Oct 1, 2026` and `$1,900` too, as there is one reading.

    Raises RefusedError.
    """
    return _value(FIELDS[name], text, currency)


def observed_value(name: str, text: str) -> object:
    """The same of a field of an observation."""
    return _value(OBSERVED[name], text.removesuffix("%").strip(), "")


def _value(field: Field, text: str, currency: str) -> object:
    if any(category(sign) == "Cc" for sign in text):
        claim = "holds a control character (an arrow key, perhaps)"
        raise RefusedError("JSS961", claim, "type the answer again; < goes back, . ends")
    convert = GRAMMAR.converter(field)
    try:
        return convert(text)
    except RefusedError as refused:
        if (meant := Mender(GRAMMAR, currency).only_reading(field, text)) is not None:
            return convert(meant)
        raise RefusedError(refused.code, refused.claim, refused.hint.partition("; for a whole")[0]) from None
