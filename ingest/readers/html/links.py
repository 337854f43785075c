"""Where the links of a page lead: to papers, by their canonical id, or out of it."""

from __future__ import annotations

import re
from urllib.parse import unquote

from lxml import html

_PAPER = re.compile(
    r"(?:^|/)(?P<id>kst-\d{5}(?:-[A-Za-z\d]+){1,3}|kst-\d{6,}|ah-tk-\d{8}-\d+|ah-\d{5,}|h-[te]k-\d{8}-\d+-\d+|"
    r"kv-tk-\d{4}[ZD]\d{5}|blg-\d+)(?:\.(?:html|pdf|xml|odt))?(?:[/?#]|$)"
)
_OWN = re.compile(
    r"^(?:https?:)?//(?:[\w-]+\.)*(?:officielebekendmakingen|overheid)\.nl(?:/|$)|^(?!//)[^:/?#]*(?:[/?#]|$)", re.I
)
_OUT = re.compile(r"^(?:https?://|www\.)\S+$", re.I)
_LONGEST = 2000  # characters of a URL that is kept


def paper_of_link(anchor: html.HtmlElement) -> str | None:
    """The canonical id of the paper a link leads to: `kst-31497-422` for `/kst-31497-422.html`."""
    target = _target(anchor)
    if not _OWN.match(target):
        return None
    found = _PAPER.search(unquote(target))
    return found["id"] if found else None


def url_of_link(anchor: html.HtmlElement) -> str | None:
    """The address outside the site that a link leads to."""
    target = _target(anchor)
    return target if _OUT.match(target) and paper_of_link(anchor) is None else None


def _target(anchor: html.HtmlElement) -> str:
    return (anchor.get("href") or "")[:_LONGEST].strip()
