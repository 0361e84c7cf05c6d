import pytest

from sidelight.reviews.addresses import UnfitAddressError, keep_address, site_of


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("", ""),
        ("https://News.Example", "https://news.example/"),
        (" https://news.example/a?id=3#part ", "https://news.example/a?id=3"),
        ("https://ada:secret@news.example:443/a", "https://news.example/a"),
        ("http://news.example:8080/a", "http://news.example:8080/a"),
        ("http://[::1]:80/a", "http://[::1]/a"),
        ("https://n.example/a?utm_source=x&id=3&fbclid=y", "https://n.example/a?id=3"),
        ("https://n.example/a?utm_source=x", "https://n.example/a"),
        ("https://n.example/%C5%BC?q=%20a+b&q=&z", "https://n.example/%C5%BC?q=%20a+b&q=&z"),
        ("https://n.example/A/b", "https://n.example/A/b"),
    ],
)
def test_what_is_kept_of_an_address(given, kept):
    assert keep_address(given) == kept
    assert keep_address(kept) == kept


@pytest.mark.parametrize(
    "address", ["news", "ftp://a.example/", "javascript:alert(1)", "https://", "http://a:b/", "file:///x", "http://[x/"]
)
def test_what_is_no_page_of_the_web(address):
    with pytest.raises(UnfitAddressError):
        keep_address(address)


def test_the_site():
    assert site_of("https://www.news.example/a") == site_of("https://news.example:8080/") == "news.example"
    assert site_of("") == ""
