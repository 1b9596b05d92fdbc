import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { Gate } from './Gate';

class Stream extends EventTarget {
  static open: Stream[] = [];
  static CLOSED = 2;
  readyState = 1;
  close = () => undefined;
  constructor() {
    super();
    Stream.open.push(this);
  }
}

const answers: Record<string, unknown> = {
  'session.get': {
    user: { id: 'u', username: 'wangxd', display_name: '王晓东' },
    workspace: { id: 'w', name: '恒远商贸', currency: 'CNY', time_zone: 'Asia/Shanghai' },
    roles: [],
    can: {},
    masked: [],
  },
};
const door = (session: object | null) => ({
  session,
  workspaces: [{ file: '恒远商贸', name: '恒远商贸', modified_at: null }],
  can_choose: false,
  version: '0',
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('shows the door as soon as the session ends elsewhere', async () => {
  vi.stubGlobal('EventSource', Stream);
  vi.stubGlobal('fetch', async (path: string) => {
    const data = answers[path.replace('/api/', '')];
    return new Response(JSON.stringify({ data, touched: [] }));
  });
  answers['door.state'] = door({ workspace: '恒远商贸', username: 'wangxd' });
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <Gate>
          <p>上海恒远信息技术有限公司</p>
        </Gate>
      </QueryClientProvider>
    </MantineProvider>,
  );
  await screen.findByText('上海恒远信息技术有限公司');

  // The control: any other event leaves the page where it is.
  answers['door.state'] = door(null);
  const tell = (kind: string) =>
    act(async () => {
      for (const stream of Stream.open) stream.dispatchEvent(new MessageEvent(kind, { data: '{}' }));
    });
  await tell('notice');
  expect(screen.queryByText('上海恒远信息技术有限公司')).not.toBeNull();
  await tell('locked');
  await vi.waitFor(() => expect(screen.queryByText('上海恒远信息技术有限公司')).toBeNull());
  expect(document.querySelector('input[type="password"]')).not.toBeNull();
});
