/** The grid by keyboard: move, open, edit, select. */
import type { KeyboardEvent } from 'react';
import { isComposing } from '~/keyboard/ime';
import { inSequence, isTyping, waitingKey } from '~/keyboard/shortcuts';
import type { CellAt } from './Grid';
import type { TypedKey } from './typeAhead';

interface Keys {
  total: number;
  columns: number;
  page: number;
  active: CellAt;
  editing: boolean;
  onActive: (cell: CellAt) => void;
  onOpen: () => void;
  onEdit: () => void;
  onSelect: (range: boolean) => void;
  onSelectAll: () => void;
  onClear: () => void;
  /** Letters that lead to a name; true where the key was one. */
  onType: (key: TypedKey) => boolean;
}

export function gridKeys(keys: Keys) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (keys.editing || isComposing(event) || isTyping(event.target) || event.altKey) return;
    const { active, total, columns, page } = keys;
    const mod = event.ctrlKey || event.metaKey;
    // The second key of `g c` is no letter of a name.
    if (inSequence(event.nativeEvent)) return;
    if (
      total > 0 &&
      keys.onType({
        key: event.key,
        shift: event.shiftKey,
        mod,
        alt: event.altKey,
        after: waitingKey(event.nativeEvent),
      })
    ) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const to = (row: number, column = active.column) =>
      keys.onActive({
        row: Math.max(0, Math.min(total - 1, row)),
        column: Math.max(0, Math.min(columns - 1, column)),
      });
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const actions = new Map<string, () => void>(
      mod
        ? [
            ['a', keys.onSelectAll],
            ['Home', () => to(0, 0)],
            ['End', () => to(total - 1, columns - 1)],
          ]
        : [
            ['ArrowDown', () => to(active.row + 1)],
            ['j', () => to(active.row + 1)],
            ['ArrowUp', () => to(active.row - 1)],
            ['k', () => to(active.row - 1)],
            ['ArrowLeft', () => to(active.row, active.column - 1)],
            ['ArrowRight', () => to(active.row, active.column + 1)],
            ['PageDown', () => to(active.row + page)],
            ['PageUp', () => to(active.row - page)],
            ['Home', () => to(active.row, 0)],
            ['End', () => to(active.row, columns - 1)],
            ['Enter', keys.onOpen],
            ['e', keys.onEdit],
            ['F2', keys.onEdit],
            ['x', () => keys.onSelect(event.shiftKey)],
            [' ', () => keys.onSelect(event.shiftKey)],
            ['Escape', keys.onClear],
          ],
    );
    const action = actions.get(key);
    if (!action || total === 0) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
}
