"""What a page tells of a history."""

from __future__ import annotations

from jss_cli.dataclass import dataclass
from jss_cli.domain.chronicle import Chronicle
from jss_cli.domain.explanation import Explanation, Lanes
from jss_cli.domain.history import Observation
from jss_cli.domain.seen_explanation import PublicExplanation, SeenExplanation

MOST_EVENTS = 12  # each way


@dataclass(frozen=True, slots=True)
class PublicPage:
    """What may be shared of a score: what explains it, and how it went and will go, by the public history alone (None:
    there are too many contracts to follow while a person waits), and the contracts over time, in an order that tells
    nothing of what explains a number that was seen."""

    public: PublicExplanation
    course: Chronicle | None
    lanes: Lanes

    @property
    def number(self) -> Observation:
        """What is shown, as if it had been seen: the number that was, if the answer is about it, else what is computed
        for the day."""
        found, seen = self.public.found, self.public.seen
        if isinstance(found, SeenExplanation):
            return found.answer.seen
        computed = computed_as_seen(found)
        if not self.public.is_weighed:
            return found.case.history.observed[-1]
        return seen[-1] if seen and seen[-1].allows(computed.score) else computed

    @property
    def is_given(self) -> bool:
        """Whether the rules alone give the number by what is public."""
        return self.number.allows(self.public.found.attribution.score.whole)


def computed_as_seen(found: Explanation) -> Observation:
    """The number that the rules give on the day of a case, as if it had been seen."""
    whole = found.attribution.score.whole
    return Observation(found.case.day, whole, shown="none" if whole is None else "score")
