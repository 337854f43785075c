"""Where in a page the paper stands, what around and in it is furniture, and pages that only say what went wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import html

from ingest.errors import ErrorPage

DROPPED = frozenset(
    "script style noscript template svg math iframe object embed video audio canvas form button input select option "
    "textarea label nav head link meta title img map dialog".split()
)
_FURNITURE = frozenset(
    "pageactions modal disclaimer breadcrumb breadcrumbs footer row--footer skiplinks skiplink visually-hidden "
    "sr-only note-close to-top sharing share socialmedia cookie cookiebar navigation menu pagination".split()
)
_FURNITURE_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "dialog", "complementary"})
_ERROR = re.compile(
    r"niet gevonden|(?:pagina|document|publicatie)\b.{0,40} (?:bestaat niet|niet beschikbaar)|not found|"
    r"toegang geweigerd|access denied|forbidden|bad gateway|(?:service|temporarily|page) unavailable|"
    r"(?:internal )?server error|too many requests|er is een fout opgetreden|er ging iets mis|foutmelding|"
    r"^(?:http |fout |error )?(?:code )?[45]\d\d(?:$|\s*[-–:]|\s+(?:error|fout|gone|gateway|bad|unauthori[sz]ed))|"
    r"^(?:fout|error)$",
    re.I,
)
_ERROR_WORDS = 250  # a page that only reports an error has fewer words, a paper more


@dataclass(frozen=True, slots=True)
class Scope:
    """The element that holds the paper; `published` says that it is a page of officielebekendmakingen.nl."""

    element: html.HtmlElement
    published: bool


def text_scope(root: html.HtmlElement) -> Scope:
    """The most particular element that holds the whole text."""
    for path in ("//*[@id='broodtekst']", _with_class("div", "stuk"), _with_class("main", "global-main")):
        found = root.xpath(path)
        if found:
            return Scope(_holding(found), True)
    for path in ("//main", "//*[@role='main']", "//article"):
        found = [one for one in root.xpath(path) if _words(one)]
        if found:
            return Scope(_holding(found), False)
    bodies = root.xpath("//body")
    return Scope(bodies[0] if bodies else root, False)


def is_furniture(element: html.HtmlElement) -> bool:
    """Navigation and what else is on a page without being text of the paper."""
    if element.tag in DROPPED or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if element.tag in ("header", "footer", "aside"):
        notes = (element.get("role") or "").startswith("doc-")
        return not notes and not (element.tag == "header" and element.xpath("ancestor::main or ancestor::article"))
    classes = (element.get("class") or "").lower().split()
    return (element.get("role") or "").lower() in _FURNITURE_ROLES or not _FURNITURE.isdisjoint(classes)


def refuse_error_page(root: html.HtmlElement, scope: Scope, name: str) -> None:
    """Raise ErrorPage for a page that only says that there is no paper."""
    if scope.element.get("id") == "broodtekst":
        return
    named = root.xpath("//title | //h1")[:10] or root.xpath("//h2")[:1]
    titles = [one.text_content().strip() for one in named]
    said = next((title for title in titles if _ERROR.search(title[:200])), None)
    if said is not None and _words(scope.element) < _ERROR_WORDS:
        raise ErrorPage(name, f"no paper but a page that says «{' '.join(said.split())[:80]}»; fetch the paper again")


def _with_class(tag: str, name: str) -> str:
    return f"//{tag}[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"


def _holding(found: list[html.HtmlElement]) -> html.HtmlElement:
    """The first of several, or what holds them all: older pages put each part of a paper in a `div` of its own."""
    first = found[0]
    known = set(found)
    outer = [one for one in found if known.isdisjoint(one.iterancestors())]
    if len(outer) == 1:
        return outer[0]
    parent = first.getparent()
    same = parent is not None and all(one.getparent() is parent for one in outer)
    return parent if same and parent is not None else first


def _words(element: html.HtmlElement) -> int:
    return len(element.text_content().split())
