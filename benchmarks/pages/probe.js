// Runs before a page: notes when nodes are first on the screen, and counts the frames in which a canvas changed.
(() => {
  const next = window.requestAnimationFrame.bind(window);
  const probe = (window.measured = { paint: 0, frames: 0, changed: false });
  const drawing = [
    [window.CanvasRenderingContext2D, ["fill", "stroke", "fillRect", "drawImage", "putImageData", "fillText"]],
    [window.OffscreenCanvasRenderingContext2D, ["fill", "stroke", "fillRect", "drawImage", "putImageData", "fillText"]],
    [window.WebGLRenderingContext, ["drawArrays", "drawElements"]],
    [window.WebGL2RenderingContext, ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"]],
    [window.ImageBitmapRenderingContext, ["transferFromImageBitmap"]],
  ];
  for (const [context, names] of drawing) for (const name of context ? names : []) {
    const own = context.prototype[name];
    if (own) context.prototype[name] = function (...rest) {
      const canvas = this.canvas;
      if (canvas && canvas.isConnected !== false && canvas.width * canvas.height > 100_000) change();
      return own.apply(this, rest);
    };
  }
  function change() {
    if (probe.changed) return;
    probe.changed = true;
    next((now) => {
      probe.changed = false;
      probe.frames += 1;
      if (!probe.paint) probe.paint = performance.now();
    });
  }
})();
