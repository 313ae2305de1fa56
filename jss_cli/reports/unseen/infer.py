"""Which hidden answers explain the number that is shown, in words: the likeliest story first."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby

from jss_cli.domain.report import Bar, Bars, Block, Headline, Note, NumberedItem, Paragraph, Report, Span, Steps
from jss_cli.domain.story import Evidence, Inquiry, Nearby, Probe, Question, Slip, Story, Unseen
from jss_cli.reports.fact_words import FACT_WORDS, value_words
from jss_cli.reports.header import day_words, rules
from jss_cli.reports.numbers import count, listed, whole_percent
from jss_cli.reports.observed import listing_notes
from jss_cli.reports.unseen.notes import notes
from jss_cli.reports.unseen.table import chances_table
from jss_cli.reports.unseen.words import (
    NameOf,
    alike,
    alike_words,
    chance_words,
    id_of,
    name_of,
    seen_words,
    slip_words,
    small_count,
    story_words,
)

MOST = 5
LINES = 10
TELLING = 0.01  # below it a story is one of very many


def infer_report(inquiry: Inquiry, *, names: bool, top: int) -> Report:
    """The whole answer; contracts are called by their ids alone unless `names` were asked for, and at most `top` of
    them have a row of their own."""
    named = name_of if names else id_of
    unseen = inquiry.unseen
    blocks: list[Block] = [*listing_notes(inquiry.contradicted)]
    if unseen is None:
        blocks += _range_blocks(inquiry, named)
    elif unseen.chance:
        blocks += _story_blocks(inquiry, unseen, named, top)
    else:
        blocks += _misfit_blocks(inquiry, unseen, named)
    if unseen:
        blocks += _rival_blocks(inquiry.rivals)
    blocks += _slip_blocks(inquiry, named)
    return Report((*blocks, *notes(inquiry, named)))


def _headline(inquiry: Inquiry, label: str, words: str, fact: str) -> Headline:
    """The answer, and what it depends on."""
    facts = (fact, f"rules: {rules(inquiry.case)}", day_words(inquiry.case), "unofficial")
    return Headline(label, Span(words, "strong"), facts)


def _range_blocks(inquiry: Inquiry, named: NameOf) -> list[Block]:
    """The worst and the best score, and what leads there."""
    reach = inquiry.reach
    if reach.worst is None or reach.best is None:
        words = "no score, whatever the unknown answers are"
        return [_headline(inquiry, "Range", words, "too few contracts or clients count")]
    worst, best = f"{reach.worst.whole} %", f"{reach.best.whole} %"
    words = worst if worst == best else f"{worst} to {best}"
    blocks: list[Block] = [_headline(inquiry, "Range", words, "over everything that is not known")]
    contracts = {contract.id: contract for contract in inquiry.case.history.contracts}
    for label, end in (("Worst", reach.worst), ("Best", reach.best)):
        story = Story(tuple((contracts[i], outcome) for i, outcome in end.outcomes if outcome != "positive"), 1.0)
        if end.outcomes:
            blocks.append(Paragraph((Span(f"{label}: {end.whole} % if {story_words(story, named)}."),)))
    return blocks


def _story_blocks(inquiry: Inquiry, unseen: Unseen, named: NameOf, top: int) -> list[Block]:
    """The stories that fit, what each contract counted as, and what to find out."""
    blocks: list[Block] = [_story_headline(inquiry, unseen, named)]
    blocks.append(Paragraph((Span(_seen_sentence(inquiry, unseen)),)))
    if len(unseen.stories) > 1 and unseen.stories[0].chance >= TELLING:
        steps = tuple(_story_step(stories, named) for stories in alike(unseen.stories)[:LINES])
        blocks.append(Steps("The stories that fit, likeliest first", steps))
    blocks += chances_table(unseen.posteriors, named, top)
    if unseen.questions:
        groups = groupby(unseen.questions, key=lambda question: (question.fact, round(question.share, 9)))
        steps = tuple(_question_step(list(group), named) for _, group in groups)[:MOST]
        blocks.append(Steps("What to find out to be sure", steps))
    if told := [probe for probe in inquiry.probes if probe.share > 0][:MOST]:
        steps = tuple(_probe_step(probe, named) for probe in told)
        blocks.append(Steps("Which open contract to close alone, to learn from the next score", steps))
    return blocks


def _story_headline(inquiry: Inquiry, unseen: Unseen, named: NameOf) -> Headline:
    """The likeliest story, if there is one that says something."""
    if not unseen.stories:
        return _headline(inquiry, "The likeliest story", "none stands out", "too many are about as likely")
    best = unseen.stories[0]
    if best.chance < TELLING:
        return _headline(
            inquiry, "The likeliest story", "none stands out", f"the likeliest is {chance_words(best.chance)} likely"
        )
    return _headline(inquiry, "The likeliest story", story_words(best, named), f"{chance_words(best.chance)} likely")


def _seen_sentence(inquiry: Inquiry, unseen: Unseen) -> str:
    """What was seen, how likely that was, and how many worlds show it."""
    saw = "; ".join(seen_words(seen) for seen in reversed(unseen.seen))
    if not any(posterior.is_open for posterior in unseen.posteriors):
        return f"Seen: {saw}. Nothing that matters is unknown, and the file gives just that."
    words = f"Seen: {saw}. By the priors below, the chance of seeing that was {chance_words(unseen.chance)}"
    if unseen.worlds:
        fitting, total = small_count(unseen.worlds.fitting), small_count(unseen.worlds.total)
        words += f"; {fitting} of {total} ways to answer what is not known show it"
    reach = inquiry.reach
    ends = (
        f" All that is unknown could make it {reach.worst.whole} % to {reach.best.whole} %."
        if (reach.worst and reach.best)
        else ""
    )
    return f"{words}.{ends}"


def _story_step(stories: Sequence[Story], named: NameOf) -> NumberedItem:
    """One story with its chance, or several of one kind."""
    chance = chance_words(stories[0].chance) + (" each" if len(stories) > 1 else "")
    return NumberedItem((Span(chance, "strong"), Span(f"  {alike_words(stories, named)}")))


def _question_step(questions: Sequence[Question], named: NameOf) -> NumberedItem:
    """An unknown fact, and how much of the doubt its answer is expected to end."""
    first = questions[0]
    what = f"{listed([named(question.contract) for question in questions])}: {FACT_WORDS[first.fact].subject}"
    ends = f" would end {chance_words(first.share)} of the doubt{' each' if len(questions) > 1 else ''}"
    return NumberedItem((Span(what, "strong"), Span(ends)), FACT_WORDS[first.fact].way)


def _probe_step(probe: Probe, named: NameOf) -> NumberedItem:
    """An open contract, and how much the next score would tell if it alone were closed."""
    ends = f" the score of {probe.on} would end {chance_words(probe.share)} of the doubt about what its client said"
    detail = f"Estimated from {probe.draws} draws of everything else; closing it may also cost points"
    return NumberedItem((Span(f"{named(probe.contract)}:", "strong"), Span(ends)), detail, "jss what-if")


def _misfit_blocks(inquiry: Inquiry, unseen: Unseen, named: NameOf) -> list[Block]:
    """That no world shows what was seen, what is near it, and what would have to be wrong."""
    saw = "; ".join(seen_words(seen) for seen in reversed(unseen.seen))
    if unseen.worlds and unseen.worlds.fitting:
        words = f"some answers give {saw}, with a chance too small to compute"
        return [_headline(inquiry, "Hardly a story fits", words, "other rules are likelier")]
    blocks: list[Block] = [_headline(inquiry, "No story fits", f"no answers give {saw}", "odds: none")]
    blocks.append(Steps("What these contracts can show", tuple(_nearby_step(near) for near in inquiry.nearby)))
    mends = sorted(inquiry.mends or (), key=lambda slip: (slip.fact, str(slip.told), str(slip.instead)))
    groups = [list(group) for _, group in groupby(mends, key=lambda slip: (slip.fact, slip.told, slip.instead))]
    if groups:
        steps = tuple(_mend_step(group, named) for group in groups)
        blocks.append(Steps("One fact of the file that would explain it, if it is wrong", steps))
    elif inquiry.mends is not None:
        words = "two or more would have to be, or a contract is missing from the file, or other rules were applied"
        blocks.append(Note("No single fact is wrong", words, "jss possible"))
    return blocks


def _nearby_step(near: Nearby) -> NumberedItem:
    """The nearest scores that some world shows on a day."""
    line = Span(f"{seen_words(near.seen)}: ")
    if near.fits_alone:
        return NumberedItem((line, Span("fits by itself, but not together with the other days")))
    ends = [f"{score} %" for score in (near.below, near.above) if score is not None]
    words = f"the nearest that can be shown {'are' if len(ends) > 1 else 'is'} {' and '.join(ends)}"
    return NumberedItem((line, Span(words if ends else "no score can be shown on that day", "strong")))


def _rival_blocks(rivals: tuple[Evidence, ...]) -> list[Block]:
    """The rules side by side, by how likely each makes what was seen; nothing where there is no rival."""
    if len(rivals) < 2:  # noqa: PLR2004 - a pair
        return []
    most = max(rival.chance or 0.0 for rival in rivals)
    if not most:
        return [Note("Rules", "none of the rules that may have been applied fits", "jss policy")]
    bars = tuple(_rival_bar(rival, most) for rival in rivals)
    return [Bars("Which rules explain it best (the chance of what was seen)", bars)]


def _rival_bar(rival: Evidence, most: float) -> Bar:
    """One set of rules, against the one that fits best."""
    label = " then ".join(dict.fromkeys(policy.name for policy in reversed(rival.policies)))
    if rival.chance is None:
        return Bar(label, Fraction(0), "too many worlds to count")
    odds = (
        "fits best"
        if rival.chance == most
        else "does not fit"
        if not rival.chance
        else f"1 : {most / rival.chance:.1f}"
    )
    return Bar(label, Fraction(rival.chance / most).limit_denominator(1000), f"{chance_words(rival.chance)}, {odds}")


def _mend_step(slips: Sequence[Slip], named: NameOf) -> NumberedItem:
    """A fact that would explain what was seen if it is wrong."""
    instead = value_words(slips[0].fact, slips[0].instead)
    return NumberedItem((Span(f"{slip_words(slips, named)}, in truth {instead}"),))


def _slip_blocks(inquiry: Inquiry, named: NameOf) -> list[Block]:
    """The facts of the file that would change the computed score if they were mistyped, those of one kind together."""
    typed: dict[tuple[str, str], list[Slip]] = {}
    for slip in inquiry.slips:
        typed.setdefault((slip.contract.id, slip.fact), []).append(slip)
    kinds: dict[tuple[object, ...], list[Slip]] = {}
    for slips in typed.values():
        key = (slips[0].fact, slips[0].told, *((slip.instead, slip.percent) for slip in slips))
        kinds.setdefault(key, []).extend(slips)
    steps = [_slip_step(slips, named) for slips in kinds.values()]
    if not steps:
        return []
    more = f"; {count(len(steps) - MOST, 'lesser one')} not shown" if len(steps) > MOST else ""
    title = f"If a fact of the file is mistyped (as it stands, it gives {whole_percent(inquiry.score.percent)}{more})"
    return [Steps(title, tuple(steps[:MOST]))]


def _slip_step(slips: Sequence[Slip], named: NameOf) -> NumberedItem:
    """A fact, and the scores that other values of it give."""
    scores = dict.fromkeys((value_words(slip.fact, slip.instead), whole_percent(slip.percent)) for slip in slips)
    instead = ", ".join(f"if {value}: {score}" for value, score in scores)
    return NumberedItem((Span(f"{slip_words(slips, named)}; "), Span(instead, "strong")))
