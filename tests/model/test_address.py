"""Printed addresses: what a reader would type, in as few characters as lead there."""

import pytest

from poster.model.address import LONGEST, printed, short

LONG = "http://www.edudemic.com/2013/05/a-visual-guide-to-staying-safe-on-social-media/"


@pytest.mark.parametrize(
    "url, shown",
    [
        ("http://modernlessons.com/", "modernlessons.com"),
        ("https://www.example.org/a/", "example.org/a"),
        ("HTTPS://WWW.Example.org", "Example.org"),
        ("https://example.org/?page=/", "example.org/?page=/"),
        ("https://example.org/#/", "example.org/#/"),
        ("https://www.org/", "www.org"),
        ("https://wwwide.org/", "wwwide.org"),
        ("https://bücher.example/ä", "bücher.example/ä"),
        ("mailto:ada@www.example.org", "mailto:ada@www.example.org"),
        ("tel:+49 30 901820", "tel:+49 30 901820"),
    ],
)
def test_an_address_is_printed_without_what_nobody_types(url: str, shown: str) -> None:
    assert shown == short(url)


@pytest.mark.parametrize(
    "url, label, shown",
    [
        (LONG, "Staying safe online", ("edudemic.com/", "…")),
        (f"https://example.org?{'a' * LONGEST}", "The list", ("example.org/", "…")),
        (LONG, LONG, (short(LONG), "")),
        (LONG, "edudemic.com", (short(LONG), "")),
        ("https://example.org/list", "The list", ("example.org/list", "")),
        (f"https://{'a' * 30}.example.org", "The list", (f"{'a' * 30}.example.org", "")),
        (f"mailto:{'a' * 50}@example.org", "Ask", (f"mailto:{'a' * 50}@example.org", "")),
    ],
)
def test_a_long_one_shows_its_host_where_its_label_says_more(url: str, label: str, shown: tuple[str, str]) -> None:
    assert shown == printed(url, label)
