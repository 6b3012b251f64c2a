"""Sheets of paper as PDF/A, by a compiler that is kept, in the house's own type, tagged for readers."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, cast

import typst

STANDARD: Final = "a-2a"  # PDF/A-2, accessible: tagged, with its language and its reading order
_ONE_AT_A_TIME = threading.Lock()


def compiled(template: Path, data: Mapping[str, Any], *, moment: int | None = None) -> bytes:
    """Compile a template with its data. One at a time: the compiler is kept, with its fonts and its memory.

    ``moment``: the second that the file bears, so that the same words make the same bytes; else now.
    """
    told = {"data": json.dumps(data, ensure_ascii=False)}
    with _ONE_AT_A_TIME:
        pdf = _compiler(template.parent).compile(
            input=str(template), sys_inputs=told, pdf_standards=STANDARD, timestamp=int(time.time()) if moment is None else moment
        )
    return cast("bytes", pdf)  # one file, since it is a PDF


def pictured(template: Path, data: Mapping[str, Any], dots: float) -> list[bytes]:
    """Draw each page of a template with its data as a PNG of so many dots an inch, for the documents."""
    told = {"data": json.dumps(data, ensure_ascii=False)}
    with _ONE_AT_A_TIME:
        pages = _compiler(template.parent).compile(input=str(template), sys_inputs=told, format="png", ppi=dots)
    return [pages] if isinstance(pages, bytes) else cast("list[bytes]", pages)


@lru_cache(maxsize=4)
def _compiler(root: Path) -> typst.Compiler:
    found = find_spec("fontpkg_be_vietnam_pro")
    fonts = [str(Path(str(found.origin)).parent / "files")] if found else []
    return typst.Compiler(root=str(root), font_paths=fonts, ignore_system_fonts=True)
