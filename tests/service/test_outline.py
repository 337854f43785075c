from dataclasses import replace

from ingest.model import Passage
from ingest.read import read_paper
from service.outline import Section, outline
from tests.service.running import PAPERS


def _flat(sections: list[Section], depth: int = 0) -> list[tuple[int, str]]:
    return [one for section in sections
            for one in [(depth, section.title), *_flat(section.sections, depth + 1)]]


def _under(passage: Passage, number: int, *section: str) -> Passage:
    return replace(passage, id=f"p#{number}", section=section)


def test_headings_nest_in_reading_order_and_may_come_back() -> None:
    one = read_paper(PAPERS / "kst-26695-135.md").passages[0]
    passages = [_under(one, 1), _under(one, 2, "A", "a"), _under(one, 3, "A"), _under(one, 4, "A", "a"),
                _under(one, 5, "B", "a"), _under(one, 6, "A")]
    found = outline(passages)
    assert _flat(found) == [(0, "A"), (1, "a"), (0, "B"), (1, "a"), (0, "A")]
    assert [section.first_passage for section in found] == ["p#2", "p#5", "p#6"]


def test_every_heading_of_a_paper_is_in_its_outline() -> None:
    passages = read_paper(PAPERS / "26695-verslag-schriftelijk-overleg.md").passages
    titles = {title for _, title in _flat(outline(passages))}
    assert titles == {title for passage in passages for title in passage.section}
    assert len(titles) > 5
