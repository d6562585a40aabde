"""Networks and contacts: what is written -> what their codes carry, to the letter; and what is refused."""

from pathlib import Path

import pytest

from poster.cache import Cache
from poster.model.content import Resource
from poster.problems import PosterError
from tests.making import read


def resource(entry: str, folder: Path) -> Resource:
    """The one resource of a content."""
    return read(f"title: T\nresources:\n- {{title: One, {entry}}}\n", folder, Cache()).resources[0]


@pytest.mark.parametrize(
    ("wifi", "payload"),
    [
        ("{name: Lorva}", "WIFI:T:nopass;S:Lorva;;"),
        ("{name: Lorva, security: none}", "WIFI:T:nopass;S:Lorva;;"),
        ("{name: Lorva, password: mintel sabor}", "WIFI:T:WPA;S:Lorva;P:mintel sabor;;"),
        ("{name: Lorva, password: tekel, security: WEP, hidden: yes}", "WIFI:T:WEP;S:Lorva;P:tekel;H:true;;"),
        ("{name: Lorva, password: mintel12, hidden: no}", "WIFI:T:WPA;S:Lorva;P:mintel12;;"),
        # What YAML would read as a number, a truth, nothing or a date is text.
        ("{name: 0123, password: 01234567}", 'WIFI:T:WPA;S:"0123";P:01234567;;'),
        ("{name: yes, password: 1.50000e3}", "WIFI:T:WPA;S:yes;P:1.50000e3;;"),
        ("{name: null, password: 2026-01-01}", "WIFI:T:WPA;S:null;P:2026-01-01;;"),
        ("{name: beef}", 'WIFI:T:nopass;S:"beef";;'),
        ("{name: beer}", "WIFI:T:nopass;S:beer;;"),
        (r"{name: 'a;b,c:d\e\"f', password: ';,:\"\ 123'}".replace('\\"', '"'),
         r'WIFI:T:WPA;S:a\;b\,c\:d\\e\"f;P:\;\,\:\"\\ 123;;'),
        ("{name: ' Café ', password: pässword}", "WIFI:T:WPA;S: Café ;P:pässword;;"),
        (f"{{name: x, password: {'0f' * 32}}}", f"WIFI:T:WPA;S:x;P:{'0f' * 32};;"),
    ],
)  # fmt: skip
def test_what_the_code_of_a_network_carries(wifi: str, payload: str, tmp_path: Path) -> None:
    one = resource(f"wifi: {wifi}", tmp_path)
    assert ("join", "", payload) == (one.action, one.url, one.payload)


@pytest.mark.parametrize(
    ("vcard", "lines"),
    [
        ("{name: Ada}", ["N:Ada;;;;", "FN:Ada"]),
        (r"{name: 'Lorva, Ada; \o/'}", [r"N:Lorva\, Ada\; \\o/;;;;", r"FN:Lorva\, Ada\; \\o/"]),
        (
            "{name: Ada, organisation: University, email: ada@example.org, phone: +49 30 901820, url: 'https://ü.example/ä'}",
            ["N:Ada;;;;", "FN:Ada", "ORG:University", "TEL:+49-30-901820", "EMAIL:ada@example.org",
             "URL:https://xn--tda.example/%C3%A4"],
        ),
        (f"{{name: {'x' * 100}}}", [f"N:{'x' * 100};;;;", f"FN:{'x' * 100}"]),  # lines are not folded
    ],
)  # fmt: skip
def test_what_the_code_of_a_contact_carries(vcard: str, lines: list[str], tmp_path: Path) -> None:
    one = resource(f"vcard: {vcard}", tmp_path)
    expected = "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""])
    assert ("save", "", expected) == (one.action, one.url, one.payload)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("wifi: {password: mintel12}", "3:22: a network needs 'name'; add 'name: …'"),
        ("wifi: {name: ''}", "3:29: the name of a network has 1 to 32 bytes, it is empty"),
        (f"wifi: {{name: {'ä' * 17}}}", "3:29: the name of a network has 1 to 32 bytes, it has 34 bytes"),
        ('wifi: {name: "a\\nb"}', "3:29: the name of a network holds a control character (U+000A); take it out"),
        ('wifi: {name: a, password: "a\\tbcdefgh"}', "3:42: a password holds a control character (U+0009)"),
        ("wifi: {name: a, password: short}", "3:42: this password has 5 characters: one for WPA has 8 to 63"),
        (f"wifi: {{name: a, password: {'g' * 64}}}", "3:42: this password has 64 characters"),
        ("wifi: {name: a, password: abcdef, security: WEP}", "3:42: this password has 6 characters: one for WEP"),
        ("wifi: {name: a, security: WPA}", "3:16: a network with WPA needs a password"),
        ("wifi: {name: a, password: abcdefgh, security: none}", "3:42: a network without security has no password"),
        ("wifi: {name: a, security: WPA5}", "3:42: 'WPA5' is not known here"),
        ("wifi: {ssid: a}", "3:23: 'ssid' is not something a network has"),
        ("wifi: Lorva", "3:22: here belongs a network, not a text"),
        ("vcard: {email: a@example.org}", "3:23: a contact needs 'name'"),
        ("vcard: {name: a, email: a.org}", "3:40: 'a.org' is not an email address"),
        ("vcard: {name: a, phone: none}", "3:40: 'none' is not the number of a telephone"),
        ("vcard: {name: a, url: 'mailto:a@b.org'}", "3:38: 'mailto:a@b.org' is not the URL of a page"),
        (f"vcard: {{name: {'x' * 101}}}", "3:30: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…' is too long for a code"),
        ("url: https://a.org, wifi: {name: a}", "3:36: a resource has a 'url', 'wifi' or 'vcard'"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_way_out(entry: str, expected: str, tmp_path: Path) -> None:
    with pytest.raises(PosterError) as refused:
        resource(entry, tmp_path)
    told = [str(problem).removeprefix(f"{tmp_path}/content.yaml:") for problem in refused.value.problems]
    assert any(each.startswith(expected) for each in told), told
    assert all("; " in each for each in told)


def test_no_part_of_a_password_is_taken_for_a_comment(tmp_path: Path) -> None:
    with pytest.raises(PosterError, match=r"6:22: '#3rd' is read as a comment, so that a password would lack it"):
        read("title: T\nresources:\n- title: One\n  wifi:\n    name: a\n    password: mintel #3rd\n", tmp_path, Cache())


def test_no_password_stands_in_a_message(tmp_path: Path) -> None:
    with pytest.raises(PosterError) as refused:
        resource("wifi: {name: a, password: tekel7}", tmp_path)
    assert "tekel7" not in str(refused.value)
