/** The contact under the cursor, closer: who it is, how to reach them, what happened last. */
import { ActionIcon, Button } from '@mantine/core';
import { IconMessagePlus, IconStarFilled, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { Avatar } from '~/components/Avatar';
import { Chip } from '~/components/Chip';
import { CopyText } from '~/components/CopyText';
import { Refused } from '~/components/States';
import { FieldValue } from '~/features/fields/FieldValue';
import { isEmpty } from '~/features/fields/useFields';
import type { PreviewProps } from '~/features/list/listKind';
import classes from '~/features/list/preview.module.css';
import { HistoryLines } from '~/features/record/HistoryLines';
import { whereIs } from '~/features/record/whereIs';
import { openOverlay } from '~/features/shell/overlays';
import { useCan } from '~/features/shell/session';
import { hrefOf } from './ContactCard';
import own from './contact.module.css';

const FACTS = ['position', 'gender', 'birthday', 'memo'];
const REACH = ['mobile', 'office_phone', 'email', 'wechat'];

export function ContactPreview({ id, fields, onClose }: PreviewProps) {
  const { t } = useTranslation();
  const mayLog = useCan('interaction.create');
  const detail = useQueryCall('contact.get', { id }, { keep: true });
  const history = useQueryCall('contact.history', { id, limit: 8 }, { keep: true });
  if (detail.isError) {
    return (
      <aside className={classes.pane} aria-label={t('list.pane')}>
        <Refused error={detail.error} />
      </aside>
    );
  }
  if (!detail.data) return <aside className={classes.pane} aria-label={t('list.pane')} aria-busy="true" />;
  const { values, customer, primary, missing, masked } = detail.data;
  const name = String(values.name ?? '');
  const role = fields.byName.get('decision_role');
  const text = (field: string) => fields.text(fields.byName.get(field), values[field]);
  return (
    <aside className={classes.pane} aria-label={t('list.pane')}>
      <header className={classes.head}>
        <Avatar name={name} size={40} />
        <div>
          <h2>
            <Link {...whereIs('contact', id, customer.id)}>{name}</Link>
          </h2>
          <p>
            <Link to="/customers/$id" params={{ id: customer.id }}>
              {customer.name}
            </Link>
          </p>
        </div>
        <ActionIcon aria-label={t('list.closePane')} onClick={onClose}>
          <IconX size={16} stroke={1.6} />
        </ActionIcon>
      </header>
      <div className={classes.chips}>
        {primary && (
          <Chip>
            <IconStarFilled size={11} className={own.star} aria-hidden="true" />
            {t('contact.primary')}
          </Chip>
        )}
        {role && !isEmpty(values.decision_role) && (
          <FieldValue field={role} value={values.decision_role} fields={fields} as="fact" />
        )}
        {missing.length > 0 && <Chip tone="warn">{t('record.missing', { count: missing.length })}</Chip>}
      </div>
      <dl className={classes.facts}>
        {REACH.filter((each) => !isEmpty(values[each]) || masked.includes(each)).map((each) => (
          <div key={each}>
            <dt>{fields.label(each)}</dt>
            <dd>
              {masked.includes(each) ? (
                t('field.masked')
              ) : (
                <CopyText text={text(each)} label={fields.label(each)} href={hrefOf(each, text(each))} />
              )}
            </dd>
          </div>
        ))}
        {FACTS.map((each) => {
          const field = fields.byName.get(each);
          return field && !isEmpty(values[each]) ? (
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
        {mayLog && (
          <Button
            variant="filled"
            leftSection={<IconMessagePlus size={15} stroke={1.8} />}
            onClick={() => openOverlay({ name: 'log', subject: { customer, contact: id } })}
          >
            {t('log.title')}
          </Button>
        )}
        <Button renderRoot={(props) => <Link {...props} {...whereIs('contact', id, customer.id)} />}>
          {t('action.open')}
        </Button>
      </div>
      <h3>{t('record.history')}</h3>
      {history.data && <HistoryLines entity="contact" steps={history.data.steps} fields={fields} />}
    </aside>
  );
}
