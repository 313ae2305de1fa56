"""What a redacted history still tells, in words: remarks for the person who passes it on."""

from __future__ import annotations

from collections.abc import Iterator

from jss_cli.domain.redaction import Redaction
from jss_cli.reports.numbers import count


def redaction_notes(redaction: Redaction) -> Iterator[str]:
    """What was taken out, what is left, and that nothing more is promised, the most important first."""
    who = f"{count(len(redaction.history.contracts), 'contract')} of {count(redaction.clients, 'client')}"
    yield f"{who} under pseudonyms; titles, notes, x_ fields and other marketplaces are left out; the score is the same"
    left = ["the number and order of contracts", "who came back", "stars", "private answers", "reasons"]
    left.append("every amount" if redaction.coarse_amounts is None else "between which limits the amounts lie")
    if redaction.coarse_days is None:
        left.append("every day")
    else:
        kept = f", and the days of {count(redaction.exact_days, 'contract')} on which the score depends"
        left.append(f"every month (payments stand on its last day){kept if redaction.exact_days else ''}")
    yield f"still in it: {', '.join(left)}"
    yield "whoever knows one of these contracts can recognise it; no more than this is promised"
