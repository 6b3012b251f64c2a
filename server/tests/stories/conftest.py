"""A real browser for the stories."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.stories.browser import launch_options

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's driver keeps an event loop in this thread


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every story, so that it can be left out."""
    for item in items:
        if "stories" in item.path.parts:
            item.add_marker("stories")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The browser's driver."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for all stories; each story opens its own context."""
    browser = playwright.chromium.launch(**launch_options())
    yield browser
    browser.close()
