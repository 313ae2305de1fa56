"""An exploration at one moment: what is tried now, and what was tried before and taken back."""

from __future__ import annotations

from jss_cli.dataclass import dataclass
from jss_cli.explore.trial import Trial


@dataclass(frozen=True, slots=True)
class Session:
    """The trial of now, those before it (the last one is the way back), and those that were taken back."""

    now: Trial
    before: tuple[Trial, ...] = ()
    after: tuple[Trial, ...] = ()

    def did(self, trial: Trial) -> Session:
        """The session after one more action; one that changes nothing is none."""
        return self if trial == self.now else Session(trial, (*self.before, self.now))

    def undone(self) -> Session:
        """The session with the last action taken back; the same where there is none."""
        return Session(self.before[-1], self.before[:-1], (self.now, *self.after)) if self.before else self

    def redone(self) -> Session:
        """The session with the action done again that was taken back last; the same where there is none."""
        return Session(self.after[0], (*self.before, self.now), self.after[1:]) if self.after else self
