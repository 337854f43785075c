"""Simulated extractors: clean papers, rendered the way PDF, HTML and Word conversions leave them.

A clean paper (`clean`) is composed at random (`compose`) of sentences full of things that look like footnote markers
(`words`). It is rendered as Markdown or plain text (`flowing`) or as the lines of a printed page (`printed`), and what
ingest makes of the result is compared with the clean paper (`measure`). `python -m tests.ingest.extraction --seeds 200`
prints the figures for every style.
"""
