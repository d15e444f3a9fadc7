"""The style sheet of practice items: long options wrap, and borders and signs back up the words."""

from osteospine.kit import style

# ipywidgets cuts long labels off; every rule on height and white space here undoes that.
CSS = f"""
<style>
.osteospine-practice {{ max-width: 860px; }}
.osteospine-question {{ border-top: 1px solid {style.ARCH_EDGE}; padding: 10px 0 6px; overflow: visible; }}
.osteospine-stem {{ max-width: 46em; }}
.osteospine-practice :is(.widget-radio, .widget-checkbox, .widget-text, .widget-dropdown) {{
  width: auto; max-width: 100%; height: auto; margin: 2px 0; }}
.osteospine-practice .widget-radio {{ flex-direction: column; align-items: flex-start; }}
.osteospine-practice .widget-radio-box {{ max-width: 46em; margin: 0; }}
.osteospine-practice :is(.widget-radio-box label, .widget-checkbox .widget-label-basic) {{
  display: grid; grid-template-columns: 22px 1fr; align-items: start; height: auto; max-width: 46em;
  white-space: normal; overflow: visible; line-height: 1.4; padding: 3px 0; font-size: inherit; }}
.osteospine-practice :is(.widget-radio-box, .widget-checkbox) input {{
  grid-column: 1; grid-row: 1; float: none; width: 16px; height: 16px; margin: 2px 0 0; line-height: 1; }}
.osteospine-practice .widget-checkbox > .widget-label {{ display: none; }}
.osteospine-practice .widget-label {{ white-space: normal; overflow: visible; text-align: left; height: auto;
  line-height: 1.4; width: auto; max-width: min(42em, 100%); flex: 0 1 auto; min-width: 0; }}
.osteospine-practice .widget-dropdown {{ flex-direction: row-reverse; justify-content: flex-end;
  align-items: center; padding: 2px 0; }}
.osteospine-panel.osteospine-practice .widget-dropdown {{ flex-wrap: nowrap; }}
.osteospine-practice .widget-dropdown > .widget-label {{ flex: 0 1 auto; min-width: 0; margin-right: 0; }}
.osteospine-practice .widget-dropdown select {{ flex: 0 0 76px; margin-right: 8px; }}
.osteospine-practice .widget-text {{ flex-wrap: wrap; align-items: center; }}
.osteospine-practice .widget-text input {{ flex: 0 0 110px; }}
.osteospine-practice .widget-button {{ align-self: flex-start; margin: 6px 0; padding: 0 14px; }}
.osteospine-practice a {{ color: {style.MEASURE}; text-decoration: underline; }}
.osteospine-verdict:not(:empty) {{ border: 2px solid {style.MEASURE}; border-radius: 4px; padding: 4px 10px;
  max-width: 46em; box-sizing: border-box; }}
.osteospine-notes {{ list-style: none; margin: 6px 0; padding: 0; max-width: 47em; }}
.osteospine-notes li {{ border-left: 4px solid; padding: 2px 0 2px 10px; margin: 6px 0; }}
.osteospine-notes .osteospine-note-right {{ border-left-color: {style.MEASURE}; }}
.osteospine-notes .osteospine-note-wrong {{ border-left: 4px dashed {style.CHANGED_INK}; }}
.osteospine-small {{ color: {style.QUIET}; margin: 4px 0; max-width: 46em; }}
.osteospine-result {{ font-weight: 600; }}
</style>
"""
