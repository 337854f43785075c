"""Kamervragen as ministries type them: which lines are `Vraag 1` or `Antwoord op vraag 1`, and what follows on them.

Ministries set these as bold paragraphs, before a line break, or before the words of the question on the same line.
"""

from __future__ import annotations

import re

from ingest.speech.labels import NUMBERS, label_of

_ASKS = rf"(?:deel)?vra(?:ag|gen)\s*(?:nr\.?\s*|nummer\s*)?{NUMBERS}"
_ANSWERS = (
    rf"(?:gezamenlijk |gecombineerd )?(?:antwoord(?:en)?|beantwoording|reactie)"
    rf"(?:\s+(?:op|bij|van))?(?:\s+de)?(?:\s+(?:deel)?vra(?:ag|gen))?\s*{NUMBERS}"
)
_BARE = re.compile(r"(?P<head>antwoord(?:en)?|mededeling|vraag|toelichting)\s*[:.]?", re.I)
_RUN_IN = re.compile(rf"(?P<head>{_ASKS}|{_ANSWERS}|antwoord)\s*:\s*(?=\S)", re.I)
_LEAD = re.compile(rf"(?P<head>{_ASKS}|{_ANSWERS}|antwoord)\s*[.:]?\s+(?=\S)", re.I)
_NUMBER = re.compile(r"(?P<number>\d{1,3})\s*[.):]?")


def is_header(line: str) -> bool:
    """Whether a line is nothing but `Vraag 3`, `Antwoord 3, 4 en 5`, `Antwoord` or `Mededeling`."""
    label = label_of(line)
    return bool(_BARE.fullmatch(line) or (label is not None and label.numbers))


def asks(header: str) -> bool:
    """Whether a header opens a question."""
    label = label_of(header)
    return label is not None and label.kind == "question"


def header_of(line: str) -> str:
    """The header a line is, without the colon after it."""
    return line.rstrip(" :.")


def run_in(text: str, bold_to: int) -> int:
    """Where the words begin that follow a header on its line; 0 where there is no header.

    A header ends with a colon, or where bold type ends: the first `bold_to` characters are bold.
    """
    found = _RUN_IN.match(text)
    if found:
        return found.end()
    found = _LEAD.match(text)
    return found.end() if found and found.start() + len(found[0].rstrip()) <= bold_to < found.end() + 1 else 0


def lone_number(line: str) -> str | None:
    """The number a line consists of: `3`, `3.`."""
    found = _NUMBER.fullmatch(line)
    return found["number"] if found else None
