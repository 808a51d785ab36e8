"""The site: an atlas as a folder of plain HTML pages that open from a web server or from disk.

`site` indexes a graph once; each kind of page is a module with one function that yields its pages from that, listed in
`sections`; a part of a concept's page (a leaderboard, say) is a function listed in `parts`. `addresses` names files,
`shell` puts what all pages share around a page, `write` brings them to disk, `export` runs it all. Markup stands in
``templates/``, where every text is escaped unless it is markup already.
"""
