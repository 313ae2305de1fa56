"""What is left of a history when nobody is to be named by it."""

from __future__ import annotations

from typing import Literal

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import History


@dataclass(frozen=True, slots=True)
class RedactQuestion:
    """What is left of amounts (only the step of weight that they lie in) and of days (only their month)."""

    amounts: Literal["exact", "steps"] = "exact"
    days: Literal["exact", "months"] = "exact"


@dataclass(frozen=True, slots=True)
class Redaction:
    """A history under pseudonyms, and of how many contracts the amounts or days were made coarser (None: it was not
    asked for); `exact_days` counts those whose days had to stay because the score depends on them."""

    history: History
    clients: int
    coarse_amounts: int | None = None
    coarse_days: int | None = None
    exact_days: int = 0
