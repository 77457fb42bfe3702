"""The class names and ids by which widgets are known, each with where it was seen.

A name stands for a whole element that is not the article. Names are lower case; a prefix stands for a family of numbered or
worded names. What merely sounds like a widget ("share", "box") is not here: it would take a journalist's work with it.
"""

from collections.abc import Mapping

from okegas_crawler.text.kinds import Kind

UNCOUNTED = "uncounted"
"""Not the article, and not seen by a reader either: dropped without being counted."""

NAMES: Mapping[str, str] = {
    name: kind
    for kind, names in {
        UNCOUNTED: """
            screen-reader-text screen-reader-only sr-only visually-hidden assistive-text
            crp_clear yarpp-clear clearfix-sharing
            ts_load_vue_poll tsp_popup_question
        """,
        Kind.TS_POLL: "ts_poll_form ts_poll_section total_soft_poll_main_div",  # TS Poll 2.x; 1.8.9
        Kind.POLL: """
            wp-polls wp-polls-form wp-polls-ans wp-polls-archive
            totalpoll-wrapper totalpoll-poll totalpoll-widget
            yop-poll-container yop_poll_container basic-yop-poll-container
            democracy dem-screen
            pds-box pds-question css-box cs-embed crowdsignal-poll-wrapper crowdsignal-forms-poll wp-block-crowdsignal-forms-poll
            poll-maker ays-poll-main forminator-poll forminator-poll-form
            wpp-poll wp-poll opinionstage-widget qsm-quiz-container wpvr-poll responsive-poll polldaddy_embed
            jeg_poll epollfull epoll
        """,
        Kind.AD: """
            code-block ai-viewports ai-rotate adinserter
            adsbygoogle google-auto-placed ap_container
            td-a-rec td-adspot-title td_spot_img_all
            jeg_ad jeg_ad_article jnews_inline_ads content-inline-ad
            gmr-banner gmr-parallax inline-gmr-banner
            iklan iklan-artikel box-iklan parallax-iklan ads ads-box ad-container ad-wrapper advertisement advads
            quads-location wp_bannerize mnmd-ad penci-ad-block bs-ads wpberita-banner ads-kiri idblog-adsense
            adsense ad-unit ad-slot taboola outbrain mgbox revive-ad parallax-ads
            detail__ads para_caption_ads ads-content
        """,
        Kind.SHARE: """
            addtoany_content addtoany_share_save_container a2a_kit addtoany_header
            sharedaddy sd-sharing jp-sharing-block wp-block-jetpack-sharing-buttons wpl-likebox jetpack-likes-widget-wrapper
            gmr-social-share gmr-content-share gmr-share-button
            td-post-sharing td-post-sharing-top td-post-sharing-bottom td_block_social_share
            jeg_share_button jeg_share_top_container jeg_share_bottom_container jeg_sharelist
            heateor_sss_sharing_container heateorssssharing the_champ_sharing_container
            social-share social-sharing share-buttons sharebuttons share-box entry-share post-share post-sharing social_share
            ssba ssbp-wrap swp_social_panel essb_links mashsb-container dpsp-content-wrapper sfsi_widget sfsi_responsive_icons
            simplesocialbuttons naver-sosmed wp-socializer scriptlesssocialsharing novashare-buttons mvp-post-soc-wrap
            shared-counts-wrap sassy-social-share ultimatesocial wpusb fb-like fb-share-button twitter-share-button
            bs-share themeansar-share aft-social-share aft-view-count-share cm-social-share penci-post-share-box
            wp-block-social-links aft-comment-view-share
        """,
        Kind.RELATED_LINK: """
            baca-juga bacajuga baca_juga inner-link-baca-juga link-baca-juga box-baca-juga bacajuga-box baca-juga-box
            jnews_inline_related_post_wrapper jnews_inline_related_post jeg_post_related_inline
            gmr-related-infinite gmr-related-post-onlytitle
            penci-ilrp-container irp iparelated_content intergeo-related textrelated lateral-related
            simak-juga read-also read-more-inline td-inline-related inline-related-post inline-related-posts
        """,
        Kind.RELATED_POSTS: """
            jp-relatedposts crp_related crp-list yarpp yarpp-related yarppwpp
            rp4wp-related-posts wp_rp_wrap zem_rp_wrap related-posts related_posts relatedposts related-post related-articles
            gmr-related-post gmr-grid-related jeg_related_post_container jnews_related_post_container
            td_block_related_posts td-related-row wpp-list popular-posts aft-related-posts related-posts-wrap
            cm-related-posts single-related-posts-section-wrap single-related-posts-section penci-post-related
            wp-block-jetpack-related-posts ez-related related-article berita-terkait mvp-related-posts srpw-block
            lwptoc-related nextpage-related wp-block-latest-posts wp-block-query
        """,
        Kind.SUBSCRIPTION: """
            jetpack_subscription_widget wp-block-jetpack-subscriptions wp-block-jetpack-subscriptions__container
            jetpack-subscribe-modal mc4wp-form mc_embed_signup tnp tnp-subscription mailpoet_form newsletter-box newsletter-form
            wp-block-mailpoet-subscription-form-block subscribe-box follow-box google-news-box gnews gmr-gnews gmr-google-news
            saluran-wa wa-channel whatsapp-channel join-channel channel-box cta-whatsapp emaillist es_subscription_form
            wpcf7 wpforms-container forminator-ui
        """,
        Kind.VIEW_COUNTER: """
            post-views entry-views wpp-views view-count views-count pvc_stats post-view-count jeg_meta_views td-post-views
            gmr-view span-reading-time rt-reading-time reading-time yoast-reading-time__wrapper bsf-rt-reading-time
            eael-reading-time aft-view-count
        """,
        Kind.PAGE_LINKS: "page-links post-page-numbers link-pages wp-link-pages page-link td-post-pages nextpage pagelink cm-pagination-links",
        Kind.TAGS: """
            tags-links tag-links post-tags entry-tags td-post-source-tags td-tags jeg_post_tags post-tag gmr-tags tagcloud
            cat-tags-links cat-links category-links entry-footer cm-tags single-tags newsmatic-tags
            wp-block-post-terms wp-block-tag-cloud tags-list article-tags box-tag
        """,
        Kind.AUTHOR_BOX: """
            author-box author-info author-bio entry-author td-author-box author-box-wrap jeg_authorbox jeg_author_box
            gmr-author saboxplugin-wrap saboxplugin-gravatar pp-multiple-authors-boxes-wrapper abh_box molongui-author-box
            m-a-box ts-fab-wrapper wp-block-post-author wp-block-molongui-author-box about-author post-author-box
            aft-author author-profile post-author-bio
        """,
        Kind.COMMENTS: """
            comments comments-area comment-respond respond comment-form commentlist comment-list wp-block-comments fb-comments
            disqus_thread jeg_comment_container td-comments-title-wrap wpdiscuz wpdcom wpd-comments post-comments
        """,
        Kind.NAVIGATION: """
            post-navigation navigation nav-links nav-previous nav-next post-nav
            breadcrumb breadcrumbs breadcrumb-trail rank-math-breadcrumb yoast-breadcrumbs td-crumb-container jeg_breadcrumbs
            ez-toc-container toc_container lwptoc wp-block-rank-math-toc-block wp-block-yoast-seo-table-of-contents rank-math-toc
            kb-table-of-content-nav uagb-toc__wrap sb_toc eb-toc-container table-of-contents joli-toc td-post-next-prev
            jnews_prev_next_container jeg_prevnext_post wp-block-post-navigation-link
        """,
    }.items()
    for name in names.split()
}
"""Class name or id → kind of widget, or UNCOUNTED."""

PREFIXES: Mapping[str, str] = {
    "ts_poll_section_": Kind.TS_POLL,
    "ts_poll_form_": Kind.TS_POLL,
    "ts_load_vue_poll_": UNCOUNTED,
    "tsp_popup_question_": UNCOUNTED,
    "polls-": Kind.POLL,  # WP-Polls: div#polls-12
    "totalpoll-": Kind.POLL,
    "yop-poll-": Kind.POLL,
    "democracy-": Kind.POLL,
    "pds_container": Kind.POLL,  # Polldaddy, now Crowdsignal
    "gmr-banner-": Kind.AD,
    "code-block-": Kind.AD,  # Ad Inserter
    "td-a-rec-": Kind.AD,  # tagDiv
    "div-gpt-ad": Kind.AD,  # Google Publisher Tag
    "google_ads_": Kind.AD,
    "quads-ad": Kind.AD,
    "advads-": Kind.AD,
    "wp-block-jetpack-related": Kind.RELATED_POSTS,
    "yarpp-": Kind.RELATED_POSTS,
    "mc4wp-form-": Kind.SUBSCRIPTION,
}
"""First letters of a class name or id → kind of widget, or UNCOUNTED."""

_STARTS = tuple(PREFIXES)


def kind_of(names: str) -> str | None:
    """The kind of widget that a class attribute or an id names, UNCOUNTED, or None.

    >>> kind_of("code-block code-block-2")
    <Kind.AD: 'ad'>
    >>> kind_of("ts_poll_form_903962")
    <Kind.TS_POLL: 'ts-poll'>
    >>> kind_of("wp-block-group is-style-share") is None
    True
    """
    for name in names.lower().split():
        kind = NAMES.get(name)
        if kind is not None:
            return kind
        if name.startswith(_STARTS):
            return next(kind for start, kind in PREFIXES.items() if name.startswith(start))
    return None
