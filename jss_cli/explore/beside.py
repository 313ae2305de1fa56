"""What is known beside a trial, and of that what is known between two keys."""

from __future__ import annotations

from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Case
from jss_cli.domain.falls import last_score
from jss_cli.domain.history import Observation
from jss_cli.domain.report import Chart
from jss_cli.explore.glance import Glance
from jss_cli.explore.trial import Trial
from jss_cli.reports.observed import shown_words
from jss_cli.reports.why.outlook import cliff_words

AT_ONCE = 200  # contracts whose next jump is found between two keys; of more it follows


@dataclass(frozen=True, slots=True)
class SeenWords:
    """What was seen and would be after the changes (empty: nothing was), the likeliest story, whether the rules give
    it, the contracts that the story is about, and what lies ahead of it: the next jump and the way back (empty: that
    is known of the rules alone)."""

    words: str
    story: str = ""
    by_rules: bool = False
    blamed: tuple[str, ...] = ()
    cliff: str = ""
    way: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known so far beside a trial, by the rules alone and of the seen score; None: it is being worked out."""

    trial: Trial
    cliff: str | None = None
    way: str | None = None
    seen: SeenWords | None = None
    chart: tuple[Chart, ...] | None = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left to work out."""
        return None not in {self.cliff, self.way, self.seen, self.chart}


def seen_last(case: Case) -> Observation | None:
    """What was noted last of the score until the day of a case; None: nothing was."""
    return case.untold or last_score(case.history.observed, case.day)


def sighting_words(case: Case) -> str:
    """What was noted last, and the day; empty if nothing was."""
    last = seen_last(case)
    return f"{shown_words(last)} on {last.on}" if last else ""


def first_aside(look: Glance) -> Beside:
    """What is known between two keys."""
    return Beside(look.trial, cliff=next_words(look) if len(look.case.history.contracts) <= AT_ONCE else None)


def next_words(look: Glance) -> str:
    """The next day on which the score changes by itself."""
    return cliff_words(look.cliff) if look.cliff else "the score does not change by itself any more"
