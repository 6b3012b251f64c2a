"""The lists with which phones check: what makes them fit, what phones get of them, and how small it is."""

import base64
import json
import os
from copy import deepcopy
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.kernel.chain import canonical
from nhipcau.safety.banks import banks
from nhipcau.safety.checking.hashes import BITS, chance, hash_of, packed
from nhipcau.safety.checking.lists import faults, for_phones, official_domains, owners, written
from nhipcau.safety.checking.queries import MOST_CARRIED

ROOT = Path(__file__).resolve().parents[5]
VECTORS = ROOT / "contract/vectors/checking.json"
MOST_BYTES = 15_000  # on the road, whatever was brought in
BAD = ["tai-vneid-moi.com", "nhanqua-bhxh.net", "phucloixahoi.org", "000webhostapp.com", "vietcombank.com.vn", "muaban-the.info"]


def unpacked(count: int, k: int, hashes: str) -> list[int]:
    """Read the code as a phone does."""
    bits = "".join(f"{byte:08b}" for byte in base64.b64decode(hashes))
    at, value, found = 0, 0, []
    for _ in range(count):
        end = bits.index("0", at)
        value += (end - at << k) + int(bits[end + 1 : end + 1 + k] or "0", 2)
        found.append(value)
        at = end + 1 + k
    return found


def vector() -> dict[str, Any]:
    count, k, hashes = packed(BAD)
    bad = {"as_of": "2026-11-20", "source": "mẫu", "count": count, "whole": count, "k": k, "hashes": hashes}
    return {"lists": {**for_phones(written()), "bad": bad}, "listed": BAD, "hashes": {name: hash_of(name) for name in [*BAD, "dichvucong.gov.vn", ""]}}


def test_the_lists_of_the_house_are_fit() -> None:
    assert list(faults(written())) == []


def test_phones_and_server_read_the_same_lists_and_count_the_same_hashes() -> None:
    told = json.dumps(vector(), ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("NHIPCAU_CHECKING"):
        VECTORS.write_text(told, encoding="utf-8")
    assert VECTORS.read_text(encoding="utf-8") == told, "NHIPCAU_CHECKING=1 writes it anew"


def test_every_ending_of_the_state_and_every_bank_that_codes_name_is_on_the_list() -> None:
    assert "gov.vn" in official_domains(written())
    named = " ".join(one["name"] for one in owners(written()["official"]))
    known = [name for name in banks().values() if name.split(" (")[0].removesuffix(" Bank") in named]
    assert len(known) >= 30
    assert {"Agribank", "Vietcombank", "BIDV", "VietinBank", "Ngân hàng Chính sách xã hội"} <= set(known)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda files: files["official"].pop("as_of"), "as_of"),
        (lambda files: files["traps"].pop("source"), "source"),
        (lambda files: files["official"]["banks"].append({"name": "X"}), "X: has a name"),
        (lambda files: files["official"]["banks"].append({"name": "X", "domains": ["không phải"]}), "no domain"),
        (lambda files: files["official"]["banks"].append({"name": "X", "domains": ["vneid.gov.vn"]}), "twice"),
        (lambda files: files["official"]["banks"].append({"name": "X", "domains": ["x.vn"], "names": ["ab"]}), "three small letters"),
        (lambda files: files["traps"]["shared"].append("shopee.vn"), "shopee.vn: is official"),
        (lambda files: files["traps"]["cheap"].append("top"), "once"),
        (lambda files: files["wording"]["signs"].append({"id": "x", "weight": 9, "any": ["a"]}), "weight"),
        (lambda files: files["wording"]["signs"].append({"id": "x", "weight": 1, "any": ["có dấu"]}), "without marks"),
        (lambda files: files["wording"]["signs"].append({"id": "x", "weight": 1, "any": ["a"], "needs": "y"}), "needs a sign"),
        (lambda files: files["wording"]["signs"].append({"id": "pay", "weight": 1, "any": ["a"]}), "id of its own"),
    ],
)
def test_what_is_wrong_with_a_list_is_said(spoil: Any, said: str) -> None:
    files = deepcopy(written())
    spoil(files)
    assert any(said in one for one in faults(files)), list(faults(files))


@given(st.sets(st.text(max_size=30), max_size=60))
def test_what_was_packed_is_read_back_whole(names: set[str]) -> None:
    count, k, hashes = packed(names)
    assert unpacked(count, k, hashes) == sorted({hash_of(name) for name in names})
    assert all(0 <= one < 2**BITS for one in map(hash_of, names))


def test_a_full_list_is_small_on_the_road_and_takes_a_strange_name_for_a_bad_one_once_in_hundreds_of_millions() -> None:
    chance_ = Random(20261122)
    letters = "abcdefghijklmnopqrstuvwxyz0123456789-"
    names = {"".join(chance_.choices(letters, k=18)) + ".com" for _ in range(MOST_CARRIED)}
    count, k, hashes = packed(names)
    bad = {"as_of": date(2026, 11, 22).isoformat(), "source": "Chống Lừa Đảo", "count": count, "whole": 34_467, "k": k, "hashes": hashes}
    assert count == MOST_CARRIED
    assert len(brotli.compress(canonical({**for_phones(written()), "bad": bad}).encode(), quality=11)) <= MOST_BYTES
    assert chance(count) < 1 / 400_000_000
    strange = {"".join(chance_.choices(letters, k=18)) + ".net" for _ in range(20_000)}
    taken = set(unpacked(count, k, hashes))
    assert [name for name in strange if hash_of(name) in taken] == []
