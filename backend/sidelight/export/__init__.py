"""Exports: what was found on a page, and the casefile itself, in forms that other programs read.

answered = answer_page(annotator.annotate(request.page), request, site)
body = write_page(PageFormat.WEB_ANNOTATION, answered)
"""

from sidelight.export.answered import AnsweredPage, answer_page
from sidelight.export.formats import CasefileFormat, PageFormat, write_casefile, write_page
from sidelight.export.site import Site

__all__ = [
    "AnsweredPage",
    "CasefileFormat",
    "PageFormat",
    "Site",
    "answer_page",
    "write_casefile",
    "write_page",
]
