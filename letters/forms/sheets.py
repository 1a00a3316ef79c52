from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from letters.models import SheetImport
from letters.sheets.table import MOST_BYTES, MOST_ROWS


class SheetForm(forms.Form):
    sheet = forms.FileField(
        label=_("Sheet"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.tsv,.txt"}),
        help_text=_("XLSX or CSV, up to %(rows)s rows and %(size)d MB.")
        % {"rows": f"{MOST_ROWS:,}", "size": MOST_BYTES // 1024 // 1024},
        error_messages={"required": _("Choose the file."), "empty": _("This file is empty.")},
    )

    def clean_sheet(self) -> UploadedFile:
        file = self.cleaned_data["sheet"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(
                _("This file is larger than %(most)d MB. Split it, or narrow the export.")
                % {"most": MOST_BYTES // 1024 // 1024}
            )
        return file


class AgreeForm(forms.Form):
    mode = forms.ChoiceField(
        label=_("How"),
        choices=SheetImport.Mode.choices,
        initial=SheetImport.Mode.ROWS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose all or nothing, or row by row.")},
    )
    because = forms.CharField(
        label=_("Why"),
        max_length=500,
        help_text=_("One reason for all of them; the record keeps it."),
        error_messages={"required": _("Say why: one reason for all of them.")},
    )
