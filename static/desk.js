"use strict";
// The desk: a gesture goes on to the next story at once and is sent meanwhile; whoever is on a
// story holds it; the next stories are fetched before they are needed.
(() => {
  const desk = document.querySelector("[data-desk]");
  const told = document.getElementById("desk-told");
  const AHEAD = 8, RENEW = 120_000, SETTLE = 250;
  const csrf = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
  let ours = null, waiting = 0;
  desk.classList.add("live");

  const send = (address) => fetch(address, {
    method: "POST", keepalive: true, headers: { "X-CSRFToken": csrf, "HX-Request": "true" },
  });
  const rows = () => [...desk.querySelectorAll("[data-keys-row]")];
  const isOpen = (row) => row.dataset.take && !row.classList.contains("going");

  const leave = () => { if (ours) send(ours.dataset.release); ours = null; };
  const take = async (row) => {
    const answer = await send(row.dataset.take).catch(() => null);
    if (!answer || ![200, 409].includes(answer.status)) return;
    const isOurs = answer.ok;
    row.querySelector("[data-on-it]").textContent = isOurs ? "" : await answer.text();
    row.classList.toggle("taken", !isOurs);
    if (isOurs) ours = row;
  };
  const fetchAhead = (row) => {
    const left = rows().slice(rows().indexOf(row) + 1).length;
    const more = desk.querySelector("[data-more]");
    if (more && left < AHEAD) htmx.trigger(more, "more");
  };
  desk.addEventListener("house:row", (event) => {
    const row = event.target;
    fetchAhead(row);
    clearTimeout(waiting);
    if (ours !== row) leave();
    if (isOpen(row)) waiting = setTimeout(() => take(row), SETTLE);
  });
  setInterval(() => { if (ours && !document.hidden && ours.isConnected) take(ours); }, RENEW);
  addEventListener("pagehide", leave);

  const goOn = (row) => {
    const all = rows();
    const next = all.slice(all.indexOf(row) + 1).find(isOpen) || all.find(isOpen) || row;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  };
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = event.target.closest("form[data-judges]");
    const row = form?.closest("[data-keys-row]");
    if (!row) return;
    row.classList.add("going");
    if (ours === row) ours = null; // the verdict releases it
    told.textContent = "";
    goOn(row);
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const row = event.detail.elt.closest?.("[data-keys-row]");
    const path = event.detail.pathInfo?.requestPath || "";
    const another = event.detail.elt.querySelector?.("[name=other]");
    if (path.endsWith("/others/") && another) { another.focus(); return; }
    if (!row) return;
    if (path.endsWith("/undo/")) { row.focus({ preventScroll: true }); row.scrollIntoView({ block: "start" }); }
    const refusal = row.querySelector(".errors");
    if (!refusal || row === document.activeElement?.closest("[data-keys-row]")) return;
    const link = Object.assign(document.createElement("a"), { href: `#${row.id}`, textContent: refusal.textContent });
    told.replaceChildren(link);
  });
  const comeBack = (event) => event.target.closest?.("[data-keys-row]")?.classList.remove("going");
  document.addEventListener("htmx:sendError", comeBack);
  document.addEventListener("htmx:responseError", comeBack);
  told.addEventListener("click", (event) => {
    const row = document.getElementById(event.target.hash?.slice(1));
    if (row) { event.preventDefault(); row.focus(); }
  });

  // What is ticked supports, contradicts, is context of, or reports on.
  desk.addEventListener("click", (event) => {
    const button = event.target.closest("[data-relate]");
    if (!button) return;
    const row = button.closest("[data-keys-row]");
    row.querySelectorAll("[data-relation]").forEach((list) => {
      if (document.getElementById(list.dataset.relation).checked) list.value = button.dataset.relate;
    });
  });
})();
