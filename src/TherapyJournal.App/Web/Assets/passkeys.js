// A passkey is made and used by the browser itself; this carries the question to it and the answer into the form.
// Where a browser has none, no button is shown, and the page has its other way.

const isKnown = () => typeof window.PublicKeyCredential?.parseCreationOptionsFromJSON === "function";

async function credentialFor(button, form) {
    const answer = await fetch(button.dataset.options, { method: "POST", body: new FormData(form) });
    if (!answer.ok) {
        throw new Error(answer.status === 422 || answer.status === 429 ? await answer.text() : "");
    }
    const asked = await answer.json();
    return button.dataset.passkey === "make"
        ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
        : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
}

function sentenceFor(fault) {
    switch (fault.name) {
        case "NotAllowedError":
        case "AbortError":
            return "Your device did not go on with it. Nothing was changed; try again whenever you like.";
        case "InvalidStateError":
            return "This device has a passkey for you already.";
        case "TypeError":
            return "The journal cannot be reached just now. Try again in a moment.";
        default:
            return fault.name === "Error" && fault.message ? fault.message : "That did not work. Please try once more.";
    }
}

for (const button of document.querySelectorAll("button[data-passkey]")) {
    const form = button.form;
    const said = form.querySelector("[data-passkey-said]");
    let isSigned = false;
    button.hidden = !isKnown();
    button.addEventListener("click", async (press) => {
        if (isSigned) {
            return; // now the form goes
        }
        press.preventDefault();
        button.disabled = true;
        said.textContent = "";
        try {
            const credential = await credentialFor(button, form);
            form.elements.credential.value = JSON.stringify(credential.toJSON());
            isSigned = true;
            button.disabled = false;
            form.requestSubmit(button);
        } catch (fault) {
            said.textContent = sentenceFor(fault);
            button.disabled = false;
        }
    });
}
