"""Which countries a text speaks of: names in many languages, peoples and capitals."""

import gettext
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pycountry

from world.script import HANGUL, UNSPACED, fold

LANGUAGES = ("es", "fr", "de", "pt", "it", "ja", "ko", "ar", "bn", "ru", "zh_CN", "nl", "tr")
SHORTEST_BEGINNING = 5  # letters of a name that may carry other endings ("hungar-ian")

# Where the official name is not what newspapers write. Beginnings end in "*".
USUAL = {
    "AE": "emirates emirat* dubai", "AF": "afghan* kabul kaboul", "AR": "argentin*",
    "AU": "australia* canberra", "AZ": "azerbaij* baku", "BD": "bangladesh* dhaka daca daka",
    "BH": "bahrain* manama", "BR": "brazil* brasil* brasilia", "BY": "belarus* bielorr* minsk",
    "CA": "canad* ottawa", "CD": "congo* kinshasa", "CH": "swiss switzerland suiz* suisse schweiz*",
    "CL": "chile* chilen*", "CN": "china chinese beijing chino* chine chinois* chines* pekin peking",
    "CO": "colombia* kolumbi*", "CU": "cuba* cuban* havana", "CZ": "czech* prague tschech*",
    "DE": "germany german germans berlin deutsch* aleman* allemagne allemand* alemanha",
    "EG": "egypt* cairo egipt* agypt*", "ES": "spain spanish madrid espan* espagn* spani*",
    "ET": "ethiop* addis etiop* athiop*",
    "EU": "brussels european-union bruselas bruxelles brussel bruxelas mep meps eurodiput*",
    "FR": "france french paris franc* frankreich franzos*",
    "GB": "uk britain british london westminster britan* britanni* grossbritannien "
          "londres royaume-uni reino-unido england english",
    "GR": "greece greek athens grec* griech*", "HN": "hondur* tegucigalpa", "HT": "haiti*",
    "HU": "hungar* budapest hongri* hongro* ungar* hungri*",
    "ID": "indonesi* jakarta", "IL": "israel* tel-aviv jerusalem",
    "IN": "india indian indians delhi inde indien* indio*", "IQ": "iraq* irak* baghdad bagdad",
    "IR": "iran* tehran teheran*", "IT": "italy italian rome ital*",
    "JO": "jordan* amman", "JP": "japan* tokyo tokio japon* japao",
    "KE": "kenya* nairobi", "KG": "kyrgyz* bishkek",
    "KH": "cambodia* phnom", "KP": "north-korea* pyongyang n-korea* dprk nordkorea* pjongjang "
          "corea-del-norte coree-du-nord coreia-do-norte nord-coreen* norcorean*",
    "KR": "south-korea* seoul s-korea* sudkorea* corea-del-sur coree-du-sud coreia-do-sul "
          "sud-coreen* surcorean*",
    "KZ": "kazakh* astana kasach*", "LB": "leban* beirut liban* beyrouth",
    "LK": "sri-lanka* colombo", "LY": "libya* tripoli libi* libye*",
    "MA": "morocc* rabat marruec* maroc* marokk*", "MM": "myanmar* burma* burmese birman*",
    "MX": "mexic* mexik*", "MY": "malaysia* malaisi*", "NG": "nigeria* abuja",
    "NI": "nicaragu* managua", "NL": "dutch netherlands hague niederland* holland* pays-bas",
    "NP": "nepal* kathmandu", "NZ": "new-zealand* wellington", "PE": "peru peruvian* lima peruan*",
    "PH": "philippin* filipin* manila", "PK": "pakistan* islamabad",
    "PL": "poland polish warsaw polon* polen poln*", "PS": "palestin* gaza ramallah",
    "PT": "portug* lisbon lisbo*", "QA": "qatar* doha katar*", "RO": "romania* bucharest ruman*",
    "RS": "serbia* belgrade", "RU": "russia* moscow rusia rusos russe* russie russland* kremlin",
    "RW": "rwand* kigali ruand*", "SA": "saudi* riyadh riad riyad arabia-saudi* saoudi*",
    "SD": "sudan* khartoum", "SE": "sweden swedish stockholm suec* suede schwed*",
    "SG": "singapor*", "SV": "el-salvador salvador*", "SY": "syria* damascus siri* syri*",
    "TH": "thai* bangkok", "TN": "tunisi* tunez tunes*", "TR": "turk* ankara turqu* turc*",
    "TW": "taiwan* taipei", "TZ": "tanzania* dodoma", "UA": "ukrain* kyiv kiev ucran*",
    "UG": "uganda* kampala", "US": "usa washington american americans estados-unidos etats-unis",
    "UZ": "uzbek* tashkent usbek*", "VE": "venezuel* caracas", "VN": "vietnam* hanoi",
    "YE": "yemen* sanaa jemen*", "ZA": "south-africa* pretoria sudafric*", "ZW": "zimbabwe* harare",
}  # fmt: skip
SIGNS = {
    "KP": "北朝鮮 朝鮮民主主義 平壌 북한 평양 북측 كوريا_الشمالية", "KR": "韓国 ソウル 한국 서울 남한 우리_정부",
    "JP": "日本 東京 일본 도쿄 اليابان", "CN": "中国 北京 중국 베이징 الصين", "US": "米国 アメリカ 미국 أمريك الأمريكي",
    "SA": "サウジ 사우디 السعودي الرياض সৌদি", "BD": "バングラデシュ বাংলাদেশ ঢাকা 방글라데시", "RU": "ロシア 러시아 روسي",
    "GB": "英国 イギリス 영국 بريطاني যুক্তরাজ্য", "IN": "インド 인도 الهند ভারত", "EU": "欧州連合 ＥＵ 유럽연합 الأوروبي",
    "PK": "পাকিস্তান", "MM": "ミャンマー 미얀마 মিয়ানমার", "IR": "イラン 이란 إيران", "EG": "مصر", "SY": "シリア سوريا",
    "IL": "イスラエル 이스라엘 إسرائيل", "PS": "パレスチナ فلسطين غزة", "YE": "اليمن", "QA": "قطر",
}  # fmt: skip


@cache
def _names() -> tuple[dict[str, set[str]], dict[str, set[str]], dict[str, set[str]]]:
    """Whole words, beginnings and signs of other scripts, each with the countries they name."""
    whole: dict[str, set[str]] = {}
    beginnings: dict[str, set[str]] = {}
    signs: dict[str, set[str]] = {}
    for code, words in USUAL.items():
        for word in words.split():
            table = beginnings if word.endswith("*") else whole
            table.setdefault(word.rstrip("*"), set()).add(code)
    for code, marks in SIGNS.items():
        for mark in marks.split():
            signs.setdefault(mark.replace("_", " "), set()).add(code)
    folder = Path(pycountry.__file__).parent / "locales"
    translations = [gettext.NullTranslations()]
    for language in LANGUAGES:
        translations.append(gettext.translation("iso3166-1", folder, [language], fallback=True))
    for country in pycountry.countries:
        for translation in translations:
            _add(country, translation, whole, beginnings, signs)
    return whole, beginnings, signs


def _add(
    country: object,
    translation: gettext.NullTranslations,
    whole: dict[str, set[str]],
    beginnings: dict[str, set[str]],
    signs: dict[str, set[str]],
) -> None:
    code = country.alpha_2  # type: ignore[attr-defined]
    english = str(getattr(country, "common_name", None) or country.name)  # type: ignore[attr-defined]
    name = translation.gettext(english)
    name = name.partition(",")[0].strip()
    if not name.isascii() and not fold(name).isascii():
        if len(name) > 1:
            signs.setdefault(name, set()).add(code)
        return
    word = re.sub(r"[^a-z]+", "-", fold(name)).strip("-")
    if len(word) < 4:
        return
    if code in USUAL:  # its beginnings were chosen with care; its names in other languages help
        whole.setdefault(word, set()).add(code)
        return
    root = re.sub(r"(ia|ie|ien|[aeioy])$", "", word)
    table, key = (beginnings, root) if len(root) >= SHORTEST_BEGINNING else (whole, word)
    table.setdefault(key, set()).add(code)


def mentions(text: str) -> Counter[str]:
    """How often each country is named."""
    whole, beginnings, signs = _names()
    found: Counter[str] = Counter()
    words = re.findall(r"[a-z]+", fold(_abbreviations(text)))
    pairs = [f"{one}-{two}" for one, two in pairwise(words)]
    triples = [f"{pair}-{word}" for pair, word in zip(pairs, words[2:], strict=False)]
    for word in [*words, *pairs, *triples]:
        codes = whole.get(word) or _by_beginning(word, beginnings)
        for code in codes:
            found[code] += 1
    if UNSPACED.search(text) or HANGUL.search(text) or not text.isascii():
        for sign, codes in signs.items():
            if count := text.count(sign):
                for code in codes:
                    found[code] += count
    return found


def _abbreviations(text: str) -> str:
    """Written out, since folding would make pronouns of them."""
    text = re.sub(r"\bU\.?S\.?(?=\W|$)", " usa ", text)
    text = re.sub(r"\bU\.K\.", " uk ", text)
    return re.sub(r"\b(EU|UE)\b", " European Union ", text)


def _by_beginning(word: str, beginnings: dict[str, set[str]]) -> set[str]:
    for length in range(len(word), 3, -1):
        if codes := beginnings.get(word[:length]):
            return codes
    return set()
