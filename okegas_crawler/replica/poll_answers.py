"""What differs between the types of TS Poll: how the answers are laid out, and what stands above and below them.

Expressions in double braces are filled in by the plugin's script, which a crawler never runs.
"""

from typing import NamedTuple

from okegas_crawler.replica.poll_style import RANDOM

RESULTS = """
<span v-if="tsp_type === `percent`" class="ts_poll_r_info">{{row.tsp_result_percent}} %</span>
<span v-else-if="tsp_type === `count`" class="ts_poll_r_info">{{row.Answer_Votes}}</span>
<span v-else-if="tsp_type === `both`" class="ts_poll_r_info">
	{{row.Answer_Votes}} ( {{row.tsp_result_percent}} % )</span>
<span v-else class="ts_poll_r_info">{{ tsp_result_no }}</span>
"""
ANSWER = """
<div class="ts_poll_answer" v-bind:class="{tsp_sceleton_item: tsp_sceleton}" v-for="row in tsp_answers"
	v-bind:data-tsp-id="row.id">
"""
RADIO_AND_LABEL = f"""
<input type="radio" class="ts_poll_answer_input" v-bind:id="`ts_poll_answer_input_{RANDOM}-${{row.id}}`"
	name="ts_poll_all{RANDOM}" v-bind:value="row.id">
<label class="ts_poll_answer_label" dir="auto">{{{{ row.Answer_Title }}}}</label>
"""
STANDARD = f"""{ANSWER}{RADIO_AND_LABEL}
<span class="ts_poll_r_block"><span class="ts_poll_r_inner">
<label class="ts_poll_r_label" dir="auto" v-if="tsp_type === `percentlab`">{{{{ row.Answer_Title }}}}</label>
<label class="ts_poll_r_label" dir="auto" v-else>{RESULTS}</label>
</span></span></div>
"""
PICTURE = (
    '<img class="ts_poll_imgvd_div_pic" v-bind:data-tsp="tspGetImageSrc(index,row.id)" v-bind:alt="row.Answer_Title">'
)
IMAGE = f"""{ANSWER}<div class="ts_poll_before_div">
<div class="ts_poll_imgvd_div">{PICTURE}</div>{RADIO_AND_LABEL}</div>
<div class="ts_poll_after_div"><span class="ts_poll_after_span">{RESULTS}</span></div></div>
"""
VIDEO = IMAGE.replace(PICTURE, f'<span class="ts_poll_play">{PICTURE}')  # the plugin never closes this span
IN_QUESTION = f'<div class="ts_poll_question_media"><img class="ts_poll_question_pic" alt=""></div>{STANDARD}'
VERSUS = f"""{ANSWER.replace('"ts_poll_answer"', '"ts_poll_answer ts_poll_versus_answer"')}
<div class="ts_poll_versus_title" dir="auto"><span class="ts_poll_answer_title">{{{{row.Answer_Title}}}}</span></div>
<ul class="ts_poll_r_list"><li class="ts_poll_r_label">{RESULTS}</li></ul></div>
<div class="ts_poll_versus_line">
<span class="ts_poll_vs_text">VS</span> <span class="ts_poll_vs_text_res">VS</span></div>
"""
LEGACY = f"""<span class="ts_poll_title_again">@QUESTION@</span>
<span class="ts_poll_title_result">@QUESTION@</span>{STANDARD}"""

LOADING = '<span class="tsp_load_span">Loading poll ...</span>'
LOADING_NAMED = '<span class="tsp_load_span">TS Poll - Loading poll ...</span>'
BUTTONS = """
<button class="ts_poll_result_button" v-on:click="show_results" type="button" data-tsp-text="Result">
<i class="ts_poll_result_icon ts-poll ts-poll-bar-chart"><span data-tsp-text="Result"></span></i></button>
<button class="ts_poll_vote_button" v-on:click="vote_function" type="button" data-tsp-text="Vote">
<i class="ts_poll_vote_icon ts-poll ts-poll-location-arrow"><span data-tsp-text="Vote"></span></i></button>
"""
TOTAL = """<span class="ts_poll_total_v" data-tsp-text="Total Votes">
<span data-tsp-text="Total Votes"> : {{ tsp_total }} </span></span>
"""


class Layout(NamedTuple):
    """A type's own parts of the frame."""

    loading: str
    answers: str
    footer: str


LAYOUTS = {
    "versus": Layout(LOADING_NAMED, VERSUS, BUTTONS),  # the type that okegas.id shows
    "standard": Layout(LOADING, STANDARD, BUTTONS),
    "standard-without-button": Layout(LOADING_NAMED, STANDARD, ""),
    "image": Layout(LOADING, IMAGE, BUTTONS + TOTAL),
    "video": Layout(LOADING, VIDEO, BUTTONS),
    "image-video-without-button": Layout("", IMAGE, TOTAL),  # version 2.4.4 says nothing while it loads
    "image-video-in-question": Layout(LOADING, IN_QUESTION, BUTTONS),
    "standart": Layout(LOADING_NAMED, LEGACY, BUTTONS),  # the plugin's own spelling of its oldest type
}
