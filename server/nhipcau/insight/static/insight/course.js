"use strict";
/* The months of a figure, to be read point by point: uPlot takes the place of the drawing once that comes into sight. The table stays. */
(function () {
  const course = document.querySelector(".course[data-charts]");
  if (!course || !("IntersectionObserver" in window)) return;
  const table = document.getElementById(course.dataset.course);
  const share = course.dataset.unit === "percent";
  const of = (row, name) => (row.dataset[name] === undefined ? null : Number(row.dataset[name]));
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const said = (value) => (value === null || value === undefined ? "–" : share ? `${(value * 100).toFixed(1).replace(".", ",")} %` : Math.round(value).toLocaleString("vi-VN"));
  const month = (at) => { const day = new Date(at * 1000); return `${day.getUTCMonth() + 1}/${day.getUTCFullYear()}`; };

  function bring(name, made) {
    return new Promise((done, failed) => {
      const part = Object.assign(document.createElement(made), made === "link" ? { rel: "stylesheet", href: name } : { src: name });
      part.onload = done;
      part.onerror = failed;
      document.head.append(part);
    });
  }

  function draw() {
    const rows = [...table.querySelectorAll("tr[data-at]")];
    const values = ["value", "low", "high"].map((name) => rows.map((row) => of(row, name)));
    const lively = document.createElement("div");
    lively.className = "lively";
    lively.setAttribute("aria-hidden", "true");
    const teal = colour("--teal"), line = colour("--line"), ink = colour("--ink-2");
    const side = { stroke: ink, grid: { stroke: line, width: 1 }, ticks: { show: false }, font: "14px sans-serif" };
    const shown = (label, more) => ({ label, value: (_, value) => said(value), stroke: teal, ...more });
    const options = {
      width: course.clientWidth, height: 240, tzDate: (at) => uPlot.tzDate(new Date(at * 1000), "Etc/UTC"),
      scales: { y: { range: (_, least, most) => [0, share ? Math.min(1, Math.ceil((most || 1) * 10) / 10) : (most || 1) * 1.05] } },
      axes: [{ ...side, values: (_, at) => at.map(month) }, { ...side, size: 64, values: (_, at) => at.map(said) }],
      series: [
        { label: "Tháng", value: (_, at) => (at === null ? "–" : month(at)) },
        shown(course.dataset.name, { width: 2.5, points: { show: true, size: 7 } }),
        ...(share ? [shown("thấp", { width: 0, points: { show: false } }), shown("cao", { width: 0, points: { show: false } })] : []),
      ],
      bands: share ? [{ series: [3, 2], fill: `${teal}26` }] : [],
    };
    const when = rows.map((row) => Date.parse(`${row.dataset.at}T00:00:00Z`) / 1000);
    course.append(lively);
    const chart = new uPlot(options, [when, ...values.slice(0, share ? 3 : 1)], lively);
    for (const still of course.querySelectorAll(":scope > :not(.lively)")) still.classList.add("still");
    addEventListener("resize", () => chart.setSize({ width: course.clientWidth, height: 240 }));
  }

  const seen = new IntersectionObserver((found) => {
    if (!found.some((one) => one.isIntersecting)) return;
    seen.disconnect();
    const from = course.dataset.charts;
    Promise.all([bring(`${from}uPlot.min.css`, "link"), bring(`${from}uPlot.iife.min.js`, "script")]).then(draw, () => {});
  });
  seen.observe(course);
})();
