"""The style sheet of a report: light and dark by the reader's own setting, and one column on a phone."""

STYLE = """
:root { color-scheme: light dark; --ink: #1d2329; --soft: #5c6770; --line: #d9dee3; --paper: #fff; --card: #f6f7f9;
  --one: #1f6fb2; --two: #b85410; --bad: #a61b1b; --good: #1c7a3c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e7ea; --soft: #9aa5ae; --line: #39424a; --paper: #14181c;
  --card: #1d2329; --one: #6db3f2; --two: #f0a163; --bad: #ff8f85; --good: #7ed19a; } }
* { box-sizing: border-box; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 0 auto; padding: 1rem; color: var(--ink);
  background: var(--paper); overflow-wrap: break-word; }
h1 { margin: .5rem 0; } h2 { margin: 2.2rem 0 .6rem; } h3 { margin: 1.6rem 0 .5rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; margin: .6rem 0; font-size: .92rem; }
th, td { border-bottom: 1px solid var(--line); padding: .3rem .7rem .3rem 0; text-align: left; vertical-align: top; }
th { color: var(--soft); font-weight: 600; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.soft { color: var(--soft); } .bad { color: var(--bad); } .good { color: var(--good); } .strong { font-weight: 600; }
.plots { display: grid; gap: 1.2rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); }
figure { margin: 0; padding: .8rem; background: var(--card); border-radius: .5rem; }
figcaption { font-size: .92rem; margin-bottom: .4rem; }
svg { display: block; width: 100%; height: auto; max-width: 34rem; margin: 0 auto; font: 12px system-ui, sans-serif; }
svg text { fill: var(--ink); } svg .tick, svg .title { fill: var(--soft); } svg .figure { font-weight: 600; }
svg .one { fill: var(--one); } svg .two { fill: var(--two); } svg .dot { fill-opacity: .75; }
svg .grid { stroke: var(--line); } svg .axis { stroke: var(--soft); }
svg .dashed { stroke: var(--soft); stroke-dasharray: 4 4; }
svg .whisker.one { stroke: var(--one); stroke-width: 2; } svg .whisker.two { stroke: var(--two); stroke-width: 2; }
svg .curve { fill: none; stroke: var(--one); stroke-width: 2; }
details { background: var(--card); border-radius: .5rem; margin: .5rem 0; padding: .5rem .8rem; }
summary { cursor: pointer; } details[open] summary { margin-bottom: .5rem; }
blockquote { margin: .3rem 0; padding-left: .8rem; border-left: 3px solid var(--good); }
ol.returned { padding-left: 1.4rem; } ol.returned li { margin: .5rem 0; }
.right { border-left: 3px solid var(--good); padding-left: .6rem; }
.small { font-size: .85rem; }
"""
