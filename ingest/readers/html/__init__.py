"""Web pages: papers as officielebekendmakingen.nl shows them, and pages of ministries."""

from __future__ import annotations

from ingest.content import Content
from ingest.errors import EmptyPaper, PaperTooLarge
from ingest.joining import Vocabulary
from ingest.readers.html.body import read_body
from ingest.readers.html.notes import read_notes
from ingest.readers.html.page import is_html, parse_page
from ingest.readers.html.scope import refuse_error_page, text_scope
from ingest.readers.html.stated import stated_identity
from ingest.readers.html.tables import TooManyCells
from ingest.source import File


class HtmlReader:
    """Any page that is HTML by its first bytes, whatever the file is called."""

    name = "HTML"
    suffixes = frozenset({".html", ".htm", ".xhtml"})

    def takes(self, file: File) -> bool:
        """Whether the first bytes are those of a web page."""
        return is_html(file)

    def read(self, file: File) -> Content:
        """Raises EmptyPaper, ErrorPage, NotText, PaperTooLarge or WrongEncoding."""
        root = parse_page(file)
        scope = text_scope(root)
        refuse_error_page(root, scope, file.name)
        book = read_notes(root, scope.element)
        try:
            body = read_body(scope, book)
        except TooManyCells as error:
            raise PaperTooLarge(file.name, f"{error}, more than a paper has") from error
        if not any(block.kind != "heading" for block in body.blocks):
            raise EmptyPaper(file.name, "a web page without a paragraph of text; save the page of the paper itself")
        words = Vocabulary.of(block.bare for block in body.blocks)
        stated = stated_identity(root)
        return Content(body.blocks, book.notes, words, stated=stated, front=body.front, headed=True)
