// The hours of a day, in the order of the table: a night is in one piece.
import { axisBottom } from "d3-axis";
import { scaleBand, scaleLinear } from "d3-scale";
import { axis, foot, frame, labels } from "./pieces.js";

export const clock = (svg, { numbers }, width) => {
    const top = 22;
    const bottom = top + 80;
    const x = scaleBand(
        numbers.map((n) => n.at),
        [2, width - 2]
    ).padding(0.3);
    const y = scaleLinear([0, Math.max(4, ...numbers.map((n) => n.number))], [bottom, top]);
    frame(svg, width, bottom + foot);
    const hours = axisBottom(x).tickValues(numbers.filter((_, i) => i % 4 === 0).map((n) => n.at));
    axis(svg, hours, width, bottom + foot);
    svg.append("g")
        .selectAll("rect")
        .data(numbers)
        .join("rect")
        .attr("class", "mark")
        .attr("x", (n) => x(n.at))
        .attr("width", x.bandwidth())
        .attr("y", (n) => Math.min(y(n.number), bottom - 1.5))
        .attr("height", (n) => Math.max(1.5, bottom - y(n.number)))
        .append("title")
        .text((n) => `from ${n.says}: ${n.number}`);
    labels(
        svg,
        numbers
            .filter((n) => n.number > 0)
            .sort((a, b) => b.number - a.number)
            .map((n) => ({ x: x(n.at) + x.bandwidth() / 2, y: y(n.number) - 6, number: n.number }))
    );
};
