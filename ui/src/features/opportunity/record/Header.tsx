/** The head of an opportunity's page: what it is, whose, what comes next, and what may be done with it now. */
import { Button } from '@mantine/core';
import { IconTrophy, IconUserShare } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OpportunityDetail } from '~/api/types';
import { useWriter } from '~/api/write';
import { Chip } from '~/components/Chip';
import { type Fields, isEmpty } from '~/features/fields/useFields';
import { may } from '~/features/process/steps';
import { EditableName } from '~/features/record/EditableName';
import { RecordHead } from '~/features/record/RecordHead';
import { RecordMenu } from '~/features/record/RecordMenu';
import { useSave } from '~/features/record/save';
import { useCan } from '~/features/shell/session';
import { useFormat } from '~/locales/useFormat';
import { CareChips, StateChip } from '../Marks';
import { NextStep } from '../NextStep';
import { isState } from '../states';

interface Props {
  detail: OpportunityDetail;
  fields: Fields;
  onAction: (action: string) => void;
}

export function Header({ detail, fields, onAction }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const save = useSave('opportunity');
  const { values, actions, state } = detail;
  const title = String(values.title ?? '');
  const amount = typeof values.amount === 'number' ? values.amount : null;
  return (
    <RecordHead
      list="/opportunities"
      title={
        <>
          <EditableName
            name={title}
            rev={detail.rev}
            mayEdit={may(actions, 'edit') && detail.life === 'live'}
            onSave={(given, rev) => void save({ id: detail.id, rev, name: title }, { title: given })}
          />
          {detail.life === 'binned' && <Chip tone="bad">{t('record.binned')}</Chip>}
          {isState(state) && <StateChip state={state} />}
          <CareChips stale={detail.stale} noNextStep={detail.no_next_step} />
          {detail.missing.length > 0 && (
            <Chip tone="warn" title={format.list(detail.missing.map(fields.label))}>
              {t('record.missing', { count: detail.missing.length })}
            </Chip>
          )}
        </>
      }
      facts={
        <>
          {detail.number && <span>{detail.number}</span>}
          {amount !== null && (
            <span>
              <b>{format.money(amount, String(values.currency ?? ''))}</b>
            </span>
          )}
          <span>
            {fields.label('assigned_to')}{' '}
            {detail.assigned_to_name ? <b>{detail.assigned_to_name}</b> : t('opportunity.nobodyYet')}
          </span>
          {state === 'assigned' && (
            <span>
              {t('record.next')}{' '}
              {isEmpty(values.next_step) ? t('record.noNext') : <NextStep values={values} />}
            </span>
          )}
          <span title={format.instant(detail.created_at)}>
            {t('record.created', { when: format.relative(detail.created_at), by: detail.created_by ?? '' })}
          </span>
        </>
      }
    >
      <Actions detail={detail} onAction={onAction} />
      <span className="visually-hidden">
        <Link to="/opportunities">{t('nav.opportunities')}</Link>
      </span>
    </RecordHead>
  );
}

/** Only what may be done now; why the rest may not is said by the steps. */
function Actions({ detail, onAction }: Pick<Props, 'detail' | 'onAction'>) {
  const { t } = useTranslation();
  const writer = useWriter();
  const mayDelete = useCan('opportunity.delete');
  const { actions, life, id } = detail;
  if (life === 'binned') {
    return mayDelete ? (
      <Button
        variant="filled"
        onClick={() =>
          void writer.tryWrite(
            'opportunity.restore',
            { ids: [id] },
            { said: t('entity.opportunity.restoredMany', { count: 1, n: 1 }) },
          )
        }
      >
        {t('bin.restore')}
      </Button>
    ) : null;
  }
  const share = <IconUserShare size={16} stroke={1.7} />;
  return (
    <>
      {may(actions, 'reassign') && (
        <Button leftSection={share} onClick={() => onAction('reassign')}>
          {t('opportunity.reassign')}
        </Button>
      )}
      {may(actions, 'reopen') && (
        <Button onClick={() => onAction('reopen')}>{t('opportunity.reopen')}</Button>
      )}
      {may(actions, 'lose') && <Button onClick={() => onAction('lose')}>{t('opportunity.lose')}</Button>}
      {may(actions, 'assign') && (
        <Button variant="filled" leftSection={share} onClick={() => onAction('assign')}>
          {t('opportunity.assign')}
        </Button>
      )}
      {may(actions, 'win') && (
        <Button
          variant="filled"
          leftSection={<IconTrophy size={16} stroke={1.7} />}
          onClick={() => onAction('win')}
        >
          {t('opportunity.win')}
        </Button>
      )}
      <RecordMenu
        entity="opportunity"
        id={id}
        name={String(detail.values.title ?? '')}
        onDelete={may(actions, 'delete') ? () => onAction('delete') : undefined}
      />
    </>
  );
}
