/** The warning under the cursor, closer: since when nothing was ordered, and what was done about it. */
import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { Refused } from '~/components/States';
import { FieldValue } from '~/features/fields/FieldValue';
import { isEmpty } from '~/features/fields/useFields';
import type { PreviewProps } from '~/features/list/listKind';
import classes from '~/features/list/preview.module.css';
import { ChurnChip } from './ChurnChip';
import { Measures } from './Measures';

const FACTS = ['owner', 'last_ordered_on', 'detected_on', 'reason', 'confirmed_at'];

export function ChurnPreview({ id, fields, onClose }: PreviewProps) {
  const { t } = useTranslation();
  const detail = useQueryCall('churn.get', { id }, { keep: true });
  if (detail.isError) {
    return (
      <aside className={classes.pane} aria-label={t('list.pane')}>
        <Refused error={detail.error} />
      </aside>
    );
  }
  if (!detail.data) return <aside className={classes.pane} aria-label={t('list.pane')} aria-busy="true" />;
  const { values, customer, measures } = detail.data;
  const facts = FACTS.flatMap((name) => {
    const field = fields.byName.get(name);
    return field && !isEmpty(values[name]) ? [field] : [];
  });
  return (
    <aside className={classes.pane} aria-label={t('list.pane')}>
      <header className={classes.head}>
        <div>
          <h2>
            {customer && (
              <Link to="/customers/$id" params={{ id: customer.id }}>
                {customer.name}
              </Link>
            )}
          </h2>
        </div>
        <ActionIcon aria-label={t('list.closePane')} onClick={onClose}>
          <IconX size={16} stroke={1.6} />
        </ActionIcon>
      </header>
      <div className={classes.chips}>
        <ChurnChip state={String(values.state ?? '')} />
      </div>
      <dl className={classes.facts}>
        {facts.map((field) => (
          <div key={field.name}>
            <dt>{fields.label(field.name)}</dt>
            <dd>
              <FieldValue field={field} value={values[field.name]} fields={fields} as="fact" />
            </dd>
          </div>
        ))}
      </dl>
      <div className={classes.actions}>
        <Button component={Link} to={`/churn/${id}`}>
          {t('action.open')}
        </Button>
      </div>
      <h3>{t('churn.measures')}</h3>
      <Measures measures={measures} />
    </aside>
  );
}
