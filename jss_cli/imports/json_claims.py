"""Values of JSON exports as claims; what is no such value is remembered with its path, and never dropped silently.

The contracts of an export are listed item by item: each gives or confirms one, is there twice, or is not understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass as mutable
from dataclasses import field, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from jss_cli.dataclass import dataclass
from jss_cli.domain.facts import LEAST_STARS, MOST_STARS
from jss_cli.domain.history import CENT, UNKNOWN, Interim, Unknown
from jss_cli.errors import Fault, InputError
from jss_cli.files.amounts import money_of
from jss_cli.files.reading import Reading
from jss_cli.files.suggestions import YEARS
from jss_cli.imports.claiming import Named, no_stars, refuse_backwards, two_titles
from jss_cli.imports.days import day_readings
from jss_cli.imports.json_tree import JsonNode
from jss_cli.imports.source import Certainty, Claim, Evidence, SetAside
from jss_cli.imports.table import folded_text
from jss_cli.imports.words import name_of
from jss_cli.visible import quoted

SINCE = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECONDS = re.compile(r"-?\d{11,14}(?:\.0+)?")
ISO = re.compile(r"\d{4}-")
SECONDS = re.compile(r"\d{9,10}")
KINDS = {"hourly": "hourly", "fixed": "fixed", "fixed_price": "fixed"}
SCORED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Claims:
    """Makes claims, all as sure as the kind of source is. `untold` collects what could not be read. `seen` is
    the day of the file, if a person names it."""

    certainty: Certainty
    reading: Reading
    untold: list[str]
    seen: date | None = None

    def claim(self, name: str, node: JsonNode, value: object) -> Iterator[Named]:
        """A value that was read."""
        yield name, Claim(value, node.path, self.certainty)

    def text(self, name: str, node: JsonNode) -> Iterator[Named]:
        """A name or a title."""
        text = name_of(node.text)
        if len(text) > self.reading.max_field:
            self._leave_out(node, "too long")
        elif text:
            yield from self.claim(name, node, text)

    def word(self, name: str, node: JsonNode, words: Mapping[str, str]) -> Iterator[Named]:
        """What one of some words means."""
        if word := words.get(node.text.casefold().replace("-", "_").replace(" ", "_")):
            yield from self.claim(name, node, word)
        elif node.text:
            self._leave_out(node, "not known")

    def day(self, name: str, node: JsonNode) -> Iterator[Named]:
        """A day, if it is one."""
        day = day_of(node.text)
        if day and day.year in YEARS:
            yield from self.claim(name, node, day)
        elif day:
            self.untold.append(f"{node.path}: {quoted(node.text)}: check the year")
        elif not node.is_empty:
            self._leave_out(node, "no day")

    def net(self, node: JsonNode) -> Iterator[Named]:
        """What was left after refunds; unknown where it is hidden, and where it is in another currency."""
        inner = node.first("amount", "rawValue", "displayValue") if node.is_mapping else node
        money = money_of(inner.text, self.reading)
        currency = node.first("currencyCode", "currency").text.upper() or (money.currency if money else "")
        if node.is_there and inner.is_empty:
            yield from self.claim("net", node, UNKNOWN)
        elif money is None or money.amount < 0:
            self._leave_out(inner, "no amount") if node.is_there else None
        elif currency not in {"", "USD"}:
            yield from self.claim("net", node, UNKNOWN)
            yield from self.claim("x_earned", node, f"{money.amount} {currency}")
            self.untold.append(f"{inner.path}: {money.amount} {quoted(currency)} is not converted")
        else:
            yield from self.claim("net", inner, in_cents(money.amount))

    def feedback(self, node: JsonNode, ended: JsonNode, *, is_over: bool) -> Iterator[Named]:
        """Public feedback; where it is there and empty none, of a contract that is over; unknown if it may yet come."""
        if node.is_mapping and not node.is_empty:
            yield from self.stars(node.at("score"))
        elif is_over and node.is_there and node.is_empty:
            day, at = day_of(ended.text), node.path
            yield (
                "feedback.stars",
                no_stars(day, self.seen, at, self.certainty) if day else Claim(None, at, self.certainty),
            )

    def stars(self, node: JsonNode) -> Iterator[Named]:
        """A number of stars; unknown if nothing stands there."""
        found = self._stars_of(node)
        if found is not None:
            yield from self.claim("feedback.stars", node, found)

    def _stars_of(self, node: JsonNode) -> Decimal | Unknown | None:
        """A number of stars; None: it is none, which is remembered."""
        if node.is_empty:
            return UNKNOWN
        money = money_of(node.text, self.reading)
        if money and LEAST_STARS <= money.amount <= MOST_STARS:
            return in_cents(money.amount)
        self._leave_out(node, "no number of stars")
        return None

    def interim(self, items: Iterable[JsonNode]) -> Iterator[Named]:
        """Feedback during the contract, as far as each has a day and stars."""
        found, first = [], None
        for item in items:
            stars = self._stars_of(item.at("score"))
            days = dict(self.day("on", item.first("creationTs", "createdTs", "createdOn", "date", "submittedOn")))
            if isinstance(stars, Decimal) and days:
                found.append(Interim(days["on"].value, stars))  # type: ignore[arg-type]
                first = first or item
            elif isinstance(stars, Decimal):
                self._leave_out(item, "without a day")
        if first:
            yield from self.claim("interim", first, tuple(sorted(found, key=lambda one: one.on)))

    def _leave_out(self, node: JsonNode, why: str) -> None:
        self.untold.append(f"{node.path}: {quoted(node.text) if node.text else 'what stands there'} is {why}")


def day_of(text: str) -> date | None:
    """A day as programs write it: ISO, with or without time and offset, or milliseconds since 1970.

    A midnight is the day as it is written; any other time is that of UTC.
    """
    with suppress(ValueError, OverflowError):
        if MILLISECONDS.fullmatch(text):
            return (SINCE + timedelta(milliseconds=int(text.partition(".")[0]))).date()
        if SECONDS.fullmatch(text):
            return (SINCE + timedelta(seconds=int(text))).date()
        moment = datetime.fromisoformat(text)
        return (
            moment if moment.timetz().replace(tzinfo=None) == time() or not moment.tzinfo else moment.astimezone(UTC)
        ).date()
    found = () if ISO.match(text) else day_readings(text)
    return found[0] if len(found) == 1 else None


def in_cents(amount: Decimal) -> Decimal:
    """An amount without what floating point numbers leave behind the cents."""
    exponent = amount.as_tuple().exponent
    precise = isinstance(exponent, int) and exponent >= CENT.as_tuple().exponent  # type: ignore[operator]
    return amount if precise else amount.quantize(CENT, ROUND_HALF_UP)


def percent_of(text: str, reading: Reading) -> Decimal | None:
    """A score in percent, written 0.86 or 86; None: it is none, or one of 0 and 1, which may be either."""
    money = money_of(text.removesuffix("%"), reading)
    if money is None or not 0 < money.amount <= SCORED or money.amount == 1:
        return None
    return money.amount * SCORED if money.amount < 1 else money.amount


def in_whole_percents(percent: Decimal) -> int:
    """A percent without its decimals, halves upwards."""
    return int(percent.quantize(Decimal(1), ROUND_HALF_UP))


def refuse_two(file: str, subject: str, values: Iterable[tuple[object, str]]) -> InputError:
    """What is said of a file that gives one thing two values (JSS802), each with its path."""
    told = " and ".join(f"{quoted(value)} ({path})" for value, path in values)
    return InputError(Fault("JSS802", f"{subject} is {told}", "correct one of the two", file))


@mutable(slots=True)
class ItemListing:
    """What the items of a file gave; `remarks` are values of which one contract has two."""

    file: str
    reading: Reading
    contracts: dict[tuple[str, ...], Evidence] = field(default_factory=dict)
    understood: int = 0
    set_aside: list[SetAside] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    _seen: set[tuple[str, ...]] = field(default_factory=set)

    def add(self, node: JsonNode, found: Evidence | None, role: str = "") -> None:
        """Take an item; `role` is the kind of list it stands in, in each of which a contract has its place once.

        Raises InputError for an id with two titles, a contract that ends before it starts (JSS802), and for more of
        them than the limit (JSS981).
        """
        if found is None:
            self.set_aside.append(SetAside("not understood", node.path, "no contract is told by it"))
            return
        refuse_backwards(found, self.file)
        claim = found.claim("id")
        key = (str(claim.value),) if claim else ("", node.path)
        if (*key, role) in self._seen:
            self.set_aside.append(SetAside("twice", node.path, f"as {self.contracts[key].at}"))
        else:
            self.understood += 1
        self._seen.add((*key, role))
        earlier = self.contracts.get(key)
        self.contracts[key] = self._merged(earlier, found) if earlier else found
        if len(self.contracts) > self.reading.max_contracts:
            message = f"more than {self.reading.max_contracts} contracts"
            raise InputError(Fault("JSS981", message, "--max-contracts raises the limit", self.file))

    def _merged(self, earlier: Evidence, later: Evidence) -> Evidence:
        known = dict(earlier.claims)
        for name, claim in later.claims:
            first = known.setdefault(name, claim)
            if first.value == claim.value:
                continue
            told = f"{name} is {quoted(first.value)} ({first.at}) and {quoted(claim.value)} ({claim.at})"
            if name == "title" and folded_text(str(first.value)) != folded_text(str(claim.value)):
                number = known["id"].value if "id" in known else "one contract"
                raise two_titles(self.file, number, (first.value, claim.value), f"{first.at}, {claim.at}")
            self.remarks.append(f"{told}: the first is taken")
        return replace(earlier, claims=tuple(known.items()), party=earlier.party or later.party)

    @property
    def lines(self) -> int:
        """How many items there are."""
        return self.understood + len(self.set_aside)
