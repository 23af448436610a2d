// Filters and sorting for <table data-filter>. What is chosen stands in the address, so a filtered table can be shared.
// Markup: a <form class="filters" hidden> before the table; in it <select data-col="x"> (a row fits if its data-x holds the
// chosen value among its words), an <input data-col="q"> for any text, and <output data-text="{n} / {total}">.
// <th data-sort="num|text"> gets a button; <td data-value="…"> gives the value to sort by where the text does not.
(() => {
  "use strict";
  const fold = (text) => text.normalize("NFKC").toLowerCase();

  function filters(table) {
    const form = document.querySelector("form.filters[data-table='" + table.id + "']") || document.querySelector("form.filters");
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const heads = [...table.querySelectorAll("th[data-sort]")];
    const address = new URL(location.href);
    const fields = form ? [...form.querySelectorAll("[data-col]")] : [];

    function keep() {
      try {
        history.replaceState(null, "", address);
      } catch {} // a page opened from a folder may refuse
    }

    function filter() {
      let n = 0;
      for (const row of rows) {
        const fits = fields.every((field) => {
          const value = field.value.trim();
          if (!value) return true;
          if (field.dataset.col === "q") return fold(row.textContent).includes(fold(value));
          return (row.getAttribute("data-" + field.dataset.col) || "").split(" ").includes(value);
        });
        row.hidden = !fits;
        n += fits;
      }
      const output = form && form.querySelector("output");
      if (output) output.textContent = (output.dataset.text || "{n} / {total}").replace("{n}", n).replace("{total}", rows.length);
    }

    function sort(head, down) {
      const column = head.cellIndex;
      const number = head.dataset.sort === "num";
      const value = (row) => {
        const cell = row.cells[column];
        const text = cell ? cell.dataset.value || cell.textContent.trim() : "";
        return number ? parseFloat(text.replace(/[,，\s]/g, "").replace("−", "-")) : text;
      };
      const compare = (a, b) => {
        if (!number) return a.localeCompare(b, document.documentElement.lang);
        return isNaN(a) ? (isNaN(b) ? 0 : 1) : isNaN(b) ? -1 : a - b;
      };
      const order = rows.map((row) => [value(row), row]);
      order.sort(([a], [b]) => (down && !(number && (isNaN(a) || isNaN(b))) ? -compare(a, b) : compare(a, b)));
      body.append(...order.map(([, row]) => row));
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      address.searchParams.set("sort", (down ? "-" : "") + column);
    }

    for (const field of fields) {
      const value = address.searchParams.get(field.dataset.col);
      if (value !== null) field.value = value;
      if (field.selectedIndex === -1) field.value = "";
      field.addEventListener(field.tagName === "SELECT" ? "change" : "input", () => {
        if (field.value) address.searchParams.set(field.dataset.col, field.value);
        else address.searchParams.delete(field.dataset.col);
        keep();
        filter();
      });
    }
    for (const head of heads) {
      let button = head.querySelector("button");
      if (!button) {
        button = document.createElement("button");
        button.append(...head.childNodes);
        head.append(button);
      }
      button.type = "button";
      button.hidden = false;
      button.addEventListener("click", () => {
        sort(head, head.getAttribute("aria-sort") === "ascending");
        keep();
      });
    }
    const wish = address.searchParams.get("sort");
    const head = wish !== null && heads.find((one) => one.cellIndex === Math.abs(parseInt(wish, 10)));
    if (head) sort(head, wish[0] === "-");
    if (form) {
      form.hidden = false;
      form.addEventListener("submit", (event) => event.preventDefault());
    }
    filter();
  }

  document.querySelectorAll("table[data-filter]").forEach(filters);
})();
