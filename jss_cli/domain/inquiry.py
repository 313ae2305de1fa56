"""What was asked of the unseen answers, and everything that answers it."""

from __future__ import annotations

from datetime import date

from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Case
from jss_cli.domain.history import Contract, Observation
from jss_cli.domain.score import Score
from jss_cli.domain.seen import AlikeContracts, SeenAnswer
from jss_cli.domain.story import Range


@dataclass(frozen=True, slots=True)
class SeenQuestion:
    """What one contract of a group counted as (None: how many contracts count in all, which the insights page tells),
    and the share of all doubt (0 to 1) that the answer is expected to end."""

    group: AlikeContracts | None
    share: float


@dataclass(frozen=True, slots=True)
class SeenProbe:
    """An open contract that could be closed alone before the score is next computed on `on`, and the share (0 to 1) of
    the doubt about its own outcome that the new score is expected to end."""

    contract: Contract
    on: date
    share: float


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
