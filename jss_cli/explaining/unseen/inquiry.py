"""Everything that answers "which hidden answers explain the number I am shown?", put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.domain.policy import Policy
from jss_cli.domain.story import Inquiry, Seen
from jss_cli.explaining.unseen.extremes import score_range
from jss_cli.explaining.unseen.inference import infer
from jss_cli.explaining.unseen.mends import mends
from jss_cli.explaining.unseen.priors import with_known_priors, with_priors
from jss_cli.explaining.unseen.probes import PolicyOn, probes
from jss_cli.explaining.unseen.rivals import evidence, nearby
from jss_cli.explaining.unseen.slips import slips
from jss_cli.scoring.scoring import score_history


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules that may be asked: those of any day, and all there are; with the priors that were changed by hand."""

    policy_on: PolicyOn
    every: tuple[Policy, ...]
    wishes: tuple[str, ...] = ()

    def on(self, day: date) -> Policy:
        """The policy of a day, its priors as wished."""
        return with_known_priors(self.policy_on(day), self.wishes)

    def check(self, day: date) -> None:
        """Raise UsageError (JSS935) for a wish that the policy of a day does not know."""
        with_priors(self.policy_on(day), self.wishes)


def inquire(case: Case, observed: Sequence[Observation], rulebook: Rulebook) -> Inquiry:
    """The answer for some observed scores; those of the file that are not among them are set aside.

    Raises UsageError (JSS935) for a prior that the rules of the latest score do not know.
    """
    rulebook.check(max((o.on for o in observed), default=case.day))
    case = replace(case, policy=rulebook.on(case.day))
    seen = [Seen(o.on, rulebook.on(o.on), o.score, o.recommend_percent) for o in observed]
    days = {o.on for o in observed}
    answer = Inquiry(
        case=case,
        score=score_history(case.history, case.policy, case.day),
        reach=score_range(case.history, case.policy, case.day),
        unseen=infer(case.history, seen) if seen else None,
        rivals=(),
        probes=(),
        slips=slips(case.history, case.policy, case.day),
        nearby=(),
        mends=(),
        wishes=rulebook.wishes,
        set_aside=tuple(o for o in case.history.observed if seen and o not in observed and o.on not in days),
    )
    return answered(answer, seen, rulebook) if seen else answer


def answered(answer: Inquiry, seen: Sequence[Seen], rulebook: Rulebook) -> Inquiry:
    """The answer with what is told of a score that was seen: which rules explain it, what to learn or to mend."""
    history, case = answer.case.history, answer.case
    every = [with_known_priors(policy, rulebook.wishes) for policy in rulebook.every]
    rivals = evidence(history, seen, every)
    if answer.unseen and answer.unseen.chance:
        return replace(answer, rivals=rivals, probes=probes(history, seen, case.day, rulebook.on))
    return replace(answer, rivals=rivals, nearby=nearby(history, seen), mends=mends(history, seen))
