/** Chips of the filters, and what shapes the grid: sort, columns, density, preview. */
import { ActionIcon, Button, Menu, Popover, Tooltip } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconBaselineDensitySmall,
  IconColumns3,
  IconLayoutSidebarRight,
  IconPlus,
  IconX,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter, Sort } from '~/api/types';
import { CustomerNames } from '~/features/fields/CustomerPicker';
import { ProductNames } from '~/features/fields/ProductPicker';
import type { Fields } from '~/features/fields/useFields';
import { useShortcuts } from '~/keyboard/shortcuts';
import { setPreferences, usePreferences } from '~/theme/preferences';
import { ColumnChooser } from './ColumnChooser';
import { FilterEditor } from './FilterEditor';
import { chipText, recordsOf } from './filterOps';
import classes from './list.module.css';

interface Props {
  lead: string;
  fields: Fields;
  chips: Filter[];
  sort: Sort | undefined;
  columns: string[];
  paneOpen: boolean;
  onChips: (chips: Filter[]) => void;
  onSort: (sort: Sort) => void;
  onColumns: (columns: string[]) => void;
  onPane: (open: boolean) => void;
  /** In place of what shapes a grid, where there is none. */
  tools?: ReactNode;
}

export function FilterBar(props: Props) {
  const { fields, chips, onChips } = props;
  const { t } = useTranslation();
  const { language } = usePreferences();
  const [editing, setEditing] = useState<number | 'new' | null>(null);
  useShortcuts({ f: () => setEditing('new') });

  const editor = (index: number | 'new') => (
    <Popover.Dropdown p={12} w={280}>
      <FilterEditor
        fields={fields}
        start={index === 'new' ? null : (chips[index] ?? null)}
        onClose={() => setEditing(null)}
        onApply={(filter) => {
          setEditing(null);
          onChips(index === 'new' ? [...chips, filter] : chips.map((old, i) => (i === index ? filter : old)));
        }}
      />
    </Popover.Dropdown>
  );

  return (
    <div className={classes.filters}>
      <div className={classes.chips}>
        {chips.map((chip, index) => {
          const { label, op, value } = chipText(chip, fields, language);
          const field = fields.byName.get(chip.field);
          const records = recordsOf(chip, field);
          return (
            <Popover
              // biome-ignore lint/suspicious/noArrayIndexKey: a chip is its place in the row of chips
              key={`${index}-${chip.field}`}
              opened={editing === index}
              onChange={(open) => setEditing(open ? index : null)}
              position="bottom-start"
              closeOnEscape={false}
              trapFocus
            >
              <span className={classes.chip}>
                <Popover.Target>
                  <button type="button" onClick={() => setEditing(editing === index ? null : index)}>
                    {label}
                    {op && ` ${op}`}{' '}
                    {records ? (
                      <b>
                        {chip.field === 'customer' ? (
                          <CustomerNames ids={records} />
                        ) : (
                          <ProductNames ids={records} />
                        )}
                      </b>
                    ) : (
                      value && <b>{value}</b>
                    )}
                  </button>
                </Popover.Target>
                <button
                  type="button"
                  aria-label={t('filter.remove', { name: label })}
                  onClick={() => onChips(chips.filter((_, i) => i !== index))}
                >
                  <IconX size={12} stroke={2} />
                </button>
              </span>
              {editor(index)}
            </Popover>
          );
        })}
        <Popover
          opened={editing === 'new'}
          onChange={(open) => setEditing(open ? 'new' : null)}
          position="bottom-start"
          closeOnEscape={false}
          trapFocus
        >
          <Popover.Target>
            <button
              type="button"
              className={classes.addChip}
              onClick={() => setEditing(editing === 'new' ? null : 'new')}
            >
              <IconPlus size={13} stroke={2} aria-hidden="true" />
              {t('filter.add')}
            </button>
          </Popover.Target>
          {editor('new')}
        </Popover>
        {chips.length > 1 && (
          <button type="button" className={classes.clear} onClick={() => onChips([])}>
            {t('filter.clear')}
          </button>
        )}
      </div>
      <div className={classes.tools}>{props.tools ?? <GridTools {...props} />}</div>
    </div>
  );
}

function GridTools({ lead, fields, sort, columns, paneOpen, onSort, onColumns, onPane }: Props) {
  const { t } = useTranslation();
  const { density } = usePreferences();
  const [columnsOpen, setColumnsOpen] = useState(false);
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button
            variant="subtle"
            rightSection={sort?.desc ? <IconArrowDown size={14} /> : <IconArrowUp size={14} />}
          >
            {t('list.sortBy', { field: sort ? fields.label(sort.by) : '' })}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={360} style={{ overflow: 'auto' }}>
          {fields.sorts.map((name) => (
            <Menu.Item
              key={name}
              onClick={() => onSort({ by: name, desc: sort?.by === name ? !sort.desc : false })}
              rightSection={
                sort?.by === name && (sort.desc ? <IconArrowDown size={14} /> : <IconArrowUp size={14} />)
              }
            >
              {fields.label(name)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Popover opened={columnsOpen} onChange={setColumnsOpen} position="bottom-end" trapFocus>
        <Popover.Target>
          <Tooltip label={t('list.columns')}>
            <ActionIcon
              aria-label={t('list.columns')}
              aria-expanded={columnsOpen}
              onClick={() => setColumnsOpen((open) => !open)}
            >
              <IconColumns3 size={17} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        </Popover.Target>
        <Popover.Dropdown>
          <ColumnChooser lead={lead} fields={fields} columns={columns} onChange={onColumns} />
        </Popover.Dropdown>
      </Popover>
      <Tooltip label={t('list.compact')}>
        <ActionIcon
          aria-label={t('list.compact')}
          aria-pressed={density === 'compact'}
          data-on={density === 'compact' || undefined}
          className={classes.toggle}
          onClick={() => setPreferences({ density: density === 'compact' ? 'comfortable' : 'compact' })}
        >
          <IconBaselineDensitySmall size={17} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('list.pane')}>
        <ActionIcon
          aria-label={t('list.pane')}
          aria-pressed={paneOpen}
          data-on={paneOpen || undefined}
          className={classes.toggle}
          onClick={() => onPane(!paneOpen)}
        >
          <IconLayoutSidebarRight size={17} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
