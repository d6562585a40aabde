"""A URL as it is written -> the URI that links and codes carry: RFC 3986 and 3987, IDNA 2008."""

import re
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poster.model.uri import uri_of

URI = re.compile(
    r"https?://[A-Za-z0-9._~!$&'()*+,;=:@%\[\]-]+([/?#]([A-Za-z0-9._~!$&'()*+,;=:@/?#-]|%[0-9A-Fa-f]{2})*)?"
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("https://example.org/ä", "https://example.org/%C3%A4"),
        ("https://example.org/?q=ä&r=%C3%A4#ö", "https://example.org/?q=%C3%A4&r=%C3%A4#%C3%B6"),
        ("https://example.org/瓣/😀", "https://example.org/%E7%93%A3/%F0%9F%98%80"),
        ("https://example.org/a%2Fb%c3%a4", "https://example.org/a%2Fb%c3%a4"),  # what is encoded stays to the letter
        ("https://example.org/100%/%zz%", "https://example.org/100%25/%25zz%25"),
        ("https://example.org/a b|c\"d<e>f\\g^h`i{j}k", "https://example.org/a%20b%7Cc%22d%3Ce%3Ef%5Cg%5Eh%60i%7Bj%7Dk"),
        ("https://example.org/[1]?a[]=[2]#[3]", "https://example.org/%5B1%5D?a%5B%5D=%5B2%5D#%5B3%5D"),
        ("https://example.org/#a#b", "https://example.org/#a%23b"),
        ("https://example.org/e\u0301", "https://example.org/e%CC%81"),  # code points as they were typed
        ("https://example.org?q=ü", "https://example.org?q=%C3%BC"),
        ("https://example.org#ü", "https://example.org#%C3%BC"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://BÜCHER.example/A", "https://xn--bcher-kva.example/A"),
        ("https://straße.example/", "https://xn--strae-oqa.example/"),  # 2003 would have made it strasse
        ("https://пример。испытание/", "https://xn--e1afmkfd.xn--80akhbyknj4f/"),
        ("https://me:pä%20ss@example.org:8080/", "https://me:p%C3%A4%20ss@example.org:8080/"),
        ("http://[2001:db8::1]:8080/ä", "http://[2001:db8::1]:8080/%C3%A4"),
        ("http://192.0.2.1/", "http://192.0.2.1/"),
        ("https://my_host.example.org./", "https://my_host.example.org./"),
        ("HTTPS://Example.ORG/A", "HTTPS://Example.ORG/A"),
        ("mailto:me@example.org", "mailto:me@example.org"),
        ("mailto:jörg@bücher.example", "mailto:j%C3%B6rg@xn--bcher-kva.example"),
        ("mailto:me@example.org?subject=Grüße #5", "mailto:me@example.org?subject=Gr%C3%BC%C3%9Fe%20%235"),
        ("mailto:a@example.org,b@example.org", "mailto:a@example.org,b@example.org"),
        ("tel:+49-30-901820", "tel:+49-30-901820"),
        ("tel:+49 30 901820", "tel:+49-30-901820"),
        ("tel:+1(555)010.0199;ext=7", "tel:+1(555)010.0199;ext=7"),
        ("tel:112", "tel:112"),
        ("sms:+4930901820", "sms:+4930901820"),
        ("sms:+4930901820,+4930901821?body=Ja, gern", "sms:+4930901820,+4930901821?body=Ja,%20gern"),
        ("geo:52.5163,13.3777", "geo:52.5163,13.3777"),
        ("geo:-90,-180,12.5;crs=wgs84;u=35", "geo:-90,-180,12.5;crs=wgs84;u=35"),
    ],
)  # fmt: skip
def test_the_uri_of_what_is_written(written: str, expected: str) -> None:
    assert expected == uri_of(written)
    assert expected == uri_of(expected)


@pytest.mark.parametrize(
    ("written", "fact"),
    [
        ("www.example.org/a", "cannot be linked to; did you mean 'https://www.example.org/a'?"),
        ("javascript:alert(1)", "cannot be linked to"),
        ("data:text/html,x", "cannot be linked to"),
        ("file:///etc/passwd", "cannot be linked to"),
        ("intent://x#Intent;end", "cannot be linked to"),
        ("ftp://example.org", "cannot be linked to"),
        ("https://", "names no host"),
        ("https:///a", "names no host"),
        ("https://:80/", "names no host"),
        ("https://me@", "names no host"),
        ("https://a b.org", "holds a space"),
        ("https://a..org", "nothing between two dots"),
        ("https://.org", "nothing between two dots"),
        ("https://-a.org", "a hyphen stands at an end of '-a'"),
        ("https://a<b.org", "it holds '<'"),
        ("https://a%41.org", "it holds '%'"),
        ("https://example.org\\@example.com/", "holds a backslash"),
        (f"https://{'a' * 64}.org", "at most 63 characters"),
        (f"https://{'a.' * 130}org", "at most 63 characters"),
        (f"https://{'ä' * 64}.org", "IDNA 2008"),
        ("https://💩.example", "IDNA 2008"),
        ("https://a\u200db.example", "IDNA 2008"),
        ("https://example.org:http/", "'http' is not the number of a port"),
        ("https://example.org:65536/", "'65536' is not the number of a port"),
        ("https://example.org:0/", "'0' is not the number of a port"),
        ("https://example.org:８０/", "is not the number of a port"),
        ("https://256.0.0.1/", "four numbers from 0 to 255"),
        ("https://192.0.2/", "four numbers from 0 to 255"),
        ("https://0x7f.1/", "four numbers from 0 to 255"),
        ("https://[::g]/", "not an IPv6 address"),
        ("https://[fe80::1%25eth0]/", "not an IPv6 address"),
        ("https://[::1/", "not an IPv6 address"),
        ("https://2001:db8::1/", "it holds ':'"),
        ("mailto:", "holds no address"),
        ("mailto:me", "holds no address"),
        ("mailto:@example.org", "holds no address"),
        ("mailto:me@exa mple.org", "holds a space"),
        ("tel:", "is not the number of a telephone"),
        ("tel:+", "is not the number of a telephone"),
        ("tel:CALLME", "is not the number of a telephone"),
        ("tel:*100#", "is not the number of a telephone"),
        ("tel:٠١٢", "is not the number of a telephone"),
        ("tel:+49 (0)30 901820", "which a phone would dial"),
        ("tel:+0301234", "begins with 0"),
        ("tel:+1234567890123456", "it has 16 digits"),
        ("sms:?body=Yes", "is not the number of a telephone"),
        ("sms:+491,x", "is not the number of a telephone"),
        ("geo:", "is not a place"),
        ("geo:52.5", "is not a place"),
        ("geo:52,5163,13,3777", "is not a place"),
        ("geo:90.1,0", "latitude is from -90 to 90"),
        ("geo:0,180.5", "longitude from -180 to 180"),
        ("geo:1,2?q=x", "is not a place"),
        ("geo:1,2;crs=moon", "another system than WGS 84"),
    ],
)  # fmt: skip
def test_what_cannot_be_linked_to_is_told_with_its_way_out(written: str, fact: str) -> None:
    with pytest.raises(ValueError, match=rf"(?s){re.escape(fact)}.*") as refused:
        uri_of(written)
    assert "; " in str(refused.value)


def uri_or_none(written: str) -> str | None:
    """The URI, None where it is refused."""
    try:
        return uri_of(written)
    except ValueError:
        return None


PATHS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30).map(lambda text: text.replace("%", ""))


@given(PATHS)
def test_every_path_becomes_a_uri_that_says_the_same(path: str) -> None:
    uri = uri_of(f"https://example.org/{path}")
    assert URI.fullmatch(uri)
    assert uri == uri_of(uri)
    # The first ? and # part a URL and stand for themselves; what follows them does too once it is unescaped.
    assert f"https://example.org/{path}" == unquote(uri, errors="strict")


@given(st.text(max_size=40), st.text(max_size=10))
def test_any_text_becomes_a_uri_or_is_refused(host: str, port: str) -> None:
    written = f"https://{host}:{port}"
    uri = uri_or_none(written.encode("utf-8", "replace").decode("utf-8"))
    assert uri is None or (URI.fullmatch(uri) and urlsplit(uri).hostname)


@given(st.sampled_from(["tel:", "sms:", "geo:", "mailto:"]), st.text("+0123456789-.,;?=@a ()ä#%&", max_size=24))
def test_numbers_and_places_become_ascii_or_are_refused(scheme: str, rest: str) -> None:
    uri = uri_or_none(scheme + rest)
    assert uri is None or (re.fullmatch(r"[A-Za-z0-9._~!$&'()*+,;=:@/?%-]+", uri) and uri == uri_of(uri))
