"""What the windows hold of judged contracts, and the figure that is shown, as SQL."""

from __future__ import annotations

from collections.abc import Iterator

from jss_cli.batch.choosing import COUNTS, DIGITS, HELD, figures_of, in_turn
from jss_cli.batch.counting import PARTS, whole_weights
from jss_cli.batch.scoring import NAMES
from jss_cli.batch.sql.dialects import Cells, Query, by_place, literal, ones, selected, truth
from jss_cli.scoring.windows import earliest_entry

UNDECIDED = "ask jss score: no rule counts a contract that is listed as eligible"


def window_stages(query: Query) -> Iterator[tuple[str, str]]:
    """The stages from contracts with their `outcomes` to the rows that are told."""
    yield "placed", selected(_placed(query), "outcomes", others="*")
    yield "weights", _weights(query)
    yield (
        "held",
        selected(_held(query), "placed JOIN weights USING (place)", others="freelancer", rest="GROUP BY freelancer"),
    )
    yield "figures", selected(dict(_fractions(query)), "held", others="*")
    yield "best", selected({"shown": _shown(query)}, "figures", others="*")
    yield "chosen", selected(dict(_chosen(query)), "best", others="*")
    cells = {query.dialect.name(name): text for name, text in _told(query).items()}
    yield "told", selected(cells, "chosen", others="freelancer")


def _placed(query: Query) -> Cells:
    """Whether a contract counts, in how many windows, the longest first, and its place among the weights."""
    policy = query.policy
    entered = f"CASE WHEN by_end THEN {truth(f'ended <= {query.now}')} ELSE first_paid IS NOT NULL OR has_begun END"
    counts = f"outcome <> 'excluded' AND {entered}"
    since = (literal(earliest_entry(query.day, months)) for months in policy.windows.lengths)
    reach = " + ".join(ones(f"aged >= {first}") for first in since)
    return {
        "counts": counts,
        "reach": f"CASE WHEN {counts} THEN {reach} ELSE 0 END",
        "place": f"(way * {policy.jobs.cap} + jobs - 1) * {len(policy.weights.earnings) + 1} + earnings",
    }


def _weights(query: Query) -> str:
    """What the jobs of a contract weigh and are worth."""
    held = enumerate(whole_weights(query.policy))
    rows = ", ".join(f"({place}, {weight}, {net})" for place, (weight, net) in held)
    return selected({}, f"(VALUES {rows}) AS looked_up(place, weight, net)", others="*")


def _held(query: Query) -> Cells:
    """What the windows of a freelancer hold, and whether there is a contract that only the engine can count."""
    sums = {"contracts": "COUNT(*)"}
    lifetime = query.policy.windows.minimum.clients_within == "lifetime"
    values = {**{part: part for part in PARTS}, **{name: ones(f"outcome = '{one}'") for name, one in NAMES.items()}}
    for nth in range(len(query.policy.windows.lengths)):
        inside = f"reach > {nth}"
        sums |= {f"{name}_{nth}": f"SUM(CASE WHEN {inside} THEN {value} ELSE 0 END)" for name, value in values.items()}
        sums[f"clients_{nth}"] = f"COUNT(DISTINCT CASE WHEN {'counts' if lifetime else inside} THEN client END)"
    is_listed = truth("insights = 'eligible' AND has_begun AND outcome = 'excluded'")
    return sums | {"undecided": f"BOOL_OR({is_listed if query.policy.asks('insights') else 'FALSE'})"}


def _fractions(query: Query) -> Iterator[tuple[str, str]]:
    """Whether each figure can be shown, and its value as a fraction."""
    minimum = query.policy.windows.minimum
    large = f"CAST({{}}_{{}} AS {query.dialect.large})"
    for figure in in_turn(query.policy):
        enough = (f"{_number(query, nth)} >= {minimum.contracts}" for nth in figure.parts)
        yield (
            f"may_{figure.place}",
            " AND ".join((*enough, *(f"clients_{n} >= {minimum.clients}" for n in figure.parts))),
        )
        weights = {nth: large.format("weight", nth) for nth in figure.parts}
        nets = (
            " * ".join((large.format("net", nth), *(weights[other] for other in figure.parts if other != nth)))
            for nth in figure.parts
        )
        yield f"part_{figure.place}", " + ".join(nets)
        yield f"whole_{figure.place}", " * ".join((str(len(figure.parts)), *weights.values()))


def _number(query: Query, nth: int) -> str:
    """How many jobs, or counted contracts, a window holds."""
    names = ("jobs",) if query.policy.windows.minimum.counts == "jobs" else COUNTS
    return "({})".format(" + ".join(f"{name}_{nth}" for name in names))


def _shown(query: Query) -> str:
    """The place of the figure that no other beats, an earlier one not even by being equal."""
    figures = in_turn(query.policy)
    cases = []
    for at, one in enumerate(figures):
        claims = [f"may_{one.place}"]
        for nth, other in enumerate(figures):
            pair = f"part_{one.place} * whole_{other.place}", f"part_{other.place} * whole_{one.place}"
            claims += [f"(NOT may_{other.place} OR {pair[0]} {'>' if nth < at else '>='} {pair[1]})"] * (nth != at)
        cases.append(f"WHEN {' AND '.join(claims)} THEN {one.place}")
    return f"CASE {' '.join(cases)} END"


def _chosen(query: Query) -> Iterator[tuple[str, str]]:
    """The value that is shown, and the sums of its longest window; without one those of the longest of all."""
    figures = figures_of(query.policy)
    for name in (name for name in HELD if name != "net"):
        held = by_place("shown", {one.place: f"{name}_{one.parts[0]}" for one in figures})
        yield f"of_{name}", f"COALESCE({held}, {name}_0)"
    for name, least in (("part", 0), ("whole", 1)):
        shown = by_place("shown", {one.place: f"{name}_{one.place}" for one in figures})
        yield f"of_{name}", f"GREATEST({shown}, {least})"
    yield "shown_name", by_place("shown", {one.place: literal(one.name) for one in figures})


def _told(query: Query) -> Cells:
    """A row a freelancer, in the columns of `jss batch`."""
    policy, minimum = query.policy, query.policy.windows.minimum
    whole, is_shown = f"of_whole * {policy.scale.unit}", "shown IS NOT NULL AND NOT undecided"
    score = query.dialect.over(f"(200 * of_part + {whole})", f"(2 * {whole})")
    counted = "of_jobs" if minimum.counts == "jobs" else " + ".join(f"of_{name}" for name in COUNTS)
    words = f"{counted}, ' of {minimum.contracts} {minimum.counts}, ', of_clients, ' of {minimum.clients} clients'"
    cells = {
        "score": f"CASE WHEN {is_shown} THEN CAST({score} AS INT) END",
        "percent": f"CASE WHEN {is_shown} THEN 100 * CAST(of_part AS DOUBLE) / CAST({whole} AS DOUBLE) END",
        "window": f"CASE WHEN {is_shown} THEN shown_name END",
        "no_score": f"CASE WHEN undecided THEN {literal(UNDECIDED)} WHEN shown IS NULL THEN CONCAT({words}) END",
        "contracts": "contracts",
        "weight": f"ROUND(CAST(of_weight AS DOUBLE) / {policy.weights.unit}, {DIGITS})",
    }
    cells |= {name: f"CAST(of_{name} AS BIGINT)" for name in ("jobs", *COUNTS, "clients")}
    return cells | {"policy": literal(policy.name), "as_of": query.now, "basis": literal("computed")}
