/**
 * Charts of the insight pages. A figure[data-chart=KIND] holds a script of type application/json with its data
 * {"unit", "categories": […], "series": [{"name", "values": […], "last": bool}], "links": […], "tree": […]}, a
 * .chart-canvas to draw in, and the same figures as a table. Kinds: bar, bars (horizontal), line, stack, tree.
 * Colours come from the style sheet's tokens; tooltips are drawn on the canvas, so no inline style is needed.
 */
(() => {
  "use strict";
  const root = document.documentElement;
  const token = (name) => getComputedStyle(root).getPropertyValue("--q-" + name).trim();
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const size = () => parseFloat(getComputedStyle(root).fontSize);
  const group = (value) => {
    if (value === null || value === undefined) { return "–"; }
    return Number(value).toLocaleString(root.lang || "zh-CN", { maximumFractionDigits: 2 });
  };
  const palette = () => ["red", "teal", "amber-mark", "blue", "violet", "green-mark"].map(token);

  const axis = (extra) => Object.assign({
    axisLine: { lineStyle: { color: token("line") } },
    axisTick: { show: false },
    axisLabel: { color: token("ink-2"), fontSize: size() * 0.8, formatter: undefined },
    splitLine: { lineStyle: { color: token("line") } }
  }, extra);

  const MOST = 20;
  // A lying bar chart of more than twenty parts shows the largest; the table has them all.
  const largest = (data) => {
    if (data.categories.length <= MOST) { return data; }
    const order = data.categories.map((name, i) => i)
      .sort((a, b) => (data.series[0].values[b] || 0) - (data.series[0].values[a] || 0)).slice(0, MOST);
    const pick = (list) => order.map((i) => list[i]);
    return Object.assign({}, data, {
      categories: pick(data.categories), links: data.links.length ? pick(data.links) : [],
      series: data.series.map((series) => Object.assign({}, series, { values: pick(series.values) }))
    });
  };

  const cartesian = (kind, data, width) => {
    const flat = kind === "bars";
    const line = kind === "line";
    const ink = token("ink");
    const small = size() * 0.8;
    const labels = axis({ type: "category", data: data.categories, inverse: flat, boundaryGap: !line });
    labels.axisLabel = Object.assign({}, labels.axisLabel, flat
      ? { color: ink, interval: 0, width: Math.min(size() * 9, width * 0.34), overflow: "truncate" }
      : { hideOverlap: true });
    labels.splitLine = { show: false };
    const values = axis({ type: "value", splitNumber: 4, minInterval: data.unit ? undefined : 1, scale: data.unit === "%" });
    values.axisLine = { show: false };
    values.axisLabel = Object.assign({}, values.axisLabel, { formatter: (v) => group(v) });
    if (flat) { values.axisLabel.show = false; values.splitLine = { show: false }; }
    const colours = palette();
    const named = data.series.length > 1;
    return {
      grid: { left: line ? size() * 1.5 : 4, right: flat ? size() * 3.5 : line && named ? size() * 6 : 20, top: named && !line ? size() * 2.25 : 16, bottom: 4, containLabel: true },
      legend: named && !line
        ? { top: 0, left: 0, icon: "roundRect", itemWidth: 14, itemHeight: 8, textStyle: { color: ink, fontSize: size() * 0.85 } } : undefined,
      xAxis: flat ? values : labels,
      yAxis: flat ? labels : values,
      series: data.series.map((series, i) => {
        const colour = series.last ? "#b9b2a6" : colours[i % colours.length];
        const common = { name: series.name, data: series.values, itemStyle: { color: colour } };
        if (line) {
          return Object.assign(common, {
            type: "line", symbol: series.last ? "none" : "circle", symbolSize: 7, connectNulls: false,
            lineStyle: { width: series.last ? 2 : 3, type: series.last ? "dashed" : "solid", color: colour },
            endLabel: { show: named, formatter: "{a}", color: ink, fontSize: small, distance: 8 }, labelLayout: { moveOverlap: "shiftY" }
          });
        }
        return Object.assign(common, {
          type: "bar", barMaxWidth: 22, barGap: "10%", barCategoryGap: "28%", stack: kind === "stack" ? "all" : undefined,
          label: { show: flat || data.categories.length <= 12 && !series.last && kind !== "stack", position: flat ? "right" : "top", color: series.last ? token("ink-2") : ink, fontSize: small, formatter: (p) => group(p.value) },
          labelLayout: { hideOverlap: true },
          itemStyle: { color: colour, borderRadius: kind === "stack" ? 0 : flat ? [0, 4, 4, 0] : [4, 4, 0, 0] }
        });
      })
    };
  };

  const tree = (data) => ({
    series: [{
      type: "treemap", data: data.tree, roam: false, nodeClick: false, breadcrumb: { show: false },
      left: 0, right: 0, top: 0, bottom: 0,
      label: { formatter: (p) => p.name + "\n" + group(p.value), fontSize: size() * 0.85, lineHeight: size() * 1.3, color: token("ink"), position: [10, 8] },
      itemStyle: { borderColor: "#fff", borderWidth: 2, gapWidth: 2 },
      levels: [{ color: ["red-line", "teal-line", "amber-line", "blue-line", "violet-line", "green-line"].map(token), colorMappingBy: "index" }]
    }]
  });

  const draw = (figure) => {
    const canvas = figure.querySelector(".chart-canvas");
    const source = figure.querySelector('script[type="application/json"]');
    if (!canvas || !source || figure.dataset.drawn) { return; }
    figure.dataset.drawn = "1";
    const kind = figure.dataset.chart;
    let data = JSON.parse(source.textContent);
    if (kind === "bars") {
      data = largest(data);
      canvas.style.height = Math.max(10, 3 + data.categories.length * (0.9 + 1.05 * data.series.length)) + "rem";
    }
    const chart = window.echarts.init(canvas, null, { renderer: "canvas" });
    const paint = () => {
      const option = kind === "tree" ? tree(data) : cartesian(kind, data, canvas.clientWidth);
      chart.setOption(Object.assign(option, {
        animation: !still, animationDuration: 400,
        textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
        tooltip: {
          trigger: kind === "tree" ? "item" : "axis", renderMode: "richText", confine: true,
          backgroundColor: token("ink"), borderWidth: 0, padding: [8, 12],
          textStyle: { color: "#fff", fontSize: size() * 0.85 },
          axisPointer: { type: kind === "line" ? "line" : "shadow" },
          valueFormatter: (value) => group(value) + (data.unit || "")
        }
      }), true);
    };
    paint();
    chart.on("click", (point) => {
      const link = kind === "tree" ? point.data.link : (data.links || [])[point.dataIndex];
      if (link) { window.location.assign(link); }
    });
    new ResizeObserver(() => { chart.resize(); }).observe(canvas);
    window.addEventListener("resize", paint);
  };
  const drawAll = () => document.querySelectorAll("figure[data-chart]").forEach(draw);
  const begin = () => {
    if (window.echarts) { drawAll(); return; }
    const script = document.createElement("script");
    script.src = root.dataset.echarts;
    script.addEventListener("load", drawAll);
    document.head.append(script);
  };
  begin();
  document.addEventListener("htmx:afterSwap", begin);
})();
