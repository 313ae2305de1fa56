"""Which hidden answers explain the number that is shown, in words: the long form of what `explain` says in a line."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jss_cli.domain.history import Contract
from jss_cli.domain.inquiry import Inquiry, SeenQuestion
from jss_cli.domain.policy import Policy
from jss_cli.domain.report import (
    Bar,
    Bars,
    Block,
    Column,
    Headline,
    Note,
    NumberedItem,
    Paragraph,
    Report,
    Row,
    Span,
    Steps,
    Table,
)
from jss_cli.domain.seen import AlikeContracts, SeenAnswer, WeighedReading
from jss_cli.domain.story import Extreme
from jss_cli.domain.verdict import Outcome
from jss_cli.reports.header import day_words, rules
from jss_cli.reports.numbers import count, listed
from jss_cli.reports.seen import (
    contract_name,
    given_up_notes,
    group_name,
    later_notes,
    odds,
    reading_words,
    seen_headline,
    unweighed_notes,
    weighed_words,
)
from jss_cli.reports.seen_explanation import COUNTED_AS, explanation_words, fits_words, story_words
from jss_cli.reports.unseen.notes import notes

MOST, LINES = 5, 10
LEAST = 0.01  # of what fits, that is worth a line
OUTCOMES = (Outcome.POSITIVE, Outcome.LUKEWARM, Outcome.NEUTRAL, Outcome.NEGATIVE, Outcome.EXCLUDED)
WORDS = dict(zip(OUTCOMES, ("good", "half", "neutral", "bad", "not counted"), strict=True))


def infer_report(inquiry: Inquiry, *, priors: bool, top: int) -> Report:
    """The whole answer; at most `top` groups of contracts have a row of their own, and the `priors` a table."""
    answer = inquiry.answer
    blocks = _range_blocks(inquiry) if answer is None else list(_answer_blocks(inquiry, answer, top))
    return Report((*blocks, *notes(inquiry, priors=priors)))


def _range_blocks(inquiry: Inquiry) -> list[Block]:
    """The worst and the best score, and what leads there."""
    reach, facts = inquiry.reach, (f"rules: {rules(inquiry.case)}", day_words(inquiry.case), "unofficial")
    if reach.worst is None or reach.best is None:
        words = "no score, whatever the unknown answers are"
        return [Headline("Range", Span(words, "strong"), ("too few contracts or clients count", *facts))]
    worst, best = f"{reach.worst.whole} %", f"{reach.best.whole} %"
    words = worst if worst == best else f"{worst} to {best}"
    headline = Headline("Range", Span(words, "strong"), ("over everything that is not known", *facts))
    contracts = {contract.id: contract for contract in inquiry.case.history.contracts}
    ends = (("Worst", reach.worst), ("Best", reach.best))
    told = (Paragraph((Span(f"{label}: {_end_words(end, contracts)}"),)) for label, end in ends if end.outcomes)
    return [headline, *told]


def _end_words(end: Extreme, contracts: dict[str, Contract]) -> str:
    """What leads to an end of the range."""
    groups: dict[Outcome, list[str]] = {}
    for name, outcome in end.outcomes:
        if outcome is not Outcome.POSITIVE:
            groups.setdefault(outcome, []).append(contracts[name].id)
    deeds = [f"{listed(names)} counted {COUNTED_AS[outcome]}" for outcome, names in groups.items()]
    return f"{end.whole} % if {'; '.join(deeds) if deeds else 'everything unseen went well'}."


def _answer_blocks(inquiry: Inquiry, answer: SeenAnswer, top: int) -> Iterator[Block]:
    """What explains the number: stories, contracts, readings of the rules, what to find out."""
    yield seen_headline(inquiry.case, answer)
    yield Paragraph((Span(explanation_words(answer)),))
    if answer.fits != "nothing":
        yield Paragraph((Span(fits_words(answer)),))
    yield from (*given_up_notes(answer), *unweighed_notes(answer), *later_notes(inquiry.case, answer))
    if answer.fits == "nothing":
        return
    stories = [story for story in answer.stories if story.share >= LEAST]
    if len(stories) > 1 or answer.fits == "unlisted":
        items = (
            NumberedItem((Span(odds(s.share), "strong"), Span(f"  {story_words(s, answer)}"))) for s in stories[:LINES]
        )
        yield Steps("The stories that fit, likeliest first", tuple(items))
    yield _odds_table(answer, top)
    if len(answer.readings) > 1:
        bars = tuple(_reading_bar(one, answer.readings[0]) for one in answer.readings[:MOST])
        yield Bars("The readings of the rules that fit best (their share of what fits)", bars)
    yield Note("Rules", weighed_words(answer))
    if told := inquiry.questions[:MOST]:
        yield Steps("What to find out to be sure", tuple(_question_item(one, answer.score.policy) for one in told))
    if probes := [probe for probe in inquiry.probes if probe.share >= LEAST][:MOST]:
        items = (
            NumberedItem(
                (
                    Span(contract_name(p.contract), "strong"),
                    Span(f": the score of {p.on} would tell {odds(p.share)} of it"),
                ),
                "closing it may also cost points",
                f"jss plan {inquiry.case.named} --contract {p.contract.id}",
            )
            for p in probes
        )
        yield Steps(
            "Which open contract to close alone, to learn from the next score what its client says", tuple(items)
        )


def _odds_table(answer: SeenAnswer, top: int) -> Table:
    """What the contracts of each group counted as, before and after the number was seen."""
    there = [o for o in OUTCOMES if any(one.after.of(o) >= LEAST for group in answer.groups for one in group.odds)]
    columns = (Column("short", "bar"), Column("contract", "name"), *(Column(WORDS[o], "number") for o in there))
    rows = [_odds_row(group, there) for group in answer.groups[:top]]
    if left := sum(len(group.odds) for group in answer.groups[top:]):
        words = f"and {count(left, 'contract')} more, likelier good (--top shows more)"
        rows.append(Row((Fraction(0), Span(words), *(Span("") for _ in there)), f"{words}.", "quiet"))
    title = "What each contract counted as: in 100 worlds, before → after the number was seen"
    return Table(title, columns, tuple(rows))


def _odds_row(group: AlikeContracts, there: list[Outcome]) -> Row:
    """One group."""
    first = group.odds[0]
    names = group_name(group)
    cells = [_shift(first.before.of(outcome), first.after.of(outcome)) for outcome in there]
    said = ", ".join(f"{WORDS[o]} {odds(first.after.of(o))}" for o in there if first.after.of(o) >= LEAST)
    share = Fraction(min(first.after.short_of_good, 1.0)).limit_denominator(1000)
    return Row((share, Span(names), *map(Span, cells)), f"{names}: {said}.")


def _shift(before: float, after: float) -> str:
    """A chance before and after; once where nothing changed."""
    old, new = f"{100 * before:.0f}", f"{100 * after:.0f}"
    return ("-" if old == "0" else new) if old == new else f"{old} → {new}"


def _reading_bar(one: WeighedReading, best: WeighedReading) -> Bar:
    """A reading against the one that fits best."""
    share = Fraction(one.share / best.share).limit_denominator(1000)
    return Bar(reading_words(one.reading.options), share, odds(one.share))


def _question_item(question: SeenQuestion, policy: Policy) -> NumberedItem:
    """Something to find out, and how much of the doubt that would end."""
    ends = Span(f" would end {odds(question.share)} of the doubt")
    if question.group is None:
        how = "The insights page of the marketplace shows it; write `eligible: n` beside the number that you saw"
        return NumberedItem((Span('how many contracts count ("Eligible")', "strong"), ends), how)
    names = f"{'' if len(question.group.odds) == 1 else 'one of '}{group_name(question.group)}"
    page = "The insights page lists it as eligible or not (write `insights:`); " if policy.asks("insights") else ""
    how = f"{page}{'only' if page else 'Only'} the client knows what it said"
    return NumberedItem((Span(f"what {names} counted as", "strong"), ends), how)
