"""A drawing beside its content and layout -> problems that only the finished page shows."""

from collections.abc import Callable

from poster.check.codes import codes_readable, codes_true, links_short
from poster.check.colors import text_readable
from poster.check.contrast import text_on_pictures
from poster.check.empty import empty_pages, pages_full
from poster.check.pages import columns_filled, inside_the_page, nothing_covered
from poster.check.pictures import lettering_large_enough, pictures_sharp, pictures_visible
from poster.check.proof import Proof, runs_of
from poster.check.sizes import body_comfortable, people_large_enough, text_large_enough, title_large_enough
from poster.check.tags import glyphs_there, tree_sound
from poster.check.words import every_word_once
from poster.problems import Problem

CHECKS: tuple[Callable[[Proof], list[Problem]], ...] = (
    text_large_enough,
    title_large_enough,
    people_large_enough,
    body_comfortable,
    inside_the_page,
    nothing_covered,
    columns_filled,
    pages_full,
    codes_readable,
    codes_true,
    links_short,
    pictures_sharp,
    pictures_visible,
    lettering_large_enough,
    text_readable,
    text_on_pictures,
    tree_sound,
    glyphs_there,
    every_word_once,
)


def measured(proof: Proof) -> Proof:
    """The proof with what several checks look at, and the report too."""
    proof = proof._replace(runs=runs_of(proof.drawing))
    return proof._replace(empty=empty_pages(proof))


def preflight(proof: Proof) -> tuple[Problem, ...]:
    """All that the checks find; a proof that is not `measured` is."""
    proof = proof if proof.runs else measured(proof)
    return tuple(problem for check in CHECKS for problem in check(proof))
