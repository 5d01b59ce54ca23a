// A publication that was refused leaves a form that Wagtail (7.4, 8.0) saves once, and then
// looks at no more: it was told that there are edits, and waits for no others. What is
// typed to put it right would be in no draft. So each edit is announced as Wagtail would.

const form = document.querySelector('form[data-w-unsaved-force-value="true"]');
let pause = null;

function announce() {
    clearTimeout(pause);
    pause = setTimeout(() => {
        const detail = { type: "edits" };
        form.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true, detail }));
    }, 500);
}

form?.addEventListener("input", announce);
form?.addEventListener("change", announce);
