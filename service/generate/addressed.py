"""The Kamer as the one a letter is written to: there it is `u`, and a sentence about the letter calls it by its name.

Only in papers that the government addresses to it, and in what a member of government says there. The name may not
make it a speaker: `De Kamer schrijft …` needs a passage that names the Kamer itself.
"""

from __future__ import annotations

import re

from ingest.model import Document, Passage
from ingest.paper.signatures import GOVERNMENT
from service.generate.reporting import VERB

_KINDS = frozenset({"brief regering", "verslag van een schriftelijk overleg"})
_YOU = re.compile(r"\buw?\b", re.I)
_HOUSE = re.compile(r"\b(?:Tweede )?Kamer\b")
_INFORMS = re.compile(r"(?:ge)?[iï]nform|bericht", re.I)
_SPEAKS = re.compile(r"\b(?:volgens|aldus|according to|door|by)\s(?:de\s|the\s)?$", re.I)
_BEHIND = 3  # words from who speaks to the verb


def addressed(document: Document, passage: Passage) -> frozenset[str]:
    """By which names the Kamer is addressed in a passage, in lower case; none where it is not, or not known to be."""
    speaker = passage.speaker
    if document.kind not in _KINDS or speaker is None or speaker.role not in GOVERNMENT:
        return frozenset()
    if not _YOU.search(passage.text):
        return frozenset()
    lower = passage.citation.startswith("Kamerstukken II ")
    return frozenset({"kamer", "tweede kamer"}) if lower else frozenset({"kamer"})


def house_speaks(text: str) -> bool:
    """Whether a text may have the Kamer say or ask something, and not only be told it."""
    return any(_speaks(text[:match.start()], text[match.end():]) for match in _HOUSE.finditer(text))


def _speaks(before: str, behind: str) -> bool:
    article = re.search(r"\s(?:de|the)\s$", before)
    verbs = [*VERB.finditer(" ".join(behind.split()[:_BEHIND]))]
    verbs += [one for one in VERB.finditer(before) if article and one.end() == article.start()]
    return bool(_SPEAKS.search(before)) or any(not _INFORMS.match(one[0]) for one in verbs)
