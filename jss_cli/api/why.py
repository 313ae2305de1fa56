"""Why is the score what it is: the number, what moved it, what is odd, and of many people what costs them most;
and which hidden answers explain what was seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from jss_cli.api.answered import BASES, Answered, seen_by
from jss_cli.arguments import one_of, whole, whole_or_none
from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.errors import JssError

if TYPE_CHECKING:
    from jss_cli.domain.report import Report
    from jss_cli.domain.seen import SeenAnswer
    from jss_cli.domain.seen_explanation import AnyExplanation
    from jss_cli.domain.timeline import Timeline
    from jss_cli.domain.triage import Ticket
    from jss_cli.explaining.seen.ways import SeenWays
    from jss_cli.reports.results import ScoreBasis


def score(*cases: Case, fail_under: int | None = None, basis: ScoreBasis = "seen", with_file: bool = False) -> Answered:
    """The number alone: the one that was seen last, where the rules alone do not give it, unless `basis` is "computed".
    The exit code is 1 if it is below `fail_under` percent, or if there is none. Its line names the file `with_file`, or
    if there are several."""
    from jss_cli.explaining.seen.question import seen_otherwise
    from jss_cli.explaining.time.standing import standing_of
    from jss_cli.reports.why.score import Scored, meets, score_answer, scores_report

    fail_under, is_seen = whole_or_none("fail_under", fail_under, 0, 100), one_of("basis", basis, BASES) == "seen"
    scored = [Scored(standing_of(case), seen_otherwise(case) if is_seen else None) for case in cases]
    failed = any(meets(found, fail_under) is False for found in scored)
    results = tuple(score_answer(found, fail_under) for found in scored)
    return Answered(
        results, scores_report(scored, fail_under, with_file=with_file or len(cases) > 1), exit_code=int(failed)
    )


def explain(case: Case, *, top: int = 10, every: bool = False, basis: ScoreBasis = "seen") -> Answered:
    """Why the score is what it is: at most `top` contracts have a row of their own, unless `every` one is to.

    The score is the one that was seen last, where the rules alone do not give it, unless `basis` is "computed".
    """
    from jss_cli.domain.explanation import Explanation

    answer, notes = seen_by(basis, case)
    found = explained(case, answer)
    report = explained_report(found, top=whole("top", top, 1), every=every)
    if isinstance(found, Explanation):
        from jss_cli.reports.why.explain_result import explain_result

        return Answered(explain_result(found), report, notes=notes)
    from jss_cli.reports.why.seen_result import seen_explain_result

    return Answered(seen_explain_result(found), report, notes=notes)


def explained(
    case: Case, answer: SeenAnswer | None, line: Timeline | None = None, ways: SeenWays | None = None
) -> AnyExplanation:
    """What explains a score, the one that was seen where there is an answer for it."""
    if answer:
        from jss_cli.explaining.seen_explanation import explain_seen

        return explain_seen(case, answer, line, ways)
    from jss_cli.explaining.explanation import explain as explanation_of

    return explanation_of(case, line)


def explained_report(found: AnyExplanation, *, top: int, every: bool) -> Report:
    """What explains a score, in words."""
    from jss_cli.domain.explanation import Explanation

    if isinstance(found, Explanation):
        from jss_cli.reports.why.explain import explain_report

        return explain_report(found, top=top, every=every)
    from jss_cli.reports.why.seen import seen_report

    return seen_report(found, top=top, every=every)


def check(*cases: Case, strict: bool = False) -> Answered:
    """What is odd about histories, and which observed scores the rules do not give; exit code 1 if there are any."""
    from jss_cli.explaining.why.checking import checked
    from jss_cli.reports.why.check import check_report, check_result, clean_words

    found = [checked(case) for case in cases]
    wrong = any(one.disagreements for one in found) or (strict and any(case.warnings for case in cases))
    report = check_report(found)
    notes = () if report.blocks or any(one.contradicted or one.case.untold for one in found) else (clean_words(cases),)
    return Answered(tuple(map(check_result, found)), report, exit_code=int(wrong), notes=notes)


def triage(*asked: Case | Ticket, failed: Mapping[str, JssError] | None = None, top: int = 40) -> Answered:
    """Many histories, or their tickets, by what costs each most: at most `top` have a row of their own. Those that
    `failed` are named."""
    from jss_cli.domain.failure import failed_result
    from jss_cli.domain.triage import triage_of
    from jss_cli.explaining.triage import ticket_of
    from jss_cli.reports.triage import triage_report
    from jss_cli.reports.triage_result import triage_result

    failed = failed or {}
    tickets = tuple(ticket_of(one) if isinstance(one, Case) else one for one in asked)
    found = triage_of(tickets, tuple(failed_result(file, error) for file, error in failed.items()))
    report, errors = triage_report(found, top=whole("top", top, 1)), tuple(failed.values())
    return Answered(triage_result(found), report, max((e.exit_code for e in errors), default=0), failed=errors)


def infer(  # noqa: PLR0913 - what the question asks, and how much is told
    case: Case,
    *,
    observed: Iterable[Observation] = (),
    priors: Iterable[str] = (),
    only_range: bool = False,
    show_priors: bool = False,
    top: int = 10,
) -> Answered:
    """Which hidden answers explain the scores that were observed (of the history, unless some are given).

    Priors are written as the command takes them ("recommend:9=40"). Raises UsageError (JSS935, JSS937).
    """
    from jss_cli.domain.inquiry import InferQuestion
    from jss_cli.explaining.unseen.inquiry import inquire
    from jss_cli.reports.unseen.infer import infer_report
    from jss_cli.reports.unseen.infer_result import infer_result

    top = whole("top", top, 1)
    inquiry = inquire(case, InferQuestion(tuple(observed), tuple(priors), only_range))
    return Answered(infer_result(inquiry), infer_report(inquiry, priors=show_priors, top=top))
