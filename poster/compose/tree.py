"""The document's structure, built node by node in the order of the content."""

from poster.model.drawing import Node, Seat, Tag


class Tree:
    """Nodes in reading order; a node's number is its position."""

    def __init__(self) -> None:
        self.nodes: list[Node] = [Node("Document", None)]

    def add(
        self, kind: Tag, parent: int | None, *, alt: str = "", actual: str = "", numbering: str = "", title: str = "",
        url: str = "", name: str = "", seat: Seat | None = None,
    ) -> int:  # fmt: skip
        """Append a node; returns its number."""
        self.nodes.append(Node(kind, parent, alt, actual, numbering, title, url, name=name, seat=seat))
        return len(self.nodes) - 1
