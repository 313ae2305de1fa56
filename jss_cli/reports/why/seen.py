"""Why the score that was seen is what it is, in words: the answer, the points that are expected, what is not known."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import fsum

from jss_cli.domain.history import Contract
from jss_cli.domain.report import Block, Column, Note, Paragraph, Report, Row, Span, Table, Tone
from jss_cli.domain.seen import AlikeContracts, ContractOdds, SeenAnswer
from jss_cli.domain.seen_explanation import SeenCliff, SeenExplanation, next_cliffs
from jss_cli.domain.verdict import LESS_THAN_GOOD, Outcome
from jss_cli.reports.noted import assumption_notes
from jss_cli.reports.numbers import (
    cost,
    count,
    hundredths,
    largest_remainder,
    listed,
    signed_tenths,
    tenths_of,
    with_sign,
)
from jss_cli.reports.observed import shown_words
from jss_cli.reports.seen import (
    HALF,
    TELLING,
    band_words,
    given_up_notes,
    group_name,
    later_notes,
    odds,
    reading_words,
    sampled_notes,
    seen_headline,
    stars_words,
    start_notes,
    unweighed_notes,
    weighed_words,
)
from jss_cli.reports.seen_explanation import explanation_words
from jss_cli.reports.seen_ways import likely_ways, seen_ways_words
from jss_cli.reports.why.lanes import MOST_LANES, lanes_table
from jss_cli.reports.why.waterfall import LevelMove, with_waterfall

COLUMNS = (
    Column("points", "number"),
    Column("contract", "name"),
    Column("what is known", "text"),
    Column("what it counted as", "text"),
)
LEAST = 0.1  # points that are worth a row, and odds beside them
TOLD, MOSTLY = 0.01, 0.9  # odds that are worth a word, and up to which contracts are expected to be good
OUTCOMES = {
    Outcome.NEGATIVE: "against you",
    Outcome.NEUTRAL: "neither good nor bad",
    Outcome.LUKEWARM: "half",
    Outcome.POSITIVE: "good",
    Outcome.EXCLUDED: "not counted",
}
WAYS = 3
NEARLY = "by what comes near it, not to just this number"


def seen_report(found: SeenExplanation, *, top: int, every: bool) -> Report:
    """The whole answer; at most `top` groups of contracts have a row of their own unless `every` one is asked for."""
    answer = found.answer
    blocks: list[Block] = [
        seen_headline(found.case, answer),
        Paragraph((Span(explanation_words(answer)),)),
        *_points_tables(answer, top=len(answer.groups) if every else top),
        *lanes_table(found.lanes, answer.score, top=MOST_LANES if every else top, counts="by the rules"),
        *_known_notes(answer),
        *_unlisted_notes(found),
        *start_notes(answer),
        *seen_ahead_notes(found),
        *_trust_notes(found),
        *assumption_notes(answer.score),
    ]
    if odd := found.case.warnings:
        blocks.append(Note("Odd", f"{count(len(odd), 'warning')} in the file", f"jss check {found.case.named}"))
    return Report(tuple(blocks))


def _points_tables(answer: SeenAnswer, *, top: int) -> list[Table]:
    """100, less what each group of contracts is expected to cost, is the score that was seen; none if most of what fits
    gives no score."""
    if not (answer.is_given and answer.window):
        return []
    told = [group for group in answer.groups if group.lost >= LEAST][:top]
    left = [group for group in answer.groups if group not in told]
    lost = [*(group.lost for group in told), fsum(group.lost for group in left), answer.unlisted]
    fractions = [max(Fraction(value), Fraction(0)) for value in lost]
    expected = tenths_of(Fraction(answer.expected))
    raw = tenths_of(Fraction(answer.raw))
    tenths = largest_remainder(fractions, 1000 - raw)
    rows: list[tuple[Row, LevelMove]] = [(_row("100.0", "to begin with", "", "", "100 points to begin with."), 0)]
    rows += [(_group_row(group, points), -points) for group, points in zip(told, tenths, strict=False)]
    rows += [(row, -tenths[-1]) for row in _missing_row(answer, tenths[-1])]
    rows += [(row, -tenths[-2] or None) for row in _left_row(left, tenths[-2])]
    rows += _end_rows(answer, raw, expected)
    return [with_waterfall(Table("", COLUMNS, tuple(row for row, _ in rows)), [move for _, move in rows])]


def _group_row(group: AlikeContracts, tenths: int) -> Row:
    """Contracts that nothing tells apart, and the odds of one of them."""
    first = group.odds[0]
    names = group_name(group)
    counted = _odds_words(first) + (" each" if len(group.odds) > 1 else "")
    known = _known_words(group)
    return _row(
        cost(tenths), names, known, counted, f"{names} ({known}) cost {signed_tenths(tenths)} points: {counted}."
    )


def _known_words(group: AlikeContracts) -> str:
    """What is known of some contracts."""
    contract, stars = group.odds[0].contract, {stars_words(one.contract) for one in group.odds}
    day = contract.ended if contract.bounds("ended") is None else "on a day that is not known"
    ended = "" if len(group.odds) > 1 else "still open" if contract.ended is None else f"ended {day}"
    answer, *others = {one.contract.feedback.recommend for one in group.odds}
    private = f"private answer {answer} of 10" if isinstance(answer, int) and not others else ""
    return ", ".join(part for part in (ended, stars.pop() if len(stars) == 1 else "", private) if part)


def _odds_words(one: ContractOdds) -> str:
    """What a contract counted as, the likeliest first, as far as it is worth a word."""
    shares = sorted(((one.after.of(outcome), outcome) for outcome in Outcome), key=lambda pair: -pair[0])
    told = [(share, outcome) for share, outcome in shares if share >= TOLD]
    return ", ".join(f"{OUTCOMES[outcome]} {odds(share)}" for share, outcome in told)


def _missing_row(answer: SeenAnswer, tenths: int) -> list[Row]:
    """What contracts that the file lacks are expected to cost."""
    if not tenths:
        return []
    name, counted = "a contract that is not in the file", f"there at all {odds(answer.absent)}"
    return [_row(cost(tenths), name, "", counted, f"{name} cost {signed_tenths(tenths)} points: {counted}.")]


def _left_row(left: list[AlikeContracts], tenths: int) -> list[Row]:
    """All other contracts, without odds: whatever they counted as, it costs next to nothing."""
    if not (names := [one.contract.id for group in left for one in group.odds]):
        return []
    known, counted = count(len(names), "contract"), "together" if tenths else "whatever it was, it cost next to nothing"
    lost = f"{listed(names)} cost {signed_tenths(tenths)} points: {counted}."
    return [_row(cost(tenths), listed(names, 6), known, counted, lost)]


def _end_rows(answer: SeenAnswer, raw: int, expected: int) -> list[tuple[Row, LevelMove]]:
    """What lies between the points and the number seen, and that number."""
    rows: list[tuple[Row, LevelMove]] = []
    if floor := expected - raw:
        words = "a score cannot go below 0 or above 100"
        rows.append((_row(with_sign(floor), "", words, "", "It cannot go further."), floor))
    end = round(10 * (answer.expected + answer.unexplained)) if answer.unexplained else expected
    if end != expected:
        words = NEARLY if answer.exact >= HALF else "not explained by any rule here"
        gap = end - expected
        rows.append((_row(with_sign(gap), "", words, "", f"{with_sign(gap)} points: {words}."), gap))
    told, window = "seen:" if answer.seen.score is None else "shown as", f"{answer.window} window"
    shown = f"{'' if answer.unexplained else hundredths(Fraction(answer.expected))}{told} {shown_words(answer.seen)}"
    sentence = f"{signed_tenths(end)} points are left, {shown} ({window})."
    return [*rows, (_row(signed_tenths(end), shown, window, "", sentence, tone="strong"), 0)]


def _known_notes(answer: SeenAnswer) -> list[Note]:
    """What is known and what is not, in two sentences."""
    if answer.fits in {"nothing", "unlisted"} or not answer.groups:
        return []
    named = (blow.group for story in answer.stories[:1] for blow in story.blows if blow.outcome in LESS_THAN_GOOD)
    is_many = answer.stories[0].share < TELLING
    first = answer.groups[0] if is_many else next((group for group in named if group), answer.groups[0])
    known = _sums_words(answer) if is_many else _elsewhere_words(first, answer)
    short = first.odds[0].before.short_of_good
    unknown = "whether it was so: what a client says in private is never shown"
    if TOLD <= short <= MOSTLY:
        unknown += (
            f". Before the number was seen, {odds(short)} of such contracts were expected to fall short (assumed): it "
            "happens to good people"
        )
    return [Note("Known", known), Note("Not known", unknown)]


def _elsewhere_words(first: AlikeContracts, answer: SeenAnswer) -> str:
    """How likely none of the contracts that cost most costs anything."""
    if first.lost < LEAST:
        return "by what fits, no contract of the file costs a point"
    places = [n for n, one in enumerate(answer.score.verdicts) if one.contract.id in first.names]
    well = sum(not any(world.outcomes[n] in LESS_THAN_GOOD for n in places) for world in answer.worlds)
    share = well / len(answer.worlds) if len(places) > 1 else 1 - first.odds[0].after.short_of_good
    none_of = f"{first.names[0]} did not fall" if len(places) == 1 else f"none of {listed(first.names)} fell"
    return (
        f"in {odds(share)} of what fits {none_of} short of good, and it was another contract"
        f"{', one that is not in the file,' if answer.absent else ''} or another reading of the rules"
    )


def _sums_words(answer: SeenAnswer) -> str:
    """What the contracts of each kind that a person can see cost together."""
    every = [(_kind_words(one.contract), one.lost) for group in answer.groups for one in group.odds]
    kinds = ((kind, [lost for other, lost in every if other == kind]) for kind in dict.fromkeys(k for k, _ in every))
    told = (f"{len(own)} {kind} cost {signed_tenths(tenths_of(Fraction(fsum(own))))} points" for kind, own in kinds)
    return f"together the {', the '.join(told)}"


def _kind_words(contract: Contract) -> str:
    """What a person can see of a contract, in a word or two."""
    is_rated = isinstance(contract.feedback.stars, Decimal)
    return "with stars" if is_rated else "without stars" if contract.net else "unpaid and unrated"


def _unlisted_notes(found: SeenExplanation) -> list[Note]:
    """The contracts that the file counts and does not list, where one that is missing from it explains the number."""
    number = found.case.history.unlisted
    if not number or found.answer.fits != "unlisted":
        return []
    words = f"{count(number, 'contract')} that the file counts as `unlisted`: look among them first"
    return [Note("Not listed", words, f"jss add {found.case.named}")]


def seen_ahead_notes(found: SeenExplanation) -> Iterator[Note]:
    """What the same worlds give today, the next change, and the way back."""
    outlook, source, case = found.outlook, found.case.named, found.case
    if found.answer.fits == "nothing":
        return
    if found.answer.is_renewed(case):
        words = f"by the same worlds, on {case.day}{' (today)' if case.day_from == 'today' else ''}"
        yield Note("Since", f"{words}: {band_words(outlook.today)}")
    if cliffs := next_cliffs(outlook.cliffs):
        yield Note("Next", "; then ".join(map(_cliff_words, cliffs)), f"jss timeline {source}")
    if next(likely_ways(outlook.ways), None):
        words = f"in 80 of 100: {seen_ways_words(case, found.answer, outlook, WAYS)}"
        yield Note(f"To {outlook.target} %", words, f"jss plan {source} --to {outlook.target}")


def _cliff_words(cliff: SeenCliff) -> str:
    """A day on which the score changes by itself, and in how many worlds it does."""
    seen = "" if cliff.seen == cliff.day else f" (seen {cliff.seen})"
    words = f"{cliff.day}{seen} by itself {band_words(cliff.before)} → {band_words(cliff.after)}"
    return words if cliff.share > 1 - TOLD else f"{words}, in {odds(cliff.share)} of what fits"


def _trust_notes(found: SeenExplanation) -> list[Note]:
    """How the rules were read, and which older numbers were given up."""
    answer = found.answer
    best = answer.readings[0] if answer.readings else None
    text = weighed_words(answer)
    if best and answer.weighed > 1 and answer.fits != "nothing":
        text += f"; the one that fits best, {odds(best.share)}: {reading_words(best.reading.options)}"
    rules = Note("Rules", text, f"jss policy {answer.score.policy.typed.partition('+')[0]} --variants")
    return [
        rules,
        *sampled_notes(answer),
        *given_up_notes(answer),
        *unweighed_notes(answer),
        *later_notes(found.case, answer),
    ]


def _row(  # noqa: PLR0913, PLR0917 - one argument a column
    points: str, contract: str, known: str, counted: str, sentence: str, tone: Tone = "plain"
) -> Row:
    """A row of this table."""
    return Row((Span(points), Span(contract), Span(known), Span(counted)), sentence, tone)
