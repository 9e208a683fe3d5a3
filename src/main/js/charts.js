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

  const cartesian = (kind, data) => {
    const flat = kind === "bars";
    const labels = axis({ type: "category", data: data.categories, inverse: flat });
    const many = data.categories.length > 14 && !flat;
    labels.axisLabel = Object.assign({}, labels.axisLabel, { hideOverlap: true, interval: many ? "auto" : 0, width: flat ? size() * 7 : undefined, overflow: "truncate" });
    labels.splitLine = { show: false };
    const values = axis({ type: "value", minInterval: data.fractional ? undefined : 1, max: data.max });
    values.axisLine = { show: false };
    values.axisLabel = Object.assign({}, values.axisLabel, { formatter: (v) => group(v) });
    const colours = palette();
    return {
      grid: { left: 8, right: 16, top: data.series.length > 1 ? 40 : 16, bottom: 8, containLabel: true },
      legend: data.series.length > 1
        ? { top: 0, right: 0, icon: "roundRect", itemWidth: 14, itemHeight: 8, textStyle: { color: token("ink"), fontSize: size() * 0.85 } } : undefined,
      xAxis: flat ? values : labels,
      yAxis: flat ? labels : values,
      series: data.series.map((series, i) => {
        const colour = series.last ? "#b9b2a6" : colours[i % colours.length];
        const common = { name: series.name, data: series.values, itemStyle: { color: colour } };
        if (kind === "line") {
          return Object.assign(common, { type: "line", symbol: series.last ? "none" : "circle", symbolSize: 7, lineStyle: { width: series.last ? 2 : 3, type: series.last ? "dashed" : "solid", color: colour }, connectNulls: false });
        }
        const radius = flat ? [0, 4, 4, 0] : [4, 4, 0, 0];
        return Object.assign(common, { type: "bar", barMaxWidth: 28, barGap: "15%", stack: kind === "stack" ? "all" : undefined, itemStyle: { color: colour, borderRadius: kind === "stack" ? 0 : radius } });
      })
    };
  };

  const tree = (data) => ({
    series: [{
      type: "treemap", data: data.tree, roam: false, nodeClick: false, breadcrumb: { show: false },
      left: 0, right: 0, top: 0, bottom: 0,
      label: { formatter: (p) => p.name + "\n" + group(p.value), fontSize: size() * 0.85, lineHeight: size() * 1.2, color: "#fff" },
      itemStyle: { borderColor: "#fff", borderWidth: 2, gapWidth: 2 },
      levels: [{ color: [token("red"), token("teal"), token("blue"), token("violet"), token("amber"), token("green")] }]
    }]
  });

  const draw = (figure) => {
    const canvas = figure.querySelector(".chart-canvas");
    const source = figure.querySelector('script[type="application/json"]');
    if (!canvas || !source || figure.dataset.drawn) { return; }
    figure.dataset.drawn = "1";
    const data = JSON.parse(source.textContent);
    const kind = figure.dataset.chart;
    const chart = window.echarts.init(canvas, null, { renderer: "canvas" });
    const paint = () => {
      const option = kind === "tree" ? tree(data) : cartesian(kind, data);
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
