"""Every error griffier raises on purpose. One base, each child named for the condition:

    GriffierError
    ├── PaperError                 a file that cannot become a paper (names the file)
    │   ├── UnreadableFile         the operating system refuses it
    │   ├── EmptyPaper             no words in it
    │   ├── NotText                binary content behind a text name
    │   ├── WrongEncoding          bytes that are no UTF-8 text
    │   ├── PaperTooLarge          more bytes than a paper has
    │   ├── DamagedPaper           cut off or broken inside
    │   ├── EncryptedPaper         locked with a password
    │   ├── ScannedPaper           pictures of pages, no text in them
    │   ├── DamagedArchive         a ZIP container, such as a Word file, that cannot be opened
    │   ├── UnsafeArchive          one that holds more than a paper has, or is packed too tight
    │   ├── BrokenXml              no well-formed XML
    │   ├── UnsafeXml              XML with entities, or deeper or larger than a paper is
    │   ├── UnknownPublication     XML that is none of the publications known
    │   ├── ErrorPage              a web page that only says that there is no paper
    │   ├── UnknownFormat          no reader for it
    │   ├── ReadTimeout            reading it takes too long
    │   └── ReaderFailed           the reader crashed, ran out of memory, or failed in a way not foreseen
    ├── MissingPath                a file or folder that is not there
    ├── SourceError                papers cannot be had from an official source (names the address)
    │   ├── SourceUnavailable      no answer, or only "later", after several attempts
    │   ├── SourceRefused          it answers that the request is wrong, or the paper not there
    │   ├── UnexpectedReply        it answers with something else than was asked for
    │   │   └── WrongPaper         it answers with another paper
    │   └── ForeignAddress         it points to a host or scheme that is not its own
    ├── FolderBusy                 another fetch writes to the same folder
    ├── IndexUnusable              an index that cannot be read
    │   ├── NoIndex                nothing ingested yet
    │   ├── WrongFormat            written by another version of griffier
    │   ├── WrongModel             written with another encoder
    │   └── Damaged                a checksum or a file is off
    ├── IndexBusy                  another ingest holds the lock
    ├── DiskFull                   no space left; the old generation is whole
    ├── ModelUnavailable           an encoder or reranker that cannot be loaded, or gives no scores
    ├── NotFound                   no document or passage of that id
    ├── ServiceUnreachable         GRIFFIER_URL does not answer
    └── BadRequest                 a question or filter out of bounds; `field` names it

A message says what was expected, what was found and what to do.
"""

from __future__ import annotations


class GriffierError(Exception):
    """Base of all errors meant for the person who runs griffier."""


class PaperError(GriffierError):
    """A file that cannot become a paper. `file` is its path as given."""

    def __init__(self, file: str, message: str) -> None:
        super().__init__(f"{file}: {message}")
        self.file = file


class UnreadableFile(PaperError):
    """The operating system refuses the file."""


class EmptyPaper(PaperError):
    """The file holds no words."""


class NotText(PaperError):
    """Binary content behind a text name."""


class WrongEncoding(PaperError):
    """Bytes that are no UTF-8 text."""


class PaperTooLarge(PaperError):
    """More bytes than a paper has."""


class DamagedArchive(PaperError):
    """A ZIP container, such as a Word file, that cannot be opened."""


class UnsafeArchive(PaperError):
    """A ZIP container that holds more than a paper has, or is packed too tight."""


class BrokenXml(PaperError):
    """No well-formed XML. The message gives the line."""


class UnsafeXml(PaperError):
    """XML that declares entities, or is deeper or larger than a paper is."""


class UnknownPublication(PaperError):
    """XML or HTML that is none of the publications known: an error page, another kind of document."""


class DamagedPaper(PaperError):
    """The file is cut off or broken inside."""


class EncryptedPaper(PaperError):
    """The file is locked with a password."""


class ScannedPaper(PaperError):
    """Pictures of pages without text in them."""


class ErrorPage(PaperError):
    """A web page that only says that there is no paper."""


class UnknownFormat(PaperError):
    """No reader takes this kind of file."""


class ReadTimeout(PaperError):
    """Reading the file takes longer than it may."""


class ReaderFailed(PaperError):
    """The reader crashed, ran out of memory, or failed in a way nobody foresaw."""


class MissingPath(GriffierError):
    """A file or folder that is not there."""


class SourceError(GriffierError):
    """Papers cannot be had from an official source. `url` is the address asked."""

    def __init__(self, url: str, message: str) -> None:
        super().__init__(f"{url}: {message}")
        self.url = url


class SourceUnavailable(SourceError):
    """No answer, or only one that says to come back later, after several attempts."""


class SourceRefused(SourceError):
    """The source answers that the request is wrong, or that what is asked for is not there."""


class UnexpectedReply(SourceError):
    """The source answers with something else than was asked for."""


class WrongPaper(UnexpectedReply):
    """The source answers with another paper than was asked for."""


class ForeignAddress(SourceError):
    """The source points to a host or scheme that is not its own."""


class FolderBusy(GriffierError):
    """Another fetch is writing to the same folder."""


class IndexUnusable(GriffierError):
    """An index that cannot be read."""


class NoIndex(IndexUnusable):
    """Nothing has been ingested into this folder yet."""


class WrongFormat(IndexUnusable):
    """The index was written by a version of griffier with another format."""


class WrongModel(IndexUnusable):
    """The index was written with another encoder."""


class Damaged(IndexUnusable):
    """A file of the index is missing or its checksum is off."""


class IndexBusy(GriffierError):
    """Another ingest is writing to this index."""


class DiskFull(GriffierError):
    """No space left on the device; the generation in use is untouched."""


class ModelUnavailable(GriffierError):
    """An encoder or reranker that cannot be loaded, or gives no scores."""


class NotFound(GriffierError):
    """No document or passage of that id. `url` is where the paper can be read, if the id says so."""

    def __init__(self, message: str, url: str | None = None) -> None:
        super().__init__(message)
        self.url = url


class ServiceUnreachable(GriffierError):
    """The service named by GRIFFIER_URL does not answer, or answers with something else."""


class BadRequest(GriffierError):
    """A question, filter or option out of bounds. `field` names the offending input."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
