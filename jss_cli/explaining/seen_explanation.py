"""Everything that answers "why is my score what it is?" of a score that was seen, put together."""

from __future__ import annotations

from jss_cli.domain.case import Case
from jss_cli.domain.history import CENT
from jss_cli.domain.plan import Goal
from jss_cli.domain.seen import SeenAnswer
from jss_cli.domain.seen_explanation import SeenExplanation
from jss_cli.domain.timeline import Timeline
from jss_cli.explaining.seen.ahead import outlook_of
from jss_cli.explaining.seen.ways import SeenWays, seen_ways
from jss_cli.explaining.why.attribution import attribute
from jss_cli.explaining.why.lanes import lanes
from jss_cli.explaining.why.sightings import compare_observed


def explain_seen(
    case: Case, seen: SeenAnswer, line: Timeline | None = None, ways: SeenWays | None = None
) -> SeenExplanation:
    """The explanation of the score that was seen last, which the rules alone do not give; `ways` are those of its
    worlds, if they are ready."""
    target = case.policy.top_rated.score
    ways = (ways or seen_ways(case, seen)) if seen.is_given else SeenWays(())
    outlook = outlook_of(case, ways.lines, target, ways.ways(Goal(target, CENT)), seen.still_shown(case))
    attribution = attribute(seen.score)
    lost = {odds.contract.id: odds.lost for group in seen.groups for odds in group.odds}
    sightings = compare_observed(case, line)
    return SeenExplanation(case, seen, attribution, sightings, outlook, lanes(attribution, lost))
