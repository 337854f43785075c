"""A paper's identity: from its front matter, else its running footer, else its file's name; never guessed."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from eval.identity import compare_identities, load_identities
from ingest.model import Document, Paper, Signatory
from ingest.paper.identity import Identity, document_id
from ingest.paper.kinds import kind_of
from ingest.read import paper_of
from ingest.source import File

BODY = "De minister schrijft de Kamer over het verzuim van leerlingen in het onderwijs.\n"


def read(text: str, stem: str = "los-stuk") -> Document:
    return paper_of(File(f"{stem}.md", text.encode())).document


def test_every_field_of_the_gold(papers: Mapping[str, Paper]) -> None:
    scores = compare_identities(load_identities(), [paper.document for paper in papers.values()])
    assert [fault for one in scores for fault in one.wrong] == []
    assert {one.paper for one in scores} == set(papers)


def test_the_front_matter_of_a_printed_letter() -> None:
    found = read(
        "Vergaderjaar 2020–2021\n\n26 695\n\nVoortijdig school verlaten\n\nNr. 135\n\n"
        "BRIEF VAN DE MINISTER VOOR BASIS- EN VOORTGEZET ONDERWIJS EN MEDIA\n\n"
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 20 mei 2021\n\n" + BODY
    )
    assert (found.id, found.title, found.kind) == ("kst-26695-135", "Voortijdig school verlaten", "brief regering")
    assert (found.date, found.session, found.number) == ("2021-05-20", "2020-2021", "135")
    assert found.url == "https://zoek.officielebekendmakingen.nl/kst-26695-135.html"


def test_a_title_behind_its_dossier_and_a_second_dossier() -> None:
    found = read("26 695 Voortijdig school verlaten\n\n31 497 Passend onderwijs\n\nNr. 130\n\n" + BODY)
    assert (found.dossiers, found.title) == (("26695", "31497"), "Voortijdig school verlaten")
    assert found.id == "kst-26695-130"


def test_a_kind_behind_its_number_and_a_chapter() -> None:
    found = read("35 570 VIII\n\nVaststelling van de begroting\n\nNr. 246 MOTIE VAN HET LID KWINT C.S.\n\n" + BODY)
    assert (found.id, found.kind, found.title) == (
        "kst-35570-VIII-246", "motie", "Vaststelling van de begroting"
    )


def test_a_running_footer_alone_names_the_paper() -> None:
    footer = "Tweede Kamer, vergaderjaar 2021–2022, 31 497, nr. 422"
    found = read(f"{BODY}\n{footer} 1\n\n{BODY}\n{footer} 2\n")
    assert (found.id, found.session, found.dossiers) == ("kst-31497-422", "2021-2022", ("31497",))
    assert found.title is None


@pytest.mark.parametrize(
    ("stem", "identity", "dossiers", "number", "official"),
    [
        ("kst-31497-422", "kst-31497-422", ("31497",), "422", True),
        ("kst-35570-VIII-279", "kst-35570-VIII-279", ("35570-VIII",), "279", True),
        ("kst-21501-20-1500", "kst-21501-20-1500", ("21501-20",), "1500", True),
        ("ah-tk-20212022-1234", "ah-tk-20212022-1234", (), None, True),
        ("26695-verzuimbrief-2021-02-24", "26695-verzuimbrief-2021-02-24", ("26695",), None, False),
        ("26695-12", "26695-12", ("26695",), None, False),
        ("verslag", "verslag", (), None, False),
    ],
)
def test_the_name_of_a_file_alone(
    stem: str, identity: str, dossiers: tuple[str, ...], number: str | None, official: bool
) -> None:
    found = read(BODY, stem)
    assert (found.id, found.dossiers, found.number) == (identity, dossiers, number)
    assert (found.url is not None) is official


def test_what_the_paper_states_goes_above_its_file_name() -> None:
    found = read("26 695\n\nVoortijdig school verlaten\n\nNr. 135\n\n" + BODY, "kst-31497-1")
    assert found.id == "kst-26695-135"


def test_a_dossier_without_a_number_is_no_official_paper() -> None:
    found = read("26 695\n\nVoortijdig school verlaten\n\nNr.\n\nVerslag van een schriftelijk overleg\n\n" + BODY)
    assert (found.id, found.url, found.kind) == ("los-stuk", None, "verslag van een schriftelijk overleg")


def test_a_letter_signed_by_government_is_one_of_the_government() -> None:
    found = read(f"Geachte voorzitter,\n\n{BODY}\nDe Minister voor Media,\nA. Slob\n")
    assert found.kind == "brief regering"
    assert found.signatories == (Signatory("minister", "A. Slob", "Media"),)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("BRIEF VAN DE STAATSSECRETARIS VAN VOLKSGEZONDHEID", "brief regering"),
        ("Brief van het Presidium", "brief"),
        ("Verslag van een schriftelijk overleg", "verslag van een schriftelijk overleg"),
        ("Verslag van een commissiedebat", "verslag van een commissiedebat"),
        ("VERSLAG VAN EEN ALGEMEEN OVERLEG", "verslag van een algemeen overleg"),
        ("Verslag", "verslag"),
        ("Gewijzigde motie van het lid Kwint", "motie (gewijzigd/nader)"),
        ("Motie van de leden Beertema en Van Meenen", "motie"),
        ("Gewijzigd amendement van het lid Westerveld", "amendement"),
        ("Memorie van toelichting", "memorie van toelichting"),
        ("Lijst van vragen", "lijst van vragen"),
        ("Lijst van vragen en antwoorden", "lijst van vragen en antwoorden"),
        ("Nota naar aanleiding van het nader verslag", "nota naar aanleiding van het verslag"),
        ("Advies van de Afdeling advisering Raad van State", "advies raad van state"),
        ("Voortijdig school verlaten", None),
        ("", None),
    ],
)
def test_the_kind_a_line_names(line: str, kind: str | None) -> None:
    assert kind_of(line) == kind


@pytest.mark.parametrize(
    ("stem", "official"), [("kst-26695-135", True), ("blg-1005", True), ("h-tk-20202021-48-3", True), ("kst-x", False)]
)
def test_a_stem_is_official_by_its_form(stem: str, official: bool) -> None:
    assert document_id(Identity(), stem) == (stem, official)
