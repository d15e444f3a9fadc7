// Two plugins: one shows saved widgets that JupyterLab gave up on too early, one keeps the reader's place.
//
// When a notebook is opened, the widget manager restores twice at once: from the new kernel, which has nothing,
// and from the notebook, which has the saved pictures. If the kernel answers first, the manager counts as
// restored, and outputs drawn in that moment say for good that their model was not found, although it arrives a
// little later. This asks such outputs again, a few times. It changes nothing in the notebook, so nothing is
// marked as unsaved. It is a module as JupyterLab loads it, written by hand: there is nothing to build.
(() => {
  const LOST = "Error displaying widget: model not found";
  const EVERY_MS = 500;
  const MOST_TRIES = 40;
  const RUN_ALL = ["notebook:run-all-cells", "notebook:restart-run-all"];
  const tries = new WeakMap();

  function askAgain(output, model) {
    const tried = tries.get(output) ?? 0;
    if (tried < MOST_TRIES) {
      tries.set(output, tried + 1);
      output.renderModel(model);
    }
  }

  function look(app) {
    if (!document.querySelector(".jp-OutputArea-output.jupyter-widgets")) return; // only lost outputs have both
    for (const panel of app.shell.widgets("main")) {
      for (const cell of panel.content?.widgets ?? []) {
        cell.outputArea?.widgets.forEach((row, n) => {
          const lost = row.widgets?.find((output) => output.node.textContent === LOST && output.renderModel);
          if (lost) askAgain(lost, cell.outputArea.model.get(n));
        });
      }
    }
  }

  const plugin = {
    id: "osteospine-lab:saved-pictures",
    autoStart: true,
    activate: (app) => void setInterval(() => look(app), EVERY_MS),
  };

  // Run All Cells leaves the reader at the end of the page, far from the picture they came for: bring them back to
  // where they were, with the first code cell chosen, so that Tab goes on from the top as well.
  function stay(app, id, result) {
    if (!RUN_ALL.includes(id)) return;
    const notebook = app.shell.currentWidget?.content;
    const scroller = notebook?.node.querySelector(".jp-WindowedPanel-outer");
    if (!scroller) return;
    const top = scroller.scrollTop;
    const back = () => {
      notebook.activeCellIndex = Math.max(notebook.widgets.findIndex((cell) => cell.model.type === "code"), 0);
      requestAnimationFrame(() => void (scroller.scrollTop = top));
    };
    result.then(back, back);
  }

  const place = {
    id: "osteospine-lab:keep-place",
    autoStart: true,
    activate: (app) => void app.commands.commandExecuted.connect((_, { id, result }) => stay(app, id, result)),
  };

  window._JUPYTERLAB = window._JUPYTERLAB ?? {};
  window._JUPYTERLAB["osteospine-lab"] = {
    init: () => undefined,
    get: () => Promise.resolve(() => ({ __esModule: true, default: [plugin, place] })),
  };
})();
