"""What beat sends to the workers, and how often."""

from datetime import timedelta

from config import env

SCHEDULE = {
    "show that a worker is alive": {
        "task": "campaigns.tasks.note_pulse",
        "schedule": timedelta(seconds=30),
        "options": {"expires": 25},
    },
    "forget changes that are noted": {
        "task": "campaigns.tasks.forget_changes",
        "schedule": timedelta(minutes=2),
        "options": {"expires": 100},
    },
    "poll due sources": {
        "task": "news.tasks.poll_due_sources",
        "schedule": timedelta(seconds=env.number("POLL_EVERY_SECONDS", default=60)),
        "options": {"expires": 55},  # a round that waited for its turn is not doubled by the next
    },
    "send mail that waits": {
        "task": "letters.tasks.send_mail",
        "schedule": timedelta(seconds=env.number("MAIL_EVERY_SECONDS", default=300)),
    },
    "remind signatories and close signing": {
        "task": "letters.tasks.keep_deadlines",
        "schedule": timedelta(hours=1),
    },
    "send digests that wait": {
        "task": "letters.tasks.send_digests",
        "schedule": timedelta(seconds=env.number("MAIL_EVERY_SECONDS", default=300)),
    },
    "store what is mailed of a month": {
        "task": "letters.tasks.write_digests",
        "schedule": timedelta(hours=6),
    },
    "anonymise signing data": {
        "task": "letters.tasks.anonymise_signing",
        "schedule": timedelta(days=1),
    },
    "forget old sessions and invitations": {
        "task": "campaigns.tasks.forget",
        "schedule": timedelta(days=1),
    },
    "sweep exports": {
        "task": "letters.tasks.sweep_exports",
        "schedule": timedelta(seconds=env.number("SWEEP_EVERY_SECONDS", default=600)),
    },
    "sweep sheets": {
        "task": "letters.tasks.sweep_sheets",
        "schedule": timedelta(seconds=env.number("SWEEP_EVERY_SECONDS", default=600)),
    },
    "forget who suggested how much": {
        "task": "news.tasks.forget_tip_counts",
        "schedule": timedelta(hours=1),
    },
    "check links of evidence": {
        "task": "news.tasks.check_links",
        "schedule": timedelta(hours=1),
    },
    "forget pages that nobody confirmed": {
        "task": "news.tasks.forget_pages",
        "schedule": timedelta(minutes=10),
    },
    "learn from verdicts": {
        "task": "news.tasks.learn_from_verdicts",
        "schedule": timedelta(hours=1),
    },
    "learn from many verdicts soon": {
        "task": "news.tasks.learn_from_verdicts",
        "schedule": timedelta(seconds=env.number("LEARN_EVERY_SECONDS", default=300)),
        "kwargs": {"fewest": 10},
        "options": {"expires": 240},
    },
    "sweep what was not matched": {
        "task": "news.tasks.sweep",
        "schedule": timedelta(seconds=env.number("SWEEP_EVERY_SECONDS", default=600)),
    },
}
