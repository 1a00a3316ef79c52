"use strict";
// Theme first, before anything is painted.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => localStorage.getItem("theme");
  const paint = () => { root.dataset.bsTheme = chosen() || (dark.matches ? "dark" : "light"); };
  paint();
  dark.addEventListener("change", paint);
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-theme-toggle]")) return;
    localStorage.setItem("theme", root.dataset.bsTheme === "dark" ? "light" : "dark");
    paint();
  });
})();

// A question before what cannot be taken back.
document.addEventListener("submit", (event) => {
  const question = event.submitter?.dataset.confirm;
  if (question && !window.confirm(question)) event.preventDefault();
});

// A button that copies what stands in a field; without a script the field can be copied by hand.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copy);
  field.select();
  try { await navigator.clipboard.writeText(field.value); } catch { document.execCommand("copy"); }
  const told = button.parentElement.querySelector("[data-copied]");
  if (told) told.textContent = told.dataset.copied;
});

// Filters answer as they are changed; without a script there is a button.
document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form?.matches("[data-auto]")) form.requestSubmit();
});

// Lists for the keyboard: j and k move, a letter presses the control that carries it, or chooses
// the option. Whatever row becomes the current one announces it as "house:row".
(() => {
  const rows = () => [...document.querySelectorAll("[data-keys-row]")];
  let at = 0;
  const go = (to, scroll = true) => {
    const all = rows();
    if (!all.length) return;
    at = Math.max(0, Math.min(to, all.length - 1));
    const isNew = !all[at].classList.contains("current");
    all.forEach((row) => row.classList.toggle("current", row === all[at]));
    if (isNew) all[at].dispatchEvent(new CustomEvent("house:row", { bubbles: true }));
    if (scroll) { all[at].focus({ preventScroll: true }); all[at].scrollIntoView({ block: "nearest" }); }
  };
  const isTyping = (target) => target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");
  const choose = (option) => {
    const list = option.closest("select");
    list.value = option.value;
    list.dispatchEvent(new Event("change", { bubbles: true }));
  };
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") document.querySelector('[data-key="Ctrl+Enter"]')?.click();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && isTyping(event.target)) { event.target.blur(); go(at); return; }
    if (isTyping(event.target)) return;
    if (event.key === "/") { event.preventDefault(); document.querySelector("[data-find]")?.focus(); return; }
    if (event.key === "?") { document.querySelector("[data-keys-help]")?.showModal(); return; }
    const all = rows();
    const isArrow = event.key.startsWith("Arrow");
    if (isArrow && !document.activeElement.closest("[data-keys-row]")) return;
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (all.length && step) { event.preventDefault(); go(document.activeElement.closest("[data-keys-row]") ? at + step : at); return; }
    const place = all[at] || document;
    const target = [...place.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key)
      || [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key && !one.closest("[data-keys-row]"));
    if (!target) return;
    event.preventDefault();
    if (target.matches("option")) choose(target);
    else if (target.matches("textarea, select, input:not([type=checkbox])")) target.focus(); else target.click();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-keys-open]")) document.querySelector("[data-keys-help]")?.showModal();
  });
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-keys-row]");
    if (row) go(rows().indexOf(row), false);
  });
  document.addEventListener("DOMContentLoaded", () => go(0, false));
  document.addEventListener("htmx:afterSettle", (event) => {
    const list = rows()[0]?.parentElement;
    if (!list) return;
    const isLost = document.activeElement === document.body;
    go(at, isLost && list.contains(event.target));
  });
})();

// A refused form (422) and a lost race (409) are answers to be shown.
document.addEventListener("htmx:beforeSwap", (event) => {
  if ([409, 422].includes(event.detail.xhr.status)) { event.detail.shouldSwap = true; event.detail.isError = false; }
});
document.addEventListener("htmx:sendError", () => window.alert("The connection was lost. What you typed is still on this page; try again."));
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status >= 500) window.alert("The site cannot do this just now. What you typed is still on this page; try again in a minute.");
});
