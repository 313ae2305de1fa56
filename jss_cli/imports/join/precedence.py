"""Which source is believed first for which field: the table, and nothing else.

`HISTORY` stands for what a person wrote into the history herself, which no import changes. Of a field that is not in
the table every source is as good as another of its `USUAL` order.
"""

from __future__ import annotations

HISTORY = "history"
REPORTS = ("transactions", "transactions_by_ref")  # money by the day of payment, the newer generation first
WORKED = "earnings_report"  # money by the day of work
SHEETS = ("spreadsheet", "workbook")  # what a person wrote down elsewhere
SHOWN = ("profile_page", "profile_json", "pasted", "odesk")  # what the profile shows to everybody
USUAL = (HISTORY, "graphql", *SHOWN, *REPORTS, WORKED, *SHEETS)

PRECEDENCE: dict[str, tuple[str, ...]] = {
    "id": (HISTORY, "graphql", WORKED, "profile_json", "profile_page", "odesk", "pasted", *REPORTS, *SHEETS),
    "client": (HISTORY, *REPORTS, "graphql", *SHEETS, "profile_page", "pasted", "profile_json", "odesk", WORKED),
    "title": (HISTORY, "graphql", *REPORTS, WORKED, *SHOWN, *SHEETS),
    "kind": (HISTORY, "graphql", WORKED, *REPORTS, *SHOWN, *SHEETS),
    "started": (HISTORY, "graphql", "profile_json", "profile_page", "pasted", "odesk", *SHEETS, *REPORTS, WORKED),
    "ended": (HISTORY, "graphql", "profile_json", "profile_page", "pasted", "odesk", *SHEETS, *REPORTS, WORKED),
    "net": ("graphql", *SHOWN, *REPORTS, WORKED, *SHEETS),
    "earned": (HISTORY, *REPORTS, WORKED, "graphql", *SHOWN, *SHEETS),
    "refunded": (HISTORY, *REPORTS, WORKED, "graphql", *SHOWN, *SHEETS),
    "feedback.stars": (HISTORY, "graphql", *SHOWN, *SHEETS),
    "feedback.removed": (HISTORY, "graphql", *SHOWN, *SHEETS),
    "ending.by": (HISTORY, "graphql", "odesk", *SHEETS),
    "ending.reason": (HISTORY, "graphql", "odesk", *SHEETS),
}


def rank(field: str, source: str) -> int:
    """The place of a source among those of a field: the lower, the earlier it is believed."""
    order = PRECEDENCE.get(field, USUAL)
    return order.index(source) if source in order else len(order)
