"""What was asked of the unseen answers, and everything that answers it."""

from __future__ import annotations

from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.domain.score import Score
from jss_cli.domain.seen import SeenAnswer, SeenProbe, SeenQuestion
from jss_cli.domain.story import Range


@dataclass(frozen=True, slots=True)
class InferQuestion:
    """Which observed scores are to be explained (none: those of the history), and the priors that are changed by hand;
    `only_range` asks for no more than the worst and the best score."""

    observed: tuple[Observation, ...] = ()
    priors: tuple[str, ...] = ()
    only_range: bool = False


@dataclass(frozen=True, slots=True)
class Inquiry:
    """The answer to "which hidden answers explain the number?".

    `answer` is None where only the range was asked for; `questions` are what to find out, `probes` the open contracts
    that could be closed alone, both the most telling first. `wishes` are the priors that were changed by hand,
    `set_aside` what the file says was seen and was not looked at.
    """

    case: Case
    score: Score
    reach: Range
    answer: SeenAnswer | None
    questions: tuple[SeenQuestion, ...]
    probes: tuple[SeenProbe, ...]
    wishes: tuple[str, ...]
    set_aside: tuple[Observation, ...]
