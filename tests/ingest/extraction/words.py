"""What simulated papers say: sentences, notes and headings that are hard to read once they are printed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ingest.read import read_paper
from ingest.sentences import sentences

PAPERS = Path(__file__).resolve().parents[3] / "eval" / "papers"

SENTENCES = """
In 2020 is het aantal meldingen gestegen van 4.479 naar 4.790 en dat is te veel.
De eerste COVID 19-golf en de 16-uurs melding vroegen veel van de scholen.
Op 12 juli 2021 over deze kwestie gesproken te hebben, was voor alle partijen nuttig.
Inmiddels zijn er 15 initiatieven in zeven regio's gestart en volgen er in 2022 nog 11 andere.
De leden van D66 en het lid van de BIJ1-fractie hebben hierover op 3 maart jl. vragen gesteld.
Hiervoor is jaarlijks € 20 miljoen beschikbaar, waarvan € 4,5 miljoen voor het mbo.
Het gebouw meet 1.200 m² en ligt op 3 km van de school.
De begeleiding is verplicht (maatregel 7) en wordt in 2027 opnieuw bezien.
Een vrijstelling op grond van artikel 5 onder a wordt in het schooljaar 2020/21 anders verleend.
In de periode 2022–2026 volgt een evaluatie, met een tussenstand in 2024.
Bij 80% van de gevallen gaat het om jongens, bij 20 procent om meisjes.
Voor de motie (Kamerstuk 31 497, nr. 391) is mijn ambtsvoorganger op 16 november 2020 uitvoerig ingegaan.
De ouder- en jeugdsteunpunten zijn op 1 januari 2023 in alle 152 regio's te vinden.
Uit de enquête bleek dat 7 van de 10 leraren dit een goed idee vinden.
Scholen, gemeenten en/of zorgkantoren maken daarover onderling afspraken.
Wij zien dat niet-ingeschreven kinderen vaak langer dan 3 maanden thuiszitten.
Dit geldt ook voor de tweede tranche, waarvoor 25 maatregelen zijn uitgewerkt.
Waarom lukt dat in de ene regio wel en in de andere niet?
De wachttijd daalde van 14 naar 9 weken, maar de norm van 6 weken is nog niet in zicht.
Het onderzoeksbureau sprak met 21 ouders, 34 leerlingen en 12 bestuurders.
Groep 8 en klas 1 krijgen daarom hetzelfde lesmateriaal.
De toezegging tz_OCW_2020_28 beschouw ik hiermee als afgedaan.
De M@ZL-aanpak is inmiddels op 40 scholen ingevoerd.
Ik hecht eraan te benadrukken dat de verantwoordelijkheid bij het schoolbestuur ligt en daar ook blijft.
Dat vraagt om samenwerking.
De samenwerkingsverbanden stellen daarvoor een ondersteuningsplan op.
Het ministerie van OCW en het ministerie van VWS trekken hierin gezamenlijk op.
Zo nee, waarom niet?
De motie van het lid Kwint verzoekt de regering om een landelijke norm.
Over de resultaten informeer ik uw Kamer in het eerste kwartaal van 2023.
Een dekkend aanbod is en blijft het uitgangspunt, ook in krimpgebieden.
Leerplichtambtenaren hebben in deze periode niet handhavend, maar ondersteunend opgetreden.
Van de 342 gemeenten hebben er 338 de vragenlijst ingevuld.
Zij vinden «thuiszitter» geen passend woord, omdat het de schuld bij het kind legt.
De inspectie heeft op basis van artikel 3 van de wet een eigen bevoegdheid.
Dit bedrag is opgebouwd uit drie delen: huisvesting, personeel en materieel.
Het rapport (zie bijlage 2) noemt 4 oorzaken en doet 13 aanbevelingen.
De werkdruk in het voortgezet speciaal onderwijs is onverminderd hoog.
Ouders kunnen zich wenden tot de geschillencommissie; die doet binnen 10 weken uitspraak.
In Rotterdam-Zuid is op 4 scholen een proef gehouden met een kortere schooldag.
Daarmee is de wettelijke termijn van 8 weken in 95% van de gevallen gehaald.
Ik deel die zorg en ga hierover in gesprek met de PO-Raad, de VO-raad en Ingrado.
De totale kosten bedragen naar verwachting 1,2 miljard euro tot en met 2030.
Bovendien is de registratie sinds 1 augustus 2019 op orde.
Vervolgens is op verzoek van de vaste commissie een extra bijeenkomst georganiseerd.
Hoewel de cijfers niet één op één vergelijkbaar zijn, is de ontwikkeling zorgwekkend.
""".strip().splitlines()

ITEMS = """
Informatie over de aanpak en de samenwerking
Voortgang op de uitvoering van de 25 maatregelen uit de verbeteraanpak en de moties en toezeggingen daarover
Een update over de stappen richting inclusiever onderwijs
de verzuimcijfers
de maatschappelijke context van het thema
het nog meer centraal stellen van het kind, ook wanneer ouders en school het niet met elkaar eens zijn
Psychische problemen die de schoolgang bemoeilijken
Stijging van het aantal vluchtelingen voor wie een passende plek moet worden gezocht
De school, het samenwerkingsverband en de gemeente
het aantal vrijstellingen onder artikel 5 onder b en artikel 15
""".strip().splitlines()

LEADS = """
In deze brief ga ik achtereenvolgens in op:
Uit het onderzoek blijkt dat er verschillende factoren zijn:
De belangrijkste oorzaken zijn de volgende:
Daarvoor worden in 2022 de volgende stappen gezet:
""".strip().splitlines()

HEADINGS = """
Aanleiding
Stand van zaken
Behaalde resultaten
Dilemma’s
Samenwerking tussen onderwijs en jeugdhulp in de regio
Wat betekent dit voor individuele niet-ingeschreven jeugdigen en hun ouders, en voor de scholen waar zij stonden?
Context: corona, het Nationaal Programma Onderwijs en de huidige omstandigheden in het onderwijs
Verdeling van de middelen
Met Andere Ogen
Financiën
Onderzoek ziekteverzuim
Doorzettingsmacht bij de Inspectie van het Onderwijs
Vervolg en planning
Moties en toezeggingen
Regionale aanpak
Kind centraal
Landelijk niveau
Preventie
Tot slot
""".strip().splitlines()

NOTES = """
Kamerstuk 31 497, nr. 371.
Kamerstuk 26 695, nr. 134
Kamerstukken 31 497 en 31 839, nr. 415.
Kamerstukken II 2019-2020, 31 497, nr. 359
Kamerstuk 35 570 VIII, nr. 246
Raadpleegbaar via www.tweedekamer.nl.
Raadpleegbaar via www.tweedekamer.nl
2021D15326.
Idem.
Activiteit 2021A01920
Handelingen II 2020/21, nr. 48, item 3
NVO: Nederlandse vereniging van pedagogen en onderwijskundigen
Stb. 2014, 12.
Artikel 5, onder a, van de Leerplichtwet 1969.
zie ook de brief van 4 maart 2020
15 van de 20 regio’s hebben gereageerd.
€ 20 miljoen in 2021 en € 18 miljoen in 2022.
https://ingrado.nl/actueel/items/thuiszitters-covid-19-en-de-leerplichttelling-artikel-25
https://www.rijksoverheid.nl/documenten/brieven/2021/03/23/brief-aan-scholen-over-nationaal-programma-onderwijs.
Onderwijsraad (2020): https://www.onderwijsraad.nl/publicaties/adviezen/2020/06/23/steeds-inclusiever
https://www.kennisnet.nl/gelijke-kansen-bij-afstandsonderwijs/
Kohnstamm Instituut, 2019: https://kohnstammstituut.nl/rapport/niet-thuisgeven/
Regioplan, 2019: https://www.steunpuntpassendonderwijs-povo.nl/wp-content/uploads/2019/09/Analyse-Regioplan.pdf.
NP Onderwijs: Nationaal Programma Onderwijs
Ministerie van OCW, Thuiszittersaanpak (2020)
Dullaert (2019): de kracht om door te zetten. Kamerstuk 26 695, nr. 123.
De stuurgroep bestaat uit VNG, PO-Raad, VO-raad en BGZJ.
Partners bij het landelijke overleg zijn: het Ministerie van OCW en VWS, Ingrado, Stichting Gedragswerk, PO-Raad, \
VO-raad, MBO Raad, Ouders & Onderwijs, VNG, Steunpunt Passend Onderwijs, NJI, NCJ en de Sectorraad.
Bij het merendeel van deze niet-ingeschreven kinderen is er sprake van absoluut verzuim (absoluut verzuim = een \
kwalificatie- of leerplichtig kind dat niet ingeschreven staat bij een school of instelling en niet beschikt over een \
vrijstelling van de Leerplichtwet 1969). Een ander deel heeft een vrijstelling op grond van artikel 5 onder a.
Reactie op verzoek commissie inzake een overzicht van de uitvoering van afspraken over de samenwerking tussen het \
collectieve onderwijssysteem en het individuele (jeugd)zorgsysteem, Kamerstukken 31 497 en 31 839, nr. 415.
We spreken van verzuim als een leerplichtige leerling of een leerling zonder startkwalificatie zonder geldige reden \
afwezig is. Verzuim bestaat uit relatief en absoluut verzuim.
Ziekte en schorsing vallen onder geoorloofd verzuim en hoeven formeel niet gemeld te worden in het DUO verzuimregister.
Evaluatie en Verbeteraanpak Passend Onderwijs, Kamerstuk 31 497, nr. 371, blz. 12–14
""".replace("\\\n", "").strip().splitlines()


@cache
def sentences_of_papers() -> tuple[str, ...]:
    """Whole sentences of the sample papers' paragraphs."""
    found = [
        passage.text[span.start:span.end]
        for path in sorted(PAPERS.glob("*")) if path.stem != "README"
        for passage in read_paper(path).passages if passage.kind == "paragraph"
        for span in sentences(passage.text)
    ]
    return tuple(one for one in found if 30 < len(one) < 320 and one[0].isupper() and one[-1] in ".?")
