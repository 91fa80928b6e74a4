// Sort and filter the registers. Without this script each is a whole table.
document.querySelectorAll("div.register").forEach((register) => {
  const krop = register.querySelector("tbody");
  const raekker = [...krop.rows];
  const hoveder = [...register.querySelectorAll("thead th")];
  const soeg = register.querySelector("input[type=search]");
  const valg = [...register.querySelectorAll("select")];
  const status = register.querySelector("[role=status]");
  const dansk = new Intl.Collator("da", { numeric: true });
  const tekst = (celle) => celle.textContent.trim().replace(/\s+/g, " ");
  const indhold = new Map(raekker.map((raekke) => [raekke, tekst(raekke).toLowerCase()]));
  const vaerdier = (celle) => {
    const dele = [...celle.querySelectorAll("li")];
    return (dele.length ? dele : [celle]).map(tekst);
  };

  const vis = () => {
    const ord = soeg.value.toLowerCase().split(/\s+/).filter(Boolean);
    let antal = 0;
    for (const raekke of raekker) {
      const med =
        ord.every((et) => indhold.get(raekke).includes(et)) &&
        valg.every(
          (et) => !et.value || vaerdier(raekke.cells[et.dataset.kolonne]).includes(et.value),
        );
      raekke.hidden = !med;
      antal += med;
    }
    const alle = raekker.length;
    const hele = register.dataset.alle;
    status.textContent = antal === alle ? hele : `${antal} af ${hele}`;
  };
  soeg.addEventListener("input", vis);
  valg.forEach((et) => et.addEventListener("change", vis));

  // Numbers and dates have a key of their own; empty cells come last, whichever way is up.
  const noegle = (raekke, nr) => raekke.cells[nr].dataset.v ?? tekst(raekke.cells[nr]);
  const sorter = (nr) => {
    const hoved = hoveder[nr];
    const ned = hoved.getAttribute("aria-sort") === "ascending";
    hoveder.forEach((et) => et.removeAttribute("aria-sort"));
    hoved.setAttribute("aria-sort", ned ? "descending" : "ascending");
    const tal = hoved.classList.contains("tal");
    const ordnet = [...raekker].sort((en, anden) => {
      const [a, b] = [noegle(en, nr), noegle(anden, nr)];
      if (!a || !b) return !a - !b;
      const foerst = tal ? parseFloat(a) - parseFloat(b) || 0 : dansk.compare(a, b);
      return ned ? -foerst : foerst;
    });
    krop.append(...ordnet);
  };
  hoveder.forEach((hoved, nr) => {
    const knap = document.createElement("button");
    knap.type = "button";
    knap.className = "sorter";
    knap.append(...hoved.childNodes);
    knap.addEventListener("click", () => sorter(nr));
    hoved.append(knap);
  });
  vis(); // what the browser remembers from the last visit stands in the fields already
});
