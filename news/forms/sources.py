from collections.abc import Sequence

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import Coalition
from news.models import Source

Kind = Source.Kind
MOST_BYTES = 5 * 1024 * 1024


class OfCoalition(forms.Form):
    """A form that says for which coalition."""

    coalition = forms.ModelChoiceField(
        label=gettext_lazy("For"), queryset=Coalition.objects.none(), empty_label=None
    )

    def __init__(self, *args: object, coalitions: Sequence[Coalition], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        found = Coalition.objects.filter(pk__in=[one.pk for one in coalitions])
        self.fields["coalition"].queryset = found  # type: ignore[attr-defined]
        self.initial.setdefault("coalition", coalitions[0].pk if coalitions else None)


class SourceForm(OfCoalition):
    feed_url = forms.CharField(
        label=gettext_lazy("Address of the feed or of the site"),
        max_length=2000,
        help_text=gettext_lazy("Beginning with https://. A site's feeds are looked for."),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Read it as"),
        choices=[
            (Kind.FEED, gettext_lazy("A feed (RSS, Atom or JSON)")),
            (Kind.PAGE, gettext_lazy("A page whose links are followed, where there is no feed")),
            (Kind.SITEMAP, gettext_lazy("A sitemap, such as /sitemap.xml")),
        ],
        required=False,
    )
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Left empty, the source's own title is used."),
    )
    field_order = ("feed_url", "kind", "name", "coalition")

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or Kind.FEED


class SearchForm(OfCoalition):
    kind = forms.ChoiceField(label=gettext_lazy("Archive"))
    query = forms.CharField(
        label=gettext_lazy("Search for"),
        max_length=500,
        help_text=gettext_lazy("Words, “phrases” in quotation marks, OR, as the archive knows."),
    )
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Left empty, the search itself is its name."),
    )
    field_order = ("kind", "query", "name", "coalition")

    def __init__(
        self, *args: object, archives: Sequence[tuple[str, str]], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["kind"].choices = list(archives)  # type: ignore[attr-defined]


class SourceChangeForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    asked = forms.CharField(label=gettext_lazy("Address"), max_length=2000)

    def __init__(self, *args: object, source: Source, **kwargs: object) -> None:
        initial = {"name": source.name, "asked": source.query or source.feed_url}
        super().__init__(*args, initial=initial, **kwargs)  # type: ignore[arg-type, misc]
        if source.is_search:
            self.fields["asked"].label = _("Search for")
            self.fields["asked"].max_length = 500  # type: ignore[attr-defined]


class ListForm(OfCoalition):
    file = forms.FileField(
        label=gettext_lazy("OPML file"),
        help_text=gettext_lazy("The list of feeds that your feed reader exports."),
    )
    field_order = ("file", "coalition")

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("This file is too large. Choose one of less than 5 MB."))
        return file
