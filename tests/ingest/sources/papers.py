"""Papers with invented text, as the sources send them: body, metadata, record of the search, row of the open data."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from uuid import NAMESPACE_URL, uuid5

_SRU = 'xmlns:sru="http://docs.oasis-open.org/ns/search-ws/sruResponse"'
_RECORD = (
    'xmlns:gzd="http://standaarden.overheid.nl/sru" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:overheidwetgeving="http://standaarden.overheid.nl/wetgeving/"'
)


@dataclass
class Paper:
    """A paper on the server. What a test changes of it is what the next request finds."""

    id: str
    dossiers: tuple[str, ...] = ("31497",)
    text: str = "De schoolbel in Warmenhuizen luidt voortaan een kwartier later."
    formats: tuple[str, ...] = ("html", "metadata", "pdf", "xml")
    modified: str = "2022-03-01"
    date: str = "2022-02-28"
    named: str = ""  # what its metadata calls it, if another
    addresses: dict[str, str] = field(default_factory=dict)  # of a manifestation, if another
    shown: str = ""  # identifier in the list, if another

    def body(self, format: str) -> bytes:
        """What the server sends for it."""
        return {"xml": self._xml, "html": self._html, "pdf": self._pdf, "docx": self._docx,
                "metadata": self._metadata}[format]()

    def _xml(self) -> bytes:
        return (f'<?xml version="1.0" encoding="UTF-8"?>\n<officiele-publicatie><kamerstuk><stuk><algemeen>'
                f"<vrije-tekst><tekst><al>{escape(self.text)}</al></tekst></vrije-tekst></algemeen></stuk></kamerstuk>"
                f"</officiele-publicatie>\n").encode()

    def _html(self) -> bytes:
        return (f'<!DOCTYPE html><html><head><meta name="DC.identifier" content="{self.id}"></head><body>'
                f'<div id="broodtekst" class="stuk"><p>{escape(self.text)}</p></div></body></html>').encode()

    def _pdf(self) -> bytes:
        return f"%PDF-1.4\n% {self.text}\nstartxref\n0\n%%EOF\n".encode()

    def _docx(self) -> bytes:
        return b"PK\x03\x04" + self.text.encode() + b"PK\x05\x06" + bytes(18)

    def _metadata(self) -> bytes:
        return (f'<?xml version="1.0" encoding="UTF-8"?><metadata_gegevens><metadata name="DC.identifier" '
                f'scheme="OVERHEIDop.ParlID" content="{self.named or self.id}"/><metadata name="DC.title" scheme="" '
                f'content="Schooltijden"/></metadata_gegevens>').encode()

    def record(self, base: str, position: int) -> str:
        """As the search lists it."""
        items = "".join(
            f'<gzd:itemUrl manifestation="{format}">{escape(self.addresses.get(format, self.address(base, format)))}'
            "</gzd:itemUrl>" for format in self.formats
        )
        numbers = "".join(f"<overheidwetgeving:dossiernummer>{one}</overheidwetgeving:dossiernummer>"
                          for one in self.dossiers)
        return (
            f"<sru:record><sru:recordSchema>gzd</sru:recordSchema><sru:recordPacking>xml</sru:recordPacking>"
            f"<sru:recordData><gzd:gzd {_RECORD}><gzd:originalData><overheidwetgeving:meta><overheidwetgeving:owmskern>"
            f"<dcterms:identifier>{escape(self.shown or self.id)}</dcterms:identifier>"
            f"<dcterms:title>Schooltijden</dcterms:title><dcterms:modified>{self.modified}</dcterms:modified></overheidwetgeving:owmskern>"
            f"<overheidwetgeving:tpmeta>{numbers}</overheidwetgeving:tpmeta></overheidwetgeving:meta>"
            f"</gzd:originalData><gzd:enrichedData>{items}<gzd:timestamp>{self.modified}T06:00:00Z</gzd:timestamp>"
            f"</gzd:enrichedData></gzd:gzd></sru:recordData><sru:recordPosition>{position}</sru:recordPosition></sru:record>"
        )

    def address(self, base: str, format: str) -> str:
        """Where a manifestation is."""
        name = "metadata.xml" if format == "metadata" else f"{self.id}.{format}"
        return f"{base}/frbr/officielepublicaties/kst/{self.dossiers[0]}/{self.id}/1/{format}/{name}"

    @property
    def guid(self) -> str:
        """Of its row in the open data."""
        return str(uuid5(NAMESPACE_URL, self.id))

    def row(self) -> dict[str, object]:
        """As the open data lists it; with `docx` or `pdf` among its formats the document itself is that."""
        one = {"Id": self.guid, "Identifier": self.id, "ContentType": "application/xml"}
        types = {"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                 "pdf": "application/pdf"}
        number, *chapter = self.dossiers[0].split("-")
        return {
            "Id": self.guid, "Soort": "Brief regering", "DocumentNummer": "2022D01234", "Titel": "Schooltijden",
            "Datum": f"{self.date}T00:00:00+01:00", "Volgnummer": int(self.id.rpartition("-")[2]), "Verwijderd": False,
            "GewijzigdOp": f"{self.modified}T06:00:00Z",
            "ContentType": next((types[one] for one in self.formats if one in types), None),
            "Kamerstukdossier": [{"Nummer": int(number), "Toevoeging": chapter[0] if chapter else None}],
            "HuidigeDocumentVersie": {
                "ExterneIdentifier": None,
                "DocumentPublicatie": [one] if "xml" in self.formats else [],
                "DocumentPublicatieMetadata": [one] if "metadata" in self.formats else [],
            },
        }


def sru_page(records: list[str], total: int) -> bytes:
    """A page of the search."""
    return (f'<?xml version="1.0" encoding="UTF-8"?><sru:searchRetrieveResponse {_SRU}><sru:version>2.0</sru:version>'
            f"<sru:numberOfRecords>{total}</sru:numberOfRecords><sru:records>{''.join(records)}</sru:records>"
            "</sru:searchRetrieveResponse>").encode()


DIAGNOSTICS = {
    "oasis": (
        b'<?xml version="1.0"?><sru:searchRetrieveResponse xmlns:sru="http://docs.oasis-open.org/ns/search-ws/sruResponse">'
        b"<sru:numberOfRecords>0</sru:numberOfRecords><sru:diagnostics>"
        b'<diag:diagnostic xmlns:diag="http://docs.oasis-open.org/ns/search-ws/diagnostic">'
        b"<diag:uri>info:srw/diagnostic/1/10</diag:uri><diag:message>unknown prefix dcterms</diag:message>"
        b"</diag:diagnostic></sru:diagnostics></sru:searchRetrieveResponse>"
    ),
    "loc": (
        b'<?xml version="1.0"?><diagnostics xmlns="http://www.loc.gov/zing/srw/"><diagnostic '
        b'xmlns="http://www.loc.gov/zing/srw/diagnostic/"><uri>info:srw/diagnostic/1/10</uri>'
        b"<details>unknown prefix dcterms</details></diagnostic></diagnostics>"
    ),
}
ERROR_PAGE = b"<!DOCTYPE html><html><head><title>Pagina niet gevonden</title></head><body>Helaas.</body></html>"
