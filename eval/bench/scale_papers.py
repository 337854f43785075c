"""Many small papers in every format that can be read, made of few sentences, some of them broken.

The sentences come from a pool, so that thousands of papers share the vectors of a few hundred texts: what is measured
is the ingest, not the encoder. Every number is drawn with the seed.
"""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path

from ingest.finding import paper_suffixes

POOL, PARAGRAPHS = 300, 6
BROKEN_EVERY = 50
_SUBJECTS = ("De school", "De gemeente", "De inspectie", "Het ministerie", "Het samenwerkingsverband", "De leerplicht")
_VERBS = ("meldt", "onderzoekt", "vergelijkt", "registreert", "bespreekt")
_OBJECTS = ("het verzuim van leerlingen", "de thuiszitters in de regio", "de cijfers van het schooljaar",
            "de vrijstellingen", "het aantal meldingen", "de ondersteuning van ouders")
_ENDS = ("voor het einde van het jaar", "met de besturen", "in overleg met de Kamer", "zonder uitstel")
Paragraphs = Sequence[str]


def sentences(chance: random.Random) -> list[str]:
    """The pool: `POOL` sentences, no two the same."""
    drawn = [f"{a} {b} {c} {d}." for a in _SUBJECTS for b in _VERBS for c in _OBJECTS for d in _ENDS]
    return chance.sample(drawn, POOL)


def write_papers(folder: Path, count: int, seed: int) -> dict[str, str]:
    """Write papers 1 to `count`; every fiftieth is broken. Returns the format of each file by its name."""
    chance = random.Random(seed)
    pool = sentences(chance)
    formats = [name for name in MAKERS if name in paper_suffixes()]
    made: dict[str, str] = {}
    for number in range(1, count + 1):
        suffix = formats[number % len(formats)]
        paragraphs = chance.sample(pool, PARAGRAPHS)
        data = MAKERS[suffix](number, paragraphs)
        if number % BROKEN_EVERY == 0:
            data = chance.choice(_BREAKS)(data)
        file = folder / f"{number % 100:02}" / f"kst-36000-{number}{suffix}"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        made[file.name] = suffix
    return made


def _text(number: int, paragraphs: Paragraphs) -> bytes:
    body = "\n\n".join(paragraphs)
    return f"36 000\n\nNr. {number} BRIEF VAN DE MINISTER\n\nDen Haag, 3 mei 2021\n\n{body}\n".encode()


def _markdown(number: int, paragraphs: Paragraphs) -> bytes:
    body = "\n\n".join(paragraphs)
    return f"# Brief over verzuim\n\n36 000\n\nNr. {number}\n\n## Stand van zaken\n\n{body}\n".encode()


def _xml(number: int, paragraphs: Paragraphs) -> bytes:
    body = "".join(f"<al>{escape(one)}</al>" for one in paragraphs)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><officiele-publicatie><kamerstuk><kamerstukkop>'
        '<tekstregel inhoud="vergaderjaar">Vergaderjaar 2020-2021</tekstregel></kamerstukkop><dossier><dossiernummer>'
        "<dossiernr>36 000</dossiernr></dossiernummer><titel>Verzuim</titel></dossier>"
        f'<stuk><stuknr>Nr. <ondernummer kamer="2">{number}</ondernummer></stuknr><titel>BRIEF VAN DE MINISTER</titel>'
        f'<algemeen><vrije-tekst><tekst status="goed">{body}</tekst></vrije-tekst></algemeen></stuk></kamerstuk>'
        "</officiele-publicatie>"
    ).encode()


def _html(number: int, paragraphs: Paragraphs) -> bytes:
    body = "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Verzuim</title>'
        f'<meta name="DC.identifier" content="kst-36000-{number}"></head><body><article>'
        f'<div id="broodtekst" class="stuk broodtekst-container">{body}</div></article></body></html>'
    ).encode()


def _docx(number: int, paragraphs: Paragraphs) -> bytes:
    words = ["Brief van de minister", *paragraphs]
    body = "".join(f"<w:p><w:r><w:t>{escape(one)}</w:t></w:r></w:p>" for one in words)
    office, kind = "http://schemas.openxmlformats.org", "application/vnd.openxmlformats"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{office}/package/2006/content-types"><Default Extension="rels" '
        f'ContentType="{kind}-package.relationships+xml"/><Override PartName="/word/document.xml" '
        f'ContentType="{kind}-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/document.xml": f'<w:document xmlns:w="{office}/wordprocessingml/2006/main"><w:body>{body}</w:body>'
        "</w:document>",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return packed.getvalue()


def _pdf(number: int, paragraphs: Paragraphs) -> bytes:
    """One page of Helvetica; sentences are plain ASCII."""
    lines = ["Brief van de minister", "", "", *(line for one in paragraphs for line in (one, "", ""))]
    drawn = "".join(f"({line}) Tj T* " for line in lines)
    content = f"BT /F1 10 Tf 14 TL 60 780 Td {drawn} ET".encode("latin-1")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    data, offsets = b"%PDF-1.4\n", []
    for at, one in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (at, one)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return data + end % (table, len(data))


MAKERS: Mapping[str, Callable[[int, Paragraphs], bytes]] = {
    ".txt": _text, ".md": _markdown, ".xml": _xml, ".html": _html, ".docx": _docx, ".pdf": _pdf,
}
_BREAKS: Sequence[Callable[[bytes], bytes]] = (
    lambda data: b"", lambda data: bytes(range(256)) * 20,
    lambda data: b"\xe9\xff\xfe niets \x00" + data[: len(data) // 9],
)
