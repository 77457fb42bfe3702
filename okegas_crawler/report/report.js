"use strict";
// The search: titles are unpacked at the first key, then each is looked at for all the words.
(() => {
  const SHOWN = 100;
  const [search, found, results, latest] = ["search", "found", "results", "latest"].map((id) => document.getElementById(id));
  const before = found.textContent;
  let articles;

  async function unpacked() {
    const packed = Uint8Array.from(atob(document.getElementById("titles").textContent), (byte) => byte.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    const lines = (await new Response(stream).text()).split("\n").slice(0, -1);
    return lines.map((line) => {
      const [id, day, title] = line.split("\t");
      return { id, day, title, plain: title.toLowerCase() };
    });
  }

  function entry({ id, day, title }) {
    const item = document.createElement("li");
    const time = document.createElement("time");
    const link = document.createElement("a");
    time.textContent = time.dateTime = day;
    link.textContent = title || "(no title)";
    link.href = search.dataset.home + (/^\d+$/.test(id) ? "?p=" + id : encodeURI(id.replace(/^\/+/, "")));
    link.lang = search.dataset.language;
    link.rel = "noreferrer";
    item.append(time, link);
    return item;
  }

  async function show() {
    articles ??= unpacked();
    const all = await articles;
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    results.hidden = !words.length;
    latest.hidden = !results.hidden;
    const matching = words.length ? all.filter(({ plain }) => words.every((word) => plain.includes(word))) : [];
    results.replaceChildren(...matching.slice(0, SHOWN).map(entry));
    const number = matching.length.toLocaleString("en");
    found.textContent = !words.length ? before
      : matching.length > SHOWN ? `${number} found, the latest ${SHOWN}:` : `${number} found`;
  }

  if (typeof DecompressionStream === "undefined") {
    search.disabled = true;
    search.placeholder = "The search needs a browser of 2023 or later";
  } else {
    search.addEventListener("input", show);
  }
})();
