"""Fields of a casefile's schemas: texts of a YAML file in, typed values out, or what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from marshmallow import Schema, ValidationError, fields, missing, pre_load

from sidelight.casefile.patterns import PatternError, parse
from sidelight.casefile.values import PartialDate

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")
DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
LONGEST_PHRASE = 6


def _say(**messages: str) -> dict[str, Any]:
    return {"required": "is missing", "null": "has no value", **messages}


class CasefileSchema(Schema):
    """A schema whose unknown keys are faults. A key without a value counts as left out."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - those of any schema
        super().__init__(**options)
        self.keys = frozenset(field.data_key or name for name, field in self.fields.items())
        self.error_messages = {
            "unknown": f"is no key here; the keys are {', '.join(sorted(self.keys))}",
            "type": "must be a map of keys",
        }

    @pre_load
    def drop_empty(self, data: object, **_: object) -> object:
        """Drop known keys without a value; an unknown one stays, to be found."""
        if not isinstance(data, Mapping):
            return data
        return {key: value for key, value in data.items() if value not in (None, "") or key not in self.keys}


class Text(fields.Field[Any]):
    """A text that is not blank. Kinds of text `read` it further."""

    default_error_messages = _say(type="must be a text")

    def read(self, text: str) -> object:
        """Give the value that the text writes; raises ValidationError where it writes none."""
        return text

    def _deserialize(self, value: object, *_: object, **__: object) -> object:
        if not isinstance(value, str):
            raise self.make_error("type")
        if not value.strip():
            raise ValidationError("must not be blank")
        return self.read(value.strip())


class Id(Text):
    """Lower-case words joined by hyphens."""

    def read(self, text: str) -> str:
        """Check the shape of an id."""
        if not ID.fullmatch(text):
            raise ValidationError(f"'{text}' is no id: an id is lower-case words joined by hyphens")
        return text


class Code(Text):
    """The code of a language or locale: en, pt-BR."""

    def read(self, text: str) -> str:
        """Check the shape of a code."""
        if not CODE.fullmatch(text):
            raise ValidationError(f"'{text}' is no language code such as en")
        return text


class Choice(Text):
    """One of a few words."""

    def __init__(self, *words: str, **options: Any) -> None:  # noqa: ANN401 - those of any field
        super().__init__(**options)
        self.words = words

    def read(self, text: str) -> str:
        """Check that the word is one of the choices."""
        if text not in self.words:
            raise ValidationError(f"'{text}' is none of {', '.join(self.words)}")
        return text


class Phrase(Text):
    """A key phrase of a source, of at most six words."""

    def read(self, text: str) -> str:
        """Count the words."""
        count = len(text.split())
        if count > LONGEST_PHRASE:
            raise ValidationError(f"has {count} words; a key phrase has at most {LONGEST_PHRASE}")
        return text


class PatternText(Text):
    """A pattern in the little language of docs/casefile.md, kept as it is written."""

    def read(self, text: str) -> str:
        """Parse the pattern to see that it can be."""
        try:
            parse(text)
        except PatternError as error:
            raise ValidationError(f"is no pattern: {error}") from error
        return text


class Flag(Text):
    """`true` or `false`, as a bool."""

    def read(self, text: str) -> bool:
        """Read the word."""
        if text not in {"true", "false"}:
            raise ValidationError(f"'{text}' must be true or false")
        return text == "true"


class Number(Text):
    """A plain decimal number, as a float."""

    def read(self, text: str) -> float:
        """Read the digits."""
        if not NUMBER.fullmatch(text):
            raise ValidationError(f"'{text}' is no number; write digits only, such as 1300000 or 0.5")
        return float(text)


class Date(Text):
    """A year, a month or a day (2012, 2012-04, 2012-04-05), as a PartialDate."""

    def read(self, text: str) -> PartialDate:
        """Read as many parts as are written."""
        match = DATE.fullmatch(text)
        if not match:
            raise ValidationError(f"'{text}' is no date; write 2012, 2012-04 or 2012-04-05")
        year, month, day = (None if part is None else int(part) for part in match.groups())
        try:
            date(year or 0, 1 if month is None else month, 1 if day is None else day)
        except ValueError as error:
            raise ValidationError(f"'{text}' is no date of the calendar") from error
        return PartialDate(year, month, day)


class Many(fields.List[Any]):
    """A list, as a tuple."""

    default_error_messages = _say(invalid="must be a list")

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        return tuple(super()._deserialize(value, *args, **kwargs))


class MapOf(fields.Field[Mapping[str, Any]]):
    """A map whose keys and values are fields; frozen. Its faults are told by key."""

    default_error_messages = _say(type="must be a map of keys")

    def __init__(self, keys: Text, values: fields.Field[Any], *, required: bool = False) -> None:
        super().__init__(required=required, load_default=missing if required else MappingProxyType({}))
        self.keys, self.values = keys, values

    def _deserialize(self, value: object, *_: object, **__: object) -> Mapping[str, Any]:
        if not isinstance(value, Mapping):
            raise self.make_error("type")
        result: dict[str, Any] = {}
        errors: dict[str, Any] = {}
        for key, item in value.items():
            try:
                result[str(self.keys.deserialize(key))] = self.values.deserialize(item)
            except ValidationError as error:
                errors[key] = error.messages
        if errors:
            raise ValidationError(errors)
        return MappingProxyType(result)


class Texts(MapOf):
    """A text by locale; English is obligatory."""

    def __init__(self, *, required: bool = True) -> None:
        super().__init__(Code(), Text(), required=required)

    def _deserialize(self, value: object, *args: object, **kwargs: object) -> Mapping[str, Any]:
        texts = super()._deserialize(value, *args, **kwargs)
        if "en" not in texts:
            raise ValidationError("has no English text: 'en' is obligatory")
        return texts


class Patterns(MapOf):
    """Lists of patterns by language."""

    def __init__(self) -> None:
        super().__init__(Code(), Many(PatternText()))


class One(fields.Nested):
    """What a schema makes of a map."""

    default_error_messages = _say(type="must be a list")
