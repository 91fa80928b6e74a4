// On the page that says that a page is not there: the addresses that look like the one asked for.
const forslag = document.getElementById("forslag");
if (forslag) {
  const rod = forslag.dataset.rod;
  const enkel = (tekst) =>
    tekst.toLowerCase().replace(/\.html$|\/$/, "").replace(/(^|\/)index$/, "")
      .replace(/æ/g, "ae").replace(/ø/g, "oe").replace(/å/g, "aa").replace(/[_ ]/g, "-");
  const afstand = (a, b) => {
    let forrige = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const denne = [i];
      for (let j = 1; j <= b.length; j++) {
        const andet = forrige[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
        denne.push(Math.min(andet, forrige[j] + 1, denne[j - 1] + 1));
      }
      forrige = denne;
    }
    return forrige[b.length];
  };
  const sidste = (tekst) => tekst.split("/").pop();
  let spurgt = location.pathname;
  try {
    spurgt = decodeURIComponent(spurgt);
  } catch {
    // The address is not written as an address should be: compare it as it stands.
  }
  spurgt = enkel(spurgt.startsWith(rod) ? spurgt.slice(rod.length) : spurgt.slice(1));
  const foreslaa = async () => {
    const svar = await fetch(`${rod}adresser.txt`);
    if (!svar.ok || !spurgt) return;
    const fundne = (await svar.text()).split("\n").filter(Boolean)
      .map((adresse) => {
        const kendt = enkel(adresse);
        const hele = Math.abs(kendt.length - spurgt.length) > 8 ? 99 : afstand(kendt, spurgt);
        // The same name in another folder is the page that was moved.
        const navn = sidste(kendt) === sidste(spurgt) ? 1 : 99;
        return { adresse, langt: Math.min(hele, navn) };
      })
      .filter(({ langt }) => langt <= Math.max(2, spurgt.length / 4))
      .sort((a, b) => a.langt - b.langt || (a.adresse < b.adresse ? -1 : 1))
      .slice(0, 3);
    if (!fundne.length) return;
    const liste = document.createElement("ul");
    for (const { adresse } of fundne) {
      const link = document.createElement("a");
      link.href = rod + adresse;
      link.textContent = adresse;
      liste.appendChild(document.createElement("li")).append(link);
    }
    const tekst = document.createElement("p");
    tekst.textContent = "Mente du en af disse?";
    forslag.append(tekst, liste);
  };
  foreslaa().catch(() => {}); // without the list the page still says where to go
}
