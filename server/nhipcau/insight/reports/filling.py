"""Words into Word: our own template in this process, an office's in a process of its own. A wrong template never breaks ours."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final

from nhipcau.insight.reports import problems
from nhipcau.insight.reports.checking import Fault, check_package
from nhipcau.insight.reports.words import SHAPE
from nhipcau.kernel.problems import Refusal

PATIENCE: Final = 20.0  # seconds
ROOM: Final = {"PATH", "LANG", "LC_ALL", "PYTHONPATH", "VIRTUAL_ENV", "SYSTEMROOT"}  # of the environment, so that no key goes along
TOLD: Final = {
    "too_large": problems.TEMPLATE_TOO_LARGE,
    "broken": problems.NO_WORD_FILE,
    "macro": problems.TEMPLATE_HAS_MACROS,
    "outside": problems.TEMPLATE_REACHES_OUT,
    "unknown": problems.UNKNOWN_WORD,
    "sentence": problems.TEMPLATE_MISREAD,
    "forbidden": problems.FORBIDDEN_WORD,
}


def ours(words: Mapping[str, Any]) -> bytes:
    """Return a report by the house's own template."""
    content = import_module("nhipcau.insight.reports.standard").standard()
    document: bytes = import_module("nhipcau.insight.reports.trying").filled(content, words, SHAPE)[0]
    return document


def own_template() -> bytes:
    """Return the house's own template, to be changed in Word."""
    content: bytes = import_module("nhipcau.insight.reports.standard").standard()
    return content


def looked_through(template: bytes) -> None:
    """Look a template through, without filling it in.

    Raises:
        Refusal: 413.575, 422.575–422.577 it is no plain Word file.
    """
    try:
        check_package(template)
    except Fault as fault:
        raise Refusal(TOLD[fault.kind], where=fault.where) from fault


def theirs(template: bytes, words: Mapping[str, Any]) -> tuple[bytes, list[str]]:
    """Return a report by an office's template, and which words the template uses.

    Raises:
        Refusal: 413.575, 422.575–422.581 why the template cannot be used.
    """
    asked = {"template": base64.b64encode(template).decode(), "data": dict(words), "shape": SHAPE}
    few = {name: value for name, value in os.environ.items() if name in ROOM}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "nhipcau.insight.reports.trying"], input=json.dumps(asked).encode(), capture_output=True, timeout=PATIENCE, check=True, env=few
        )
        told = json.loads(done.stdout)
    except (subprocess.SubprocessError, OSError, ValueError) as error:
        raise Refusal(problems.TEMPLATE_TOO_SLOW) from error
    if "fault" in told:
        raise Refusal(TOLD[told["fault"]], where=told["where"])
    return base64.b64decode(told["document"]), list(told["used"])
