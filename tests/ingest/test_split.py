"""A passage over the encoder's window becomes parts: nothing lost, nothing twice, every offset still right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Footnote, Paper, Passage, Span
from ingest.read import paper_of
from ingest.source import File
from ingest.split import split_long

LETTER = (
    "# Verzuim\n\nKort.\n\n"
    "De minister schrijft over Kamerstuk 26 695, nr. 134.¹ Het tweede deel is lang genoeg. Dit noemt 31 497, nr. 350.² "
    "Ten slotte het einde.³\n\n"
    "¹ Kamerstuk 31 839, nr. 1.\n\n² Tweede noot.\n\n³ Derde noot, zie Kamerstuk 31 839, nr. 3.\n"
)


def words(texts: Sequence[str]) -> list[int]:
    """A token a word."""
    return [len(text.split()) for text in texts]


def letters(texts: Sequence[str]) -> list[int]:
    """A token a visible character: what a long word costs."""
    return [len("".join(text.split())) for text in texts]


def letter() -> Paper:
    return paper_of(File("brief.md", LETTER.encode()))


def single(text: str, notes: Sequence[tuple[str, int]] = ()) -> Paper:
    """A paper of one paragraph; its text begins with something else, so that offsets differ."""
    paper = paper_of(File("a.md", b"# Kop\n\nTekst.\n"))
    footnotes = tuple(Footnote(number, at, f"noot {number}") for number, at in notes)
    passage = replace(paper.passages[0], text=text, span=Span(5, 5 + len(text)), footnotes=footnotes)
    return Paper(paper.document, (passage,), f"Kop\n\n{text}")


def by_paragraph(paper: Paper) -> dict[int, list[Passage]]:
    parts: dict[int, list[Passage]] = {}
    for passage in paper.passages:
        parts.setdefault(passage.ordinal, []).append(passage)
    return parts


def test_parts_end_at_sentences_and_carry_what_is_theirs() -> None:
    paper = letter()
    split = split_long(paper, words, 10)
    assert [one.id for one in split.passages] == ["brief#1", "brief#2.1", "brief#2.2", "brief#2.3"]
    assert [one.ordinal for one in split.passages] == [1, 2, 2, 2]
    assert [one.text for one in split.passages[1:]] == [
        "De minister schrijft over Kamerstuk 26 695, nr. 134.",
        "Het tweede deel is lang genoeg.",
        "Dit noemt 31 497, nr. 350. Ten slotte het einde.",
    ]
    assert [[(n.number, n.at) for n in one.footnotes] for one in split.passages[1:]] == [
        [("1", 52)], [], [("2", 26), ("3", 48)],
    ]
    assert [one.references for one in split.passages[1:]] == [
        ("kst-26695-134", "kst-31839-1"), (), ("kst-31497-350", "kst-31839-3"),
    ]
    assert split.document.passages == 4
    assert {one.section for one in split.passages} == {("Verzuim",)}


def test_a_paper_whose_passages_fit_stays_as_it_is() -> None:
    paper = letter()
    assert split_long(paper, words, 40) == paper


def test_one_sentence_over_the_limit_is_cut_at_white_space() -> None:
    split = split_long(single("een twee drie vier vijf zes zeven acht negen tien"), words, 4)
    assert " ".join(one.text for one in split.passages) == "een twee drie vier vijf zes zeven acht negen tien"
    assert max(words([one.text for one in split.passages])) <= 4


def test_a_word_over_the_limit_is_cut_anywhere() -> None:
    split = split_long(single("x" * 100), letters, 30)
    assert "".join(one.text for one in split.passages) == "x" * 100
    assert max(letters([one.text for one in split.passages])) <= 30


SENTENCE = st.lists(st.text(alphabet="abcdéü", min_size=1, max_size=9), min_size=1, max_size=14).map(
    lambda parts: " ".join(parts).capitalize() + "."
)


@given(st.lists(SENTENCE, min_size=1, max_size=6).map(" ".join), st.data(), st.integers(3, 40))
def test_parts_are_within_the_limit_and_together_the_paragraph(text: str, data: st.DataObject, limit: int) -> None:
    ends = [at for at in range(len(text) + 1) if at == len(text) or text[at] == " "]
    places = sorted(data.draw(st.lists(st.sampled_from(ends), max_size=8)))
    paper = single(text, [(str(number), at) for number, at in enumerate(places, start=1)])
    split = split_long(paper, letters, limit)
    (parts,) = by_paragraph(split).values()
    assert max(letters([one.text for one in parts])) <= limit
    assert "".join(one.text for one in parts).replace(" ", "") == text.replace(" ", "")
    assert all(split.text[one.span.start:one.span.end] == one.text for one in parts)
    assert [note.number for one in parts for note in one.footnotes] == [n.number for n in paper.passages[0].footnotes]
    for one in parts:
        for note in one.footnotes:
            assert one.span.start - 5 + note.at == places[int(note.number) - 1]
    assert len({one.id for one in parts}) == len(parts) == split.document.passages
