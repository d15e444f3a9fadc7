// Times, inside the page, from a key press (in a list: from its change) to the frame in which the new picture is on screen.
// A picture is the panel's SVG or, in the usual way, an image of an output; both are watched alike.
(() => {
  const drawn = cell => {
    const svg = cell.querySelector('svg.osteospine-picture');
    if (svg) return {node: svg, ready: async () => {}};
    const image = cell.querySelector('.jp-RenderedImage img');
    return image ? {node: image, ready: () => image.decode().catch(() => {})} : null;
  };
  const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));

  window.osteospineTimes = {
    // Watch the cell from now on: key presses, and each new picture once it has been painted.
    watch(cell) {
      this.keys = [];
      this.shown = [];
      let last = drawn(cell)?.node;
      this.onKey = event => this.keys.push(event.timeStamp);
      this.onChange = event => event.target.tagName === 'SELECT' && this.keys.push(event.timeStamp);
      document.addEventListener('keydown', this.onKey, true);
      document.addEventListener('change', this.onChange, true);
      this.observer = new MutationObserver(async () => {
        const now = drawn(cell);
        if (!now || now.node === last) return;
        last = now.node;
        await now.ready();
        await frame();
        this.shown.push(performance.now());
      });
      this.observer.observe(cell, {childList: true, subtree: true});
    },
    stop() {
      this.observer.disconnect();
      document.removeEventListener('keydown', this.onKey, true);
      document.removeEventListener('change', this.onChange, true);
      return {keys: this.keys, shown: this.shown};
    },
  };
})();
