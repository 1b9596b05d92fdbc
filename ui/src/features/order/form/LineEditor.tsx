/**
 * The lines of an order, typed as in a sheet: Enter goes on to the next cell and, at the end, to a new line; the arrows go
 * up and down; Ctrl+Delete takes a line out.
 */
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ProductPicker } from '~/features/fields/ProductPicker';
import { isComposing } from '~/keyboard/ime';
import { useFormat } from '~/locales/useFormat';
import { amountOf, blankLine, type DraftLine, gapOf, isBlank, totalOf, withProduct } from './lines';
import classes from './lines.module.css';

interface Props {
  lines: DraftLine[];
  currency: string;
  /** What is missing is marked from now on. */
  strict: boolean;
  onChange: (lines: DraftLine[]) => void;
}

const CELLS = ['product', 'quantity', 'unit', 'price'] as const;
type Cell = (typeof CELLS)[number];

export function LineEditor({ lines, currency, strict, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const table = useRef<HTMLTableElement>(null);
  const wanted = useRef<{ key: string; cell: Cell } | null>(null);

  const focus = (key: string, cell: Cell) => {
    const input = table.current?.querySelector<HTMLInputElement>(
      `[data-line="${key}"] [data-cell="${cell}"] input`,
    );
    input?.focus();
    if (cell !== 'product') input?.select();
    return input !== undefined && input !== null;
  };
  // A line just made is there after the next drawing.
  useEffect(() => {
    const to = wanted.current;
    if (to && focus(to.key, to.cell)) wanted.current = null;
  });

  const set = (at: number, line: DraftLine) =>
    onChange(lines.map((old, index) => (index === at ? line : old)));
  const add = () => {
    const line = blankLine();
    wanted.current = { key: line.key, cell: 'product' };
    onChange([...lines, line]);
  };
  const remove = (at: number) => {
    const left = lines.filter((_, index) => index !== at);
    const next = left.length > 0 ? left : [blankLine()];
    const to = next[Math.min(at, next.length - 1)];
    if (to) wanted.current = { key: to.key, cell: 'product' };
    onChange(next);
  };

  function onKey(event: KeyboardEvent, at: number, cell: Cell) {
    if (isComposing(event)) return;
    const held = event.ctrlKey || event.metaKey;
    const line = lines[at];
    if (!line) return;
    if (held && event.key === 'Delete') {
      event.preventDefault();
      remove(at);
      return;
    }
    if (held || event.altKey) return;
    // An open list of products takes Enter and the arrows for itself.
    const inList = event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true';
    if (inList) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      const next = CELLS[CELLS.indexOf(cell) + 1];
      const below = lines[at + 1];
      if (next) focus(line.key, next);
      else if (below) focus(below.key, 'product');
      else if (!isBlank(line)) add();
    } else if (event.key === 'ArrowDown' && cell !== 'product') {
      const below = lines[at + 1];
      if (below) focus(below.key, cell);
      else if (!isBlank(line)) add();
    } else if (event.key === 'ArrowUp' && cell !== 'product') {
      const above = lines[at - 1];
      if (above) focus(above.key, cell);
    }
  }

  return (
    <div className={classes.editor}>
      <table ref={table}>
        <caption className="visually-hidden">{t('salesOrder.lines')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('salesOrder.line.product')}</th>
            <th scope="col" data-numeric>
              {t('salesOrder.line.quantity')}
            </th>
            <th scope="col">{t('salesOrder.line.unit')}</th>
            <th scope="col" data-numeric>
              {t('salesOrder.line.price')}
            </th>
            <th scope="col" data-numeric>
              {t('salesOrder.line.amount')}
            </th>
            <th>
              <span className="visually-hidden">{t('salesOrder.line.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => {
            const n = at + 1;
            const gap = strict && !isBlank(line) ? gapOf(line) : null;
            const amount = amountOf(line, currency);
            const named = (cell: Cell) => ({
              'aria-label': t('salesOrder.line.of', { n, what: t(`salesOrder.line.${cell}`) }),
              onKeyDown: (event: KeyboardEvent) => onKey(event, at, cell),
            });
            const text = (cell: 'quantity' | 'unit' | 'price') => (
              <td data-cell={cell} data-numeric={cell !== 'unit' || undefined}>
                <TextInput
                  {...named(cell)}
                  value={line[cell]}
                  inputMode={cell === 'unit' ? 'text' : 'decimal'}
                  error={gap === cell}
                  onChange={(event) => set(at, { ...line, [cell]: event.currentTarget.value })}
                />
              </td>
            );
            return (
              <tr key={line.key} data-line={line.key}>
                <td data-cell="product">
                  <ProductPicker
                    {...named('product')}
                    key={line.product?.id ?? ''}
                    value={line.product}
                    error={gap === 'product'}
                    onChange={(product) => {
                      set(at, withProduct(line, product));
                      if (product) wanted.current = { key: line.key, cell: 'quantity' };
                    }}
                  />
                </td>
                {text('quantity')}
                {text('unit')}
                {text('price')}
                <td data-numeric>{amount === null ? '' : format.money(amount, currency)}</td>
                <td>
                  <ActionIcon
                    tabIndex={-1}
                    aria-label={t('salesOrder.line.removeOf', { n })}
                    onClick={() => remove(at)}
                  >
                    <IconX size={14} stroke={1.8} />
                  </ActionIcon>
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={4}>
              <Button variant="subtle" leftSection={<IconPlus size={14} />} onClick={add}>
                {t('salesOrder.line.add')}
              </Button>
              <small>{t('salesOrder.line.hint')}</small>
            </td>
            <td data-numeric>
              <span className="visually-hidden">{t('salesOrder.total')}</span>
              {format.money(totalOf(lines, currency), currency)}
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
