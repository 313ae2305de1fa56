"""Everything that answers "which hidden answers explain the number I am shown?", put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.domain.story import InferQuestion, Inquiry, Seen
from jss_cli.errors import Fault, InputError, UsageError
from jss_cli.explaining.unseen.extremes import score_range
from jss_cli.explaining.unseen.inference import infer, is_quick
from jss_cli.explaining.unseen.mends import mends
from jss_cli.explaining.unseen.possible import contradicted
from jss_cli.explaining.unseen.priors import WishedRulebook, refuse_repeated, with_priors
from jss_cli.explaining.unseen.probes import probes
from jss_cli.explaining.unseen.rivals import evidence, nearby
from jss_cli.explaining.unseen.slips import slips
from jss_cli.scoring.scoring import score_history

MOST_SEEN, MOST_LOOKS = 60, 2_000


def inquire(case: Case, asked: InferQuestion) -> Inquiry:
    """The answer for some observed scores; those of the history that are not among them are set aside.

    Raises UsageError where no score was observed (JSS937), and for a prior that the rules of the latest one do not know
    (JSS935).
    """
    refuse_repeated(asked.priors)
    observed = () if asked.only_range else _observations(case, asked)
    with_priors(case.rulebook.on(max((o.on for o in observed), default=case.day)), asked.priors)
    case = replace(case, rulebook=WishedRulebook(case.rulebook, asked.priors))
    seen = [Seen(o.on, case.rulebook.on(o.on), o.score, o.recommend_percent) for o in observed]
    days = {o.on for o in observed}
    last = max(days, default=case.day)
    unseen = infer(case.history, seen) if seen else None  # what may be refused comes first
    answer = Inquiry(
        case=case,
        score=score_history(case.history, case.policy, case.day),
        reach=score_range(case.history, case.policy, case.day),
        unseen=unseen,
        rivals=(),
        probes=(),
        slips=slips(case.history, case.policy, case.day),
        nearby=(),
        mends=(),
        wishes=asked.priors,
        set_aside=tuple(o for o in case.history.observed if seen and o not in observed and o.on not in days),
        contradicted=contradicted(case.history, last, case.rulebook.on(last)),
    )
    return _answered(answer, seen) if seen else answer


def _observations(case: Case, asked: InferQuestion) -> tuple[Observation, ...]:
    """The scores that are to be explained: those asked about, else those of the history.

    One asked about for a day of which the history tells the share of clients who would recommend keeps that share.
    """
    shares = {seen.on: (seen.recommend, seen.recommend_of) for seen in case.history.observed}
    pairs = ((seen, *shares.get(seen.on, (None, None))) for seen in asked.observed)
    observed = tuple(replace(seen, recommend=share, recommend_of=of) for seen, share, of in pairs)
    observed = observed or tuple(seen for seen in case.history.observed if seen.score is not None)
    if not observed:
        noted = " (a range, a fall or a window alone is not used yet)" if case.history.observed else ""
        hint = f"add --observed 75, or ask for the --range{noted}"
        raise UsageError(Fault("JSS937", "no observed score is given, and the file has none", hint))
    if len(observed) > MOST_SEEN or len(observed) * len(case.history.contracts) > MOST_LOOKS:
        hint = f"ask about the latest alone: --observed {observed[-1].score}@{observed[-1].on}"
        message = f"too many worlds: {len(observed):,} observed scores of {len(case.history.contracts):,} contracts"
        raise InputError(
            Fault("JSS936", f"{message}, at most {MOST_SEEN} scores and {MOST_LOOKS:,} in the product", hint)
        )
    return observed


def _answered(answer: Inquiry, seen: Sequence[Seen]) -> Inquiry:
    """The answer with what is told of a score that was seen: which rules explain it, what to learn or to mend.

    Each of these asks the same over and over, so that they are left out where asking once takes long.
    """
    history = answer.case.history
    if not is_quick(history, seen):
        return replace(answer, mends=None)
    rivals = evidence(history, seen, answer.case.rulebook.every)
    if answer.unseen and answer.unseen.chance:
        return replace(answer, rivals=rivals, probes=probes(answer.case, seen))
    return replace(answer, rivals=rivals, nearby=nearby(history, seen), mends=mends(history, seen))
