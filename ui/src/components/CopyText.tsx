/** A number or an address: a click calls or writes where that can be done, the button beside it copies. */
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './copyText.module.css';
import { say } from './toastStore';

interface Props {
  text: string;
  /** What it is: a mobile, an e-mail. */
  label: string;
  href?: string | undefined;
  size?: 'small' | 'normal';
}

export function CopyText({ text, label, href, size = 'normal' }: Props) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <span className={classes.line} data-size={size}>
      {href ? (
        <a href={href} title={label}>
          {text}
        </a>
      ) : (
        <span title={label}>{text}</span>
      )}
      <button
        type="button"
        aria-label={t('copy.what', { what: label })}
        data-on={copied || undefined}
        onClick={async (event) => {
          event.stopPropagation();
          try {
            await navigator.clipboard.writeText(text);
            setCopied(true);
            say({ tone: 'done', text: t('copy.done', { text }) });
          } catch {
            say({ tone: 'problem', text: t('copy.failed') });
          }
        }}
      >
        {copied ? <IconCheck size={13} stroke={2} /> : <IconCopy size={13} stroke={1.8} />}
      </button>
    </span>
  );
}
