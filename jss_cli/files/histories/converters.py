"""Every value of a history is typed here once, from text, for YAML and CSV alike: a field, a list, an observation."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import Interim, Observation, Payment, Provenance
from jss_cli.files.histories.field import Field
from jss_cli.files.histories.observing import observation_of
from jss_cli.files.histories.sheet import BETWEEN_ITEMS, BETWEEN_PARTS
from jss_cli.files.histories.showing import RefusedError
from jss_cli.files.histories.values import Values

SEPARATED = re.compile(r"[,;|](?:\s|[0-9]{4}-)")  # as no amounts are, but other lists
SPAN = re.compile(r"([0-9]+)-([0-9]+)")
SHARE = re.compile(r"([0-9]+) of ([0-9]+)")
OBSERVED = re.compile(
    r"(?P<shown>[^@]+)@(?P<on>[^/\s]+)(?:/(?P<share>[0-9]+(?: of [0-9]+)?))?(?: windows (?P<windows>[0-9= ]+?))?"
    r"(?: eligible (?P<eligible>[0-9]+))?"
)


@dataclass(frozen=True, slots=True)
class Grammar(Values):
    """Turns the text of a field into its value under the limits and choices of `reading`. Raises RefusedError."""

    def converter(self, field: Field) -> Callable[[str], Any]:
        """The function that types a text of this field; an empty text is the value of an absent field."""
        return partial(self._convert, field, self._form(field))

    def _form(self, field: Field) -> Callable[[str], object]:
        """Methods are named after the forms of a field."""
        if field.form == "word":
            return partial(self.word, field.choices)
        if field.form == "whole":
            return partial(self.whole, field.greatest)
        form: Callable[[str], object] = getattr(self, field.form)
        return form

    def _convert(self, field: Field, form: Callable[[str], object], text: str) -> object:
        if len(text) > self.reading.max_field:
            raise self.too_long(text)
        trimmed = text if field.form == "text" else text.strip()
        if field.required and not trimmed:
            raise RefusedError("JSS911", "is missing", "every one needs it")
        return form(trimmed) if trimmed else field.absent

    def too_long(self, text: str) -> RefusedError:
        """The refusal of a text beyond the limit."""
        claim = f"is {len(text)} characters long; the limit is {self.reading.max_field}"
        hint = "shorten it, or look for a quote that is not closed; --max-field raises the limit"
        return RefusedError("JSS982", claim, hint)

    def payments(self, text: str) -> tuple[Payment, ...]:
        """Payments in one text: 2024-01-05=300 2024-02-05=300, with numbers of a report 2024-01-05=300=700275."""
        parts = ((on, *rest.partition("=")) for on, rest in self._pairs(text))
        return tuple(Payment(self.day(on), self.amount(amount), ref or None) for on, amount, _, ref in parts)

    def provenance(self, text: str) -> tuple[Provenance, ...]:
        """Where values came from, in the one text that a sheet has for it."""
        items = [item.split(BETWEEN_PARTS) for item in text.split(BETWEEN_ITEMS)]
        if any(len(parts) != len(Provenance.__slots__) for parts in items):
            raise RefusedError("JSS933", "is not where values came from", "`jss import` writes it; leave it out")
        return tuple(Provenance(*parts) for parts in items)

    def interim(self, text: str) -> tuple[Interim, ...]:
        """Feedback during the contract in one text: 2024-10-01=4.5 2024-12-01=5."""
        return tuple(Interim(self.day(on), self.given_stars(rest)) for on, rest in self._pairs(text))

    def _pairs(self, text: str) -> list[tuple[str, str]]:
        pairs = [part.partition("=") for part in text.split()]
        if SEPARATED.search(text) or not all(on and sign and rest for on, sign, rest in pairs):
            hint = "write day=value, with a space between two: 2024-01-05=300 2024-02-05=300"
            raise RefusedError("JSS933", "is not a list of days with values", hint)
        return [(on, rest) for on, _, rest in pairs]

    def observation(self, text: str) -> Observation:
        """What the marketplace showed: 75@2016-08-21, or with the share who would recommend, 75@2016-08-21/100."""
        if not (match := OBSERVED.fullmatch(text)):
            hint = "write score@day or score@day/recommend percent: 75@2016-08-21/100"
            raise RefusedError("JSS933", "is not an observed score", hint)
        values = {"on": self.day(match["on"]), **self._shown(match["shown"].strip())}
        if share := match["share"]:
            by_count = " " in share
            values["recommend" if by_count else "recommend_percent"] = (self.fraction if by_count else self.percent)(
                share
            )
        if match["windows"]:
            values["windows"] = self.by_window(match["windows"])
        if match["eligible"]:
            values["eligible"] = self.whole(9999, match["eligible"])
        return observation_of(values)

    def _shown(self, text: str) -> dict[str, Any]:
        """A score as one text has it: 75, none, <90, 80-89, fell 6, or ? where it was not noted."""
        if text.startswith("<"):
            return {"below": self.percent(text[1:])}
        if text.startswith("fell "):
            return {"fell": self.percent(text[5:])}
        if text == "?":
            return {}
        return {"range": self.span(text)} if SPAN.fullmatch(text) else {"score": self.shown_score(text)}

    def percent(self, text: str) -> int:
        """A whole percent."""
        return self.whole(100, text.strip())

    def shown_score(self, text: str) -> int | str:
        """A whole percent, or the word none: no score was shown."""
        return text if text == "none" else self.percent(text)

    def span(self, text: str) -> tuple[int, int]:
        """The least and the greatest of some percents: 80-89."""
        if not (match := SPAN.fullmatch(text)) or int(match[1]) > int(match[2]):
            raise RefusedError("JSS933", "is no range of percents", "write the least and the greatest: [80, 89]")
        return self.percent(match[1]), self.percent(match[2])

    def by_window(self, text: str) -> tuple[tuple[int, int], ...]:
        """Percents by months: 6=90 12=88."""
        pairs = [part.partition("=") for part in text.split()]
        return tuple((self.whole(1200, months), self.percent(percent)) for months, _, percent in pairs)

    def fraction(self, text: str) -> tuple[int, int]:
        """So many of so many: 9 of 11."""
        match = SHARE.fullmatch(text)
        if not match or not int(match[1]) <= int(match[2]) or not int(match[2]):
            raise RefusedError("JSS933", "is not so many of so many", "write it as 9 of 11")
        return int(match[1]), int(match[2])
