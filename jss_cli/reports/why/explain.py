"""Why the score is what it is, in words: the answer, the table of points, the reasons, what was assumed."""

from __future__ import annotations

from jss_cli.domain.explanation import Explanation, LossReason
from jss_cli.domain.report import Block, Note, NumberedItem, Paragraph, Report, Span, Steps
from jss_cli.domain.sighting import Sighting
from jss_cli.reports.causes import loss_words
from jss_cli.reports.header import missing_words, run_words, score_headline
from jss_cli.reports.noted import assumption_notes
from jss_cli.reports.numbers import MINUS, count, listed, tenth, whole_percent
from jss_cli.reports.observed import NEAR, comparison_words, shown_words
from jss_cli.reports.why.lanes import MOST_LANES, lanes_table
from jss_cli.reports.why.outlook import doubt_notes, next_notes, twin_step
from jss_cli.reports.why.points import points_table
from jss_cli.reports.why.windows import windows_table

PASSING = "; the one seen last agrees, so this may be a passing or mistaken number: jss infer {} weighs it"
MOST = 4  # reasons on the first screen
CERTAINTY = {
    "published": "published",
    "quoted": "published, as others quote it",
    "staff": "said by staff",
    "community": "what users believe",
    "inferred": "inferred",
    "assumed": "assumed",
}


def explain_report(explanation: Explanation, *, top: int, every: bool) -> Report:
    """The whole answer; at most `top` costly contracts have a row of their own unless `every` one is asked for."""
    score = explanation.attribution.score
    blocks: list[Block] = [score_headline(score, explanation.case, explanation.standing.lost)]
    if run := explanation.standing.run:
        blocks.append(Paragraph((Span(f"between two computations {run_words(run)}"),)))
    blocks += [Paragraph((_sighting_words(sighting, explanation),)) for sighting in explanation.sightings]
    if missing := missing_words(score, explanation.case.day):
        lost = loss_words(explanation.standing.lost, len(explanation.case.history.contracts))
        blocks += [Paragraph((Span(words.strip()),)) for words in (lost, missing) if words]
    blocks.append(points_table(explanation.attribution, top=top, every=every))
    blocks += windows_table(score)
    blocks += lanes_table(explanation.lanes, score, top=MOST_LANES if every else top)
    if steps := _why_steps(explanation):
        blocks.append(Steps("Why it is not higher", steps))
    blocks += _cancelled_note(explanation)
    blocks += (*doubt_notes(explanation), *next_notes(explanation))
    blocks += assumption_notes(score)
    if odd := explanation.case.warnings:
        blocks.append(Note("Odd", f"{count(len(odd), 'warning')} in the file", f"jss check {explanation.case.named}"))
    return Report(tuple(blocks))


def _sighting_words(sighting: Sighting, explanation: Explanation) -> Span:
    """The observed score beside the computed one, and that it may have been wrong if one that agrees was seen later."""
    seen, later = sighting.observation, explanation.sightings[-1]
    gap = 0 if seen.score is None or sighting.computed is None else abs(sighting.computed - seen.score)
    passing = PASSING.format(explanation.case.named) if later.agrees and gap > NEAR else ""
    words = f"you saw {shown_words(seen)} on {seen.on}: {comparison_words(sighting)}{passing}"
    return Span(words, "good" if sighting.agrees else "poor")


def _why_steps(explanation: Explanation) -> tuple[NumberedItem, ...]:
    """At most four: contracts that are one engagement if that costs points, then the rules that cost most."""
    percent, source = explanation.attribution.score.percent, explanation.case.named
    costly = [t for t in explanation.outlook.twins if percent is not None and (t.merged.percent or 0) > percent]
    steps = [twin_step(twin, source) for twin in costly[:1]]
    return (*steps, *(_reason_step(reason) for reason in explanation.reasons[: MOST - len(steps)]))


def _reason_step(reason: LossReason) -> NumberedItem:
    """One reason with what it cost, why, what can be done, and how certain the rule is."""
    rule = reason.rule
    words = f" {cost_words(reason)}, {whole_percent(reason.without)} without"
    line = Span(listed(reason.contracts), "strong"), Span(words)
    sources = " ".join(rule.basis.source)
    certainty = f"{CERTAINTY[rule.basis.known]}{f', {sources}' if sources else ''}"
    return NumberedItem(line, f"{rule.remedy} ({rule.outcome}: {certainty})", f"jss rule {rule.code}")


def cost_words(reason: LossReason) -> str:
    """What a rule says of its contracts, and what they cost."""
    return f"{reason.words}: {MINUS}{tenth(reason.lost)} points"


def _cancelled_note(explanation: Explanation) -> list[Block]:
    """Why no single contract changes anything although points are missing, where that is so."""
    attribution = explanation.attribution
    costing = [c for c in attribution.contributions if c.lost > 0]
    if not costing or any(c.without != attribution.score.percent for c in costing):
        return []
    alone = len(costing) == 1
    words = f"without {'it' if alone else 'any one of them'} another window, just as good, would be shown"
    title = "Another window" if alone else "No single culprit"
    return [Note(title, f"{count(len(costing), 'contract')} cost{'s' * alone} points, but {words}")]
