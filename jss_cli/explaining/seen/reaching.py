"""How high and how low the figures of a day may still come, so that what can no longer be seen is not followed.

Textbook name: pruning by an admissible bound: as if every contract that is left were good, or as bad as it can be.
With three contracts left a window that holds nothing may still come to 100 percent, with none left it cannot.

    >>> from datetime import date
    >>> from jss_cli.api import open_history
    >>> from jss_cli.domain.history import Observation
    >>> from jss_cli.explaining.seen.stages import Effort
    >>> from jss_cli.explaining.seen.weighing import readings_of, weighings_of
    >>> case = open_history(text='''id,client,started,ended,earned,stars
    ... a,A,2024-10-01,2024-10-15,100,5
    ... b,B,2024-10-01,2024-10-20,100,5
    ... c,C,2024-10-01,2024-10-31,100,5''', as_of=date(2024, 12, 1))
    >>> seen = [Observation(case.day, 33)]
    >>> found, _ = readings_of(case, seen, case.policy.seen)
    >>> one = weighings_of(found, seen, case.policy.seen, Effort(surprises=2, negligible=1e-9))[0]
    >>> reach = Reach(one.trellis.course, day=0)
    >>> reach.can_reach(1, 0, 0, Fraction(1), ()), reach.can_reach(4, 0, 4, Fraction(1), ())
    (True, False)
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jss_cli.explaining.unseen.walk.course import Border, ContractStep, Course
from jss_cli.explaining.unseen.walk.figures import Carried, completed


class Reach:
    """The bounds of one day, by the step of the course after which they hold."""

    def __init__(self, course: Course, day: int) -> None:
        self._windows, self._unit = course.seen[day].policy.windows, course.seen[day].policy.scale.unit
        self._turns = [_turn(course, step, day) for step in course.steps]
        self._levels: dict[tuple[int, int, Carried], list[tuple[int, int, int]]] = {}
        self._falls: dict[tuple[int, int, int], list[int]] = {}
        self._ahead: list[int] = []
        left = 0
        for turn in reversed(self._turns):
            self._ahead.append(left)
            if isinstance(turn, tuple):
                left += max((weight for _, weight in turn), default=0)
            elif turn == self._windows.lengths[-1]:
                left = 0
        self._ahead.reverse()

    def can_reach(self, step: int, value: int, weight: int, figure: Fraction, carried: Carried) -> bool:
        """Whether the windows still open after a step may come to a figure: as high, or higher."""
        left, (number, of) = self._ahead[step], figure.as_integer_ratio()
        own, total = value + left * self._unit, (weight + left) * self._unit
        ratios = (ratio.as_integer_ratio() for _, ratio in carried if ratio is not None)
        means = ((own * d + n * total) * of >= 2 * number * total * d for n, d in ratios)
        return total > 0 and (own * of >= number * total or any(means))

    def least(self, step: int, weight: int, level: int, carried: Carried) -> int:
        """The least sum N of an open window from which some figure may still come to a level in 200ths after a step."""
        left = self._ahead[step]
        total = self._unit * (weight + left)
        least = -(-level * total // 200)
        for number, of in (ratio.as_integer_ratio() for _, ratio in carried if ratio is not None):
            least = min(least, -(-(level * of - 100 * number) * total // (100 * of)))
        return least - left * self._unit

    def greatest(self, step: int, weight: int, level: int, carried: Carried) -> int:
        """The greatest sum N of an open window from which no figure need come to a level in 200ths after a step."""
        key = step, level, carried
        levels = self._levels.get(key) or self._levels.setdefault(key, list(self._levels_of(*key)))
        return min([(number * self._unit * weight - fall - 1) // of for number, of, fall in levels])

    def _levels_of(self, step: int, level: int, carried: Carried) -> Iterator[tuple[int, int, int]]:
        """The ratio that the open window has at that level in each figure that is completed next, and how much what it
        leaves may change at worst until then."""
        ends = [turn for turn in self._turns[step + 1 :] if isinstance(turn, int)]
        nearest = next(months for months in ends if months in self._windows.months)
        for others in completed(self._windows, nearest, carried) if nearest == ends[0] else [()]:
            number, of = (Fraction(level * (1 + len(others)), 200) - sum(others)).as_integer_ratio()
            yield number, of, self._fall(step, number, of, nearest)

    def _fall(self, step: int, number: int, of: int, months: int) -> int:
        """How much `of` x N less `number` x T, the ratio that both make, may change at worst until a window ends."""
        if (key := (number, of, months)) not in self._falls:
            falls, left = [], 0
            for turn in reversed(self._turns):
                falls.append(left)
                if isinstance(turn, tuple):
                    left += min((of * value - number * self._unit * weight for value, weight in turn), default=0)
                elif turn == months:
                    left = 0
            self._falls[key] = falls[::-1]
        return self._falls[key][step]


_Turn = int | tuple[tuple[int, int], ...]  # the months of a window that ends, or what a contract may add to N and T


def _turn(course: Course, step: ContractStep | Border, day: int) -> _Turn:
    """What a step is to a day."""
    if isinstance(step, Border):
        return step.months if step.seen == day and step.months else ()
    added = (dict(branch.parts).get(step.ring) for branch in course.spots[step.spot].branches)
    return tuple({(gains[day].value, gains[day].weight) if gains else (0, 0) for gains in added})
