"""The crawl against a real WordPress: Debian's, installed into a folder of the test's own, served on loopback.

packages                  what has to be installed; without it the tests are skipped
servers                   MariaDB and PHP's own web server, started and stopped
site                      WordPress: installed, filled, told to change
manuscripts → editing     the replica's posts as editors save them, as what WordPress is told to do
printed                   the true record of a post as a theme prints it
php/                      what runs inside WordPress: its settings, our operations, the plugins of a news site
"""
