"""Close, wait or ask, for the score that was seen: the choices about one open contract over the worlds that fit."""

from __future__ import annotations

from itertools import starmap

from jss_cli.domain.case import Case
from jss_cli.domain.policy import Rule
from jss_cli.domain.report import Block, Headline, Paragraph, Report, Span
from jss_cli.domain.seen_next import SeenChoice, SeenDilemma
from jss_cli.reports.next.dilemma import choice_blocks, rule_words, turn_words, verdict_words
from jss_cli.reports.next.plan_result import ChoiceResult, DilemmaResult, MoodBandsResult
from jss_cli.reports.next.seen_plan import worlds_note
from jss_cli.reports.observed import shown_words
from jss_cli.reports.seen import CERTAIN, alone_words, astray_words, band_words, odds, seen_headline
from jss_cli.reports.seen_values import band_result, seen_head


def seen_dilemma_report(case: Case, found: SeenDilemma) -> Report:
    """Close, wait or ask: the answer, then the choices side by side."""
    facts = (f"from {shown_words(found.answer.seen)}", *seen_headline(case, found.answer).facts)
    untold = f"what to do cannot be told from this file: {astray_words(found.answer)}"
    today, turns = (
        ", ".join(starmap(_rule_words, found.rules)),
        [(day, _rule_words(rule, share)) for day, rule, share in found.turns],
    )
    verdict = verdict_words(found.best) if found.choices else untold
    blocks: list[Block] = [
        Headline(f"Contract {found.contract.id}", Span(verdict, "strong"), facts),
        Paragraph((Span(turn_words(found.contract.id, today, turns)),)),
    ]
    if not found.choices:
        return Report((*blocks, Paragraph((Span(alone_words(found.answer)),))))
    told = [(choice.kind, choice.day, [*map(band_words, choice.moods)]) for choice in found.choices]
    return Report((*blocks, *choice_blocks(told, case.day, found.best), worlds_note(case, found.answer)))


def _rule_words(rule: Rule, share: float) -> str:
    """A rule, and in how many worlds it decides if not in all."""
    return rule_words(rule) + ("" if share > CERTAIN else f" in {odds(share)}")


def seen_dilemma_result(case: Case, found: SeenDilemma) -> DilemmaResult:
    """The choices as plain values."""
    content, silent, unhappy = found.best
    return DilemmaResult(
        *seen_head("plan-contract", case, found.answer),
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
