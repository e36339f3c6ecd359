// Draws each chart from the table beside it, so that both always say the same. Nothing is fetched.
"use strict";

(() => {
  const QUARTERS = 4;
  const number = new Intl.NumberFormat("nl-NL");

  const read = (table) => {
    const quarters = [...table.tHead.rows[0].cells].slice(1).map((cell) => cell.textContent.trim());
    const rows = [...table.tBodies[0].rows].map((row) => ({
      name: row.cells[0].textContent.trim(),
      shares: [...row.cells].slice(1).map((cell) => (cell.dataset.share ? Number(cell.dataset.share) : null)),
    }));
    const first = Math.max(0, quarters.length - QUARTERS);
    return {
      quarters: quarters.slice(first),
      rows: rows
        .map((row) => ({ ...row, shares: row.shares.slice(first) }))
        .filter((row) => row.shares.some((share) => share !== null)),
    };
  };

  const wrap = (name) => {
    const lines = [""];
    for (const word of name.split(" ")) {
      const last = lines[lines.length - 1];
      if (last && (last + " " + word).length > 18) lines.push(word);
      else lines[lines.length - 1] = last ? `${last} ${word}` : word;
    }
    return lines;
  };

  // One colour from light to dark: told apart by lightness, so also in print and by who sees few colours.
  const shades = (count, dark) => {
    const scale = dark
      ? ["#28514d", "#3d7b75", "#58a79f", "#7cd3c8"]
      : ["#bcd9d5", "#84b8b1", "#46938a", "#0a665e"];
    return scale.slice(scale.length - count);
  };

  const draw = (canvas, dark, paper) => {
    const { quarters, rows } = read(document.getElementById(canvas.dataset.of));
    if (!rows.length) return null;
    const style = getComputedStyle(document.documentElement);
    const ink = paper ? "#000000" : style.getPropertyValue("--ink").trim();
    const line = paper ? "#bbbbbb" : style.getPropertyValue("--line").trim();
    const colours = shades(quarters.length, dark && !paper);
    const most = Math.max(...rows.flatMap((row) => row.shares));
    const thickness = 9 * quarters.length + 18;
    canvas.parentElement.style.height = `${rows.length * thickness + 70}px`;
    return new Chart(canvas, {
      type: "bar",
      data: {
        labels: rows.map((row) => wrap(row.name)),
        datasets: quarters.map((quarter, place) => ({
          label: quarter,
          data: rows.map((row) => row.shares[place]),
          backgroundColor: colours[place],
          borderColor: ink,
          borderWidth: { top: 0, bottom: 0, left: 0, right: 1 },
          borderRadius: 2,
          categoryPercentage: 0.78,
          barPercentage: 0.94,
        })),
      },
      options: {
        indexAxis: "y",
        animation: false,
        maintainAspectRatio: false,
        color: ink,
        scales: {
          x: {
            min: 0,
            max: Math.min(100, 25 * Math.ceil((most + 1) / 25)),
            grid: { color: line },
            border: { display: false },
            ticks: { color: ink, stepSize: 25, callback: (value) => `${number.format(value)}%` },
          },
          y: { grid: { display: false }, ticks: { color: ink, autoSkip: false } },
        },
        plugins: {
          legend: {
            display: quarters.length > 1,
            position: "bottom",
            labels: { color: ink, boxWidth: 14, boxHeight: 14 },
            onClick: null,
          },
          tooltip: {
            callbacks: {
              title: ([item]) => rows[item.dataIndex].name,
              label: (item) => ` ${item.dataset.label}: ${number.format(item.raw)}%`,
            },
          },
        },
      },
    });
  };

  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  let drawn = [];
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  const all = (paper = false) => {
    for (const chart of drawn) chart?.destroy();
    drawn = [...document.querySelectorAll("canvas[data-of]")].map((canvas) => draw(canvas, scheme.matches, paper));
    document.documentElement.dataset.drawn = String(drawn.filter(Boolean).length);
  };

  all();
  // Where the table is wider than the screen, the newest quarter is what people came for.
  for (const table of document.querySelectorAll(".wide")) table.scrollLeft = table.scrollWidth;
  scheme.addEventListener("change", () => all());
  addEventListener("beforeprint", () => {
    all(true);
    for (const chart of drawn) chart?.resize();
  });
  addEventListener("afterprint", () => all());
})();
