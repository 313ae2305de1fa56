"""Extracts of made-up files, in a few words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from jss_cli.imports.join.pieces import Group, Piece
from jss_cli.imports.source import Claim, Evidence, Extract, LedgerEntry, Listed

NAMES = {"stars": "feedback.stars", "recommend": "feedback.recommend", "by": "ending.by", "reason": "ending.reason"}


def day(text: str) -> date:
    return date.fromisoformat(text)


def value_of(told: object) -> object:
    """A text that is a day as that day, a number as an amount; anything else as it is."""
    if isinstance(told, str) and told[:2] == "20" and told.count("-") == 2:
        return day(told)
    return Decimal(str(told)) if isinstance(told, int | float) and not isinstance(told, bool) else told


def shown(at: str = "line 2", *paid: str, party: str = "", worked: bool = False, **claims: object) -> Evidence:
    """A contract as a file shows it; payments as `2026-03-20 400 REF`, a bonus with `bonus` behind."""
    told = {NAMES.get(name, name): Claim(value_of(value), at, "read") for name, value in claims.items()}
    rows = tuple(
        entry(text, f"line {line}", worked=worked) for line, text in enumerate(paid, int(at.rsplit(maxsplit=1)[-1]))
    )
    return Evidence(at, tuple(told.items()), rows, party)


def entry(text: str, at: str, *, worked: bool = False) -> LedgerEntry:
    on, amount, *more = text.split()
    ref = next((word for word in more if word != "bonus"), "")
    return LedgerEntry(day(on), Decimal(amount), at, ref, worked=worked, bonus="bonus" in more)


def extract(source: str, *contracts: Evidence, file: str = "", **more: Any) -> Extract:
    """What a file of some kind gave, its name that of the kind; every row and every other contract is a line."""
    lines = sum(len(one.ledger) or 1 for one in contracts)
    days = [row.on for one in contracts for row in one.ledger]
    more.setdefault("covers", (min(days), max(days)) if days else None)
    listed = tuple(Listed(kind, number, "counts") for kind, number in more.pop("listed", {}).items())
    return Extract(file or f"{source}.x", source, lines, lines, contracts=contracts, listed=listed, **more)


def piece(source: str = "graphql", *paid: str, file: str = "", old: bool = False, **claims: Any) -> Piece:
    return Piece(file or f"{source}.x", source, shown("line 2", *paid, **claims), old)


def group(*pieces: Piece) -> Group:
    return Group(list(pieces))
