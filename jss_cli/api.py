"""The same questions from Python: open a history, then ask. A command is its options and one call of these.

An answer has the frozen result (`to_dict`, `to_json`) and the report (`to_text`, `to_markdown`). What fails is a
JssError with its faults. Nothing is imported before it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from jss_cli import arguments
from jss_cli.arguments import day, one_of, whole, whole_or_none
from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.domain.report import Answer
from jss_cli.domain.saved import Saved
from jss_cli.errors import Fault, UsageError
from jss_cli.files.reading import INPUT_FORMATS, Reading

if TYPE_CHECKING:
    from pathlib import Path

    from jss_cli.reports.reply.facts import Audience


class Answered(Answer):
    """An answer that can be looked at from Python."""

    __slots__ = ()

    def to_dict(self) -> Any:
        """The result as JSON has it, in plain dicts and lists."""
        import json

        return json.loads(self.to_json())

    def to_json(self) -> str:
        """The result, byte for byte what `--format json` prints."""
        return self._rendered("json", 80)

    def to_text(self, width: int = 80) -> str:
        """The report as a terminal of so many columns shows it, without colours."""
        from jss_cli.formats.drawing.screen import NARROWEST

        return self._rendered("terminal", whole("width", width, NARROWEST))

    def to_markdown(self) -> str:
        """The report in Markdown."""
        return self._rendered("md", 80)

    def _rendered(self, name: str, width: int) -> str:
        from importlib import import_module

        from jss_cli.formats.drawing.screen import Screen

        text: str = import_module(f"jss_cli.formats.{name}").render(self, Screen(width))
        return text


def open_history(  # noqa: PLR0913 - three sources, and what is asked of each
    path: str | Path | None = None,
    *,
    text: str | None = None,
    format: str | None = None,  # noqa: A002 - the option's name
    rows: Iterable[Mapping[str, object]] | None = None,
    as_of: date | None = None,
    policy: str | None = None,
    reading: Reading = Reading(),
) -> Case:
    """A history to ask about: in a file ("-" is standard input), in a text, or in rows (one mapping a contract).

    The keys of rows are the headers of CSV; None and NaN are absent. Day and rules: those asked for, else the file's
    day or today, and the rules of that day. Raises InputError with every fault, of rows by the number of the row, and
    UsageError (JSS903) for a format that is not known.
    """
    from dataclasses import replace

    from jss_cli.files.case import open_case, open_rows, open_text

    if format is not None:
        if rows is not None:
            raise UsageError(Fault("JSS902", "rows are given, which have no format", "leave one of them out"))
        reading = replace(reading, input_format=one_of("format", format, INPUT_FORMATS))
    as_of, policy = day(as_of), policy and str(policy)
    match path, text, rows:
        case None, str(), None:
            return open_text(text, as_of, policy, reading)
        case None, None, Iterable():
            return open_rows(rows, as_of, policy, reading)
        case _, None, None if path is not None:
            return open_case(str(path), as_of, policy, reading)
    raise TypeError("open_history takes one of path, text and rows")


def open_end(
    path: str | Path, *, as_of: date | None = None, policy: str | None = None, reading: Reading = Reading()
) -> Case | Saved:
    """A history, or a result of `explain` saved as JSON, for `diff`. Raises InputError and UsageError (JSS907)."""
    from jss_cli.files.saved import open_end as end_of

    return end_of(str(path), day(as_of), policy and str(policy), reading)


def open_histories(
    paths: Iterable[str | Path], *, as_of: date | None = None, policy: str | None = None, reading: Reading = Reading()
) -> tuple[Case, ...]:
    """Several histories. Raises InputError with the faults of all of them."""
    from jss_cli.files.case import open_cases

    return open_cases(map(str, paths), day(as_of), policy and str(policy), reading)


def score(*cases: Case, fail_under: int | None = None) -> Answered:
    """The number alone. The exit code is 1 if a score is below `fail_under` percent, or none."""
    from jss_cli.explaining.time.standing import standing_of
    from jss_cli.reports.why.score import meets, score_answer, scores_report

    fail_under = whole_or_none("fail_under", fail_under, 0, 100)
    scored = [standing_of(case) for case in cases]
    failed = any(meets(found.score, fail_under) is False for found in scored)
    results = tuple(score_answer(found, fail_under) for found in scored)
    return Answered(results, scores_report(scored, fail_under), exit_code=int(failed))


def explain(case: Case, *, top: int = 10, every: bool = False) -> Answered:
    """Why the score is what it is: at most `top` contracts have a row of their own, unless `every` one is to."""
    from jss_cli.explaining.explanation import explain as explanation_of
    from jss_cli.reports.why.explain import explain_report
    from jss_cli.reports.why.explain_result import explain_result

    explanation = explanation_of(case)
    report = explain_report(explanation, top=whole("top", top, 1), every=every)
    return Answered(explain_result(explanation), report)


def check(*cases: Case, strict: bool = False) -> Answered:
    """What is odd about histories, and which observed scores the rules do not give; exit code 1 if there are any."""
    from jss_cli.explaining.unseen.possible import contradicted
    from jss_cli.explaining.why.absent import absences
    from jss_cli.explaining.why.mismatch import disagreements
    from jss_cli.reports.why.check import check_report, check_result, clean_words

    checked = [
        (one, disagreements(one), absences(one), contradicted(one.history, one.day, one.policy)) for one in cases
    ]
    wrong = any(found for _, found, *_ in checked) or (strict and any(case.warnings for case in cases))
    report = check_report(checked)
    notes = () if report.blocks else (clean_words(cases),)
    return Answered(tuple(check_result(*one) for one in checked), report, exit_code=int(wrong), notes=notes)


def timeline(  # noqa: PLR0913 - what the question asks, and how much is told
    case: Case,
    *,
    first: date | None = None,
    last: date | None = None,
    below: int | None = None,
    above: int | None = None,
    every: bool = False,
) -> Answered:
    """How the score went and what it will do by itself. Raises UsageError (JSS906)."""
    from jss_cli.domain.chronicle import TimelineQuestion
    from jss_cli.explaining.time.chronicle import chronicle
    from jss_cli.reports.time.cliffs import appointments
    from jss_cli.reports.time.timeline import timeline_report
    from jss_cli.reports.time.timeline_result import timeline_result

    levels = (
        level if level is None else whole(name, level, 1, 100) for name, level in (("below", below), ("above", above))
    )
    told = chronicle(case, TimelineQuestion(day(first), day(last), *levels))
    return Answered(timeline_result(told), timeline_report(told, every=every), dates=appointments(told))


def diff(  # noqa: PLR0913 - what the question asks, and how much is told
    before: Case | Saved,
    after: Case | Saved | None = None,
    *,
    first: date | None = None,
    policy: str | None = None,
    fail_if_moved: bool = False,
    top: int = 20,
    every: bool = False,
) -> Answered:
    """What moved the score: of one history from the day `first`, or from the rules of `policy`; or between two.

    Raises UsageError (JSS907) for ends that cannot be compared.
    """
    from jss_cli.domain.change import DiffQuestion
    from jss_cli.explaining.time.difference import difference
    from jss_cli.files.rulebook import open_rulebook
    from jss_cli.reports.time.diff import diff_report
    from jss_cli.reports.time.diff_result import diff_result

    rulebook, top = open_rulebook(str(policy)) if policy else None, whole("top", top, 1)
    moved = difference(before, DiffQuestion(day(first), rulebook, after))
    end = after or before
    names = (before.source, end.source)
    code = int(fail_if_moved and moved.start.percent != moved.end.percent)
    return Answered(diff_result(moved, before, end), diff_report(moved, of=names, top=top, every=every), exit_code=code)


def what_if(
    case: Case,
    *changes: str,
    scenarios: Sequence[str] = (),
    most: int = Reading().max_contracts,
    top: int = 10,
    every: bool = False,
) -> Answered:
    """And if it had been otherwise: changes written as on the command line ("c8.recommend=9"), scenario files first.

    `most` bounds the contracts that there may be then. Raises UsageError (JSS909) and InputError.
    """
    from jss_cli.explaining.next.applying import apply
    from jss_cli.explaining.next.counterfactual import counterfactual
    from jss_cli.files.scenario import refuse_contradictions, scenario_of
    from jss_cli.reports.next.what_if import what_if_report, what_if_result

    changed = apply(case, scenario_of(scenarios, changes))
    refuse_contradictions(changed.history, whole("most", most, 1))
    found = counterfactual(case, changed)
    report = what_if_report(case, found, top=whole("top", top, 1), every=every)
    return Answered(what_if_result(case, found), report)


def plan(  # noqa: PLR0913 - what the question asks, and how much is told
    case: Case,
    target: int = 90,
    *,
    size: Decimal | None = None,
    per_month: int | None = None,
    by: date | None = None,
    top: int = 8,
) -> Answered:
    """The way back to a score of `target` percent. Raises UsageError (JSS906)."""
    from jss_cli.domain.plan import Goal
    from jss_cli.explaining.next.plan import make_plan
    from jss_cli.reports.next.plan import plan_report
    from jss_cli.reports.next.plan_result import plan_result

    size = None if size is None else arguments.size(size)
    per_month = whole_or_none("per_month", per_month, 1, 1000)
    goal = Goal(whole("target", target, 1, 100), size, per_month, day(by), whole("top", top, 1))
    found = make_plan(case, goal)
    return Answered(plan_result(case, found), plan_report(case, found))


def close_or_wait(case: Case, contract: str) -> Answered:
    """Close, wait or ask: the choices about the open contract of an id. Raises UsageError (JSS909)."""
    from jss_cli.explaining.next.dilemma import dilemma
    from jss_cli.reports.next.dilemma import dilemma_report
    from jss_cli.reports.next.plan_result import dilemma_result

    found = dilemma(case, contract)
    return Answered(dilemma_result(case, found), dilemma_report(case, found))


def infer(  # noqa: PLR0913 - what the question asks, and how much is told
    case: Case,
    *,
    observed: Iterable[Observation] = (),
    priors: Iterable[str] = (),
    only_range: bool = False,
    names: bool = False,
    top: int = 10,
) -> Answered:
    """Which hidden answers explain the scores that were observed (of the history, unless some are given).

    Priors are written as the command takes them ("recommend:9=40"). Raises UsageError (JSS935, JSS937).
    """
    from jss_cli.domain.story import InferQuestion
    from jss_cli.explaining.unseen.inquiry import inquire
    from jss_cli.reports.unseen.infer import infer_report
    from jss_cli.reports.unseen.infer_result import infer_result

    top = whole("top", top, 1)
    inquiry = inquire(case, InferQuestion(tuple(observed), tuple(priors), only_range))
    return Answered(infer_result(inquiry), infer_report(inquiry, names=names, top=top))


def reply(
    case: Case, *, audience: Audience = "client", tone: Literal["brief", "full"] = "full", template: str | None = None
) -> Answered:
    """A reply that a support agent can send; `template` is a file with words of their own. Raises InputError."""
    from string import Template
    from typing import get_args

    from jss_cli.explaining.explanation import explain as explanation_of
    from jss_cli.files.histories.source import read_document
    from jss_cli.reports.reply.facts import Audience
    from jss_cli.reports.reply.reply import reply_report, reply_result
    from jss_cli.reports.reply.words import Length

    one_of("audience", audience, get_args(Audience))
    one_of("tone", tone, get_args(Length))
    own = Template(read_document(str(template), Reading()).text) if template is not None else None
    result = reply_result(explanation_of(case), audience, tone, own)
    return Answered(result, reply_report(result))
