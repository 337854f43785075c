"""Verbs that say of somebody that they say or ask something, in the forms in which they do; Dutch and English."""

from __future__ import annotations

import re

_SAYING = """
zegt zeggen zei zeiden gezegd stelt stellen stelde stelden gesteld vindt vinden vond vonden gevonden meldt melden
meldde meldden gemeld vermeldt vermelden antwoordt antwoorden antwoordde antwoordden geantwoord beantwoordt
beantwoordde schrijft schrijven schreef schreven geschreven erkent erkennen erkende erkenden onderkent onderkende
benadrukt benadrukken benadrukte benadrukten belooft beloven beloofde beloofden beloofd noemt noemen noemde noemden
genoemd benoemt benoemen benoemde meent menen meende meenden betreurt betreuren betreurde bevestigt bevestigen
bevestigde bevestigd verklaart verklaren verklaarde verklaard constateert constateren constateerde constateerden
geconstateerd concludeert concluderen concludeerde geconcludeerd betoogt betogen betoogde onderstreept onderstrepen
onderstreepte onderschrijft onderschrijven onderschreef signaleert signaleren signaleerde verwacht verwachten
verwachtte waarschuwt waarschuwen waarschuwde wijst wijzen wees wezen verwijst verwijzen reageert reageren reageerde
reageerden bericht berichten informeert informeren informeerde geïnformeerd beschouwt beschouwen acht achten achtte
denkt denken dacht hoopt hopen hoopte steunt steunen steunde pleit pleiten pleitte bepleit ziet zien zag leest lezen
las weet wist begrijpt begrijpen deelt bedankt bedanken beziet verzekert verzekeren verzekerde garandeert beschrijft
beschrijven beschreef herhaalt herhalen herhaalde vreest vrezen twijfelt betwijfelt rapporteert rapporteren
rapporteerde ontkent ontkennen ontkende weerspreekt bekritiseert toegezegd aangegeven toegelicht opgemerkt medegedeeld
meegedeeld uitgelegd aangekondigd uitgesproken aangetekend aangeeft aangaf aangaven opmerkt opmerken opmerkte uitlegt
toelicht toelichten toezegt toezeggen toezegde meedeelt mededeelt luidt luidde uitspreekt aankondigt oproept aanvoert
beweert
beweren beweerde oordeelt oordelen oordeelde gelooft geloven suggereert suggereren erkend uiten
says said say states stated notes noted writes wrote written answers answered replies replied responds responded
considers considered finds found explains explained adds added emphasises emphasised emphasizes emphasized stresses
stressed acknowledges acknowledged admits admitted believes believed thinks thought expects expected reports reported
indicates indicated argues argued claims claimed promises promised announces announced confirms confirmed concludes
concluded warns warned mentions mentioned recognises recognised recognizes recognized observes observed regrets
regretted calls called describes described agrees agreed disagrees disagreed supports supported hopes hoped fears
feared insists insisted maintains maintained declares declared denies denied sees saw reads read suggests suggested
told tells remarks remarked
""".split()
# English verbs that are nouns too; a verb only right behind who says it.
_BARE = """
state note write answer reply respond consider find explain add emphasise emphasize stress acknowledge admit believe
think expect report indicate argue claim promise announce confirm conclude warn mention recognise recognize observe
regret call describe agree disagree support hope fear insist maintain declare deny see suggest point
""".split()
# Dutch verbs in two parts: without the second, `geeft` and `laat` say nothing of this.
_PARTED = (
    ("geeft|geven|gaf|gaven", "aan"), ("merkt|merken|merkte|merkten", "op"), ("legt|leggen|legde", "uit"),
    ("licht|lichten|lichtte", "toe"), ("laat|laten|liet|lieten", "weten"), ("delen|deelde|deelden", "mee|mede"),
    ("spreekt|spreken|sprak", "uit"), ("kondigt|kondigen|kondigde", "aan"), ("roept|roepen|riep", "op"),
    ("geven|geeft", "te kennen"), ("voert|voeren|voerde", "aan"), ("points?|pointed", "out"), ("makes|made", "clear"),
)
_ASKING = """
vraagt vragen vroeg vroegen gevraagd verzoekt verzoeken verzocht verzochten benieuwd wil willen wilde wilden
verneemt vernemen hoort horen asks ask asked requests requested request wonders wonder wondered urges urged urge wants
want wanted inquires inquired enquires enquired
""".split()


def _any(words: list[str]) -> str:
    return "|".join(sorted(set(words), key=len, reverse=True))


ASKS = re.compile(rf"\b(?:{_any(_ASKING)})\b", re.I)
BARE = re.compile(rf"\b(?:{_any(_BARE)})\b", re.I)
_PARTS = "|".join(rf"(?:{verb})\b(?=[^.;:]{{0,120}}?\b(?:{part})\b)" for verb, part in _PARTED)
_HOLDS = (
    r"van (?:mening|oordeel)|het (?:er\w* |hier\w* |daar\w* )?(?:on)?eens|(?:on)?eens met|bezorgd|zich zorgen|verbaasd|"
    r"of the (?:opinion|view)|concerned|worried|surprised"
)
VERB = re.compile(
    rf"(?<![\w-])(?<!\bte )(?<!\bto )(?:(?:{_HOLDS})\b|{_PARTS}|(?:{_any([*_SAYING, *_BARE, *_ASKING])})\b(?!-))", re.I
)
PARTICIPLE = re.compile(
    r"\b(?:ge(?:zegd|steld|meld|antwoord|noemd|schreven|constateerd|concludeerd|vraagd)|(?:toe|aan|op|mede|mee|uit)ge"
    r"(?!ef|ven\b)[a-z]+|erkend|benadrukt|beloofd|bevestigd|verklaard|verwacht|verzocht|bepleit|said|stated|noted|written|answered|"
    r"explained|emphasi[sz]ed|stressed|acknowledged|reported|indicated|argued|claimed|promised|announced|confirmed|"
    r"concluded|mentioned|recogni[sz]ed|asked|requested)\b", re.I
)
