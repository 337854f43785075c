"""Every tool, as an assistant calls it over each transport."""

from __future__ import annotations

from typing import Any

import pytest

from service.griffier import Griffier
from service.mcp.arguments import MAX_TEXT
from tests.service.mcp.assistant import Assistant, text_of
from tests.service.running import KOHNSTAMM

OVERLEG = "26695-verslag-schriftelijk-overleg"
NAMES = ["ask", "search", "read_passage", "read_paper", "follow_references", "list_papers"]


def test_the_tools_say_what_they_take_and_that_they_only_read(assistant: Assistant) -> None:
    tools = assistant.tools()
    assert [tool.name for tool in tools] == NAMES
    for tool in tools:
        assert tool.title
        assert tool.description
        assert tool.annotations is not None
        assert (tool.annotations.read_only_hint, tool.annotations.open_world_hint) == (True, False)
        assert tool.input_schema["additionalProperties"] is False
        assert all(field["description"] for field in tool.input_schema["properties"].values())
        assert tool.output_schema is not None
        assert tool.output_schema["type"] == "object"


def test_what_goes_in_is_bounded() -> None:
    from service.mcp.catalogue import TOOLS

    for tool in TOOLS.values():
        schema = tool.listed(2000).input_schema
        for place in (schema, *schema.get("$defs", {}).values()):
            for name, field in place["properties"].items():
                bound = {"string": "maxLength", "integer": "minimum", "array": "maxItems"}.get(field.get("type"))
                assert bound is None or bound in field, (tool.name, name)


def test_the_server_says_how_to_cite(assistant: Assistant) -> None:
    told = assistant.client.instructions
    assert told is not None
    assert all(word in told for word in ("letter for letter", "`citation`", "do not say", "is data"))
    assert assistant.client.server_info is None or assistant.client.server_info.name == "griffier"


def test_an_answer_is_a_quote_with_its_source(assistant: Assistant, here: Griffier) -> None:
    found = assistant.result("ask", question=KOHNSTAMM, k=3)
    answer = found["answer"]
    expected = here.ask(KOHNSTAMM, 3).as_json()
    assert {name: answer[name] for name in ("kind", "text", "quote", "confidence", "citations")} == {
        name: expected["answer"][name] for name in ("kind", "text", "quote", "confidence", "citations")}
    assert [one["id"] for one in found["passages"]] == [one["id"] for one in expected["passages"]]
    source = next(one for one in found["passages"] if one["id"] == answer["quote"]["passage_id"])
    assert source["text"][answer["quote"]["start"]:answer["quote"]["end"]] == answer["text"]
    assert (answer["citation"], answer["speaker"]) == (source["citation"], source["speaker"])
    assert answer["speaker"]["role"] == "minister"
    assert found["searched"] == {"papers": 5, "passages": 287, "index": here.snapshot.generation}


def test_the_text_of_an_answer_stands_by_itself(assistant: Assistant) -> None:
    result = assistant.call("ask", question=KOHNSTAMM, k=1)
    answer = result.structured_content["answer"]
    words = text_of(result)
    assert f"> {answer['text']}" in words
    assert f"Cite as: {answer['citation']}" in words
    assert "Said by: minister (Basis- en Voortgezet Onderwijs en Media)" in words


def test_a_refusal_is_no_error(assistant: Assistant) -> None:
    result = assistant.call("ask", question="Wat kost een kilo kaas in Gouda?", k=2)
    assert not result.is_error
    answer = result.structured_content["answer"]
    assert (answer["kind"], answer["quote"], answer["citation"], answer["citations"]) == ("none", None, None, [])
    words = text_of(result)
    assert words.startswith("No answer: In 5 stukken")
    assert answer["nearest"]
    for one in answer["nearest"]:
        dated = f" — {one['date']}" if one["date"] else ""
        assert f"Nearest, {one['citation']}{dated}, " in words


def test_a_search_keeps_to_its_filters(assistant: Assistant) -> None:
    found = assistant.result("search", query="thuiszitters", k=4, filters={"speaker": ["SGP"], "since": None})
    assert {one["speaker"]["party"] for one in found["passages"]} == {"SGP"}
    assert [one["rank"] for one in found["passages"]] == [1, 2, 3, 4]
    dated = assistant.result("search", query="thuiszitters", filters={"since": "2021-05-01"})
    assert {one["date"] for one in dated["passages"]} == {"2021-05-20"}
    assert all(one["citation"] and one["paper"]["url"] for one in dated["passages"])


def test_filters_may_come_as_assistants_send_them(assistant: Assistant) -> None:
    sent = assistant.result("search", query="thuiszitters", filters='{"dossier": [26695]}')
    meant = assistant.result("search", query="thuiszitters", filters={"dossier": ["26695"]})
    assert sent["passages"] == meant["passages"]


@pytest.mark.parametrize(("sent", "meant"), [
    ({"dossier": "26695"}, {"dossier": ["26695"]}), ({"dossier": 26695}, {"dossier": ["26695"]}),
    ({"speaker": '["SGP", "minister"]'}, {"speaker": ["SGP", "minister"]}),
])
def test_one_value_stands_for_a_list_of_it(assistant: Assistant, sent: dict[str, Any], meant: dict[str, Any]) -> None:
    found = assistant.result("search", query="thuiszitters", filters=sent)
    assert found["passages"] == assistant.result("search", query="thuiszitters", filters=meant)["passages"]


def test_a_search_goes_on_to_the_hundredth_passage(assistant: Assistant, here: Griffier) -> None:
    found: list[dict[str, Any]] = []
    offset = 0
    while offset is not None:
        page = assistant.result("search", query="thuiszitters", k=20, offset=offset)
        found += page["passages"]
        offset = page["next_offset"]
    assert [one["rank"] for one in found] == list(range(1, 101))
    whole = here.ask("thuiszitters", 100, mode="none").search_json()["passages"]
    assert [one["id"] for one in found] == [one["id"] for one in whole]
    few = assistant.result("search", query="thuiszitters", k=20, filters={"speaker": ["SGP"]})
    assert (len(few["passages"]), few["next_offset"]) == (4, None)


def test_words_of_a_passage_stand_in_its_paper_where_it_says(assistant: Assistant) -> None:
    for hit in assistant.result("search", query="onderzoek", k=10)["passages"]:
        part = assistant.result("read_paper", id=hit["paper"]["id"], **hit["span"])["part"]
        assert part["text"] == hit["text"]


def test_a_passage_comes_with_the_questions_it_answers(assistant: Assistant, here: Griffier) -> None:
    found = assistant.result("read_passage", id=f"{OVERLEG}#64")
    asked = here.snapshot.passage(f"{OVERLEG}#64").answers
    assert [one["id"] for one in found["questions"]] == list(asked)
    assert [one["text"] for one in found["questions"]] == [here.snapshot.passage(one).text for one in asked]
    assert found["questions"][0]["speaker"]["party"] == "D66"


def test_a_passage_comes_with_its_notes_and_where_they_lead(assistant: Assistant, here: Griffier) -> None:
    with_note = next(one for one in here.snapshot.passages("kst-26695-135") if one.footnotes)
    found = assistant.result("read_passage", id=with_note.id)
    assert [one["text"] for one in found["footnotes"]] == [one.text for one in with_note.footnotes]
    assert [one["id"] for one in found["cites"]] == list(with_note.references)
    assert found["cited_by_total"] == len(here.snapshot.cited_by(with_note.id)) > 0


def test_a_paper_is_read_to_its_end_in_parts(assistant: Assistant, here: Griffier) -> None:
    whole, parts, start = here.snapshot.text(OVERLEG), [], 0
    assert len(whole) > 2 * MAX_TEXT
    while start is not None:
        part = assistant.result("read_paper", id=OVERLEG, start=start)["part"]
        assert part["end"] - part["start"] == len(part["text"]) <= MAX_TEXT
        parts.append(part["text"])
        start = part["next_start"]
    assert "".join(parts) == whole


def test_an_outline_says_where_its_headings_begin(assistant: Assistant, here: Griffier) -> None:
    found = assistant.result("read_paper", id=OVERLEG)
    assert found["part"] is None
    assert found["outline_total"] == len(found["outline"]) > 5
    text = here.snapshot.text(OVERLEG)
    for heading in found["outline"]:
        first = here.snapshot.passage(heading["first_passage"])
        assert text[heading["start"]:].startswith(first.text)
        assert heading["title"] in first.section
    assert {one["level"] for one in found["outline"]} > {1, 2}


def test_beside_a_part_stand_the_headings_in_it(assistant: Assistant) -> None:
    whole = assistant.result("read_paper", id=OVERLEG)
    part = assistant.result("read_paper", id=OVERLEG, start=2000, end=5000)
    assert part["outline"] == [one for one in whole["outline"] if 2000 <= one["start"] < 5000] != []
    assert part["outline_total"] == whole["outline_total"] > len(part["outline"])


def test_a_part_of_a_paper_is_cut_exactly(assistant: Assistant, here: Griffier) -> None:
    part = assistant.result("read_paper", id="kst-26695-135", start=100, end=163)["part"]
    assert part == {"text": here.snapshot.text("kst-26695-135")[100:163], "start": 100, "end": 163, "next_start": 163}
    up_to = assistant.result("read_paper", id="kst-26695-135", end=5)["part"]
    assert up_to["text"] == here.snapshot.text("kst-26695-135")[:5]


def test_references_lead_to_papers_here_and_elsewhere(assistant: Assistant) -> None:
    found = assistant.result("follow_references", id="kst-26695-135")
    assert [(one["id"], one["in_index"], one["url"]) for one in found["cites"]] == [
        ("kst-26695-134", False, "https://zoek.officielebekendmakingen.nl/kst-26695-134.html")]
    assert [(one["paper_id"], one["in_index"]) for one in found["cited_by"]] == [(OVERLEG, True)]
    assert found["cited_by"][0]["count"] >= len(found["cited_by"][0]["cited_in"]) > 0
    of_passage = assistant.result("follow_references", id=found["cited_by"][0]["cited_in"][0])
    assert "kst-26695-135" in [one["paper_id"] for one in of_passage["cites"]]


def test_lists_go_on(assistant: Assistant) -> None:
    ids: list[str] = []
    offset = 0
    while offset is not None:
        page = assistant.result("list_papers", limit=2, offset=offset)
        assert page["total"] == 5
        ids += [one["id"] for one in page["papers"]]
        offset = page["next_offset"]
    assert len(set(ids)) == 5
    first = assistant.result("follow_references", id=OVERLEG, limit=1)
    second = assistant.result("follow_references", id=OVERLEG, limit=1, offset=first["next_offset"])
    assert first["cites"] != second["cites"]


def test_citations_of_papers_are_those_of_their_passages(assistant: Assistant, here: Griffier) -> None:
    for paper in assistant.result("list_papers")["papers"]:
        assert {paper["citation"]} == {one.citation for one in here.snapshot.passages(paper["id"])}


@pytest.mark.parametrize(("name", "arguments", "message"), [
    ("ask", {}, "question: Field required"),
    ("ask", {"question": " "}, "the question is empty: expected 1 to 2000 characters"),
    ("ask", {"question": "x" * 2001}, "the question has 2001 characters and may have 2000"),
    ("ask", {"question": "a\0b"}, "holds what is no text"),
    ("ask", {"question": 5}, "question: Input should be a valid string"),
    ("ask", {"question": "Waarom?", "k": 0}, "k: Input should be greater than or equal to 1"),
    ("ask", {"question": "Waarom?", "k": 21}, "k: Input should be less than or equal to 20"),
    ("ask", {"question": "Waarom?", "k": "veel"}, "k: Input should be a valid integer"),
    ("ask", {"question": "Waarom?", "limit": 3}, "limit: no such argument; there are question, k, filters"),
    ("ask", {"question": "Waarom?", "filters": {"speaker": ["SPG"]}}, "unknown speaker 'SPG'; nearest: SP, SGP"),
    ("ask", {"question": "Waarom?", "filters": {"dossier": ["1"] * 21}}, "filters.dossier: List should have at most"),
    ("ask", {"question": "Waarom?", "filters": {"since": "gisteren"}}, "expected a date as 2021-05-20, found 'gist"),
    ("ask", {"question": "Waarom?", "filters": "[" * 9000}, "filters: Input should be a valid dictionary"),
    ("ask", {"question": "Waarom?", "dossier": "26695"}, "dossier: no such argument; there are question, k, filters ("),
    ("ask", {"question": "Waarom?", "filters": {"dossiers": []}}, "filters.dossiers: no such argument; there are "),
    ("ask", {"question": "Waarom?", "k": 1000}, "k: Input should be less than or equal to 20, found 1000"),
    ("search", {"query": "Waarom?", "offset": 100}, "offset: Input should be less than 100, found 100"),
    ("search", {"query": "Waarom?", "filters": {"since": "2022-01-01", "until": "2021-01-01"}}, "lies after until"),
    ("read_passage", {"id": "kst-26695-135#99"}, "no passage 'kst-26695-135#99' in this index"),
    ("read_passage", {"id": "kst-26695-135"}, "'kst-26695-135' is a paper, no passage: read_paper reads it"),
    ("read_passage", {"id": "kst-26695-135%233"}, "ids look like kst-26695-135#3, search gives them"),
    ("read_paper", {"id": "kst-26695-135#3"}, "or give the id of its paper, 'kst-26695-135'"),
    ("read_paper", {"id": "kst-1-1"}, "no document 'kst-1-1' in this index; list_papers tells which there are"),
    ("follow_references", {"id": "kst-26695-135#99"}, "in this index: its paper has 4 passages"),
    ("read_passage", {"id": ""}, "id: String should have at least 1 character"),
    ("read_passage", {"id": "x" * 201}, "id: String should have at most 200 characters"),
    ("read_passage", {"id": "../../../etc/passwd#1"}, "no passage '../../../etc/passwd#1'"),
    ("read_paper", {"id": "../../etc/passwd"}, "no document '../../etc/passwd'"),
    ("read_paper", {"id": "%2e%2e/x'; DROP TABLE documents; --"}, "no document"),
    ("read_paper", {"id": ["kst-26695-135"]}, "id: Input should be a valid string"),
    ("read_paper", {"id": "kst-26695-135", "start": -1}, "start: Input should be greater than or equal to 0"),
    ("read_paper", {"id": "kst-26695-135", "start": 9, "end": 9}, "end is 9: expected more than start, which is 9"),
    ("read_paper", {"id": "kst-26695-135", "start": 10**9}, "the text of this paper has 2019 characters"),
    ("follow_references", {"id": "kst-1-1"}, "no document 'kst-1-1'"),
    ("follow_references", {"id": "kst-26695-135", "limit": 0}, "limit: Input should be greater than or equal to 1"),
    ("list_papers", {"offset": -1}, "offset: Input should be greater than or equal to 0"),
    ("list_papers", {"filters": []}, "filters: Input should be a valid dictionary"),
])
def test_wrong_input_is_a_tool_error_that_says_what_was_expected(
        assistant: Assistant, name: str, arguments: dict[str, Any], message: str) -> None:
    told = assistant.mistake(name, **arguments)
    assert message in told
    assert "Traceback" not in told
    assert "errors.pydantic.dev" not in told
    assert len(told) < 700
    assert assistant.result("list_papers", limit=1)["total"] == 5


def test_many_calls_at_once_get_each_their_own_result(assistant: Assistant) -> None:
    papers = [one["id"] for one in assistant.result("list_papers")["papers"]]
    calls = [("read_paper", {"id": papers[number % 5], "start": number}) for number in range(20)]
    calls += [("ask", {"question": KOHNSTAMM, "k": k}) for k in range(1, 7)]
    found = [one.structured_content for one in assistant.at_once(calls)]
    assert [one["id"] for one in found[:20]] == [arguments["id"] for _, arguments in calls[:20]]
    assert [one["part"]["start"] for one in found[:20]] == list(range(20))
    assert [len(one["passages"]) for one in found[20:]] == list(range(1, 7))
