"""Close, wait or ask, in words: the choices about one open contract side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from jss_cli.domain.case import Case
from jss_cli.domain.plan import ChoiceKind, Dilemma
from jss_cli.domain.policy import Rule
from jss_cli.domain.report import Block, Column, Headline, Note, Paragraph, Report, Row, Span, Table
from jss_cli.reports.header import score_headline
from jss_cli.reports.numbers import whole_percent

CHOICES: dict[ChoiceKind, str] = {
    "close": "close it now",
    "wait": "leave it open",
    "ask": "leave it open and ask for feedback",
}
EITHER_WAY = "leave it open, whether you ask for feedback or not"
MOODS_MEAN = "a content client gives 5 stars and 10 of 10 in private, an unhappy one 1 star and 0; nothing else happens"
MOODS = ("content", "silent", "unhappy")
COLUMNS = (Column("on", "name"), Column("choice", "name"), *(Column(f"client {mood}", "number") for mood in MOODS))


def dilemma_report(case: Case, found: Dilemma) -> Report:
    """Close, wait or ask: the answer, then the choices side by side."""
    turns = turn_words(
        found.contract.id, rule_words(found.rule), ((day, rule_words(rule)) for day, rule in found.turns)
    )
    verdict, facts = Span(verdict_words(found.best), "strong"), score_headline(found.score, case).facts
    first = (Headline(f"Contract {found.contract.id}", verdict, facts), Paragraph((Span(turns),)))
    percents = (((c.content, c.silent, c.unhappy), c) for c in found.choices)
    told = [(c.kind, c.day, [*map(whole_percent, moods)]) for moods, c in percents]
    return Report((*first, *choice_blocks(told, found.score.as_of, found.best)))


def choice_blocks(
    told: Iterable[tuple[ChoiceKind, date, Sequence[str]]], today: date, best: Sequence[Sequence[ChoiceKind]]
) -> Iterator[Block]:
    """Every choice on every day, with the score in words for each mood of the client; the best ones for each mood."""
    yield Table("The score after each choice", COLUMNS, tuple(_choice_row(*one, today) for one in told))
    yield from (Note(f"If the client is {mood}", _best_words(kinds)) for mood, kinds in zip(MOODS, best, strict=True))
    yield Note("Assumed", MOODS_MEAN)


def verdict_words(best: Sequence[Sequence[ChoiceKind]]) -> str:
    """The choice that is best whatever the client thinks, if there is one."""
    always = [kind for kind in CHOICES if all(kind in one for one in best)]
    if len(always) == len(CHOICES):
        return "it makes no difference"
    if always:
        return f"{_choice_words(always)}, whatever the client thinks"
    return "it depends on what the client will say"


def _best_words(best: Sequence[ChoiceKind]) -> str:
    """The best choice for one mood; ties are named."""
    if len(best) == len(CHOICES):
        return "it makes no difference"
    return f"{_choice_words(best)}{' (a tie)' if len(best) > 1 else ''}"


def _choice_words(kinds: Sequence[ChoiceKind]) -> str:
    """Some choices that are as good as each other."""
    return EITHER_WAY if set(kinds) == {"wait", "ask"} else " or ".join(CHOICES[kind] for kind in kinds)


def turn_words(name: str, today: str, turns: Iterable[tuple[date, str]]) -> str:
    """How a contract counts if nothing is done, and from when otherwise."""
    now = f"Left alone, {name} counts as {today} today" if today else f"Nothing here tells how {name} counts today"
    return (
        f"{now}{''.join(f', from {day} as {words}' for day, words in turns) or ', and nothing changes that by itself'}."
    )


def rule_words(rule: Rule) -> str:
    """The outcome of a rule with its name."""
    return f"{rule.outcome} ({rule.name.replace('-', ' ')}, {rule.code})"


def _choice_row(kind: ChoiceKind, day: date, words: Sequence[str], today: date) -> Row:
    """One choice on one day, with the score in words for each mood of the client."""
    when = "today" if day == today else str(day)
    cells = (Span(when), Span(CHOICES[kind]), *(Span(word) for word in words))
    told = ", ".join(f"{word} with a client who is {mood}" for word, mood in zip(words, MOODS, strict=True))
    return Row(cells, f"{when}, {CHOICES[kind]}: {told}.")
