"""Headings and their depth, lists, articles, boxes and pictures."""

from __future__ import annotations

import pytest

from tests.ingest.readers.koop.making import kamerstuk, read, texts


def sections(body: str, *, tekst: bool = True) -> list[tuple[str, ...]]:
    return [one.section for one in read(kamerstuk(body, tekst=tekst)).passages]


def divisie(number: str, title: str, inside: str) -> str:
    nr = f'<nr status="officieel">{number}</nr>' if number else ""
    return f'<divisie opmaak="default"><kop kopopmaak="vet">{nr}<titel>{title} </titel></kop>{inside}</divisie>'


def kop(text: str, setting: str = "vet") -> str:
    return f'<tussenkop kopopmaak="{setting}">{text}</tussenkop>'


def al(text: str) -> str:
    return f"<al>{text}</al>"


def test_nested_divisions() -> None:
    under = divisie("2", "Dijken", kop("Vooraf") + al("Twee.") + divisie("", "Kades", al("Drie.")))
    body = divisie("A", "Algemeen", divisie("1", "Leeswijzer", al("Een.")) + under)
    assert sections(body, tekst=False) == [
        ("A Algemeen", "1 Leeswijzer"), ("A Algemeen", "2 Dijken", "Vooraf"), ("A Algemeen", "2 Dijken", "Kades")]


def test_a_number_knows_better_than_nesting() -> None:
    body = (divisie("2.", "Dijken", al("Een.")) + divisie("2.1", "Kades", al("Twee."))
            + divisie("3.", "Sluizen", al("Drie.")))
    assert sections(body, tekst=False) == [("2. Dijken",), ("2. Dijken", "2.1 Kades"), ("3. Sluizen",)]


def test_headings_by_how_they_are_set() -> None:
    body = (kop("Dijken") + al("Een.") + kop("Hoogte", "cur") + al("Twee.") + kop("In meters", "ondlijn") + al("Drie.")
            + kop("Breedte", "cur") + al("Vier.") + kop("Kades") + al("Vijf."))
    assert sections(body) == [
        ("Dijken",), ("Dijken", "Hoogte"), ("Dijken", "Hoogte", "In meters"), ("Dijken", "Breedte"), ("Kades",)]


def test_parts_over_headings_set_like_them() -> None:
    body = (kop("I Vragen en opmerkingen vanuit de fracties") + al("Vooraf.")
            + kop("Vragen en opmerkingen van de leden van de VVD-fractie") + al("Zij vragen.")
            + kop("Vragen en opmerkingen van de leden van de SP-fractie") + al("Zij vragen ook.")
            + kop("II Antwoord van de minister") + al("Dank."))
    assert [len(one) for one in sections(body)] == [1, 2, 2, 1]


def test_part_and_capitals_over_numbers() -> None:
    body = (kop("ALGEMEEN") + kop("1. Inleiding") + al("Een.") + kop("2. Dijken") + al("Twee.")
            + kop("ARTIKELSGEWIJZE TOELICHTING") + kop("Artikel 1") + al("Drie.") + kop("Artikel 2") + al("Vier."))
    assert sections(body) == [
        ("ALGEMEEN", "1. Inleiding"), ("ALGEMEEN", "2. Dijken"), ("ARTIKELSGEWIJZE TOELICHTING", "Artikel 1"),
        ("ARTIKELSGEWIJZE TOELICHTING", "Artikel 2")]


@pytest.mark.parametrize("setting", ["rom", "vet", "cur"])
def test_a_heading_that_holds_a_sentence_is_text(setting: str) -> None:
    said = ("De begrotingsstaten die onderdeel zijn van de rijksbegroting, worden op grond van de wet afzonderlijk "
            "vastgesteld. Dit voorstel wijzigt:")
    paper = read(kamerstuk(kop(said, setting) + al("het een.")))
    assert texts(paper) == [said, "het een."]


def test_bold_line_heads_what_follows_but_no_label_question_or_sentence() -> None:
    body = ('<al><nadruk type="vet">Stand van zaken</nadruk></al><al>Goed.</al>'
            '<al><nadruk type="vet">De heer Dijk (NSC):</nadruk></al><al>Dank.</al>'
            '<al><nadruk type="cur">Hoe hoog is de dijk?</nadruk></al>'
            '<al><nadruk type="vet">Dit is gezegd.</nadruk></al>')
    paper = read(kamerstuk(body))
    assert texts(paper) == ["Goed.", "De heer Dijk (NSC):", "Dank.", "Hoe hoog is de dijk?", "Dit is gezegd."]
    assert {one.section for one in paper.passages} == {("Stand van zaken",)}


def test_lists_with_signs_nested_and_without() -> None:
    body = """<al>Hierbij:</al><lijst type="expliciet"><li><li.nr>a.</li.nr><al>het eerste;</al><al>dat telt.</al>
      <lijst type="ndash"><li><al>binnenin</al></li></lijst></li>
      <li><li.nr>b.</li.nr><al>het tweede.</al></li></lijst>"""
    paper = read(kamerstuk(body))
    assert texts(paper) == ["Hierbij:", "het eerste;", "dat telt.", "binnenin", "het tweede."]
    assert [one.kind for one in paper.passages] == ["paragraph"] + ["list-item"] * 4
    assert paper.passages[4].lead_in == "Hierbij:"


def test_list_and_table_within_a_paragraph() -> None:
    body = "<al>Voor: <lijst><li><li.nr>–</li.nr><al>punt</al></li></lijst> erna <nadruk>nog</nadruk> meer.</al>"
    assert texts(read(kamerstuk(body))) == ["Voor:", "punt", "erna nog meer."]


def test_paragraph_that_is_written_as_an_item() -> None:
    paper = read(kamerstuk("<al>– de dijk;</al><al>b. de kade.</al><al>A. van Dijk kwam.</al><al>2.1 blijft.</al>"))
    assert [(one.kind, one.text) for one in paper.passages] == [
        ("list-item", "de dijk;"), ("list-item", "de kade."), ("paragraph", "A. van Dijk kwam."),
        ("paragraph", "2.1 blijft.")]


def test_bill_with_articles_and_numbered_paragraphs() -> None:
    body = """<aanhef><wie>Wij, Koning, enz.</wie>
      <considerans><considerans.al>Alzo Wij overwogen hebben:</considerans.al></considerans></aanhef>
      <wettekst><artikel><kop><label>Artikel</label><nr>1</nr><titel>Dijken</titel></kop>
      <lid><lidnr>1.</lidnr><al>Er zijn dijken.</al></lid><lid><lidnr>2.</lidnr><al>Zij zijn hoog.</al></lid>
      </artikel></wettekst>
      <voorstel-sluiting><slotformulering><al>Lasten en bevelen.</al></slotformulering></voorstel-sluiting>"""
    paper = read(kamerstuk("", after=f"<voorstel-wet>{body}</voorstel-wet>"))
    assert [(one.kind, one.text, one.section) for one in paper.passages] == [
        ("paragraph", "Wij, Koning, enz.", ()), ("paragraph", "Alzo Wij overwogen hebben:", ()),
        ("list-item", "Er zijn dijken.", ("Artikel 1 Dijken",)), ("list-item", "Zij zijn hoog.", ("Artikel 1 Dijken",)),
        ("paragraph", "Lasten en bevelen.", ("Artikel 1 Dijken",))]


def test_box_definitions_and_pictures() -> None:
    body = """<box><al>In een kader.</al></box><definitielijst><definitie-item><li.nr/><term>dijk</term>
      <definitie><al>een wal.</al></definitie></definitie-item></definitielijst>
      <plaatje><titel>Figuur 1: de dijk</titel><illustratie naam="kst-1.png" alt="beeld"/>
      <bijschrift>Bron: niemand.</bijschrift></plaatje>"""
    assert texts(read(kamerstuk(body))) == ["In een kader.", "dijk: een wal.", "Figuur 1: de dijk", "Bron: niemand."]


def test_hidden_contents_are_dropped_and_printed_ones_are_no_passages() -> None:
    rows = "".join(f"<row><entry>{n}.</entry><entry>{t}</entry><entry>{p}</entry></row>"
                   for n, t, p in ((1, "Dijken", 1), (2, "Kades", 4)))
    body = (f"{kop('Inhoudsopgave')}<table><tgroup cols='3'><tbody>{rows}</tbody></tgroup></table>"
            f"{kop('1. Dijken')}{al('Hoog.')}{kop('2. Kades')}{al('Laag.')}")
    hidden = "<officiele-inhoudsopgave><al>Verborgen</al></officiele-inhoudsopgave>"
    paper = read(kamerstuk(body, after=hidden))
    assert texts(paper) == ["Hoog.", "Laag."]
    assert "Verborgen" not in paper.text


def test_unknown_elements_lose_no_words() -> None:
    body = "<nieuw><onbekend>Een.</onbekend>los<ander><al>Twee.</al></ander></nieuw>"
    assert texts(read(kamerstuk(body))) == ["Een.", "los", "Twee."]


def test_a_heading_outside_all_divisions_lies_under_none() -> None:
    body = (divisie("1", "Dijken", al("Een.")) + kop("Staat", "halfvet") + al("Twee.")
            + divisie("", "Kades", al("Drie.")))
    assert sections(body, tekst=False) == [("1 Dijken",), ("Staat",), ("Kades",)]


def test_a_division_that_is_only_a_heading_holds_what_comes_after_it() -> None:
    body = (divisie("", "ALGEMEEN DEEL", al("Een.") + kop("Consultatie") + al("Twee."))
            + divisie("", "ARTIKELSGEWIJZE TOELICHTING", "") + kop("ARTIKEL I (Waterwet)") + al("Drie.")
            + kop("ARTIKEL II (Dijkwet)") + kop("Onderdeel A", "cur") + al("Vier.") + divisie("", "SLOT", al("Vijf.")))
    assert sections(body, tekst=False) == [
        ("ALGEMEEN DEEL",), ("ALGEMEEN DEEL", "Consultatie"), ("ARTIKELSGEWIJZE TOELICHTING", "ARTIKEL I (Waterwet)"),
        ("ARTIKELSGEWIJZE TOELICHTING", "ARTIKEL II (Dijkwet)", "Onderdeel A"), ("SLOT",)]


def test_paragraph_signs_count_as_numbers() -> None:
    body = (kop("A. ALGEMEEN") + kop("§ 1. Inleiding", "cur") + al("Een.") + kop("§ 4. Dijken", "cur")
            + kop("§ 4.1. Hoogte", "cur") + al("Twee.") + kop("§ 4.2. Breedte", "cur") + al("Drie."))
    assert sections(body) == [
        ("A. ALGEMEEN", "§ 1. Inleiding"), ("A. ALGEMEEN", "§ 4. Dijken", "§ 4.1. Hoogte"),
        ("A. ALGEMEEN", "§ 4. Dijken", "§ 4.2. Breedte")]
