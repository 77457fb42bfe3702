"""A small okegas.id on loopback: what WordPress would answer, and the true record of every post.

    sentences, mentions, headlines            the material, and what is known of a post by its number alone
    pieces → blocks → desk → stories          what is told, knowing what a reader reads in it
    posts, writing                            a post, and the post of a number
    newsroom, specials, addresses → state     the posts as they are now: added, changed, trashed, renamed
    truth                                     the record that a perfect crawler makes of a post
    theme, content → article, listings        the pages; also notices and attachment
    polls, yoast                              what plugins put into them
    rest, feed, sitemaps                      what machines read
    routes → server                           address → answer → HTTP

Only `server` needs aiohttp. Nothing here knows how the crawler works.
"""
