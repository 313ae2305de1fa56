from __future__ import annotations

from random import Random

from jss_cli.explaining.seen.tallies import Tallies
from jss_cli.explaining.seen.weighing import DayReading
from jss_cli.explaining.unseen.walk.course import shown_ratio


def test_the_sums_of_a_world_show_what_the_world_shows(reading: DayReading) -> None:
    course, random = reading.look.course, Random(1)  # noqa: S311 - test data
    tallies = Tallies(course)
    world = [spot.branches[0] for spot in course.spots]
    for spot, branch in zip(course.spots, world, strict=True):
        tallies.add(spot, branch)
    for _ in range(50):
        number = random.randrange(len(world))
        spot = course.spots[number]
        tallies.add(spot, world[number], -1)
        world[number] = random.choice(spot.branches)
        tallies.add(spot, world[number])
        figure, ratio = tallies.shown(0), shown_ratio(course, world, 0)
        assert (figure and round(figure.ratio, 9)) == (ratio and round(float(ratio), 9))
