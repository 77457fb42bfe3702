"""The crawl against a real WordPress: Debian's, installed into a folder of the test's own, served on loopback.

    packages                  what has to be installed; without it the tests are skipped
    servers → site            MariaDB and PHP's own web server; WordPress, installed, told to change
    manuscripts → editing     the replica's posts as editors save them; as what WordPress is told to do
    printed                   the true record of a post as a theme prints it
    newspaper                 the replica and the WordPress that hold the same posts
    php/                      what runs inside WordPress: its settings, our operations, the plugins of a news site

What is true stands in the replica alone. Where the two differ, one of them is wrong, and `test_answers` says so.
"""
