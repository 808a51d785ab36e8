/** The picture and its rows as files. */

import type { App } from "../app";
import { SvgPen } from "../draw/svg-pen";
import { button, h } from "./dom";
import { saveFile } from "./save";
import type { Table } from "./table";

export function savingCard(app: App, table: Table): HTMLElement {
  const { stage } = app;
  const png = () => stage?.canvas.toBlob((blob) => blob && saveFile("atlas.png", blob), "image/png");
  const svg = () => stage && saveFile("atlas.svg", drawSvg(app), "image/svg+xml");
  return h("article", { class: "card" }, h("h2", {}, "Save"),
    stage ? h("div", { class: "actions stacked" }, button("Picture as PNG", () => void png(), { id: "save-png" }), button("Picture as SVG", () => void svg(), { id: "save-svg" })) : null,
    h("div", { class: "actions stacked" },
      button("Nodes in sight as CSV", () => table.save("nodes"), { id: "save-nodes" }), button("Edges in sight as CSV", () => table.save("edges"), { id: "save-edges" })));
}

function drawSvg({ stage }: App): string {
  const { subject, camera, ruler } = stage!;
  const pen = new SvgPen(camera.width, camera.height, subject.palette.marks, ruler);
  stage!.drawWith(pen);
  return pen.file;
}
