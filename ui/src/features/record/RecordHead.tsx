/** The head of a record's page: the way back, its name with what stands beside it, its facts in one line, its actions. */
import { ActionIcon } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useNavigate, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '~/keyboard/shortcuts';
import classes from './record.module.css';

interface Props {
  /** The list that one goes back to where one came from nowhere. */
  list: '/churn' | '/customers' | '/opportunities' | '/orders' | '/products' | '/services';
  avatar?: ReactNode;
  /** The name and its chips. */
  title: ReactNode;
  facts: ReactNode;
  /** What may be done with it. */
  children: ReactNode;
}

export function RecordHead({ list, avatar, title, facts, children }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const router = useRouter();
  const back = () => {
    if (router.history.canGoBack()) router.history.back();
    else void navigate({ to: list });
  };
  useShortcuts({ escape: back });
  return (
    <header className={classes.header}>
      <ActionIcon aria-label={t('action.back')} onClick={back}>
        <IconArrowLeft size={18} stroke={1.7} />
      </ActionIcon>
      {avatar}
      <div className={classes.title}>
        <div>{title}</div>
        <p>{facts}</p>
      </div>
      <div className={classes.actions}>{children}</div>
    </header>
  );
}
