"""What a reply says to a freelancer, as a page says it of one to whoever reads it."""

from __future__ import annotations

from dataclasses import replace

from jss_cli.reports.reply.phrases.en import LANGUAGE, WORDS

LISTED = "What is listed here ({likely.listed}) does not explain it"
OTHERWISE = {
    "label.title": "contract {}",
    "label.ended": "the contract that ended in {}",
    "label.started": "the contract that began in {}",
    "on": "in {}",
    "because.unlisted": f"{LISTED}; contracts that are not in this list can make the difference.",
    "because.unexplained": f"{LISTED}; how exactly contracts count was never published.",
    "because.missing": f"{LISTED}. Mostly one is missing from such a list: an offer closed unpaid, a refund, an old "
    "contract that the client ended.",
    "because.unscored": "By what is published of the rules, what is listed here ({likely.listed}) would give {alone}; "
    "mostly it was seen on another day, a contract is still open, or a client stands there twice under two names.",
    "remedy.edit": "With the freelancer's permission, the client may still change the public stars.",
    "remedy.reason": "If the reason was a slip, the client can ask the marketplace to correct it.",
}
RATED = {
    name: words.replace("Your public ratings", "The public ratings").replace("among your", "among the")
    for name, words in WORDS.items()
}
MONTH = ("{month} {year}",) * 3  # what rests on a number that was seen is told by its month
NEUTRAL = replace(LANGUAGE, words=RATED | OTHERWISE, thirds=MONTH)
