function legendRow([kind, type]) {
  const row = make("button", { type: "button", "aria-pressed": "true", title: type.comment, "data-type": kind },
    shape(type), make("span", {}, type.label), make("small", {}, String(type.count)));
  row.addEventListener("click", () => toggleType(kind, row));
  return row;
}

function toggleType(kind, row) {
  if (!view.hidden.delete(kind)) view.hidden.add(kind);
  row.setAttribute("aria-pressed", String(!view.hidden.has(kind)));
  if (view.chosen && isHidden(view.chosen)) choose(null);
  paint();
}

function drawLegend() {
  byId("legend").replaceChildren(...Object.entries(atlas.types).map(legendRow));
  for (const row of byId("legend").children) row.setAttribute("aria-pressed", String(!view.hidden.has(row.dataset.type)));
}
