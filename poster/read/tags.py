"""The elements of HTML, whose tags are told and left out; what else stands in angles is text."""

TAGS = frozenset(
    """
    a abbr address article aside audio b base blockquote body button caption center cite code col colgroup
    data dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4
    h5 h6 head header hr html i iframe img input ins kbd label legend li link main map mark math menu meta nav
    noscript object ol option p picture pre q rp rt ruby s samp script section select small source span strike
    strong style summary svg table tbody td textarea tfoot th thead time title tr track tt u ul var video wbr
    """.split()
)
