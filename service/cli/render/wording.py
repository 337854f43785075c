"""Speakers, dates and footnote markers in words."""

from __future__ import annotations

from typing import Any

from service.labels import Labels

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def speaker_words(speaker: dict[str, Any] | None, labels: Labels) -> str:
    """`minister Slob (Media), mede namens staatssecretaris Blokhuis (Sport)`, or `SGP-fractie`."""
    if speaker is None:
        return labels.unknown_speaker
    jointly = [_signed(other, labels) for other in speaker.get("jointly_with", ())]
    first = _one(speaker["role"], speaker["name"], speaker["party"], speaker.get("portfolio"), labels)
    if not jointly:
        return first
    others = f" {labels.and_word} ".join(part for part in (", ".join(jointly[:-1]), jointly[-1]) if part)
    return f"{first}, {labels.jointly} {others}"


def _signed(signatory: dict[str, Any], labels: Labels) -> str:
    """A member or a fraction that speaks with others has its party where a minister has a portfolio."""
    party, office = signatory.get("portfolio"), None
    if signatory["role"] not in ("lid", "fractie"):
        party, office = None, party
    return _one(signatory["role"], signatory["name"], party, office, labels)


def _one(role: str | None, name: str | None, party: str | None, portfolio: str | None, labels: Labels) -> str:
    if party and not name:
        return labels.party.format(party=party)
    words = " ".join(word for word in (role, name) if word) or labels.unknown_speaker
    beside = party or portfolio
    return f"{words} ({beside})" if beside else words


def date_words(date: str, labels: Labels) -> str:
    """`20 mei 2021` of `2021-05-20`; a date that is not whole stays as it is."""
    parts = date.split("-")
    if len(parts) != 3:
        return date
    year, month, day = parts
    return f"{int(day)} {labels.months[int(month) - 1]} {year}"


def marker(number: str) -> str:
    """`[¹²]` for note 12."""
    return f"[{number.translate(_SUPERSCRIPT)}]"
