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
  grid-column: 1; grid-row: 1; float: none; width: 16px; height: 16px; margin: 2px 0 0; line-height: 1;
  align-self: start; }}
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
.osteospine-part {{ margin: 8px 0 0; }}
.osteospine-exhibit {{ border-collapse: collapse; margin: 6px 0; background: #ffffff; }}
.osteospine-exhibit caption {{ text-align: left; font-weight: 600; padding: 2px 0; }}
.osteospine-exhibit :is(th, td) {{ border: 1px solid {style.ARCH_EDGE}; padding: 3px 10px; text-align: left;
  vertical-align: top; white-space: normal; }}
.osteospine-exhibit thead :is(th, td) {{ background: {style.ARCH}; }}
.osteospine-exhibit tbody th {{ font-weight: normal; }}
/* A table question: the row's text on the left, its boxes in columns; one below the other where room is short. */
.osteospine-practice .osteospine-matrix {{ max-width: 100%; margin: 4px 0; overflow: visible; }}
.osteospine-practice .osteospine-matrix :is(.widget-radio, .osteospine-matrix-row) {{ display: flex;
  flex-flow: row wrap; align-items: center; justify-content: space-between; width: 100%; margin: 0;
  padding: 3px 0; overflow: visible; border-top: 1px solid {style.ARCH_EDGE}; }}
.osteospine-practice .osteospine-matrix :is(.widget-radio > .widget-label, .widget-html) {{
  flex: 1 1 260px; max-width: none; margin: 0; height: auto; }}
.osteospine-practice .osteospine-matrix .widget-radio-box {{ display: flex; flex-flow: row wrap; width: auto;
  height: auto; margin: 0 !important; padding: 0; }}
.osteospine-practice .osteospine-matrix .widget-checkbox {{ flex: 0 0 auto; margin: 0; }}
.osteospine-practice .osteospine-matrix :is(.widget-radio-box label, .widget-checkbox .widget-label-basic) {{
  display: block; position: relative; box-sizing: border-box; width: 10.5em; margin: 0;
  padding: 3px 8px 3px 24px; white-space: pre-line; }}
.osteospine-practice .osteospine-matrix :is(.widget-radio-box, .widget-checkbox) input {{
  position: absolute; left: 2px; top: 5px; margin: 0; }}
.osteospine-practice .osteospine-matrix .widget-checkbox .widget-label-basic > span {{ display: block; }}
/* Each box's label starts with a line that names its row: it is read out, but seen already on the left. */
.osteospine-matrix .widget-radio-box label::first-line,
.osteospine-matrix .widget-checkbox span::first-line {{ font-size: 0; line-height: 0; }}
/* Text with lists or phrases in it runs on as text does. */
.osteospine-practice :is(.osteospine-cloze, .osteospine-highlight) {{ display: block; max-width: 46em;
  box-sizing: border-box; overflow: visible; line-height: 2.3; margin: 4px 0; padding-right: 8px; }}
.osteospine-practice :is(.osteospine-cloze, .osteospine-highlight) :is(.widget-html, .widget-html-content) {{
  display: inline; line-height: inherit; margin: 0; white-space: normal; }}
.osteospine-panel.osteospine-practice .osteospine-cloze .widget-dropdown {{ display: inline-flex;
  flex-flow: row nowrap; justify-content: flex-start; vertical-align: middle; margin: 0 2px; padding: 0;
  line-height: 1.4; }}
.osteospine-practice .osteospine-cloze ~ .widget-radio > .widget-label {{ display: block; font-weight: 600; }}
.osteospine-practice .osteospine-cloze .widget-dropdown > .widget-label {{ flex: 0 0 auto; margin-right: 4px;
  color: {style.QUIET}; }}
.osteospine-practice .osteospine-cloze .widget-dropdown select {{ flex: 0 1 auto; width: auto; margin: 0;
  min-height: 28px; }}
.osteospine-practice .osteospine-highlight .widget-checkbox,
.osteospine-practice .osteospine-highlight .widget-checkbox .widget-label-basic {{ display: inline; margin: 0;
  padding: 0; line-height: inherit; }}
.osteospine-practice .osteospine-highlight .widget-checkbox {{ margin-right: 4px; }}
/* The box and the first word of its phrase stay on one line. */
.osteospine-practice .osteospine-highlight .widget-label-basic > span::before {{ content: "\\2060"; }}
.osteospine-practice .osteospine-highlight .widget-checkbox .widget-label-basic {{ padding: 3px 4px;
  background: #ffffff; border: 1px solid {style.FRAME}; border-radius: 4px; box-decoration-break: clone;
  -webkit-box-decoration-break: clone; cursor: pointer; }}
.osteospine-practice .osteospine-highlight .widget-checkbox input {{ display: inline-block; margin: 0 5px 0 1px;
  vertical-align: -2px; }}
.osteospine-practice .osteospine-highlight .widget-label-basic:has(input:checked) {{ background: {style.DISC};
  text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 3px; }}
.osteospine-practice .osteospine-bow-tie {{ display: flex; flex-flow: row wrap; align-items: stretch; gap: 10px;
  max-width: 100%; overflow: visible; margin: 4px 0; }}
.osteospine-practice .osteospine-bow-tie > .widget-vbox {{ flex: 1 1 225px; min-width: 0; padding: 6px 10px;
  border: 1px solid {style.FRAME}; border-radius: 6px; background: #ffffff; overflow: visible; }}
.osteospine-practice .osteospine-bow-tie > .widget-vbox:nth-child(2) {{ border: 3px double {style.MEASURE};
  background: {style.PAPER}; }}
.osteospine-practice .osteospine-bow-tie :is(.widget-html-content, .widget-radio > .widget-label) {{
  display: block; font-weight: 600; line-height: 1.4; margin: 0; padding: 2px 0; }}
.osteospine-practice .osteospine-bow-tie .widget-radio {{ margin: 0; }}
.osteospine-practice .osteospine-bow-tie .widget-radio-box {{ margin: 0; padding: 0; }}
@media (max-width: 640px) {{
  .osteospine-exhibit :is(th, td) {{ padding: 3px 4px; font-size: 12.5px; overflow-wrap: anywhere; hyphens: auto; }}
  .osteospine-practice .osteospine-matrix :is(.widget-radio-box, .widget-radio-box label, .widget-checkbox,
    .widget-checkbox .widget-label-basic) {{ width: 100%; }}
  .osteospine-panel.osteospine-practice .osteospine-cloze .widget-dropdown {{ flex-wrap: wrap; }}
  .osteospine-practice .osteospine-cloze .widget-dropdown select {{ max-width: 100%; font-size: 13px; }}
}}
.osteospine-notes {{ list-style: none; margin: 6px 0; padding: 0; max-width: 47em; }}
.osteospine-notes li {{ border-left: 4px solid; padding: 2px 0 2px 10px; margin: 6px 0; }}
.osteospine-notes .osteospine-note-right {{ border-left-color: {style.MEASURE}; }}
.osteospine-notes .osteospine-note-wrong {{ border-left: 4px dashed {style.CHANGED_INK}; }}
.osteospine-small {{ color: {style.QUIET}; margin: 4px 0; max-width: 46em; }}
.osteospine-result {{ font-weight: 600; }}
</style>
"""
