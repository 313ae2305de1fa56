"""Everything that answers "which hidden answers explain the number I am shown?", put together."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.domain.inquiry import InferQuestion, Inquiry
from jss_cli.domain.seen import SeenAnswer
from jss_cli.errors import Fault, UsageError
from jss_cli.explaining.seen.answering import answer_seen
from jss_cli.explaining.seen.learning import seen_questions
from jss_cli.explaining.seen.probes import seen_probes
from jss_cli.explaining.seen.question import from_last_score, is_of_same_run
from jss_cli.explaining.seen.worlds import MOST_WORLDS, world_cases
from jss_cli.explaining.unseen.extremes import score_range
from jss_cli.explaining.unseen.priors import WishedRulebook, refuse_repeated, with_priors
from jss_cli.scoring.scoring import score_history


def inquire(case: Case, asked: InferQuestion, answer: SeenAnswer | None = None) -> Inquiry:
    """The answer for some observed scores, unless it is known already; those of the history that are not among them are
    set aside.

    Raises UsageError where no score was observed (JSS937), and for a prior that the rules of the latest one do not know
    (JSS935); InputError (JSS936) where there are too many worlds.
    """
    refuse_repeated(asked.priors)
    observed = () if asked.only_range else _observations(case, asked)
    with_priors(case.rulebook.on(max((o.on for o in observed), default=case.day)), asked.priors)
    case = replace(case, rulebook=WishedRulebook(case.rulebook, asked.priors))
    answer = answer or (answer_seen(case, observed) if observed else None)
    looked_at = {(day.observation.on, day.observation.bounds) for day in answer.days} if answer else set()
    return Inquiry(
        case=case,
        score=score_history(case.history, case.policy, case.day),
        reach=score_range(case.history, case.policy, case.day),
        answer=answer,
        questions=seen_questions(answer) if answer else (),
        probes=seen_probes(case, world_cases(case, answer.worlds, MOST_WORLDS))
        if answer and answer.fits != "nothing"
        else (),
        wishes=asked.priors,
        set_aside=tuple(
            seen
            for seen in case.history.observed
            if answer and (seen.on, seen.bounds) not in looked_at and not is_of_same_run(case, answer.seen, seen)
        ),
    )


def _observations(case: Case, asked: InferQuestion) -> tuple[Observation, ...]:
    """What is to be explained, the latest first: the scores asked about, else what the history says was seen, from the
    last score on; where it tells none, from the last number of eligible jobs, share of clients or
    window.

    One asked about for a day of which the history tells the share of clients who would recommend keeps that share.
    """
    told = {seen.on: seen for seen in case.history.observed}
    asked_about = (replace(told.get(seen.on, seen), shown="score", score=seen.score) for seen in asked.observed)
    found = sorted(tuple(asked_about) or case.history.observed, key=lambda seen: seen.on)[::-1]
    if scored := from_last_score(case, found):
        return scored
    first = next((place for place, seen in enumerate(found) if seen.is_constraint), None)
    if first is None:
        raise UsageError(Fault("JSS937", "no observed score is given, and the file has none", _hint(case)))
    return tuple(found[first:])


def _hint(case: Case) -> str:
    """What to add where no score was noted, or only that it fell."""
    seen = case.untold
    if seen is None or seen.fell is None:
        return "add --observed 75, or ask for the --range"
    day = seen.on - timedelta(days=1)
    given = score_history(case.history, case.rulebook.on(day), day).whole
    example = "" if given is None or given < seen.fell else f" (if it was {given} %: --observed {given - seen.fell})"
    return f"a fall of {seen.fell} on {seen.on} is noted: add the score that you see, or one seen before it{example}"
