/** One save of some fields of a record; a field somebody else changed meanwhile opens the conflict dialog. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entity, Listed, Row, Values } from '~/api/types';
import { sayProblem, useWriter } from '~/api/write';
import { say } from '~/components/toastStore';
import { openConflict } from '~/features/conflict/pending';
import { useFields } from '~/features/fields/useFields';
import { invalidFields, ruleText } from '~/locales/errors';
import { isEntity } from './RecordLink';

/** Shows a change before its answer: on this machine the answer is milliseconds away. */
function patchRecord(client: QueryClient, entity: Entity, id: string, set: Values, rev?: number): void {
  client.setQueriesData<{ rows: Row[]; next: string | null }>({ queryKey: [`${entity}.list`] }, (old) => {
    if (!old?.rows?.some((row) => row.id === id)) return old;
    return {
      ...old,
      rows: old.rows.map((row) =>
        row.id === id ? { ...row, rev: rev ?? row.rev, values: { ...row.values, ...set } } : row,
      ),
    };
  });
  client.setQueryData<{ rev: number; values: Values }>([`${entity}.get`, { id }], (old) =>
    old ? { ...old, rev: rev ?? old.rev, values: { ...old.values, ...set } } : old,
  );
}

export interface Subject {
  id: string;
  rev: number;
  name: string;
}

/** The call that a save goes by: an opportunity in hand gets on by another than one that is only written down. */
export type SaveCall = `${Entity}.update` | 'opportunity.progress';

export function useSave(entity: Listed) {
  const client = useQueryClient();
  const writer = useWriter();
  const { t } = useTranslation();
  const { label } = useFields(entity);
  return useCallback(
    async (subject: Subject, set: Values, given?: SaveCall): Promise<void> => {
      // What comes from files alone has no call to change it, and nothing that would ask for one.
      if (!isEntity(entity)) return;
      const by = given ?? (`${entity}.update` as const);
      const names = Object.keys(set);
      const askAgain = () => {
        void client.invalidateQueries({ queryKey: [`${entity}.get`, { id: subject.id }] });
        void client.invalidateQueries({ queryKey: [`${entity}.list`] });
      };
      patchRecord(client, entity, subject.id, set);
      try {
        const answer = await writer.write(
          by,
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
          openConflict({ entity, by, ...subject, rev: answer.rev, conflict: answer.conflict });
          askAgain();
        } else {
          patchRecord(client, entity, subject.id, {}, answer.rev);
        }
      } catch (error) {
        const invalid = Object.entries(invalidFields(error));
        if (invalid.length > 0) {
          const said = invalid.map(([name, rule]) =>
            t('field.refused', { field: label(name), why: ruleText(rule) }),
          );
          say({ tone: 'problem', text: said.join(' ') });
        } else sayProblem(error);
        askAgain();
      }
    },
    [client, writer, entity, t, label],
  );
}
