"""Words that may begin a sentence with a capital and be no name, and names that are not the same in both languages."""

from __future__ import annotations

from functools import cache

from index.glossary import glossary

_DUTCH = """
de het een en of maar want dus dat die dit deze er hier daar ik jij hij zij ze wij we u hun haar zijn men niemand iemand
iedereen alles iets niets alle allen beide sommige enkele veel vele weinig meer meest minder minst ook niet geen nog al
reeds wel toch echter bovendien daarnaast daarom daardoor daarmee daarbij daarin daarvan daarvoor daarop daarover
daartoe daarna daaruit hierdoor hiermee hierbij hierin hiervan hiervoor hierop hierover hiertoe hierna hieruit tevens
verder voorts ten tot slot kortom immers namelijk bijvoorbeeld zo zoals zowel zodra zodat omdat doordat hoewel
terwijl als indien wanneer toen nadat voordat totdat sinds sindsdien tijdens na voor vóór bij in op aan uit over onder
tussen door met zonder tegen om naar van vanaf vanuit via per volgens wegens dankzij ondanks naast behalve inclusief
binnen buiten rond ongeveer circa ruim bijna slechts alleen vooral met name onder meer wat wie welke welk waar waarom
hoe hoeveel is was waren wordt worden werd werden heeft hebben had hadden kan kunnen kon konden zal zullen zou zouden
moet moeten moest moesten mag mogen mocht mochten wil willen wilde wilden gaat gaan ging gingen komt komen kwam kwamen
doet doen deed deden geeft geven gaf gaven zegt zeggen zei zeiden vindt vinden vond vonden stelt stellen stelde stelden
blijkt blijken bleek bleken blijft blijven bleef bleven ziet zien zag zagen neemt nemen nam namen maakt maken maakte
vraagt vragen vroeg vroegen antwoordt antwoordde schrijft schreef noemt noemen noemde meldt meldde wijst wees
minister ministers staatssecretaris staatssecretarissen kabinet regering kamerleden kamerlid leden lid fractie
fracties partij partijen voorzitter commissie ministerie ministeries overheid gemeente gemeenten provincie provincies
school scholen leerling leerlingen ouder ouders kind kinderen student studenten leraar leraren docent docenten
onderwijs onderzoek onderzoeken onderzoeker onderzoekers rapport rapporten brief brieven wet wetten wetsvoorstel motie
moties vraag antwoord antwoorden passage passages stuk stukken tabel bron cijfers aantal percentage bedrag kosten
middelen jaar jaren schooljaar maand maanden week weken dag dagen uur eind begin medio half volgend vorig afgelopen
komende huidige nieuwe eerdere andere overige zelf samen mede ja nee verzuim thuiszitters instellingen organisaties
burgers mensen personen vrouwen mannen jongeren ouderen bedrijven werkgevers werknemers patiënten zorg steeds elk elke
ieder iedere geheel gehele totaal totale gemiddeld uiteindelijk inmiddels momenteel thans nu straks later eerder vaak
soms nooit altijd mogelijk waarschijnlijk wellicht misschien nader nadere dezelfde hetzelfde diezelfde laatste
""".split()
_ENGLISH = """
the a an and or but so that this these those there here i you he she it we they his her its our their who what which
where when why how nobody somebody everybody everything something nothing all both some several many much few more most
less least also not no nor yet still already only even however moreover furthermore therefore thus hence besides
additionally finally meanwhile instead otherwise overall indeed namely such as because since although though while
whereas if unless until after before during at in on of to for from by with without against about above below between
among through throughout under over within outside around approximately nearly almost roughly according despite besides
except including following regarding concerning given based due per via is are was were be been being has have had can
could will would shall should must may might do does did says said say states stated notes noted writes wrote asks asked
answers answered replies replied considers considered finds found shows showed indicates indicated reports reported
explains explained adds added emphasises emphasizes acknowledges believes thinks wants expects intends plans
minister ministers secretary secretaries state cabinet government parliament member members party parties
group groups fraction fractions committee commission chair chairman ministry ministries municipality municipalities
province provinces school schools pupil pupils student students parent parents child children teacher teachers
education study studies research researchers report reports letter letters law laws bill motion motions question
questions answer passage passages paper papers document documents table source figures number numbers percentage
amount costs funds money year years month months week weeks day days hour hours end beginning mid early late next last
previous current recent new earlier other others another one ones yes absence truancy institutions organisations
organizations citizens people persons women men young older companies employers employees patients care care-givers each
every whole entire total average eventually now later often sometimes never always possibly probably perhaps further
same first-time compared together both either neither then than too very well like unlike once upon whether whose whom
""".split()

# Adverbs and such that open a sentence and are nobody's name; elsewhere a capital of theirs is looked at.
_OPENING = """
tegelijk tegelijkertijd intussen ondertussen desondanks niettemin evenwel overigens bovenal vervolgens daarentegen
kennelijk blijkbaar uiteraard natuurlijk inderdaad hopelijk helaas gelukkig allereerst eveneens evenmin zelfs sommigen
velen enerzijds anderzijds integendeel weliswaar trouwens onlangs recentelijk voorheen voortaan aanvankelijk
oorspronkelijk destijds vandaag gisteren jaarlijks maandelijks wekelijks dagelijks landelijk regionaal gezamenlijk
opvallend grotendeels doorgaans meestal zelden dikwijls regelmatig achteraf vooraf vooralsnog voorlopig allebei
waardoor waarbij waarmee waarvan waarna waarop zulke zulk dergelijke voornoemde genoemde volgende vorige
eerstgenoemde laatstgenoemde ofwel hetzij noch mits tenzij naarmate zolang aangezien gezien blijkens ingevolge
krachtens omtrent betreffende eenmaal opnieuw wederom telkens voordien nadien vanwege gedurende omstreeks jegens nabij
namens ergens nergens overal vermoedelijk zodoende alsnog eindelijk samengevat uitsluitend enkel louter hoofdzakelijk
voornamelijk
likewise similarly consequently nevertheless nonetheless accordingly currently recently previously specifically notably
importantly annually yearly today initially originally generally additional subsequently simultaneously ultimately
essentially conversely unfortunately fortunately apparently evidently clearly certainly presumably regardless
afterwards beforehand thereafter thereby therein hereby whereby wherever whenever whoever whichever anyone anybody
anything someone none nowhere everywhere somewhere elsewhere partly mainly mostly largely primarily chiefly especially
particularly usually normally rarely seldom frequently occasionally nationally regionally locally jointly separately
respectively alternatively equally formerly beyond beside beneath behind amid amongst towards again
""".split()

COMMON = frozenset({*_DUTCH, *_ENGLISH, "eur", "usd"})


@cache
def ordinary() -> frozenset[str]:
    """English words of the trade, those of the glossary, and adverbs: a capital of theirs may be the sentence's."""
    exact, _ = glossary()
    words = {*_OPENING, *(word for phrase in exact for word in phrase)}
    return frozenset({*words, *(f"{word}s" for word in words)}) - TRANSLATED.keys() - _NAMES


# Names that an English sentence has in English where the Dutch papers have them in Dutch.
PHRASES = (
    ("house of representatives", "Tweede Kamer"), ("lower house", "Tweede Kamer"), ("second chamber", "Tweede Kamer"),
    ("senate", "Eerste Kamer"), ("upper house", "Eerste Kamer"), ("state secretary", "staatssecretaris"),
    ("prime minister", "minister-president"), (r"(?-i:[Tt]he House)(?! of\b)", "de Kamer"),
)
TRANSLATED = {
    "dutch": ("nederlands", "nederlandse", "nederland", "nederlanders"), "netherlands": ("nederland",),
    "europe": ("europa",), "european": ("europese", "europees"), "english": ("engels", "engelse"),
    "german": ("duits", "duitse"), "germany": ("duitsland",), "french": ("frans", "franse"), "france": ("frankrijk",),
    "belgian": ("belgisch", "belgische"), "belgium": ("belgië",), "brussels": ("brussel",),
    "inspectorate": ("inspectie",), "africa": ("afrika",), "caribbean": ("caribisch", "caribische"),
    "frisian": ("fries", "friese"), "iraq": ("irak",), "israeli": ("israëlisch", "israëlische"),
    "jewish": ("joods", "joodse"), "morocco": ("marokko",), "palestine": ("palestina",),
    "palestinian": ("palestijns", "palestijnse"), "poland": ("polen",), "russia": ("rusland",),
    "russian": ("russisch", "russische"), "syria": ("syrië",), "syrian": ("syrisch", "syrische"),
    "turkey": ("turkije",), "ukraine": ("oekraïne",), "ukrainian": ("oekraïens", "oekraïense"),
    "yugoslavia": ("joegoslavië",), "christmas": ("kerst", "kerstmis", "kerstreces", "kerstvakantie"),
    "easter": ("pasen", "paasreces"), "spring": ("voorjaar", "lente"), "summer": ("zomer",),
    "autumn": ("najaar", "herfst"),
}
# Names of the glossary that are the same in both languages.
_NAMES = frozenset("israel martin roma schiphol saint".split())
