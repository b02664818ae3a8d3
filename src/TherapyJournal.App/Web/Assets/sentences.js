// A sentence that the page hands over: words between brackets in it are the link.

export function putSentence(element, sentence, link) {
    const [before, words, after] = sentence.split(/[[\]]/);
    element.textContent = before;
    if (words) {
        element.append(Object.assign(document.createElement("a"), link, { textContent: words }), after);
    }
}
