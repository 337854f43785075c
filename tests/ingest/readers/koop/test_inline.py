"""Running text: words whole, links followed, emphasis noticed."""

from __future__ import annotations

import pytest

from tests.ingest.readers.koop.making import kamerstuk, read


def passage_of(body: str) -> tuple[str, tuple[str, ...]]:
    [passage] = read(kamerstuk(f"<al>{body}</al>")).passages
    return passage.text, passage.references


@pytest.mark.parametrize(("xml", "text"), [
    ("methaan<?xpp afbm?>doel en archief <?xpp afbreek?>(<?xpp qa?>nieuw).", "methaandoel en archief (nieuw)."),
    ("CO<inf>2</inf> en m<sup>2</sup>, 19<sup>e</sup> eeuw.", "CO2 en m², 19e eeuw."),
    ("een<br/>twee\u00a0drie\u00ad.", "een twee drie."),
    ("hard\nafgebroken\r\n  regel.", "hard afgebroken regel."),
    ("de (\n <nadruk>\n 21501-08\n </nadruk>\n , nr.\n <nadruk>\n 719\n </nadruk>\n ).", "de (21501-08, nr. 719)."),
    ("de bĳ deze wet ge\ue0007\ue001noemde staat.", "de bij deze wet ge7noemde staat."),
    ("een <nadruk type='cur'>schuin</nadruk>schrift.", "een schuinschrift."),
    ("De\u0301e\u0301n.", "Déén."),
])
def test_words_come_out_whole(xml: str, text: str) -> None:
    assert passage_of(xml)[0] == text


@pytest.mark.parametrize(("link", "references"), [
    ('<extref doc="kst-99844-6" soort="document">nummer 6</extref>', ("kst-99844-6",)),
    ('<extref doc="h-tk-20222023-84-12" soort="document">84, item 12</extref>', ("h-tk-20222023-84-12",)),
    ('<extref doc="dossier/36600-XXIII" soort="document">dat dossier</extref>', ("36600-XXIII",)),
    ('<dossierref dossier="99844">dat dossier</dossierref>', ("99844",)),
    ('<extref doc="https://zoek.officielebekendmakingen.nl/kst-99844-6.html" soort="URL">hier</extref>',
     ("kst-99844-6",)),
    ('<intref refid="x">hierboven</intref>', ()), ('<extref soort="document">leeg</extref>', ()),
    ('<extref doc="kst-99501-08-719">99501-08</extref>, nr. <extref doc="kst-99501-08-719">719</extref>',
     ("kst-99501-08-719",)),
])
def test_links_of_the_text(link: str, references: tuple[str, ...]) -> None:
    assert passage_of(f"Zie {link} voor meer.")[1] == references


@pytest.mark.parametrize(("doc", "url"), [
    ("https://www.voorbeeld.nl/a", "https://www.voorbeeld.nl/a"), ("www.voorbeeld.nl/a", "https://www.voorbeeld.nl/a"),
    ("voorbeeld.nl/rapport", "https://voorbeeld.nl/rapport"),
])
def test_links_of_a_note(doc: str, url: str) -> None:
    link = f'<extref soort="URL" doc="{doc}">rapport</extref>'
    body = f'Zie.<noot id="a"><noot.nr>1</noot.nr><noot.al>Het {link}</noot.al></noot>'
    [passage] = read(kamerstuk(f"<al>{body}</al>")).passages
    assert passage.footnotes[0].urls == (url,)
