// Server-sent events of a POST, which EventSource cannot make.

export async function* eventsOf(body) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
        text += read.value;
        const whole = text.split("\n\n");
        text = whole.pop();
        for (const one of whole) {
            const lines = one.split("\n");
            yield { event: valuesOf(lines, "event:")[0], data: valuesOf(lines, "data:").join("\n") };
        }
    }
}

const valuesOf = (lines, name) =>
    lines.filter((line) => line.startsWith(name)).map((line) => line.slice(name.length).replace(/^ /, ""));
