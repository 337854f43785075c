"""What may leave and what may not: one sentence at a time."""

import pytest

from ingest.model import Speaker, TableRow
from service.generate.evidence import evidence_of
from tests.service.generate.passages import evidence, faults, hit

TEXT = (
    "Op 20 mei 2021 waren er 4.790 thuiszitters, 12 procent meer dan in 2019. De NVO en het Kohnstamm Instituut "
    "noemden dit ‘zorgelijk en onwenselijk’. In totaal is 15 mln. euro beschikbaar voor drie regio's, waarvan "
    "1,5 miljoen in 2020-2021. De motie van het lid Bisschop (SGP) vraagt om de leerling centraal te stellen; zie "
    "www.nji.nl/thuis."
)
SENT = {1: evidence_of(hit(TEXT, notes=("Kamerstuk 31 497, nr. 372, van 3 maart 2020.",),
                           speaker=Speaker("minister", "A. Slob", None, (), "Basisonderwijs")))}


@pytest.mark.parametrize("sentence", [
    "Er waren 4.790 thuiszitters [1].",
    "Er waren 4790 thuiszitters [1].",
    "There were 4,790 pupils at home on 20 May 2021 [1].",
    "There were 4 790 pupils at home on May 20, 2021 [1].",
    "Op 20-05-2021 waren het er 4.790 [1].",
    "The number is 12% higher than in 2019 [1].",
    "Er is 15 miljoen euro [1].", "There is € 15 million [1].", "There is 15,000,000 euro for three regions [1].",
    "Er is vijftien miljoen euro voor 3 regio's [1].",
    "Of this 1.5 million is for 2020/21 [1].", "Anderhalf miljoen is voor 2020-2021 [1].",
    "De NVO noemt dit “zorgelijk en onwenselijk” [1].", "The NVO calls it 'zorgelijk en onwenselijk' [1].",
    "Het “lid Bisschop (SGP)” vraagt dit [1].", "Het lid Bisschop van de SGP vraagt dit [1].",
    "Bisschop's motie vraagt dit [1].", "Minister Slob zegt dit [1].", "De minister (Slob) zegt dit [1].",
    "Thuiszitters zijn er veel [1].", "Volgens het Kohnstamm Instituut is het “zorgelijk”, zegt men [1].",
    "In maart 2020 stond dit in Kamerstuk 31 497, nr. 372 [1].",
    "De brief is nr. 135 van dossier 26 695 [1].", "Zie www.nji.nl/thuis [1].",
    "De leerling staat centraal. [1]", "De leerling [1] staat centraal [1, 1].",
    "Truancy rose [1].", "Compulsory education is the subject [1].",
])
def test_what_the_passage_bears_out_may_leave(sentence: str) -> None:
    assert faults(sentence, SENT) == []


@pytest.mark.parametrize(("sentence", "check", "what"), [
    ("Er zijn veel thuiszitters.", "citation", "none"),
    ("Er zijn veel thuiszitters [2].", "citation", "[2]"),
    ("Er zijn veel thuiszitters [1][7].", "citation", "[7]"),
    ("Er zijn veel thuiszitters [1-3].", "citation", "[1-3]"),
    ("Er zijn veel thuiszitters [1] [bron 4].", "citation", "[bron 4]"),
    ("Er zijn veel thuiszitters [1", "citation", "none"),
    ("Er zijn veel thuiszitters [0].", "citation", "[0]"),
    ("Er zijn veel thuiszitters [١].", "citation", "none"),
    ("Er waren 4.791 thuiszitters [1].", "number", "4.791"),
    ("Er waren 4,79 thuiszitters [1].", "number", "4,79"),
    ("Er waren 479 thuiszitters [1].", "number", "479"),
    ("Er waren 4790 miljoen thuiszitters [1].", "number", "4790 miljoen"),
    ("Er waren vijf regio's [1].", "number", "vijf"), ("There were four regions [1].", "number", "four"),
    ("Het aantal verdubbelde tot tweemaal zoveel [1].", "number", "tweemaal"),
    ("The number doubled [1].", "number", "doubled"), ("De helft zit thuis [1].", "number", "helft"),
    ("Er is 15 euro [1].", "number", "15"), ("Er is 15 miljard euro [1].", "number", "15 miljard"),
    ("Het is 3% [1].", "number", "3"), ("Het was de derde keer [1].", "number", "derde"),
    ("Er waren 20 regio's [1].", "number", "20"), ("Er waren 135 regio's [1].", "number", "135"),
    ("Het was -12 procent [1].", "number", "12"), ("Er waren ½ regio's [1].", "number", "½"),
    ("Er waren ٤ regio's [1].", "number", "٤"), ("Zie 2021Z10632 [1].", "name", "2021Z10632"),
    ("Dat was op 21 mei 2021 [1].", "date", "21 mei 2021"), ("That was on 20 June 2021 [1].", "date", "20 June 2021"),
    ("Dat was op 20 mei 2022 [1].", "date", "20 mei 2022"), ("Dat was in juni [1].", "date", "juni"),
    ("Dat was op maandag [1].", "date", "maandag"), ("Dat was op 2021-05-21 [1].", "date", "2021-05-21"),
    ("Dat was op 31-02-2021 [1].", "number", "31"),
    ("De VVD vraagt dit [1].", "name", "VVD"),
    ("NATO agrees [1].", "name", "NATO"), ("Russia agrees [1].", "name", "Russia"),
    ("Minister Bruins zegt dit [1].", "name", "Bruins"),
    ("Bruins zegt dit [1].", "name", "Bruins"), ("De minister, Arie Slob, zegt dit [1].", "name", "Arie Slob"),
    ("Het Bisschop Instituut zegt dit [1].", "name", "Bisschop Instituut"),
    ("Het zegt “zorgelijk en wenselijk” [1].", "quote", "zorgelijk en wenselijk"),
    ("Het zegt “zorgelijk … onwenselijk” [1].", "quote", "zorgelijk … onwenselijk"),
    ("Het zegt “zorgelijk en onwens” [1].", "quote", "zorgelijk en onwens"),
    ("Het zegt “Zorgelijk” [1].", "quote", "Zorgelijk"),
    ("Het zegt 'zorgelijk en wenselijk' [1].", "quote", "zorgelijk en wenselijk"),
    ("Het zegt »niet zo erg« [1].", "quote", "quotation mark without its other half"),
    ("Het zegt “zorgelijk [1].", "quote", "quotation mark without its other half"),
    ("Zie http://evil.example/thuis [1].", "address", "http://evil.example/thuis"),
    ("Zie evil.example [1].", "address", "evil.example"), ("Mail naar a@b.nl [1].", "address", "a@b.nl"),
    ("Zie <b>dit</b> [1].", "characters", "<b"), ("Zie ‮dit [1].", "characters", "U+202E"),
    ("Zie \x1b[31mdit [1].", "characters", "U+001B"), ("Zie d\u0336it [1].", "characters", "U+0336"),
    ("Аsscher zegt dit [1].", "name", "Аsscher"), ("De минister zegt dit [1].", "name", "минister"),
    ("[1].", "length", "."),
])
def test_what_it_does_not_is_withheld(sentence: str, check: str, what: str) -> None:
    assert (check, what) in faults(sentence, SENT)


def test_a_claim_must_be_in_a_passage_that_the_sentence_cites() -> None:
    sent = evidence("Er zijn 12 scholen in Leiden.", "Er zijn 30 scholen in Delft.")
    assert faults("In Leiden zijn er 12 [1].", sent) == []
    assert faults("In Leiden zijn er 12 [2].", sent) == [("number", "12"), ("name", "Leiden")]
    assert faults("In Leiden en Delft zijn er 12 en 30 [1][2].", sent) == []


def test_a_cell_counts_in_what_its_column_says() -> None:
    row = TableRow("Uitgaven (x € 1 mln)", ("", "2020"), "Zorg", {"": "Zorg", "2020": "12,5"}, {"2020": 12.5})
    sent = {1: evidence_of(hit("Zorg\t12,5", table=row))}
    assert faults("De zorg kostte 12,5 miljoen [1].", sent) == []
    assert faults("De zorg kostte 12,5 miljard [1].", sent) == [("number", "12,5 miljard")]


def test_the_number_of_a_passage_proves_nothing() -> None:
    sent = evidence("Er zijn scholen.")
    assert faults("Er is 1 school [1].", sent) == [("number", "1")]


def test_a_dutch_article_is_no_claim_and_ten_aanzien_van_no_number() -> None:
    sent = evidence("De school is open ten aanzien van leerlingen.")
    assert faults("Een school is open ten aanzien van leerlingen [1].", sent) == []
    assert faults("Ten schools are open [1].", sent) == [("number", "Ten")]


SEASONS = evidence("In het voorjaar van 2020 en na het zomerreces begint het; de minister hoopt op 2021.")


@pytest.mark.parametrize(("sentence", "wrong"), [
    ("Dat was in het voorjaar van 2020 [1].", []), ("Dat was in de lente van 2020 [1].", []),
    ("That was in spring 2020 [1].", []), ("That was in the spring of 2020 [1].", []),
    ("Spring 2020 is when it began [1].", []), ("It begins after the summer [1].", []),
    ("Prices spring back and fall under a rule [1].", []),
    ("Dat was in het najaar van 2020 [1].", [("date", "najaar van 2020")]),
    ("Dat was in het voorjaar van 2021 [1].", [("date", "voorjaar van 2021")]),
    ("That was in the fall [1].", [("date", "fall")]), ("That was in fall 2020 [1].", [("date", "fall 2020")]),
    ("It begins after the winter [1].", [("date", "winter")]),
    ("Dat staat in de Voorjaarsnota [1].", [("name", "Voorjaarsnota")]),
])
def test_a_season_is_a_date(sentence: str, wrong: list[tuple[str, str]]) -> None:
    assert faults(sentence, SEASONS) == wrong


def test_a_winter_has_two_years() -> None:
    sent = evidence("In de winter van 2020-2021 waren scholen in Winterswijk dicht.")
    assert faults("In the winter of 2020-2021 schools were closed [1].", sent) == []
    assert faults("In the winter of 2020/21 schools were closed [1].", sent) == []
    assert faults("In the winter schools were closed [1].", evidence("Er zijn scholen in Winterswijk.")) != []


@pytest.mark.parametrize(("sentence", "wrong"), [
    ("Tegelijkertijd zijn er scholen [1].", []), ("Desondanks zijn er scholen [1].", []),
    ("Nevertheless schools exist [1].", []), ("Currently, schools exist [1].", []),
    ("Er zijn scholen in Currently [1].", [("name", "Currently")]),
    ("Landelijk Steunpunt helpt [1].", [("name", "Landelijk Steunpunt")]), ("Anders helpt [1].", [("name", "Anders")]),
])
def test_an_adverb_that_begins_a_sentence_is_no_name(sentence: str, wrong: list[tuple[str, str]]) -> None:
    assert faults(sentence, evidence("Er zijn scholen.")) == wrong


def test_a_feast_has_another_name_in_english() -> None:
    sent = evidence("Rond de kerst van 2021 is het klaar.")
    assert faults("It is ready around Christmas 2021 [1].", sent) == []
    assert faults("It is ready around Easter 2021 [1].", sent) == [("name", "Easter")]


def test_a_translated_name_is_the_same_name() -> None:
    sent = evidence("De Tweede Kamer heeft in Nederland een motie aangenomen.")
    assert faults("The House of Representatives of the Netherlands adopted a motion [1].", sent) == []
    assert faults("The Senate of the Netherlands adopted a motion [1].", sent) == [("name", "Eerste Kamer")]
