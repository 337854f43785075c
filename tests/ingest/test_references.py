"""Papers named in a text get one canonical id, however they are written; amounts and URLs name none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.references import dossier_key, find_references, find_urls, merge_urls


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Kamerstuk 26 695, nr. 134.", ["kst-26695-134"]),
        ("Kamerstuk 31497, nr. 350", ["kst-31497-350"]),
        ("Zie ook 31497, nr. 350 en de bijlage.", ["kst-31497-350"]),
        ("Kamerstuk 35570 VIII, nr. 246", ["kst-35570-VIII-246"]),
        ("Kamerstuk 35 570 VIII, nr. 279", ["kst-35570-VIII-279"]),
        ("Kamerstuk 35 570-VIII, nr. 279", ["kst-35570-VIII-279"]),
        ("31 497 / 31 839, nr. 372", ["kst-31497-372", "kst-31839-372"]),
        ("Kamerstukken 31 497 en 31 839, nr. 415", ["kst-31497-415", "kst-31839-415"]),
        ("31 293, 31 289 en 31 497, nr. 22", ["kst-31293-22", "kst-31289-22", "kst-31497-22"]),
        ("Kamerstukken II 2019-2020, 31 497, nr. 359", ["kst-31497-359"]),
        ("Kamerstukken II 2019/20, 31 497, nr. 359", ["kst-31497-359"]),
        ("Kamerstukken II, vergaderjaar 2019–2020, 31 497, nr. 359", ["kst-31497-359"]),
        ("Kamerstuk 21 501-20, nr. 1500", ["kst-21501-20-1500"]),
        ("Kamerstukken I 2020/21, 35 570 VIII, A", ["kst-35570-VIII-A"]),
        ("Kamerstukken I 2019/20, 35 300, B.", ["kst-35300-B"]),
        ("Kamerstuk 21 501-02 en 21 501-20, nr. 2000", ["kst-21501-02-2000", "kst-21501-20-2000"]),
        ("Kamerstuk 35 570 VIII en 31 497, nr. 12", ["kst-35570-VIII-12", "kst-31497-12"]),
        ("Kamerstuk 33 035 (R1965), nr. 3", ["kst-33035-3"]),
        ("Kamerstukken I, 2020/2021, 35 570, nr. F", ["kst-35570-F"]),
        ("Kamerstuk 26 695, nrs. 130 en 134", ["kst-26695-130", "kst-26695-134"]),
        ("Kamerstuk 26 695 (nr. 12) en 31 497, nr. 3", ["kst-31497-3"]),
        ("Kamerstukken 26 695, nr. 130 en 31 497, nr. 359", ["kst-26695-130", "kst-31497-359"]),
        ("kst-31497-422 en kst-35570-VIII-279", ["kst-31497-422", "kst-35570-VIII-279"]),
    ],
)
def test_every_spelling_of_a_paper(text: str, ids: list[str]) -> None:
    assert list(find_references(text)) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Handelingen II 2020/21, nr. 48, item 3", ["h-tk-20202021-48-3"]),
        ("Handelingen II 2020/21, nr. 48 item 3", ["h-tk-20202021-48-3"]),
        ("Handelingen I 2020-2021, nr. 12", ["h-ek-20202021-12"]),
        ("Handelingen TK, vergaderjaar 2020–2021, nr. 48, item 3", ["h-tk-20202021-48-3"]),
        ("Aanhangsel Handelingen II 2021/22, nr. 1234", ["ah-tk-20212022-1234"]),
        ("Aanhangsel van de Handelingen, vergaderjaar 2021–2022, nr. 1234", ["ah-tk-20212022-1234"]),
        ("h-tk-20202021-48-3 en ah-tk-20212022-1234", ["h-tk-20202021-48-3", "ah-tk-20212022-1234"]),
        ("Document 2021D12574", ["2021D12574"]),
        ("zaaknummer 2021Z10632; ondershands meegestuurd", ["2021Z10632"]),
        ("activiteit 2021A01920", ["2021A01920"]),
    ],
)
def test_reports_answers_and_numbers_of_the_chamber(text: str, ids: list[str]) -> None:
    assert list(find_references(text)) == ids


@pytest.mark.parametrize(
    "text",
    [
        "Kamerstuk 31 89, nr. 372",
        "Er zijn 26 695 leerlingen, van wie 134 thuis.",
        "Dit kostte € 26.695, nr. 3 op de lijst.",
        "In totaal 1 126 695, nr. 4 in de reeks.",
        "https://zoek.nl/26695, nr. 12",
        "www.kamer.nl/2021Z10632",
        "artikel 3, nr. 5 van de wet",
        "op 12 345 678 euro, nummer 4",
        "Kamerstuk over begroting 35 300, B. Jansen schrijft",
        "Postbus 20018, 2500 EA Den Haag",
        "",
    ],
)
def test_amounts_urls_and_impossible_dossiers_name_no_paper(text: str) -> None:
    assert find_references(text) == ()


def test_each_paper_once_in_the_order_of_the_text() -> None:
    text = "2021D12574, Kamerstuk 31 497, nr. 350, Handelingen II 2020/21, nr. 48, item 3; Kamerstuk 31497, nr. 350."
    assert find_references(text) == ("2021D12574", "kst-31497-350", "h-tk-20202021-48-3")


DOSSIER = st.integers(min_value=10_000, max_value=39_999)
CHAPTER = st.sampled_from(["", "IV", "VIII", "XIII", "XVI"])
BEFORE = st.sampled_from(["", "Kamerstuk ", "Kamerstukken II ", "Kamerstukken II 2019/20, ", "Zie Kamerstuk "])
AFTER = st.sampled_from(["", ".", ", p. 3.", " en de bijlage", "; zie ook aldaar", ")"])


@given(DOSSIER, CHAPTER, st.integers(1, 2999), st.booleans(), st.sampled_from([" ", "-"]), BEFORE, AFTER)
def test_a_paper_in_any_spelling_gives_its_canonical_id(
    dossier: int, chapter: str, number: int, spaced: bool, tie: str, before: str, after: str
) -> None:
    digits = str(dossier)
    written = f"{digits[:2]} {digits[2:]}" if spaced else digits
    text = f"{before}{written}{tie + chapter if chapter else ''}, nr. {number}{after}"
    assert find_references(text) == (f"kst-{digits}{'-' + chapter if chapter else ''}-{number}",)


@given(st.lists(DOSSIER, min_size=2, max_size=4, unique=True), st.integers(1, 2999), st.sampled_from([" / ", ", "]))
def test_dossiers_that_share_a_number_give_one_id_each(dossiers: list[int], number: int, tie: str) -> None:
    written = [f"{str(one)[:2]} {str(one)[2:]}" for one in dossiers]
    expected = tuple(f"kst-{one}-{number}" for one in dossiers)
    assert find_references(f"Kamerstuk {tie.join(written)}, nr. {number}") == expected
    assert find_references(f"Kamerstukken {', '.join(written[:-1])} en {written[-1]}, nr. {number}") == expected


@pytest.mark.parametrize(
    ("written", "key"),
    [("31 497", "31497"), ("35 570 VIII", "35570-VIII"), ("35570-(R2149)", "35570"), ("21 501-20", "21501-20")],
)
def test_a_dossier_as_a_key(written: str, key: str) -> None:
    assert dossier_key(written) == key


def test_urls_leave_the_punctuation_of_their_sentence() -> None:
    text = "Zie (https://a.nl/x_(y)). Of www.b.nl/pad, «https://c.nl/?q=1&r=2»; en https://a.nl/x_(y)!"
    assert find_urls(text) == ("https://a.nl/x_(y)", "www.b.nl/pad", "https://c.nl/?q=1&r=2")


def test_a_link_and_its_words_are_one_url() -> None:
    merged = merge_urls(["www.tweedekamer.nl", "https://b.nl"], ["https://www.tweedekamer.nl/", "mailto:a@b.nl"])
    assert merged == ("https://b.nl", "https://www.tweedekamer.nl/", "mailto:a@b.nl")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Kamerstuk 26 695, nrs. 2–4", ["2", "3", "4"]),
        ("Kamerstukken 26 695, nrs. 12 t/m 14 en 18", ["12", "13", "14", "18"]),
        ("Kamerstuk 26 695, nrs. 12 tot en met 13", ["12", "13"]),
        ("Kamerstuk 26 695, nrs. 100-350", ["100", "350"]),
        ("26 695, nr. 12 – 2 maart 2020", ["12"]),
        ("26 695, nr. 12-2", ["12"]),
        ("Kamerstuk 26 695, nr. 12-13 en 31 497, nr. 7", ["12", "13"]),
    ],
)
def test_a_range_of_numbers_is_all_of_them(text: str, numbers: list[str]) -> None:
    assert [one for one in find_references(text) if "26695" in one] == [f"kst-26695-{number}" for number in numbers]
