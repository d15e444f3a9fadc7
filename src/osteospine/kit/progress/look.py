"""The style sheet of My progress: the save buttons, the overview and its bars, and the points of a test."""

from osteospine.kit import style

CSS = f"""
<style>
.osteospine-save {{ border-top: 1px solid {style.ARCH_EDGE}; padding-top: 4px; overflow: visible; }}
.osteospine-save .widget-button {{ margin: 4px 0; padding: 0 14px; }}
.osteospine-saved {{ border-left: 4px solid {style.MEASURE}; padding: 2px 0 2px 10px; max-width: 46em;
  overflow-wrap: anywhere; }}
.osteospine-saved[role=alert] {{ border-left: 4px dashed {style.CHANGED_INK}; }}
.osteospine-progress {{ max-width: 860px; }}
:is(.osteospine-progress table, .osteospine-points) {{ border-collapse: collapse; width: 100%; margin: 4px 0;
  background: none; max-width: 860px; }}
:is(.osteospine-progress, .osteospine-points) caption {{ text-align: left; color: {style.QUIET}; padding: 2px 0 4px; }}
:is(.osteospine-progress, .osteospine-points) :is(th, td) {{ text-align: left; vertical-align: top;
  padding: 4px 10px 4px 0; max-width: none;
  border-bottom: 1px solid #e2dcd1; font-weight: normal; white-space: normal; background: none; }}
:is(.osteospine-progress, .osteospine-points) thead th, .osteospine-progress tfoot :is(th, td) {{ font-weight: 600; }}
.osteospine-progress thead th:not(:first-child) {{ width: 22%; }}
.osteospine-progress thead th:nth-child(2) {{ width: 15%; }}
.osteospine-share {{ display: flex; flex-wrap: wrap; align-items: center; gap: 2px 8px; }}
.osteospine-share > span:first-child, .osteospine-progress td {{ white-space: nowrap; }}
.osteospine-share > span:first-child {{ min-width: 5.2em; }}
.osteospine-bar {{ flex: 1 1 60px; max-width: 220px; height: 10px;
  background: {style.PAPER}; border: 1px solid {style.FRAME}; box-sizing: border-box; }}
.osteospine-bar > span {{ display: block; height: 100%; background: {style.MEASURE}; }}
.osteospine-progress details {{ margin: 2px 0; }}
.osteospine-progress summary {{ cursor: pointer; padding: 3px 0; }}
.osteospine-progress summary:focus-visible, .osteospine-progress a:focus-visible {{
  outline: 3px solid {style.MEASURE}; outline-offset: 2px; }}
.osteospine-progress ul {{ margin: 2px 0 6px; padding-left: 22px; }}
.osteospine-progress a {{ color: {style.MEASURE}; text-decoration: underline; }}
.osteospine-progress .osteospine-small {{ color: {style.QUIET}; margin: 4px 0; max-width: 46em; }}
</style>
"""
