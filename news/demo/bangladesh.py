"""The letter of August 2023 on a reporter and the Digital Security Act. Facts retold."""

from datetime import date

from news.demo.shapes import Case, Judged, Piece, Source

BANGLADESH = Case(
    campaign="Free to report",
    subject="The case against Adhora Yeasmean and the Digital Security Act",
    sent_on=date(2023, 8, 30),
    url="https://ifex.org/?p=343389",
    office="Prime Minister",
    holder="Sheikh Hasina",
    country="BD",
    subjects=("BD",),
    signatories=("Committee to Protect Journalists", "Amnesty International",
                 "ARTICLE 19 South Asia", "IFEX"),
    text=(
        "A retelling, not the letter itself; the original is linked above.\n\n"
        "Nineteen organisations write about a television reporter who is under investigation for "
        "a film on a religious institution, and about the law that makes this possible. Parliament "
        "is about to replace that law; the signatories fear that the new one will be the old one."
    ),
    expected_by=date(2023, 10, 30),
    asks=(
        ("End the investigation of the reporter Adhora Yeasmean.", ("press freedom",)),
        ("Look into the threats against her and keep her and her family safe.",
         ("safety of journalists",)),
        ("Drop the case against Akramul Ahsan Kanchan, whom she interviewed.",
         ("press freedom", "sources")),
        ("Close all cases under the Digital Security Act and free those held because of it.",
         ("digital security act", "freedom of expression")),
        ("See that the Cyber Security Act does not repeat the restrictions of the old law.",
         ("cybercrime laws", "freedom of expression")),
    ),
    said=(),
    sources=(
        Source("csb", 5, "contradicts", "news_report",
               "Cyber Security Bill 2023: JS passes it amid strong protests", "The Daily Star",
               "https://images.thedailystar.net/news/bangladesh/news/cyber-security-bill-2023-js-passes-it-amid-strong-protests-3418161",
               None, "Parliament votes the successor through; critics see little that is new."),
        Source("council", 5, "supports", "news_report",
               "Interim Government Takes Key Step to Repeal Cyber Security Act", "RTV",
               "https://rtvonline.com/english/bangladesh/17663", date(2024, 11, 7),
               "The advisers agree that the act of 2023 shall go."),
        Source("khadija", 4, "supports", "news_report", "মুক্তি পেলেন খাদিজা", "বিজনেস আওয়ার",
               "https://businesshour24.com/110275/%E0%A6%AE%E0%A7%81%E0%A6%95%E0%A7%8D%E0%A6%A4%E0%A6%BF-%E0%A6%AA%E0%A7%87%E0%A6%B2%E0%A7%87%E0%A6%A8-%E0%A6%96%E0%A6%BE%E0%A6%A6%E0%A6%BF%E0%A6%9C%E0%A6%BE/",
               date(2023, 11, 20),
               "A student leaves prison after fifteen months under the act."),
        Source("withdraw", 4, "supports", "news_report",
               "Interim govt moves to dismiss some Cyber Security Act cases, release arrestees",
               "Bangladesh First",
               "https://bfirst.news/news/10902/interim-govt-moves-to-dismiss-some-cyber-security-act-cases-release-arrestees",
               date(2024, 9, 30), "The law ministry counts the cases that are to be given up."),
    ),
    judged=(
        Judged(4, "in_progress", date(2024, 9, 30), date(2024, 12, 31),
               "The ministry has begun to withdraw cases, those under the old act included.",
               ("withdraw", "khadija")),
        Judged(5, "announced", date(2024, 11, 7), date(2024, 12, 31),
               "Repeal is agreed in principle; no text is in force.", ("council",), end="wait"),
    ),
)  # fmt: skip

DESK = (
    Piece("At UN, Japan Says Each N. Korean Refugee Must Be Reviewed, Abductees Are Focus",
          "Inner City Press",
          "http://innercitypress.blogspot.com/2009/11/at-un-japan-says-each-n-korean-refugee.html",
          date(2009, 11, 21), "en",
          "Japan's ambassador to the United Nations is asked whether North Korean refugees may "
          "enter Japan for fear of return alone. He points to immigration law."),
    Piece("Aso refers to shooting armed N. Korean refugees in crisis", "Kyodo News",
          "https://english.kyodonews.net/news/2017/09/6fc9e1b0f587-aso-refers-to-shooting-armed-n-korean-refugees-in-crisis.html",
          None, "en",
          "Japan's deputy prime minister muses about armed refugees who might come by boat from "
          "North Korea in a war, and about how to receive them."),
    Piece("「帰国事業」裁判で北朝鮮政府を訴え敗訴、それでも原告は「一歩前進」", "朝日新聞(論座)",
          "https://webronza.asahi.com/national/articles/2022032900009.html?page=2",
          date(2022, 3, 29), "ja",
          "帰国事業で北朝鮮に渡り脱北した五人が、日本の裁判所で北朝鮮政府の責任を問うた。"),
    Piece("Britisches Unterhaus billigt neues Asylgesetz", "Deutschlandfunk",
          "https://www.deutschlandfunk.de/britisches-unterhaus-billigt-neues-asylgesetz-120.html",
          date(2024, 1, 18), "de",
          "Das Unterhaus in London stimmt dem Gesetz zu, mit dem Asylsuchende nach Ruanda "
          "gebracht werden sollen."),
    Piece("UK government's debated illegal immigration plan to become law", "i24NEWS",
          "https://www.i24news.tv/en/news/international/europe/1689676147-uk-government-s-debated-illegal-immigration-plan-to-become-law",
          date(2023, 7, 18), "en",
          "Parliament in London adopts the Illegal Migration Bill. Who comes by boat shall not "
          "claim asylum; the plan to send refugees to Rwanda leans on it."),
    Piece("Ordinance scraps controversial sections of draconian CSA", "The Financial Express",
          "https://thefinancialexpress.com.bd/national/ordinance-scraps-controversial-sections-of-draconian-csa",
          None, "en",
          "Bangladesh's advisers approve an ordinance in place of the Cyber Security Act; nine "
          "sections used against free expression fall away."),
    Piece("জামিন পেলেন সাংবাদিক অধরা ইয়াসমিন", "দৈনিক পূর্বতারা",
          "https://dainikpurbatara.com/2024/09/05/%E0%A6%9C%E0%A6%BE%E0%A6%AE%E0%A6%BF%E0%A6%A8-%E0%A6%AA%E0%A7%87%E0%A6%B2%E0%A7%87%E0%A6%A8-%E0%A6%B8%E0%A6%BE%E0%A6%82%E0%A6%AC%E0%A6%BE%E0%A6%A6%E0%A6%BF%E0%A6%95-%E0%A6%85%E0%A6%A7%E0%A6%B0/",
               date(2024, 9, 5), "bn",
          "চট্টগ্রাম সাইবার ট্রাইব্যুনাল সাংবাদিক অধরা ইয়াসমিনকে (Adhora Yeasmean) জামিন দিয়েছে।"),
    Piece("北朝鮮ミサイル、日本上空通過し太平洋上に落下", "nippon.com",
          "https://nippon.com/ja/behind/l00194", None, "ja",
          "ミサイルが日本の上を飛び、太平洋に落ちた。"),
    Piece("Kagame logra la reelección como presidente de Ruanda con el 99,18% de los votos, según "
          "resultados provisionales", "Infobae (Europa Press)",
          "https://infobae.com/america/agencias/2024/07/18/kagame-logra-la-reeleccion-como-presidente-de-ruanda-con-el-9918-de-los-votos-segun-resultados-provisionales",
          date(2024, 7, 18), "es", "Paul Kagame gana otro mandato en Ruanda."),
)  # fmt: skip
