"""The page's files: what they are sent with, and that nothing else is sent."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest

from service.http import pages
from tests.service.serving import serve

WEB = Path(pages.__file__).parents[1] / "web"
NAMES = sorted(one.name for one in WEB.iterdir())


def policy(response: httpx.Response) -> dict[str, str]:
    """The directives of the Content-Security-Policy."""
    pairs = (part.strip().partition(" ") for part in response.headers["content-security-policy"].split(";"))
    return {name: value for name, _, value in pairs}


@pytest.mark.parametrize("address", ["/", "/papers/kst-26695-135", *(f"/web/{name}" for name in NAMES)])
def test_each_file_comes_with_headers_that_let_nothing_else_run(client: httpx.Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    directives = policy(response)
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == directives["style-src"] == directives["connect-src"] == "'self'"
    assert (directives["require-trusted-types-for"], directives["trusted-types"]) == ("'script'", "'none'")
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "same-origin"
    assert response.headers["cache-control"] == "no-cache"
    assert client.head(address).headers["etag"] == response.headers["etag"]
    again = client.get(address, headers={"If-None-Match": f'"other", W/{response.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert policy(again) == directives


def test_media_types(client: httpx.Client) -> None:
    found = {suffix: client.get(f"/web/{name}").headers["content-type"] for suffix, name in
             (("js", "ask.js"), ("css", "style.css"), ("svg", "icon.svg"), ("html", "paper.html"))}
    assert found == {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8",
                     "svg": "image/svg+xml", "html": "text/html; charset=utf-8"}


@pytest.mark.parametrize("name", ["..%2Fsettings.py", "%2e%2e/settings.py", "settings.py", ".", "ask.js%00", ""])
def test_nothing_else_is_sent(client: httpx.Client, name: str) -> None:
    response = client.get(f"/web/{name}")
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"


def test_a_page_of_a_paper_has_the_status_of_the_paper(client: httpx.Client, tmp_path: Path) -> None:
    assert client.get("/papers/kst-1-1").status_code == 404
    assert "<main" in client.get("/papers/kst-1-1").text
    with serve(tmp_path / "none") as served, httpx.Client(base_url=served.url) as without:
        assert without.get("/papers/kst-26695-135").status_code == 503
        assert without.get("/").status_code == 200


@pytest.mark.parametrize("name", NAMES)
def test_the_files_need_nothing_from_elsewhere_and_make_no_markup_of_text(name: str) -> None:
    text = (WEB / name).read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"""(?:src|href|url|from|import)\s*[=(:]?\s*["'(]?(?:https?:)?//""", text)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text)
    if name.endswith(".html"):
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", text)

