// What comes a little later than the page: a question for which a model is asked, and the answer to what was kept.

function partsAbove(mark) {
    const parts = [...(mark?.parentElement.children ?? [])];
    return parts.slice(0, parts.indexOf(mark));
}

// What stands there already is not said twice.
function putAbove(mark, parts) {
    const here = [...mark.parentElement.children].map((part) => part.textContent);
    mark.before(...parts.filter((part) => !here.includes(part.textContent)));
}

// A question for which a model is asked comes when it is there; nobody who writes meanwhile is disturbed.
export async function bringQuestion() {
    const place = document.querySelector("[data-question][data-comes]");
    if (!place) {
        return;
    }
    try {
        const answer = await fetch(place.dataset.comes);
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const question = page.querySelector("[data-question]");
        if (!answer.ok || !question) {
            return;
        }
        // It counts as said once it was fetched: words that are owed, and that a program writes here.
        putAbove(place.isConnected ? place : document.querySelector("main").firstElementChild, partsAbove(question));
        if (!question.hasAttribute("data-comes")) {
            place.replaceWith(document.adoptNode(question));
        }
    } catch {
        // Then the link stays.
    }
}

// Words that may save somebody can come a little later than the entry is kept, and so may an answer.
export async function waitForAnswer() {
    let place = document.querySelector("[data-waits]");
    for (let tries = 0; place?.isConnected && tries < 20; tries++) {
        await new Promise((wake) => setTimeout(wake, 3000 + tries * 500));
        try {
            const asked = await fetch(place.dataset.waits);
            if (asked.status === 200 && place.isConnected) {
                const answer = await fetch(location.href);
                const page = new DOMParser().parseFromString(await answer.text(), "text/html");
                // Something may be held back that cannot be shown yet.
                const isNew = !page.querySelector("[data-waits]") || page.querySelector(".first, .written");
                if (answer.ok && isNew && page.querySelector("main")) {
                    const said = partsAbove(document.querySelector("main > h1"));
                    replaceMain(page);
                    putAbove(document.querySelector("main").firstElementChild, said);
                    place = document.querySelector("[data-waits]");
                }
            }
        } catch {
            // The next try may reach it.
        }
    }
}

export function replaceMain(page) {
    document.querySelector("main").replaceWith(document.adoptNode(page.querySelector("main")));
}
