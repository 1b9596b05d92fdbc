/** The invitation code, shown once: to copy, to read out, with what the colleague does with it. */
import { Button } from '@mantine/core';
import { IconCheck, IconCopy, IconMessage2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '~/components/Dialog';
import { DialogActions } from '~/components/DialogActions';
import { say } from '~/components/toastStore';
import { useSession } from '~/features/shell/session';
import { useFormat } from '~/locales/useFormat';
import own from './people.module.css';

export interface Invitation {
  username: string;
  name: string;
  code: string;
  until: string;
}

export function InvitationDialog({ of, onClose }: { of: Invitation; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { workspace } = useSession();
  const [copied, setCopied] = useState<'code' | 'message' | null>(null);
  const { name, username, code } = of;
  const until = format.instant(of.until);
  const steps = [
    t('people.code.open', { workspace: workspace.name }),
    t('people.code.choose', { have: t('door.join.have') }),
    t('people.code.type', { username }),
  ];
  const message = [
    t('people.code.greeting', { name, workspace: workspace.name }),
    ...steps.map((step, at) => `${at + 1}. ${step}`),
    t('people.code.says', { code, until }),
  ].join('\n');

  async function copy(what: 'code' | 'message') {
    try {
      await navigator.clipboard.writeText(what === 'code' ? code : message);
      setCopied(what);
    } catch {
      say({ tone: 'problem', text: t('copy.failed') });
    }
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      size={520}
      closeOnClickOutside={false}
      title={t('people.code.title', { name })}
    >
      <p className={own.lead}>{t('people.code.once')}</p>
      <div className={own.code}>
        <span className="visually-hidden">{t('door.join.code')}</span>
        <code>{code}</code>
        <small>{t('people.code.until', { until })}</small>
      </div>
      <div className={own.copies}>
        <Button
          leftSection={copied === 'code' ? <IconCheck size={15} /> : <IconCopy size={15} stroke={1.7} />}
          onClick={() => void copy('code')}
          data-autofocus
        >
          {copied === 'code' ? t('people.code.copied') : t('people.code.copy')}
        </Button>
        <Button
          leftSection={
            copied === 'message' ? <IconCheck size={15} /> : <IconMessage2 size={15} stroke={1.7} />
          }
          onClick={() => void copy('message')}
        >
          {copied === 'message' ? t('people.code.copied') : t('people.code.copyMessage')}
        </Button>
      </div>
      <h3 className={own.next}>{t('people.code.next', { name })}</h3>
      <ol className={own.steps}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <DialogActions>
        <Button variant="filled" onClick={onClose}>
          {t('people.code.handed')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
