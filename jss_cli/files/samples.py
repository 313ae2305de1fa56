"""The sample histories that come with jss, and the starter file."""

from __future__ import annotations

from pathlib import Path

from jss_cli.errors import Fault, UsageError, did_you_mean

PACKAGE = Path(__file__).parent.parent
STARTER = Path(__file__).parent / "starter.yaml"


def _samples_folder() -> Path:
    """The folder of the samples: inside an installed package, beside it in a checkout."""
    installed = PACKAGE / "sample_histories"
    return installed if installed.is_dir() else PACKAGE.parent / "sample_histories"


def sample_names() -> tuple[str, ...]:
    """Every sample by its name, a CSV one with its suffix."""
    files = sorted(_samples_folder().glob("*.*"))
    names = [path.stem if path.suffix == ".yaml" else path.name for path in files if path.suffix in {".yaml", ".csv"}]
    return tuple(names)


def sample_path(name: str) -> Path:
    """The file of a sample. Raises UsageError (JSS904) for a name that is none."""
    names = sample_names()
    known = name.removesuffix(".yaml")
    if known not in names:
        hint = did_you_mean(known, names, f"the samples are {', '.join(names)}")
        raise UsageError(Fault("JSS904", f'no sample is called "{name}"', hint))
    return _samples_folder() / (known if known.endswith(".csv") else f"{known}.yaml")
