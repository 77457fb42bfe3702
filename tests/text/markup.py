"""Widgets as pages print them, with invented names: TS Poll in its versions, ads, share bars, further articles."""
# ruff: noqa: E501  -- a line of markup is easier read whole

FIRST = "OKEGAS.ID, Segah – Warga kampung mengikuti rapat tentang jembatan gantung, Senin (1/4/2024)."
SECOND = "Rapat itu membahas jadwal ronda malam dan kebersihan saluran air di tiga rukun tetangga."
THIRD = "“Kami berharap semua warga ikut menjaga lingkungan, tidak hanya panitia,” ujar Arman Contoh. (*/ant)"
ARTICLE = [FIRST, SECOND, THIRD]


def ts_poll(main: str, *, loading: str = "TS Poll - Loading poll ...", footer: str = "") -> str:
    """A poll of TS Poll 2.3.9 to 2.6.0: the form, and the style and script that stand beside it."""
    load = (
        f'<div class="ts_load_vue_poll ts_load_vue_poll_77"><span class="tsp_load_span">{loading}</span></div>'
        if loading
        else ""
    )
    return (
        f'<form method="POST" id="ts_poll_form_77" class="ts_poll_form ts_poll_form_77">{load}'
        '<div id="ts_poll_section_77" class="ts_poll_section_77 ts_poll_section">'
        '<span class="ts_poll_cs_77"><span class="ts_poll_cs_text_77"> Coming Soon </span></span>'
        '<header class="ts_poll_header_77"><span class="ts_poll_title_77">Siapa Kepala Kampung Pilihanmu?</span></header>'
        f'<main class="ts_poll_main_77">{main}</main><footer class="ts_poll_footer_77">{footer}</footer></div>'
        '<input type="hidden" name="a" value="1"><input type="hidden" name="b" value="/x/"></form>'
        "<style>.ts_poll_77 { color: red }</style><script>new Vue({el: '#ts_poll_form_77'})</script>"
    )


ANSWER = '<div class="ts_poll_answer" v-for="row in tsp_answers"><label dir="auto">{{ row.Answer_Title }}</label><span>{{row.tsp_result_percent}} %</span></div>'
VERSUS = f'{ANSWER}<div class="ts_poll_versus_line"><span>VS</span> <span>VS</span></div>'
POLL_1_8_9 = (
    "<style id='tsp_styles_77'>main.ts_poll_main_77 { }</style><form method='POST' class='ts_poll_form ts_poll_form_77'>"
    "<section class='ts_poll_section ts_poll_section_77'><style>.a { }</style><header class='ts_poll_header_77'><span>Siapa pilihanmu?"
    "</span></header><style>.b { }</style><main class='ts_poll_main_77'><div class='ts_poll_answer'><label>Arman</label><span>412 ( 36.36 % )"
    "</span></div></main><footer><button type='button'>Back</button><span>Back</span></footer></section>"
    "<input type='hidden' name='n' value='1'></form>"
)
POPUP_1_8_9 = (
    '<section class="ts_poll_result_popup_section_77"> </section><div class="ts_poll_result_popup_result_77">'
    '<div id="ts_poll_modal_result_section_77"><main><label>Arman</label> 412 ( 36.36 % )</main>Back</div></div>'
)
TS_POLLS = {
    "versus": ts_poll(VERSUS),
    "standard": ts_poll(ANSWER, loading="Loading poll ..."),
    "2.4.4, without a loading line": ts_poll(ANSWER, loading=""),
    "image": ts_poll(
        f'<div class="ts_poll_attachment"><img src=x></div>{ANSWER}<section style="display:none">×</section>'
    ),
    "video, with an unclosed span": ts_poll(f"<div><span class=ts_poll_overlay_span><i></i></div>{ANSWER}"),
    "with buttons and a total": ts_poll(
        ANSWER, footer='<button data-tsp-text="Vote"><i>Vote</i></button><div>: {{ tsp_total }}</div>'
    ),
    "texturised": ts_poll(VERSUS, loading="TS Poll – Loading poll …"),
    "1.8.9": POLL_1_8_9,
    "1.8.9 with its popup": POLL_1_8_9 + POPUP_1_8_9,
    "through an ad inserter": f"<div class='code-block code-block-1' style='margin: 8px 0'>{ts_poll(VERSUS)}</div>",
    "1.8.9 through an ad inserter": f"<div class='code-block code-block-4'>{POLL_1_8_9}{POPUP_1_8_9}</div>",
    "through a theme's banner": f'<div class="parallax sangia"><div class="gmr-banner-insidecontent">{ts_poll(VERSUS)}</div></div>',
}


OTHERS = {
    "poll": [
        '<div id="polls-3" class="wp-polls"><form class="wp-polls-form"><p><strong>Puas?</strong></p><ul><li>Ya</li></ul></form></div>',
        '<div class="totalpoll-wrapper" id="totalpoll"><h3>Puas?</h3></div>',
        '<div class="bootstrap-yop yop-poll-mc"><div class="basic-yop-poll-container">Puas?</div></div>'.replace("bootstrap-yop ", ""),
        '<div class="basic-yop-poll-container"><h5>Puas?</h5><ul><li>Ya</li></ul></div>',
        '<div id="democracy-1" class="democracy"><strong>Puas?</strong><ul><li>Ya</li></ul></div>',
        '<div class="wp-block-crowdsignal-forms-poll">Puas?</div>',
    ],
    "ad": [
        '<div class="code-block code-block-3"><a href="https://iklan.example/"><img src="a.jpg"></a></div>',
        '<div class="iklan"><small>ADVERTISEMENT</small><ins class="adsbygoogle"></ins><script>push()</script></div>',
        '<div class="td-a-rec td-a-rec-id-content_inline"><span class="td-adspot-title">- Iklan -</span></div>',
        '<div class="jeg_ad jeg_ad_article jnews_content_inline_2_ads"><div class="ads-wrapper"><a href="/x"><img src=x></a></div></div>',
        '<div class="gmr-banner-insidecontent text-center"><img src="b.gif"></div>',
        '<div id="div-gpt-ad-123-0">Iklan</div>',
    ],
    "share": [
        '<div class="addtoany_share_save_container addtoany_content addtoany_content_top"><div class="a2a_kit"><a href="#">f</a></div></div>',
        '<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Bagikan ini:</h3><ul><li><a href="#">X</a></li></ul></div>',
        '<p>Sebarkan: <a href="https://www.facebook.com/sharer/sharer.php?u=x">Facebook</a> <a href="whatsapp://send?text=x">WhatsApp</a></p>',
        '<section class="social-sharing-top"><a href="#">Share</a></section>',
        '<div class="printfriendly pf-alignleft"><a href="#"><img src=x> Cetak</a></div>',
        '<div class="gmr-social-share"><ul><li><a href="#">Facebook</a></li></ul></div>',
        "<div class='heateor_sss_sharing_container'><div>Sebarkan</div></div>",
        '<div class="wpulike wpulike-default"><div class="wp_ulike_general_class"><span class="count-box">12</span></div></div>',
        '<div id="post-ratings-7" class="post-ratings">(<strong>3</strong> votes)</div><div class="post-ratings-loading">Loading...</div>',
        '<ul class="wp-block-social-links"><li><a href="#">Mail</a></li></ul>',
    ],
    "related-link": [
        '<div class="baca-juga"><span>BACA JUGA:</span> <a href="/x/">Judul Lain</a></div>',
        '<p><strong>Baca juga: <a class="inner-link-baca-juga" href="/x/">Judul Lain</a></strong></p>',
        '<p><a class="inner-link-baca-juga" href="/x/">Judul Lain</a></p>',
        '<div class="jnews_inline_related_post_wrapper left"><div class="jnews_inline_related_post"><h3>Baca Juga</h3><a href="/x">Judul</a></div></div>',
        "<p><strong>Baca juga:</strong> <a href='/x/'>Judul Lain</a></p>",
        "<p><a href='/x/'><strong>Baca juga: Judul Lain</strong></a></p>",
        "<p><strong><a href='/x/'>Baca Juga : Judul Lain.</a></strong></p>",
        "<p><em>Baca juga:</em> <a href='/x/'>Judul Lain</a></p>",
        "<p>Baca Juga <a href='/x/'>judul lain dengan huruf kecil.</a></p>",
        "<blockquote><p>Simak juga: <a href='/x/'>Judul Lain</a></p></blockquote>",
        "<h4>Lihat juga: <a href='/x/'>Judul Lain</a></h4>",
        "<p>Baca: <a href='/x/'>Judul Lain</a></p>",
        "<p>Jangan lewatkan: <a href='/x/'>Judul Lain</a></p>",
        "<div style='margin:0'><a href='/x/' class=u77><div><span class=ctaText>Baca Juga:</span>&nbsp; <span>Judul Lain</span></div></a></div>",
        "<p><strong>Baca juga:</strong></p><ul><li><a href='/x/'>Judul Satu</a></li><li><a href='/y/'>Judul Dua</a></li></ul>",
        "<p>Baca juga:</p>\n<p><a href='/x/'>Judul Satu</a></p><p><a href='/y/'>Judul Dua</a></p>",
        "<p>Baca juga:<br><a href='/x/'>Judul Satu</a><br><a href='/y/'>Judul Dua</a></p>",
        "<div><strong>Baca Juga</strong><ul><li><a href='/x/'>Judul Satu</a></li></ul></div>",
    ],
    "related-posts": [
        '<div class="crp_related crp-text-only"><h3>Berita Terkait:</h3><ul><li><a href="/x/">Judul</a></li></ul></div>',
        '<div id="jp-relatedposts" class="jp-relatedposts"><h3>Terkait</h3><a href="/x/">Judul</a></div>',
        '<div class="newkarma-core-related-post site-main gmr-single gmr-list-related"><h3>Related Posts</h3><ul><li>Judul</li></ul></div>',
        "<h3>Berita Terkait</h3><ul><li><a href='/x/'>Judul Satu</a></li><li><a href='/y/'>Judul Dua</a></li></ul>",
        "<h4>You Might Also Like</h4><p><a href='/x/'>Judul</a></p>",
        '<div class="related-sec related-1"><h4>Pilihan</h4><a href="/x/">Judul</a></div>',
        f"<div class=related-posts><h3>Terkait</h3><p>{SECOND}</p><p>{FIRST}</p><p>{THIRD}</p><p>{SECOND}</p></div>",
    ],
    "subscription": [
        '<div class="wp-block-jetpack-subscriptions__container"><form><input type=email><button>Langganan</button> Ketik email</form></div>',
        "<form action='/daftar'><label>Surel</label><input type='email'></form>",
        '<div class="google-news">Ikuti kami di <a href="#">Google News</a></div>',
    ],
    "view-counter": ['<div class="post-views content-post post-77"><span>Post Views:</span> <span>312</span></div>'],
    "page-links": [
        '<div class="page-links">Halaman: <a href="2/" class="post-page-numbers">2</a></div>',
        '<p class="post-nav-links">Halaman: <a href="2/" class="post-page-numbers">2</a></p>',
    ],
    "tags": [
        '<footer class="entry-footer"><span class="tags-links">Tag <a href="/tag/x">Berau</a></span></footer>',
        '<div class="post-item-metadata entry-meta"><span class="tags-links">Tags: <a href="#">Berau</a></span></div>',
        '<div class="jeg_post_tags"><span>Tags:</span> <a href="#">Berau</a></div>',
        '<div class="pb-2"><button>Tags :</button> <a href="/category/desa/">Desa</a>, <a href="/category/umum/">Umum</a></div>',
        '<div class="mt-2 mb-4"><span class="badge">Tags :</span> <a class="btn" href="/tag/segah/">Segah</a> <a class="btn" href="/tag/apbd/">APBD</a></div>',
    ],
    "author-box": [f'<div class="author-box"><img src=a><p>{SECOND}</p></div>'],
    "comments": [f'<div id="comments" class="comments-area"><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{SECOND}</p></div>'],
    "navigation": [
        '<nav class="navigation post-navigation"><a href="/x/">Sebelumnya Judul</a></nav>',
        '<div id="ez-toc-container"><p class="ez-toc-title">Daftar Isi</p><ul><li><a href="#a">Satu</a></li></ul></div>',
        "<nav><a href='/'>Beranda</a></nav>",
        '<div class="htoc"><div>Daftar Isi</div><ol><li><a href="#alur">Alur Pendaftaran</a></li><li><a href="#kuota">Kuota</a></li></ol></div>',
    ],
}  # fmt: skip
