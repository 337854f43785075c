"""Markers and notes of a page are tied by id."""

from __future__ import annotations

from tests.ingest.readers.html.making import marker, note, noten, page, read, texts


def test_markers_lead_to_their_notes_by_id_in_every_style() -> None:
    body = (
        f"<p>Het peil stijgt{marker('ID-1', '1')} {marker('ID-2', '2')} al jaren<sup>{marker('ID-3', '3')}</sup>.</p>"
        f"<p>Ook dit staat in de eerste noot.{marker('ID-1', '1')}</p>"
    )
    notes = noten(note("ID-1", "1", "Eerste."), note("ID-2", "2", "Tweede."), note("ID-3", "3", "Derde."))
    paper = read(page(body, notes=notes))
    first, second = paper.passages
    assert first.text == "Het peil stijgt al jaren."
    assert [(one.number, one.at, one.text) for one in first.footnotes] == [
        ("1", 15, "Eerste."), ("2", 15, "Tweede."), ("3", 24, "Derde."),
    ]
    assert [(one.number, one.text) for one in second.footnotes] == [("1", "Eerste.")]
    assert paper.text.count("Eerste.") == 1
    assert "Noot" not in paper.text
    assert "X" not in paper.text


def test_numbers_that_begin_again_in_an_annex_do_not_confuse() -> None:
    annex = f"<div class='bijlage'><h2>Bijlage</h2><p>Meer.{marker('ID-b', '1')}</p></div>"
    body = f"<p>De brief.{marker('ID-a', '1')}</p>{annex}"
    paper = read(page(body, notes=noten(note("ID-a", "1", "Van de brief."), note("ID-b", "1", "Van de bijlage."))))
    assert [passage.footnotes[0].text for passage in paper.passages] == ["Van de brief.", "Van de bijlage."]
    assert [passage.footnotes[0].number for passage in paper.passages] == ["1", "1"]


def test_links_of_a_note_are_its_references_and_urls() -> None:
    links = (
        'Zie <a href="/kst-99844-266.html">de vorige brief</a> en '
        '<a href="http://dijken.example/l/2" title="link naar" class="externe_link">de site</a>.'
    )
    paper = read(page(f"<p>Het peil.{marker('n', '4')}</p>", notes=noten(note("n", "4", links))))
    found = paper.passages[0].footnotes[0]
    assert found.text == "Zie de vorige brief en de site."
    assert found.references == ("kst-99844-266",)
    assert found.urls == ("http://dijken.example/l/2",)


def test_notes_of_a_table_stand_under_it_and_belong_to_its_cells() -> None:
    table = (
        f"<table><thead><tr><th>Jaar</th><th>Peil{marker('t1', '1')}</th></tr></thead><tbody><tr><td>2020</td>"
        f"<td>4,5{marker('t2', '2')}</td></tr></tbody></table>"
        f"<div class='tabelnoten'><hr/>{note('t1', '1', 'In meters.')}{note('t2', '2', 'Geschat.')}"
        f"{note('t3', '3', 'Bron: het waterschap.')}</div><p>Daarna.</p>"
    )
    row, after = read(page(f"<p>De cijfers.</p>{table}")).passages[1:]
    assert row.text == "2020\t4,5"
    assert {one.text for one in row.footnotes} == {"In meters.", "Geschat.", "Bron: het waterschap."}
    assert after.footnotes == ()


def test_a_marker_without_its_note_is_no_word_of_the_text_but_another_link_is() -> None:
    body = f"<p>Het peil{marker('weg', '7')} stijgt, zie <a href='#verder'>hieronder</a> of <a href='#deel2'>2</a>.</p>"
    assert texts(read(page(body))) == ["Het peil stijgt, zie hieronder of 2."]


def test_a_note_without_a_marker_hangs_on_the_last_block() -> None:
    paper = read(page("<p>Eerst.</p><p>Slot.</p>", notes=noten(note("los", "1", "Los."))))
    assert [one.text for one in paper.passages[-1].footnotes] == ["Los."]


def test_other_pages_mark_notes_with_roles_ids_or_as_word_processors_do() -> None:
    html = """<!doctype html><html><head><meta charset="utf-8"><title>Brief</title></head><body><main><h1>Brief</h1>
<p>Het peil<sup><a href="#fn1" id="r1">1</a></sup> stijgt<a href="#n2" role="doc-noteref">[2]</a>, 12 m<sup>3</sup>
water<a href="#_ftn3" name="_ftnref3">[3]</a>.</p>
<section role="doc-endnotes"><ol><li id="fn1"><p>Eerste. <a href="#r1">↩</a></p></li>
<li role="doc-endnote" id="n2">Tweede.</li></ol></section>
<div><p><a href="#_ftnref3" name="_ftn3">[3]</a> Derde.</p></div></main></body></html>"""
    (passage,) = read(html).passages
    assert passage.text == "Het peil stijgt, 12 m³ water."
    notes = [(one.number, one.text) for one in passage.footnotes]
    assert notes == [("1", "Eerste."), ("2", "Tweede."), ("3", "Derde.")]


def test_a_note_of_a_signature() -> None:
    name = f"<span class='naam'>A.B. Duin{marker('n', '1')}</span>"
    signed = f"<p class='ondertekening'><span class='functie'>De Minister van Waterzaken,</span>{name}</p>"
    paper = read(page(f"<p>Het peil stijgt.</p>{signed}", notes=noten(note("n", "1", "Namens deze."))))
    assert paper.document.signatories[0].name == "A.B. Duin"
    assert [one.text for one in paper.passages[-1].footnotes] == ["Namens deze."]
