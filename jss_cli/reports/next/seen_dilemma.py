"""Close, wait or ask, for the score that was seen: the choices about one open contract over the worlds that fit."""

from __future__ import annotations

from jss_cli.domain.case import Case
from jss_cli.domain.report import Block, Headline, Note, Paragraph, Report, Span, Table
from jss_cli.domain.seen_next import SeenChoice, SeenDilemma
from jss_cli.reports.next.dilemma import COLUMNS, MOODS, MOODS_MEAN, best_words, choice_row, rule_words, verdict_words
from jss_cli.reports.next.plan_result import ChoiceResult, DilemmaResult, MoodBandsResult
from jss_cli.reports.next.seen_plan import worlds_note
from jss_cli.reports.observed import shown_words
from jss_cli.reports.results import head
from jss_cli.reports.seen import CERTAIN, alone_words, astray_words, band_words, odds, seen_headline
from jss_cli.reports.seen_result import band_result


def seen_dilemma_report(case: Case, found: SeenDilemma) -> Report:
    """Close, wait or ask: the answer, then the choices side by side."""
    facts = (f"from {shown_words(found.answer.seen)}", *seen_headline(case, found.answer).facts)
    untold = f"what to do cannot be told from this file: {astray_words(found.answer)}"
    verdict = verdict_words(found.best) if found.choices else untold
    blocks: list[Block] = [
        Headline(f"Contract {found.contract.id}", Span(verdict, "strong"), facts),
        Paragraph((Span(_turn_words(found)),)),
    ]
    if not found.choices:
        return Report((*blocks, Paragraph((Span(alone_words(found.answer)),))))
    rows = (choice_row(one, case.day, [band_words(band) for band in one.moods]) for one in found.choices)
    blocks += [
        Table("The score after each choice", COLUMNS, tuple(rows)),
    ]
    blocks += [Note(f"If the client is {mood}", best_words(best)) for mood, best in zip(MOODS, found.best, strict=True)]
    return Report((*blocks, Note("Assumed", MOODS_MEAN), worlds_note(case, found.answer)))


def _turn_words(found: SeenDilemma) -> str:
    """How the contract counts if nothing is done, and from when otherwise."""
    name = found.contract.id
    today = ", ".join(f"{rule_words(rule)}{_share_words(share)}" for rule, share in found.rules)
    now = f"Left alone, {name} counts as {today} today" if today else f"Nothing here tells how {name} counts today"
    if not found.turns:
        return f"{now}, and nothing changes that by itself."
    turns = (f", from {day} as {rule_words(rule)}{_share_words(share)}" for day, rule, share in found.turns)
    return f"{now}{''.join(turns)}."


def _share_words(share: float) -> str:
    return "" if share > CERTAIN else f" in {odds(share)}"


def seen_dilemma_result(case: Case, found: SeenDilemma) -> DilemmaResult:
    """The choices as plain values."""
    content, silent, unhappy = found.best
    return DilemmaResult(
        *head("plan-contract", case, found.answer.score, seen=found.answer),
        contract=found.contract.id,
        rule=found.rules[0][0].code if found.rules else "",
        choices=tuple(map(_choice_result, found.choices)),
        best_if_content=content,
        best_if_silent=silent,
        best_if_unhappy=unhappy,
    )


def _choice_result(choice: SeenChoice) -> ChoiceResult:
    """One choice as plain values."""
    content, silent, unhappy = (f"{mean:.9f}" for mean in choice.means)
    bands = MoodBandsResult(*map(band_result, choice.moods))
    return ChoiceResult(choice.kind, choice.day.isoformat(), content, silent, unhappy, bands)
