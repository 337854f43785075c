"""PDF with text: places and type of its words tell notes, markers, headings, tables and furniture apart."""

from __future__ import annotations

from ingest.content import Content
from ingest.readers.pdf.layout import content_of
from ingest.readers.pdf.pages import read_pages
from ingest.readers.pdf.process import WORKER, Worker
from ingest.source import File

_SIGNATURE = b"%PDF-"
_WITHIN = 1024  # bytes: what stands before the signature is skipped by all readers (PDF 1.7, annex H, note 13)


class PdfReader:
    """Portable Document Format."""

    name = "PDF"
    suffixes = frozenset({".pdf"})

    def __init__(self, worker: Worker | None = None) -> None:
        self._worker = worker or WORKER

    def takes(self, file: File) -> bool:
        """By its signature, which may come after some bytes of something else."""
        return _SIGNATURE in file.data[:_WITHIN]

    def read(self, file: File) -> Content:
        """Raises EncryptedPaper, DamagedPaper, ScannedPaper, EmptyPaper or PaperTooLarge."""
        return content_of(file, read_pages(file, self._worker))
