// The search: a dialog on every page, and the page search.html. The index lies in soegning.js, made
// in the build by views/soegning.py, and is loaded the first time a reader is about to search. It is
// a script, because a folder on a disk lets no page read any other file.
(() => {
  // ---- Words ----------------------------------------------------------------------------------

  const ET_ORD = /[\p{L}\p{N}]+(?:[-_][\p{L}\p{N}]+)*/gu;
  // æ, ø and å as those write them who have no such keys; other letters without accents.
  const fold = (tekst) =>
    tekst
      .normalize("NFC")
      .toLowerCase()
      .replace(/æ/g, "ae")
      .replace(/ø/g, "oe")
      .replace(/å/g, "aa")
      .normalize("NFD")
      .replace(/\p{M}/gu, "");
  const skrevne = (tekst) => tekst.normalize("NFC").match(ET_ORD) ?? [];
  const ord = (tekst) => skrevne(tekst).map(fold);

  // One ending less, or the word itself: what is left has at least three letters.
  const ENDELSE =
    /^(.{3,}?)(?:ernes|enes|erens|ernes|heds|erne|ene|erer|ere|eren|eret|ens|ets|ers|en|et|er|es|e|s|t)$/;
  const uden_endelse = (et) => {
    const stamme = et.match(ENDELSE)?.[1] ?? et;
    return stamme.replace(/([bdfgklmnprst])\1$/, "$1"); // programmet: program
  };
  // What all forms of a word have in common. Only for comparing words as wholes.
  const stamme_af = (et) => {
    let kortere = uden_endelse(et);
    while (kortere !== et) [et, kortere] = [kortere, uden_endelse(kortere)];
    return et;
  };

  // The number of letters to put in, take out, replace or swap; above `hoejst` only that it is.
  const afstand = (a, b, hoejst) => {
    if (Math.abs(a.length - b.length) > hoejst) return hoejst + 1;
    let [to_foer, foer] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
    for (let i = 1; i <= a.length; i++) {
      const nu = [i];
      for (let j = 1; j <= b.length; j++) {
        const ens = a[i - 1] === b[j - 1];
        nu[j] = Math.min(foer[j] + 1, nu[j - 1] + 1, foer[j - 1] + !ens);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
          nu[j] = Math.min(nu[j], to_foer[j - 2] + 1);
      }
      if (Math.min(...nu) > hoejst) return hoejst + 1;
      [to_foer, foer] = [foer, nu];
    }
    return foer[b.length];
  };

  // ---- The index ------------------------------------------------------------------------------

  const laes = (data) => {
    const ordbog = new Map(); // folded word → where it stands
    const slaa_op = (skrevet) => {
      const et = fold(skrevet);
      let fundet = ordbog.get(et);
      if (!fundet) {
        fundet = { ord: et, stamme: stamme_af(et), skrevet, titler: [], navne: [], tekster: [] };
        ordbog.set(et, fundet);
      }
      return fundet;
    };
    const udtryk = new Map(); // a whole title or name, as one word → [number, is the title]
    const hel = (noegle, nr, titel) => {
      if (!udtryk.has(noegle)) udtryk.set(noegle, []);
      udtryk.get(noegle).push([nr, titel]);
    };
    const indsaet = (tekst, nr, titel) => {
      const dele = ord(tekst);
      for (const skrevet of new Set(skrevne(tekst.toLowerCase()))) {
        slaa_op(skrevet)[titel ? "titler" : "navne"].push([nr, 0.4 + 0.6 / dele.length]);
      }
      hel(dele.join(""), nr, titel);
      hel(`~${dele.map(stamme_af).join("")}`, nr, titel);
    };
    data.fund.forEach(([titel, , , , navne], nr) => {
      indsaet(titel, nr, true);
      navne.forEach((navn) => indsaet(navn, nr, false));
    });
    data.ord.forEach((et, nr) => slaa_op(et).tekster.push(data.findes[nr]));
    return { ...data, ordbog, udtryk, smaaord: new Set(data.smaaord.map(fold)) };
  };

  const numre = function* (tekster) {
    for (const tekst of tekster) {
      let nr = 0;
      for (const skridt of tekst.split(" ")) yield (nr += parseInt(skridt, 36));
    }
  };

  // ---- Searching ------------------------------------------------------------------------------

  // How well a word of the index answers one that is typed: 1 the same, 0 not at all.
  const lighed = (et, kort, stamme, muligt) => {
    if (muligt.ord === et) return 1;
    if (muligt.stamme === stamme) return 0.9;
    if (et.length > 1 && muligt.ord.startsWith(et)) return 0.7;
    if (kort.length >= 4 && muligt.ord.startsWith(kort)) return 0.6;
    if (et.length >= 3 && muligt.ord.endsWith(et)) return 0.6;
    if (et.length >= 4 && muligt.ord.includes(et)) return 0.5;
    if (kort.length >= 4 && muligt.ord.includes(kort)) return 0.45;
    return 0;
  };

  // One letter from each other, as they are written or with æ, ø and å as two letters. Of four
  // letters one may be missing, and no more: nearly everything is one letter from something else.
  const naesten = (skrevet, et, stamme, muligt) => {
    if (et.length < 4 || (et.length < 5 && muligt.ord.length < 5)) return false;
    return (
      afstand(et, muligt.ord, 1) <= 1 ||
      afstand(skrevet, muligt.skrevet, 1) <= 1 ||
      (muligt.stamme.length >= 5 && afstand(stamme, muligt.stamme, 1) <= 1)
    );
  };

  const ordene_for = (indeks, skrevet) => {
    const et = fold(skrevet);
    const [kort, stamme] = [uden_endelse(et), stamme_af(et)];
    const fundet = [];
    let helt = false;
    for (const muligt of indeks.ordbog.values()) {
      const styrke = lighed(et, kort, stamme, muligt);
      if (styrke) fundet.push([muligt, styrke]);
      helt ||= styrke >= 0.6;
    }
    if (helt) return { fundet, rettet: [] };
    const rettet = [];
    for (const muligt of indeks.ordbog.values()) {
      if (naesten(skrevet, et, stamme, muligt)) rettet.push([muligt, 0.6]);
    }
    if (rettet.length || fundet.length) return { fundet: [...fundet, ...rettet], rettet };
    // A compound that is not in the handbook, but its parts are.
    for (const muligt of indeks.ordbog.values()) {
      const del = muligt.ord.length >= 5 && (et.startsWith(muligt.ord) || et.endsWith(muligt.ord));
      if (del) fundet.push([muligt, 0.3]);
    }
    return { fundet, rettet };
  };

  // Everything that answers a question, the best first, and the words that were read otherwise.
  const soeg = (indeks, spoergsmaal) => {
    const alle = [...new Set(skrevne(spoergsmaal.toLowerCase()))];
    const betydende = alle.filter((et) => !indeks.smaaord.has(fold(et)));
    const soegt = betydende.length ? betydende : alle;
    const antal = indeks.fund.length;
    const sum = new Map(); // number → [points, words that are found]
    const ramte = new Set();
    const rettelser = new Map();
    for (const et of soegt) {
      const { fundet, rettet } = ordene_for(indeks, et);
      if (rettet.length) rettelser.set(et, rettet[0][0].skrevet);
      const bedste = new Map();
      const giv = (nr, point) => {
        if (point > (bedste.get(nr) ?? 0)) bedste.set(nr, point);
      };
      for (const [muligt, styrke] of fundet) {
        ramte.add(muligt.ord);
        for (const [nr, andel] of muligt.titler) giv(nr, 10 * styrke * andel);
        for (const [nr, andel] of muligt.navne) giv(nr, 8 * styrke * andel);
        if (!muligt.tekster.length) continue;
        const steder = [...numre(muligt.tekster)];
        const sjaelden = Math.log(1 + antal / steder.length) / Math.log(1 + antal);
        for (const nr of steder) giv(nr, 2 * styrke * (0.3 + sjaelden));
      }
      for (const [nr, point] of bedste) {
        const [foer, ord_fundet] = sum.get(nr) ?? [0, 0];
        sum.set(nr, [foer + point, ord_fundet + 1]);
      }
    }
    const point = new Map();
    for (const [nr, [givet, ord_fundet]] of sum) {
      point.set(nr, givet * (ord_fundet / soegt.length) ** 2);
    }
    const hele = [
      [alle.map(fold).join(""), 14],
      [soegt.map(fold).join(""), 14],
      [`~${alle.map((et) => stamme_af(fold(et))).join("")}`, 11],
    ];
    const hoejest = new Map();
    for (const [noegle, vaerdi] of hele) {
      for (const [nr, titel] of indeks.udtryk.get(noegle) ?? []) {
        hoejest.set(nr, Math.max(hoejest.get(nr) ?? 0, titel ? vaerdi : vaerdi - 2));
      }
    }
    for (const [nr, vaerdi] of hoejest) point.set(nr, (point.get(nr) ?? 0) + vaerdi);
    const vaegt = (nr) => indeks.typer[indeks.fund[nr][1]][1];
    const numrene = [...point.keys()];
    for (const nr of numrene) point.set(nr, point.get(nr) * vaegt(nr));
    numrene.sort((a, b) => point.get(b) - point.get(a) || a - b);
    // What has next to nothing beside the best is no answer.
    const mindst = 0.04 * (point.get(numrene[0]) ?? 0);
    return { numre: numrene.filter((nr) => point.get(nr) > mindst), ramte, rettelser };
  };

  // The words of titles that look most like one that was not found.
  const mente = (indeks, spoergsmaal) => {
    const fundet = new Map();
    for (const et of ord(spoergsmaal)) {
      if (et.length < 4 || indeks.smaaord.has(et)) continue;
      for (const muligt of indeks.ordbog.values()) {
        if (!muligt.titler.length) continue;
        const hvor_langt = afstand(et, muligt.ord, 2);
        if (hvor_langt <= 2) fundet.set(muligt.skrevet, hvor_langt);
      }
    }
    return [...fundet]
      .sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1))
      .slice(0, 3)
      .map(([skrevet]) => skrevet);
  };

  // ---- Showing --------------------------------------------------------------------------------

  const MEST = 30;
  const rod = document.documentElement.dataset.content_root ?? "./";
  const lav = (navn, egenskaber = {}, ...indhold) => {
    const element = Object.assign(document.createElement(navn), egenskaber);
    element.append(...indhold);
    return element;
  };

  // A text with the words that were found marked. Only ever as text: nothing in it is HTML.
  const markeret = (tekst, ramte) => {
    const dele = [];
    let slut = 0;
    for (const { 0: et, index } of tekst.normalize("NFC").matchAll(ET_ORD)) {
      if (!ramte.has(fold(et))) continue;
      dele.push(tekst.slice(slut, index), lav("mark", {}, et));
      slut = index + et.length;
    }
    return [...dele, tekst.slice(slut)];
  };

  let venter;
  const hent = () => {
    venter ??= new Promise((klar, fejl) => {
      window.gevinstSoegning = (data) => klar(laes(data));
      const script = lav("script", { src: `${rod}soegning.js` });
      script.addEventListener("error", () => {
        venter = undefined; // the next word tries again
        fejl(new Error("soegning.js"));
      });
      document.head.append(script);
    });
    return venter;
  };

  // The field, what is said of what was found, and the list: in the dialog and on the page.
  const opsaet = (sted, spoergsmaal) => {
    const felt = lav("input", {
      type: "search",
      name: "q",
      autocomplete: "off",
      spellcheck: false,
      value: spoergsmaal,
    });
    felt.setAttribute("aria-label", "Søg i håndbogen");
    felt.placeholder = "Søg i håndbogen";
    const form = lav("form", { action: `${rod}search.html`, className: "soeg-form" }, felt);
    form.setAttribute("role", "search");
    form.append(lav("button", { type: "submit", className: "soeg-knap" }, "Søg"));
    const besked = lav("p", { className: "soeg-besked" });
    besked.setAttribute("role", "status");
    const liste = lav("ol", { className: "soeg-fund" });
    const forslag = lav("div", { className: "soeg-forslag" });
    sted.append(form, besked, forslag, liste);

    const spoerg_om = (et) => {
      felt.value = et;
      vis();
      felt.focus();
    };
    const foreslaa = (indeks, nu) => {
      const ligner = mente(indeks, nu);
      if (!ligner.length) return;
      const knapper = ligner.map((et) => {
        const knap = lav("button", { type: "button", className: "soeg-knap soeg-mente" }, et);
        knap.addEventListener("click", () => spoerg_om(et));
        return knap;
      });
      forslag.append(lav("p", {}, "Mente du: ", ...knapper.flatMap((knap) => [knap, " "])));
    };

    const vis = async () => {
      const nu = felt.value.trim();
      const indeks = await hent().catch(() => null);
      if (felt.value.trim() !== nu) return; // the reader has typed on
      liste.replaceChildren();
      forslag.replaceChildren();
      sted.dataset.vist = nu;
      if (!indeks) {
        besked.textContent = "Søgningen kunne ikke hentes. Prøv at genindlæse siden.";
        return;
      }
      if (!ord(nu).length) {
        besked.textContent = "";
        return;
      }
      const { numre: fundet, ramte, rettelser } = soeg(indeks, nu);
      if (!fundet.length) {
        besked.textContent = `Intet fundet om »${nu}«. Prøv et kortere ord eller et andet ord for det samme.`;
        foreslaa(indeks, nu);
        return;
      }
      const antal = fundet.length === 1 ? "Fandt ét sted" : `Fandt ${fundet.length} steder`;
      const de_bedste = fundet.length > MEST ? ` De ${MEST} bedste står her.` : "";
      const laest = skrevne(nu)
        .filter((et) => rettelser.has(et.toLowerCase()))
        .map((et) => ` Ordet »${et}« er læst som »${rettelser.get(et.toLowerCase())}«.`);
      besked.textContent = `${antal}.${de_bedste}${laest.join("")}`;
      for (const nr of fundet.slice(0, MEST)) {
        const [titel, type, adresse, sted_nr, , kort] = indeks.fund[nr];
        const hvor = indeks.steder[sted_nr];
        const link = lav("a", { href: rod + adresse }, ...markeret(titel, ramte));
        const om = lav("span", { className: "soeg-type" }, indeks.typer[type][0]);
        if (hvor) om.append(` · ${hvor}`);
        const punkt = lav("li", {}, link, " ", om);
        if (kort) punkt.append(lav("p", {}, ...markeret(kort, ramte)));
        liste.append(punkt);
      }
    };

    let ur;
    felt.addEventListener("focus", () => hent().catch(() => {}), { once: true });
    felt.addEventListener("input", () => {
      clearTimeout(ur);
      ur = setTimeout(vis, 150);
    });
    // Down from the field and up again; between them Tab does, as in any list of links.
    sted.addEventListener("keydown", (tast) => {
      const trin = { ArrowDown: 1, ArrowUp: -1 }[tast.key];
      if (!trin) return;
      const raekke = [felt, ...liste.querySelectorAll("a")];
      const naeste = raekke[raekke.indexOf(document.activeElement) + trin];
      if (!naeste || !raekke.includes(document.activeElement)) return;
      tast.preventDefault();
      naeste.focus();
    });
    return { felt, form, vis };
  };

  const side = document.querySelector(".soegning[data-side]");
  if (side) {
    side.replaceChildren(); // what is said to those without script
    const { felt, form, vis } = opsaet(side, new URLSearchParams(location.search).get("q") ?? "");
    form.addEventListener("submit", (haendelse) => {
      haendelse.preventDefault();
      const adresse = new URL(location.href);
      adresse.searchParams.set("q", felt.value);
      history.replaceState(null, "", adresse);
      vis();
    });
    felt.focus();
    if (felt.value) vis();
  }

  let vindue, i_vindue;
  const aabn = () => {
    if (side) {
      const felt = side.querySelector("input");
      felt.focus();
      felt.select();
      return;
    }
    if (!vindue) {
      const luk = lav("button", { type: "button", className: "soeg-knap" }, "Luk");
      vindue = lav("dialog", { className: "soegning" });
      vindue.setAttribute("aria-label", "Søg i håndbogen");
      luk.addEventListener("click", () => vindue.close());
      vindue.addEventListener("click", (haendelse) => {
        if (haendelse.target === vindue || haendelse.target.closest(".soeg-fund a")) vindue.close();
      });
      document.body.append(vindue);
      i_vindue = opsaet(vindue, "");
      i_vindue.form.append(luk);
      i_vindue.form.addEventListener("submit", (haendelse) => {
        haendelse.preventDefault();
        i_vindue.vis();
      });
    }
    if (!vindue.open) vindue.showModal();
    i_vindue.felt.focus();
    i_vindue.felt.select();
  };
  document.querySelectorAll("a.soegeknap").forEach((knap) => {
    knap.addEventListener("click", (haendelse) => {
      if (haendelse.ctrlKey || haendelse.metaKey || haendelse.shiftKey) return; // a new tab
      haendelse.preventDefault();
      aabn();
    });
  });
  document.addEventListener("keydown", (tast) => {
    const alene = (tast.ctrlKey || tast.metaKey) && !tast.shiftKey && !tast.altKey;
    if (!alene || tast.key.toLowerCase() !== "k") return;
    tast.preventDefault();
    aabn();
  });
})();
