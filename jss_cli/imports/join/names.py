"""When two names are one, what a contract is called that bears no number of its own, and how a value is shown."""

from __future__ import annotations

import re
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache
from unicodedata import normalize

LEGAL = (  # forms of a company at the end of its name, in words
    *(("b", "v"), ("s", "l"), ("s", "a"), ("s", "r", "l"), ("s", "r", "o"), ("sp", "z", "o", "o"), ("a", "s")),
    *(("inc",), ("llc",), ("ltd",), ("limited",), ("corp",), ("plc",), ("gmbh",), ("ug",), ("ag",), ("kg",)),
    *(("bv",), ("sl",), ("sa",), ("srl",), ("sro",), ("oy",), ("ab",), ("aps",), ("pty",), ("co",), ("тов",)),
)
LONGEST = 40  # letters of a title in an id of our own
MOST_LETTERS = 60  # of a name, by which it is compared
ALIKE = 0.86  # how much of two names is the same before a person is asked whether they are one


@lru_cache(maxsize=100_000)
def same_title(title: str) -> str:
    """A title without what spelling varies: case, width of letters, blanks."""
    return " ".join(normalize("NFKC", title).casefold().split())


@lru_cache(maxsize=100_000)
def same_client(client: str) -> str:
    """A client's name without case, blanks, signs and the legal form behind it."""
    words = re.findall(r"\w+", normalize("NFKC", client).casefold())
    while form := next((form for form in LEGAL if len(words) > len(form) and tuple(words[-len(form) :]) == form), None):
        del words[-len(form) :]
    return "".join(words)


def resemble(one: str, other: str) -> bool:
    """Whether two clients that are not one have names that look alike."""
    first, second = same_client(one), same_client(other)
    if first == second or _without_digits(first) == _without_digits(second):
        return False
    names = SequenceMatcher(None, first[:MOST_LETTERS], second[:MOST_LETTERS])
    return all(ratio() >= ALIKE for ratio in (names.real_quick_ratio, names.quick_ratio, names.ratio))


@lru_cache(maxsize=100_000)
def _without_digits(name: str) -> str:
    return re.sub(r"\d", "", name)


def own_id(words: str, month: date | None, taken: dict[str, int]) -> str:
    """A name for a contract without a number: its title and the month of its start in plain letters, numbered if it is
    not the first of that name. The same at every import. `taken` has the names that are taken, each with the last
    number that was tried behind it, from 1."""
    plain = normalize("NFKD", words.casefold().replace("ß", "ss")).encode("ascii", "ignore").decode()
    parts = [re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-") or "contract"]
    name = stem = "-".join([*parts, *([f"{month:%Y-%m}"] if month else [])])
    while name in taken:
        taken[stem] += 1
        name = f"{stem}-{taken[stem]}"
    taken[name] = 1
    return name
