"""The days and the amounts of a column: one text may have two readings, the column as a whole has one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from jss_cli.dataclass import dataclass
from jss_cli.errors import Fault, InputError
from jss_cli.files.document import SourceText
from jss_cli.files.reading import Reading
from jss_cli.files.suggestions import days, plain_numbers
from jss_cli.visible import quoted

LONGEST = 60  # characters of a day or an amount
ORDERED = re.compile(r"([0-9]{1,2})[-/ ]([0-9]{1,2})[-/ ](?:[0-9]{4}|[0-9]{2})")
TIMED = re.compile(r"(.*[0-9]{2}),? +[0-9]{1,2}:[0-9]{2}.*")
WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? +", re.IGNORECASE)
MOST_MONTHS = 12
FEWEST_SORTED = 3  # rows whose order says how their days are to be read

PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]{1,2})?")
FLOATING = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,3})?")
NO_SIGN = r"[^\d\s().,+−–'’-]"
MONEY = re.compile(
    rf"(?P<open>\()? ?(?P<sign>[-+−–]?) ?(?P<before>{NO_SIGN}*) ?(?P<inner>[-+−–]?) ?"
    rf"(?P<digits>\d(?:[\d.,'’ ]*\d)?|[.,]\d+) ?(?P<after>{NO_SIGN}*) ?(?P<behind>[-−–]?) ?(?P<close>\))?"
)
CURRENCIES = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP"}
DECIMALS = re.compile(r"[.,](?=\d{1,2}$)")  # money has two: three behind a sign may be thousands
THREE = re.compile(r"[1-9]\d{0,2}([.,])\d{3}")


@dataclass(frozen=True, slots=True)
class Money:
    """A signed amount and the currency that stands beside it ("": none does)."""

    amount: Decimal
    currency: str = ""


def days_of(lines: Mapping[str, int], document: SourceText, reading: Reading) -> dict[str, date]:
    """The day that each text of a column is, for those that are one; `lines` has the first line of each, in order.

    Where day and month could change places the column decides, else the order of its rows. Raises InputError (JSS801)
    where rows contradict each other, or nothing decides.
    """
    readings = {text: readings_of(text) for text in lines}
    ordered = {text: match for text in lines if (match := ORDERED.fullmatch(bare(text)))}
    decided = {
        "dmy" if int(match[1]) > MOST_MONTHS else "mdy": lines[text]
        for text, match in reversed(ordered.items())
        if len(readings[text]) == 1 and match[1] != match[2]
    }
    if len(decided) > 1:
        at = " and ".join(map(str, sorted(decided.values())))
        message = f"lines {at} have day and month in different orders"
        raise InputError(Fault("JSS801", message, "give the file as it was downloaded", document.file))
    order = next(iter(decided), None) or reading.date_order or _order_of_rows(readings, lines, document)
    return {text: found[-1 if order == "mdy" and text in ordered else 0] for text, found in readings.items() if found}


def readings_of(text: str) -> tuple[date, ...]:
    """Every day that a text can be, whatever weekday and time stand beside it: of two the one with the day first."""
    return tuple(map(date.fromisoformat, days(bare(text))))


def bare(text: str) -> str:
    """A day without its weekday and its time; of what is too long for one, nothing."""
    clean = WEEKDAY.sub("", " ".join(text[: LONGEST + 1].split()), count=1)
    timed = TIMED.fullmatch(clean)
    return "" if len(text) > LONGEST else timed[1] if timed else clean


def _order_of_rows(
    readings: Mapping[str, tuple[date, ...]], lines: Mapping[str, int], document: SourceText
) -> str | None:
    """The order in which the rows are sorted. Raises InputError (JSS801) if they are in both, or in none."""
    double = next((text for text, found in readings.items() if len(found) > 1), None)
    if double is None:
        return None
    orders = [order for order, place in (("dmy", 0), ("mdy", -1)) if _are_sorted(readings.values(), place)]
    if len(orders) == 1:
        return orders[0]
    message = f"line {lines[double]}: {quoted(double)}: day or month first? no row decides"
    raise InputError(Fault("JSS801", message, "--date-order mdy, or --date-order dmy", document.file))


def _are_sorted(readings: Iterable[tuple[date, ...]], place: int) -> bool:
    found = [days[place] for days in readings if days]
    return len(found) >= FEWEST_SORTED and found in (sorted(found), sorted(found, reverse=True))


def amounts_of(lines: Mapping[str, int], document: SourceText, reading: Reading) -> dict[str, Money]:
    """The amount that each text of a column is, for those that are one; `lines` has the first line of each.

    One 1.250,00 makes the comma decimal for all of it. Raises InputError (JSS801) where 1.250 is all there is.
    """
    matches = {text: match for text in lines if (match := _match_of(text))}
    signs = {match[0] for found in matches.values() if (match := DECIMALS.search(found["digits"]))}
    comma = reading.decimal == "comma" or signs == {","}
    unclear = next((text for text, match in matches.items() if _is_point_of_three(match["digits"])), None)
    if unclear is not None and not (comma or signs):
        message = f"line {lines[unclear]}: {quoted(unclear)}: a thousand, or three decimals? no row decides"
        raise InputError(Fault("JSS801", message, "--decimal comma, if the point parts thousands", document.file))
    found = {text: _money_of(match, comma=comma) for text, match in matches.items()}
    return {text: money for text, money in found.items() if money and _is_short(money, reading)}


def _match_of(text: str) -> re.Match[str] | None:
    return None if len(text) > LONGEST else MONEY.fullmatch(" ".join(text.split()).removeprefix("'"))


def _is_point_of_three(digits: str) -> bool:
    match = THREE.fullmatch(digits)
    return bool(match) and "." in digits


def _is_short(money: Money, reading: Reading) -> bool:
    return len(money.amount.as_tuple().digits) <= reading.max_digits


def money_of(text: str, reading: Reading) -> Money | None:
    """The amount that a text by itself is, numbers of programs (3.5e2) included; None: it is none."""
    if FLOATING.fullmatch(text) and len(text) <= LONGEST:
        money: Money | None = Money(Decimal(text))
    else:
        match = _match_of(text)
        money = _money_of(match, comma=reading.decimal == "comma") if match else None
    return money if money and abs(money.amount.adjusted()) <= reading.max_digits else None


def _money_of(match: re.Match[str], *, comma: bool) -> Money | None:
    digits = match["digits"]
    if three := THREE.fullmatch(digits):
        thousands = (three[1] == ",") != comma
        numbers = [digits.replace(three[1], "" if thousands else ".")]
    else:
        numbers = plain_numbers(digits)
    signs = [sign for sign in match.group("sign", "inner", "behind") if sign]
    if not numbers or bool(match["open"]) != bool(match["close"]) or len(signs) > 1:
        return None
    amount = Decimal(numbers[0])
    beside = (match["before"] or match["after"]).upper()
    below = match["open"] or (signs and signs != ["+"])
    return Money(-amount if below else amount, CURRENCIES.get(beside, beside))
