"""Close, wait or ask, in words: the choices about one open contract side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from jss_cli.domain.case import Case
from jss_cli.domain.plan import ChoiceKind, Dilemma, DilemmaChoice
from jss_cli.domain.policy import Rule
from jss_cli.domain.report import Block, Column, Headline, Note, Paragraph, Report, Row, Span, Table
from jss_cli.domain.seen_next import SeenChoice
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
    rows = (
        choice_row(one, found.score.as_of, list(map(whole_percent, (one.content, one.silent, one.unhappy))))
        for one in found.choices
    )
    blocks: list[Block] = [
        Headline(
            f"Contract {found.contract.id}",
            Span(verdict_words(found.best), "strong"),
            score_headline(found.score, case).facts,
        ),
        Paragraph((Span(_turn_words(found)),)),
        Table("The score after each choice", COLUMNS, tuple(rows)),
    ]
    blocks += [Note(f"If the client is {mood}", best_words(best)) for mood, best in zip(MOODS, found.best, strict=True)]
    return Report((*blocks, Note("Assumed", MOODS_MEAN)))


def verdict_words(best: Sequence[Sequence[ChoiceKind]]) -> str:
    """The choice that is best whatever the client thinks, if there is one."""
    always = [kind for kind in CHOICES if all(kind in one for one in best)]
    if len(always) == len(CHOICES):
        return "it makes no difference"
    if always:
        return f"{_choice_words(always)}, whatever the client thinks"
    return "it depends on what the client will say"


def best_words(best: Sequence[ChoiceKind]) -> str:
    """The best choice for one mood; ties are named."""
    if len(best) == len(CHOICES):
        return "it makes no difference"
    return f"{_choice_words(best)}{' (a tie)' if len(best) > 1 else ''}"


def _choice_words(kinds: Sequence[ChoiceKind]) -> str:
    """Some choices that are as good as each other."""
    return EITHER_WAY if set(kinds) == {"wait", "ask"} else " or ".join(CHOICES[kind] for kind in kinds)


def _turn_words(found: Dilemma) -> str:
    """How the contract counts if nothing is done, and from when otherwise."""
    now = f"Left alone, {found.contract.id} counts as {rule_words(found.rule)} today"
    if not found.turns:
        return f"{now}, and nothing changes that by itself."
    return f"{now}{''.join(f', from {day} as {rule_words(rule)}' for day, rule in found.turns)}."


def rule_words(rule: Rule) -> str:
    """The outcome of a rule with its name."""
    return f"{rule.outcome} ({rule.name.replace('-', ' ')}, {rule.code})"


def choice_row(choice: DilemmaChoice | SeenChoice, today: date, words: Sequence[str]) -> Row:
    """One choice on one day, with the score after it for each mood of the client."""
    when = "today" if choice.day == today else str(choice.day)
    cells = (Span(when), Span(CHOICES[choice.kind]), *map(Span, words))
    told = ", ".join(f"{word} with a client who is {mood}" for word, mood in zip(words, MOODS, strict=True))
    return Row(cells, f"{when}, {CHOICES[choice.kind]}: {told}.")
