import io
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from service.cli.render.body import QUOTE, marked, wrapped
from service.cli.render.wording import marker

TEXTS = st.text(st.characters(exclude_characters="[]", exclude_categories=["Cs", "Cc"]), max_size=80)


@st.composite
def _passages(draw: st.DrawFn) -> tuple[str, list[dict[str, Any]], tuple[int, int] | None]:
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    notes = [{"number": str(number), "at": at} for number, at in enumerate(draw(st.lists(places, max_size=4)), 1)]
    quote = draw(st.none() | st.tuples(places, places).map(lambda pair: (min(pair), max(pair))))
    return text, notes, quote


@given(_passages())
def test_without_its_markers_a_marked_text_is_the_text(passage: Any) -> None:
    text, notes, quote = passage
    shown = marked(text, notes, quote).plain
    for note in notes:
        assert shown.count(marker(note["number"])) == 1
        shown = shown.replace(marker(note["number"]), "")
    assert shown == text


@given(_passages())
def test_exactly_the_quote_is_styled(passage: Any) -> None:
    text, notes, quote = passage
    shown = marked(text, notes, quote)
    styled = "".join(shown.plain[span.start:span.end] for span in shown.spans if span.style == QUOTE)
    start, end = quote or (0, 0)
    assert styled == text[start:end]


def test_a_marker_stands_where_it_stood() -> None:
    notes = [{"number": "1", "at": 3}, {"number": "2", "at": 3}, {"number": "3", "at": 7}]
    assert marked("een twee", notes, None).plain == "een[¹][²] twe[³]e"


def test_lines_fit_and_those_of_the_quote_have_a_bar() -> None:
    console = Console(file=io.StringIO(), width=40)
    text = "Eerst een zin die hier niet toe doet. Dan de woorden waar het om gaat. En dan nog wat na."
    quote = (text.index("Dan de"), text.index(" En dan"))
    lines = [line.plain for line in wrapped(marked(text, [], quote), console, 4)]
    assert lines == [
        "    Eerst een zin die hier niet toe",
        "  ┃ doet. Dan de woorden waar het om",
        "  ┃ gaat. En dan nog wat na.",
    ]


def test_a_url_stays_whole() -> None:
    console = Console(file=io.StringIO(), width=40)
    url = "https://kohnstammstituut.nl/rapport/niet-thuisgeven/"
    lines = [line.plain for line in wrapped(Text(f"Zie {url} voor meer."), console, 2, 2)]
    assert lines == ["  Zie", f"    {url}", "    voor meer."]


@given(TEXTS, st.integers(1, 60))
def test_wrapping_moves_no_word(text: str, width: int) -> None:
    console = Console(file=io.StringIO(), width=width)
    words = [word for line in wrapped(Text(text), console, 0) for word in line.plain.split()]
    assert words == text.split()
