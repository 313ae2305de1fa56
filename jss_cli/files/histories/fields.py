"""The one table of what a history holds. Headers of CSV, keys of YAML, converters and schema all follow from it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import get_args

from jss_cli.domain.facts import LEAST_STARS, MOST_RECOMMENDED, MOST_STARS
from jss_cli.domain.history import UNKNOWN, Kind, Listing, Party, Reason, Standing
from jss_cli.files.histories.field import Field

FROM = Field(  # not in CSV
    "from",
    "provenance",
    "Which files its values were imported from; written by `import`, and never counted.",
    absent=(),
    attribute="provenance",
)
CONTRACT_FIELDS = (
    Field(
        "id",
        "name",
        "A name of your own for the contract, unlike all others in the file.",
        required=True,
        aliases=("contract", "contract id"),
    ),
    Field(
        "client",
        "name",
        "Who hired you; the same text means the same client, unknown one of its own.",
        required=True,
        aliases=("client name", "company", "hired by"),
    ),
    Field(
        "title",
        "text",
        "What the work was called.",
        aliases=("job title", "job", "contract title", "contract name"),
        absent="",
    ),
    Field(
        "kind",
        "word",
        "How it was paid, fixed price or hourly; absent: not known.",
        aliases=("type", "contract type"),
        choices=get_args(Kind),
    ),
    Field(
        "started",
        "some_day",
        "The day it began; 2016-09 or {not_after: 2016-09-12} if you know no more.",
        required=True,
        aliases=("start", "start date", "started on", "date started"),
    ),
    Field(
        "ended",
        "some_day",
        "The day it ended; 2016-09, {not_before: 2016-09-12} or unknown if you know no more; absent: it is still open.",
        aliases=("end", "end date", "ended on", "date ended"),
    ),
    Field(
        "earned",
        "some_amount",
        "What the client paid in all, gross; 0: nothing; absent: the sum of `payments`, or not known.",
        aliases=("earnings", "total earned", "total earnings", "amount", "gross"),
        absent=UNKNOWN,
        tried=("0", "200", "500", "2000", "unknown"),
    ),
    Field(
        "refunded",
        "amount",
        "What you paid back; absent: the sum of `refunds`, or nothing.",
        aliases=("refund",),
        absent=Decimal(0),
    ),
    Field(
        "paid_months",
        "whole",
        "In how many months it was paid; absent: counted from `payments` or the dates.",
        aliases=("months paid",),
        greatest=1200,
    ),
    Field("payments", "payments", "Each payment with its day; in CSV: 2024-01-05=300 2024-02-05=300.", absent=()),
    Field(
        "refunds", "payments", "Each refund with its day, before which no score knows of it; as `payments`.", absent=()
    ),
    Field(
        "feedback.stars",
        "stars",
        f"The public feedback, {LEAST_STARS} to {MOST_STARS}, none if you know of none, or unknown if you cannot know; "
        "absent: unknown, and none once the days for it are over.",
        column="stars",
        aliases=("feedback stars", "rating", "feedback", "feedback score", "public feedback"),
        absent=UNKNOWN,
        tried=("5", "4.5", "4", "3.5", "3", "2.5", "2", "1.5", "1", "none", "unknown"),
    ),
    Field(
        "feedback.stars_before",
        "given_stars",
        "The public feedback before the client changed it; kept, and never counted.",
        column="stars_before",
    ),
    Field(
        "feedback.recommend",
        "recommend",
        f"The private answer, 0 to {MOST_RECOMMENDED}, or none if you know that there was none; absent: unknown.",
        column="recommend",
        aliases=("feedback recommend", "private feedback", "would recommend"),
        absent=UNKNOWN,
        tried=("10", "9", "8", "7", "6", "5", "4", "3", "2", "1", "0", "none", "unknown"),
    ),
    Field(
        "feedback.removed",
        "flag",
        "Whether you had the feedback removed; absent: no.",
        column="feedback_removed",
        aliases=("removed",),
        absent=False,
    ),
    Field(
        "interim",
        "interim",
        "Feedback during the contract with its day; in CSV: 2024-10-01=4.5.",
        aliases=("interim feedback",),
        absent=(),
    ),
    Field(
        "ending.by",
        "word",
        "Who ended it; absent: unknown.",
        column="ended_by",
        aliases=("ending by", "closed by"),
        choices=(*get_args(Party), "unknown"),
        absent=UNKNOWN,
    ),
    Field(
        "ending.reason",
        "word",
        "The reason that was chosen at the end; absent: unknown.",
        column="end_reason",
        aliases=("ending reason", "reason"),
        choices=(*get_args(Reason), "unknown"),
        absent=UNKNOWN,
    ),
    Field("continues", "name", "The id of the contract in whose place this one was opened."),
    Field(
        "client_standing",
        "word",
        "What the marketplace did to the client; absent: ok.",
        choices=get_args(Standing),
        absent="ok",
    ),
    Field(
        "insights",
        "word",
        "In which list the marketplace's own insights page has the contract, or what support said; absent: not known.",
        choices=get_args(Listing),
    ),
    Field("disputed", "flag", "Whether a dispute was opened; absent: no.", absent=False),
    Field("suspected", "flag", "Whether you think this one hurt: a hint for `infer`, never a verdict.", absent=False),
    Field("notes", "text", "Anything; kept, and never read.", aliases=("note", "comment", "comments"), absent=""),
    FROM,
)

CHANGEABLE = tuple(  # what may be thought otherwise: in `what-if`, in the explorer, while a shell completes
    field for field in CONTRACT_FIELDS if field.name not in {"id", "title", "notes", "suspected", "from"}
)
FLIPPED = {field.header: field for field in CHANGEABLE if field.answers}  # with the values it may have

TOP_FIELDS = (
    Field("version", "version", "The version of this form: 1.", absent=1),
    Field("platform", "text", "The marketplace; absent: upwork.", absent="upwork"),
    Field("currency", "currency", "The currency of every amount; absent: USD.", absent="USD"),
    Field("as_of", "day", "The day for which the score is computed; absent: today."),
    Field("observed", "observation", "The scores that the marketplace showed; in CSV: #observed,75@2016-08-21/100."),
    Field("unlisted", "whole", "How many contracts the file does not list; 0: none; absent: unknown.", greatest=9999),
    Field("agency", "flag", "Whether the score is that of an agency; absent: no.", absent=False),
    FROM,
)

OBSERVATION_FIELDS = (
    Field("on", "day", "The day it was shown.", required=True),
    Field("score", "shown_score", "The score, in percent; none: no score was shown."),
    Field("below", "whole", "The score was below this percent.", least=1, greatest=100),
    Field("range", "span", "The score was within these percents, both included."),
    Field("fell", "whole", "By how many points it was less than the score noted before.", greatest=100),
    Field("windows", "by_window", "The scores of single windows: percents by months."),
    Field("recommend", "fraction", "How many clients would recommend, of how many: 9 of 11."),
    Field("recommend_percent", "whole", "The share of clients who would recommend, in percent.", greatest=100),
    Field("eligible", "whole", "How many jobs the insights page had as eligible.", greatest=9999),
)
PAYMENT_FIELDS = (
    Field("on", "day", "The day it was paid.", required=True),
    Field("amount", "amount", "What was paid, gross.", required=True),
    Field("ref", "name", "The number that a report has for it; not in CSV."),
)
INTERIM_FIELDS = (
    Field("on", "day", "The day it was given.", required=True),
    Field("stars", "given_stars", f"The public feedback, {LEAST_STARS} to {MOST_STARS}.", required=True),
)
PROVENANCE_FIELDS = (
    Field("source", "name", "The kind of file.", required=True),
    Field("file", "name", "What the file was called.", required=True),
    Field("at", "name", "The line, or the path of a value in JSON.", required=True),
    Field("of", "name", "The fields whose values stood there.", required=True),
    Field("mark", "name", "Four hexadecimal digits a field, by which a change by hand is known.", required=True),
)

ITEM_FIELDS = {
    "payments": PAYMENT_FIELDS,
    "refunds": PAYMENT_FIELDS,
    "interim": INTERIM_FIELDS,
    "from": PROVENANCE_FIELDS,
    "observed": OBSERVATION_FIELDS,
}
OWNERS = ("freelancer", "freelancer_id")  # what the column is called that says whose a row is, in a table of many
OWN = "x_"  # how the names of fields begin that are kept and never read
LONGEST_NAME = 100  # letters of such a name: YAML takes no key beyond 1,024, and a letter may be written with ten


def by_name(fields: tuple[Field, ...]) -> dict[str, Field]:
    """The fields by their names in YAML."""
    return {field.name: field for field in fields}


def folded(header: str) -> str:
    """A header without what spelling varies: case, spaces round it, and the signs between its words."""
    return re.sub(r"[\s._-]+", "_", header.strip().casefold())


@cache
def by_header() -> dict[str, Field]:
    """The fields of a contract by every header that CSV may give them, folded."""
    fields = (field for field in CONTRACT_FIELDS if field is not FROM)
    return {folded(name): field for field in fields for name in (field.header, *field.aliases)}
