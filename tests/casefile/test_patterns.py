import pytest

from sidelight.casefile.patterns import Element, Pattern, PatternError, Sequence, Word, parse


def literal(*texts: str) -> Element:
    return Element(words=tuple(Word(text.removesuffix("*"), text.endswith("*")) for text in texts))


@pytest.mark.parametrize(
    ("source", "elements", "gaps"),
    [
        ("sentenced to", (literal("sentenced"), literal("to")), (0,)),
        ("Sentenc*", (literal("sentenc*"),), ()),
        ("jail|prison*", (literal("jail", "prison*"),), ()),
        ("kreml .. milcz*|cich*", (literal("kreml"), literal("milcz*", "cich*")), (4,)),
        ("bez * zgody", (literal("bez"), Element(any=True), literal("zgody")), (0, 0)),
        ("jailed for <years>", (literal("jailed"), literal("for"), Element(value="years")), (0, 0)),
        ("well-known don’t", (literal("well"), literal("known"), literal("don"), literal("t")), (0, 0, 0)),
        ("life .. ex-presid*", (literal("life"), literal("ex"), literal("presid*")), (4, 0)),
        ("  ПРОДАЛ   <money> ", (literal("продал"), Element(value="money")), (0,)),
        ("зв'яз*", (literal("зв"), literal("яз*")), (0,)),
        ("'s", (literal("s"),), ()),
        ("Straße", (literal("straße"),), ()),
        ("<number> 2339", (Element(value="number"), literal("2339")), (0,)),
    ],
)
def test_one_sequence(source, elements, gaps):
    assert parse(source) == Pattern(source, (Sequence(elements, gaps),))


def test_parts_stand_beside_each_other():
    pattern = parse("kreml .. cich* & zgod* & <date>")
    assert [len(part.elements) for part in pattern.parts] == [2, 1, 1]


def test_decomposed_letters_are_composed():
    assert parse("wie\u0328zien*") == Pattern("wie\u0328zien*", parse("więzien*").parts)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("", "empty"),
        ("a & ", "empty"),
        ("& a", "empty"),
        (".. sold", "between two words"),
        ("sold ..", "between two words"),
        ("sold .. & guns", "between two words"),
        ("sold .. .. guns", "twice"),
        ("<year>", "is no value"),
        ("<date", "is no value"),
        ("<date>|today", "is no value"),
        ("today|<date>", "'<' cannot stand there"),
        ("jail | prison", "no space around"),
        ("jail|", "no space around"),
        ("ex-con|thief", "more than one word"),
        ("se*", "three letters"),
        ("e-x*", "three letters"),
        ("*", "matches everything"),
        ("*ed", "cannot stand there"),
        ("sen*ed", "cannot stand there"),
        ("gun**", "cannot stand there"),
        ("ex-*", "stands alone"),
        ("|", "empty"),
        ("u.s.", "'.' cannot stand there"),
        ("-", "no word"),
        ("* .. *", "matches everything"),
    ],
)
def test_what_is_no_pattern_says_why(source, message):
    with pytest.raises(PatternError, match=message.replace("*", r"\*").replace(".", r"\.")):
        parse(source)
