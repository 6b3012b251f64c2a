"""Lists and posters on paper, and the list as it is read out."""

import io

import pypdf
import pytest
from django.test import Client

from nhipcau.guides.channels.paper import POSTERS, SIZES, list_pdf, poster_pdf, size_of
from nhipcau.guides.channels.poster import poster_data
from nhipcau.guides.channels.script import LONG, list_aloud, question_aloud, script_of, sentences
from nhipcau.guides.replay import whole_guide
from nhipcau.guides.tests.files import small_guide
from nhipcau.guides.told import tell
from tests.officers import at_browser, real_guide
from tests.world import COMMUNE, settle

ANSWERS = {"where": "home", "witness": "yes", "age": 3, "have": ["card"]}
CODE = "1.001193"
MILLIMETRES = {"a5": (148, 210), "a4": (210, 297), "a3": (297, 420)}


def told(**changes):
    return tell(whole_guide(small_guide(**changes)), ANSWERS, "2026-11-22")


def side(page):
    return tuple(round(float(length) / 72 * 25.4) for length in page.mediabox[2:])


@pytest.mark.parametrize("size", SIZES)
def test_a_list_is_printed_tagged_in_vietnamese_with_its_own_type(size):
    pdf = pypdf.PdfReader(
        io.BytesIO(list_pdf(told(), size, "https://nhipcau.example.vn/thu-tuc/1.001193/danh-sach?_b=0"))
    )
    assert side(pdf.pages[0]) == MILLIMETRES[size]
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "vi"
    assert b"pdfaid:part>2<" in root["/Metadata"].get_data()
    fonts = {font.get_object()["/BaseFont"] for font in pdf.pages[0]["/Resources"]["/Font"].values()}
    assert all("BeVietnamPro" in font for font in fonts)
    words = "".join(page.extract_text() for page in pdf.pages)
    assert "witness_note" in words
    assert "Không đọc mã OTP" in words


def test_a_printed_list_without_an_official_code_says_so():
    pdf = pypdf.PdfReader(io.BytesIO(list_pdf(told(procedure="0.000001"), "a5", "https://nhipcau.example.vn/thu-tuc/0")))
    words = " ".join(pdf.pages[0].extract_text().split())
    assert "chưa có mã chính thức" in words
    assert "mã 0.000001" not in words


def test_a_poster_has_one_sheet_the_code_the_price_and_a_line_for_the_team(db):
    real_guide(CODE)
    data = poster_data(CODE, None, "")
    for size in POSTERS:
        pdf = pypdf.PdfReader(io.BytesIO(poster_pdf(data, size, f"https://nhipcau.example.vn/thu-tuc/{CODE}/hoi")))
        assert len(pdf.pages) == 1
        assert side(pdf.pages[0]) == MILLIMETRES[size]
        words = " ".join(pdf.pages[0].extract_text().split())
        for wanted in ("Làm giấy khai sinh cho con", CODE, "0 đ", "Hỏi vài câu", "Không đọc mã OTP"):
            assert wanted in words
    assert size_of("a9") == "a5"


def test_nobody_but_the_commune_puts_a_number_on_a_poster(db):
    world = settle()
    real_guide(CODE)
    typed = {"lien_he": "0900 000 000", "kho": "a4"}
    open_to_all = Client().get(f"/thu-tuc/{CODE}/to-dan", typed)
    assert open_to_all.headers["Content-Type"] == "application/pdf"
    assert "0900" not in pypdf.PdfReader(io.BytesIO(open_to_all.content)).pages[0].extract_text()
    lead = at_browser("commune_lead", COMMUNE, login="son-dan")
    form = lead.get("/to/to-dan").content.decode()
    assert CODE in form
    assert str(world.tung_huong) in form
    made = lead.get("/to/to-dan", {"ma": CODE, "ban": str(world.tung_huong), **typed})
    assert "0900 000 000" in pypdf.PdfReader(io.BytesIO(made.content)).pages[0].extract_text()


def test_the_list_is_read_out_in_short_sentences_with_pauses():
    said = list_aloud(told())
    assert all(0 < len(one.text.split()) <= 15 for one in said)
    assert said[-1].text == "Hết danh sách."
    assert {one.pause for one in said} == {0.6, LONG}
    text = script_of(told())
    assert "Giấy một." in text
    assert "một bản chính." in text.lower()
    assert not any(letter.isdigit() for letter in text)


def test_a_long_sentence_is_cut_where_one_breathes():
    long = "Nộp ở trung tâm của xã nơi nhà mình đang ở, cũng nộp được trên cổng dịch vụ công quốc gia hoặc bưu điện."
    pieces = list(sentences(long))
    assert pieces[0] == "Nộp ở trung tâm của xã nơi nhà mình đang ở,"
    assert " ".join(pieces) == long
    assert [len(piece.split()) for piece in sentences("một " * 40)] == [15, 15, 10]


def test_a_question_is_read_out_with_the_keys_to_press():
    question = whole_guide(small_guide())["questions"][0]
    said = [one.text for one in question_aloud(question, [])]
    assert said[0] == "Cháu sinh ở đâu?"
