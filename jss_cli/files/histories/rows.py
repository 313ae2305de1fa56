"""Rows of values, such as the records of a data frame, as the CSV text that says the same."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from itertools import accumulate, islice
from numbers import Integral, Rational, Real

from jss_cli.dataclass import dataclass
from jss_cli.errors import Fault, InputError
from jss_cli.files.histories.csv_cells import GUARD
from jss_cli.files.histories.fields import CONTRACT_FIELDS
from jss_cli.files.histories.showing import RefusedError
from jss_cli.visible import quoted

REQUIRED = tuple(field.header for field in CONTRACT_FIELDS if field.required)
NAMED_LINE = re.compile(r"line ([0-9]+)(?=(?:, line [0-9]+)*\)?$)")  # at the end of a message
CENTS = 2  # decimals
MOST = 10**18  # no history has a number of more digits


@dataclass(frozen=True, slots=True)
class RowTable:
    """Rows as CSV, and the line in which each of them begins."""

    text: str
    lines: tuple[int, ...]

    def placed(self, fault: Fault) -> Fault:
        """A fault of the text by its row, counted from 1, instead of its line."""
        message = NAMED_LINE.sub(lambda _line: self._row(int(_line[1])), fault.message)
        return Fault(fault.code, message, fault.hint, self._row(fault.position.line if fault.position else 1))

    def _row(self, line: int) -> str:
        return f"row {number}" if (number := bisect_right(self.lines, line)) else "rows"


def table_of(rows: Iterable[Mapping[str, object]], most: int) -> RowTable:
    """The table of at most one row more than `most`. Raises InputError for values that no history can hold."""
    faults: list[Fault] = []
    texts = [_cells(row, f"row {number}", faults) for number, row in enumerate(islice(rows, most + 1), 1)]
    if faults:
        raise InputError(*faults)
    names = tuple(dict.fromkeys(name for row in texts for name in row)) or REQUIRED
    written = [_line(names), *(_line(row.get(name, "") for name in names) for row in texts)]
    return RowTable("".join(written), tuple(accumulate((text.count("\n") for text in written[:-1]), initial=1))[1:])


def _line(texts: Iterable[str]) -> str:
    return ",".join(f'"{text}"' for text in (text.replace('"', '""') for text in texts)) + "\n"


def _cells(row: object, place: str, faults: list[Fault]) -> dict[str, str]:
    """The texts of a row by the names of its columns; what is wrong with it is added to the faults."""
    if not isinstance(row, Mapping):
        hint = 'give a mapping a contract; of a data frame, frame.to_dict("records")'
        faults.append(Fault("JSS913", f"expected a mapping, not {quoted(row)}", hint, place))
        return {}
    found = {}
    for name, value in row.items():
        try:
            found[quoted(name)[1:-1]] = "" if _is_absent(value) else _cell(value)
        except RefusedError as refused:
            faults.append(Fault(refused.code, f"{name} {refused.claim}: {quoted(value)}", refused.hint, place))
    return found


def _is_absent(value: object) -> bool:
    """Whether a value says nothing: None, or one that is unlike itself, as NaN and NaT are."""
    try:
        return value is None or bool(value != value)  # noqa: PLR0124 - that is how they are known
    except Exception:  # noqa: BLE001 - pandas.NA does not say, and what others are may fail in any way
        return type(value).__name__ == "NAType"


def _cell(value: object) -> str:
    """A value as CSV has it. Raises RefusedError."""
    match value:
        case str():
            text = value.replace("\r\n", "\n").replace("\r", "\n")
            return f"'{text}" if GUARD.match(f"'{text}") else text
        case datetime():
            if value.time() != time():
                raise RefusedError("JSS926", "has a time", f"give the day only: {value.date()}")
            return value.date().isoformat()
        case Integral() if abs(int(value)) >= MOST:
            raise RefusedError("JSS921", "has too many digits", "check the number")
        case date() | Integral():
            return str(value).lower()
        case Decimal():
            return format(value, "f")
        case Real() if not isinstance(value, Rational):
            return _amount(Decimal(str(value)))
    if type(value).__name__ in {"bool", "bool_"}:  # numpy's, which is no number
        return str(value)
    raise RefusedError("JSS913", "is no value of a row", "give a text, a number, a day, true or false, or None")


def _amount(number: Decimal) -> str:
    """A binary number as the decimal one that it is printed as. Raises RefusedError beyond cents."""
    if not number.is_finite() or number.normalize().as_tuple().exponent < -CENTS:  # type: ignore[operator]  # finite
        hint = "round it to two decimals, or give a Decimal or a text"
        raise RefusedError("JSS921", "is not a number of at most two decimals", hint)
    return format(number.normalize(), "f")
