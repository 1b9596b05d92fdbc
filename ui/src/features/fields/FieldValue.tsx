/** A value as a list cell or a fact shows it. */
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Field, Json } from '~/api/types';
import { Avatar } from '~/components/Avatar';
import { Chip } from '~/components/Chip';
import { Stars } from '~/components/Stars';
import { useFormat } from '~/locales/useFormat';
import { ContactName } from './ContactPicker';
import { CustomerName } from './CustomerPicker';
import { creditCodeProblem } from './creditCode';
import classes from './fields.module.css';
import { toneOf } from './tones';
import { type Fields, isEmpty } from './useFields';

interface Props {
  field: Field;
  value: Json | undefined;
  fields: Fields;
  /** A cell is one line and short; a fact may take its room and be clicked. */
  as: 'cell' | 'fact';
  /** Of an amount, where the record says one. */
  currency?: string | undefined;
}

export function FieldValue({ field, value, fields, as, currency }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  if (isEmpty(value) || value === undefined) {
    return as === 'cell' ? null : <span className={classes.none}>{t('field.none')}</span>;
  }
  const text = fields.text(field, value);
  const tone = toneOf(field, value, fields.options(field));
  if (tone) return <Chip tone={tone}>{text}</Chip>;
  switch (field.type) {
    case 'stars':
      return <Stars value={Number(value)} label={fields.label(field.name)} />;
    case 'money':
      if (field.unit === 'wan' && fields.zh) return <span>{text}</span>;
      return as === 'cell' ? (
        <span title={format.money(Number(value), currency)}>
          {format.moneyShort(Number(value), currency)}
        </span>
      ) : (
        <span>{format.money(Number(value), currency)}</span>
      );
    case 'price':
      return <span>{format.price(Number(value), currency)}</span>;
    case 'instant':
      return <span title={text}>{as === 'cell' ? format.relative(String(value)) : text}</span>;
    case 'user':
      return (
        <span className={classes.user}>
          <Avatar name={text} size={18} round />
          {text}
        </span>
      );
    case 'url':
      // The core lets no other scheme in.
      return as === 'fact' ? (
        <a
          href={/^https?:\/\//i.test(text) ? text : `https://${text}`}
          target="_blank"
          rel="noreferrer noopener"
          onClick={(event) => event.stopPropagation()}
        >
          {text.replace(/^https?:\/\//, '')}
        </a>
      ) : (
        <span>{text}</span>
      );
    case 'phone':
      return as === 'fact' && /^[+(\d][\d\s()-]{4,}$/.test(text) ? (
        <a href={`tel:${text.replace(/[^\d+]/g, '')}`} onClick={(event) => event.stopPropagation()}>
          {text}
        </a>
      ) : (
        <span>{text}</span>
      );
    case 'record':
      return field.name === 'contact' ? (
        <ContactName id={String(value)} />
      ) : (
        <CustomerName id={String(value)} link={as === 'fact'} />
      );
    case 'multi_choice': {
      const picked = Array.isArray(value) ? value : [];
      const shown = fields.options(field).filter((option) => picked.includes(option.value));
      return (
        <span className={classes.tags}>
          {shown.map((option) => (
            <Chip key={option.value}>{option.label}</Chip>
          ))}
        </span>
      );
    }
    case 'check':
      return (
        <span className={classes.check} data-on={value === true || undefined}>
          {value === true ? (
            <IconCheck size={14} stroke={2} aria-hidden="true" />
          ) : (
            <IconMinus size={14} stroke={2} aria-hidden="true" />
          )}
          {text}
        </span>
      );
    case 'tags':
      return (
        <span className={classes.tags}>
          {(Array.isArray(value) ? value : []).map((tag) => (
            <Chip key={String(tag)}>
              {field.name === 'missing' ? fields.label(String(tag)) : String(tag)}
            </Chip>
          ))}
        </span>
      );
    case 'long_text':
      return <span className={as === 'fact' ? classes.long : undefined}>{text}</span>;
    case 'code':
      return as === 'fact' && field.name.includes('credit_code') ? (
        <span className={classes.code}>
          {text} <CreditCodeChip code={text} />
        </span>
      ) : (
        <span>{text}</span>
      );
    default:
      return <span>{text}</span>;
  }
}

function CreditCodeChip({ code }: { code: string }) {
  const { t } = useTranslation();
  return creditCodeProblem(code) === null ? (
    <Chip tone="good">{t('creditCode.fits')}</Chip>
  ) : (
    <Chip tone="warn">{t('creditCode.doubtful')}</Chip>
  );
}
