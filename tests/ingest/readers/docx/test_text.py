"""What is text in a paragraph and what is not."""

from __future__ import annotations

import pytest

from ingest.errors import EmptyPaper
from tests.ingest.readers.docx.material import STRICT, W, docx, p, part, r, read, shown

SENTENCE = "De gemeente heeft in dat jaar een besluit genomen over de brug."


def texts(*body: str) -> list[str]:
    return [text for _, text in shown(read(docx(*body)))]


def test_runs_join_without_separator() -> None:
    assert texts(p("De ge", "meen", "te besluit over de ", "brug", ".")) == ["De gemeente besluit over de brug."]


def test_deleted_and_moved_text_is_gone_and_inserted_text_stays() -> None:
    changed = (
        f'<w:ins w:id="1">{r("nieuwe ")}</w:ins><w:del w:id="2"><w:r><w:delText>oude </w:delText></w:r></w:del>'
        f'<w:moveFrom w:id="3">{r("weg ")}</w:moveFrom><w:moveTo w:id="4">{r("hier ")}</w:moveTo>'
    )
    assert texts(p("Dit is de ", changed, "regeling voor alle bruggen.")) == [
        "Dit is de nieuwe hier regeling voor alle bruggen."
    ]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
    assert texts(p("De brug is in dat jaar", more=gone), p("Gesloten voor al het verkeer.")) == [
        "De brug is in dat jaar Gesloten voor al het verkeer."
    ]


def test_breaks_hyphens_tabs_and_symbols() -> None:
    runs = (
        "<w:r><w:t>niet</w:t><w:noBreakHyphen/><w:t>ingeschreven</w:t><w:tab/><w:t>kind</w:t><w:softHyphen/>"
        '<w:t>eren zijn er</w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t>5.</w:t></w:r>'
    )
    assert texts(p(runs)) == ["niet-ingeschreven kinderen zijn er≥5."]


def test_instructions_of_fields_are_no_text_and_their_results_are() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DOCPROPERTY datum </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF 1</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>verborgen</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>11 januari 2024</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts(p("Op ", field, " is de brug heropend voor verkeer.")) == [
        "Op 11 januari 2024 is de brug heropend voor verkeer."
    ]


def test_page_numbers_are_furniture() -> None:
    page = f'<w:fldSimple w:instr=" PAGE ">{r("7")}</w:fldSimple>'
    assert texts(p(SENTENCE), p(page)) == [SENTENCE]


def test_a_text_box_is_read_once_whichever_alternative_holds_it() -> None:
    box = f"<w:txbxContent>{p('In het kader staat hoe de brug wordt betaald.')}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(p(SENTENCE, drawing)) == [SENTENCE, "In het kader staat hoe de brug wordt betaald."]


def test_content_controls_are_read_but_not_their_prompts() -> None:
    filled = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('vandaag ')}</w:sdtContent></w:sdt>"
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('Klik hier')}</w:sdtContent></w:sdt>"
    block = f"<w:sdt><w:sdtContent>{p(SENTENCE)}</w:sdtContent></w:sdt>"
    assert texts(p("De brug is ", filled, prompt, "open voor verkeer."), block) == [
        "De brug is vandaag open voor verkeer.", SENTENCE
    ]


def test_hidden_text_and_comments_are_left_out() -> None:
    comment = '<w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
    assert texts(p("De brug ", r("geheim ", "<w:vanish/>"), comment, "is nu open voor verkeer.")) == [
        "De brug is nu open voor verkeer."
    ]


def test_a_sentence_broken_over_two_paragraphs_is_one() -> None:
    assert texts(p("In antwoord op uw brief van 5 juli 2024 deel ik u mede "), p("dat de vragen zijn beantwoord.")) == [
        "In antwoord op uw brief van 5 juli 2024 deel ik u mede dat de vragen zijn beantwoord."
    ]


def test_links_to_papers_become_references() -> None:
    link = f'<w:hyperlink r:id="x">{r("deze brief")}</w:hyperlink>'
    data = docx(p("Zie ook ", link, " over de bruggen."),
                links={"x": "https://zoek.officielebekendmakingen.nl/kst-31497-422.html"})
    content = read(data)
    assert content.blocks[-1].references == ("kst-31497-422",)


def test_strict_namespaces_read_alike() -> None:
    data = docx(p("De strikte vorm ", r("van Word"), " heeft andere namen."))
    assert shown(read(_rewritten(data))) == shown(read(data)) != []


def test_the_properties_of_the_file_are_never_read() -> None:
    assert "Ambtenaar" not in str(read(docx(p(SENTENCE))))


def test_a_table_of_contents_is_left_out() -> None:
    styles = part("styles", '<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>')
    content = read(docx(p("1 Bruggen 3", style="Inhopg1"), p(SENTENCE), styles=styles))
    assert shown(content) == [("prose", SENTENCE)]


def test_a_file_without_words_is_refused() -> None:
    with pytest.raises(EmptyPaper, match=r"brief\.docx.*OCR"):
        read(docx(p("")))


def _rewritten(data: bytes) -> bytes:
    """The same file in the strict form."""
    import io
    import zipfile

    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, source.read(name).replace(W.encode(), STRICT.encode()))
    return target.getvalue()
