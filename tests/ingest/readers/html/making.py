"""Pages in the shape of officielebekendmakingen.nl, with invented words."""

from __future__ import annotations

from ingest.model import Paper
from ingest.read import paper_of
from ingest.source import File

META = """<meta name="DC.identifier" scheme="OVERHEIDop.ParlID" content="kst-99497-601"/>
<meta name="DC.title" content="Beheer van de dijken; Brief regering; Stand van zaken"/>
<meta name="OVERHEIDop.dossiernummer" content="99497"/><meta name="OVERHEIDop.ondernummer" content="601"/>
<meta name="OVERHEIDop.vergaderjaar" content="2022-2023"/><meta name="DCTERMS.issued" content="2023-03-20"/>
<meta name="OVERHEIDop.datumBrief" content="2023-03-14"/>"""
FRONT = """<h1 class="dossiertitel">99 497 Beheer van de dijken</h1>
<h1 class="stuktitel"><span class="stuknummer">Nr. 601</span> BRIEF VAN DE MINISTER VAN WATERZAKEN</h1>
<p>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</p><p>Den Haag, 14 maart 2023</p>"""


def page(body: str, *, meta: str = META, notes: str = "", front: str = FRONT) -> str:
    """A page whose text is `body`, among the navigation of the site."""
    return f"""<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>Kamerstuk | Overheid.nl</title>{meta}
<script>var tekst = "<p>Geen tekst van het stuk.</p>";</script><style>p {{ margin: 0 }}</style></head>
<body><div id="header"><nav><ul><li><a href="/">Home</a></li></ul></nav></div>
<article><div id="broodtekst" class="stuk broodtekst-container">{front}{body}
<div class="pageactions"><a class="to-top">Naar boven</a><div class="modal"><p>Kopieer de link.</p></div></div></div>
{notes}</article><div class="disclaimer"><p>De hier aangeboden versies.</p></div>
<footer><ul><li>Over deze website</li></ul></footer></body></html>"""


def marker(id: str, number: str) -> str:
    """The marker of a note, as the site makes it."""
    return f'<a class="nootnum supernote-click-{id}" href="#{id}">{number}</a>'


def note(id: str, number: str, text: str) -> str:
    """A note, as the site makes it."""
    return f"""<div class="voet noot snp-mouseoffset snb-pinned notedefault" id="supernote-note-{id}">
<h5 class="note-close"><a class="note-close" href="#close-{id}">X</a> Noot
</h5><sup><span class="nootnum"><a id="{id}" name="{id}"></a>{number}</span></sup><p>{text}</p></div>"""


def noten(*notes: str) -> str:
    """The notes at the foot of a page."""
    return f'<div id="noten"><hr />{"".join(notes)}</div>'


def read(html: str | bytes, name: str = "stuk.html") -> Paper:
    """The paper in a page."""
    return paper_of(File(name, html.encode() if isinstance(html, str) else html))


def texts(paper: Paper) -> list[str]:
    """What its passages say."""
    return [passage.text for passage in paper.passages]
