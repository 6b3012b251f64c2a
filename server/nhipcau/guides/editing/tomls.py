"""A guide as its content file: written in the house's way, read back to the same version."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, Final

from nhipcau.guides.editing.columns import BY_KIND, bare
from nhipcau.guides.editing.problems import BAD_FILE
from nhipcau.guides.editing.rules import is_draft
from nhipcau.kernel.problems import Refusal

_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")
_HEAD: Final = ("procedure", "title", "intro", "pictogram", "valid_from", "valid_to", "replaces", "source")
_PARTS: Final = ("review", "place", "time")
_KINDS: Final = ("values", "fees", "questions", "papers", "steps", "warnings", "mistakes", "conflicts")
_FIRST: Final = ("id", "kind", "name", "text", "label", "how", "ask", "why")


def written(body: Mapping[str, Any]) -> str:
    """Return the content file of a guide."""
    plain = bare(dict(body))
    lines = [f"{name} = {_value(plain[name])}" for name in _HEAD if name in plain]
    for part in _PARTS:
        if part in plain:
            lines += ["", f"[{part}]", *_pairs(plain[part])]
    for kind in _KINDS:
        for line in plain.get(kind, []):
            lines += ["", f"[[{kind}]]", *_line(line)]
    return "\n".join(lines) + "\n"


def read(text: str, procedure: str) -> dict[str, Any]:
    """Return the guide of a content file.

    Raises:
        Refusal: 422.131 it is no TOML, or no guide of this procedure.
    """
    try:
        body = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refusal(BAD_FILE, what=f"{error}", what_en=f"{error}") from error
    if body.get("procedure") != procedure:
        raise Refusal(
            BAD_FILE,
            what=f"tệp là của thủ tục {str(body.get('procedure', '?'))[:20]}",
            what_en=f"it is a file of procedure {str(body.get('procedure', '?'))[:20]}",
        )
    if not is_draft(body, procedure):
        raise Refusal(
            BAD_FILE, what="có bảng sai dạng hoặc dòng thiếu mã", what_en="a table is misshapen, or a line has no id"
        )
    return bare(body)


def _line(line: Mapping[str, Any]) -> Iterator[str]:
    names = [*(name for name in _FIRST if name in line), *(name for name in line if name not in _FIRST)]
    for name in names:
        value = line[name]
        if name in {"options", "periods"} and value:
            yield f"{name} = ["
            yield from (f"  {_value(entry)}," for entry in value)
            yield "]"
        else:
            yield f"{_key(name)} = {_value(value)}"


def _pairs(table: Mapping[str, Any]) -> Iterator[str]:
    return (f"{_key(name)} = {_value(value)}" for name, value in table.items())


def _key(name: str) -> str:
    return name if _KEY.fullmatch(name) else _text(name)


def _value(value: Any) -> str:  # noqa: ANN401 (any value of a guide)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list):
        return f"[{', '.join(_value(entry) for entry in value)}]"
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{_key(name)} = {_value(entry)}' for name, entry in value.items())} }}"
    return _text(str(value))


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


assert {*_KINDS} == {*BY_KIND}  # noqa: S101 (a kind that is not written would be lost)
