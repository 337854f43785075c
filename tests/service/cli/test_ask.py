import json
import re
from pathlib import Path

import pytest

from service.griffier import Griffier
from tests.service.running import KOHNSTAMM, griffier, one_line, process

ENGLISH = "What did the minister say about the representativeness of the Kohnstamm study?"


def test_the_answer_comes_first_then_its_passages(index: Path) -> None:
    run = process("ask", KOHNSTAMM, "--index", index)
    assert (run.returncode, run.stderr) == (0, "")
    lines = run.stdout.splitlines()
    assert lines[0].startswith("Antwoord (zekerheid ")
    assert max(len(line) for line in lines if "http" not in line) <= 80
    assert not any(line.endswith(" ") for line in lines)
    assert "\x1b" not in run.stdout
    ranks = [int(found[1]) for line in lines if (found := re.match(r" {0,1}(\d+)  \S", line))]
    assert ranks == [1, 2, 3, 4, 5]
    assert run.stdout.count("Citeer: ") == 5
    assert "┃" in run.stdout
    assert re.search(r"Gezocht in 5 stukken \(\d+ passages\), \d+ ms", lines[-1])


def test_an_english_question_gets_english_labels(index: Path) -> None:
    run = griffier("ask", ENGLISH, "-k", "1", "--index", index)
    assert run.returncode == 0
    assert run.stdout.splitlines()[0].startswith("Answer (confidence ")
    assert "Cite: " in run.stdout


def test_json_is_the_reply_of_the_object_that_answers(index: Path, here: Griffier) -> None:
    run = process("ask", KOHNSTAMM, "-k", "2", "--json", "--index", index)
    reply = json.loads(run.stdout)
    expected = here.ask(KOHNSTAMM, 2).as_json()
    assert {**reply, "took_ms": None} == {**expected, "took_ms": None}
    assert set(reply["took_ms"]) == {"embed", "search", "total"}


def test_the_quote_is_verbatim_words_of_its_passage(index: Path) -> None:
    reply = json.loads(griffier("ask", KOHNSTAMM, "--json", "--index", index).stdout)
    quote = reply["answer"]["quote"]
    source = next(hit for hit in reply["passages"] if hit["id"] == quote["passage_id"])
    assert source["text"][quote["start"]:quote["end"]] == reply["answer"]["text"]


def test_notes_stand_under_the_passage_that_cites_them(index: Path) -> None:
    run = griffier("ask", "Wie zijn de partners in het thuiszittersoverleg?", "--document", "kst-26695-135",
                   "--index", index)
    passages = re.split(r"^ \d  ", run.stdout, flags=re.M)[1:]
    cited = next(text for text in passages if "onze partners[³]" in " ".join(text.split()))
    notes = " ".join(cited.split()).split("[³]")
    assert len(notes) == 3
    assert notes[2].strip().startswith("Partijen in het thuiszittersoverleg: Ministerie van VWS, LAKS")


def test_a_letter_that_two_sign_is_shown_so(index: Path) -> None:
    run = griffier("ask", "Hoe gaat het met leerlingen tijdens corona?", "--document",
                   "26695-verzuimbrief-2021-02-24", "-k", "1", "--index", index)
    assert ("minister A. Slob (Basis- en Voortgezet Onderwijs en Media), mede namens staatssecretaris P. Blokhuis "
            "(Volksgezondheid, Welzijn en Sport)") in " ".join(run.stdout.split())


def test_filters_cut(index: Path) -> None:
    run = griffier("ask", KOHNSTAMM, "--json", "--index", index, "--dossier", "26695", "--since", "2021-05-01",
                   "--until", "2021-05-31")
    reply = json.loads(run.stdout)
    assert {hit["document_id"] for hit in reply["passages"]} == {"kst-26695-135"}
    assert reply["searched"]["filters"]["dossier"] == ["26695"]
    assert reply["searched"]["documents"] == 1


def test_a_question_a_line_gives_an_object_a_line(index: Path, tmp_path: Path) -> None:
    file = tmp_path / "questions.txt"
    file.write_text(f"{KOHNSTAMM}\n\n{'a' * 20_000}\n{ENGLISH}\n", encoding="utf-8")
    run = griffier("ask", "--from", file, "--json", "-k", "1", "--index", index)
    replies = [json.loads(line) for line in run.stdout.splitlines()]
    assert [reply["question"][:20] for reply in replies] == [KOHNSTAMM[:20], "a" * 20, ENGLISH[:20]]
    assert replies[1]["error"]["field"] == "question"
    assert "passages" in replies[2]
    assert run.returncode == 1
    assert one_line(run.stderr, "has 20000 characters and may have 2000")


@pytest.mark.parametrize(("question", "told"), [
    ("", "the question is empty"),
    ("a" * 20_000, "the question has 20000 characters and may have 2000"),
])
def test_a_question_out_of_bounds(index: Path, question: str, told: str) -> None:
    run = process("ask", question, "--index", index, "--json")
    assert (run.returncode, run.stdout) == (2, "")
    assert one_line(run.stderr, told)


@pytest.mark.parametrize(("option", "value", "told"), [
    ("--dossier", "99999", "unknown dossier '99999'; known: "),
    ("--speaker", "Napoleon", "unknown speaker 'Napoleon'"),
    ("--kind", "gedicht", "unknown kind 'gedicht'"),
])
def test_an_unknown_filter_value_is_no_empty_answer(index: Path, option: str, value: str, told: str) -> None:
    run = griffier("ask", KOHNSTAMM, option, value, "--index", index)
    assert (run.returncode, run.stdout) == (2, "")
    assert one_line(run.stderr, told)


@pytest.mark.parametrize(("arguments", "told"), [
    (("ask",), "give either a QUESTION or --from FILE"),
    (("ask", "x", "-k", "0"), "0 is not in the range 1<=x<=100"),
    (("ask", "x", "--since", "20 mei"), "does not match the format '%Y-%m-%d'"),
    (("ask", "--from", "no-such-file"), "No such file or directory"),
    (("ask", "x", "--no-such-option"), "No such option"),
    (("aks", "x"), "No such command 'aks'"),
])
def test_wrong_usage(arguments: tuple[str, ...], told: str) -> None:
    run = griffier(*arguments)
    assert (run.returncode, run.stdout) == (2, "")
    assert told in run.stderr


def test_questions_that_are_no_utf_8(index: Path) -> None:
    run = process("ask", "--from", "-", "--index", index, stdin=b"w\xe0t?")
    assert run.returncode == 2
    assert one_line(run.stderr, "expected UTF-8 text, one question a line")


def test_questions_of_a_file_are_printed_above_their_answers(index: Path) -> None:
    run = griffier("ask", "--from", "-", "-k", "1", "--index", index, stdin=f"{KOHNSTAMM}\n{ENGLISH}\n".encode())
    assert run.returncode == 0
    heads = [line for line in run.stdout.splitlines() if line.startswith("=")]
    assert [KOHNSTAMM[:40] in heads[0], ENGLISH[:40] in heads[1]] == [True, True]


def test_colours_on_a_terminal_change_no_word(index: Path) -> None:
    plain = griffier("ask", KOHNSTAMM, "-k", "1", "--index", index)
    coloured = griffier("ask", KOHNSTAMM, "-k", "1", "--index", index, FORCE_COLOR="1", TERM="xterm")
    assert "\x1b[1;32m" in coloured.stdout
    without = re.sub(r"\x1b\[[0-9;]*m", "", coloured.stdout)
    assert without.splitlines()[:-1] == plain.stdout.splitlines()[:-1]
