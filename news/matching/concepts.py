"""What letters to governments are about, in nine languages: a bridge for words, not a dictionary.

A line is one concept: its English name, then beginnings of folded words (of any language that
spaces its words), then after the bar strings of scripts that are matched as they stand.
"""

from collections.abc import Iterator
from functools import lru_cache

TABLE = """
refugee: refugee refugiad refugi fluchtling gefluchtet | 難民 脱北 난민 탈북 لاجئ শরণার্থী
asylum: asylum asilo asile asyl | 庇護 亡命 망명 لجوء আশ্রয়
returnee: returnee repatriat retornad rapatri ruckkehr heimkehr | 帰国 귀국 송환 عودة
abduction: abduct kidnap secuestr enlevement entfuhr sequestr rapt | 拉致 납치 اختطاف অপহরণ
disappearance: disappear desaparec disparu disparition verschwund verschwind desaparec | 失踪 行方不明 실종 اختف গুম
prison: prison jail imprison incarcer carcel encarcel presid prisao preso gefangnis inhaft haftling | 刑務所 収容所 수용소 교도소 سجن কারাগার
detention: detain detention detenid detencion deten arrest inhaftier festgenomm festnahm verhaft arresto detido | 拘束 拘禁 逮捕 체포 구금 اعتقال গ্রেপ্তার আটক
release: release freed liberat liberad libert liber freilass freigelass entlass solt | 釈放 解放 석방 إفراج মুক্তি জামিন
torture: tortur folter | 拷問 고문 تعذيب নির্যাতন
execution: execut ejecu hinricht | 処刑 死刑 처형 사형 إعدام ফাঁসি
flogging: flog lash whipp latigaz azot fouet coups peitsch auspeitsch chibat | 鞭打ち 채찍 جلد
court: court tribunal gericht corte juzgad cour | 裁判 判決 최고 법원 재판 محكم আদালত ট্রাইব্যুনাল
judge: judge juez jueza juge richter juiz | 裁判官 판사 قاضي বিচারক
sentence: sentenc senten condamn verurteil condena urteil | 有罪 실형 حكم দণ্ড
trial: trial juicio proces prozess julgament | 公判 공판 محاكمة বিচার
appeal: appeal apela recurs berufung recours | 控訴 上訴 항소 استئناف আপিল
law: law legislat ley loi gesetz lei leyes | 法律 法案 법률 법안 قانون আইন
bill: bill proyecto projet gesetzentwurf projeto entwurf | 法案 법안 مشروع বিল খসড়া
reform: reform | 改革 改正 개혁 개정 إصلاح সংস্কার
repeal: repeal abolish derog abrog aufheb abschaff revog scrap | 廃止 폐지 إلغاء বাতিল
parliament: parliament parlament congres senad senat bundestag diputad assemblee abgeordnet deputad lawmaker | 国会 議会 국회 برلمان সংসদ
minister: minister ministr | 大臣 首相 장관 총리 وزير মন্ত্রী
government: government gobiern gouvernement regierung governo | 政府 정부 حكومة সরকার
president: president prasident | 大統領 대통령 رئيس রাষ্ট্রপতি
king: king rey roi konig royal monarch | 国王 ملك السلطات
police: police policia polizei polic | 警察 경찰 شرطة পুলিশ
prosecutor: prosecut fiscal procureur staatsanwalt procurador fiscalia promotor parquet | 検察 검찰 نيابة প্রসিকিউট
investigation: investig enquet ermittl untersuch inquer pesquis indag | 捜査 調査 수사 조사 تحقيق তদন্ত
journalist: journalist periodist reporter jornalist reporteur | 記者 ジャーナリスト 기자 صحف সাংবাদিক
media: media press prens presse imprensa medien | 報道 メディア 언론 إعلام গণমাধ্যম সংবাদপত্র
blogger: blogger bloguer blogueur | ブロガー 블로거 مدون ব্লগার
defender: defend defensor defenseur verteidig | 活動家 擁護 활동가 المدافع نشطاء ناشط অধিকারকর্মী
lawyer: lawyer attorney abogad avocat anwalt anwalt advogad | 弁護士 변호사 محامي আইনজীবী
expression: expression expresion meinungs opinion | 表現の自由 言論 표현 تعبير মতপ্রকাশ বাকস্বাধীনতা
rights: rights derechos droits menschenrecht direitos | 人権 인권 حقوق মানবাধিকার
surveillance: surveil vigilanc vigila uberwach espion espia spy spion spitzel ausspah | 監視 감시 مراقبة নজরদারি
spyware: spyware spahsoftware espiao spionagesoftware logiciel-espion malware | スパイウェア
privacy: privac vie-privee datenschutz | プライバシー 사생활 خصوصية গোপনীয়তা
digital: digital numeri cyber ciber informati | デジタル サイバー 디지털 사이버 رقمي إلكترون المعلومات ডিজিটাল সাইবার
security: securit seguridad sicherheit seguranca securite | 安全保障 治安 안보 أمن নিরাপত্তা
terrorism: terror | テロ 테러 إرهاب সন্ত্রাস
ngo: ngo ong nichtregierungs organis zivilgesellschaft civil | 団体 民間 단체 منظم সংগঠন
foreign: foreign extranjer etranger auslandis auslands estrangeir | 外国 외국 أجنبي বিদেশি
agent: agent | 代理人
funding: fund financ finanz forder | 資金 자금 تمويل অর্থায়ন
bank: bank banc banqu | 銀行 은행
money: euro million milliard milliarde millon bilh | 億
sovereignty: sovereign soberan souverain souveran | 主権 주권 سيادة সার্বভৌম
transparency: transparen | 透明 투명 شفاف স্বচ্ছ
infringement: infring infraccion infraction vertragsverletz infrac | 違反
commission: commission comision kommission comissao | 委員会 위원회 لجنة কমিশন
sanction: sanction sancion sanktion sanca | 制裁 제재 عقوب নিষেধাজ্ঞা
budget: budget presupuest haushalt orcament | 予算 예산
treaty: treat tratad vertrag traite convention | 条約 조약 معاهد চুক্তি
aid: aid ayuda aide hilfe ajuda humanitar | 支援 援助 인도 지원 مساعد সহায়তা
food: food aliment nahrung lebensmittel rice | 食糧 食料 식량 غذاء খাদ্য
family: famil | 家族 離散 가족 이산 أسرة عائل পরিবার
reunion: reunion reunific zusammenfuhr | 再会 상봉
summit: summit cumbre sommet gipfel cupula | 首脳 会談 정상회담 قمة সম্মেলন
dialogue: dialog talks negotia negocia verhandl gesprach | 対話 交渉 協議 대화 협상 حوار আলোচনা সংলাপ
un: nations onu uno vereinten | 国連 유엔 المتحدة জাতিসংঘ
resolution: resolution resolucion resoluc | 決議 결의 قرار
exchange: exchange intercambio austausch echange intercamb | 交流 교류
border: border fronter frontier grenze | 国境 국경 حدود সীমান্ত
deport: deport expuls abschieb ruckfuhr repatri remov | 送還 追放 추방 ترحيل
migrant: migra einwander zuwander | 移民 移住 이민 이주 هجرة مهاجر অভিবাসী
boat: boat patera bateau boot embarca channel manche canal | ボート 海峡
flight: flight vuelo flug avion voo plane | 航空
company: compan empres entrepris unternehm firm konzern corporat | 企業 기업 شرك কোম্পানি
duediligence: diligenc vigilanc sorgfalt lieferkette diligencia | デューデリジェンス 실사
valuechain: chain cadena chaine lieferkett wertschopfung cadeia supply supplier lieferant zuliefer fournisseur | サプライチェーン 공급망
climate: climat klima | 気候 기후 مناخ জলবায়ু
emission: emission emision emissao co2 | 排出
environment: environ ambient umwelt | 環境 환경 بيئة পরিবেশ
liability: liabil responsabil haftung | 責任 책임 مسؤولية
victim: victim victima opfer vitim | 被害 피해 ضحايا ভুক্তভোগী
labour: labor labour trabajo travail arbeit trabalho worker | 労働 노동 عمل শ্রম
child: child nino enfant kinder crianc infanti | 子ども 児童 아동 طفل শিশু
woman: wom mujer femme frauen mulher | 女性 여성 مرأة নারী
killing: kill murder asesin assassin ermord getotet homicid | 殺害 살해 قتل হত্যা
threat: threat amenaz menac droh ameac | 脅迫 협박 تهديد হুমকি
protest: protest manifesta demonstr | 抗議 デモ 시위 احتجاج বিক্ষোভ
weapon: weapon arms armas waffen armes munition arma | 武器 무기 أسلحة অস্ত্র
nuclear: nuclear nucle nuklear atomwaff | 核 핵 نووي
missile: missile misil rakete | ミサイル 미사일
election: election eleccion wahl eleic | 選挙 선거 انتخاب নির্বাচন
corruption: corrup korrup | 汚職 腐敗 부패 فساد দুর্নীতি
education: educa bildung school escuela ecole schule | 教育 교육 تعليم শিক্ষা
health: health salud sante gesundheit saude medical | 健康 医療 건강 صحة স্বাস্থ্য
minority: minorit indigen | 少数 先住 소수 أقلي সংখ্যালঘু আদিবাসী
religion: relig | 宗教 종교 دين ধর্ম
lgbt: lgbt gay homosex pride | 同性
internet: internet online | インターネット 인터넷 إنترنت ইন্টারনেট
water: water agua wasser eau | 水
land: land tierra terre terra | 土地
war: war guerra guerre krieg | 戦争 전쟁 حرب যুদ্ধ
drone: drone drohne | 無人機
landmine: landmine mina mine | 地雷 지뢰
reparation: reparat compens indemn entschadig | 補償 賠償 배상 تعويض ক্ষতিপূরণ
apology: apolog disculp excus entschuldig | 謝罪 사과 اعتذار
vote: vote votar abstimm votac voto | 採決 投票 표결 تصويت ভোট
ban: ban banned prohib interdi verbot verbiet proib | 禁止 금지 حظر নিষিদ্ধ
delay: delay aplaz verschieb postpone retras adia verschob | 延期 연기 تأجيل
letter: letter carta lettre brief | 書簡 서한 رسالة চিঠি
protection: protect proteg proteccion schutz schutz protec | 保護 보호 حماية সুরক্ষা
"""


def _read() -> tuple[dict[str, str], list[tuple[str, str]]]:
    beginnings: dict[str, str] = {}
    strings: list[tuple[str, str]] = []
    for line in TABLE.strip().splitlines():
        name, _colon, rest = line.partition(":")
        spaced, _bar, unspaced = rest.partition("|")
        for beginning in spaced.split():
            beginnings.setdefault(beginning, f"={name}")
        strings += [(sign, f"={name}") for sign in unspaced.split()]
    return beginnings, strings


BEGINNINGS, SCRIPT_CONCEPTS = _read()
LONGEST = max(map(len, BEGINNINGS))
WHOLE = 4  # a shorter beginning must be the whole word, but for a plural


@lru_cache(maxsize=100_000)
def concepts_of(word: str) -> tuple[str, ...]:
    """The concept of a folded word, by its longest known beginning."""
    for length in range(min(len(word), LONGEST), 1, -1):
        concept = BEGINNINGS.get(word[:length])
        if concept and (length > WHOLE or len(word) - length <= 1):
            return (concept,)
    return ()


def all_concepts() -> Iterator[str]:
    return iter(dict.fromkeys(BEGINNINGS.values()))
