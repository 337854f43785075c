"""Answers by a language model that cannot misquote: what it writes leaves only when its passages bear it out."""
