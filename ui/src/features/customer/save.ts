/** One save of some fields of a customer; a field somebody else changed meanwhile opens the conflict dialog. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail, CustomerRow, Values } from '~/api/types';
import { sayProblem, useWriter } from '~/api/write';
import { say } from '~/components/toastStore';
import { openConflict } from '~/features/conflict/pending';
import { useFields } from '~/features/fields/useFields';
import { invalidFields, ruleText } from '~/locales/errors';

/** Shows a change before its answer: on this machine the answer is milliseconds away. */
export function patchCustomer(client: QueryClient, id: string, set: Values, rev?: number): void {
  client.setQueriesData<{ rows: CustomerRow[]; next: string | null }>(
    { queryKey: ['customer.list'] },
    (old) => {
      if (!old?.rows?.some((row) => row.id === id)) return old;
      return {
        ...old,
        rows: old.rows.map((row) =>
          row.id === id ? { ...row, rev: rev ?? row.rev, values: { ...row.values, ...set } } : row,
        ),
      };
    },
  );
  client.setQueryData<CustomerDetail>(['customer.get', { id }], (old) =>
    old ? { ...old, rev: rev ?? old.rev, values: { ...old.values, ...set } } : old,
  );
}

export interface Subject {
  id: string;
  rev: number;
  name: string;
}

export function useSaveCustomer() {
  const client = useQueryClient();
  const writer = useWriter();
  const { t } = useTranslation();
  const { label } = useFields();
  return useCallback(
    async (subject: Subject, set: Values): Promise<void> => {
      const names = Object.keys(set);
      patchCustomer(client, subject.id, set);
      try {
        const answer = await writer.write(
          'customer.update',
          { id: subject.id, rev: subject.rev, set },
          {
            said: ({ saved }) =>
              saved.length === 0
                ? null
                : t('did.changed', {
                    name: subject.name,
                    field: label(names[0] ?? ''),
                    count: saved.length,
                  }),
          },
        );
        if (Object.keys(answer.conflict).length > 0) {
          openConflict({ ...subject, rev: answer.rev, conflict: answer.conflict });
          void client.invalidateQueries({ queryKey: ['customer.get', { id: subject.id }] });
          void client.invalidateQueries({ queryKey: ['customer.list'] });
        } else {
          patchCustomer(client, subject.id, {}, answer.rev);
        }
      } catch (error) {
        const invalid = Object.entries(invalidFields(error));
        if (invalid.length > 0) {
          const said = invalid.map(([name, rule]) =>
            t('field.refused', { field: label(name), why: ruleText(rule) }),
          );
          say({ tone: 'problem', text: said.join(' ') });
        } else sayProblem(error);
        void client.invalidateQueries({ queryKey: ['customer.get', { id: subject.id }] });
        void client.invalidateQueries({ queryKey: ['customer.list'] });
      }
    },
    [client, writer, t, label],
  );
}
