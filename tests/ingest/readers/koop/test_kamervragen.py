"""Kamervragen with and without answers, and the older form."""

from __future__ import annotations

from ingest.model import Speaker
from ingest.readers.koop import KoopReader
from ingest.source import File
from tests.ingest.readers.koop.making import HEAD, KOP, read

KOPPEN = KOP.replace("kamerstukkop", "kamervraagkop").replace("2022-2023", "2023-2024").replace(
    ">Kamerstukken<", ">Aanhangsel van de Handelingen<")
ASKED = """<kamervraagomschrijving type="vraag">Vragen van de leden <naam><achternaam>Bergman</achternaam></naam> en
  <naam><voorvoegsels>Van der</voorvoegsels> <achternaam>Kade</achternaam></naam> (beiden <politiek>SP</politiek>)
  aan de <organisatie>Minister van Waterzaken</organisatie> over
  <kamervraagonderwerp>het bericht «Dijk lekt»</kamervraagonderwerp>
  (ingezonden <datum isodatum="2024-07-02">2 juli 2024</datum>).</kamervraagomschrijving>"""
REPLIED = """<kamervraagomschrijving type="antwoord">Antwoord van Minister <naam><achternaam>Dijk</achternaam></naam>
  (Waterzaken) (ontvangen <datum isodatum="2024-07-23">23 juli 2024</datum>).</kamervraagomschrijving>"""
NOOT = '<noot id="ID-2024Z1-d37e57" type="voet"><noot.nr>1</noot.nr><noot.al>De Courant, 1 juli 2024.</noot.al></noot>'
ANSWERED = NOOT.replace("e57", "e99").replace("De Courant, 1 juli 2024.", "Kamerstuk 99 844, nr. 6.")
BODY = f"""<vraag><nr>Vraag 1</nr><al>Kent u het bericht «Dijk lekt»?{NOOT}</al></vraag>
  <vraag><nr>Vraag 2</nr><al>Wat doet u?</al><lijst><li><li.nr>a.</li.nr><al>nu;</al></li></lijst></vraag>
  <vraag><nr>Vraag 3</nr><al>En morgen?</al></vraag>
  <antwoord><nr>Antwoord 1</nr><al>Ja.</al></antwoord>
  <antwoord><nr>Antwoord 2 en 3</nr><al>Ik herstel de dijk.{ANSWERED}</al><al>Ook morgen.</al></antwoord>
  <kamervraagopmerking><al>Toelichting:</al><al>Deze vragen dienen ter aanvulling.</al></kamervraagopmerking>"""


def kamervragen(
    body: str = BODY, *, number: str = "1786", replied: str = REPLIED, id: str = "ah-tk-20232024-1786"
) -> str:
    """Questions of two members with the minister's answers."""
    return (f'<?xml version="1.0" encoding="utf-8"?>\n{HEAD.format(id=id)}<kamervragen>{KOPPEN}'
            f"<kamervraagnummer>{number}</kamervraagnummer>{ASKED}{replied}{body}</kamervragen></officiele-publicatie>")


def test_identity_of_answers() -> None:
    document = read(kamervragen()).document
    assert (document.id, document.kind) == ("ah-tk-20232024-1786", "antwoord schriftelijke vragen")
    assert (document.title, document.date) == ("Het bericht «Dijk lekt»", "2024-07-23")
    assert (document.number, document.session, document.dossiers) == ("1786", "2023-2024", ())
    assert read(kamervragen()).passages[0].citation == "Aanhangsel Handelingen II 2023/24, nr. 1786"


def test_who_asks_and_who_answers() -> None:
    stated = KoopReader().read(File("x.xml", kamervragen().encode())).stated
    assert [(one.name, one.party) for one in stated.askers] == [("Bergman", "SP"), ("Van der Kade", "SP")]
    assert stated.respondents == (Speaker("minister", "Dijk", portfolio="Waterzaken"),)


def test_questions_and_answers_under_their_headings() -> None:
    paper = read(kamervragen())
    assert [(one.section, one.kind, one.text) for one in paper.passages] == [
        (("Vraag 1",), "paragraph", "Kent u het bericht «Dijk lekt»?"), (("Vraag 2",), "paragraph", "Wat doet u?"),
        (("Vraag 2",), "list-item", "nu;"), (("Vraag 3",), "paragraph", "En morgen?"),
        (("Antwoord 1",), "paragraph", "Ja."), (("Antwoord 2 en 3",), "paragraph", "Ik herstel de dijk."),
        (("Antwoord 2 en 3",), "paragraph", "Ook morgen."), (("Mededeling",), "paragraph", "Toelichting:"),
        (("Mededeling",), "paragraph", "Deze vragen dienen ter aanvulling.")]


def test_notes_of_questions_and_of_answers() -> None:
    paper = read(kamervragen())
    assert [(one.section[0], note.number, note.text) for one in paper.passages for note in one.footnotes] == [
        ("Vraag 1", "1", "De Courant, 1 juli 2024."), ("Antwoord 2 en 3", "1", "Kamerstuk 99 844, nr. 6.")]


def test_question_and_answer_by_turns_numbers_written_in_other_ways() -> None:
    body = """<vraag><nr>1</nr><al>Kent u dit?</al></vraag><antwoord><al>Antwoord op vraag 1</al><al>Ja.</al></antwoord>
      <vraag><al>Zonder nummer?</al></vraag><antwoord><nr>2. </nr><al>Nee.</al></antwoord>"""
    sections = [one.section for one in read(kamervragen(body)).passages]
    assert sections == [("Vraag 1",), ("Antwoord 1",), ("Vraag 2",), ("Antwoord 2",)]


def test_notice_that_the_answer_is_late() -> None:
    body = ("<kamervraagopmerking><al>Mededeling</al><al>De vragen kunnen niet binnen de termijn worden beantwoord."
            "</al></kamervraagopmerking>")
    paper = read(kamervragen(body))
    assert [(one.section, one.text) for one in paper.passages] == [
        (("Mededeling",), "De vragen kunnen niet binnen de termijn worden beantwoord.")]
    assert paper.document.id == "ah-tk-20232024-1786"


def test_questions_without_answer() -> None:
    xml = kamervragen("<vraag><nr>Vraag 1</nr><al>Kent u het bericht?</al></vraag>", number="2024Z00020", replied="",
                      id="kv-tk-2024Z00020").replace("Aanhangsel van de Handelingen", "Kamervragen (vragen)")
    document = read(xml).document
    assert (document.id, document.kind, document.date) == ("kv-tk-2024Z00020", "schriftelijke vragen", "2024-07-02")


def test_older_form_with_its_notes_at_the_end() -> None:
    xml = """<?xml version="1.0"?><vraagdoc><metadata/><vragen><vraagnummer>2080915620</vraagnummer>
      <omschr>Vragen van het lid <naam><achternaam>Bergman</achternaam></naam> (SP) aan de minister van Water over
      dijken.
      (Ingezonden 3 maart 2009)</omschr>
      <vraag><nummer>1</nummer><al>Kent u het bericht «Dijk lekt»?<nootref refid="n1" nr="1"/></al></vraag>
      <vraag><nummer>2</nummer><al>En dit?<nootref nr="2"/></al></vraag>
      <toelicht><al>Toelichting: eerder gevraagd.</al></toelicht>
      <noot id="n1"><noot.nr>1</noot.nr><noot.al>De Courant, 1 maart 2009.</noot.al></noot>
      <noot id="n2"><noot.nr>2</noot.nr><noot.al>De Bode.</noot.al></noot></vragen></vraagdoc>"""
    paper = read(xml, "kv-tk-2080915620.xml")
    assert [(one.section, one.text, [n.text for n in one.footnotes]) for one in paper.passages] == [
        (("Vraag 1",), "Kent u het bericht «Dijk lekt»?", ["De Courant, 1 maart 2009."]),
        (("Vraag 2",), "En dit?", ["De Bode."]), (("Toelichting",), "eerder gevraagd.", [])]
    assert (paper.document.date, paper.document.kind) == ("2009-03-03", "schriftelijke vragen")


def test_a_name_without_words_asks_nothing() -> None:
    words = "Vragen over een dijk van <naam> </naam><politiek>SP</politiek> en <naam>Bergman</naam>"
    xml = kamervragen().replace(ASKED, f'<kamervraagomschrijving type="vraag">{words}</kamervraagomschrijving>')
    stated = KoopReader().read(File("x.xml", xml.encode())).stated
    assert [one.name for one in stated.askers] == ["Bergman"]
