"""Alerts of several countries: read whole, given out again without loss; what is hostile or broken is refused by number."""

import base64
import hashlib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from nhipcau.bulletin.cap.reading import MOST_BYTES, read
from nhipcau.bulletin.cap.rules import own_faults
from nhipcau.bulletin.cap.shapes import Alert, Area, Info, Pair, Resource, moment
from nhipcau.bulletin.cap.tests.files import HOSTILE, REAL, elements, plain
from nhipcau.bulletin.cap.writing import write
from nhipcau.kernel.problems import Refusal


def refused(content: bytes) -> tuple[str, dict[str, Any]]:
    with pytest.raises(Refusal) as found:
        read(content)
    return found.value.problem.number, found.value.details


@pytest.mark.parametrize("name", REAL)
def test_a_real_alert_is_read_and_written_without_losing_an_element(name: str) -> None:
    alert = read(REAL[name])
    again = write(alert)
    assert elements(again) == elements(REAL[name])
    assert read(again) == alert


def test_they_come_from_six_countries_in_eight_languages_and_two_are_signed() -> None:
    alerts = [read(content) for content in REAL.values()]
    assert {name[:2] for name in REAL} == {"au", "be", "cm", "cn", "de", "us"}
    assert len({info.language for alert in alerts for info in alert.infos if info.language}) == 8
    assert sum(bool(alert.signatures) for alert in alerts) == 2
    assert {alert.kind for alert in alerts} == {"Alert", "Update"}


def test_every_element_of_a_real_alert_is_where_the_standard_says() -> None:
    belgium, china, fire = read(REAL["be-rain"]), read(REAL["cn-lightning"]), read(REAL["au-fire"])
    assert [info.language for info in belgium.infos] == ["nl-BE", "fr-BE", "en-GB", "de-DE"]
    assert belgium.earlier == (("kmi-irm", "2.49.0.0.56.0.BE.20240712034751.1592219", "2024-07-12T05:50:00+02:00"),)
    assert china.note == ""
    assert china.source is None
    assert china.infos[1].event == "雷电"
    assert fire.infos[0].categories == ("Fire", "Met")
    assert fire.infos[0].parameters[-1] == Pair("AllocatedResources", "")
    assert fire.infos[0].areas[0].circles == ("-35.3888,147.0598 25.0",)
    assert fire.infos[0].resources == (Resource("map", "text/html", uri="http://www.rfs.nsw.gov.au/dsp_content.cfm?CAT_ID=683"),)
    assert read(REAL["de-thunderstorm"]).infos[0].areas[1].ceiling == "9842.5197"
    assert "Usulután" in (read(REAL["us-quake-signed"]).infos[0].headline or "")


def test_the_digest_of_a_signed_alert_still_fits_the_bytes_that_are_kept() -> None:
    root = etree.fromstring(REAL["us-quake-signed"])
    signature = root[-1]
    told = signature.findtext(".//{*}DigestValue")
    root.remove(signature)
    assert base64.b64encode(hashlib.sha1(etree.tostring(root, method="c14n")).digest()).decode() == told  # noqa: S324


# ── hostile


BOMB = '<!DOCTYPE alert [<!ENTITY a "ha">' + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)) + "]>"


def swapped(before: str, after: str, **changes: str) -> bytes:
    return plain(**changes).replace(before.encode(), after.encode())


@pytest.mark.parametrize(
    ("content", "number"),
    [
        (HOSTILE["xee"], "422.388"),
        (HOSTILE["invalid"], "422.390"),
        (HOSTILE["us-flood-1.1"], "422.389"),
        (swapped("<alert", BOMB + "<alert").replace("Mưa lớn".encode(), b"&i;"), "422.388"),
        (swapped("<alert", '<!doctype alert SYSTEM "file:///etc/passwd"><alert'), "422.388"),
        (("\ufeff" + swapped("UTF-8", "UTF-16").decode().replace("<alert", "<!DOCTYPE alert><alert")).encode("utf-16-le"), "422.388"),
        (swapped("UTF-8", "UTF-7").replace(b"<alert", b"+ADwAIQ-DOCTYPE alert+AD4-<alert"), "422.387"),
        (swapped("UTF-8", "cp037"), "422.387"),
        (swapped("UTF-8", "cp037").decode().encode("cp037", "ignore"), "422.387"),
        (swapped("Mưa lớn", "&xxe;"), "422.387"),
        (plain().replace("ư".encode(), b"\xff\xfe"), "422.387"),
        (plain()[:-9], "422.387"),
        (b"", "422.387"),
        (b"BAN TIN MUA LON", "422.387"),
        (b"PK\x03\x04", "422.387"),
        (plain(after="<x>" * 300 + "</x>" * 300), "422.387"),
        (plain(info=f"<headline>{'a' * MOST_BYTES}</headline>"), "413.386"),
        (b'<rss version="2.0"/>', "422.389"),
        (swapped("cap:1.2", "cap:9.9"), "422.389"),
        (swapped(' xmlns="urn:oasis:names:tc:emergency:cap:1.2"', ""), "422.389"),
        (swapped("<status>Actual", "<status>Thật"), "422.390"),
        (swapped("<identifier>", '<identifier x="1">'), "422.390"),
        (plain(sent="2026-11-22T08:00:00Z"), "422.390"),
        (plain(sent="2026-11-22T08:00:00"), "422.390"),
        (plain(sent="2026-02-30T08:00:00+07:00"), "422.390"),
        (plain(area='<x xmlns="http://www.w3.org/2001/XInclude"/>'), "422.390"),
    ],
)  # fmt: skip
def test_what_is_hostile_broken_or_of_another_kind_is_refused_by_its_number(content: bytes, number: str) -> None:
    assert refused(content)[0] == number


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"kind": "Update"}, "no earlier message"),
        ({"kind": "Cancel", "before": "<references>  </references>"}, "no earlier message"),
        ({"kind": "Update", "before": "<references>a,b</references>"}, "no earlier message"),
        ({"kind": "Update", "before": "<references>a,b,2026-11-22T08:00:00+07:00 c</references>"}, "sender,identifier,time"),
        ({"before": "<references>a,b,hôm-qua</references>"}, "sender,identifier,time"),
        ({"scope": "Restricted"}, "no restriction"),
        ({"scope": "Private"}, "no address"),
        ({"area": "<polygon>1,1 1,2 2,2 2,1</polygon>"}, "not closed"),
        ({"area": "<polygon>1,1 1,2 1,1</polygon>"}, "not closed"),
        ({"area": "<polygon>91,1 1,2 2,2 91,1</polygon>"}, "not on earth"),
        ({"area": "<polygon>a,1 1,2 2,2 a,1</polygon>"}, "not on earth"),
        ({"area": "<circle>19.2,104.5</circle>"}, "a point and a radius"),
        ({"area": "<circle>19.2,104.5 -3</circle>"}, "a point and a radius"),
        ({"area": "<ceiling>100</ceiling>"}, "without an altitude"),
        ({"info": "<resource><resourceDesc>x</resourceDesc><mimeType>a/b</mimeType><size>-1</size></resource>"}, "smaller than nothing"),
    ],
)
def test_a_rule_that_the_schema_does_not_hold_is_held(changes: dict[str, str], said: str) -> None:
    number, details = refused(plain(**changes))
    assert number == "422.391"
    assert said in details["why_en"]


@pytest.mark.parametrize("name", ["", "a b", "a,b", "a&amp;b", "a&lt;b"])
def test_a_name_that_could_not_be_referred_to_is_refused(name: str) -> None:
    assert refused(swapped("<identifier>a-1", f"<identifier>{name}"))[0] == "422.391"


def test_nothing_of_the_file_is_opened_when_it_names_another_on_this_disk(tmp_path: Any) -> None:
    secret = tmp_path / "secret"
    secret.write_text("bí mật")
    include = f'<x xmlns="http://www.w3.org/2001/XInclude" href="{secret.as_uri()}" parse="text"/>'
    assert "bí mật" not in str(refused(plain(area=include))[1])
    entity = swapped("<alert", f'<!DOCTYPE alert [<!ENTITY s SYSTEM "{secret.as_uri()}">]><alert')
    assert refused(entity) == ("422.388", {})


def test_ours_must_end_and_name_communes_while_others_need_not() -> None:
    alert = read(plain())
    told = {en for _, en in own_faults(alert)}
    assert told == {"it has no end after its beginning", "it names no commune"}
    info = replace(alert.infos[0], expires="2026-11-23T08:00:00+07:00", areas=(Area("Xã Nga My", geocodes=(Pair("VN:maXa", "16933"),)),))
    assert list(own_faults(replace(alert, infos=(info,)))) == []
    assert {en for _, en in own_faults(replace(alert, infos=()))} == {"it says nothing"}
    assert {en for _, en in own_faults(replace(alert, infos=(info,), signatures=("<x/>",)))} == {"it carries the signature of others"}


def test_a_time_without_an_offset_or_out_of_any_calendar_is_none() -> None:
    assert moment("2026-11-22T08:00:00") is None
    assert moment("2026-02-30T08:00:00+07:00") is None
    assert moment(None) is None
    assert moment("2013-01-24T21:26:00-00:00") == moment("2013-01-25T04:26:00+07:00")


# ── whatever our shapes allow

letters = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn"), include_characters="\n\t\r"), max_size=20)
names = st.from_regex(r"[A-Za-z0-9.:_/-]{1,20}", fullmatch=True)
some = st.none() | letters
addresses = st.none() | names.map(lambda name: f"https://nhipcau.example/{name}")
pairs = st.lists(st.builds(Pair, letters, letters), max_size=2).map(tuple)
offsets = st.sampled_from(["+07:00", "-00:00", "+00:00", "-10:00", "+05:30"])
times = st.builds(lambda at, offset: f"{at:%Y-%m-%dT%H:%M:%S}{offset}".rjust(25, "0"), st.datetimes(), offsets)
points = st.builds("{:.4f},{:.4f}".format, st.floats(-90, 90), st.floats(-180, 180))
polygons = st.lists(points, min_size=3, max_size=5).map(lambda found: " ".join([*found, found[0]]))
circles = st.builds("{} {:.1f}".format, points, st.floats(0, 500))
heights = st.sampled_from([(None, None), ("0.0", None), ("10", "9842.5197")])


@st.composite
def areas(draw: Any) -> Area:
    altitude, ceiling = draw(heights)
    shapes = (tuple(draw(st.lists(one, max_size=2))) for one in (polygons, circles))
    return Area(draw(letters), *shapes, geocodes=draw(pairs), altitude=altitude, ceiling=ceiling)


resources = st.builds(
    Resource, letters, letters, size=st.none() | st.integers(0, 10**9).map(str), uri=addresses, inside=some, digest=some
)
infos = st.builds(
    Info, st.lists(st.sampled_from(["Geo", "Met", "Other"]), min_size=1, max_size=2).map(tuple), letters,
    st.sampled_from(["Immediate", "Unknown"]), st.sampled_from(["Extreme", "Minor"]), st.sampled_from(["Observed", "Likely"]),
    language=st.none() | st.sampled_from(["vi-VN", "hmn", "en"]), responses=st.lists(st.sampled_from(["Shelter", "None"]), max_size=2).map(tuple),
    audience=some, event_codes=pairs, effective=st.none() | times, onset=st.none() | times, expires=st.none() | times, sender_name=some,
    headline=some, description=some, instruction=some, web=addresses, contact=some, parameters=pairs,
    resources=st.lists(resources, max_size=2).map(tuple), areas=st.lists(areas(), max_size=2).map(tuple),
)  # fmt: skip


@st.composite
def alerts(draw: Any) -> Alert:
    kind, scope = draw(st.sampled_from(["Alert", "Update", "Cancel"])), draw(st.sampled_from(["Public", "Restricted", "Private"]))
    earlier = " ".join(f"{draw(names)},{draw(names)},{draw(times)}" for _ in range(draw(st.integers(kind != "Alert", 2))))
    return Alert(
        draw(names), draw(names), draw(times), draw(st.sampled_from(["Actual", "Exercise", "Draft"])), kind, scope,
        source=draw(some), restriction="nội bộ" if scope == "Restricted" else draw(some), addresses="a@b" if scope == "Private" else draw(some),
        codes=tuple(draw(st.lists(letters, max_size=2))), note=draw(some), references=earlier or None, incidents=draw(some),
        infos=tuple(draw(st.lists(infos, max_size=2))),
    )  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(alerts())
def test_whatever_our_shapes_allow_is_written_to_the_standard_and_read_the_same(alert: Alert) -> None:
    assert read(write(alert)) == alert


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(REAL)), st.data())
def test_a_file_that_was_broken_anywhere_is_read_or_refused_by_number_and_never_falls_over(name: str, data: Any) -> None:
    content = REAL[name]
    at = data.draw(st.integers(0, len(content) - 1))
    broken = content[:at] + data.draw(st.binary(max_size=3)) + content[at + data.draw(st.integers(0, 40)) :]
    try:
        alert = read(broken)
    except Refusal as refusal:
        number = refusal.problem.number
    else:
        number = "422.391" if read(write(alert)) == alert else "lost"
    assert number in {"422.387", "422.388", "422.389", "422.390", "422.391"}


@pytest.mark.parametrize("text", ["\x00", "\x07", "\ud800", "\ufffe"])
def test_a_letter_that_no_xml_can_hold_is_refused_when_written(text: str) -> None:
    with pytest.raises(Refusal) as found:
        write(replace(read(plain()), note=text))
    assert found.value.problem.number == "422.387"
