"""What changed in public as an Atom feed (RFC 4287)."""

from datetime import UTC, datetime

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from letters.exports.columns import absolute
from letters.exports.names import SINCE, printable, tag
from letters.selectors.changes import Change, Followed, changes


class Changes(Atom1Feed):
    """An empty one was last changed on a fixed day: nothing in it is newer."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else datetime(int(SINCE), 1, 1, tzinfo=UTC)


class ChangesFeed(Feed):
    """Called with what it follows; it never asks who reads."""

    feed_type = Changes
    author_name = "Heeded"

    def get_object(self, request: HttpRequest, *, followed: Followed) -> Followed:
        self.asked_for = absolute(request.get_full_path())
        return followed

    def title(self, followed: Followed) -> str:
        return printable(f"{followed.title} · Heeded")

    def subtitle(self, _followed: Followed) -> str:
        return _("Answers, and statuses that two people agreed on, newest first.")

    def link(self, followed: Followed) -> str:
        return absolute(followed.path)

    def feed_url(self, _followed: Followed) -> str:
        return self.asked_for

    def feed_guid(self, followed: Followed) -> str:
        return tag(followed.uid)

    def items(self, followed: Followed) -> list[Change]:
        return changes(followed)

    def item_title(self, item: Change) -> str:
        return printable(item.title)

    def item_description(self, item: Change) -> str:
        return format_html_join("", "<p>{}</p>", ((printable(one),) for one in item.words))

    def item_link(self, item: Change) -> str:
        return absolute(item.path)

    def item_guid(self, item: Change) -> str:
        return tag(item.uid)

    def item_pubdate(self, item: Change) -> datetime:
        return item.at

    def item_updateddate(self, item: Change) -> datetime:
        return item.updated
