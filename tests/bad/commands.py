"""Command lines, streams and outputs that end badly, or that must not: run by bash in a folder with a few files."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from seen_cases import FOUR_JOBS

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample_histories" / "nine_jobs_75.yaml"
RIGHTS = "-dac_override,-dac_read_search"  # what lets root read anything
UNPRIVILEGED = f"setpriv --bounding-set={RIGHTS} --inh-caps={RIGHTS} " if os.geteuid() == 0 else ""
BROKEN = """\
import jss_cli.files.histories.source as source

def broken(*_):
    raise ValueError("client Bob")

source.read_document = broken
"""


def furnish(folder: Path) -> None:
    """Make the files that the command lines speak of."""
    text = SAMPLE.read_text("utf-8")
    shutil.copy(SAMPLE, folder / "history.yaml")
    (folder / "unseen.yaml").write_text("".join(line for line in text.splitlines(True) if "score: 75" not in line))
    (folder / "wrong.yaml").write_text(FOUR_JOBS.replace("score: 75", "score: 88"))
    (folder / "result.json").write_text('{"answers": "explain"}')
    (folder / "large.yaml").write_text(text + "#" * 2_000_000)
    (folder / "larger.yaml").write_text("contracts: [" + "{id: c1, client: A, started: 2024-01-08},\n" * 300_000 + "]")
    (folder / "mine.txt").write_text("old")
    (folder / "secret.yaml").touch(mode=0)
    (folder / "-x.yaml").write_text("contracts: [\n")
    (folder / "a\nb\x1b[31m.yaml").write_text("contracts: [\n")
    (folder / "folder").mkdir()
    (folder / "broken").mkdir()
    (folder / "broken" / "sitecustomize.py").write_text(BROKEN)
    (folder / "shadow").mkdir()
    (folder / "shadow" / "yaml.py").write_text("raise SystemExit('the wrong yaml')")
    os.mkfifo(folder / "pipe")
    os.mkfifo(folder / "rules.yaml")


@dataclass(frozen=True)
class Spoken:
    """A command line; its exit code; the first line on standard error ("" = nothing is said); the row of the list of
    bad inputs that it is for."""

    command: str
    exit: int
    says: str = ""
    row: int = 0


COMMANDS = (
    Spoken("jss reply - --template - <history.yaml", 2, "jss: error[JSS902]: standard input can be read once"),
    Spoken("jss diff - - <history.yaml", 2, "jss: error[JSS902]: standard input can be read once"),
    Spoken(
        "jss score history.yaml --policy rules.yaml",
        3,
        "rules.yaml: error[JSS950]: the policy is a pipe that nobody has written to",
        row=8,
    ),
    Spoken("jss score history.yaml --input-format jsn", 2, 'jss: error[JSS903]: no format is called "jsn"'),
    Spoken("jss explian history.yaml", 2, 'jss: error[JSS900]: no command is called "explian"'),
    Spoken("jss explain history.yaml --frmat json", 2, 'jss: error[JSS901]: no option is called "--frmat"'),
    Spoken("jss timeline history.yaml more.yaml", 2, "jss: error[JSS902]: got unexpected extra argument(s) (more"),
    Spoken("jss explain history.yaml --top x", 2, 'jss: error[JSS902]: --top is a whole number of at least 1, not "x"'),
    Spoken("jss explain history.yaml --as-of 21.8.2016", 2, 'jss: error[JSS903]: "21.8.2016" is not a day'),
    Spoken("jss explain history.yaml --format jsno", 2, 'jss: error[JSS903]: no format is called "jsno"'),
    Spoken("jss init --sample nine_jobs_57", 2, 'jss: error[JSS904]: no sample is called "nine_jobs_57"'),
    Spoken("jss rule JSS291", 3, 'jss: error[JSS905]: no rule and no error is called "JSS291"'),
    Spoken(
        "jss timeline history.yaml --from 2017-01-01 --to 2016-01-01",
        2,
        "jss: error[JSS906]: --from 2017-01-01 is after --to 2016-01-01",
    ),
    Spoken("jss diff result.json history.yaml", 3, "result.json: error[JSS907]: it is no result of jss explain"),
    Spoken("jss explain history.yaml --format ics", 2, "jss: error[JSS908]: this answer has no days for a calendar"),
    Spoken("jss what-if history.yaml c99.stars=5", 2, 'jss: error[JSS909]: c99.stars=5: no contract is called "c99"'),
    Spoken("jss check wrong.yaml", 1),
    Spoken("jss infer history.yaml --prior x=3", 2, 'jss: error[JSS935]: --prior "x=3" has no fact "x"'),
    Spoken("jss infer unseen.yaml", 2, "jss: error[JSS937]: no observed score is given, and the file has none"),
    Spoken("jss explain history.yaml --policy upwrok-2016", 3, 'jss: error[JSS951]: no policy is called "upwrok-2016"'),
    Spoken("jss explain history.yaml --encoding cp12522", 2, 'jss: error[JSS968]: no encoding is called "cp12522"'),
    Spoken("ulimit -v 100000; jss explain larger.yaml", 3, "larger.yaml: error[JSS998]: the input is nested too deep"),
    Spoken("PYTHONPATH=broken jss score history.yaml", 70, "history.yaml: error[JSS999]: this is a bug in jss, not"),
    # what is read
    Spoken("jss explain histroy.yaml", 3, "histroy.yaml: error[JSS984]: no such file: histroy.yaml", 1),
    Spoken("jss explain folder", 3, "folder: error[JSS985]: is a folder", 2),
    Spoken(
        f"{UNPRIVILEGED}jss explain secret.yaml",
        3,
        "secret.yaml: error[JSS986]: may not be read: the right to read it",
        3,
    ),
    Spoken("jss explain /dev/zero", 3, "/dev/zero: error[JSS987]: not a regular file", 7),
    Spoken("jss explain - </dev/zero", 3, "<stdin>: error[JSS980]: larger than 16 MiB", 7),
    Spoken("yes 'contracts: [' | jss explain", 3, "<stdin>: error[JSS980]: larger than 16 MiB", 7),
    Spoken("jss explain - </dev/null", 3, "<stdin>: error[JSS910]: no contracts in <stdin>", 8),
    Spoken("jss explain - <&-", 3, "<stdin>: error[JSS989]: standard input is closed", 9),
    Spoken("jss explain /proc/self/mem", 3, "/proc/self/mem: error[JSS987]: cannot be read: Input/output error", 10),
    Spoken("jss explain -- -x.yaml", 3, "-x.yaml:1:12: error[JSS972]: the [ that opens here is not closed; ", 13),
    Spoken("jss explain a*.yaml", 3, r"a\u000ab\u001b[31m.yaml:1:12: error[JSS972]: the [ that opens here is ", 13),
    Spoken("jss explain $'\\xff.yaml'", 3, r"\udcff.yaml: error[JSS984]: no such file: \udcff.yaml", 13),
    Spoken("jss score history.yaml ./history.yaml", 0, row=68),
    # limits, each by its option
    Spoken("jss score large.yaml --max-size 1", 3, "large.yaml: error[JSS980]: larger than 1 MiB"),
    Spoken("jss score large.yaml --max-size 2", 0),
    Spoken(
        "jss score history.yaml --max-contracts 8", 3, "history.yaml:90:5: error[JSS981]: more than 8 contracts", 38
    ),
    Spoken("jss score history.yaml --max-contracts 9", 0),
    Spoken("jss score history.yaml --max-depth 2", 3, "history.yaml:12:5: error[JSS973]: nested deeper than 2 levels"),
    Spoken("jss score history.yaml --max-depth 4", 0),
    Spoken("jss score history.yaml --max-field 9", 3, "history.yaml:10:8: error[JSS982]: as_of is 10 characters long"),
    Spoken("jss score history.yaml --max-field 200", 0),
    Spoken("jss score history.yaml --max-digits 2", 3, "history.yaml:20:13: error[JSS983]: contract c1: earned has "),
    Spoken("jss score history.yaml --max-digits 4", 0),
    # what is written
    Spoken("jss timeline history.yaml -o ''", 2, "jss: error[JSS903]: the output has an empty name", 2),
    Spoken("jss timeline history.yaml -o folder", 4, "jss: error[JSS992]: folder is a folder", 79),
    Spoken(
        "jss explain history.yaml --format plain -o history.yaml",
        4,
        "jss: error[JSS991]: history.yaml is a file that was read",
        79,
    ),
    Spoken(
        "jss explain - --format plain -o ./history.yaml --force <history.yaml",
        4,
        "jss: error[JSS991]: history.yaml is a file",
        79,
    ),
    Spoken("jss explain history.yaml -o mine.txt", 4, "jss: error[JSS993]: mine.txt exists already", 79),
    Spoken("jss explain history.yaml -o nowhere/x.txt", 4, "jss: error[JSS997]: there is no folder nowhere", 79),
    Spoken("jss explain history.yaml -o pipe --force", 4, "jss: error[JSS996]: pipe is not a regular file", 79),
    Spoken("jss explain history.yaml -o /dev/full", 4, "jss: error[JSS996]: /dev/full is not a regular file", 79),
    Spoken(
        "ulimit -f 1; jss explain history.yaml -o new.txt", 4, "jss: error[JSS990]: could not write new.txt: file ", 80
    ),
    Spoken(
        "jss score history.yaml >/dev/full", 4, "jss: error[JSS994]: could not write to standard output: no spa", 80
    ),
    Spoken("jss score history.yaml >&-", 4, "jss: error[JSS995]: standard output is closed", 81),
    Spoken("yes | head -c 9 | jss explain history.yaml | head -c 9 >/dev/null", 0, row=81),
    # where it runs
    Spoken("LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 jss explain history.yaml", 0, row=83),
    Spoken("PYTHONIOENCODING=cp1252 jss explain history.yaml", 0, row=83),
    Spoken("COLUMNS=0 TERM=dumb jss score history.yaml", 0, row=84),
    Spoken("COLUMNS=1 jss explain history.yaml", 0, row=84),
    Spoken("COLUMNS=abc jss score history.yaml", 0, row=84),
    Spoken("COLUMNS=10000 jss score history.yaml", 0, row=84),
    Spoken("env -u HOME -u TERM TMPDIR=/nowhere jss score history.yaml", 0, row=85),
    Spoken('P=$PWD; mkdir gone; cd gone; rmdir "$P/gone"; jss score "$P/history.yaml"', 0, row=85),
    Spoken("cd shadow; jss explain ../history.yaml", 0, row=85),
    Spoken("TZ=Nowhere/9 PYTHONOPTIMIZE=2 PYTHONWARNINGS=error jss explain history.yaml", 0, row=86),
)
