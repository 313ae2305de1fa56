"""Which unknown answer would tell most, measured by the doubt (entropy) that it is expected to end.

Textbook name: expected information gain. State: per contract the chances of its outcomes given what was seen, and per
answer their share. Three contracts of which exactly one went badly leave log2(3) bits of doubt:

    >>> round(entropy([1 / 3, 1 / 3, 1 / 3]), 3)
    1.585

To hear of one of them ends the entropy of a chance of one in three, the same for each:

    >>> round(entropy([1 / 3, 2 / 3]), 3)
    0.918
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import fsum, log2

from jss_cli.domain.story import Question
from jss_cli.explaining.unseen.possible import Answers, Possibilities
from jss_cli.explaining.unseen.prospect import Prospect
from jss_cli.explaining.unseen.walk.course import Spot

NEGLIGIBLE = 1e-9  # bits
EVEN = 12  # digits in which shares must differ to be told apart


def entropy(chances: Iterable[float]) -> float:
    """The entropy in bits of some chances that sum to 1."""
    return -fsum(chance * log2(chance) for chance in chances if chance > 0)


def questions(prospect: Prospect, after: Sequence[Sequence[float]], doubt: float) -> tuple[Question, ...]:
    """Every unknown fact that matters, the most telling first; `doubt` is the entropy (bits) of everything.

    The contracts' answers are independent but for what they count as, so an answer ends as much doubt about everything
    as it does about its own contract.
    """
    possibilities = Possibilities(prospect.history, prospect.seen)
    found = [
        Question(prospect.history.contracts[spot.contract], fact, gain / doubt)
        for spot, chances in zip(prospect.course.spots, after, strict=True)
        if len(spot.branches) > 1
        for fact, gain in _gains(prospect, possibilities, spot, chances)
        if gain > NEGLIGIBLE
    ]
    return tuple(sorted(found, key=lambda question: -round(question.share, EVEN)))


def _gains(
    prospect: Prospect, possibilities: Possibilities, spot: Spot, chances: Sequence[float]
) -> Iterator[tuple[str, float]]:
    """The unknown facts of one contract, and the bits that each one's answer is expected to tell."""
    possible = prospect.possible[spot.contract]
    days = possibilities.days(prospect.history.contracts[spot.contract])
    for fact in dict.fromkeys(fact for possibility in possible for fact, _ in possibility.answers):
        joint: dict[tuple[object, ...], list[float]] = defaultdict(lambda: [0.0] * len(spot.branches))
        table = tuple(possibilities.answers_to(fact, days))
        for number, branch in enumerate(spot.branches):
            of_branch = sum(possible[member].chance for member in branch.members)
            for member in branch.members:
                chance = chances[number] * float(possible[member].chance / of_branch)
                told = _told_answer(fact, possible[member].answers)
                for answers, share in ((told, 1.0),) if told else ((a, float(s)) for a, s in table):
                    joint[answers][number] += chance * share
        sums = ((of_answer, fsum(of_answer)) for of_answer in joint.values())
        left = fsum(total * entropy(chance / total for chance in of_answer) for of_answer, total in sums if total)
        yield fact, entropy(chances) - left


def _told_answer(fact: str, answers: Answers) -> tuple[object, ...] | None:
    """The answers to a fact in one possibility; None where it does not come to that fact."""
    return next((given for asked, given in answers if asked == fact), None)
