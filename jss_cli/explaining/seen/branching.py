"""What each branch of a contract does to the states of a walk that begin alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jss_cli.explaining.seen.likelihood import counted_with, most_poor
from jss_cli.explaining.seen.states import BranchWay, Numbered, Situation
from jss_cli.explaining.unseen.settings import Unrated
from jss_cli.explaining.unseen.walk.course import NO_GAIN, ContractStep, Counts, Course, Gains, choices_at
from jss_cli.explaining.unseen.walk.quorum import Quorum, after

_World = tuple[int, Unrated, int, Counts]  # of a situation: what belongs to the whole world


class Branching:
    """The branches of every contract: `guides` are their chances by spot and branch, `unexplained` whether they take a
    surprise that no answer explains, of which there may be so many at most. Sums are told in grains."""

    def __init__(
        self,
        course: Course,
        guides: Sequence[Sequence[float]],
        unexplained: Sequence[Sequence[bool]],
        surprises: float,
        grain: int,
    ) -> None:
        self._course, self._guides, self._unexplained = course, guides, unexplained
        self._surprises, self._grain = surprises, grain
        self._minima = [seen.policy.windows.minimum for seen in course.seen]
        self._most_poor = [most_poor(seen, len(course.spots)) for seen in course.seen]
        self._counts = any(seen.counts for seen in course.seen)

    def led(
        self, turn: ContractStep, number: int, situations: Numbered[Situation], ways: dict[object, list[BranchWay]]
    ) -> list[tuple[int, BranchWay]]:
        """The situations, by their numbers, to which a contract leads from one, and how; `ways` keeps what its branches
        do to situations that begin alike."""
        start = situations.known[number]
        if (key := start[:3]) not in ways:
            ways[key] = list(self._ways(turn, start))
        worlds = ((way, self._chosen(start, turn.spot, way.taken[0])) for way in ways[key])
        return [(situations.number(Situation(w.quorums, w.pending, *world)), w) for w, world in worlds if world]

    def _ways(self, turn: ContractStep, start: Situation) -> Iterator[BranchWay]:
        spot, unit = self._course.spots[turn.spot], self._course.seen[0].policy.scale.unit
        for branch, gains, pending in choices_at(turn, spot, start.pending, start.setting):
            told = gains or (NO_GAIN,) * len(start.quorums)
            added = tuple(NO_GAIN if q is None else g for q, g in zip(start.quorums, told, strict=True))
            quorums = self._quorums(start, spot.client, turn, added)
            along = added[start.axis].value if start.axis >= 0 else 0
            days = zip(start.quorums, added, strict=True)
            sums = tuple(n for quorum, gain in days for n in (gain.value - along if quorum else 0, gain.weight))
            loss = added[0].weight * unit - added[0].value
            chance = 1.0 if branch is None else self._guides[turn.spot][branch]
            taken = -1 if branch is None else branch, loss
            yield BranchWay(quorums, pending, sums, along // self._grain, chance, taken)

    def _quorums(
        self, situation: Situation, client: str, turn: ContractStep, gains: Gains
    ) -> tuple[Quorum | None, ...]:
        """The minima after what a contract adds."""
        return tuple(
            quorum and after(quorum, client, minimum, gain, returns=returns)
            for quorum, minimum, gain, returns in zip(situation.quorums, self._minima, gains, turn.returns, strict=True)
        )

    def _chosen(self, situation: Situation, number: int, branch: int) -> _World | None:
        """What belongs to the whole world once a branch is chosen; None if no world of its setting has so many unrated
        contracts, or there are too many surprises."""
        _, _, setting, unrated, surprises, counts = situation
        if branch < 0:
            return setting, unrated, surprises, counts
        chosen = self._course.spots[number].branches[branch]
        silent = self._course.settings[setting].after(unrated, chosen.silent) if chosen.silent else unrated
        surprises += self._unexplained[number][branch]
        if silent is None or surprises > self._surprises:
            return None
        if self._counts:
            counts = tuple(map(counted_with, self._course.seen, self._most_poor, counts, chosen.counts))
        return setting, silent, surprises, counts
