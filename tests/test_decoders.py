"""Codes of URLs in every script, painted, rasterised and read by two decoders that share no code with us or each other.

The expected URIs are put together piece by piece beside the URLs, by `urllib` and from a table of names of the DNS
(most of them the test domains of IANA), not by the program.
"""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

import poster

HOSTS = {
    "example.org": "example.org",
    "Data.Example.com:8443": "Data.Example.com:8443",
    "bücher.example": "xn--bcher-kva.example",
    "пример.испытание": "xn--e1afmkfd.xn--80akhbyknj4f",
    "παράδειγμα.δοκιμή": "xn--hxajbheg2az3al.xn--jxalpdlp",
    "مثال.إختبار": "xn--mgbh0fb.xn--kgbechtv",
    "דוגמה.example": "xn--6dbbec0c.example",
    "उदाहरण.परीक्षा": "xn--p1b6ci4b4b3a.xn--11b5bs3a9aj6g",
    "ตัวอย่าง.example": "xn--72c1a1bt4awk9o.example",
    "例え.テスト": "xn--r8jz45g.xn--zckzah",
    "例子.测试": "xn--fsqu00a.xn--0zwm56d",
    "실례.테스트": "xn--9n2bp8q.xn--9t4b11yi5a",
    "[2001:db8::1]": "[2001:db8::1]",
}
"""Hosts as they are written, and as the DNS knows them."""

WORDS = {
    "Latin": "Straße café naïve Łódź ďábel Ærø".split(),
    "Cyrillic": "вода книга Україна".split(),
    "Greek": "νερό βιβλίο Ἀθῆναι".split(),
    "Arabic": "ماء كتاب مثال".split(),
    "Hebrew": "מים ספר שָׁלוֹם".split(),
    "Devanagari": "पानी किताब हिन्दी".split(),
    "Thai": "น้ำ หนังสือ".split(),
    "Han and kana": "瓣 水 図書館 みず 𠮷野家".split(),
    "Hangul": "물 도서관".split(),
    "emoji": "🐟 👩‍🔬 🇩🇪 ☂️".split(),
    "ASCII": 'data Set_1 a+b (x) 50% a|b <x> "y" [z] it\'s'.split(),
}
ENCODED = ("%C3%A4", "%2F", "a%20b", "%e4%b8%ad", "%F0%9F%90%9F")
SUBDELIMITERS = "!$&'()*+,;=:@"


class Pair(NamedTuple):
    """A URL and what its code must say."""

    written: str
    expected: str


def piece(chance: random.Random, script: str) -> Pair:
    """A part of a path or a query: a word of the script, now and then what is encoded already."""
    if chance.random() < 0.2:
        encoded = chance.choice(ENCODED)
        return Pair(encoded, encoded)
    word = chance.choice(WORDS[script])
    return Pair(word, quote(word, safe=SUBDELIMITERS))


def url(number: int) -> Pair:
    """The URL of a number, in the script whose turn it is; one in four mixes scripts."""
    chance = random.Random(number)
    scripts = list(WORDS)
    own = scripts[number % len(scripts)]
    host = list(HOSTS)[number % len(HOSTS)]
    parts = [piece(chance, chance.choice(scripts) if number % 4 == 3 else own) for _ in range(chance.randint(1, 3))]
    written = f"https://{host}/" + "/".join(part.written for part in parts)
    expected = f"https://{HOSTS[host]}/" + "/".join(part.expected for part in parts)
    for sign, share in (("?q=", 0.4), ("#", 0.3)):
        if chance.random() < share:
            more = piece(chance, own)
            written, expected = written + sign + more.written, expected + sign + more.expected
    return Pair(written, expected)


def lowered(uri: str) -> str:
    """A URI with scheme and host in small letters."""
    scheme, _, rest = uri.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme.lower()}://{host.lower()}{slash}{path}" if rest else uri


def links_of(path: Path) -> set[str]:
    """Where the links of a PDF lead."""
    with pikepdf.open(path) as document:
        return {str(link.A.URI) for page in document.pages for link in page.get("/Annots", [])}


SIGHTS = (1.0, 0.8, 0.6)
"""Scales at which zbar looks at a code, as a camera that comes nearer: it misses one in a hundred at any single one."""


def read_by_both(path: Path, dpi: float) -> tuple[set[str], set[str]]:
    """The texts of all codes of a PDF: zxing-cpp sees whole pages, zbar one code at a time, as a phone does."""
    zxing, zbar = set(), set()
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            picture = page.render(scale=dpi / 72).to_pil().convert("L")
            for found in zxingcpp.read_barcodes(picture):
                zxing.add(found.text)
                zbar.add(read_by_zbar(picture.crop(box_of(found))))
    return zxing, zbar


def box_of(found: Any) -> tuple[int, int, int, int]:
    """Where a code with its quiet zone stands, in pixels."""
    at = found.position
    left, top, right, bottom = at.top_left.x, at.top_left.y, at.bottom_right.x, at.bottom_right.y
    quiet = (right - left) // 12
    return left - quiet, top - quiet, right + quiet, bottom + quiet


def read_by_zbar(picture: Image.Image) -> str:
    """The text of the one code of a picture; empty where zbar sees none."""
    from pyzbar import pyzbar  # needs Debian's libzbar0, so that only these tests load it

    for scale in SIGHTS:
        seen = picture.resize((round(picture.width * scale), round(picture.height * scale)), Image.Resampling.BOX)
        for found in pyzbar.decode(seen, symbols=[pyzbar.ZBarSymbol.QRCODE]):
            return found.data.decode("utf-8")
    return ""


def build(folder: Path, resources: list[dict[str, object]], layout: str = "poster") -> Path:
    """The PDF of a content with these resources."""
    content = {"title": "Codes", "lang": "en", "sections": [{"text": "Reeds bend."}], "resources": resources}
    file = folder / "content.yaml"
    file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")  # YAML reads JSON
    path = folder / f"{layout}.pdf"
    path.write_bytes(poster.build(poster.load(file), layout).pdf)
    return path


@pytest.mark.conformance
@pytest.mark.parametrize("first", range(0, 200, 10))
def test_both_decoders_read_urls_in_every_script(first: int, tmp_path: Path) -> None:
    pairs = [url(number) for number in range(first, first + 10)]
    resources: list[dict[str, object]] = [{"title": f"Item {i}", "url": pair.written} for i, pair in enumerate(pairs)]
    path = build(tmp_path, resources)
    expected = {lowered(pair.expected) for pair in pairs}
    zxing, zbar = read_by_both(path, 100)
    assert expected == set(map(lowered, zxing))
    assert expected == set(map(lowered, zbar))
    assert expected == set(map(lowered, links_of(path)))


def test_the_generated_urls_cover_every_script_and_host() -> None:
    written = "\n".join(url(number).written for number in range(200))
    assert all(host in written for host in HOSTS)
    assert all(any(word in written for word in words) for words in WORDS.values())
    assert all(encoded in written for encoded in ENCODED)


KINDS: list[tuple[dict[str, object], str]] = [
    ({"url": "tel:+49 30 901820"}, "tel:+49-30-901820"),
    ({"url": "sms:+49-30-901820?body=Grüße, ja"}, "sms:+49-30-901820?body=Gr%C3%BC%C3%9Fe,%20ja"),
    ({"url": "geo:52.5163,13.3777"}, "geo:52.5163,13.3777"),
    ({"url": "mailto:jörg@bücher.example"}, "mailto:j%C3%B6rg@xn--bcher-kva.example"),
    (
        {"wifi": {"name": 'Café;\\ "1"', "password": "a:b,c;d\\e"}},
        r'WIFI:T:WPA;S:Café\;\\ \"1\";P:a\:b\,c\;d\\e;;',
    ),
    ({"wifi": {"name": "beef", "password": "00000000", "hidden": "yes"}}, 'WIFI:T:WPA;S:"beef";P:00000000;H:true;;'),
    ({"wifi": {"name": "Åpent"}}, "WIFI:T:nopass;S:Åpent;;"),
    (
        {"vcard": {"name": "Łucja; Ė, Ž", "phone": "+49 30 901821", "url": "https://bücher.example/ä"}},
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Łucja\\; Ė\\, Ž;;;;\r\nFN:Łucja\\; Ė\\, Ž\r\nTEL:+49-30-901821\r\n"
        "URL:https://xn--bcher-kva.example/%C3%A4\r\nEND:VCARD\r\n",
    ),
]  # fmt: skip


@pytest.mark.conformance
@pytest.mark.parametrize("layout", ["poster", "handout"])
def test_both_decoders_read_the_other_kinds(layout: str, tmp_path: Path) -> None:
    path = build(tmp_path, [{"title": f"Item {i}", **kind} for i, (kind, _) in enumerate(KINDS)], layout)
    expected = {text for _, text in KINDS}
    zxing, zbar = read_by_both(path, 100 if layout == "poster" else 200)
    assert expected == zxing
    assert expected == zbar
    assert {text for kind, text in KINDS if "url" in kind} == links_of(path)
    verapdf = [sys.executable, str(Path(__file__).parent / "tools/verapdf.py"), "ua1,2a", str(path)]
    done = subprocess.run(verapdf, capture_output=True, text=True, check=False)
    assert 0 == done.returncode, done.stdout + done.stderr
