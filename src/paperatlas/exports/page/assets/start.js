// Choose a node (null for none): its card opens, its neighbours stand out, and the address names it.
function choose(key, moved = false) {
  unpoint();
  [view.chosen, view.line] = [key, null];
  if (key === null) closeCard();
  else {
    if (isHidden(key)) toggleType(atlas.nodes[key].type, document.querySelector(`[data-type="${atlas.nodes[key].type}"]`));
    showNode(key);
  }
  history.replaceState(null, "", key === null ? "#" : `#${encodeURIComponent(key)}`);
  network.unselectAll();
  paint();
  if (key !== null && moved) fitNodes([...lit()].filter((near) => !isHidden(near)), 1);
  else if (key !== null) bringIntoView(key);
}

function chooseLine(id) {
  unpoint();
  [view.chosen, view.line] = [null, id];
  showLine(id);
  network.unselectAll();
  paint();
}

function chooseAddressed() {
  let key = "";
  try {
    key = decodeURIComponent(location.hash.slice(1));
  } catch {
    return;
  }
  if (Object.hasOwn(atlas.nodes, key) && key !== view.chosen) choose(key, true);
}

function clicked({ nodes: [node], edges: [edge], pointer }) {
  const key = node || labelAt(pointer.canvas);
  if (key) choose(key);
  else if (edge) chooseLine(edge);
  else choose(null);
}

function hovered(words, { x, y }) {
  byId("pointed").textContent = words.slice(0, 200);
  placePointed({ x, y });
}

function lineWords(line) {
  const labels = [...new Set(line.joins.map(([predicate]) => atlas.predicates[predicate].label))];
  return `${nameOf(line.joins[0][1]).slice(0, 80)} ${labels.join(", ")} ${nameOf(line.joins[0][2]).slice(0, 80)}`;
}

const follow = (key) => Object.assign(places.get(key), network.getPosition(key));

function listen() {
  network.on("afterDrawing", writeLabels);
  network.on("click", clicked);
  network.on("hoverNode", ({ node, pointer }) => {
    view.pointed = node;
    hovered(nameOf(node), pointer.DOM);
  });
  network.on("hoverEdge", ({ edge, pointer }) => hovered(lineWords(lineOf.get(edge)), pointer.DOM));
  for (const gone of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(gone, unpoint);
  for (const drag of ["dragging", "dragEnd"]) network.on(drag, ({ nodes: moved }) => moved.forEach(follow));
  byId("closer").addEventListener("click", () => zoomBy(1.4));
  byId("farther").addEventListener("click", () => zoomBy(1 / 1.4));
  byId("whole").addEventListener("click", () => showWhole());
  addEventListener("hashchange", chooseAddressed);
  darkness.addEventListener("change", () => { drawLegend(); paint(); });
}

function start() {
  byId("note").textContent = byId("note").title = atlas.note;
  if (!Object.keys(atlas.nodes).length) {
    for (const id of ["legend", "zoom", "search"]) byId(id).hidden = true;
    byId("empty").textContent = "This atlas is empty: it holds no papers yet. Build one with “paperatlas build PAPERS --atlas DIR”.";
    byId("empty").hidden = false;
    return;
  }
  takeOverLabels();
  drawLegend();
  paint();
  listen();
  showWhole(false);
  if (atlas.centres.length === 1 && !location.hash) choose(atlas.centres[0]);
  chooseAddressed();
}

start();
