"""What the marketplace showed on a day: from the fields that files have for it, and back to them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from jss_cli.domain.history import Observation, Shown
from jss_cli.files.histories.showing import RefusedError

SCORES: dict[str, Shown] = {"score": "score", "below": "within", "range": "within", "fell": "fall"}


def observation_of(values: Mapping[str, Any]) -> Observation:
    """The observation that some fields tell. Raises RefusedError if they tell one thing twice, nothing, or what
    cannot be."""
    told = [name for name in SCORES if name in values]
    shares = [name for name in ("recommend", "recommend_percent") if name in values]
    if twice := next((names for names in (told, shares) if len(names) > 1), None):
        raise RefusedError("JSS933", f"tells {' and '.join(twice)} at once", "leave all but one of them out")
    if len(values) == 1:
        raise RefusedError("JSS933", "tells nothing of what was shown", "add a score, such as score: 75")
    if values.get("score") == "none" and values.get("windows"):
        raise RefusedError("JSS933", "tells no score and scores of windows", "leave out the one or the other")
    given, of = values.get("recommend", (values.get("recommend_percent"), None))
    return Observation(
        on=values["on"],
        **_score_of(told[0], values[told[0]]) if told else {"shown": "untold"},
        recommend=None if given is None else Fraction(given, of or 100),
        recommend_of=of,
        windows=values.get("windows", ()),
        eligible=values.get("eligible"),
    )


def _score_of(name: str, value: Any) -> dict[str, Any]:
    """The fields of an observation that one field of the file tells."""
    match name:
        case "score":
            return {"score": None, "shown": "none"} if value == "none" else {"score": value}
        case "below":
            if not value:
                raise RefusedError("JSS933", "tells a score below 0", "write below with a percent from 1 to 100")
            return {"shown": "within", "high": value - 1}
        case "range":
            return {"shown": "within", "low": value[0], "high": value[1]}
        case _:
            return {"shown": "fall", "fell": value}


def values_of(seen: Observation) -> dict[str, Any]:
    """The fields that tell an observation, as YAML and JSON have them."""
    found: dict[str, Any] = {"on": seen.on}
    match seen.shown:
        case _ if seen.fell is not None:
            found["fell"] = seen.fell
        case "score" | "none":
            found["score"] = "none" if seen.score is None else seen.score
        case "within" if seen.low is None:
            found["below"] = (seen.high or 0) + 1
        case "within":
            found["range"] = [seen.low, seen.high]
    if seen.windows:
        found["windows"] = {str(months): percent for months, percent in seen.windows}
    if seen.recommend is not None and seen.recommend_of:
        found["recommend"] = f"{seen.recommend * seen.recommend_of} of {seen.recommend_of}"
    elif seen.recommend is not None:
        found["recommend_percent"] = seen.recommend_percent
    return found if seen.eligible is None else {**found, "eligible": seen.eligible}


def text_of(seen: Observation) -> str:
    """An observation in one text, as CSV has it: 75@2016-08-21/100 windows 6=90 12=88 eligible 7."""
    told = values_of(seen)
    ways = {"score": "{0}", "below": "<{0}", "range": "{0[0]}-{0[1]}", "fell": "fell {0}"}
    shown = next((way.format(told[name]) for name, way in ways.items() if name in told), "?")
    share = told.get("recommend", told.get("recommend_percent"))
    windows = " ".join(f"{months}={percent}" for months, percent in seen.windows)
    parts = (f"{shown}@{seen.on}" + ("" if share is None else f"/{share}"), windows and f"windows {windows}")
    return " ".join((*filter(None, parts), *(() if seen.eligible is None else (f"eligible {seen.eligible}",))))
