"""A result that was saved earlier: verdicts without the facts they came from."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from jss_cli.dataclass import dataclass
from jss_cli.domain.policy import Policy
from jss_cli.domain.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Saved:
    """What `jss explain --format json` wrote: the verdicts of a day under a policy, and the exact percent of every
    window that they gave, in the order of the policy.

    The contracts of these verdicts know their id, client and title only.
    """

    source: str
    policy: Policy
    day: date
    verdicts: tuple[Verdict, ...]
    currency: str | None
    percents: tuple[Fraction | None, ...]
