"""An office's template filled in by a process of its own, with little time and little room: it may only be slow, or refused.

Run as ``python -m nhipcau.insight.reports.trying``: it reads what it is given as JSON and answers as JSON. It opens
neither the database nor the settings; a template that finds a way out of the sandbox finds nothing here.
"""

from __future__ import annotations

import base64
import io
import json
import resource
import sys
import zipfile
from collections.abc import Mapping
from typing import Any, Final

from docxtpl import DocxTemplate  # type: ignore[import-untyped]

from nhipcau.insight.reports.checking import Fault, check_package
from nhipcau.insight.reports.sentences import check_words, environment

SECONDS: Final = 12  # of computing
MEMORY: Final = 1 << 30  # bytes
LARGEST: Final = 8 * 1024 * 1024  # bytes of a finished document, unpacked
EPOCH: Final = (2000, 1, 1, 0, 0, 0)  # every part of a document bears this day, so that the same words are the same bytes
SPOKEN: Final = ("author", "comments", "identifier", "language", "subject", "title")


def filled(content: bytes, data: Mapping[str, Any], shape: Mapping[str, Any]) -> tuple[bytes, list[str]]:
    """Return a template filled in, and which of our words it uses.

    Raises:
        Fault: why it is not taken.
    """
    check_package(content)
    try:
        template = DocxTemplate(io.BytesIO(content))
        used = _words_of(template, shape)
        template.render(dict(data), jinja_env=environment(), autoescape=True)
        file = io.BytesIO()
        template.save(file)
    except Fault:
        raise
    except Exception as error:
        raise Fault("broken", type(error).__name__) from error
    return same_bytes(file.getvalue()), sorted(used & set(shape))


def _words_of(template: DocxTemplate, shape: Mapping[str, Any]) -> set[str]:
    """Return what is used in the body, in every other part (headers, footers, footnotes), and in the file's properties."""
    template.init_docx()
    others = (part for part in template.docx.part.package.iter_parts() if part is not template.docx.part)
    sources = [
        template.patch_xml(template.get_xml()),
        *(template.patch_xml(part.blob.decode("utf-8")) for part in others if part.partname.endswith(".xml")),
        *(getattr(template.docx.core_properties, name) or "" for name in SPOKEN),
    ]
    return set().union(*(check_words(source, shape) for source in sources))


def same_bytes(content: bytes) -> bytes:
    """Return a package whose parts bear no moment: told twice, it is the same file.

    Raises:
        Fault: too_large: what was filled in has grown beyond reason.
    """
    file, left = io.BytesIO(), LARGEST
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            left -= entry.file_size
            if left < 0:
                raise Fault("too_large", entry.filename)
            part = zipfile.ZipInfo(entry.filename, EPOCH)
            part.compress_type, part.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(part, old.read(entry))
    return file.getvalue()


def main() -> None:
    """Answer one request."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    asked = json.load(sys.stdin)
    try:
        document, used = filled(base64.b64decode(asked["template"]), asked["data"], asked["shape"])
    except Fault as fault:
        json.dump({"fault": fault.kind, "where": fault.where}, sys.stdout)
    else:
        json.dump({"document": base64.b64encode(document).decode(), "used": used}, sys.stdout)


if __name__ == "__main__":
    main()
