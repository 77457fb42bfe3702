"""A small okegas.id on loopback: what WordPress would answer, and the true record of every post.

    sentences, mentions → blocks → stories → posts     what is written, and what it truly says
    state                                              the posts as they are now: added, changed, trashed …
    truth                                              the record that a perfect crawler makes of a post
    theme, article, listings, polls, yoast             the pages
    rest, feed, sitemaps                               what machines read
    routes → server                                    address → answer → HTTP

Only `server` needs aiohttp. Nothing here knows how the crawler works.
"""
