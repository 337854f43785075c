"""Text of a page: headings, lists, tables, questions and answers, signatures, links, identity."""

from __future__ import annotations

from ingest.model import Signatory
from tests.ingest.readers.html.making import META, marker, page, read, texts


def test_head_and_front_matter_identify_the_paper_and_the_site_is_left_out() -> None:
    paper = read(page("<p>Het peil stijgt.</p>"))
    document = paper.document
    assert (document.id, document.kind, document.title) == ("kst-99497-601", "brief regering", "Beheer van de dijken")
    assert (document.date, document.dossiers, document.number) == ("2023-03-14", ("99497",), "601")
    assert (document.session, document.format) == ("2022-2023", "HTML")
    assert document.url == "https://zoek.officielebekendmakingen.nl/kst-99497-601.html"
    assert texts(paper) == ["Het peil stijgt."]
    assert paper.text.startswith("99 497 Beheer van de dijken\n\nNr. 601 BRIEF VAN DE MINISTER VAN WATERZAKEN")
    for word in ("Home", "Geen tekst", "Naar boven", "Kopieer", "Over deze website", "hier aangeboden", "margin"):
        assert word not in paper.text


def test_an_older_page_without_metadata_is_read_from_its_front_matter() -> None:
    html = page("<p>Het peil stijgt.</p>", meta="").replace('id="broodtekst" class="stuk broodtekst', 'class="stuk x')
    document = read(html, "brief.html").document
    assert (document.id, document.title, document.date) == ("kst-99497-601", "Beheer van de dijken", "2023-03-14")


def test_headings_by_class_and_emphasis() -> None:
    body = """<p>Vooraf.</p><h2 class="divisiekop1">1. Dijken</h2><p>Over dijken.</p>
<h3 class="divisiekop2">1.1 Hoogte</h3><p>Over hoogte.</p><p class="tussenkop"><em class="cur">Metingen</em></p>
<p>Gemeten.</p><h2 class="divisiekop1">2. Sluizen</h2><p><strong class="vet">Onderhoud</strong></p><p>Elk jaar.</p>
<p><strong>Dit is een hele zin die vet staat.</strong></p>"""
    sections = {passage.text: passage.section for passage in read(page(body)).passages}
    assert sections == {
        "Vooraf.": (), "Over dijken.": ("1. Dijken",), "Over hoogte.": ("1. Dijken", "1.1 Hoogte"),
        "Gemeten.": ("1. Dijken", "1.1 Hoogte", "Metingen"), "Elk jaar.": ("2. Sluizen", "Onderhoud"),
        "Dit is een hele zin die vet staat.": ("2. Sluizen", "Onderhoud"),
    }


def test_lists_keep_their_order_and_lead_in() -> None:
    body = """<p>Nodig zijn:</p><ul class="expliciet whitespace-small"><li class="li"><p class="labeled"><span
class="ol">a. </span>zand;</p><ul class="expliciet"><li class="li"><p class="labeled"><span class="ol">1° </span>grof;
</p></li></ul></li><li class="li"><p class="labeled"><span class="ol">b. </span>klei.</p><p>Veel klei.</p></li></ul>
<ol start="3" type="a"><li>Drie</li><li>Vier</li></ol>"""
    paper = read(page(body))
    assert texts(paper) == ["Nodig zijn:", "zand;", "grof;", "klei.", "Veel klei.", "Drie", "Vier"]
    assert [passage.kind for passage in paper.passages] == ["paragraph", *["list-item"] * 6]
    assert paper.passages[1].lead_in == "Nodig zijn:"


def test_a_table_with_two_heading_rows_and_a_cell_over_two_rows() -> None:
    body = """<p>De cijfers.</p><table><caption>Tabel 1: peil</caption><colgroup><col/></colgroup>
<thead><tr><th rowspan="2">Dijk</th><th colspan="2">Peil</th></tr><tr><th>2019</th><th>2020</th></tr></thead>
<tbody><tr><td rowspan="2">Noord</td><td>4.790</td><td>5,1</td></tr><tr><td>3</td><td></td></tr></tbody></table>"""
    rows = [passage.table for passage in read(page(body)).passages if passage.table is not None]
    assert [row.caption for row in rows] == ["Tabel 1: peil"] * 2
    assert [row.row for row in rows] == ["Noord", "Noord"]
    assert rows[0].cells == {"Dijk": "Noord", "Peil – 2019": "4.790", "Peil – 2020": "5,1"}
    assert rows[1].cells["Peil – 2019"] == "3"


def test_questions_and_answers_get_the_headings_that_the_links_need() -> None:
    meta = '<meta name="DC.identifier" content="ah-tk-20152016-1580">'
    front = """<h1 class="kamervraagomschrijving">Vragen van het lid Zandstra (SP) aan de Minister van Waterzaken over
het bericht «Dijk lekt» (ingezonden 6 januari 2016).</h1><h1 class="kamervraagomschrijving">Antwoord van Minister
Duin (Waterzaken) (ontvangen 3 maart 2016).</h1>"""
    body = f"""<div class="vraag"><h2 class="stuktitel no-toc"><a id="d16"></a>Vraag 1
 </h2><p>Kent u het bericht?{marker('n', '1')}</p></div>
<div class="vraag"><p class="nummer">2</p><p>Lekt de dijk?</p></div>
<div class="antwoord"><h2 class="stuktitel no-toc">Antwoord 1 en 2</h2><p>Ja.</p></div>
<p><b>Mededeling</b></p><p>Meer volgt.</p>"""
    paper = read(page(body, meta=meta, front=front))
    assert [passage.section for passage in paper.passages] == [
        ("Vraag 1",), ("Vraag 2",), ("Antwoord 1 en 2",), ("Mededeling",),
    ]
    assert (paper.document.id, paper.document.date) == ("ah-tk-20152016-1580", "2016-03-03")
    assert paper.document.kind == "antwoord schriftelijke vragen"
    assert (paper.document.number, paper.document.session) == ("1580", "2015-2016")


def test_signatures_as_the_site_marks_them_and_as_others_write_them() -> None:
    marked = """<p class="ondertekening"><span class="functie">De Minister van Waterzaken,</span><br/>
<span class="naam"><span class="achternaam">A.B. Duin</span></span></p>"""
    lines = "<p>De Minister van Waterzaken,<br>A.B. Duin</p>"
    apart = "<p>De Minister van Waterzaken,</p><p>A.B. Duin</p>"
    for signed in (marked, lines, apart):
        paper = read(page(f"<p>Het peil stijgt.</p>{signed}"))
        assert paper.document.signatories == (Signatory("minister", "A.B. Duin", "Waterzaken"),)
        assert paper.passages[0].speaker is not None
        assert paper.passages[0].speaker.name == "A.B. Duin"


def test_members_sign_a_motion_with_their_names() -> None:
    body = "<p>en gaat over tot de orde van de dag.</p><p class='ondertekening'><span class='naam'>Zandstra</span></p>"
    assert read(page(body)).document.signatories == (Signatory("lid", "Zandstra", None),)


def test_links_between_papers_are_references() -> None:
    body = """<p>Zie <a href="https://zoek.officielebekendmakingen.nl/kst-99844-266.html">de brief</a>,
<a href="h-tk-20202021-48-3.html">het debat</a> en <a href="https://elders.example/kst-99844-1">iets anders</a>.</p>"""
    assert read(page(body)).passages[0].references == ("kst-99844-266", "h-tk-20202021-48-3")


def test_a_page_of_handelingen_names_its_speakers() -> None:
    meta = '<meta name="DC.identifier" content="h-tk-20222023-80-5"><meta name="DC.title" content="Lekkende dijken">'
    body = """<div class="spreekbeurt"><!--vlos:spreker Z onderdrukt--><div class="alineagroep">
<p>De heer <strong class="vet">Zandstra</strong> (GL):</p><p>Voorzitter. Het lekt.</p></div>
<div class="motie"><h3>Motie</h3><p>De Kamer,</p><p>en gaat over tot de orde van de dag.</p>
<p>De <strong class="vet">voorzitter</strong>:</p><p>Zij krijgt nr. 470.</p></div></div>
<div class="alineagroep"><p>De beraadslaging wordt gesloten.</p></div>"""
    paper = read(page(body, meta=meta, front="<h1 class='stuktitel'>5 Lekkende dijken</h1>"))
    said = [(one.text, one.speaker and (one.speaker.role, one.speaker.party)) for one in paper.passages]
    assert said == [
        ("Voorzitter. Het lekt.", ("lid", "GroenLinks")), ("De Kamer,", ("lid", "GroenLinks")),
        ("en gaat over tot de orde van de dag.", ("lid", "GroenLinks")), ("Zij krijgt nr. 470.", ("voorzitter", None)),
        ("De beraadslaging wordt gesloten.", None),
    ]
    assert "De heer Zandstra (GL):" in paper.text
    assert (paper.document.kind, paper.document.id) == ("handelingen", "h-tk-20222023-80-5")


def test_a_page_of_a_ministry_is_read_from_its_main_part() -> None:
    html = """<html><head><title>Brief | Ministerie</title></head><body><header><p>Zoeken</p></header><nav>Menu</nav>
<main><header><h1>Brief over dijken</h1></header><p>De dijken zijn op orde.</p>
<p><b>Antwoord op vraag 2:</b></p><p>Ja.</p><table><tr><td><p>Los kader.</p></td></tr></table></main>
<aside><p>Meer nieuws.</p></aside><footer><p>Contact</p></footer></body></html>"""
    paper = read(html, "dijken.html")
    assert texts(paper) == ["De dijken zijn op orde.", "Ja.", "Los kader."]
    assert paper.passages[1].section == ("Brief over dijken", "Antwoord 2")
    assert (paper.document.id, paper.document.title) == ("dijken", "Brief over dijken")
    for word in ("Zoeken", "Menu", "Meer nieuws", "Contact"):
        assert word not in paper.text


def test_meta_elements_of_another_kind_say_nothing() -> None:
    head = "<meta name='DC.title' content='Thuis'><meta name='author' content='X'>"
    html = f"<html><head>{head}</head><body><p>Tekst van een pagina.</p></body></html>"
    document = read(html, "thuis.html").document
    assert (document.id, document.title, document.dossiers) == ("thuis", None, ())
    assert "DC.identifier" in META
