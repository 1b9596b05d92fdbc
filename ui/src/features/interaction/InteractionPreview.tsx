/** The interaction under the cursor, closer: with whom, what was said, what was promised. */
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
import { HistoryLines } from '~/features/record/HistoryLines';
import { whereIs } from '~/features/record/whereIs';
import { useFormat } from '~/locales/useFormat';
import { channelIcon, happensSomewhere } from './channels';
import own from './log.module.css';

const FACTS = ['occurred_at', 'channel', 'direction', 'place', 'by', 'next_step', 'next_step_on', 'memo'];

export function InteractionPreview({ id, fields, onClose }: PreviewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const detail = useQueryCall('interaction.get', { id }, { keep: true });
  const history = useQueryCall('interaction.history', { id, limit: 8 }, { keep: true });
  if (detail.isError) {
    return (
      <aside className={classes.pane} aria-label={t('list.pane')}>
        <Refused error={detail.error} />
      </aside>
    );
  }
  if (!detail.data) return <aside className={classes.pane} aria-label={t('list.pane')} aria-busy="true" />;
  const { values, customer, contact_name: contact } = detail.data;
  return (
    <aside className={classes.pane} aria-label={t('list.pane')}>
      <header className={classes.head}>
        <span className={own.bigMark}>{channelIcon(values.channel, 18)}</span>
        <div>
          <h2>
            <Link {...whereIs('interaction', id, customer.id)}>{customer.name}</Link>
          </h2>
          <p>{[contact, format.relative(String(values.occurred_at ?? ''))].filter(Boolean).join(' · ')}</p>
        </div>
        <ActionIcon aria-label={t('list.closePane')} onClick={onClose}>
          <IconX size={16} stroke={1.6} />
        </ActionIcon>
      </header>
      <p className={own.said}>{String(values.summary ?? '')}</p>
      {!isEmpty(values.detail) && <p className={own.detail}>{String(values.detail)}</p>}
      <dl className={classes.facts}>
        {FACTS.map((each) => {
          const field = fields.byName.get(each);
          const said = each === 'place' && !happensSomewhere(String(values.channel));
          return field && !said && !isEmpty(values[each]) ? (
            <div key={each}>
              <dt>{fields.label(each)}</dt>
              <dd>
                <FieldValue field={field} value={values[each]} fields={fields} as="fact" />
              </dd>
            </div>
          ) : null;
        })}
      </dl>
      <div className={classes.actions}>
        <Button
          variant="filled"
          renderRoot={(props) => <Link {...props} {...whereIs('interaction', id, customer.id)} />}
        >
          {t('interaction.show')}
        </Button>
      </div>
      <h3>{t('record.history')}</h3>
      {history.data && <HistoryLines entity="interaction" steps={history.data.steps} fields={fields} />}
    </aside>
  );
}
