"""Which hidden answers explain what was seen."""

from __future__ import annotations

from collections.abc import Iterable

from jss_cli.api.answered import Answered
from jss_cli.arguments import whole
from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation


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
