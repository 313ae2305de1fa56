"""Contracts of many freelancers in columns -> one row a freelancer, under a policy on a day: the kernel."""

from __future__ import annotations

from datetime import date

import polars as pl

from jss_cli.batch.asking import with_answers
from jss_cli.batch.choosing import COUNTS, shown_stages, with_shown
from jss_cli.batch.counting import OUTCOMES, SUMMED, WORST, with_counting
from jss_cli.batch.deciding import NOT_STARTED, DecisionTable, status_stage, unrated_of
from jss_cli.batch.paying import with_payments
from jss_cli.batch.stages import columns, staged
from jss_cli.domain.policy import Policy
from jss_cli.domain.verdict import Outcome
from jss_cli.errors import Fault, UsageError

NAMES = dict(zip(COUNTS, (Outcome.POSITIVE, Outcome.LUKEWARM, Outcome.NEUTRAL, Outcome.NEGATIVE), strict=True))
MOST_WEIGHT = 2**90  # of a contract, so that millions of them fit into 128 bits
BY_FREELANCER = pl.col("freelancer")
CLIENTS = 2**32  # more than a batch has


def counted_claims(policy: Policy) -> dict[str, str]:
    """Which contracts each window counts, by their outcome."""
    return {
        f"{name}_{nth}": f"reach > {nth} AND outcome = {OUTCOMES.index(outcome)}"
        for nth in range(len(policy.windows.lengths))
        for name, outcome in NAMES.items()
    }


class Kernel:
    """Scores contracts that are in the order of their freelancers, who are numbered from 0 without a gap; decisions
    that were made once are kept."""

    def __init__(self, policy: Policy, day: date) -> None:
        if policy.weights.cap * policy.scale.unit * WORST > MOST_WEIGHT:
            claim = f"a contract of {policy.name} can weigh {policy.weights.cap} of 1/{policy.weights.unit}"
            raise UsageError(Fault("JSS845", claim, "lower jobs.cap, or score the histories with jss score"))
        self.policy, self.day = policy, day
        self._table = DecisionTable(policy, day)
        self._windows = range(len(policy.windows.lengths))

    def judged(self, contracts: pl.DataFrame) -> pl.DataFrame:
        """The contracts with the rule that decides each, and how it counts in each window."""
        found = with_payments(staged(contracts, [status_stage(self.day)]), self.policy, self.day)
        found = self._among_others(found)
        found = with_counting(found.with_columns(rule=self._table.decide(found)), self.policy, self.day)
        return with_answers(found, self.policy, self.day)

    def _among_others(self, found: pl.DataFrame) -> pl.DataFrame:
        """What contracts take from all others of their freelancer, as far as a rule asks for it."""
        if self.policy.asks("unrated_share"):
            sums = _summed(found, columns(unrated_of(self.policy, self.day))).select(pl.exclude("freelancer"))
            found = found.with_columns(pl.lit(column.cast(pl.Int64)).gather(BY_FREELANCER) for column in sums)
        if not self.policy.asks("client_days"):
            return found.with_columns(client_days=pl.lit(0))
        first, last = (pl.when(pl.col("status") != NOT_STARTED).then(end) for end in ("first_paid", "last_paid"))
        ends = found.lazy().select(client_days=(last.max() - first.min()).over(_PAIR).fill_null(0))
        return found.hstack(ends.collect(engine="streaming"))  # it groups in half the time

    def summed(self, judged: pl.DataFrame) -> pl.DataFrame:
        """A row a freelancer, in their order: the sums of every window, and the figure that is shown."""
        parts = {f"{name}_{nth}": pl.col(f"{name}_{nth}") for nth in self._windows for name in SUMMED}
        sums = _summed(judged, {"contracts": pl.lit(1), **parts, **columns(counted_claims(self.policy))})
        clients = self._clients(judged)
        sums = sums.join(clients, "freelancer", how="left", maintain_order="left")
        return with_shown(sums.with_columns(pl.col(clients.columns).fill_null(0)), self.policy)

    def _clients(self, judged: pl.DataFrame) -> pl.DataFrame:
        """Per freelancer the distinct clients that the minimum looks at, for each window."""
        reaches = len(self._windows) + 1
        keys = judged.select(key=(_PAIR * reaches + pl.col("reach").cast(pl.UInt64)).filter("counts").sort())
        pairs = keys.select(pair=pl.col("key") // reaches, reach=pl.col("key") % reaches)
        known = pairs.filter((pl.col("pair") != pl.col("pair").shift(-1)).fill_null(value=True))
        known = known.select("reach", freelancer=(pl.col("pair") // CLIENTS).cast(pl.UInt32))
        lifetime = self.policy.windows.minimum.clients_within == "lifetime"
        numbers = (pl.len() if lifetime else (pl.col("reach") > nth).sum() for nth in self._windows)
        named = (number.cast(pl.Int64).alias(f"clients_{nth}") for nth, number in enumerate(numbers))
        return known.group_by("freelancer").agg(named)

    def told(self, found: pl.DataFrame) -> pl.DataFrame:
        """The figures of a row, read off the window that is shown (else the longest), and the score in percent."""
        *stages, told = shown_stages(self.policy)
        return staged(found, stages).select("contracts", **columns(told))


_PAIR = BY_FREELANCER.cast(pl.UInt64) * CLIENTS + pl.col("client").cast(pl.UInt64)


def _summed(contracts: pl.DataFrame, sums: dict[str, pl.Expr]) -> pl.DataFrame:
    """Sums per freelancer, in their order; of a claim the number of contracts of which it holds."""
    return contracts.select(BY_FREELANCER, **sums).group_by("freelancer", maintain_order=True).agg(pl.all().sum())
