"""What the plain reader makes of a paper, written out as a page of officielebekendmakingen.nl."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ingest.blocks import Block
from ingest.content import Content
from ingest.joining import SENTINEL
from ingest.model import Document
from ingest.paper.front import split_front
from ingest.paper.headings import levels, mark_headings
from ingest.paper.tables import is_caption
from ingest.readers.plain import PlainReader
from ingest.source import File
from tests.ingest.readers.html.making import marker, note, noten, page


def page_of(file: File, document: Document) -> bytes:
    """A page with the blocks of a text, and the metadata of its document."""
    content = PlainReader().read(file)
    blocks = list(content.blocks)
    rest = blocks[split_front(blocks):]
    mark_headings(rest)
    stated = {"overheidop.dossiertitel": document.title, "OVERHEIDop.ondernummer": document.number,
              "OVERHEIDop.vergaderjaar": document.session, "OVERHEIDop.datumBrief": document.date}
    stated |= {"OVERHEIDop.dossiernummer": ";".join(document.dossiers)}
    meta = "".join(f'<meta name="{name}" content="{escape(value)}"/>' for name, value in stated.items() if value)
    front = f"<h1 class='stuktitel'>{escape((document.kind or '').upper())}</h1>"
    notes = [
        note(f"ID-{at}", one.number, escape(one.text) + "".join(f'<a href="{escape(link)}"></a>' for link in one.links))
        for at, one in enumerate(content.notes)
    ]
    return page("".join(_body(rest, content)), meta=meta, front=front, notes=noten(*notes)).encode()


def _body(blocks: Sequence[Block], content: Content) -> list[str]:
    headings = [block for block in blocks if block.kind == "heading" and not is_caption(block.text)]
    depth = {id(block): level for block, level in zip(headings, levels(headings), strict=True)}
    parts, listed = [], False
    for block in blocks:
        if listed != (block.kind == "item"):
            parts.append("</ul>\n" if listed else '<ul class="expliciet whitespace-small">')
        listed = block.kind == "item"
        parts.append(_block(block, content, depth.get(id(block), 0)))
    return [*parts, "</ul>" if listed else ""]


def _block(block: Block, content: Content, depth: int) -> str:
    text = _text(block.text, content)
    if block.kind == "item":
        return f'<li class="li"><p class="labeled"><span class="ol">{escape(block.sign)} </span>{text}</p></li>\n'
    if depth:
        return f'<h{depth + 1} class="divisiekop{depth}">{text}</h{depth + 1}>\n'
    if block.kind == "table":
        rows = "".join(
            f"<tr>{''.join(f'<td><p>{_text(cell, content)}</p></td>' for cell in row)}</tr>\n" for row in block.rows
        )
        return f"<table><tbody>{rows}</tbody></table>\n"
    if block.kind == "signature" and block.signature is not None:
        name = block.signature.signatory.name or ""
        office = block.text.removesuffix(name).strip()
        return (f'<p class="ondertekening"><span class="functie">{escape(office)}</span>'
                f'<span class="naam">{escape(name)}</span></p>\n')
    return f"<p>{text}</p>\n"


def _text(text: str, content: Content) -> str:
    """A text whose markers are links to the notes."""
    parts, last = [], 0
    for found in SENTINEL.finditer(text):
        index = int(found[1])
        parts += [escape(text[last:found.start()]), marker(f"ID-{index}", content.notes[index].number)]
        last = found.end()
    return "".join((*parts, escape(text[last:])))
