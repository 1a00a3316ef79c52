"use strict";
// A passage selected in the letter goes into the field beside "Add as recommendation".
document.addEventListener("selectionchange", () => {
  const chosen = document.getSelection();
  const field = document.querySelector("[data-passage]");
  if (!field || !chosen || chosen.isCollapsed) return;
  const from = chosen.anchorNode?.parentElement?.closest("[data-passages]");
  if (!from) return;
  const copy = chosen.getRangeAt(0).cloneContents();
  copy.querySelectorAll("mark > a").forEach((number) => number.remove());
  field.value = copy.textContent.replace(/\s+/g, " ").trim();
});

// Enter adds it.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("[data-passage]")) return;
  event.preventDefault();
  document.querySelector("[data-adds]").click();
});

// An ask that is being edited shows its passage in the letter.
document.addEventListener("focusin", (event) => {
  const ask = event.target.closest(".draft-asks > li");
  const letter = document.querySelector("[data-passages]");
  const passage = ask && document.getElementById(ask.id.replace("ask", "passage"));
  document.querySelectorAll("mark.current").forEach((one) => one.classList.remove("current"));
  if (!letter || !passage) return;
  passage.classList.add("current");
  letter.scrollTop += passage.getBoundingClientRect().top - letter.getBoundingClientRect().top - letter.clientHeight / 3;
});

// Split cuts where the cursor stands.
document.addEventListener("click", (event) => {
  const field = document.getElementById(event.target.closest("[data-splits]")?.dataset.splits);
  const at = field?.selectionStart;
  if (at > 0 && at < field.value.length) field.setRangeText("\n", at, at, "end");
}, true);

// The letter stays where it was read when the list beside it changes.
(() => {
  let read = 0;
  const letter = () => document.querySelector("[data-passages]");
  document.addEventListener("htmx:beforeSwap", () => { read = letter()?.scrollTop ?? 0; });
  document.addEventListener("htmx:afterSettle", () => {
    if (letter()) letter().scrollTop = read;
    document.querySelector("#workbench > .errors")?.focus();
  });
})();
