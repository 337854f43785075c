"""The kind of a paper, in the Tweede Kamer's own words (OData `Soort`), by the line of front matter that names it."""

from __future__ import annotations

import re

ANSWERS = "antwoord schriftelijke vragen"
_KINDS = (
    (r"brief van de (?:minister|staatssecretaris|viceminister)", "brief regering"),
    (r"lijst van vragen en antwoorden", "lijst van vragen en antwoorden"),
    (r"lijst van vragen", "lijst van vragen"),
    (r"verslag van een schriftelijk overleg", "verslag van een schriftelijk overleg"),
    (r"inbreng verslag (?:van een )?schriftelijk overleg", "inbreng verslag schriftelijk overleg"),
    (
        r"verslag van een (?P<overleg>algemeen overleg|notaoverleg|wetgevingsoverleg|commissiedebat|rondetafelgesprek)",
        "",
    ),
    (r"(?:gewijzigde|nader gewijzigde) motie", "motie (gewijzigd/nader)"),
    (r"motie van", "motie"),
    (r"(?:\w+ )?amendement", "amendement"),
    (r"memorie van toelichting", "memorie van toelichting"),
    (r"nadere memorie van antwoord", "nadere memorie van antwoord"),
    (r"memorie van antwoord", "memorie van antwoord"),
    (r"nader voorlopig verslag", "nader voorlopig verslag"),
    (r"voorlopig verslag", "voorlopig verslag"),
    (r"nader verslag", "nader verslag"),
    (r"eindverslag", "eindverslag"),
    (r"nota naar aanleiding van het (?:nader )?verslag", "nota naar aanleiding van het verslag"),
    (r"advies (?:van de )?(?:afdeling advisering )?raad van state", "advies raad van state"),
    (r"vragen gesteld door de leden|aanhangsel van de handelingen", ANSWERS),
    (r"brief van", "brief"),
    (r"verslag\b", "verslag"),
)


def kind_of(line: str) -> str | None:
    """The kind a line of front matter names, lower case."""
    if len(line) > 400:
        return None
    for pattern, kind in _KINDS:
        found = re.match(pattern, line, re.I)
        if found:
            return kind or f"verslag van een {found['overleg'].lower()}"
    return None
