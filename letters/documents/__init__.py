"""The final letter as a document to send: PDF and Word. Plain Python over one plain shape."""

from letters.documents.docx import as_docx
from letters.documents.pdf import as_pdf
from letters.documents.shapes import FinalLetter, Signatory

__all__ = ["FinalLetter", "Signatory", "as_docx", "as_pdf"]
