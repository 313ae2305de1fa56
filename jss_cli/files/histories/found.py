"""What stands in one mapping of a history: typed values, and where they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jss_cli.domain.history import SUMS, UNKNOWN, Contract, Ending, Feedback, total_of, unknown_client
from jss_cli.domain.vague import Settled, settled
from jss_cli.errors import Position
from jss_cli.files.histories.fields import CONTRACT_FIELDS, by_name

CONTRACT = by_name(CONTRACT_FIELDS)


@dataclass(slots=True)
class Found:
    """What stands in one mapping, by the dotted names of the fields: values, and where they are."""

    owner: str
    position: Position
    values: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Position] = field(default_factory=dict)
    lengths: dict[str, int] = field(default_factory=dict)
    faulty: set[str] = field(default_factory=set)
    extras: list[tuple[str, str]] = field(default_factory=list)

    def contract(self) -> Contract:
        """The contract as far as its values are valid; what is missing is taken as absent."""
        values: dict[str, Any] = {"feedback": {}, "ending": {}}
        for name, value in self.values.items():
            group, dot, part = name.partition(".")
            if dot:
                values[group][part] = value
            else:
                values[name] = value
        values.setdefault("id", "")
        if values.setdefault("client", "") == "unknown":
            values["client"] = unknown_client(values["id"])
        if values.get("title") == "unknown":
            values["title"] = ""
        for total, items in SUMS.items():
            if values.get(items) and values.get(total, UNKNOWN) in (UNKNOWN, CONTRACT[total].absent):
                values[total] = total_of(values[items])
        values.setdefault("started", values.get("ended", date.min))
        days = settled(values) or Settled(date.min, None, ())
        feedback, ending = Feedback(**values.pop("feedback")), Ending(**values.pop("ending"))
        values["provenance"] = values.pop("from", ())
        return Contract(**values | days._asdict(), feedback=feedback, ending=ending, extras=tuple(self.extras))
