"""The inline style sheet that TS Poll prints with every poll: about 45 kB, its random number in every selector."""

from functools import cache

RANDOM = "@R@"
"""Stands for the poll's random number until the poll is rendered."""

SELECTORS = (
    "form#ts_poll_form_{r}", "div.ts_load_vue_poll_{r}", "#ts_poll_section_{r}", ".ts_poll_cs_{r}",
    "header.ts_poll_header_{r}", "span.ts_poll_title_{r}", "div.ts_poll_line_{r}", "main.ts_poll_main_{r}",
    ".ts_poll_main_{r} .ts_poll_answer", ".ts_poll_main_{r} .ts_poll_answer_input",
    ".ts_poll_main_{r} .ts_poll_answer_label", ".ts_poll_main_{r} .ts_poll_r_block",
    ".ts_poll_main_{r} .ts_poll_r_inner", ".ts_poll_main_{r} .ts_poll_r_progress",
    ".ts_poll_main_{r} .ts_poll_r_label", ".ts_poll_main_{r} .ts_poll_r_info", ".ts_poll_after_line_{r}",
    "footer.ts_poll_footer_{r}", ".ts_poll_footer_{r} .ts_poll_footer_main", ".ts_poll_footer_{r} i",
    ".ts_poll_footer_{r} .ts_poll_result_button", ".ts_poll_footer_{r} .ts_poll_vote_button",
    ".ts_poll_footer_{r} .ts_poll_back_button",
)  # fmt: skip
DECLARATIONS = (
    "position: relative;", "display: flex;", "width: 100%;", "box-sizing: border-box;", "margin: 0 auto;",
    "padding: 5px 10px;", "color: rgb(0, 0, 0);", "background-color: rgb(255, 255, 255);", "border-radius: 4px;",
    "border: 1px solid rgb(221, 51, 51);", "font-family: inherit;", "font-size: 16px;", "text-align: left;",
    "transition: all 0.3s linear;",
)  # fmt: skip
WIDTHS = (320, 480, 600, 768, 1024)  # px, for the plugin's element queries
SIZE = 45_000  # bytes, as measured on the live plugin's smallest polls


@cache
def style_sheet() -> str:
    """`<style>` with `RANDOM` in every selector."""
    rules: list[str] = []
    size = 0
    turn = 0
    while size < SIZE:
        width = WIDTHS[turn // len(SELECTORS) % len(WIDTHS)]
        selector = SELECTORS[turn % len(SELECTORS)].format(r=RANDOM)
        declarations = "\n\t\t".join(DECLARATIONS[(turn * 3 + step) % len(DECLARATIONS)] for step in range(6))
        rules.append(f"\tform[max-width~='{width}px'] {selector} {{\n\t\t{declarations}\n\t}}")
        size += len(rules[-1])
        turn += 1
    return "<style>\n" + "\n".join(rules) + "\n</style>"
