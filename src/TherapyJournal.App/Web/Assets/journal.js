// Small comforts; every page does its work without them.

// The code of an invitation stands behind # in its link, where no server sees it: put it into the form.
const joining = document.querySelector("form[data-code-from-link]");
if (joining && location.hash.length > 1) {
    joining.elements.code.value = decodeURIComponent(location.hash.slice(1));
    history.replaceState(null, "", location.pathname);
}
