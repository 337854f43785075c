"""Pages cut at their headings, and questions across languages."""

from __future__ import annotations

from pathlib import Path

from eval.beir import load_collection
from eval.train.manuals import (
    Section,
    across,
    cut,
    headings_to_sections,
    read_manual,
    write_beir,
    written_for,
)

LONG = "Met deze opdracht voegt u een voetnoot in de tekst in, waar de cursor staat. " * 4


def page(heading: str, text: str) -> str:
    return f"<head><title>weg</title></head><nav>weg</nav><h1>1.2. {heading}</h1><script>weg()</script><p>{text}</p>"


def test_sections_hold_what_is_read() -> None:
    sections = cut(page("Voetnoten <i>invoegen</i>", LONG) + "<h2>Leeg</h2>", "a.html")
    assert [one.place for one in sections] == ["a.html#0", "a.html#1"]
    assert sections[0].heading == "1.2. Voetnoten invoegen"
    assert sections[0].text == LONG.strip()
    assert "weg" not in sections[0].text


def test_a_heading_asks_only_if_it_tells_sections_apart(tmp_path: Path) -> None:
    for name, heading in (("a", "Voetnoten invoegen"), ("b", "Meer weten"), ("c", "Meer weten")):
        (tmp_path / f"{name}.nl.html").write_text(page(heading, LONG), encoding="utf-8")
    pages = read_manual(tmp_path, "nl")
    assert list(pages) == ["a.html", "b.html", "c.html"]
    assert [question for question, _ in headings_to_sections(pages)] == ["Voetnoten invoegen"]


def test_the_other_language_asks_and_beir_reads_it(tmp_path: Path) -> None:
    english = "This command puts a footnote in the text, where the cursor is now. " * 4
    asked, answered = cut(page("Insert footnotes", english), "a"), cut(page("Voetnoten invoegen", LONG), "a")
    pairs = across({"a": asked}, {"a": answered}, 1)
    assert len(pairs) == 1
    assert pairs[0][0].endswith("This command puts a footnote in the text, where the cursor is now.")
    write_beir(tmp_path / "made", pairs)
    made = load_collection(tmp_path / "made")
    assert made.qrels["dev"] == {"q0": {"a#0": 1}}
    assert made.corpus[0].text == LONG.strip()


def test_written_questions_ask_for_the_section_they_were_written_for() -> None:
    page = [Section("apcs02s04.html#0", "Een kop erboven", "Een tekst.")]
    other = [Section("nergens.html#1", "Niets om te vragen", "Niets.")]
    found = written_for({"een.html": page, "nergens.html": other})
    assert found
    assert {section for _, section in found} == set(page)
    assert len({question for question, _ in found}) == len(found)
