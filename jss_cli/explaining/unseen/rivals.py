"""Which rules explain best what was seen, and which scores near it some world shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from jss_cli.domain.history import History
from jss_cli.domain.policy import Policy
from jss_cli.domain.story import Evidence, Nearby, Seen
from jss_cli.explaining.unseen.extremes import score_range
from jss_cli.explaining.unseen.inference import chance_of

MOST_LOOKS = 4_000  # contracts looked at for the nearest score on one side


def evidence(history: History, seen: Sequence[Seen], every: Sequence[Policy]) -> tuple[Evidence, ...]:
    """The chance of all that was seen under the rules asked about, under each era that was in force on a day seen, and
    under each variant of one of these; the likeliest first."""
    found = [
        Evidence(policies, chance_of(history, [replace(s, policy=p) for s, p in zip(seen, policies, strict=True)]))
        for policies in _candidates(seen, every)
    ]
    return tuple(sorted(found, key=lambda rival: -(rival.chance or 0)))


def _candidates(seen: Sequence[Seen], every: Sequence[Policy]) -> list[tuple[Policy, ...]]:
    """The rules that may have been applied: a policy per day seen."""
    in_force = [policy for policy in every if not policy.options and any(_is_in_force(policy, s.on) for s in seen)]
    names = {policy.name for policy in in_force}
    variants = [policy for policy in every if policy.options and policy.name.split("+")[0] in names]
    mixed = tuple(s.policy for s in seen)
    return list(dict.fromkeys([mixed, *((policy,) * len(seen) for policy in (*in_force, *variants))]))


def _is_in_force(policy: Policy, day: date) -> bool:
    """Whether a policy was in force on a day."""
    return policy.since <= day and (policy.until is None or day <= policy.until)


def nearby(history: History, seen: Sequence[Seen]) -> tuple[Nearby, ...]:
    """For every day seen, whether it fits alone, and the nearest other scores that some world shows."""
    return tuple(_nearby_on(history, one) for one in seen)


def _nearby_on(history: History, seen: Seen) -> Nearby:
    """The nearest scores to the one seen on a day, with the same share of clients who would recommend."""
    reach = score_range(history, seen.policy, seen.on)
    assert seen.score is not None  # noqa: S101 - a score was seen
    worst, best = (reach.worst.whole, reach.best.whole) if reach.worst and reach.best else (101, -1)

    def shown(scores: Iterable[int]) -> int | None:
        tried = islice(scores, max(1, MOST_LOOKS // (1 + len(history.contracts))))
        return next((score for score in tried if chance_of(history, [replace(seen, score=score)])), None)

    return Nearby(
        seen=seen,
        below=shown(range(min(seen.score - 1, best), worst - 1, -1)),
        above=shown(range(max(seen.score + 1, worst), best + 1)),
        fits_alone=bool(chance_of(history, [seen])),
    )
