"""The class names and ids by which widgets are known: a table, and how to look a name up in it.

A name stands for a whole element that is not the article. Only names that say what they are stand here: what merely
sounds like a widget ("box", "inline", "social") would take a journalist's work with it. Mind the names that sit on
article text: Easy Table of Contents has `ez-toc-section` in headings, Fixed TOC `ftwp-postcontent` around the article,
wpDiscuz `wpd-inline-shortcode` around the sentences that it asks readers about.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from okegas_crawler.text.kinds import Kind

UNCOUNTED = "uncounted"
"""In the place of a kind: not the article, and nothing that a reader sees; dropped without being counted."""

WIDGETS: Mapping[str, str] = {
    Kind.TS_POLL: """
        TS Poll 1.7 to 2.6.0: ts_poll_form ts_poll_section
        where a tag left open in it holds the article: ts_poll_main_*
        TS Poll before, Total Soft Poll: total_soft_poll_main_div
    """,
    UNCOUNTED: """
        TS Poll, loading line and popups: ts_load_vue_poll ts_poll_result_popup_* tsp_popup_question_*
        TS Poll, around its answers: ts_poll_header_* ts_poll_footer_* ts_poll_cs_*
        for screen readers: screen-reader-text screen-reader-only sr-only visually-hidden assistive-text
        an article's head: entry-header entry-title entry-meta post-meta post-byline post-modified-info
        until a script is done: wp-polls-loading post-ratings-loading
        what Instagram, TikTok and Facebook replace by a frame: instagram-media tiktok-embed fb-post fb-video
    """,
    Kind.POLL: """
        WP-Polls: wp-polls wp-polls-*
        TotalPoll, Democracy Poll: totalpoll totalpoll-* democracy
        YOP Poll: yop-poll-* yop_poll* basic-yop-poll-* bootstrap-yop
        Crowdsignal, Polldaddy: crowdsignal-* wp-block-crowdsignal-forms-* cs-embed pds_container* pds-box
        Poll Maker, Forminator, LiquidPoll: ays-poll-* forminator-poll* liquidpoll-* wpliquidpoll-*
        ePoll, Opinion Stage, Modal Survey: it_epoll_* opinionstage-* modal-survey-*
    """,
    Kind.AD: """
        Ad Inserter: code-block code-block-* ai-viewports ai-viewport-*
        Google: adsbygoogle google-auto-placed ap_container div-gpt-ad* google_ads_*
        tagDiv: td-a-rec td-a-ad td-adspot-title td_spot_img_all
        JNews, Soledad: jeg_ad jnews_inline_ads jnews_content_inline_ads ads-wrapper penci-custom-html-inside-content
        GMR, wpberita: gmr-banner-* gmr-topbanner gmr-floatbanner sangia-ads widget-parallax
        Quick AdSense, Advanced Ads, AdRotate: quads-location quads-ad* advads-* a-single
        WordAds: wpcnt atatags-*
        networks: taboola-* outbrain mgbox ezoic-ad* teads-inread
        by hand: iklan iklan-* banner-iklan ad ads ads-* ad-banner ad-container ad-slot ad-unit ad-wrapper adsense
        by hand: article-ad advertisement advertisement-* in-article-ad inline-ad parallax-ads parallax_ads
    """,
    Kind.SHARE: """
        AddToAny: addtoany_content addtoany_share_save_container a2a_kit
        Jetpack: sharedaddy sd-sharing jp-sharing-* jetpack-likes-widget-wrapper wp-block-jetpack-sharing-buttons
        GMR, tagDiv: gmr-social-share gmr-content-share td-post-sharing* td_block_social_share tdb_single_post_share
        JNews: jeg_share_button jeg_share_top_container jeg_share_bottom_container jeg_share_float_container
        Sassy, Super Socializer: heateor_sss_sharing_container heateorsss* the_champ_sharing_container
        other plugins: swp_social_panel* essb_* mashsb-* dpsp-content-wrapper sfsi_* simplesocialbuttons* ssba ssba-*
        other plugins: scriptlesssocialsharing shared-counts-wrap sharethis-* st-inline-share-buttons et_social_*
        themes: social-share social-sharing social-sharing-* share-buttons sharebuttons share-box share-post post-share
        themes: post-sharing entry-share single-share article-share socialshare social-share-buttons
        themes: bs-share aft-social-share
        MH Magazine, Hueman, Blocksy: mh-share-buttons sharrre-container ct-share-box
        networks, blocks: fb-like fb-share-button twitter-share-button wp-block-social-links
        other plugins: printfriendly pdfprnt-buttons novashare-* shareaholic-canvas ss-inline-share-wrapper
        ratings: wpulike wpulike-* wpra-reactions-* post-ratings kk-star-ratings rmp-widgets-container yasr-*
    """,
    Kind.RELATED_LINK: """
        by hand: baca-juga baca-juga-* bacajuga bacajuga-* baca_juga simak-juga link-baca-juga box-baca-juga
        Kompas network: inner-link-baca-juga
        JNews, Soledad: jnews_inline_related_post* penci-ilrltpost-* penci-ilrelated-posts
        plugins: irp irp-* inline-related-post inline-related-posts read-also also-read wp-embedded-content
    """,
    Kind.RELATED_POSTS: """
        Jetpack: jp-relatedposts wp-block-jetpack-related-posts
        Contextual Related Posts, YARPP: crp_related crp-list yarpp yarpp-*
        other plugins: rp4wp-related-posts relpost-* wp_rp_wrap zem_rp_wrap rpwe-block srpw-block wpp-list
        GMR, newkarma: newkarma-core-related-post gmr-related-post gmr-related-posts gmr-list-related
        tagDiv: td_block_related_posts td-related-row tdb_single_related
        JNews, Soledad: jeg_related_post_container jnews_related_post_container penci-post-related
        Blocksy, Cream Magazine, Zox News: ct-related-posts* cm_related_post_container mvp-post-add-* mvp-related-*
        ColorMag, Newsmatic: cm-related-posts single-related-posts-section single-related-posts-section-wrap
        themes: related related-* related_posts relatedposts popular-posts berita-terkait artikel-terkait
        blocks: wp-block-latest-posts wp-block-query
    """,
    Kind.SUBSCRIPTION: """
        Jetpack: jetpack_subscription_widget wp-block-jetpack-subscriptions* jetpack-subscribe-*
        Mailchimp, Newsletter, MailPoet: mc4wp-form* mc_embed_* tnp tnp-* mailpoet_* es_subscription_form
        channels: google-news google-news-* googlenews gnews gmr-gnews wa-channel whatsapp-channel saluran-wa
        themes: newsletter newsletter-box newsletter-form subscribe-box follow-box join-channel
        forms: wpcf7 wpforms-container forminator-ui
    """,
    Kind.VIEW_COUNTER: """
        Post Views Counter, others: post-views entry-views pvc_stats wpp-views post-view-count view-count
        newkarma, tagDiv, JNews: view-single td-post-views jeg_meta_views
        reading time: span-reading-time rt-reading-time bsf-rt-reading-time yoast-reading-time__wrapper
    """,
    Kind.PAGE_LINKS: """
        WordPress: page-links post-nav-links post-page-numbers link-pages wp-link-pages
        tagDiv, JNews, Soledad: page-nav-post jeg_pagelinks jeg_pagination penci-single-link-pages
    """,
    Kind.TAGS: """
        WordPress: tags-links tag-links cat-links entry-footer post-tags entry-tags tagcloud post-categories
        WordPress's themes up to 2010, and what was made of them: postmetadata entry-utility
        tagDiv, JNews, Zox News: td-post-source-tags td-tags tdb-tags jeg_post_tags mvp-post-tags
        CoverNews, MoreNews, Newsever, Jannah: post-item-metadata post-bottom-meta
        blocks: wp-block-post-terms wp-block-tag-cloud
    """,
    Kind.AUTHOR_BOX: """
        themes: author-box author-info author-bio about-author post-author-box author-profile post-author-bio
        tagDiv, JNews, GMR: td-author-box author-box-wrap jeg_authorbox gmr-author-box
        Zox News, Cream Magazine: mvp-author-box-* author_box
        plugins: saboxplugin-wrap pp-multiple-authors-* abh_box molongui-author-box m-a-box ts-fab-wrapper
        blocks: wp-block-post-author wp-block-post-author-biography
    """,
    Kind.COMMENTS: """
        WordPress: comments comments-area comment-respond respond comment-form commentlist comment-list
        blocks: wp-block-comments wp-block-post-comments wp-block-post-comments-form
        wpDiscuz: wpdiscuz_top_clearing wpdcom wpd-thread* wpd-comment* wpd-form* wpd-bubble*
        wpDiscuz: wpd-inline-icon-wrapper wpd-inline-form-wrapper wpd-last-inline-*
        Disqus, Facebook: disqus_thread fb-comments
        JNews, Zox News: jeg_comment_container jnews_comment_container comments-button
    """,
    Kind.NAVIGATION: """
        WordPress: post-navigation navigation nav-links nav-previous nav-next wp-block-post-navigation-link
        breadcrumbs: breadcrumb breadcrumbs rank-math-breadcrumb yoast-breadcrumbs td-crumb-container jeg_breadcrumbs
        tables of contents: ez-toc-container toc_container lwptoc lwptoc-* table-of-contents simpletoc-list
        tables of contents: rank-math-toc wp-block-rank-math-toc-block wp-block-yoast-seo-table-of-contents
        tables of contents: wp-block-uagb-table-of-contents uagb-toc__wrap kb-table-of-content-wrap eb-toc-container
        tables of contents: ftwp-container-outer joli-toc wp-block-ub-table-of-contents-block daftar-isi
        tagDiv, JNews, Zox News: td-post-next-prev jnews_prev_next_container jeg_prevnext_post mvp-prev-next-*
    """,
}
"""Kind → where its names were seen: the names. An asterisk stands for any further letters."""


def _names() -> Iterator[tuple[str, str]]:
    """Every name of the table with its kind."""
    for kind, rows in WIDGETS.items():
        for row in rows.strip().splitlines():
            for name in row.partition(": ")[2].split():
                yield name, kind


_EXACT: Mapping[str, str] = {name: kind for name, kind in _names() if not name.endswith("*")}
_PREFIXES: Mapping[str, str] = {name[:-1]: kind for name, kind in _names() if name.endswith("*")}
_ANY_PREFIX = tuple(_PREFIXES)


@lru_cache(maxsize=4096)  # the pages of a site have few names, and every one of them on many elements
def kind_of(names: str) -> str | None:
    """The kind of widget that a class attribute or an id names, `UNCOUNTED`, or None where it names none.

    >>> kind_of("code-block code-block-2")
    <Kind.AD: 'ad'>
    >>> kind_of("ts_poll_result_popup_result_903962")
    'uncounted'
    >>> kind_of("wp-block-group has-share-background") is None
    True
    """
    for name in names.lower().split():
        if name in _EXACT:
            return _EXACT[name]
        if name.startswith(_ANY_PREFIX):
            return next(kind for prefix, kind in _PREFIXES.items() if name.startswith(prefix))
    return None
