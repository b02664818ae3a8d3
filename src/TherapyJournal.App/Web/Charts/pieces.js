// What all charts have in common: their measures, the one axis, and words that keep clear of each other.
export const foot = 26;

const row = 16;
const wordGap = 5;

/** The picture, as wide as its place and as high as it has to be. */
export const frame = (svg, width, height) => svg.attr("viewBox", `0 0 ${width} ${height}`).attr("height", height);

/** The one axis, at the foot. Its first and last words stay within the picture. */
export const axis = (svg, made, width, height) => {
    const drawn = svg
        .append("g")
        .attr("class", "axis")
        .attr("transform", `translate(0,${height - foot})`)
        .call(made.tickSizeOuter(0).tickPadding(6));
    // The page's own letters, in place of those that the library writes into its attributes.
    drawn.attr("font-size", null).attr("font-family", null);
    const picture = svg.node().getBoundingClientRect();
    drawn.selectAll("text").each(function () {
        const { left, right } = this.getBoundingClientRect();
        const over = Math.max(0, picture.left - left) - Math.max(0, right - picture.right);
        this.setAttribute("dx", over);
    });
};

/** Numbers that are worth a word, those that come first before the others; none over another. */
export const labels = (svg, marks) => {
    const taken = [];
    for (const { x, y, number } of marks) {
        if (taken.every((other) => Math.abs(other.x - x) > 22 || Math.abs(other.y - y) > 14)) {
            taken.push({ x, y });
            svg.append("text").attr("class", "number").attr("x", x).attr("y", y).text(number);
        }
    }
};

/** Finds for each event's word the row above the numbers where it has room, the lowest first; those without any stay wordless. */
export const layOut = (svg, events, width) => {
    // What became of a goal is rarer than a session, and has its word first.
    const inOrder = [...events].sort((a, b) => (a.what === "session") - (b.what === "session") || a.x - b.x);
    const rows = [[], []];
    const drawn = [];
    const isFree = (r, from, to) => rows[r].every(([a, b]) => to < a || from > b);
    const placed = inOrder.flatMap(({ x, what }) => {
        const group = svg.append("g").attr("class", what === "session" ? "event session" : "event");
        const word = group.append("text").text(what);
        const long = word.node().getComputedTextLength() + wordGap;
        const isLeft = x + long > width;
        const [from, to] = isLeft ? [x - long, x] : [x, x + long];
        // Its line comes down through the rows below.
        const at = rows.findIndex(
            (_, r) => isFree(r, from - wordGap, to + wordGap) && rows.slice(0, r).every((__, low) => isFree(low, x - 3, x + 3))
        );
        if (at < 0 && drawn.some((other) => Math.abs(other - x) < 6)) {
            // Over years they would be a fog; the table has them all.
            group.remove();
            return [];
        }
        drawn.push(x);
        if (at < 0) {
            word.remove();
        } else {
            word.attr("x", isLeft ? x - wordGap : x + wordGap).attr("text-anchor", isLeft ? "end" : "start");
            rows[at].push([from, to]);
            rows.slice(0, at).forEach((below) => below.push([x, x]));
        }
        return [{ x, group, word, at }];
    });
    return { placed, high: rows.filter((r) => r.length > 0).length * row };
};

/** Draws them as hairlines down to the axis, each beneath its word. */
export const hairlines = ({ placed, high }, bottom) => {
    for (const { x, group, word, at } of placed) {
        const foot = high - Math.max(0, at) * row;
        word.attr("y", foot - 4);
        group
            .append("line")
            .attr("x1", x)
            .attr("x2", x)
            .attr("y1", at < 0 ? high + 2 : foot - row + 2)
            .attr("y2", bottom);
    }
};
