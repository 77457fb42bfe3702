"""TS Poll as its plugin prints it: one frame for all types of versions 2.3.9 to 2.6.0, another one for 1.8.9.

The names of classes and attributes are the plugin's; a new random number stands in them at every rendering.
"""

from functools import cache
from secrets import randbelow, token_hex

from okegas_crawler.replica.poll_style import RANDOM, style_sheet

NONCE = "@N@"
OLD = "1.8.9"
QUESTIONS = (
    "Masyarakat Memilih, Siapa yang Layak Memimpin Berau 2025-2030?",
    "Menurut Anda, Fasilitas Apa yang Paling Dibutuhkan Kampung?",
)

_RESULTS = (
    "<span v-if=\"tsp_type === `percent`\" class=\"ts_poll_r_info\">{{row.tsp_result_percent}} %</span> "
    "<span v-else-if=\"tsp_type === `count`\" class=\"ts_poll_r_info\">{{row.Answer_Votes}}</span> "
    "<span v-else-if=\"tsp_type === `both`\" class=\"ts_poll_r_info\">{{row.Answer_Votes}} ( {{row.tsp_result_percent}} % )</span> "
    "<span v-else class=\"ts_poll_r_info\">{{ tsp_result_no }}</span>"
)  # fmt: skip
_ANSWER = (
    '<div class="ts_poll_answer" v-bind:class="{tsp_sceleton_item: tsp_sceleton}" v-for="row in tsp_answers" '
    'v-bind:data-tsp-id="row.id">'
)
_RADIO = (
    f'<input type="radio" class="ts_poll_answer_input" v-bind:id="`ts_poll_answer_input_{RANDOM}-${{row.id}}`" '
    f'name="ts_poll_all{RANDOM}" v-bind:value="row.id">'
)
_LABEL = '<label class="ts_poll_answer_label" dir="auto">{{ row.Answer_Title }}</label>'
_STANDARD = (
    f'{_ANSWER}{_RADIO}{_LABEL}<span class="ts_poll_r_block"><span class="ts_poll_r_inner">'
    '<label class="ts_poll_r_label" dir="auto" v-if="tsp_type === `percentlab`">{{ row.Answer_Title }}</label> '
    f'<label class="ts_poll_r_label" dir="auto" v-else>{_RESULTS}</label></span></span></div>'
)
_PICTURE = (
    f'{_ANSWER}<div class="ts_poll_before_div"><div class="ts_poll_imgvd_div">'
    '<img class="ts_poll_imgvd_div_pic" v-bind:data-tsp="tspGetImageSrc(index,row.id)" v-bind:alt="row.Answer_Title"></div>'
    f"{_RADIO}{_LABEL}</div>"
    f'<div class="ts_poll_after_div"><span class="ts_poll_after_span">{_RESULTS}</span></div></div>'
)
_VIDEO = _PICTURE.replace(
    '<img class="ts_poll_imgvd_div_pic"', '<span class="ts_poll_play"><img class="ts_poll_imgvd_div_pic"'
)
_VERSUS = (
    _ANSWER.replace("ts_poll_answer", "ts_poll_answer ts_poll_versus_answer", 1)
    + '<div class="ts_poll_versus_title" dir="auto"><span class="ts_poll_answer_title">{{row.Answer_Title}}</span></div>'
    f'<ul class="ts_poll_r_list"><li class="ts_poll_r_label">{_RESULTS}</li></ul></div><div class="ts_poll_versus_line">'
    '<span class="ts_poll_vs_text">VS</span> <span class="ts_poll_vs_text_res">VS</span></div>'
)
_BUTTONS = (
    '<button class="ts_poll_result_button" v-on:click="show_results" type="button" data-tsp-text="Result">'
    '<i class="ts_poll_result_icon ts-poll ts-poll-bar-chart"><span data-tsp-text="Result"></span></i></button>'
    '<button class="ts_poll_vote_button" v-on:click="vote_function" type="button" data-tsp-text="Vote">'
    '<i class="ts_poll_vote_icon ts-poll ts-poll-location-arrow"><span data-tsp-text="Vote"></span></i></button>'
)
_TOTAL = '<span class="ts_poll_total_v" data-tsp-text="Total Votes"><span data-tsp-text="Total Votes"> : {{ tsp_total }} </span></span>'
_LOADING = '<span class="tsp_load_span">Loading poll ...</span>'
_LOADING_TS = '<span class="tsp_load_span">TS Poll - Loading poll ...</span>'
_LEGACY = (
    '<span class="ts_poll_title_again">{question}</span><span class="ts_poll_title_result">{question}</span>'
    + _STANDARD
)
_IN_QUESTION = '<div class="ts_poll_question_media"><img class="ts_poll_question_pic" alt=""></div>' + _STANDARD

_MAINS: dict[str, tuple[str, str, str]] = {
    # type: what loading shows, the answers, the footer
    "versus": (_LOADING_TS, _VERSUS, _BUTTONS),
    "standard": (_LOADING, _STANDARD, _BUTTONS),
    "standard-without-button": (_LOADING_TS, _STANDARD, ""),
    "image": (_LOADING, _PICTURE, _BUTTONS + _TOTAL),
    "video": (_LOADING, _VIDEO, _BUTTONS),
    "image-video-without-button": ("", _PICTURE, _TOTAL),
    "image-video-in-question": (_LOADING, _IN_QUESTION, _BUTTONS),
    "standart": (_LOADING_TS, _LEGACY, _BUTTONS),
}
TYPES = (*_MAINS, OLD)
"""Every type that a post can show."""


def render(kind: str) -> bytes:
    """A poll of that type with its style and script, as fresh as WordPress would print it."""
    number = str(100_000 + randbelow(900_000)).encode()
    return number.join(_parts(kind)).replace(NONCE.encode(), token_hex(5).encode())


@cache
def _parts(kind: str) -> tuple[bytes, ...]:
    question = QUESTIONS[1 if kind in ("image", "video") else 0]
    html = _old(question) if kind == OLD else _frame(question, *_MAINS[kind])
    return tuple(html.encode().split(RANDOM.encode()))


def _frame(question: str, loading: str, answers: str, footer: str) -> str:
    r = RANDOM
    return f"""
<form method="POST" id="ts_poll_form_{r}" class="ts_poll_form ts_poll_form_{r}" data-tsp-pos="center" v-bind:data-tsp-mode="ts_poll_mode">
	<div class="ts_load_vue_poll ts_load_vue_poll_{r}" v-bind:class="{{tsp_not_active_section : tsp_active_section}}">
		<div class="ts_load_poll_logo"><div class="tsp_load_circle"></div></div>
		{loading}
	</div>
	<div id="ts_poll_section_{r}" class="ts_poll_section_{r} ts_poll_section" v-bind:class="{{tsp_active_section : tsp_active_section}}">
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
		<main class="ts_poll_main_{r}" data-tsp-color="Nothing">{answers.replace("{question}", question)}
			<div class="ts_poll_after_line_{r}"></div>
		</main>
		<footer id="ts_poll_footer_{r}" class="ts_poll_footer_{r}" v-bind:class="{{tsp_sceleton_item: tsp_sceleton}}">
			<div class="ts_poll_footer_main">{footer}</div>
			<div class="ts_poll_footer_res"><button class="ts_poll_back_button" type="button" data-tsp-text="Back"><i><span data-tsp-text="Back"></span></i></button></div>
		</footer>
	</div>
	<input type="hidden" id="tsp_vote_nonce_field_{r}" name="tsp_vote_nonce_field_{r}" value="{NONCE}" /><input type="hidden" name="_wp_http_referer" value="/" />
</form>
{style_sheet()}
<script type="text/javascript">
	var ts_poll_{r} = Vue.createApp({{ data() {{ return {{ tsp_answers: [], tsp_total: 0, tsp_id: "{r}" }} }} }}).mount("#ts_poll_form_{r}");
</script>
"""


def _old(question: str) -> str:
    r = RANDOM
    style = style_sheet()
    answers = "".join(
        f"<div class='ts_poll_answer'><label class='ts_poll_answer_label_{r}'>{name}</label>"
        f"<span class='ts_poll_r_info'>{votes} ( {share} % )</span></div>"
        for name, votes, share in (("Pasangan Nomor Satu", 412, "36.36"), ("Pasangan Nomor Dua", 721, "63.64"))
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
{style}
<script type='text/javascript'>jQuery(document).ready(function() {{ ts_poll_start("{r}"); }});</script>
"""
