import { afterEach, describe, expect, it, vi } from 'vitest';
import { httpTransport } from './http';
import { CallError, toCallError } from './types';

afterEach(() => vi.unstubAllGlobals());

const answer = (status: number, body: string) => vi.fn().mockResolvedValue(new Response(body, { status }));

describe('over HTTP', () => {
  it('posts the input and gives the answer', async () => {
    const fetched = answer(200, '{"data":{"count":3},"touched":[]}');
    vi.stubGlobal('fetch', fetched);
    const result = await httpTransport().call('customer.count', { bin: true });
    expect(result.data).toEqual({ count: 3 });
    const [path, init] = fetched.mock.calls[0] as [string, RequestInit];
    expect(path).toBe('/api/customer.count');
    expect(init).toMatchObject({ method: 'POST', body: '{"bin":true}' });
  });

  it('turns a refusal into its code and detail', async () => {
    vi.stubGlobal('fetch', answer(401, '{"code":"WrongPassword","detail":{"wait_s":8}}'));
    await expect(httpTransport().call('door.login', {})).rejects.toMatchObject({
      code: 'WrongPassword',
      detail: { wait_s: 8 },
    });
  });

  it('says that nobody answers when nobody does', async () => {
    vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('failed')));
    await expect(httpTransport().call('door.state', {})).rejects.toMatchObject({ code: 'Unreachable' });
    vi.stubGlobal('fetch', answer(502, '<html>'));
    await expect(httpTransport().call('door.state', {})).rejects.toMatchObject({ code: 'Unreachable' });
  });
});

describe('an error of any shape', () => {
  it('keeps a known code and calls the rest internal', () => {
    expect(toCallError({ code: 'Busy', detail: null })).toMatchObject({ code: 'Busy', detail: {} });
    expect(toCallError({ code: 'Invented' }).code).toBe('Internal');
    expect(toCallError('text').code).toBe('Internal');
    const own = new CallError('NotFound');
    expect(toCallError(own)).toBe(own);
  });
});

describe('the stream of events', () => {
  class Stream extends EventTarget {
    static last: Stream;
    static CLOSED = 2;
    readyState = 1;
    onopen?: () => void;
    onerror?: () => void;
    close = () => undefined;
    constructor(readonly url: string) {
      super();
      Stream.last = this;
    }
  }

  it('hands on events by their kind, and asks for everything again after a break', () => {
    vi.stubGlobal('EventSource', Stream);
    const told: unknown[] = [];
    httpTransport().on('changed', (event) => told.push(event));
    expect(Stream.last.url).toBe('/api/events');
    Stream.last.dispatchEvent(new MessageEvent('changed', { data: '{"op":7,"tables":["customer"]}' }));
    Stream.last.dispatchEvent(new MessageEvent('notice', { data: '{"code":"x"}' }));
    Stream.last.onopen?.();
    Stream.last.onerror?.();
    Stream.last.onopen?.();
    expect(told).toEqual([{ op: 7, tables: ['customer'] }, { tables: ['*'] }]);
  });
});
