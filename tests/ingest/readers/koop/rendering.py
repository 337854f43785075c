"""What the plain reader makes of a paper, written out as KOOP XML: the same paper in another format."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from ingest.blocks import Block
from ingest.content import Content, Note
from ingest.joining import SENTINEL
from ingest.model import Document
from ingest.paper.front import split_front
from ingest.paper.headings import levels, mark_headings
from ingest.paper.tables import is_caption
from ingest.readers.plain import PlainReader
from ingest.source import File


def koop_of(file: File, document: Document) -> bytes:
    """A `kamerstuk` with the blocks of a text, under the head that its document states."""
    content = PlainReader().read(file)
    blocks = list(content.blocks)
    rest = blocks[split_front(blocks):]
    mark_headings(rest)
    body = "".join(_body(rest, content))
    return f"""<?xml version="1.0" encoding="utf-8"?>
<officiele-publicatie><kamerstuk><kamerstukkop><tekstregel inhoud="vergaderjaar">Vergaderjaar {document.session or ''}
</tekstregel></kamerstukkop>{"".join(_dossier(one, document.title) for one in document.dossiers)}<stuk>
<stuknr>Nr. <ondernummer kamer="2">{document.number or ''}</ondernummer></stuknr>
<titel>{escape((document.kind or '').upper())}</titel>
<datumtekst><datum isodatum="{document.date or ''}"/></datumtekst>
<algemeen><vrije-tekst>{body}</vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>""".encode()


def _dossier(key: str, title: str | None) -> str:
    return (f"<dossier><dossiernummer><dossiernr>{key[:2]} {key[2:]}</dossiernr></dossiernummer>"
            f"<titel>{escape(title or '')}</titel></dossier>")


def _body(blocks: Sequence[Block], content: Content) -> list[str]:
    headings = [block for block in blocks if block.kind == "heading" and not is_caption(block.text)]
    depth = {id(block): level for block, level in zip(headings, levels(headings), strict=True)}
    parts, opened, listed = [], 0, False
    for block in blocks:
        if listed and block.kind != "item":
            parts.append("</lijst>")
        if block.kind == "item" and not listed:
            parts.append('<lijst type="expliciet">')
        listed = block.kind == "item"
        if id(block) in depth:
            parts.append("</divisie>" * max(opened - depth[id(block)] + 1, 0))
            opened = min(opened, depth[id(block)] - 1)
            parts.append("<divisie>" * (depth[id(block)] - opened))
            opened = depth[id(block)]
            parts.append(f'<kop kopopmaak="vet"><titel>{_text(block.text, content)}</titel></kop>')
        else:
            parts.append(_block(block, content))
    return [*parts, "</lijst>" if listed else "", "</divisie>" * opened]


def _block(block: Block, content: Content) -> str:
    text = _text(block.text, content)
    if block.kind == "item":
        return f"<li><li.nr>{escape(block.sign)}</li.nr><al>{text}</al></li>\n"
    if block.kind == "heading":
        return f"<tussenkop>{text}</tussenkop>\n"
    if block.kind == "table":
        rows = "".join(
            "<row>" + "".join(f"<entry><al>{_text(cell, content)}</al></entry>" for cell in row) + "</row>\n"
            for row in block.rows
        )
        return f'<table><tgroup cols="{len(block.rows[0])}"><tbody>{rows}</tbody></tgroup></table>\n'
    if block.kind == "signature" and block.signature is not None:
        name = block.signature.signatory.name or ""
        office = block.text.removesuffix(name).strip()
        return (f"<ondertekening><functie>{escape(office)}</functie>"
                f"<naam><achternaam>{escape(name)}</achternaam></naam></ondertekening>\n")
    return f"<al>{text}</al>\n"


def _text(text: str, content: Content) -> str:
    """A text whose markers are notes in place, keyed on an id of their own."""
    parts, last = [], 0
    for marker in SENTINEL.finditer(text):
        parts += [escape(text[last:marker.start()]), _note(int(marker[1]), content.notes[int(marker[1])])]
        last = marker.end()
    return "".join((*parts, escape(text[last:])))


def _note(index: int, note: Note) -> str:
    links = "".join(f'<extref soort="URL" doc={quoteattr(link)}/>' for link in note.links)
    return (f'<noot id="ID-{index}" type="voet"><noot.nr>{escape(note.number)}</noot.nr>'
            f"<noot.al>{escape(note.text)}{links}</noot.al></noot>")
