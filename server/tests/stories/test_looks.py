"""Every page fits a narrow screen, a thumb, old eyes and a screen reader, by day and by night."""

import pytest
from playwright.sync_api import expect

from tests.stories.looks import faults_of
from tests.stories.office import Officer
from tests.stories.test_one_household import goes_to_the_list, helps_the_family

GUIDED, UNGUIDED = "1.001193", "1.004746"
PUBLIC = (
    *("/", "/thu-tuc", "/thu-tuc?q=lam+giay+cho+con+moi+de", "/thu-tuc?q=xyzxyz", "/thu-tuc?nhom=cu-tru"),
    *(f"/thu-tuc/{GUIDED}", f"/thu-tuc/{UNGUIDED}", "/thu-tuc/9.999999"),
    *(f"/thu-tuc/{GUIDED}/hoi", f"/thu-tuc/{GUIDED}/hoi?_da=where_born"),
    *(f"/thu-tuc/{GUIDED}/{page}?where_born=clinic&parents=married&who_files=other" for page in ("danh-sach", "in")),
    *(f"/thu-tuc/{GUIDED}/danh-sach?parents=father_named", f"/thu-tuc/{GUIDED}/danh-sach?where_born=home"),
    *("/kiem-tra", "/kiem-tra?ma=0000+0000", "/kiem-tra?ma=12"),
    *("/xa-cu", "/xa-cu?q=tam+dinh", "/xa-cu?q=xa+co+bi", "/xa-cu?q=an", "/xa-cu?q=xyzxyz"),
    *("/s", "/s?ma=7K4W", "/s/{slip}", "/s/{slip}/in?kho=a6", "/s/{slip}/in?kho=a5", "/s/0000-0000-000"),
    *("/dang-nhap", "/problems/404.60", "/khong-co-trang-nay"),
)
OFFICE = {
    "hoa": ("/ban", "/ban?phieu={slip}", "/ban?phieu=0000-0000-000", "/goi-lai", "/tinh"),
    "son": ("/xa", "/xa?ky=truoc", "/xa/nen-hoi-lai", "/to", "/to?xong=khoa", "/to/them", "/to/to-dan"),
    "tam": ("/tinh", "/tinh?xep=ten"),
    "khoa": ("/kiem-toan", "/kiem-toan/so-cai", "/kiem-toan/luot-xem", "/kiem-toan/su-kien?viec=login.done"),
}


def look_at(someone, paths, slip):
    """Open every page and return what is wrong, by page."""
    heard = []
    someone.page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    faults = {}
    for path in paths:
        someone.opens(path.format(slip=slip))
        faults[path] = faults_of(someone.page)
    spoken = [text for text in heard if "the server responded with a status of 4" not in text]
    return {path: found for path, found in faults.items() if found}, spoken


def test_every_public_page_fits_and_can_be_read_by_day_and_by_night(chromium, live_house, slip):
    anybody = Officer(chromium.new_context(locale="vi-VN"), live_house)
    assert look_at(anybody, PUBLIC, slip) == ({}, [])
    anybody.leaves()


@pytest.mark.parametrize("login", OFFICE)
def test_every_office_page_fits_and_can_be_read_by_day_and_by_night(officer, slip, login):
    assert look_at(officer(login), OFFICE[login], slip) == ({}, [])


def test_every_screen_of_the_phone_fits_a_thumb_by_day_and_by_night(lan, code):
    lan.opens("#kich-hoat")
    faults = {"activate": faults_of(lan.page, outdoors=True)}
    lan.activates(code)
    goes_to_the_list(lan)
    errand = lan.page.url.split("#")[1].removesuffix("/giay")
    house = errand.split("/")[2]
    here = (
        *("/", "/giup", "/nha", "/nha/them", "/giay-to", "/giay-to/ho-tich", "/giay-to/baby", "/cho-gui", "/may-nay"),
        *(f"/nha/{house}", f"/nha/{house}/them", f"/can/{house}"),
        *(f"/thu-tuc/{GUIDED}", f"/thu-tuc/{UNGUIDED}", "/thu-tuc/2.000986"),
        *(f"{errand}/{page}" for page in ("hoi/where_born", "giay", "vi-sao/birth_slip", "buoc/1", "dong-y", "ghi")),
    )
    for path in here:
        faults[path] = faults_at(lan, path)
    lan.opens(f"#{errand}/giay")
    helps_the_family(lan)
    faults["slip"] = faults_of(lan.page, outdoors=True)
    faults["waiting"] = faults_at(lan, "/cho-gui")
    assert ({path: found for path, found in faults.items() if found}, lan.complaints) == ({}, [])


def faults_at(lan, path):
    """Go to a screen, wait until it stands, measure it."""
    lan.page.evaluate("(path) => { location.hash = path; }", path)
    expect(lan.page.locator("main")).to_be_visible()
    expect(lan.page.locator("h1")).to_be_visible()
    lan.page.wait_for_timeout(100)
    return faults_of(lan.page, outdoors=True)
