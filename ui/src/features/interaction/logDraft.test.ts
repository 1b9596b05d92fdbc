import { describe, expect, it } from 'vitest';
import { isReady, isWritten, newDraft, toValues, withCustomer } from './logDraft';

const ZONE = 'Asia/Shanghai';
const customer = { id: 'c1', name: '恒远' };

describe('an interaction being written down', () => {
  it('begins with whom the page is about, now, as a call of ours', () => {
    const draft = newDraft({ customer, contact: 'p1' });
    expect(draft).toMatchObject({
      customer,
      contact: 'p1',
      channel: 'call',
      direction: 'out',
      occurred: null,
    });
    expect(isReady(draft)).toBe(false);
    expect(isReady({ ...draft, summary: ' ' })).toBe(false);
    expect(isReady({ ...draft, summary: '谈报价' })).toBe(true);
    expect(isReady({ ...draft, customer: null, summary: '谈报价' })).toBe(false);
  });

  it('leaves the time to the core while nobody chose one', () => {
    const draft = { ...newDraft({ customer }), summary: ' 谈报价 ' };
    expect(toValues(draft, ZONE)).toEqual({ channel: 'call', direction: 'out', summary: '谈报价' });
    expect(toValues({ ...draft, occurred: '2026-11-22T15:31' }, ZONE).occurred_at).toBe(
      '2026-11-22T07:31:00.000Z',
    );
  });

  it('keeps a place only where the channel has one', () => {
    const draft = { ...newDraft({ customer }), summary: 'x', place: '浦东' };
    expect(toValues({ ...draft, channel: 'visit' }, ZONE).place).toBe('浦东');
    expect(toValues({ ...draft, channel: 'call' }, ZONE)).not.toHaveProperty('place');
  });

  it('forgets the contact with the customer, and only then', () => {
    const draft = newDraft({ customer, contact: 'p1' });
    expect(withCustomer(draft, { id: 'c1', name: '恒远（总部）' }).contact).toBe('p1');
    expect(withCustomer(draft, { id: 'c2', name: '瑞安' })).toMatchObject({
      customer: { id: 'c2' },
      contact: null,
    });
  });

  it('knows what closing would lose', () => {
    const draft = newDraft({ customer });
    expect(isWritten(draft)).toBe(false);
    expect(isWritten({ ...draft, nextStep: '送样品' })).toBe(true);
  });
});
