"""A brief: what became of one promise, or of many, on two to four pages that a clerk takes to a meeting.

what is asked for -> what the pages of the site tell of it -> content -> Markdown, HTML, Word or PDF. Nothing is worked
out here that the site does not tell: it is asked through one door, :mod:`goldenthread.site.told`.
"""
