"""The constants of the model of the seen score, as every shipped policy has them."""

from __future__ import annotations

from datetime import date

from jss_cli.files.policy import load_policy

ASSUMED = load_policy(None, date(2026, 11, 26)).seen
