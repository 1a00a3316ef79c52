"use strict";
// Tick boxes that go together: one ticks its page, the button says how many, and ticks outlast the
// turning of a page. They are forgotten once they are sent.
(() => {
  const KEPT = "ticks";
  const kept = () => new Set(JSON.parse(sessionStorage.getItem(KEPT) || "[]"));
  const boxesOf = (form) => [...form.querySelectorAll("[data-tick]")];
  const tell = (form) => {
    const boxes = boxesOf(form);
    const ticks = kept();
    boxes.forEach((box) => { if (box.checked) ticks.add(box.value); else ticks.delete(box.value); });
    const here = new Set(boxes.map((box) => box.value));
    sessionStorage.setItem(KEPT, JSON.stringify([...ticks]));
    form.querySelector("[data-tick-all]").checked = boxes.every((box) => box.checked);
    form.querySelector("[data-ticks-elsewhere]").value = [...ticks].filter((key) => !here.has(key)).join(",");
    form.querySelector("[data-untick]").hidden = !ticks.size;
    const told = form.querySelector("[data-ticked]");
    told.textContent = ticks.size || told.dataset.ticked;
  };
  const restore = () => {
    const form = document.querySelector("form[data-ticks]");
    if (!form) return;
    const ticks = kept();
    boxesOf(form).forEach((box) => { box.checked = ticks.has(box.value); });
    tell(form);
  };
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-ticks]");
    if (!form) return;
    const isAll = event.target.matches("[data-tick-all]");
    if (isAll) boxesOf(form).forEach((box) => { box.checked = event.target.checked; });
    tell(form);
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-untick]")) return;
    sessionStorage.removeItem(KEPT);
    restore();
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("form[data-ticks]")) sessionStorage.removeItem(KEPT);
  });
  document.addEventListener("DOMContentLoaded", restore);
  document.addEventListener("htmx:afterSettle", restore);
})();
