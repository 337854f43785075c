"""Word files made in code, in the shapes that ministries' letters have; all names and texts are invented."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

from ingest.content import Content
from ingest.joining import MARK_CLOSE, MARK_OPEN
from ingest.readers.docx import DocxReader
from ingest.source import File

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def r(text: str, style: str = "") -> str:
    """A run; `style` holds run properties: `<w:b/>`."""
    properties = f"<w:rPr>{style}</w:rPr>" if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def bold(text: str) -> str:
    """A bold run."""
    return r(text, "<w:b/>")


def p(*runs: str, style: str = "", more: str = "") -> str:
    """A paragraph of runs, each given as XML or as plain text."""
    inner = "".join(one if one.startswith("<") else r(one) for one in runs if one)
    named = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{inner}</w:p>"


def numbered(text: str, list_id: int, level: int = 0) -> str:
    """An item of a list of Word's."""
    return p(text, more=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def tc(*content: str, span: int = 1, merge: str | None = None) -> str:
    """A cell; `merge` is `restart` or `continue`."""
    properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    inner = "".join(one if one.startswith("<w:") else p(one) for one in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, head: bool = False) -> str:
    """A row of cells, each given as XML or as plain text."""
    properties = "<w:trPr><w:tblHeader/></w:trPr>" if head else ""
    return f"<w:tr>{properties}{''.join(one if one.startswith('<w:tc') else tc(one) for one in cells)}</w:tr>"


def tbl(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def ref(number: int, kind: str = "footnote", custom: str = "") -> str:
    """The run that refers to a note, with the mark that its author typed."""
    properties = '<w:rPr><w:rStyle w:val="Voetnootmarkering"/></w:rPr>'
    follows = ' w:customMarkFollows="1"' if custom else ""
    mark = f"<w:t>{custom}</w:t>" if custom else ""
    return f'<w:r>{properties}<w:{kind}Reference{follows} w:id="{number}"/>{mark}</w:r>'


def note(number: int, *paragraphs: str, kind: str = "footnote") -> str:
    """A note of one paragraph or more, the first with its mark."""
    first, *others = paragraphs
    mark = f"<w:r><w:{kind}Ref/></w:r>"
    runs = first if first.startswith("<w:") else r(f" {first}")
    return f'<w:{kind} w:id="{number}"><w:p>{mark}{runs}</w:p>{"".join(p(one) for one in others)}</w:{kind}>'


def notes(*elements: str, kind: str = "footnote") -> str:
    """`footnotes.xml` or `endnotes.xml`, with the separators that Word puts there."""
    separators = "".join(
        f'<w:{kind} w:type="{name}" w:id="{at}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
        for at, name in ((-1, "separator"), (0, "continuationSeparator"))
    )
    return f"<w:{kind}s {_SPACES}>{separators}{''.join(elements)}</w:{kind}s>"


def part(name: str, *children: str) -> str:
    """The XML of a part whose root is `w:name`."""
    return f"<w:{name} {_SPACES}>{''.join(children)}</w:{name}>"


def docx(*body: str, links: dict[str, str] | None = None, section: str = "", **parts: str) -> bytes:
    """A Word file of body elements. `parts` are footnotes, endnotes, styles, numbering, settings, header1, …

    `links` are the web addresses of the document part by relation id.
    """
    related = "".join(
        f'<Relationship Id="rel-{name}" Type="{_TYPE}/{name.rstrip("123")}" Target="{name}.xml"/>' for name in parts
    )
    related += "".join(
        f'<Relationship Id="{key}" Type="{_TYPE}/hyperlink" Target={quoteattr(url)} TargetMode="External"/>'
        for key, url in (links or {}).items()
    )
    members = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": _relationships(
            f'<Relationship Id="a" Type="{_TYPE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": part("document", f"<w:body>{''.join(body)}<w:sectPr>{section}</w:sectPr></w:body>"),
        "word/_rels/document.xml.rels": _relationships(related),
        "docProps/core.xml": "<a>Ambtenaar A. de Ambtenaar</a>",
    }
    members |= {f"word/{name}.xml": xml for name, xml in parts.items()}
    return packed(members)


def packed(members: dict[str, str]) -> bytes:
    """A ZIP container of text members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text if name.startswith("docProps") else _HEAD + text)
    return target.getvalue()


def read(data: bytes) -> Content:
    """What the reader makes of a file."""
    return DocxReader().read(File("brief.docx", data))


def shown(content: Content) -> list[tuple[str, str]]:
    """Kind and text of the blocks after the front matter, markers as `{0}`."""
    front = content.front or 0
    braces = str.maketrans({MARK_OPEN: "{", MARK_CLOSE: "}"})
    return [(block.kind, block.text.translate(braces)) for block in content.blocks[front:]]


def _relationships(inner: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'
