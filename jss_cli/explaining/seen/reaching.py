"""How high the figures of a day may still come, so that what can no longer be seen is not followed.

Textbook name: pruning by an admissible bound: as if every contract that is left were good.
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
    >>> str(reach.most(1, 0, 0, ())), str(reach.most(4, 0, 4, ()))
    ('1', '0')
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from jss_cli.explaining.unseen.walk.course import ContractStep, Course
from jss_cli.explaining.unseen.walk.figures import Carried


class Reach:
    """The bounds of one day, by the step of the course after which they hold."""

    def __init__(self, course: Course, day: int) -> None:
        self._unit = course.seen[day].policy.scale.unit
        self._ahead: list[int] = []
        left, longest = 0, course.seen[day].policy.windows.lengths[-1]
        for step in reversed(course.steps):
            self._ahead.append(left)
            if isinstance(step, ContractStep):
                parts = (part for branch in course.spots[step.spot].branches for part in branch.parts)
                left += max((gains[day].weight for ring, gains in parts if ring == step.ring), default=0)
            elif step.seen == day and step.months == longest:
                left = 0
        self._ahead.reverse()

    def most(self, step: int, value: int, weight: int, carried: Carried) -> Fraction:
        """The highest figure that the windows still open after a step may come to."""
        left = self._ahead[step]
        if not weight + left:
            return Fraction(-1)
        own = Fraction(value + left * self._unit, (weight + left) * self._unit)
        return max([own, *((own + ratio) / 2 for _, ratio in carried if ratio is not None)])

    def least(self, step: int, weight: int, level: int, carried: Carried) -> int:
        """The least sum N of an open window from which some figure may still come to a level in 200ths after a step."""
        left = self._ahead[step]
        total = self._unit * (weight + left)
        own = -(-level * total // 200)
        blends = (ceil((Fraction(level, 100) - ratio) * total) for _, ratio in carried if ratio is not None)
        return min(own, *blends, own) - left * self._unit
