"""Which way a text points: progress, setback, a statement only, or none of these."""

import re

from news.matching.words import fold

PROGRESS = (
    "releas freed adopt approv pass(?:ed|es) agree accept launch withdr(?:aw|ew) scrap abandon "
    "drop(?:s|ped) acquit acquitt grant welcom admit(?:s|ted) enact strengthen sign(?:s|ed) open(?:s|ed) "
    "resum reunion support investigat(?:es|ed|ion)s? order(?:s|ed)? rul(?:es|ed) quash bail "
    "liber[aoe] adopta aprob acuerd abre investigacion detuv ordena libere accord adopte vote "
    "ouvre lance freigelassen beschloss verabschiedet einig eingeleitet genehmigt acordo aprov adotad "
    "承認 採択 釈放 合意 受け入れ 支援 決定 승인 합의 석방 채택 지원 إفراج أفرج জামিন খালাস বাতিল"
)
SETBACK = (
    "refus reject den(?:y|ies|ied) fail block delay stall arrest sentenc jail imprison charg "
    "detain harass crackdown cut(?:s|ting)? weaken water(?:ed|ing) remov ban(?:s|ned)? without miss(?:ing|ed) "
    "disappear tortur beat(?:en)? kill threat violat abus halt suspend postpon drop(?:ping)? lack "
    "despite still never no longer under fire critici condemn worse lost los(?:es|ing) "
    "rechaz neg[oa]r? impun incumpl sin faltan retras critica condena detenid amenaz refuse rejett "
    "condamn repousse affaibl menac abgelehnt verhaftet verschoben verurteil gescheitert kritik "
    "streicht atras negou sem "
    "拒否 逮捕 棄却 敗訴 延期 批判 反対 거부 체포 중단 비판 반대 رفض اعتقال سجن حكم গ্রেপ্তার কারাগার মামলা"
)
STATEMENT = (
    "said says told statement ask(?:s|ed) urg call(?:s|ed) plan(?:s|ned)? promis pledg propos "
    "consider discuss meet met speech answer repl(?:y|ied) comment interview may might would will "
    "dijo afirm pide exig propone anunc declar demand exige sagte fordert erklart kundigt "
    "述べ 発言 表明 求め 밝혔 촉구 요구 말했 قال دعا বলেছেন আহ্বান"
)


def _pattern(words: str) -> re.Pattern[str]:
    spaced = [word for word in words.split() if word[0].isascii()]
    signs = [re.escape(word) for word in words.split() if not word[0].isascii()]
    return re.compile(rf"\b(?:{'|'.join(spaced)})|{'|'.join(signs)}")


CUES = {
    "progress": _pattern(PROGRESS),
    "setback": _pattern(SETBACK),
    "statement": _pattern(STATEMENT),
}


def counts(text: str) -> list[float]:
    """Shares of the cues of each direction, after a constant: [1, progress, setback, statement]."""
    folded = " ".join(fold(word) for word in text.split())
    found = [len(pattern.findall(folded)) for pattern in CUES.values()]
    total = sum(found) + 1.0
    return [1.0, *(times / total for times in found)]
