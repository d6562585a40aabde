"""What a content file may have, as data: keys, their kinds, and a sentence for each."""

from poster.read.about import ABOUT, EVENT, FUNDING
from poster.read.fields import Field, Many, Record, Scalar, Words
from poster.read.held import VCARD, WIFI
from poster.read.links import URL_PATTERN, url
from poster.read.logos import LOGO
from poster.read.mathematics import MACROS
from poster.read.people import AFFILIATIONS, AUTHORS
from poster.read.suggest import quoted
from poster.read.values import flag, identifier


def language(text: str) -> str:
    """A BCP 47 tag as written; ValueError where it is none."""
    subtags = text.strip().split("-")
    is_tag = all(tag.isascii() and tag.isalnum() and len(tag) <= 8 for tag in subtags)
    if is_tag and subtags[0].isalpha() and 2 <= len(subtags[0]) <= 3:
        return text.strip()
    if "_" in text:
        raise ValueError(f"{quoted(text)} is not a language; did you mean '{text.strip().replace('_', '-')[:20]}'?")
    raise ValueError(f"{quoted(text)} is not a language; write its code, like en, en-GB, de or zh-Hant")


def layout_name(text: str) -> str:
    """The name of a layout, or the path of one."""
    if not text.strip() or len(text) > 300 or "\n" in text:
        raise ValueError(f"{quoted(text)} is not the name of a layout; write one such as poster")
    return text.strip()


ID = Scalar("an id", identifier, r"^[\w-]+$")
INLINE = Words("one paragraph of Markdown")
TEXTS = Words("Markdown: paragraphs with blank lines between them")

SECTION = Record("a section", (
    Field("title", INLINE, "Its heading; a section may go without."),
    Field("text", Words("Markdown"), "What it says, in Markdown."),
    Field("id", ID, "The name by which layouts address it; made from the title where it is not written."),
))  # fmt: skip

URL = Scalar("a URL", url, URL_PATTERN)
NAME = Field("id", ID, "The name by which layouts address it; made from the title where it is not written.")

WAYS = (
    Field("url", URL, "Where it leads: http, https, mailto, tel, sms or geo."),
    Field("wifi", WIFI, "In the place of a URL: a network that its code lets a phone join."),
    Field("vcard", VCARD, "In the place of a URL: a contact that its code lets a phone save."),
)

RESOURCE = Record("a resource", (
    Field("title", INLINE, "What the code opens.", required=True),
    *WAYS,
    NAME,
))  # fmt: skip

RESOURCE_OR_GROUP = Record("a resource", (
    Field("title", INLINE, "What the code opens, or what the group is called.", required=True),
    *WAYS,
    Field("resources", Many("a list of resources", RESOURCE), "In the place of a URL: those of a group."),
    NAME,
))  # fmt: skip

FACT = Record("a fact", (
    Field("value", INLINE, "The figure to be seen from afar: 42 %.", required=True),
    Field("text", INLINE, "One sentence about it."),
    Field("id", ID, "The name by which layouts address it; made from the value where it is not written."),
))  # fmt: skip

# Later keys of a content file (figures, references) are one more Field here and one more line in `_content`.
CONTENT = Record("a content file", (
    Field("title", INLINE, "The title.", required=True),
    Field("short-title", INLINE, "Stands at the foot of pages in the place of a long title."),
    Field("subtitle", INLINE, "Stands below or beside the title."),
    Field("authors", AUTHORS, "Who made it: names, or more about each."),
    Field("author", AUTHORS, "The same."),
    Field("affiliations", AFFILIATIONS, "Where the authors work; they refer to them by id."),
    Field("event", EVENT, "Where it is shown."),
    Field("date", TEXTS, "When it is shown."),
    Field("number", TEXTS, "Of the poster at its event."),
    Field("lang", Scalar("a language", language, "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"), "Its language: en-GB."),
    Field("macros", MACROS, "Commands for its formulas: names with what each stands for, or a LaTeX file of "
          "\\newcommand."),
    Field("takeaway", INLINE, "The one sentence to remember."),
    Field("facts", Many("a list of facts", FACT), "Values to be seen from afar, each with a sentence."),
    Field("smart", Scalar("yes or no", flag), "Whether straight quotes, -- and ... become “ ” ‘ ’ – — and …: yes in "
          ".qmd and .md, else no."),
    Field("sections", Many("a list of sections", SECTION), "The sections in reading order."),
    Field("resources", Many("a list of resources", RESOURCE_OR_GROUP), "What readers may open; each becomes a code."),
    Field("acknowledgements", TEXTS, "Thanks."),
    Field("funding", FUNDING, "Who paid."),
    Field("contact", TEXTS, "Where to ask."),
    *ABOUT,
    Field("logos", Many("a list of logos", LOGO), "The logos of those behind it."),
    Field("layouts", Many("a list of layouts", Scalar("the name of a layout", layout_name), alone=True, most=100),
          "The layouts that are built where none is asked for."),
))  # fmt: skip
"""All that a content file has."""
KEYS = frozenset(field.key for field in CONTENT.fields)
