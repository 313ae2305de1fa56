"""The same questions from Python: open a history, then ask. A command is its options and one call of these.

An answer has the frozen result (`to_dict`, `to_json`) and the report (`to_text`, `to_markdown`). What fails is a
JssError with its faults. Nothing that answers is imported before it is asked for.
"""

from jss_cli.api.answered import Answered
from jss_cli.api.course import diff, timeline
from jss_cli.api.imports import ImportedHistory, ask_into, import_files, interviewed, origins, what_files_are
from jss_cli.api.letters import ask, reply, reply_template
from jss_cli.api.next import close_or_wait, plan, what_if
from jss_cli.api.opening import open_end, open_histories, open_history
from jss_cli.api.pages import page
from jss_cli.api.why import check, explain, infer, score, triage

__all__ = [
    "Answered",
    "ImportedHistory",
    "ask",
    "ask_into",
    "check",
    "close_or_wait",
    "diff",
    "explain",
    "import_files",
    "infer",
    "interviewed",
    "open_end",
    "open_histories",
    "open_history",
    "origins",
    "page",
    "plan",
    "reply",
    "reply_template",
    "score",
    "timeline",
    "triage",
    "what_files_are",
    "what_if",
]
