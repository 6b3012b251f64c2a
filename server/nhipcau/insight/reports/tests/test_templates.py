"""Templates that offices send: ours changed in Word is taken, whatever could do harm or mean nothing is refused by name."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document

from nhipcau.insight.reports.checking import ENTRIES, INFLATED, LARGEST, Fault, check_package
from nhipcau.insight.reports.filling import looked_through, own_template, theirs
from nhipcau.insight.reports.tests.told import FRAME, an_account
from nhipcau.insight.reports.trying import filled
from nhipcau.insight.reports.words import MEANS, SHAPE, words_of
from nhipcau.kernel.problems import Refusal

WORDS = words_of(an_account(), FRAME)


def changed(change: Callable[[Any], None]) -> bytes:
    """Return our template as somebody changed it in Word."""
    word = Document(io.BytesIO(own_template()))
    change(word)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def saying(text: str) -> bytes:
    return changed(lambda word: word.add_paragraph(text))


def repacked(parts: dict[str, bytes], edit: Callable[[str, bytes], bytes] = lambda _, found: found) -> bytes:
    """Return our template with parts put in, or changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(own_template())) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, edit(name, old.read(name)))
        for name, found in parts.items():
            new.writestr(name, found)
    return file.getvalue()


def swapped(part: str, old: bytes, new: bytes) -> bytes:
    return repacked({}, lambda name, found: found.replace(old, new, 1) if name == part else found)


def fault(content: bytes) -> tuple[str, str]:
    with pytest.raises(Fault) as caught:
        filled(content, WORDS, SHAPE)
    return caught.value.kind, caught.value.where


def test_our_own_template_uses_every_word_but_two_and_says_the_same_bytes_twice() -> None:
    first, used = filled(own_template(), WORDS, SHAPE)
    assert set(SHAPE) - set(used) == {"noi", "ky"}
    assert first == filled(own_template(), WORDS, SHAPE)[0]
    assert set(WORDS) == set(SHAPE) == set(MEANS)


def test_what_an_office_changed_in_word_is_filled_in_by_a_process_of_its_own() -> None:
    content = saying("Kính gửi: Sở Khoa học và Công nghệ về {{ noi }}, {{ ky }}. {% if ban == '2' %}Bản sửa{% endif %}")
    document, uses = theirs(content, WORDS)
    told = "\n".join(line.text for line in Document(io.BytesIO(document)).paragraphs)
    assert "Kính gửi: Sở Khoa học và Công nghệ về Xã Tam Quang, tháng 10/2026. Bản sửa" in told
    assert "Tổ đi bộ & <vẫn đến>." in told
    assert set(uses) == set(SHAPE)


def test_a_word_that_no_report_has_is_named() -> None:
    for said, name in (("{{ ten_lanh_dao }}", "ten_lanh_dao"), ("{% for d in dong %}{{ d.tien }}{% endfor %}", "d.tien"), ("{{ noi.x }}", "noi.x")):
        assert fault(saying(said)) == ("unknown", name)
    with pytest.raises(Refusal) as caught:
        theirs(saying("{{ ten_lanh_dao }}"), WORDS)
    assert (caught.value.problem.number, caught.value.details) == ("422.578", {"where": "ten_lanh_dao"})
    in_header = changed(lambda word: word.sections[0].header.paragraphs[0].add_run("{{ la_lam }}"))
    in_title = changed(lambda word: setattr(word.core_properties, "subject", "{{ la_lam }}"))
    assert fault(in_header) == fault(in_title) == ("unknown", "la_lam")


def test_braces_that_do_not_close_are_shown_where_they_stand() -> None:
    kind, where = fault(saying("Đoạn này {% if noi %} không đóng"))
    assert kind == "sentence"
    assert where
    assert fault(saying("{{ noi"))[0] == "sentence"


@pytest.mark.parametrize(
    "said",
    [
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}", "{{ noi.__class__.__mro__ }}", "{{ ''.__class__ }}", "{% for i in range(999999999) %}a{% endfor %}",
        "{{ 'a' * 999999999 }}", "{{ 9 ** 9 ** 9 }}", "{% set a = noi %}", "{{ noi | upper }}", "{% include 'x' %}", "{% macro m() %}{% endmacro %}",
        "{{ dong[0] }}", "{{ lipsum() }}", "{% for a in dong %}{% for b in dong %}{% for c in dong %}x{% endfor %}{% endfor %}{% endfor %}",
        "{% for a in dong recursive %}x{% endfor %}", "{{ noi ~ noi }}", "{% for a in noi %}x{% endfor %}",
    ],
)  # fmt: skip
def test_nothing_but_words_ifs_and_rows_may_stand_between_braces(said: str) -> None:
    assert fault(saying(said))[0] in {"forbidden", "unknown", "sentence"}


def test_macros_are_refused_whatever_the_file_is_called() -> None:
    kinds = "[Content_Types].xml"
    assert fault(repacked({"word/vbaProject.bin": b"x"}))[0] == "macro"
    assert fault(swapped(kinds, b"wordprocessingml.document.main", b"wordprocessingml.document.macroEnabled.main"))[0] == "macro"


def test_nothing_embedded_and_nothing_outside_is_taken() -> None:
    rels = "word/_rels/document.xml.rels"
    link = b'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="http://xau.vn/a" TargetMode="External"/>'
    whole = b'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="x.html"/>'
    assert fault(swapped(rels, b"</Relationships>", link + b"</Relationships>")) == ("outside", "http://xau.vn/a")
    assert fault(swapped(rels, b"</Relationships>", whole + b"</Relationships>"))[0] == "outside"
    assert fault(repacked({"word/embeddings/oleObject1.bin": b"x"}))[0] == "outside"
    assert fault(repacked({"word/media/x.exe": b"x"}))[0] == "outside"
    field = b"<w:p><w:r><w:instrText>DDEAUTO c:\\windows\\cmd</w:instrText></w:r></w:p><w:sectPr"
    assert fault(swapped("word/document.xml", b"<w:sectPr", field)) == ("outside", "DDEAUTO")


def test_a_small_file_that_becomes_a_large_one_is_left_alone() -> None:
    bomb = repacked({"word/media/image1.png": b"\0" * (INFLATED + 1)})
    assert len(bomb) < LARGEST
    assert fault(bomb)[0] == "too_large"
    assert fault(repacked({f"customXml/itemX{n}.xml": b"<a/>" for n in range(ENTRIES)}))[0] == "too_large"
    assert fault(b"x" * (LARGEST + 1))[0] == "too_large"


def test_what_is_no_word_file_is_refused() -> None:
    table = io.BytesIO()
    with zipfile.ZipFile(table, "w") as book:
        book.writestr("[Content_Types].xml", b"<Types/>")
    doctype = swapped("word/document.xml", b"<w:document", b'<!DOCTYPE a [<!ENTITY b "c">]><w:document')
    for content in (b"", b"PK", b"%PDF-1.7", table.getvalue(), own_template()[:-200], doctype):
        assert fault(content)[0] == "broken"
    with pytest.raises(Refusal) as caught:
        looked_through(b"PK")
    assert caught.value.problem.number == "422.575"


def test_a_process_that_takes_too_long_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nhipcau.insight.reports.filling.PATIENCE", 0.01)
    with pytest.raises(Refusal) as caught:
        theirs(own_template(), WORDS)
    assert caught.value.problem.number == "422.581"


def test_our_template_is_a_plain_package() -> None:
    assert "word/document.xml" in check_package(own_template())
