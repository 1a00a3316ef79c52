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
