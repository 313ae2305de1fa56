"""What is odd about histories, and which observed scores the rules do not give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Case
from jss_cli.domain.report import Block, Note, Paragraph, Report, Span
from jss_cli.domain.seen_explanation import Checked
from jss_cli.domain.sighting import Absence, Sighting
from jss_cli.errors import Fault
from jss_cli.reports.header import named
from jss_cli.reports.numbers import count, signed_points
from jss_cli.reports.observed import part_words, shown_words
from jss_cli.reports.results import HistoryResult, head
from jss_cli.reports.seen import given_up_on
from jss_cli.reports.seen_explanation import explanation_words
from jss_cli.reports.seen_values import seen_head

MOST = 20  # warnings, and scores that differ, that are told; JSON and CSV have all


@dataclass(frozen=True, slots=True)
class FindingResult:
    """A warning (`code`, line, column) or an observed score that disagrees (code JSS915), with its hints."""

    code: str
    line: int | None
    column: int | None
    message: str
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckResult(HistoryResult):
    """Everything that was found in one history, whose score is told only where one was seen that the rules do not give;
    empty when all is well. `absent` are the values left out that the score depends on, which is no fault."""

    rows_key: ClassVar[str] = "findings"

    findings: tuple[FindingResult, ...]
    absent: tuple[Absence, ...]

    @property
    def told_rows(self) -> tuple[FindingResult, ...]:
        """The findings, and what was left out: a row each, without a code."""
        return (*self.findings, *(FindingResult("", None, None, _absent_words(one), ()) for one in self.absent))


def check_result(found: Checked) -> CheckResult:
    """The findings of one history as plain values."""
    odd = [
        FindingResult("JSS915", None, None, _disagreement(sighting), _hints(found, sighting))
        for sighting in found.disagreements
    ]
    first = seen_head("check", found.case, found.explained) if found.explained else head("check", found.case, None)
    told = (*map(_warning_result, found.case.warnings), *odd)
    return replace(
        CheckResult(*first, told, found.absent),
        contradicted=found.contradicted,
    )


def _hints(found: Checked, sighting: Sighting) -> tuple[str, ...]:
    """What explains an observed score, or that it does not go with the last one, where that was looked for."""
    answer, seen = found.explained, sighting.observation
    if answer is None or answer.seen == seen:
        return (explanation_words(answer),) if answer else ()
    return given_up_on(answer, seen.on)


def _warning_result(warning: Fault) -> FindingResult:
    """A warning as plain values."""
    line, column = (warning.position.line, warning.position.column) if warning.position else (None, None)
    return FindingResult(warning.code, line, column, warning.message, (warning.hint,) if warning.hint else ())


def check_report(checked: Sequence[Checked]) -> Report:
    """The findings in words; nothing at all when all is well."""
    blocks: list[Block] = []
    for found in checked:
        source = found.case.source
        blocks += _warning_notes(found.case)
        for sighting in found.disagreements[:MOST]:
            is_sound = sighting is found.disagreements[0] and not found.case.warnings
            blocks += _disagreement_blocks(found, sighting, "no mistake was found, but " if is_sound else "")
        if more := len(found.disagreements[MOST:]):
            words = f"and {more} more scores that the rules do not give"
            blocks.append(Note(source, words, f"jss check {found.case.named} --format json"))
        blocks += _absent_notes(found.case, found.absent)
    return Report(tuple(blocks))


def clean_words(cases: Sequence[Case]) -> str:
    """That files were looked at, and nothing was found."""
    where = cases[0].source if len(cases) == 1 else count(len(cases), "file")
    return f"checked {count(sum(len(case.history.contracts) for case in cases), 'contract')} in {where}: all is well"


def _warning_notes(case: Case) -> list[Block]:
    """The first twenty warnings of a file, and how many more there are."""
    notes: list[Block] = [_warning_note(case, warning) for warning in case.warnings[:MOST]]
    if more := len(case.warnings[MOST:]):
        notes.append(Note(case.source, f"and {more} more warnings", f"jss check {case.named} --format json"))
    return notes


def _absent_notes(case: Case, absent: tuple[Absence, ...]) -> list[Block]:
    """The first twenty values left out that the score depends on, the worst first, and how many more there are."""
    notes: list[Block] = [Note(f"{case.source}: left out", _absent_words(one), "") for one in absent[:MOST]]
    if more := len(absent[MOST:]):
        notes.append(Note(f"{case.source}: left out", f"and {more} more", f"jss check {case.named} --format json"))
    return notes


def _absent_words(absence: Absence) -> str:
    """A value left out, and what the score is by the values that it may have."""
    if absence.lowest is None:
        given = "no score"
    else:
        several = f" to {absence.highest} %" if absence.lowest != absence.highest else ""
        given = f"{absence.lowest} %{several}" + (", or no score" if absence.may_be_missing else "")
    return f"{absence.contract} does not tell {absence.field}: by its value the score is {given}"


def _warning_note(case: Case, warning: Fault) -> Note:
    """A warning with its place and its hint."""
    place = f":{warning.position.line}:{warning.position.column}" if warning.position else ""
    hint = f" ({warning.hint})" if warning.hint else ""
    return Note(
        f"{case.source}{place}: warning[{warning.code}]", f"{warning.message}{hint}", f"jss rule {warning.code}"
    )


def _disagreement_blocks(found: Checked, sighting: Sighting, before: str) -> list[Block]:
    """An observed score that the rules do not give, with what is said `before`, and what explains it best."""
    line = Paragraph((Span(f"{found.case.source}: ", "strong"), Span(f"{before}{_disagreement(sighting)}")))
    asked = f"jss infer {found.case.named}"
    return [line, *(Note("Best explained", words, asked) for words in _hints(found, sighting))]


def _disagreement(sighting: Sighting) -> str:
    """The two scores and their difference."""
    seen, computed = sighting.observation, sighting.computed
    given = "no score" if computed is None else f"{computed} %"
    differs = computed is not None and seen.score is not None and computed != seen.score
    points = f", {signed_points((computed or 0) - (seen.score or 0))} than seen" if differs else ""
    saw = f"you saw {shown_words(seen)} on {seen.on}; {named(sighting.policy)} gives {given}{points}"
    return "; ".join((saw, *part_words(sighting)))
