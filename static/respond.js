"use strict";
// Marking a reply: a cursor of sentences, and quotes of the current row taken from the reply.
(() => {
  const row = () => document.querySelector("[data-keys-row].current");
  const cell = (name, of = row()) => of?.querySelector(`[data-cell="${name}"]`);
  const flat = (text) => text.replace(/\s+/g, " ").trim();
  const sentences = () => [...document.querySelectorAll("[data-sentence]")];
  let at = -1;
  const light = (to) => {
    const all = sentences();
    if (!all.length) return;
    at = Math.max(0, Math.min(to, all.length - 1));
    all.forEach((one) => one.classList.toggle("lit", one === all[at]));
    all[at].scrollIntoView({ block: "nearest" });
  };
  const chosen = () => {
    const picked = document.getSelection();
    const from = picked?.anchorNode?.parentElement?.closest("[data-passages]");
    if (from && !picked.isCollapsed) {
      const range = picked.getRangeAt(0);
      const copy = range.cloneContents();
      copy.querySelectorAll("[data-skip]").forEach((one) => one.remove());
      const start = range.startContainer.parentElement.closest("[data-page]");
      return { text: flat(copy.textContent), page: start?.dataset.page || "" };
    }
    const sentence = sentences()[at];
    return sentence && { text: flat(sentence.textContent), page: sentence.closest("[data-page]").dataset.page };
  };
  const quote = (adding) => {
    const found = chosen();
    const field = cell("quote"), page = cell("page");
    if (!found?.text || !field) return;
    const more = adding && field.value.trim();
    field.value = more ? `${field.value.trim()} […] ${found.text}` : found.text;
    const pages = more ? page.value.split(/,\s*/) : [];
    page.value = [...new Set([...pages, found.page])].filter(Boolean).join(", ").slice(0, 20);
    document.getSelection().removeAllRanges();
  };
  const ask = (of) => {
    const position = cell("position", of)?.value;
    const needed = position && of.querySelector(`[data-for~="${position}"] [data-cell]`);
    if (needed && !needed.value) needed.focus();
  };
  const isTyping = (target) => target.matches("input:not([type=checkbox]), textarea, select");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const act = { ".": () => light(at + 1), ",": () => light(at - 1), q: () => quote(false), Q: () => quote(true) }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[name=take]");
    if (!button) return;
    event.preventDefault();
    const of = button.closest("[data-keys-row]");
    ["position", "quote", "page", "detail", "reason"].forEach((name) => {
      if (button.dataset[name]) cell(name, of).value = button.dataset[name];
    });
    of.focus({ preventScroll: true });
    ask(of);
  });
  document.addEventListener("change", (event) => {
    if (event.target.dataset.cell === "position") ask(event.target.closest("[data-keys-row]"));
  });
  document.addEventListener("house:row", (event) => {
    const proposed = event.target.querySelector("[name=take]")?.dataset.quote;
    const found = proposed ? sentences().findIndex((one) => flat(one.textContent) === flat(proposed)) : -1;
    if (found >= 0) light(found);
  });
})();
