"""What a redacted history still tells, in words: remarks for the person who passes it on."""

from __future__ import annotations

from collections.abc import Iterator

from jss_cli.domain.redaction import Redaction
from jss_cli.reports.numbers import count


def redaction_notes(redaction: Redaction) -> tuple[str, ...]:
    """What was taken out, what is left, and that nothing more is promised."""
    return tuple(remarks(redaction))


def remarks(redaction: Redaction) -> Iterator[str]:
    """The remarks, the most important first."""
    contracts = len(redaction.history.contracts)
    who = f"{count(contracts, 'contract')} of {count(redaction.clients, 'client')}"
    yield f"{who} under pseudonyms; titles, notes and x_ fields are left out; the score is the same"
    left = ["the number and order of contracts", "who came back", "stars", "private answers", "reasons"]
    left += (
        ["what was earned, to the cent"] if not redaction.coarse_amounts else ["between which steps the earnings lie"]
    )
    if redaction.coarse_days:
        left.append(f"the months, and the days of {count(redaction.exact_days, 'contract')} that the score depends on")
    else:
        left.append("every day")
    yield f"still in it: {', '.join(left)}"
    yield "whoever knows one of these contracts can recognise it; no more than this is promised"
