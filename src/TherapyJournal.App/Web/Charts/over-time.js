// Numbers over the weeks: a bar for each week's entries, a point for each rating, a span for each pause, and what is inferred on both sides of a line.
import { axisBottom } from "d3-axis";
import { scaleLinear, scaleUtc } from "d3-scale";
import { axis, foot, frame, hairlines, labels, layOut } from "./pieces.js";

const day = 86_400_000;
const week = 7 * day;

// Where nobody said anything for longer, a line would tell of what nobody knows.
const longestGap = 2 * week;

// From then on months say more than weeks.
const longSpan = 30 * week;

// As the table has them, whatever the browser's language is.
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const dayOf = (date) => `${new Date(date).getUTCDate()} ${months[new Date(date).getUTCMonth()]}`;
const monthOf = (date) => `${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;

// The clock of a table is the patient's, whatever the browser's is.
const instant = (local) => Date.parse(local.includes("T") ? `${local}Z` : `${local}T00:00:00Z`);

export const overTime = (svg, { kind, from, to, numbers, events }, width) => {
    const [begins, ends] = [instant(from), instant(to)];
    const x = scaleUtc([begins, ends], [2, width - 2]);
    const words = layOut(
        svg,
        events.map(({ at, what }) => ({ x: x(instant(at) + day / 2), what })),
        width
    );
    const top = words.high + 22;
    const bottom = top + heights[kind];
    frame(svg, width, bottom + foot);
    hairlines(words, bottom);
    axis(svg, dates(x, begins, ends, width), width, bottom + foot);
    const marks = numbers.map((one) => ({ ...one, at: instant(one.at) })).sort((a, b) => a.at - b.at);
    marksOf[kind](svg, marks, x, top, bottom, ends);
};

const heights = { bars: 84, points: 110, spans: 24, feelings: 144 };

// As many as have room, on Mondays, as the weeks of the table begin.
const dates = (x, begins, ends, width) => {
    const most = Math.max(2, Math.floor(width / 76));
    if (ends - begins > longSpan) {
        return axisBottom(x)
            .ticks(Math.min(8, Math.floor(width / 90)))
            .tickFormat(monthOf);
    }
    const weeks = Math.round((ends - begins) / week);
    const step = Math.ceil(weeks / most) * week;
    const mondays = Array.from({ length: Math.ceil((ends - begins) / step) }, (_, i) => begins + i * step);
    return axisBottom(x)
        .tickValues(mondays)
        .tickFormat(dayOf);
};

const bars = (svg, weeks, x, top, bottom, ends) => {
    const y = scaleLinear([0, Math.max(4, ...weeks.map((w) => w.number))], [bottom, top]);
    const room = x(weeks[0].at + week) - x(weeks[0].at);
    const wide = Math.max(1, Math.min(32, room * 0.66));
    const middle = (w) => x(w.at) + room / 2;
    svg.append("g")
        .selectAll("rect")
        .data(weeks)
        .join("rect")
        .attr("class", (w) => (w.at + week >= ends ? "mark so-far" : "mark"))
        .attr("x", (w) => middle(w) - wide / 2)
        .attr("width", wide)
        // A week without an entry is a week too: it keeps a line that can be seen.
        .attr("y", (w) => Math.min(y(w.number), bottom - 1.5))
        .attr("height", (w) => Math.max(1.5, bottom - y(w.number)))
        .append("title")
        .text((w) => `week from ${w.says}: ${w.number}`);
    const most = weeks.reduce((a, b) => (b.number > a.number ? b : a));
    const worthAWord = [most, weeks.at(-1), ...(room > 20 ? weeks : [])].filter((w) => w.number > 0);
    labels(
        svg,
        [...new Set(worthAWord)].map((w) => ({ x: middle(w), y: y(w.number) - 6, number: w.number }))
    );
};

const points = (svg, ratings, x, top, bottom) => {
    const y = scaleLinear([0, 10], [bottom - 20, top]);
    // Where many stand close together, they are small.
    const apart = (x(ratings.at(-1).at) - x(ratings[0].at)) / ratings.length;
    const size = ratings.length < 12 ? 3.5 : Math.max(1.75, Math.min(3.5, apart / 2.5));
    const threads = [];
    for (const rating of ratings) {
        const last = threads.at(-1);
        if (last && rating.at - last.at(-1).at <= longestGap) {
            last.push(rating);
        } else {
            threads.push([rating]);
        }
    }
    svg.append("g")
        .selectAll("polyline")
        .data(threads)
        .join("polyline")
        .attr("class", "thread")
        .attr("points", (thread) => thread.map((r) => `${x(r.at)},${y(r.number)}`).join(" "));
    svg.append("g")
        .selectAll("circle")
        .data(ratings)
        .join("circle")
        .attr("class", "mark")
        .attr("cx", (r) => x(r.at))
        .attr("cy", (r) => y(r.number))
        .attr("r", size)
        .append("title")
        .text((r) => `${r.says}: ${r.number}`);
    const low = ratings.reduce((a, b) => (b.number < a.number ? b : a));
    const high = ratings.reduce((a, b) => (b.number > a.number ? b : a));
    labels(
        svg,
        [...new Set([ratings.at(-1), high, low])].map((r) => ({
            x: Math.max(x(r.at), 6),
            y: y(r.number) + (r === low && low.number < high.number ? 17 : -9),
            number: r.number,
        }))
    );
};

// As long as nothing was shared; what began before the first week is shown from there on.
const spans = (svg, pauses, x, top, bottom) => {
    const [left, right] = x.range();
    const from = (p) => Math.max(left, x(p.at));
    const to = (p) => Math.min(right, x(p.at + p.number * day));
    svg.append("g")
        .selectAll("rect")
        .data(pauses)
        .join("rect")
        .attr("class", (p) => (p.says.endsWith("so far") ? "mark so-far" : "mark"))
        .attr("x", from)
        .attr("width", (p) => Math.max(1.5, to(p) - from(p)))
        .attr("y", top + 4)
        .attr("height", bottom - top - 8)
        .append("title")
        .text((p) => `${p.says}: ${p.number} days`);
    labels(
        svg,
        [...pauses]
            .sort((a, b) => b.number - a.number)
            .map((p) => ({ x: (from(p) + to(p)) / 2, y: top - 4, number: p.number }))
    );
};

// Of each week, above a line and below it. It is inferred, and says so in the picture too.
const feelings = (svg, weeks, x, top, bottom, ends) => {
    // Room for a row of words and a number on either side.
    const [above, below] = [top + 20, bottom - 34];
    const middle = (above + below) / 2;
    const most = Math.max(3, ...weeks.flatMap((w) => [w.number, w.other]));
    const y = scaleLinear([0, most], [0, (below - above) / 2]);
    const room = x(weeks[0].at + week) - x(weeks[0].at);
    const wide = Math.max(1, Math.min(32, room * 0.66));
    const left = (w) => x(w.at) + (room - wide) / 2;
    const [begin, end] = x.range();
    svg.append("line").attr("class", "middle").attr("x1", begin).attr("x2", end).attr("y1", middle).attr("y2", middle);
    const marks = svg.append("g").selectAll("g").data(weeks).join("g").attr("class", "mark");
    const bar = (name, number, at) =>
        marks
            .append("rect")
            .attr("class", name)
            .attr("x", left)
            .attr("width", wide)
            .attr("y", at)
            .attr("height", (w) => y(number(w)));
    bar("pleasant", (w) => w.number, (w) => middle - y(w.number));
    bar("unpleasant", (w) => w.other, () => middle);
    marks.append("title").text((w) => `inferred, week from ${w.says}: ${w.number} mostly pleasant, ${w.other} mostly unpleasant`);
    const many = (worth, at) =>
        weeks.filter((w) => worth(w) > 0).map((w) => ({ x: left(w) + wide / 2, y: at(w), number: worth(w) }));
    labels(svg, [
        ...many((w) => w.number, (w) => middle - y(w.number) - 5),
        ...many((w) => w.other, (w) => middle + y(w.other) + 14),
    ]);
    const said = (words, at) => svg.append("text").attr("class", "said").attr("x", begin).attr("y", at).text(words);
    said("inferred: mostly pleasant", top - 6);
    said("inferred: mostly unpleasant", bottom - 6);
};

const marksOf = { bars, points, spans, feelings };
