// Quotations: whoever looks at a sentence of a summary or an answer sees what it rests on.

export function lightQuotations(within) {
    for (const entry of within.querySelectorAll(".entry")) {
        for (const link of entry.querySelectorAll("a[data-quotes]")) {
            const marks = [...entry.querySelectorAll("mark")].filter((mark) =>
                mark.dataset.of.split(" ").includes(link.dataset.quotes)
            );
            const light = () => {
                entry.querySelectorAll(".lit").forEach((lit) => lit.classList.remove("lit"));
                [link, ...marks].forEach((one) => one.classList.add("lit"));
            };
            link.addEventListener("mouseenter", light);
            link.addEventListener("focus", light);
            link.addEventListener("click", (event) => {
                if (marks.length > 0) {
                    event.preventDefault();
                    light();
                    marks[0].scrollIntoView({ block: "nearest" });
                }
            });
        }
    }
}
