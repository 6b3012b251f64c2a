"""What the house says about itself while it runs: figures, traces and lines of its log."""

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import psutil

FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # prometheus-client's own word: set before it is imported, its workers count together
ABOVE = "metrics-"


@dataclass(frozen=True)
class Telemetry:
    """``metrics``: whether figures are kept; ``token`` opens them from elsewhere; ``traces`` where spans go, or nothing."""

    metrics: bool
    token: str
    traces: str


def telemetry() -> Telemetry:
    """Read it from the environment."""
    return Telemetry(
        metrics=os.environ.get("NHIPCAU_METRICS", "on") != "off",
        token=os.environ.get("NHIPCAU_METRICS_TOKEN", ""),
        traces=os.environ.get("NHIPCAU_TRACES", ""),
    )


def open_folder() -> None:
    """Make the folder that all processes of this house count in; what houses that are gone have left is cleared away.

    Call it before Django is set up: whoever imports prometheus-client first decides whether workers count together.
    """
    if os.environ.get(FOLDER) or not telemetry().metrics:
        return
    above = Path(os.environ.get("RUNTIME_DIRECTORY") or tempfile.gettempdir())
    for old in above.glob(f"{ABOVE}{os.getuid()}-*"):
        pid = old.name.rpartition("-")[2]
        if not (pid.isdigit() and psutil.pid_exists(int(pid))):
            shutil.rmtree(old, ignore_errors=True)
    own = above / f"{ABOVE}{os.getuid()}-{os.getpid()}"
    shutil.rmtree(own, ignore_errors=True)
    own.mkdir(mode=0o700)
    os.environ[FOLDER] = str(own)


def logging(level: str) -> dict[str, object]:
    """Return Django's LOGGING: a line for people, or one JSON object a line for machines.

    A page not found is no event; whoever answers 503 has said so. Where real households are served, no line holds
    the words of an exception: they may quote what somebody wrote.
    """
    machines = os.environ.get("NHIPCAU_LOG_FORMAT") == "json"
    careful = machines or os.environ.get("NHIPCAU_ENV") == "production"
    line = {"()": "nhipcau.settings.lines.json_lines" if machines else "nhipcau.settings.lines.plain_lines", "careful": careful}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": line},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
        "filters": {
            "not_away": {
                "()": "django.utils.log.CallbackFilter",
                "callback": lambda record: getattr(record, "status_code", 0) != 503,  # noqa: PLR2004 (whoever answers it, says so)
            },
        },
        "loggers": {
            "django.request": {"level": "ERROR", "filters": ["not_away"]},
            "nhipcau.request": {"level": "INFO" if machines else level},
        },
        "root": {"handlers": ["console"], "level": level},
    }
