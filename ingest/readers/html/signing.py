"""Signatures on a page: offices and names as officielebekendmakingen.nl marks them, or line under line."""

from __future__ import annotations

from lxml import html

from ingest.blocks import Block
from ingest.joining import SENTINEL
from ingest.model import Signatory
from ingest.paper.signatures import MEMBER, Signature, is_name, office_of, signature_at
from ingest.readers.html.inline import Marker, Run


def signatures_of(element: html.HtmlElement, run: Run, *, offices: bool = False) -> list[Block]:
    """The signatures in an element, `run` being its text; none where it only looks like one.

    With `offices`, only people who sign with their office count.
    """
    if offices:
        return _signed_lines(run.lines, members=False)
    held, names = _marked(element, "functie", run.marker), _marked(element, "naam", run.marker)
    names = names or _marked(element, "achternaam", run.marker)
    if names and len(held) == len(names):
        return [_signed(office, name) for office, name in zip(held, names, strict=True)]
    if names and len(held) <= 1:  # one office, or none, for all
        return [_signed("".join(held), names[0]), *(_signed("", name) for name in names[1:])]
    return _signed_lines(run.lines, members=True)


def _signed_lines(lines: list[str], *, members: bool) -> list[Block]:
    found, at = [], 0
    while at < len(lines):
        signed = signature_at(lines, at, [False] * len(lines))
        if signed is not None:
            found.append(_block(" ".join(lines[at:at + signed.lines]), signed.signatory))
            at += signed.lines
        elif members and is_name(lines[at]):
            found.append(_block(lines[at], Signatory(MEMBER, lines[at], None)))
            at += 1
        else:
            return []
    return found


def _signed(office: str, name: str) -> Block:
    """Somebody who signs, with an office or as a member."""
    bare = SENTINEL.sub("", name).strip()
    signatory = office_of(SENTINEL.sub("", office).strip(), bare) if office else Signatory(MEMBER, bare, None)
    return _block(f"{office} {name}".strip(), signatory)


def _block(text: str, signatory: Signatory) -> Block:
    return Block("signature", text, None, signature=Signature(signatory, 1))


def _marked(element: html.HtmlElement, name: str, marker: Marker) -> list[str]:
    """What the elements of that class say, with the markers of notes."""
    found = []
    for one in element.xpath(f".//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"):
        run = Run(marker)
        run.gather(one)
        found += [run.text] if run.text else []
    return found
