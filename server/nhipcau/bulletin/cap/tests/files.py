"""The alerts of others that lie beside the tests, and trees of them that can be compared."""

from pathlib import Path
from typing import Final

from lxml import etree

from nhipcau.bulletin.cap.reading import parser
from nhipcau.bulletin.cap.shapes import SIGNATURES

HERE: Final = Path(__file__).parent / "files"
REAL: Final = {path.stem: path.read_bytes() for path in sorted(HERE.glob("*.cap"))}
HOSTILE: Final = {path.stem: path.read_bytes() for path in sorted((HERE / "hostile").glob("*.cap"))}


def elements(content: bytes) -> list[tuple[str, str]]:
    """Every element of a file in its order, with its text: spaces between elements, comments and prefixes say nothing."""
    found = []
    for one in etree.fromstring(content, parser()).iter(etree.Element):
        text = "" if len(one) else one.text or ""
        if one.tag.startswith(f"{{{SIGNATURES}}}"):
            text = "".join(text.split())
        found.append((one.tag, text))
    return found


def plain(**changes: str) -> bytes:
    """A small alert; ``alert``, ``info`` and ``area`` put lines into it, other names change an element."""
    told = {"sent": "2026-11-22T08:00:00+07:00", "scope": "Public", "kind": "Alert", "before": "", "after": "", "info": "", "area": "", **changes}
    return (
        '<?xml version="1.0" encoding="UTF-8"?><alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>a-1</identifier><sender>dai@kttv.example</sender>'
        f"<sent>{told['sent']}</sent><status>Actual</status><msgType>{told['kind']}</msgType><scope>{told['scope']}</scope>{told['before']}"
        "<info><language>vi-VN</language><category>Met</category><event>Mưa lớn</event><urgency>Expected</urgency><severity>Moderate</severity>"
        f"<certainty>Likely</certainty>{told['info']}<area><areaDesc>Xã Nga My</areaDesc>{told['area']}</area></info>{told['after']}</alert>"
    ).encode()
