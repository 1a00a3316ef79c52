"""The open letter of April 2022 on sending people to Rwanda, and what followed. Facts retold."""

from datetime import date

from news.demo.shapes import Case, Judged, Said, Source

BRITAIN = Case(
    campaign="Asylum in Europe",
    subject="Against sending people who seek asylum to Rwanda",
    sent_on=date(2022, 4, 19),
    url="https://www.statewatch.org/news/2022/april/uk-open-letter-to-the-prime-minister-and-home-secretary-about-plans-to-send-people-seeking-asylum-to-rwanda/",
    office="Prime Minister",
    holder="Boris Johnson",
    country="GB",
    subjects=("GB", "RW"),
    signatories=("Statewatch", "Rainbow Migration", "Migrant Help", "Bond", "Stonewall"),
    text=(
        "A retelling, not the letter itself; the original is linked above.\n\n"
        "Days after London and Kigali announced their agreement, organisations from all walks of "
        "British civil society write to the prime minister and the home secretary. They call the "
        "scheme cruel and costly, and ask for an asylum system that works where people arrive."
    ),
    expected_by=date(2022, 6, 19),
    asks=(
        ("Give up the plan to send asylum seekers to Rwanda.", ("refugees", "offshoring")),
        ("Withdraw the Nationality and Borders Bill.", ("refugees", "asylum law")),
        ("Keep the Human Rights Act and end the plans to replace it.", ("human rights law",)),
        ("Build an asylum system that is humane and works, with safe routes.",
         ("refugees", "safe routes")),
    ),
    said=(
        Said(
            "public_statement", "parliament", date(2023, 6, 27), "Secretary of State for Justice",
            "Alex Chalk",
            "The justice secretary tells the Commons that his predecessor's Bill of Rights is "
            "taken no further.",
            "https://nation.cymru/news/uk-government-ditches-controversial-bill-of-rights/",
            ((3, "accepted_in_part", "addresses", "The bill goes; changes stay possible.", ""),),
        ),
        Said(
            "public_statement", "press", date(2024, 7, 6), "Prime Minister", "Keir Starmer",
            "Meeting the press for the first time in Downing Street, the new prime minister "
            "declares the scheme finished.",
            "https://www.lbc.co.uk/news/tories-rwanda-deportation-policy-dead-and-buried-pm-sir-keir-starmer-confirms/",
            ((1, "accepted", "addresses", "", ""),),
        ),
    ),
    sources=(
        Source("flight", 1, "contradicts", "news_report",
               "Migrants au Rwanda : annulation du vol de transfert prévu au Royaume-Uni",
               "La Nouvelle Tribune",
               "https://lanouvelletribune.info/2022/06/migrants-au-rwanda-annulation-du-vol-de-transfert-prevu-au-royaume-uni/",
               None, "The first flight was ready; Strasbourg's injunction kept it down."),
        Source("supreme", 1, "supports", "news_report",
               "Supremo británico tumba el plan del Gobierno para deportar a Ruanda a demandantes "
               "de asilo", "Andalucía Información",
               "https://andaluciainformacion.es/andalucia/1436932/supremo-britanico-tumba-el-plan-del-gobierno-para-deportar-a-ruanda-a-demandantes-de-asilo/",
               date(2023, 11, 15), "All five judges find the scheme unlawful."),
        Source("lbc", 1, "supports", "news_report",
               "Tories' Rwanda deportation policy 'dead and buried', PM Sir Keir Starmer confirms",
               "LBC",
               "https://www.lbc.co.uk/news/tories-rwanda-deportation-policy-dead-and-buried-pm-sir-keir-starmer-confirms/",
               date(2024, 7, 6), "The new government drops the scheme on its first day."),
        Source("nab", 2, "contradicts", "ngo_report",
               "Nationality and Borders Bill passes Parliament and will become law as Labour peers "
               "decide it would not be appropriate for the House of Lords to attempt a fourth "
               "defeat", "EIN",
               "https://www.ein.org.uk/news/nationality-and-borders-bill-become-law-labour-decides-it-would-be-inappropriate-house",
               None, "The last resistance in the Lords ends; assent is a matter of days."),
        Source("bor", 3, "contradicts", "news_report",
               "UK plans to rewrite human rights law; critics cry foul", "AP",
               "https://www.ajc.com/news/nation-world/uk-plans-to-rewrite-human-rights-law-critics-cry-foul/K33XKJS5XJEALNUHBJK3ASJR3E/",
               date(2022, 6, 22), "A Bill of Rights is tabled to take the Act's place."),
        Source("bordrop", 3, "supports", "news_report",
               "UK Government ditches controversial Bill of Rights", "Nation.Cymru",
               "https://nation.cymru/news/uk-government-ditches-controversial-bill-of-rights/",
               date(2023, 6, 27), "A year later the bill is gone."),
        Source("routes", 4, "contradicts", "news_report",
               "UK has failed to provide any new 'safe and legal' routes for migrants",
               "The National",
               "https://www.thenationalnews.com/world/uk-news/2024/01/11/uk-has-failed-to-provide-any-new-safe-and-legal-routes-for-migrants/",
               date(2024, 1, 11), "The promised report names no way in that was not there before."),
    ),
    judged=(
        Judged(2, "not_implemented", date(2022, 4, 28), date(2022, 5, 31),
               "The bill became law within days of the letter.", ("nab",), reason="other"),
        Judged(3, "in_progress", date(2023, 6, 27), date(2023, 7, 31),
               "The bill that would have replaced the Act was dropped; the Act stands for now.",
               ("bordrop",)),
        Judged(1, "announced", date(2024, 7, 6), date(2024, 7, 31),
               "The scheme's end is declared; the law and the treaty are still in force.",
               ("lbc", "supreme")),
        Judged(4, "no_action", date(2024, 1, 11), date(2024, 1, 31),
               "We read the Home Office's report of January 2024, as covered, and found no new "
               "route.", ("routes",)),
    ),
)  # fmt: skip
