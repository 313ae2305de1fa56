"""The table of what each contract counted as: its chances before and after the score was seen."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from jss_cli.domain.report import Block, Column, Row, Span, Table
from jss_cli.domain.story import Posterior
from jss_cli.domain.verdict import Outcome
from jss_cli.reports.numbers import count, listed
from jss_cli.reports.unseen.words import NameOf, chance_words, short_chance

WORDS = {
    Outcome.POSITIVE: "good",
    Outcome.NEUTRAL: "neutral",
    Outcome.NEGATIVE: "bad",
    Outcome.EXCLUDED: "not counted",
}
COLUMNS = (
    Column("not good", "bar"),
    Column("contract", "name"),
    *(Column(word, "number") for word in WORDS.values()),
)


def chances_table(posteriors: Sequence[Posterior], named: NameOf, top: int) -> list[Block]:
    """A row per contract whose outcome was open, the most doubtful ones first and equal ones together."""
    groups: dict[tuple[str, ...], list[Posterior]] = {}
    for posterior in sorted(posteriors, key=lambda p: round(p.after.positive, 12)):
        if posterior.is_open:
            groups.setdefault(_cells(posterior), []).append(posterior)
    if not groups:
        return []
    rows = [_group_row(texts, group, named) for texts, group in list(groups.items())[:top]]
    left = sum(len(group) for group in list(groups.values())[top:])
    if left:
        words = f"and {count(left, 'contract')} more, likelier good (--top shows more)"
        rows.append(Row((Fraction(0), Span(words), *(Span("") for _ in WORDS)), f"{words}.", "quiet"))
    return [
        Table("What each contract counted as: percent likely before → after the score was seen", COLUMNS, tuple(rows))
    ]


def _cells(posterior: Posterior) -> tuple[str, ...]:
    """The chance of each outcome, before and after."""
    return tuple(_shift(posterior.before.of(outcome), posterior.after.of(outcome)) for outcome in WORDS)


def _shift(before: float, after: float) -> str:
    """A chance before and after; once where nothing changed."""
    old, new = short_chance(before), short_chance(after)
    if old == new:
        return "-" if old == "0" else new
    return f"{old} → {new}"


def _group_row(texts: tuple[str, ...], group: Sequence[Posterior], named: NameOf) -> Row:
    """Contracts with the same chances."""
    names = listed([named(posterior.contract) for posterior in group])
    after = group[0].after
    said = ", ".join(f"{word} {chance_words(after.of(o))}" for o, word in WORDS.items() if after.of(o) > 0)
    share = Fraction(1 - after.positive).limit_denominator(1000)
    return Row((share, Span(names), *map(Span, texts)), f"{names}: {said}.")
