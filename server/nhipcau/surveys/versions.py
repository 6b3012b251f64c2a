"""The version that an XForm says of itself."""

from lxml import etree

from nhipcau.surveys.plans.xform import XF, parsed


def with_version(xml: str, version: str) -> str:
    """Return an XForm that says its version, so that programs of others know a new one."""
    root = parsed(xml.encode())
    data = next(iter(root.iterfind(f".//{XF}instance/*")))
    if data.get("version") == version:
        return xml
    data.set("version", version)
    return str(etree.tostring(root, encoding="unicode"))
