"""An alert into the file that others read: checked by the schema and the rules before it leaves."""

from typing import Final

from lxml import etree

from nhipcau.bulletin.cap.problems import AGAINST_RULES, UNREADABLE
from nhipcau.bulletin.cap.reading import check, parser
from nhipcau.bulletin.cap.rules import faults
from nhipcau.bulletin.cap.shapes import NAMESPACE, Alert, Area, Info, Pair, Resource
from nhipcau.kernel.problems import Refusal

Lines = list[tuple[str, str | None]]
_HEAD: Final = b"<?xml version='1.0' encoding='UTF-8'?>\n"


def write(alert: Alert) -> bytes:
    """Return an alert as a file in UTF-8; what was read by `reading.read` says the same again.

    A signature of others goes along in its place, though only the file as it came is sure to keep it true.

    Raises:
        Refusal: 422.387 a letter that no XML can hold; 422.390 and 422.391 it keeps not to the standard.
    """
    try:
        root = _root(alert)
    except ValueError as error:
        raise Refusal(UNREADABLE, why="có ký tự lạ", why_en="it has letters that no XML can hold") from error
    check(root)
    for vi, en in faults(alert):
        raise Refusal(AGAINST_RULES, why=vi, why_en=en)
    return b"".join((_HEAD, etree.tostring(root, encoding="UTF-8"), b"\n"))


def _root(alert: Alert) -> etree._Element:
    root = etree.Element(f"{{{NAMESPACE}}}alert", nsmap={None: NAMESPACE})
    _put(root, [
        ("identifier", alert.identifier), ("sender", alert.sender), ("sent", alert.sent), ("status", alert.status),
        ("msgType", alert.kind), ("source", alert.source), ("scope", alert.scope), ("restriction", alert.restriction),
        ("addresses", alert.addresses), *(("code", one) for one in alert.codes), ("note", alert.note),
        ("references", alert.references), ("incidents", alert.incidents),
    ])  # fmt: skip
    for info in alert.infos:
        _info(_child(root, "info"), info)
    for signature in alert.signatures:
        root.append(etree.fromstring(signature, parser()))
    return root


def _child(parent: etree._Element, name: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")


def _put(parent: etree._Element, lines: Lines) -> None:
    for name, text in lines:
        if text is not None:
            _child(parent, name).text = text


def _pairs(parent: etree._Element, name: str, pairs: tuple[Pair, ...]) -> None:
    for pair in pairs:
        _put(_child(parent, name), [("valueName", pair.name), ("value", pair.value)])


def _info(parent: etree._Element, info: Info) -> None:
    _put(parent, [
        ("language", info.language), *(("category", one) for one in info.categories), ("event", info.event),
        *(("responseType", one) for one in info.responses), ("urgency", info.urgency), ("severity", info.severity),
        ("certainty", info.certainty), ("audience", info.audience),
    ])  # fmt: skip
    _pairs(parent, "eventCode", info.event_codes)
    _put(parent, [
        ("effective", info.effective), ("onset", info.onset), ("expires", info.expires), ("senderName", info.sender_name),
        ("headline", info.headline), ("description", info.description), ("instruction", info.instruction),
        ("web", info.web), ("contact", info.contact),
    ])  # fmt: skip
    _pairs(parent, "parameter", info.parameters)
    for resource in info.resources:
        _resource(_child(parent, "resource"), resource)
    for area in info.areas:
        _area(_child(parent, "area"), area)


def _resource(parent: etree._Element, one: Resource) -> None:
    _put(parent, [
        ("resourceDesc", one.description), ("mimeType", one.mime), ("size", one.size), ("uri", one.uri),
        ("derefUri", one.inside), ("digest", one.digest),
    ])  # fmt: skip


def _area(parent: etree._Element, area: Area) -> None:
    polygons: Lines = [("polygon", one) for one in area.polygons]
    circles: Lines = [("circle", one) for one in area.circles]
    _put(parent, [("areaDesc", area.description), *polygons, *circles])
    _pairs(parent, "geocode", area.geocodes)
    _put(parent, [("altitude", area.altitude), ("ceiling", area.ceiling)])
