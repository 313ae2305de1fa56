"""Why the score that was seen is what it is and what lies ahead of it, what of an explanation is public, and what a
check finds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Case
from jss_cli.domain.explanation import Explanation, Lanes
from jss_cli.domain.history import Observation
from jss_cli.domain.score import Attribution
from jss_cli.domain.seen import ScoreBand, SeenAnswer
from jss_cli.domain.sighting import Absence, Sighting


@dataclass(frozen=True, slots=True)
class SeenCliff:
    """The score changes by itself in a `share` of the worlds: the last day of what changes it, that on which it is
    `seen`, before and after."""

    day: date
    seen: date
    before: ScoreBand
    after: ScoreBand
    share: float

    def goes_on_from(self, whole: int | None) -> bool:
        """Whether it leads from a score the same way, up or down, as from that of the worlds before it."""
        before, after = self.before.middle, self.after.middle
        if whole is None or before is None or after is None:
            return True
        return (after - whole) * (after - before) > 0


def next_cliffs(cliffs: Sequence[SeenCliff]) -> list[SeenCliff]:
    """The next change that moves what most worlds lie between, and behind one that most worlds do not have the first
    that they do, if there is any."""
    cliffs = [one for one in cliffs if (one.before.low, one.before.high) != (one.after.low, one.after.high)]
    return [*cliffs[:1], *[cliff for cliff in cliffs if cliff.share > 1 / 2 >= cliffs[0].share][:1]]


@dataclass(frozen=True, slots=True)
class SeenWay:
    """The numbers of good contracts ended by a day with which the target is shown, where it is `seen`, in 50, 80 and 95
    of 100 worlds (None: in fewer)."""

    day: date
    seen: date
    contracts: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class SeenOutlook:
    """What lies ahead by the worlds that fit: the score that is shown on the day asked about, the days on which it
    changes by itself, and the ways to `target` percent."""

    today: ScoreBand
    cliffs: tuple[SeenCliff, ...]
    target: int
    ways: tuple[SeenWay, ...]


@dataclass(frozen=True, slots=True)
class SeenExplanation:
    """The answer to "why is my score 88 %?" where the rules alone do not give what was seen, whose `attribution` is of
    the same day."""

    case: Case
    answer: SeenAnswer
    attribution: Attribution
    sightings: tuple[Sighting, ...]
    outlook: SeenOutlook
    lanes: Lanes


AnyExplanation = Explanation | SeenExplanation


@dataclass(frozen=True, slots=True)
class PublicExplanation:
    """What explains a score by the public history alone, and the scores that were seen, oldest first (none: the number
    is the one that the whole history gives). Not `is_weighed`: more would have to be weighed than there is time for,
    and this is what the rules alone say. `is_untold`: something was noted of the score, and not its number. `given_up`
    are those of `seen` that do not go with the last."""

    found: AnyExplanation
    seen: tuple[Observation, ...]
    is_weighed: bool = True
    is_untold: bool = False
    given_up: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a history: the observed scores that the rules do not give, oldest first, what explains the last
    one and which do not go with it (None: there are too many worlds), the values left out that the score depends on,
    and the contracts that the insights page lists otherwise than the rules allow."""

    case: Case
    disagreements: tuple[Sighting, ...]
    explained: SeenAnswer | None
    absent: tuple[Absence, ...]
    contradicted: tuple[str, ...]
