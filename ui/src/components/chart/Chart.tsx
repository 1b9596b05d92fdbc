/** Bars and lines in the theme's colours. A picture: what it says stands in the table beside it, which has the links. */
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import classes from './chart.module.css';
import { type ChartData, chartHeight, chartOption, type Ink } from './option';

interface Props {
  label: string;
  data: ChartData;
  /** On an axis, and in full. */
  short: (value: number) => string;
  full: (value: number) => string;
  /** A bar was pressed. */
  onPick?: ((index: number) => void) | undefined;
}

type Drawn = ReturnType<typeof import('./echarts')['init']>;

export function Chart({ label, data, short, full, onPick }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const scheme = useComputedColorScheme('light');
  const pick = useRef(onPick);
  pick.current = onPick;
  const height = chartHeight(data);

  useEffect(() => {
    let chart: Drawn | null = null;
    let gone = false;
    const sizes = new ResizeObserver(() => chart?.resize());
    void import('./echarts').then(({ init }) => {
      const at = box.current;
      if (gone || !at) return;
      chart = init(at, null, { renderer: 'svg' });
      chart.on('click', ({ dataIndex }) => typeof dataIndex === 'number' && pick.current?.(dataIndex));
      sizes.observe(at);
      setDrawn(chart);
    });
    return () => {
      gone = true;
      sizes.disconnect();
      chart?.dispose();
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme is why the ink is another
  const ink = useMemo(readInk, [scheme]);
  useEffect(() => {
    drawn?.setOption(chartOption(data, ink, short, full), { notMerge: true });
  }, [drawn, data, ink, short, full]);

  // Paper is white: what is printed wears the light theme, and takes the dark one back afterwards.
  useEffect(() => {
    const wear = (theme: string) => {
      document.documentElement.dataset.mantineColorScheme = theme;
      drawn?.setOption(chartOption(data, readInk(), short, full), { notMerge: true });
      drawn?.getZr().flush();
    };
    const before = () => wear('light');
    const after = () => wear(scheme);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, [drawn, data, short, full, scheme]);

  return (
    <div
      ref={box}
      role="img"
      aria-label={label}
      className={classes.chart}
      data-pick={onPick ? true : undefined}
      style={{ height }}
    />
  );
}

/** The tokens as they are now: SVG wants colours, not their names. */
function readInk(): Ink {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    accent: token('accent'),
    good: token('good'),
    warn: token('warn'),
    bad: token('bad'),
    info: token('info'),
    text: token('text-2'),
    quiet: token('text-3'),
    line: token('line'),
    surface: token('surface'),
    font: token('font'),
  };
}
