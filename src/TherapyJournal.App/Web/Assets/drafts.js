// What is typed and not kept yet stays on this device until it is kept, and only until then.

// One draft each entry that is begun or changed, under a name that tells nobody whose it is.
export function draftOf(whose) {
    const name = `unsent:${whose}`;
    const read = () => quietly(() => JSON.parse(localStorage.getItem(name)));
    // What another tab keeps under this name stays.
    const forgetIf = (isMeant) => {
        const kept = read();
        if (kept && isMeant(kept)) {
            quietly(() => localStorage.removeItem(name));
        }
    };
    return {
        name: whose,
        read,
        write: (draft) =>
            draft.words.trim() === ""
                ? forgetIf((kept) => kept.delivery === draft.delivery)
                : quietly(() => localStorage.setItem(name, JSON.stringify(draft))),
        forget: (draft) => forgetIf((kept) => kept.delivery === draft?.delivery && kept.words === draft?.words),
    };
}

export async function leftBehind(whose) {
    for (const name of draftsOf(whose)) {
        const draft = draftOf(name);
        if (draft.read()?.delivery && (await hold(name)) && draft.read()) {
            return draft;
        }
    }
    return null;
}

const draftsOf = (whose) =>
    (quietly(() => Object.keys(localStorage)) ?? [])
        .filter((name) => name === `unsent:${whose}` || name.startsWith(`unsent:${whose}:`))
        .map((name) => name.slice("unsent:".length));

// Until this tab is closed; false where another one has it.
export function hold(name) {
    if (!navigator.locks) {
        return true;
    }
    return new Promise((answer) => {
        navigator.locks.request(`unsent:${name}`, { ifAvailable: true }, (lock) => {
            answer(lock !== null);
            return lock && new Promise(() => {});
        });
    });
}

// A browser may forbid keeping anything.
function quietly(act) {
    try {
        return act();
    } catch {
        return null;
    }
}

// Whoever signs out on purpose leaves nothing of theirs behind on a device that others may use.
export function askBeforeSignOut() {
    const signOut = document.querySelector("form[data-unsent]");
    signOut?.addEventListener("submit", async (event) => {
        const drafts = draftsOf(signOut.dataset.unsent);
        if (drafts.length === 0) {
            return;
        }
        event.preventDefault();
        if (!confirm(signOut.dataset.asks)) {
            return;
        }
        try {
            const answer = await fetch(signOut.action, { method: "POST", body: new FormData(signOut) });
            if (answer.ok) {
                drafts.forEach((name) => localStorage.removeItem(`unsent:${name}`));
                location.assign(answer.url);
                return;
            }
        } catch {
            // Then as without a script, so that it is seen whether it was done.
        }
        signOut.submit();
    });
}
