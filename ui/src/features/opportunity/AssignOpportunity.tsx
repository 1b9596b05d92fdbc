/** To whom opportunities are given: every manager with what he has in hand, what it is worth and which steps are due. */
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '~/api/call';
import { useWriter } from '~/api/write';
import { AssignDialog, type Assigning } from '~/features/process/AssignDialog';
import { useFormat } from '~/locales/useFormat';

interface Props extends Assigning {
  onClose: (done: boolean) => void;
}

export function AssignOpportunity({ ids, what, from, onClose }: Props) {
  const { t } = useTranslation();
  const writer = useWriter();
  const format = useFormat();
  const managers = useQueryCall('opportunity.assignees', {}, { staleTime: 0 });
  const again = from !== undefined;
  return (
    <AssignDialog
      title={again ? t('opportunity.reassignTitle', { what }) : t('opportunity.assignTitle', { what })}
      people={managers}
      from={from}
      words={{
        load: t('opportunity.load'),
        nobody: t('opportunity.nobody'),
        reason: t('opportunity.reassignReason'),
        button: again ? t('opportunity.reassign') : t('opportunity.assign'),
      }}
      figures={[
        {
          head: t('opportunity.loadAmount'),
          of: ({ sums }) => sums.map((sum) => format.moneyShort(sum.amount, sum.currency)).join(' · ') || '–',
        },
        {
          head: t('opportunity.loadDue'),
          of: ({ due }) => (due > 0 ? format.count(due) : '–'),
          late: ({ due }) => due > 0,
        },
      ]}
      said={(person) =>
        t('opportunity.personSaid', {
          name: person.name,
          region: person.region ?? t('field.none'),
          speciality: person.speciality ?? t('field.none'),
          open: format.count(person.open),
          due: format.count(person.due),
        })
      }
      onAssign={({ id: to, name }, reason) => {
        const said = t('opportunity.did.assigned', { what, name });
        return again
          ? writer.write('opportunity.reassign', { ids, to, reason }, { said })
          : writer.write('opportunity.assign', { ids, to }, { said });
      }}
      onClose={onClose}
    />
  );
}
