/** The row under the cursor, closer: who, how to reach them, what happened last. */
import { ActionIcon, Button } from '@mantine/core';
import { IconMessagePlus, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { Avatar } from '~/components/Avatar';
import { Chip } from '~/components/Chip';
import { Refused } from '~/components/States';
import { StateChips } from '~/features/customer/record/StateChips';
import { useTimeline } from '~/features/customer/record/source';
import { TimelineLines } from '~/features/customer/record/TimelineLines';
import { ContactName } from '~/features/fields/ContactPicker';
import { FieldValue } from '~/features/fields/FieldValue';
import { isEmpty } from '~/features/fields/useFields';
import type { PreviewProps } from '~/features/list/listKind';
import classes from '~/features/list/preview.module.css';
import { openOverlay } from '~/features/shell/overlays';
import { useCan } from '~/features/shell/session';
import { useFormat } from '~/locales/useFormat';

const FACTS = [
  'owner',
  'phone',
  'region',
  'province',
  'city',
  'address',
  'satisfaction',
  'credit',
  'industry',
  'source',
  'website',
  'legal_rep',
  'note',
];

export function Preview({ id, fields, onClose }: PreviewProps) {
  const { t } = useTranslation();
  const detail = useQueryCall('customer.get', { id }, { keep: true });
  const format = useFormat();
  const mayLog = useCan('interaction.create');
  const timeline = useTimeline({ id, kinds: [], step: 8 });
  if (detail.isError) {
    return (
      <aside className={classes.pane} aria-label={t('list.pane')}>
        <Refused error={detail.error} />
      </aside>
    );
  }
  if (!detail.data) return <aside className={classes.pane} aria-label={t('list.pane')} aria-busy="true" />;
  const { values, tags, points } = detail.data;
  const name = String(values.name ?? '');
  const kind = values.kind === 'person' ? 'person' : 'company';
  const next = [
    typeof values.next_step_on === 'string' ? format.day(values.next_step_on) : '',
    values.next_step ?? '',
  ]
    .filter(Boolean)
    .join(' ');
  const facts = FACTS.map((each) => fields.byName.get(each)).filter(
    (field) => field !== undefined && !isEmpty(values[field.name]),
  );
  const number = fields.text(fields.byName.get('number'), values.number);
  const place = ['region', 'city']
    .map((each) => fields.text(fields.byName.get(each), values[each]))
    .filter(Boolean);
  return (
    <aside className={classes.pane} aria-label={t('list.pane')}>
      <header className={classes.head}>
        <Avatar name={name} kind={kind} size={40} />
        <div>
          <h2>
            <Link to="/customers/$id" params={{ id }}>
              {name}
            </Link>
          </h2>
          <p>{[number, ...place].filter(Boolean).join(' · ')}</p>
        </div>
        <ActionIcon aria-label={t('list.closePane')} onClick={onClose}>
          <IconX size={16} stroke={1.6} />
        </ActionIcon>
      </header>
      <div className={classes.chips}>
        <StateChips detail={detail.data} fields={fields} />
      </div>
      <dl className={classes.facts}>
        {typeof values.primary_contact === 'string' && (
          <div>
            <dt>{fields.label('primary_contact')}</dt>
            <dd>
              <ContactName id={values.primary_contact} />
            </dd>
          </div>
        )}
        {next && (
          <div>
            <dt>{t('record.next')}</dt>
            <dd>{next}</dd>
          </div>
        )}
        {facts.map((field) =>
          field ? (
            <div key={field.name}>
              <dt>{fields.label(field.name)}</dt>
              <dd>
                <FieldValue field={field} value={values[field.name]} fields={fields} as="fact" />
              </dd>
            </div>
          ) : null,
        )}
        {points.slice(0, 4).map((point) => (
          <div key={point.id}>
            <dt>
              {point.label || t(`fields:point.${point.kind}`, { defaultValue: point.kind, ns: 'fields' })}
            </dt>
            <dd>{point.raw}</dd>
          </div>
        ))}
      </dl>
      {tags.length > 0 && (
        <div className={classes.chips}>
          {tags.map((tag) => (
            <Chip key={tag.id}>{tag.name}</Chip>
          ))}
        </div>
      )}
      <div className={classes.actions}>
        {mayLog && (
          <Button
            variant="filled"
            leftSection={<IconMessagePlus size={15} stroke={1.8} />}
            onClick={() => openOverlay({ name: 'log', subject: { customer: { id, name } } })}
          >
            {t('log.title')}
          </Button>
        )}
        <Button component={Link} to={`/customers/${id}`}>
          {t('action.open')}
        </Button>
      </div>
      <h3>{t('record.timeline')}</h3>
      {timeline.data && (
        <TimelineLines
          customer={id}
          entries={timeline.data.pages[0]?.entries ?? []}
          target={undefined}
          mayUndo={false}
          compact
        />
      )}
    </aside>
  );
}
