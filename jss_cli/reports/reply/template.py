"""An agent's own words, with places that are filled by parts of the reply."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Template

from jss_cli.errors import Fault, InputError, did_you_mean
from jss_cli.reports.reply.facts import ReplyFacts

REPLY_PARTS = (
    *(
        "subject",
        "greeting",
        "answer",
        "fall",
        "warm",
        "today",
        "between",
        "count",
        "cause",
        "secret",
        "disputed",
        "remedy",
        "plan",
    ),
    *("next", "twins", "certain", "unsaid", "closing", "signature", "rules"),
)
BEGINS = re.compile(r"((?:^|[.!?])\s*)\$(?:answer\b|\{answer\})", re.MULTILINE)
PLACES = ("name", *REPLY_PARTS, "reasons", "helps", "score", "day", "policy")


def read_template(text: str, file: str) -> Template:
    """A template whose places all exist. Raises InputError (JSS910, JSS912)."""
    template, hint = Template(text), f"the places are {', '.join(f'${name}' for name in PLACES)}; write $$ for a dollar"
    if not text.strip():
        raise InputError(Fault("JSS910", "there is nothing in the template", hint, file))
    if not template.is_valid():
        raise InputError(Fault("JSS912", "the template has a $ that begins no place", hint, file))
    if unknown := [name for name in template.get_identifiers() if name not in PLACES]:
        hints = {name: did_you_mean(name, PLACES) for name in unknown}
        faults = (
            Fault("JSS912", f'unknown place "${name}" in the template', f"{meant} {hint}".strip(), file)
            for name, meant in hints.items()
        )
        raise InputError(*faults)
    return template


def places(parts: Mapping[str, str], facts: ReplyFacts) -> dict[str, str]:
    """What the places hold; several are parts that belong together."""

    def together(*names: str) -> str:
        return " ".join(filter(None, (parts[name] for name in names)))

    cause, helps = together("count", "cause", "secret"), together("remedy", "plan", "next")
    own = {"name": facts.name, "score": facts.shown, "day": facts.day, "policy": facts.policy.title}
    return {**parts, **own, "cause": cause, "reasons": cause, "helps": helps}


def filled(template: Template, values: Mapping[str, str]) -> str:
    """A template with its places filled and its lines as they are; an answer that begins a sentence has a capital."""
    first = f"{values['answer'][:1].upper()}{values['answer'][1:]}"
    text = Template(BEGINS.sub(r"\1$first", template.template)).substitute({**values, "first": first})
    return "\n".join(line.rstrip() for line in text.strip("\n").split("\n"))
