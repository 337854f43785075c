"""The words around an answer, in Dutch and English: shown in the language of the question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from index.language import Language


@dataclass(frozen=True, slots=True)
class Labels:
    """Every fixed word of a printed reply. `months` are in order, January first."""

    answer: str
    no_answer: str
    confidence: str
    passages: str
    no_passages: str
    answers: str
    restates: str
    jointly: str
    unknown_speaker: str
    party: str
    table: str
    cite: str
    searched: str
    only_searched: str
    nothing_found: str
    written_by: str
    withheld: str
    checks: Mapping[str, str]  # what a sentence of a model is checked for, by its name in the audit
    not_written: str
    and_word: str
    asked: str
    the_party: str
    others_asked: str
    also: str
    differing: str
    no_year: str
    explanation: str
    nearest: str
    months: tuple[str, ...]


LABELS: dict[Language, Labels] = {
    "nl": Labels(
        answer="Antwoord",
        no_answer="Geen antwoord",
        confidence="zekerheid",
        passages="Passages",
        no_passages="Geen passages gevonden.",
        answers="antwoord op",
        restates="geeft de vraag weer van {parties}",
        jointly="mede namens",
        unknown_speaker="spreker onbekend",
        party="{party}-fractie",
        table="Tabel",
        cite="Citeer",
        searched="Gezocht in {documents} stukken ({passages} passages), {took} ms",
        only_searched="Gezocht in {documents} stukken ({passages} passages); er is geen antwoord gevraagd.",
        nothing_found="In {documents} stukken ({passages} passages) is geen antwoord op deze vraag gevonden.",
        written_by="geschreven door {model}; nagezien op citaten, getallen, data, namen, sprekers en ontkenningen",
        withheld="{count} van de {all} zinnen achtergehouden: {why}",
        checks={"citation": "verwijzing", "quote": "citaat", "number": "getal", "date": "datum", "name": "naam",
                "address": "adres", "speaker": "spreker", "negation": "ontkenning", "characters": "tekens",
                "length": "lengte", "unfinished": "niet af"},
        not_written="Geen antwoord van {model}, dus de woorden van de stukken zelf: {why}",
        and_word="en",
        asked="in antwoord op {asker}",
        the_party="de {party}-fractie",
        others_asked="ook gevraagd in {ids}",
        also="Ook",
        differing="Stukken noemen verschillende cijfers",
        no_year="jaar niet genoemd",
        explanation="Verklaring",
        nearest="Dichtstbij",
        months=("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
                "oktober", "november", "december"),
    ),
    "en": Labels(
        answer="Answer",
        no_answer="No answer",
        confidence="confidence",
        passages="Passages",
        no_passages="No passages found.",
        answers="in answer to",
        restates="restates the question of {parties}",
        jointly="also on behalf of",
        unknown_speaker="speaker unknown",
        party="{party} group",
        table="Table",
        cite="Cite",
        searched="Searched {documents} papers ({passages} passages), {took} ms",
        only_searched="Searched {documents} papers ({passages} passages); no answer was asked for.",
        nothing_found="In {documents} papers ({passages} passages) no answer to this question was found.",
        written_by="written by {model}; quotations, numbers, dates, names, speakers and negations checked",
        withheld="{count} of {all} sentences withheld: {why}",
        checks={"quote": "quotation"},
        not_written="No answer by {model}, so the papers' own words: {why}",
        and_word="and",
        asked="in answer to {asker}",
        the_party="the {party} group",
        others_asked="also asked in {ids}",
        also="Also",
        differing="Papers give different figures",
        no_year="year not stated",
        explanation="Explanation",
        nearest="Nearest",
        months=("January", "February", "March", "April", "May", "June", "July", "August", "September",
                "October", "November", "December"),
    ),
}
