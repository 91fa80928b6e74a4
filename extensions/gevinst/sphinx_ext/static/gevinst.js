// The reader's own choice of colours. The head of the page has set it before anything was drawn.
const farver = document.getElementById("farver");
if (farver) {
  farver.value = document.documentElement.dataset.farver;
  farver.addEventListener("change", () => {
    document.documentElement.dataset.farver = farver.value;
    try {
      localStorage.setItem("gevinst-farver", farver.value);
    } catch {
      // Nothing can be kept: the choice holds for this page.
    }
  });
}

// Copy the permanent address of an object, and tell the reader, also one who cannot see the page.
document.addEventListener("click", async (event) => {
  const knap = event.target.closest("button.kopier");
  if (!knap) return;
  let besked = "Linket er kopieret";
  try {
    await navigator.clipboard.writeText(knap.dataset.kopier);
  } catch {
    besked = `Kopiér selv: ${knap.dataset.kopier}`;
  }
  let status = knap.parentElement.querySelector("[role=status]");
  if (!status) {
    status = document.createElement("span");
    status.setAttribute("role", "status");
    knap.parentElement.append(status);
    // A status must be on the page before it gets its text, or it is not read aloud.
    await new Promise((naeste) => requestAnimationFrame(naeste));
  }
  status.textContent = besked;
  setTimeout(() => {
    status.textContent = "";
  }, 4000);
});

// Some browsers take a table for none when its rows are shown as blocks, as on a phone. Roles say
// what its parts are. They are set here, since HTML that has them as it stands is not valid.
const ROLLER = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
for (const del of document.querySelectorAll(
  "table.stabler, table.stabler :is(thead, tbody, tr, td, th)",
)) {
  const hoved = del.scope === "row" ? "rowheader" : "columnheader";
  del.setAttribute("role", ROLLER[del.tagName] ?? hoved);
}

// What is folded is unfolded on paper. The style sheet does it where the browser lets it.
if (!CSS.supports("selector(::details-content)")) {
  const foldet = "details:not([open], .et-ark details, .et-ark ~ * details)";
  let aabnet = [];
  addEventListener("beforeprint", () => {
    aabnet = [...document.querySelectorAll(foldet)];
    for (const del of aabnet) del.open = true;
  });
  addEventListener("afterprint", () => {
    for (const del of aabnet) del.open = false;
  });
}
