/// The pages' script: sorting and filtering tables, and writing down reviews. Everything is readable
/// without it.
enum PageScript {
  static let code: StaticString = #"""
    "use strict";
    for (const table of document.querySelectorAll("table[data-sortable]")) {
      const heads = [...table.tHead.rows[0].cells];
      heads.forEach((head, column) => {
        const button = head.querySelector("button");
        if (!button) return;
        button.addEventListener("click", () => {
          const down = head.getAttribute("aria-sort") === "descending" ? 1 : -1;
          for (const other of heads) other.removeAttribute("aria-sort");
          head.setAttribute("aria-sort", down < 0 ? "descending" : "ascending");
          const value = row => {
            const cell = row.cells[column], v = cell.dataset.v;
            return v === undefined ? cell.textContent.trim() : v === "" ? null : Number(v);
          };
          const body = table.tBodies[0];
          const rows = [...body.rows].map((row, place) => [value(row), place, row]);
          rows.sort((a, b) => {
            if (a[0] === null || b[0] === null) {
              return (a[0] === null) - (b[0] === null) || a[1] - b[1];
            }
            const d = typeof a[0] === "number" ? a[0] - b[0]
              : a[0].localeCompare(b[0], undefined, { numeric: true });
            return d * down || a[1] - b[1];
          });
          body.append(...rows.map(row => row[2]));
        });
      });
    }
    const query = document.getElementById("query"), team = document.getElementById("team");
    const shown = document.getElementById("shown");
    const filter = () => {
      const words = query ? query.value.toLowerCase() : "", wanted = team ? team.value : "";
      let count = 0;
      for (const row of document.querySelectorAll("tr[data-name]")) {
        const isShown = row.dataset.name.toLowerCase().includes(words)
          && (!wanted || row.dataset.team === wanted);
        row.hidden = !isShown;
        if (isShown && row.dataset.count) count++;
      }
      if (shown) shown.textContent = String(count);
    };
    if (query) query.addEventListener("input", filter);
    if (team) team.addEventListener("change", filter);
    const reviews = [...document.querySelectorAll("form.review")];
    const save = document.getElementById("save");
    if (save) {
      document.getElementById("reviewing").hidden = false;
      const cell = text => {
        const safe = /^'*[\s\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\u2212]/.test(text) ? "'" + text : text;
        return "\"" + safe.replaceAll("\"", "\"\"") + "\"";
      };
      const marked = () => reviews.filter(form => new FormData(form).get("verdict"));
      const reviewer = document.getElementById("reviewer");
      const update = () => {
        save.disabled = marked().length === 0 || !reviewer.value.trim();
        document.getElementById("marked").textContent = String(marked().length);
      };
      for (const form of reviews) {
        form.hidden = false;
        form.addEventListener("change", update);
        form.addEventListener("submit", event => event.preventDefault());
      }
      reviewer.addEventListener("input", update);
      save.addEventListener("click", () => {
        const fields = [
          "conversation", "source", "criterion", "agent", "turn", "start", "end", "rule",
        ];
        const who = [reviewer.value.trim(), document.getElementById("role").value,
          new Date().toISOString()];
        const lines = [
          [...fields, "verdict", "comment", "reviewer", "role", "written_at"].join(","),
        ];
        for (const form of marked()) {
          const data = new FormData(form);
          lines.push([...fields.map(field => form.dataset[field]), data.get("verdict"),
            data.get("comment"), ...who].map(cell).join(","));
        }
        const file = new Blob([lines.join("\r\n") + "\r\n"], { type: "text/csv" });
        const link = document.createElement("a");
        link.href = URL.createObjectURL(file);
        link.download = "review-" + document.documentElement.dataset.page + ".csv";
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 1000);
      });
      update();
    }
    const reveal = () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      for (let node = target; node; node = node.parentElement)
        if (node.tagName === "DETAILS") node.open = true;
      if (target) target.scrollIntoView();
    };
    if (location.hash) reveal();
    addEventListener("hashchange", reveal);
    let closed = [];
    addEventListener("beforeprint", () => {
      closed = [...document.querySelectorAll("details:not([open])")];
      for (const one of closed) one.open = true;
    });
    addEventListener("afterprint", () => {
      for (const one of closed) one.open = false;
    });
    """#
}
