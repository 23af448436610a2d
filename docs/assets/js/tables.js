// Filters and sorting for <table data-filter>. What is chosen stands in the address, so a filtered table can be shared.
// Markup: <form class="filters" data-for="id of the table" hidden>, in it <select data-col="x">, which looks at the column under
// <th data-col="x">, and <input name="text"> for any words. <th data-sort="num|text"> gets a button.
(() => {
  "use strict";
  const fold = (text) => text.normalize("NFKC").toLowerCase();

  // What a cell says: the whole of it, each label in it, each part of a list.
  const words = (cell) =>
    [cell.textContent, ...[...cell.children].map((part) => part.textContent), ...cell.textContent.split(/[、,，;；]/)].map((part) => part.trim());

  function filters(table) {
    const form = document.querySelector("form.filters[data-for='" + table.id + "']");
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const heads = [...table.querySelectorAll("th[data-sort]")];
    const address = new URL(location.href);
    const fields = form ? [...form.querySelectorAll("select, input")] : [];
    const nameOf = (field) => field.dataset.col || field.name;
    const say = document.getElementById("say");
    const count = document.createElement("output");

    function keep() {
      try {
        history.replaceState(null, "", address);
      } catch {} // a page opened from a folder may refuse
    }

    function filter() {
      let n = 0;
      const tests = fields.filter((field) => field.value.trim()).map((field) => {
        const value = field.value.trim();
        const head = field.dataset.col && table.querySelector("th[data-col='" + field.dataset.col + "']");
        return head ? (row) => words(row.cells[head.cellIndex]).includes(value) : (row) => fold(row.textContent).includes(fold(value));
      });
      for (const row of rows) {
        const fits = tests.every((test) => test(row));
        row.hidden = !fits;
        n += fits;
      }
      count.textContent = ((say && say.dataset.rows) || "{n} / {total}").replace("{n}", n).replace("{total}", rows.length);
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
      const value = address.searchParams.get(nameOf(field));
      if (value !== null) field.value = value;
      if (field.selectedIndex === -1) field.value = "";
      field.addEventListener(field.tagName === "SELECT" ? "change" : "input", () => {
        if (field.value) address.searchParams.set(nameOf(field), field.value);
        else address.searchParams.delete(nameOf(field));
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
      form.append(count);
      form.hidden = false;
      form.addEventListener("submit", (event) => event.preventDefault());
    }
    filter();
  }

  document.querySelectorAll("table[data-filter]").forEach(filters);
})();
