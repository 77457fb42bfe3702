"""TS Poll as its plugin prints it: one frame for all types of versions 2.3.9 to 2.6.0, another one for 1.8.9.

The names of classes and attributes are the plugin's; a new random number stands in them at every rendering.
"""

from functools import cache
from secrets import randbelow, token_hex

from okegas_crawler.replica.poll_answers import LAYOUTS, Layout
from okegas_crawler.replica.poll_style import RANDOM, style_sheet

NONCE = "@N@"
OLD = "1.8.9"
TYPES = (*LAYOUTS, OLD)
"""Every type that a post can show."""

QUESTIONS = (
    "Masyarakat Memilih, Siapa yang Layak Memimpin Berau 2025-2030?",
    "Menurut Anda, Fasilitas Apa yang Paling Dibutuhkan Kampung?",
)
CANDIDATES = (("Pasangan Nomor Satu", 412, "36.36"), ("Pasangan Nomor Dua", 721, "63.64"))


def render(kind: str) -> bytes:
    """A poll of that type with its style and script, as fresh as WordPress would print it."""
    number = str(100_000 + randbelow(900_000)).encode()
    return number.join(_parts(kind)).replace(NONCE.encode(), token_hex(5).encode())


@cache
def _parts(kind: str) -> tuple[bytes, ...]:
    """The poll's bytes, cut wherever its random number stands."""
    question = QUESTIONS[kind in ("image", "video")]
    html = _old(question) if kind == OLD else _frame(question, LAYOUTS[kind])
    return tuple(html.encode().split(RANDOM.encode()))


def _frame(question: str, layout: Layout) -> str:
    r = RANDOM
    return f"""
<form method="POST" id="ts_poll_form_{r}" class="ts_poll_form ts_poll_form_{r}" v-bind:data-tsp-mode="ts_poll_mode">
	<div class="ts_load_vue_poll ts_load_vue_poll_{r}" v-bind:class="{{tsp_not_active_section : tsp_active_section}}">
		<div class="ts_load_poll_logo"><div class="tsp_load_circle"></div></div>
		{layout.loading}
	</div>
	<div id="ts_poll_section_{r}" class="ts_poll_section_{r} ts_poll_section" data-tsp-box="sh09">
		<span class="ts_poll_cs_{r}">
			<span class="ts_poll_cs_text_{r}">
				Coming Soon
			</span>
		</span>
		<header class="ts_poll_header_{r}" data-tsp-pos="center">
			<span class="ts_poll_title_{r}">
				{question}
			</span>
			<div class="ts_poll_line_{r}"></div>
		</header>
		<main class="ts_poll_main_{r}" data-tsp-color="Nothing">{layout.answers.replace("@QUESTION@", question)}
			<div class="ts_poll_after_line_{r}"></div>
		</main>
		<footer id="ts_poll_footer_{r}" class="ts_poll_footer_{r}" v-bind:class="{{tsp_sceleton_item: tsp_sceleton}}">
			<div class="ts_poll_footer_main">{layout.footer}</div>
			<div class="ts_poll_footer_res">
				<button class="ts_poll_back_button" type="button" data-tsp-text="Back">
					<i><span data-tsp-text="Back"></span></i></button>
			</div>
		</footer>
	</div>
	<input type="hidden" id="tsp_vote_nonce_field_{r}" name="tsp_vote_nonce_field_{r}" value="{NONCE}" />
	<input type="hidden" name="_wp_http_referer" value="/" />
</form>
{style_sheet()}
<script type="text/javascript">
	Vue.createApp({{ data() {{ return {{ tsp_answers: [], tsp_id: "{r}" }} }} }}).mount("#ts_poll_form_{r}");
</script>
"""


def _old(question: str) -> str:
    r = RANDOM
    answers = "".join(
        f"<div class='ts_poll_answer'><label class='ts_poll_answer_label_{r}'>{name}</label>"
        f"<span class='ts_poll_r_info'>{votes} ( {share} % )</span></div>"
        for name, votes, share in CANDIDATES
    )
    return f"""
<form method='POST' id='ts_poll_form_{r}' class='ts_poll_form'>
<style type='text/css'>.ts_poll_header_{r} {{ width: 100%; }}</style>
<section class='ts_poll_section ts_poll_section_{r}'>
<header class='ts_poll_header_{r}'><span class='ts_poll_title_{r}'>{question}</span></header>
<style type='text/css'>.ts_poll_answer_label_{r} {{ cursor: pointer; }}</style>
<main class='ts_poll_main_{r}'>{answers}</main>
<style type='text/css'>.ts_poll_footer_{r} {{ float: left; }}</style>
<footer class='ts_poll_footer_{r}'><button type='button' class='ts_poll_back_button'>Back</button></footer>
</section>
<input type='hidden' name='ts_poll_nonce' value='{NONCE}' />
</form>
{style_sheet()}
<script type='text/javascript'>jQuery(document).ready(function() {{ ts_poll_start("{r}"); }});</script>
"""
