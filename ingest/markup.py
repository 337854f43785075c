"""Inline Markdown and leftovers of HTML, reduced to the words a reader sees."""

from __future__ import annotations

import html
import re

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# Every stretch has an upper bound, so that marks that nothing closes cost time in proportion to the text.
_LINK = re.compile(r"!?\[((?:[^\[\]\\]|\\.){0,1000})\]\(([^\s\[\]]{0,1000}?)(?:\s+\"[^\"]{0,200}\")?\)")
_AUTOLINK = re.compile(r"<((?:https?://|www\.|mailto:)[^<>\s]*)>")
_SUPERSCRIPT = re.compile(r"<sup>\s*(\d{1,2})\s*</sup>|\^\{(\d{1,2})\}")
_BREAK = re.compile(r"</?(?:br|p)\b[^>]{0,200}>", re.I)  # keeps words apart
_TAG = re.compile(r"</?(?:sup|sub|b|i|em|strong|u|span|font)\b[^>]{0,200}>", re.I)
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,1000}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]{1,1000}?)(?<=[^\s*])\*(?![\w*])")
_STRAY = re.compile(r"(?<![\w*])\*{1,3}(?=\w)|(?<=[\w.,:;?!)])\*{1,3}(?![\w*])")
_SPACES = re.compile(r"[ \t]+")
_SPECIAL = re.compile(r"[\\\[\]<^*_&]")
_ENTITY = re.compile(r"&(?:#[xX]?[0-9a-fA-F]{1,9}|[a-zA-Z][a-zA-Z0-9]{1,40});?")
# What an entity may stand for that no text has: fixed spaces, soft hyphens, controls, and the sentinels of markers.
_UNSEEN = {0xA0: " ", **dict.fromkeys([*range(32), *range(127, 160), 0xAD, 0xE000, 0xE001, *range(0xF0000, 0xF0080)])}
_ESCAPED = "\\`*_{}[]()#+.!<>|~-"
_ESCAPE = re.compile(rf"\\([{re.escape(_ESCAPED)}])")
# Escaped characters wait here, in a private plane of Unicode, while what they would mean unescaped is taken away.
_LITERAL = 0xF0000
_UNESCAPE = {_LITERAL + ord(char): char for char in _ESCAPED}


def plain(text: str) -> str:
    """The visible words: links keep their text, emphasis its words, superscripts stay raised, spaces are single."""
    if not _SPECIAL.search(text):
        return _SPACES.sub(" ", text).strip()
    text = _ESCAPE.sub(lambda escaped: chr(_LITERAL + ord(escaped[1])), text)
    text = _AUTOLINK.sub(r"\1", text)
    text = _LINK.sub(lambda link: link[1] or link[2], text)
    text = _SUPERSCRIPT.sub(lambda raised: (raised[1] or raised[2]).translate(_RAISE), text)
    text = _TAG.sub("", _BREAK.sub(" ", text))
    text = _EMPHASIS.sub(r"\1", _STRONG.sub(r"\2", text))
    text = _STRAY.sub("", text)
    text = _ENTITY.sub(lambda entity: html.unescape(entity[0]).translate(_UNSEEN), text)
    return _SPACES.sub(" ", text).translate(_UNESCAPE).strip()


def link_targets(text: str) -> list[str]:
    """Where the Markdown links of a text lead, in order."""
    return [link[2] for link in _LINK.finditer(text) if re.match(r"https?://|www\.|mailto:", link[2])]


def emphasis(text: str) -> str:
    """`bold`, `italic` or an empty string for a line set wholly in one of them."""
    bare = text.strip()
    if re.fullmatch(r"(\*\*|__)[^*]+\1(?:\s*(\*\*|__)[^*]+\2)*:?", bare):
        return "bold"
    return "italic" if re.fullmatch(r"\*[^*]+\*:?", bare) else ""


_RAISE = str.maketrans("0123456789", SUPERSCRIPTS)
