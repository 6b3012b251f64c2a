"""Reading lists of bad names as others publish them: every form of the facts, and what is no list."""

import json
from contextlib import suppress
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.kernel.problems import Refusal
from nhipcau.safety.checking.reading import MOST_BYTES, MOST_NAMES, host_in, read_list

SOON = 5  # seconds of work


def refused(content: bytes) -> str:
    with pytest.raises(Refusal) as told:
        read_list(content)
    return told.value.problem.number


@pytest.mark.parametrize(
    ("line", "host"),
    [
        ("vneid-gov.top", "vneid-gov.top"),
        ("0.0.0.0 vneid-gov.top", "vneid-gov.top"),
        ("127.0.0.1\tvneid-gov.top # lừa", "vneid-gov.top"),
        (":: vneid-gov.top", "vneid-gov.top"),
        ("||vneid-gov.top^", "vneid-gov.top"),
        ("||vneid-gov.top^$all", "vneid-gov.top"),
        ("*://*.vneid-gov.top/*", "vneid-gov.top"),
        ("*.vneid-gov.top", "vneid-gov.top"),
        ("https://WWW.VNEID-GOV.TOP:8443/tai?x=1#y", "vneid-gov.top"),
        ("http://dichvucong.gov.vn@vneid-gov.top/", "vneid-gov.top"),
        ('1,"vneid-gov.top",2026-11-20,gia mao', "vneid-gov.top"),
        ("12;https://vneid-gov.top/a;VNeID", "vneid-gov.top"),
        ("vneid-gov.top.", "vneid-gov.top"),
        ("103.45.67.89", "103.45.67.89"),
        ("http://103.45.67.89/a.apk", "103.45.67.89"),
        ("https://dịchvụcông.com", "xn--dchvcng-x0a0689dsha.com"),
        ("192.168.1.1", ""),
        ("0.0.0.0 localhost", ""),
        ("999.1.1.1", ""),
        ("Tên miền", ""),
        ("top", ""),
        ("-a-.b", ""),
        ("a" * 300 + ".com", ""),
    ],
)
def test_a_line_is_read_in_every_form(line: str, host: str) -> None:
    assert host_in(line) == host


def test_comments_empty_lines_and_hidden_letters_are_passed_over_and_a_name_counts_once() -> None:
    told = read_list("# Danh sách\n! x\n[Adblock]\n\n0.0.0.0 a-lua.com\na-l\u200bua.com\r\nkhông có tên\nb-lua.net\n".encode())
    assert (told.form, told.names, told.faulty) == ("lines", ["a-lua.com", "b-lua.net"], 1)


@pytest.mark.parametrize("alphabet", ["utf-8", "utf-8-sig", "utf-16", "cp1258", "latin-1"])
def test_old_alphabets_are_read(alphabet: str) -> None:
    text = "ten mien;ghi ch\xfa\na-lua.com;gi\xe0\n"
    assert read_list(text.encode(alphabet)).names == ["a-lua.com"]


def test_tcvn3_beside_a_name_does_no_harm() -> None:
    assert read_list(b"T\xaan mi\xd2n;lo\xb9i\na-lua.com;gi\xb6 m\xb9o\n").names == ["a-lua.com"]


def test_the_answer_of_the_public_interface_is_read() -> None:
    told = [{"url": "https://a-lua.com/*"}, {"url": "*.b-lua.net"}, {"domain": "c-lua.org"}, "d-lua.vn", {"x": 1}, None]
    assert read_list(json.dumps(told).encode()).names == ["a-lua.com", "b-lua.net", "c-lua.org", "d-lua.vn"]


@pytest.mark.parametrize(
    ("content", "number"),
    [
        (b"", "422.351"),
        (b"chua co ten nao\n", "422.351"),
        (b"PK\x03\x04\0\0\0", "422.351"),
        (b"\x89PNG\r\n\x1a\n\0\0", "422.351"),
        (b'["a', "422.351"),
        (b'{"a": 1}', "422.351"),
        (b"[" * 200_000 + b'"', "422.351"),
        (b'["' + b"[" * 100_000, "422.351"),
        (b"x" * (MOST_BYTES + 1), "413.350"),
        (b"a\n" * 200_001, "422.352"),
    ],
)
def test_what_is_no_list_or_too_much_is_refused(content: bytes, number: str) -> None:
    began = process_time()
    assert refused(content) == number
    assert process_time() - began < SOON


def test_more_names_than_anybody_brings_are_refused() -> None:
    assert refused("\n".join(f"a{at}.com" for at in range(MOST_NAMES + 1)).encode()) == "422.352"


def test_one_line_without_an_end_costs_little() -> None:
    began = process_time()
    assert refused(b"a." * (MOST_BYTES // 2)) == "422.351"
    assert process_time() - began < SOON


@given(st.binary(max_size=300))
def test_whatever_is_sent_is_read_or_refused(content: bytes) -> None:
    with suppress(Refusal):
        assert read_list(content).names
