import pytest

from sidelight.export import Site
from tests.annotating import harbour_annotator


@pytest.mark.parametrize("address", ["https://notes.example", "https://notes.example/", "https://notes.example//"])
def test_links_to_the_pages_of_the_casefile(address):
    assert Site(address).link("claims", "arrest-2016") == "https://notes.example/casefile/claims/arrest-2016"
    assert Site(address).link("entities", "a/b c") == "https://notes.example/casefile/entities/a%2Fb%20c"


def test_no_links_without_an_address():
    assert Site().link("claims", "arrest-2016") is None


def test_whoever_publishes_is_named():
    casefile = harbour_annotator().casefile
    assert Site(publisher="Norrhavn Notes").name_publisher(casefile) == "Norrhavn Notes"
    assert Site().name_publisher(casefile) == "Sidelight casefile: The Norrhavn harbour case"
