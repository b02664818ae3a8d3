// Draws the numbers of each table as a chart. The tables stay: whoever has no scripts reads them and the sentence alone.
import { select } from "d3-selection";
import { clock } from "./clock.js";
import { overTime } from "./over-time.js";

const draw = { bars: overTime, points: overTime, spans: overTime, feelings: overTime, clock };

const numbersIn = (block) =>
    [...block.querySelectorAll("tbody tr")].map((row) => ({
        at: row.querySelector("time").getAttribute("datetime"),
        says: row.cells[0].textContent,
        number: Number(row.cells[1].textContent),
        other: Number(row.cells[2]?.textContent ?? 0),
    }));

// A goal's own chart shows what became of that goal, the others show all; a session belongs to every one.
const eventsFor = (block) =>
    [...document.querySelectorAll("[data-events] tbody tr")]
        .filter((row) => !row.dataset.goal || !block.dataset.goal || row.dataset.goal === block.dataset.goal)
        .map((row) => ({ at: row.querySelector("time").getAttribute("datetime"), what: row.dataset.what }));

const { from, to } = document.querySelector(".trends").dataset;

for (const block of document.querySelectorAll("[data-chart]")) {
    const place = block.querySelector(".chart");
    if (!place) {
        continue;
    }
    const kind = block.dataset.chart;
    const told = { kind, from, to, numbers: numbersIn(block), events: eventsFor(block) };
    let drawn = 0;
    new ResizeObserver(([{ contentRect }]) => {
        const width = Math.round(contentRect.width);
        if (width > 0 && width !== drawn) {
            drawn = width;
            place.replaceChildren();
            const svg = select(place)
                .append("svg")
                .attr("role", "img")
                .attr("aria-labelledby", block.querySelector("p").id);
            draw[kind](svg, told, width);
        }
    }).observe(place);
    block.querySelector("details").open = false;
}
document.querySelector("[data-events]")?.removeAttribute("open");
