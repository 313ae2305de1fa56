"""How high the figures of a day may still come, so that what can no longer be seen is not followed.

Textbook name: pruning by an admissible bound: as if every contract that is left were good.
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
