"""Whether a sentence denies what the passages state, or states what they deny: a *not* put in or left out.

By the sentences of the passages that share most words with it. What it denies where nothing in them is denied was put
in; a word of it that all of these sentences deny, while it denies nothing, lost its negation. The cells of a table
deny nothing, and a denial by other means (`leaves out` for `not in`) may be withheld: the rule is closed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.glossary import alternatives_of
from ingest.sentences import sentences
from service.generate.speaking import Speaking, nearest
from service.negation import NEGATION


def turned_round(text: str, cited: Sequence[Speaking]) -> Iterator[str]:
    """The words of a model whose negation is not that of what it cites: the negation, or what must not go without."""
    told = [one for passage in cited for one in passage.told]
    for span in sentences(text):
        sentence = text[span.start:span.end]
        claim = alternatives_of(sentence)
        if negation := NEGATION.search(sentence):
            if told and not any(passage.row for passage in cited) and not any(one.negated for one in told):
                yield negation[0]
            continue
        near = nearest(told, claim)
        lost = [{word for meant in claim for word in meant if word in one.denied} for one in near]
        if lost and all(lost):
            yield ", ".join(sorted(set.union(*lost)))
