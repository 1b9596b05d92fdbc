/** Contacts of all customers one may see: by name, by what they decide, by what is missing. */
import { Button } from '@mantine/core';
import { IconAddressBook, IconFileImport, IconPlus, IconStarFilled } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Avatar } from '~/components/Avatar';
import { Empty } from '~/components/States';
import { EntityList } from '~/features/list/EntityList';
import { ALL, INCOMPLETE, type ListKind, NEW } from '~/features/list/listKind';
import { whereIs } from '~/features/record/whereIs';
import { openOverlay } from '~/features/shell/overlays';
import { useCan } from '~/features/shell/session';
import { ContactPreview } from './ContactPreview';
import classes from './contact.module.css';

const KIND: ListKind = {
  entity: 'contact',
  path: '/contacts',
  lead: 'name',
  views: [
    ALL,
    {
      id: 'deciders',
      narrows: true,
      filter: (fields) =>
        fields.has('decision_role')
          ? [{ field: 'decision_role', op: 'in', value: ['decision_maker', 'influencer'] }]
          : null,
    },
    NEW,
    INCOMPLETE,
  ],
  columns: ['name', 'customer', 'position', 'decision_role', 'mobile', 'office_phone', 'email', 'birthday'],
  always: [],
  sort: { by: 'name', desc: false },
  mark: (row, size) => <Avatar name={String(row.values.name ?? '')} size={size} />,
  after: (row, title) =>
    row.primary ? (
      <IconStarFilled className={classes.star} size={11} aria-label={title('contact.primary')} />
    ) : null,
  width: 170,
  single: ['name', 'mobile', 'office_phone', 'email', 'wechat', 'birthday'],
  Preview: ContactPreview,
};

export function ContactList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayCreate = useCan('contact.create');
  const mayImport = useCan('contact.import');
  const add = () => openOverlay({ name: 'newContact', customer: null });
  return (
    <EntityList
      kind={KIND}
      onOpen={(row) => void navigate(whereIs('contact', row.id, row.customer?.id))}
      actions={
        <>
          {mayImport && (
            <Button
              leftSection={<IconFileImport size={15} stroke={1.7} />}
              onClick={() => openOverlay({ name: 'import', kind: 'contact' })}
            >
              {t('import.button')}
            </Button>
          )}
          {mayCreate && (
            <Button leftSection={<IconPlus size={15} stroke={1.9} />} onClick={add}>
              {t('contact.new')}
            </Button>
          )}
        </>
      }
      empty={
        <Empty
          icon={<IconAddressBook size={22} stroke={1.6} />}
          title={t('entity.contact.empty')}
          text={t('entity.contact.emptyText')}
        >
          {mayCreate && (
            <Button variant="filled" leftSection={<IconPlus size={15} />} onClick={add}>
              {t('contact.new')}
            </Button>
          )}
        </Empty>
      }
    />
  );
}
