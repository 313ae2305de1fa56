"""What to find out next: the unknown whose answer would end most of the doubt about what every contract counted as.

Textbook name: expected information gain, estimated from worlds drawn from all that fit. Three worlds that are as likely
and differ in which contract went badly leave log2(3) bits of doubt:

    >>> round(entropy([1 / 3, 1 / 3, 1 / 3]), 3)
    1.585

To hear of one contract ends the entropy of a chance of one in three:

    >>> round(entropy([1 / 3, 2 / 3]), 3)
    0.918
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from math import fsum, log2

from jss_cli.domain.inquiry import SeenQuestion
from jss_cli.domain.seen import AlikeContracts, SeenAnswer
from jss_cli.domain.verdict import Outcome

LEAST = 0.01  # of all doubt that a question ends, and of all worlds that differ in what is doubted


def entropy(chances: Iterable[float]) -> float:
    """The entropy in bits of some chances that sum to 1."""
    return -fsum(chance * log2(chance) for chance in chances if chance > 0)


def seen_questions(answer: SeenAnswer) -> tuple[SeenQuestion, ...]:
    """What could be found out, the most telling first: how many contracts the insights page counts where the rules know
    one, and what became of one of each group of contracts that nothing tells apart."""
    doubt = _entropy_of(world.outcomes for world in answer.worlds)
    if not doubt:
        return ()
    eligible = _entropy_of(len(world.outcomes) - world.outcomes.count(Outcome.EXCLUDED) for world in answer.worlds)
    asked = [SeenQuestion(None, eligible / doubt)] if answer.score.policy.asks("insights") else []
    found = [*asked, *_about_contracts(answer, doubt)]
    return tuple(sorted((one for one in found if one.share >= LEAST), key=lambda one: -one.share))


def _about_contracts(answer: SeenAnswer, doubt: float) -> Iterator[SeenQuestion]:
    """How much one contract of each group would tell."""
    places = {verdict.contract.id: place for place, verdict in enumerate(answer.score.verdicts)}
    yield from (SeenQuestion(group, _mean_entropy(answer, group, places) / doubt) for group in answer.groups)


def _mean_entropy(answer: SeenAnswer, group: AlikeContracts, places: dict[str, int]) -> float:
    """The entropy of what one contract of a group counts as; of equal ones the mean, as they were drawn by chance."""
    own = [places[one.contract.id] for one in group.odds]
    return fsum(_entropy_of(world.outcomes[place] for world in answer.worlds) for place in own) / len(own)


def _entropy_of(drawn: Iterable[Hashable]) -> float:
    """The entropy in bits of what was drawn; none where nearly all is the same, for nobody need ask."""
    counts = Counter(drawn)
    total = counts.total()
    is_settled = max(counts.values(), default=0) >= (1 - LEAST) * total
    return 0.0 if is_settled else entropy(number / total for number in counts.values())
