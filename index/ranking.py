"""The weights of the ranking, and the score they make of a candidate's features.

    dense  = whole · cosine(passage) + (1 - whole) · cosine(its nearest unit), normalised over the candidates
    base   = (1 - lexical) · dense + lexical · BM25, normalised
             `whole` and `lexical` depend on the question's length, `lexical` on its language too
    score  = base + Σ weight · feature                              (features: `index.features`)

The weights are learned on development questions by coordinate search (`python -m eval.fit`) and lie in
`ranking.json`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from importlib.resources import files

from index.lexical import WEIGHTS as FIELD_WEIGHTS
from ingest.errors import Damaged


@dataclass(frozen=True, slots=True)
class Weights:
    """One number each; `whole` and the `lexical` of both languages in [0, 1].

    `whole_long` and `lexical_long` are added to those for a long question (`index.language.length_of`).

    The questions that a passage answers count by two: `linked` weighs the cosine of the nearest of them, a feature like
    the others, and `questions` their words, a field of the lexical index. `compounds` weighs another such field, the
    parts of compounds. Where the file lacks a weight it is 0.
    """

    whole: float
    lexical_nl: float
    lexical_en: float
    asked: float
    speaker: float
    addressee: float
    restates: float
    question: float
    short: float
    exact: float
    whole_long: float = 0.0
    lexical_long: float = 0.0
    linked: float = 0.0
    questions: float = 0.0
    held: float = 0.0
    part: float = 0.0
    pairs: float = 0.0
    sort: float = 0.0
    dated: float = 0.0
    kind: float = 0.0
    compounds: float = 0.0

    def of_whole(self, length: float) -> float:
        """The share of the passage itself against its nearest unit, for a question of this length in [0, 1]."""
        return min(1.0, max(0.0, self.whole + length * self.whole_long))

    def of_words(self, language: str, length: float) -> float:
        """The share of BM25 for a question in `nl` or `en` of this length in [0, 1]."""
        share = self.lexical_en if language == "en" else self.lexical_nl
        return min(1.0, max(0.0, share + length * self.lexical_long))

    def fields(self) -> dict[str, float]:
        """The weights of the fields of the lexical index."""
        return {**FIELD_WEIGHTS, "questions": self.questions, "parts": self.compounds}

    def parts(self, base: float, features: Mapping[str, float]) -> dict[str, float]:
        """What each feature adds to the score; the sum of all is the score."""
        return {"base": base, **{name: getattr(self, name) * value for name, value in features.items()}}


@cache
def shipped_weights() -> Weights:
    """The weights that ship. Raises Damaged when their file is not as expected."""
    text = files("index").joinpath("ranking.json").read_text(encoding="utf-8")
    try:
        found = json.loads(text)
        return Weights(**{
            field.name: float(found[field.name] if field.default is MISSING else found.get(field.name, field.default))
            for field in fields(Weights)
        })
    except (ValueError, KeyError, TypeError) as error:
        raise Damaged(f"index/ranking.json: expected the weights of the ranking ({error}); install again") from error
