"use strict";
// Charts are drawn once they come near the screen, from the specs that the page carries. What draws
// them is fetched then; where it cannot be, there is a picture, and a table in any case.
if (!window.houseCharts) {
  const root = document.documentElement;
  const options = {
    mode: "vega-lite", renderer: "svg", actions: false, ast: true, defaultStyle: false,
    tooltip: { disableDefaultStyle: true },
  };
  let library;
  const loaded = (address) => library ||= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
  const isDark = () => root.dataset.bsTheme === "dark";
  const spec = (place) => {
    const { dark, world } = place.closest("[data-dark]").dataset;
    const colours = JSON.parse(dark);
    const text = place.dataset.spec.replaceAll('"world.json"', JSON.stringify(world));
    return JSON.parse(isDark() ? text.replace(/#[0-9a-f]{6}\b/g, (one) => colours[one] || one) : text);
  };
  // Neither what draws nor a picture can be had: the numbers stand in the page.
  const lost = (place) => {
    const note = document.createElement("p");
    note.className = "note";
    note.textContent = place.closest("[data-lost]").dataset.lost;
    place.removeAttribute("role");
    place.replaceChildren(note);
    place.closest("figure").querySelector("details").open = true;
  };
  const picture = (place) => {
    const image = document.createElement("img");
    image.alt = "";
    image.onerror = () => lost(place);
    image.src = place.dataset.address + (isDark() ? "&paper=dark" : "");
    place.replaceChildren(image);
  };
  const draw = async (place) => {
    try {
      await loaded(place.closest("[data-bundle]").dataset.bundle);
      const chart = spec(place);
      if (chart.usermeta?.ratio) chart.height = Math.round(chart.usermeta.ratio * place.clientWidth);
      await window.vegaEmbed(place, chart, options);
      place.querySelector("svg").setAttribute("aria-hidden", "true");
    } catch {
      picture(place);
    }
  };
  const near = new IntersectionObserver((entries) => entries.forEach(({ isIntersecting, target }) => {
    if (!isIntersecting) return;
    near.unobserve(target);
    target.dataset.drawn = "";
    draw(target);
  }), { rootMargin: "300px" });
  const look = () => document.querySelectorAll(".drawing:not([data-drawn])").forEach((place) => near.observe(place));
  const again = () => document.querySelectorAll(".drawing[data-drawn]").forEach(draw);
  new MutationObserver(again).observe(root, { attributeFilter: ["data-bs-theme"] });
  document.addEventListener("htmx:afterSettle", look);
  document.addEventListener("DOMContentLoaded", look);
  window.houseCharts = true;
  look();
}
