"""Where a node of a page lies: what is around it."""

from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

OUTERMOST = ("html", "-document")
DEEPEST = 500  # levels that are looked at around a node, or else a page could cost its depth times its nodes


def around(node: LexborNode | None) -> Iterator[LexborNode]:
    """The elements around `node`, innermost first, up to the page's body, at most `DEEPEST` of them."""
    parent = node.parent if node is not None else None
    for _ in range(DEEPEST):
        if parent is None or parent.tag in OUTERMOST:
            return
        yield parent
        parent = parent.parent


def node_ids(nodes: Iterable[LexborNode]) -> set[int]:
    """What tells nodes of one tree apart."""
    return {node.mem_id for node in nodes}


def is_within(node: LexborNode, outer: set[int]) -> bool:
    """Whether `node` is or lies within one of the nodes whose ids are `outer`.

    Lexbor's own `css_matches` answers another question: whether a node *holds* a match.
    """
    return node.mem_id in outer or any(parent.mem_id in outer for parent in around(node))


class Nearest:
    """Which of some nodes is the nearest around another; asked for many, it walks every way up only once."""

    def __init__(self, outer: set[int]) -> None:
        self.outer = outer
        self._known: dict[int, int | None] = {}

    def __call__(self, node: LexborNode | None) -> int | None:
        """The `mem_id` of the nearest of the nodes that is `node` or around it; None where none is."""
        passed = []
        found: int | None = None
        while node is not None:
            if node.mem_id in self.outer:
                found = node.mem_id
                break
            if node.mem_id in self._known:
                found = self._known[node.mem_id]
                break
            passed.append(node.mem_id)
            node = node.parent
        self._known.update(dict.fromkeys(passed, found))
        return found
