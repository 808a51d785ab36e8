/** Papers by year as small bars. */

import { h, svg } from "./dom";

const HIGH = 44;

export function yearChart(years: readonly [number, number][]): HTMLElement {
  const most = Math.max(...years.map(([, papers]) => papers));
  const wide = 300 / years.length;
  const bars = years.map(([year, papers], i) => {
    const high = papers ? Math.max(2, (papers / most) * HIGH) : 0;
    const bar = { x: i * wide + 0.5, y: HIGH - high, width: Math.max(1, Math.min(wide - 1, 40)), height: high, class: "year-bar" };
    return svg("rect", bar, svg("title", {}, `${year}: ${papers}`));
  });
  const [first, last] = [years[0][0], years[years.length - 1][0]];
  const total = years.reduce((sum, [, papers]) => sum + papers, 0);
  const words = `${total} papers from ${first} to ${last}, at most ${most} in a year`;
  const picture = svg("svg", { viewBox: `0 0 300 ${HIGH}`, role: "img", "aria-label": words, preserveAspectRatio: "none" }, ...bars);
  return h("figure", { class: "years" }, picture as unknown as HTMLElement,
    h("figcaption", {}, h("span", {}, String(first)), h("span", {}, "papers by year"), h("span", {}, first === last ? "" : String(last))));
}
