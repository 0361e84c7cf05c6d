"""Dates as options of commands take them."""

from __future__ import annotations

import datetime
import re

import click

from sidelight.casefile.values import PartialDate

_WRITTEN = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)


class PartialDateType(click.ParamType[PartialDate]):
    """A date of which month and day may be left out: 2012, 2012-04, 2012-04-05."""

    name = "date"

    def convert(
        self, value: str | PartialDate, param: click.Parameter | None, ctx: click.Context | None
    ) -> PartialDate:
        """The date that a text spells; fails as a usage error where it spells none."""
        if isinstance(value, PartialDate):
            return value
        written = _WRITTEN.fullmatch(value)
        year, month, day = (int(part) if part else None for part in written.groups()) if written else (0, 0, 0)
        try:
            datetime.date(year or 0, month or 1, day or 1)
        except ValueError:
            self.fail(f"{value!r} is no date; write 2012, 2012-04 or 2012-04-05.", param, ctx)
        return PartialDate(year, month, day)


PARTIAL_DATE = PartialDateType()
