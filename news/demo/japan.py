"""The letter of 19 November 2009 to Japan's prime minister, and what followed. Facts retold."""

from datetime import date

from letters.services.assessments import Judge
from news.demo.shapes import Case, Helped, Judged, Said, Source

LETTER = "https://www.hrw.org/news/2009/11/19/joint-letter-japanese-prime-minister-yukio-hatoyama-north-korea"

JAPAN = Case(
    campaign="North Koreans and their neighbours",
    subject="Japan's policy on human rights in North Korea and on its refugees",
    sent_on=date(2009, 11, 19),
    url=LETTER,
    office="Prime Minister",
    holder="Yukio Hatoyama",
    country="JP",
    subjects=("KP", "CN"),
    signatories=(
        "Human Rights Watch",
        "Citizens' Alliance for North Korean Human Rights",
        "Life Funds for North Korean Refugees",
        "Society to Help Returnees to North Korea",
    ),
    text=(
        "A retelling, not the letter itself; the original is linked above.\n\n"
        "Four organisations write to a prime minister two months in office. They hope that his "
        "government will look at the whole of North Korea's record and not at the abductions "
        "alone, and they thank Japan for the resolution that it has just sponsored with the "
        "European Union in New York.\n\n"
        "They turn to those who fled: people hiding in China without status, and a few hundred "
        "in Japan, most of whom had once lived there or descend from those who had. More than "
        "93,000 left Japan for the North after 1959, lured by promises; what happened to most of "
        "them nobody has told their families."
    ),
    expected_by=date(2010, 1, 19),
    asks=(
        ("Lead internationally on North Korea's human rights record as a whole, beyond the "
         "abductions of Japanese citizens.", ("north korea", "un advocacy")),
        ("Raise human rights in any future dialogue with North Korea.",
         ("north korea", "diplomacy")),
        ("Make human rights in North Korea a subject of bilateral and multilateral talks with "
         "other governments.", ("north korea", "diplomacy")),
        ("Urge China to recognise and protect North Korean refugees.", ("refugees", "china")),
        ("Accept North Korean refugees even where they have no ties to Japan.",
         ("refugees", "asylum")),
        ("Keep accepting former migrants who escape North Korea and return to Japan.",
         ("refugees", "returnees")),
        ("Seek to learn the fate of those who moved from Japan to North Korea.",
         ("returnees", "missing persons")),
        ("Offer food aid to North Korea.", ("humanitarian aid",)),
    ),
    said=(
        Said(
            "public_statement", "press", date(2009, 11, 20), "Permanent Mission to the UN",
            "Yukio Takasu",
            "Asked by a reporter in New York, the ambassador says that Japanese immigration law "
            "governs who is let in and that each file is looked at on its own.",
            "http://innercitypress.blogspot.com/2009/11/at-un-japan-says-each-n-korean-refugee.html",
            ((5, "noted", "partly_addresses", "", ""),),
        ),
        Said(
            "public_statement", "press", date(2011, 12, 8), "Chief Cabinet Secretary",
            "Osamu Fujimura",
            "On a newspaper's report of a pledge to Beijing, the government's spokesman declines "
            "to confirm it and denies that Japan will stop taking people in.",
            "https://ameblo.jp/zero21tiger/entry-12472581951.html?frm=theme",
            ((6, "already_done", "partly_addresses", "", ""),
             (4, "not_addressed", "does_not_address", "", "")),
        ),
        Said(
            "public_statement", "website", date(2014, 3, 28), "Minister for Foreign Affairs",
            "Fumio Kishida",
            "The minister welcomes the Human Rights Council's vote on the text that Japan and the "
            "European Union had drafted after the Commission of Inquiry reported.",
            "https://www.mofa.go.jp/press/release/press4e_000259.html",
            ((1, "accepted_in_principle", "addresses", "", ""),),
        ),
        Said(
            "parliamentary_answer", "parliament", date(2017, 11, 10), "Cabinet", "",
            "In a written reply to Senator Yoshifu Arita the cabinet keeps the talks under the "
            "Stockholm accord to itself, and reads the North Korea human rights act as covering "
            "the search for Japanese spouses.",
            "https://www.sangiin.go.jp/japanese/joho1/kousei/syuisyo/195/touh/t195004.htm",
            ((7, "accepted_in_part", "partly_addresses", "Japanese spouses only.", ""),),
        ),
        Said(
            "public_statement", "press", date(2019, 3, 13), "Chief Cabinet Secretary",
            "Yoshihide Suga",
            "Pointing to the summits with Washington and to the abductions, the spokesman says "
            "that Japan tables no text in Geneva this spring.",
            "https://www.france24.com/en/20190313-japan-says-wont-submit-new-un-rights-motion-against-north-korea",
            ((1, "not_accepted", "contrary", "", "changed_opinion"),),
        ),
    ),
    sources=(
        Source("hrc25", 1, "supports", "official_document",
               "Statement by the Minister for Foreign Affairs of Japan on the Adoption of the "
               "Resolution on the Situation of Human Rights in the Democratic People’s Republic of "
               "Korea at the 25th Session of the United Nations Human Rights Council",
               "Ministry of Foreign Affairs of Japan",
               "https://www.mofa.go.jp/press/release/press4e_000259.html", date(2014, 3, 28),
               "Japan co-wrote the resolution that followed the Commission of Inquiry."),
        Source("afp2019", 1, "contradicts", "news_report",
               "Japan says won't submit new UN rights motion against North Korea",
               "AFP / France 24",
               "https://www.france24.com/en/20190313-japan-says-wont-submit-new-un-rights-motion-against-north-korea",
               date(2019, 3, 13), "After more than ten years as a sponsor, Japan steps aside."),
        Source("abe2020", 1, "contradicts", "ngo_report",
               "Letter to Shinzo Abe, Prime Minister of Japan", "Human Rights Watch",
               "https://www.hrw.org/news/2020/02/17/letter-shinzo-abe-prime-minister-japan",
               date(2020, 2, 13),
               "Fifty-four signatories ask Japan to take up its former part again: the same ask, "
               "eleven years on."),
        Source("asahi2012", 2, "context", "news_report",
               "拉致、対話継続で日朝合意 「早期に次期協議を」", "朝日新聞",
               "http://www.asahi.com/special/08001/TKY201211160867.html", date(2012, 11, 16),
               "Officials of both sides met in Mongolia; the abductions led the agenda."),
        Source("asahi2012fate", 7, "supports", "news_report",
               "拉致、対話継続で日朝合意 「早期に次期協議を」", "朝日新聞",
               "http://www.asahi.com/special/08001/TKY201211160867.html", date(2012, 11, 16),
               "The North signals help with visits home by Japanese wives."),
        Source("chosun2011", 4, "contradicts", "news_report",
               "Japan Gives Written Pledge to China Over N.Korean Defectors", "The Chosun Ilbo",
               "http://english.chosun.com/site/data/html_dir/2011/12/09/2011120900906.html",
               date(2011, 12, 9),
               "Tokyo is reported to have promised that its consulates bring nobody in."),
        Source("chosun2011b", 5, "contradicts", "news_report",
               "Japan Gives Written Pledge to China Over N.Korean Defectors", "The Chosun Ilbo",
               "http://english.chosun.com/site/data/html_dir/2011/12/09/2011120900906.html",
               date(2011, 12, 9), "The road through Japan's consulates closes."),
        Source("noto2011", 5, "context", "news_report",
               "Japan to transfer N. Korean defectors to S. Korea", "Kyodo News (OANA)",
               "https://oananews.org/node/207160", date(2011, 9, 14),
               "Nine people found in a boat are sheltered, then bound for South Korea."),
        Source("lifefunds", 6, "context", "ngo_report",
               "China Attempts Blackmail of Japan over NK Refugees",
               "Life Funds for North Korean Refugees",
               "http://www.northkoreanrefugees.com/china-attempts-blackmail-of-japan-over-nk-refugees/",
               None, "Former residents of Japan wait in its missions in China to be let out."),
        Source("spouses2017", 7, "supports", "parliamentary_record",
               "参議院議員有田芳生君提出ストックホルム合意における「日本人配偶者」に関する"
               "質問に対する答弁書", "参議院",
               "https://www.sangiin.go.jp/japanese/joho1/kousei/syuisyo/195/touh/t195004.htm",
               date(2017, 11, 10), "The cabinet counts the spouses' fate among its duties."),
        Source("iw2009", 1, "reports_on_letter", "news_report",
               "Japan Urged to Help Improve North Korea's Human Rights", "Impunity Watch",
               "https://impunitywatch.com/japan-urged-to-help-improve-north-koreas-human-rights",
               None, "The first report on the letter."),
    ),
    judged=(
        Judged(1, "partially_implemented", date(2014, 3, 28), date(2014, 12, 31),
               "Japan co-wrote the Geneva resolution of 2014 on the whole of the record.",
               ("hrc25",), missing="In its own talks the abductions still stand first."),
        Judged(1, "reversed", date(2019, 3, 13), date(2020, 3, 1),
               "From 2019 Japan no longer tables the Geneva text that it had co-written; the "
               "statement of 2014 shows what was given up.",
               ("hrc25", "afp2019", "abe2020")),
        Judged(2, "stalled", date(2013, 12, 31), date(2019, 12, 31),
               "The talks of 2012 dealt with the abductions and with visits home. No sign was "
               "found of the wider record on the agenda, and the talks have since ceased.",
               ("asahi2012",), reason="not_a_priority", last_movement=date(2012, 11, 16)),
        Judged(4, "not_implemented", date(2011, 12, 8), date(2012, 12, 31),
               "Instead of pressing China, Tokyo is reported to have given it an undertaking.",
               ("chosun2011",), reason="other"),
        Judged(5, "not_implemented", date(2011, 12, 9), date(2012, 6, 30),
               "With the consulates' road closed, nobody without ties can come.",
               ("chosun2011b",), reason="other"),
        Judged(5, "no_action", date(2012, 12, 31), date(2012, 12, 31),
               "We looked through coverage up to the end of 2012 and found nobody admitted without "
               "ties to Japan; those found at sea were passed on to South Korea. We had closed it "
               "as refused, which no public word of the government bears out.",
               ("noto2011", "chosun2011b"), is_correction=True),
        Judged(5, "not_implemented", date(2011, 12, 9), date(2012, 12, 31),
               "Whoever has no ties is passed on or not let in. We take that for a refusal.",
               ("noto2011", "chosun2011b"), reason="other",
               judge=Judge("partner", "Harbour Rights Centre")),
        Judged(7, "in_progress", date(2012, 11, 16), date(2013, 3, 31),
               "The North signals help with visits home.", ("asahi2012fate",), end="send_back",
               comment="Help that was signalled is no step taken. Is there one since?"),
        Judged(7, "announced", date(2017, 11, 10), date(2018, 6, 30),
               "The cabinet says that the law covers the search for the spouses.",
               ("spouses2017",), end="wait"),
    ),
    helped=(
        Helped(1, "none_found",
               "We looked through what Japan said of the Geneva text up to 2014 and found the "
               "letter named nowhere.", ("hrc25",)),
    ),
)  # fmt: skip
