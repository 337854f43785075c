"""The trimmed vocabulary: which of the 250,002 pieces stay, and the tokenizer made of them.

Unigram splitting (Kudo 2018) takes the sequence of pieces with the highest total score. Taking away pieces that are
not on the best path of a text leaves that path the best. Every piece without a letter of another script stays, so text
in Latin script, whatever its language, splits exactly as before. Modifier letters (ʼ U+02BC, ʻ, ˈ, ː: seventeen pieces)
count as another script and become the unknown token.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

SPACE = "▁"
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
# What the model's own normaliser (nmt_nfkc of SentencePiece) does besides NFKC.
AS_SPACE = Regex("[\t\n\f\r\u1680\u200b-\u200f\u2028\u2029\u2581\ufeff\ufffd]")
DROPPED = Regex("[\u0001-\u0008\u000b\u000e-\u001f\u007f\u008f\u009f]")
SYMBOL_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC")  # single letters of these stay: they serve as symbols


def select(pieces: Sequence[tuple[str, float]]) -> list[int]:
    """Ids of the pieces to keep, ascending; the special tokens come first and keep their ids."""
    kept = {i for i, (piece, _) in enumerate(pieces) if i < len(SPECIAL) or _stays(piece)}
    kept.discard(next((i for i, (piece, _) in enumerate(pieces) if piece == "<mask>"), -1))
    kept.add(min(range(len(SPECIAL), len(pieces)), key=lambda i: pieces[i][1]))  # the score of <unk> derives from it
    return sorted(kept)


def tokenizer_of(pieces: Sequence[tuple[str, float]]) -> Tokenizer:
    """The model's tokenizer over `pieces`. Raises ValueError unless the special tokens come first."""
    if tuple(piece for piece, _ in pieces[: len(SPECIAL)]) != SPECIAL:
        raise ValueError(f"a vocabulary must begin with {SPECIAL}, found {pieces[: len(SPECIAL)]}")
    tokenizer = Tokenizer(models.Unigram(list(pieces), unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([
        normalizers.Replace(AS_SPACE, " "),
        normalizers.Replace(DROPPED, ""),
        normalizers.NFKC(),
        normalizers.Replace(Regex(" {2,}"), " "),
        normalizers.Strip(),
    ])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement=SPACE, prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    return tokenizer


def _stays(piece: str) -> bool:
    text = piece.replace(SPACE, "")
    scripts = SYMBOL_SCRIPTS if len(text) == 1 else SYMBOL_SCRIPTS[:1]
    return all(_is_of(character, scripts) for character in text)


def _is_of(character: str, scripts: tuple[str, ...]) -> bool:
    """Whether a character is a letter of `scripts`, or a digit, accent, punctuation mark or symbol of no script."""
    name, category = unicodedata.name(character, ""), unicodedata.category(character)
    if category in {"Co", "Cn", "Cs"}:
        return False
    if category[0] == "M":
        return name.startswith("COMBINING")
    if category == "Nd":
        return name.startswith("DIGIT")
    return category[0] != "L" or name.startswith(scripts)
