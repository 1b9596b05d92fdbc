/** What a chart shows, as ECharts wants it. Pure: colours and words come in. */
import type { EChartsCoreOption } from 'echarts/core';

export interface Series {
  name: string;
  values: number[];
  /** Which of the theme's colours; a pattern goes with each, so that nobody needs to see colours. */
  tone: ChartTone;
}

export type ChartTone = 'accent' | 'good' | 'warn' | 'bad' | 'info';

export interface ChartData {
  labels: string[];
  series: Series[];
  /** Bars lie: for long names. */
  lying?: boolean;
  stacked?: boolean;
  line?: boolean;
}

export interface Ink extends Record<ChartTone, string> {
  text: string;
  quiet: string;
  line: string;
  surface: string;
  font: string;
}

const PATTERNS: Record<ChartTone, object> = {
  accent: { symbol: 'none' },
  good: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 },
  bad: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4 },
  warn: {
    symbol: 'circle',
    symbolSize: 0.6,
    dashArrayX: [
      [6, 6],
      [0, 6, 6, 0],
    ],
    dashArrayY: [5, 0],
  },
  info: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [4, 3], rotation: 0 },
};

/** Height that gives each lying bar its room. */
export function chartHeight({ labels, series, lying, stacked }: ChartData): number {
  if (!lying) return 280;
  const bars = stacked ? 1 : series.length;
  return Math.max(120, labels.length * (14 + bars * 14) + (series.length > 1 ? 76 : 44));
}

export function chartOption(
  data: ChartData,
  ink: Ink,
  short: (value: number) => string,
  full: (value: number) => string,
): EChartsCoreOption {
  const { labels, series, lying = false, stacked = false, line = false } = data;
  const several = series.length > 1;
  const names = {
    type: 'category' as const,
    data: labels,
    inverse: lying,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: ink.line } },
    axisLabel: {
      color: ink.text,
      fontSize: 12,
      width: lying ? 150 : 96,
      overflow: 'truncate',
      interval: lying ? 0 : 'auto',
    },
  };
  const amounts = {
    type: 'value' as const,
    splitNumber: 4,
    minInterval: 1,
    axisLabel: { color: ink.quiet, fontSize: 12, formatter: short },
    splitLine: { lineStyle: { color: ink.line } },
  };
  return {
    animation: false,
    textStyle: { fontFamily: ink.font },
    aria: { enabled: true, label: { enabled: false } },
    grid: { left: 4, right: lying ? 76 : 12, top: several ? 36 : 12, bottom: 4, containLabel: true },
    ...(several
      ? { legend: { top: 0, left: 0, itemWidth: 18, itemHeight: 12, textStyle: { color: ink.text } } }
      : {}),
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: line ? 'line' : 'shadow', shadowStyle: { color: ink.line, opacity: 0.35 } },
      backgroundColor: ink.surface,
      borderColor: ink.line,
      textStyle: { color: ink.text, fontSize: 12 },
      valueFormatter: (value: unknown) => full(Number(value)),
      // Text, never markup: names come from people.
      renderMode: 'richText',
    },
    xAxis: lying ? amounts : names,
    yAxis: lying ? names : amounts,
    series: series.map(({ name, values, tone }) => ({
      name,
      type: line ? 'line' : 'bar',
      data: values,
      ...(stacked ? { stack: 'all' } : {}),
      barMaxWidth: lying ? 18 : 40,
      barGap: '20%',
      itemStyle: {
        color: ink[tone],
        borderColor: ink[tone],
        ...(several ? { decal: { ...PATTERNS[tone], color: ink.surface } } : {}),
      },
      ...(lying && !stacked
        ? {
            label: {
              show: true,
              position: 'right',
              color: ink.quiet,
              fontSize: 12,
              formatter: ({ value }: { value: number }) => short(value),
            },
          }
        : {}),
    })),
  };
}
