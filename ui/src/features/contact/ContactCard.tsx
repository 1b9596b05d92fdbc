/** The people of a customer, at the right of its page: who decides, how to reach them, who comes first. */
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPencil, IconPlus, IconStar, IconStarFilled, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import type { CustomerDetail, Row } from '~/api/types';
import { useWriter } from '~/api/write';
import { Avatar } from '~/components/Avatar';
import { CopyText } from '~/components/CopyText';
import { Refused } from '~/components/States';
import { FieldValue } from '~/features/fields/FieldValue';
import { type Fields, isEmpty, useFields } from '~/features/fields/useFields';
import { Box } from '~/features/record/Box';
import { useCan } from '~/features/shell/session';
import { ContactForm } from './ContactForm';
import classes from './contact.module.css';

const COLUMNS = [
  'name',
  'position',
  'decision_role',
  'mobile',
  'office_phone',
  'email',
  'wechat',
  'birthday',
];
/** More than fit beside a timeline are in the list of contacts. */
const SHOWN = 50;

interface Props {
  customer: CustomerDetail;
  onOpen: (id: string) => void;
}

export function ContactCard({ customer, onOpen }: Props) {
  const { t } = useTranslation();
  const fields = useFields('contact');
  const [adding, setAdding] = useState(false);
  const mayCreate = useCan('contact.create') && customer.life === 'live';
  const list = useQueryCall('contact.list', { customer: customer.id, columns: COLUMNS, limit: SHOWN });
  const count = useQueryCall('contact.count', { customer: customer.id });
  const name = String(customer.values.name ?? '');
  const rows = list.data?.rows ?? [];
  // Whom to call first stands first.
  const ordered = [...rows].sort((a, b) => Number(b.primary) - Number(a.primary));
  return (
    <Box
      title={t('nav.contacts')}
      count={count.data?.count ?? 0}
      flush
      action={
        mayCreate && (
          <ActionIcon size={24} aria-label={t('contact.new')} onClick={() => setAdding(true)}>
            <IconPlus size={15} />
          </ActionIcon>
        )
      }
    >
      {list.isError && <Refused error={list.error} />}
      {list.data && rows.length === 0 && (
        <p className={classes.none}>
          {t('contact.none')}
          {mayCreate && (
            <button type="button" onClick={() => setAdding(true)}>
              {t('contact.addFirst')}
            </button>
          )}
        </p>
      )}
      <ul>
        {ordered.map((row) => (
          <Person key={row.id} row={row} fields={fields} customer={customer} onOpen={() => onOpen(row.id)} />
        ))}
      </ul>
      {adding && <ContactForm customer={{ id: customer.id, name }} onClose={() => setAdding(false)} />}
    </Box>
  );
}

interface PersonProps {
  row: Row;
  fields: Fields;
  customer: CustomerDetail;
  onOpen: () => void;
}

function Person({ row, fields, customer, onOpen }: PersonProps) {
  const { t } = useTranslation();
  const writer = useWriter();
  const mayBin = useCan('contact.delete');
  const mayUpdate = useCan('customer.update') && customer.life === 'live';
  const name = String(row.values.name ?? '');
  const role = fields.byName.get('decision_role');
  const text = (field: string) => fields.text(fields.byName.get(field), row.values[field]);
  const about = [
    text('position'),
    text('birthday') && t('contact.birthday', { date: text('birthday') }),
  ].filter(Boolean);
  const reach = ['mobile', 'office_phone', 'email', 'wechat'].filter((each) => !isEmpty(row.values[each]));
  return (
    <li className={classes.person}>
      <Avatar name={name} size={26} />
      <div className={classes.who}>
        <p>
          <button type="button" className={classes.name} onClick={onOpen}>
            {name}
          </button>
          {row.primary && (
            <IconStarFilled className={classes.star} size={12} aria-label={t('contact.primary')} />
          )}
          {role && !isEmpty(row.values.decision_role) && (
            <FieldValue field={role} value={row.values.decision_role} fields={fields} as="fact" />
          )}
        </p>
        {about.length > 0 && <small>{about.join(' · ')}</small>}
        {reach.map((each) => (
          <CopyText
            key={each}
            text={text(each)}
            label={fields.label(each)}
            href={hrefOf(each, text(each))}
            size="small"
          />
        ))}
      </div>
      <Menu>
        <Menu.Target>
          <ActionIcon size={24} className={classes.menu} aria-label={t('contact.menu', { name })}>
            <IconDots size={15} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={15} stroke={1.6} />} onClick={onOpen}>
            {t('contact.edit')}
          </Menu.Item>
          {mayUpdate && !row.primary && (
            <Menu.Item
              leftSection={<IconStar size={15} stroke={1.6} />}
              onClick={() =>
                void writer.tryWrite(
                  'customer.update',
                  { id: customer.id, rev: customer.rev, set: { primary_contact: row.id } },
                  { said: t('did.primary', { name }) },
                )
              }
            >
              {t('contact.makePrimary')}
            </Menu.Item>
          )}
          {mayBin && (
            <Menu.Item
              leftSection={<IconTrash size={15} stroke={1.6} />}
              data-danger
              onClick={() =>
                void writer.tryWrite('contact.bin', { ids: [row.id] }, { said: t('did.binnedOne', { name }) })
              }
            >
              {t('bulk.bin')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

/** What a click on it starts, if anything does. */
export function hrefOf(kind: string, text: string): string | undefined {
  if (kind === 'email') return `mailto:${text}`;
  if (/phone|mobile/.test(kind) && /\d{3}/.test(text)) return `tel:${text.replace(/[^\d+]/g, '')}`;
  return undefined;
}
