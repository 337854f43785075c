"""Debian's Chromium, and pages of the service in it that may not complain of anything."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.service.serving import Served
from tests.service.web.watching import Watched, watched


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; a test that needs it fails where there is none, for what it checks is then unchecked."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.fail("expected `chromium` on PATH, found none: apt-get install -y chromium, or leave these tests out "
                    "with -m 'not browser'", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, chromium_sandbox=False)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor who was never here: a desk, light, Dutch."""
    context = browser.new_context(viewport={"width": 1360, "height": 900}, locale="nl-NL", color_scheme="light",
                                  permissions=["clipboard-read", "clipboard-write"])
    yield context
    context.close()


@pytest.fixture
def visit(context: BrowserContext, service: Served) -> Iterator[Watched]:
    """A page over the sample papers; at the end it may have complained of nothing, nor broken its policy."""
    found = watched(context, service.url)
    yield found
    assert found.complaints == []
    assert found.violations() == []


def copied(page: Page) -> str:
    """What is on the clipboard."""
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text
