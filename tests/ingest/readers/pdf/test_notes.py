"""Footnotes at the foot of a page and their raised markers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.readers.pdf.typesetter import BOLD, LEFT, MEASURE, Press, read, shown

BODY = (
    "De Minister heeft de Kamer in het voorjaar laten weten dat de wachttijden in het speciaal onderwijs afnemen.{1} "
    "Daarover heeft zij met de besturen gesproken{2} en afspraken gemaakt over de plaatsing van leerlingen."
)
AFTER = "Over de uitkomsten{3} wordt de Kamer voor de zomer geïnformeerd, zo is aan de leden toegezegd."


def one_page(notes: list[str], body: str = BODY) -> Press:
    press = Press()
    press.paragraph(body)
    press.notes(notes)
    press.footer("Tweede Kamer, vergaderjaar 2030–2031, 41 234, nr. 5", 1)
    return press


def test_a_raised_number_is_the_marker_of_the_note_at_the_foot() -> None:
    content = read(one_page(["1 Kamerstuk 41 234, nr. 3.", "2 www.besturen.example/verslag"]).pdf())
    assert [(note.number, note.text) for note in content.notes] == [
        ("1", "Kamerstuk 41 234, nr. 3."), ("2", "www.besturen.example/verslag"),
    ]
    assert shown(content) == [BODY]


def test_a_note_of_several_lines_and_one_that_runs_on_to_the_next_page() -> None:
    long = "1 Zie hiervoor het verslag van de commissie, " + "waarin ook de cijfers staan, " * 6
    press = one_page([long.strip(), "2 Brief aan de besturen van"])
    press.page()
    press.paragraph(AFTER)
    press.notes([" 3 mei 2030, met de bijlagen daarbij.", "3 Bijlage bij Kamerstuk 41 234, nr. 4."])
    content = read(press.pdf())
    assert [note.number for note in content.notes] == ["1", "2", "3"]
    assert content.notes[0].text == long[2:].strip()
    assert content.notes[1].text == "Brief aan de besturen van 3 mei 2030, met de bijlagen daarbij."
    assert shown(content)[0].endswith("leerlingen.")
    assert shown(content)[1] == AFTER


def test_a_url_broken_at_a_slash_a_hyphen_or_a_percent_sign() -> None:
    press = Press()
    press.paragraph(BODY)
    press.notes(["1 https://www.inspectie.example/documenten/rapporten/2030/verslag-van-het-jaar/bijlagen-bij-het-"
                 " verslag.pdf"])
    content = read(press.pdf())
    assert content.notes[0].text.endswith("/bijlagen-bij-het-verslag.pdf")


def test_a_group_of_markers_and_a_power() -> None:
    body = "Het terrein meet 40 m{2} en daarover zijn vragen gesteld.{1, 2} De gemeente antwoordt hierop nog."
    content = read(one_page(["1 Kamerstuk 41 234, nr. 3.", "2 Kamerstuk 41 234, nr. 4."], body).pdf())
    assert shown(content) == [
        "Het terrein meet 40 m² en daarover zijn vragen gesteld.{1}{2} De gemeente antwoordt hierop nog.",
    ]


def test_a_raised_number_without_a_note_stays_raised() -> None:
    content = read(one_page(["1 Kamerstuk 41 234, nr. 3."]).pdf())
    assert "gesproken² en afspraken" in shown(content)[0]


def test_a_note_without_a_marker_hangs_on_the_text_above_it() -> None:
    content = read(one_page(["1 Kamerstuk 41 234, nr. 3.", "2 Ook.", "3 Zie aldaar."]).pdf())
    assert shown(content) == [f"{BODY}{{3}}"]


def test_notes_in_the_type_of_the_text_are_found_by_their_words() -> None:
    press = Press()
    press.paragraph("De wachttijden nemen af1, zo heeft de Minister in het voorjaar aan de Kamer laten weten.2 "
                    "Daarover is met de besturen gesproken.")
    press.at -= 200
    press.paragraph("1 Kamerstuk 41 234, nr. 3.")
    press.paragraph("2 Zie ook Kamerstuk 41 234, nr. 4.")
    content = read(press.pdf())
    assert [note.number for note in content.notes] == ["1", "2"]
    assert shown(content)[0].startswith("De wachttijden nemen af{1}, zo")


@pytest.mark.parametrize(("raised", "level"), [("{1)} {2)}", "1) 2)"), ("¹ ²", "¹ ²"), ("{1} {2}", "1 2")])
def test_other_ways_to_set_markers_and_the_numbers_of_notes(raised: str, level: str) -> None:
    body = "De wachttijden nemen sinds het voorjaar af{}, zo heeft de Minister aan de Kamer laten weten.{} Dat is mooi."
    press = Press()
    press.paragraph(body.format(*raised.split()))
    for at, number in enumerate(level.split()):
        press.text(LEFT, 138 - 9 * at, f"{number} Kamerstuk 41 234, nr. {at + 3}.", 7)
    content = read(press.pdf())
    assert shown(content) == [body.format("{1}", "{2}")]
    assert [note.text for note in content.notes] == ["Kamerstuk 41 234, nr. 3.", "Kamerstuk 41 234, nr. 4."]


def test_notes_at_the_end_of_a_paper_in_the_type_of_the_text() -> None:
    press = Press()
    press.paragraph(BODY)
    press.page()
    press.heading("Eindnoten", BOLD)
    for number in (1, 2):
        press.paragraph(f"{{{number}}} Kamerstuk 41 234, nr. {number}, waarin dit alles met zoveel woorden stond.")
    content = read(press.pdf())
    assert shown(content) == [BODY, "Eindnoten"]
    assert len(content.notes) == 2


def test_small_type_above_the_notes_is_text() -> None:
    press = Press()
    press.paragraph(BODY)
    press.at -= 12
    press.paragraph("Deze bijlage is in kleine letter gezet omdat zij een aanhaling uit de wet bevat.", size=7)
    press.notes(["1 Kamerstuk 41 234, nr. 3.", "2 Kamerstuk 41 234, nr. 4."])
    content = read(press.pdf())
    assert [note.number for note in content.notes] == ["1", "2"]
    assert shown(content)[1].startswith("Deze bijlage")


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(1, 12), min_size=1, max_size=5))
def test_every_note_is_read_once_wherever_its_marker_stands(gaps: list[int]) -> None:
    words = []
    for number, gap in enumerate(gaps, start=1):
        words += ["woorden"] * gap + [f"besluit{{{number}}}"]
    body = f"Het {' '.join(words)} is genomen."
    press = Press()
    press.paragraph(body)
    press.notes([f"{number} Bron nummer {number} van het besluit." for number in range(1, len(gaps) + 1)])
    content = read(press.pdf())
    assert shown(content) == [body]
    assert [note.text for note in content.notes] == [
        f"Bron nummer {number} van het besluit." for number in range(1, len(gaps) + 1)
    ]
    assert press.box[0] > LEFT + MEASURE


@pytest.mark.parametrize("signs", [("*", "**"), ("*", "†"), ("i", "ii"), ("1", "*")])
@pytest.mark.parametrize("raised", [True, False])
def test_notes_that_have_signs_or_roman_numbers(signs: tuple[str, str], raised: bool) -> None:
    raised = raised or signs == ("i", "ii")
    own = [f"{{{sign}}}" if raised or sign.isdigit() else sign for sign in signs]
    body = BODY.replace("{1}", own[0]).replace("{2}", own[1])
    press = Press()
    press.paragraph(body)
    press.rule(LEFT, 142, 56)
    for at, (sign, words) in enumerate(zip(own, ("Kamerstuk 41 234, nr. 3.", "Bijlage bij dit verslag."), strict=True)):
        press.text(LEFT, 130 - 9 * at, f"{sign} {words}", 7)
    content = read(press.pdf())
    assert [(note.number, note.text) for note in content.notes] == [
        (signs[0], "Kamerstuk 41 234, nr. 3."), (signs[1], "Bijlage bij dit verslag."),
    ]
    assert shown(content) == [BODY.replace("{1}", f"{{{signs[0]}}}").replace("{2}", f"{{{signs[1]}}}")]


def test_an_asterisk_that_no_note_explains_stays() -> None:
    press = one_page(["1 Kamerstuk 41 234, nr. 3."], "De Minister heeft dit* toegezegd.{1} Het blijft zo.")
    content = read(press.pdf())
    assert shown(content) == ["De Minister heeft dit* toegezegd.{1} Het blijft zo."]
