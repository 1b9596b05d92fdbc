import { MantineProvider } from '@mantine/core';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const KEY = 'V4PJT46BX84SNH7JCXKWFSVNNCEKK1QKVMPWMZV5';
const asked: { name: string; input: Record<string, string> }[] = [];
let shell: () => unknown;

// The page chooses its shell when it is loaded: the window's must be there before.
beforeEach(async () => {
  vi.resetModules();
  asked.length = 0;
  vi.stubGlobal('__TAURI_INTERNALS__', {
    invoke: async (_: string, input: (typeof asked)[number]) => {
      asked.push(input);
      return shell();
    },
  });
  const { RecoveryKey } = await import('./RecoveryKey');
  const { Toasts } = await import('~/components/Toasts');
  const { i18next } = await import('~/locales');
  await i18next.changeLanguage('en');
  render(
    <MantineProvider>
      <RecoveryKey recoveryKey={KEY} onKept={() => undefined} />
      <Toasts />
    </MantineProvider>,
  );
});
afterEach(cleanup);

const save = () =>
  act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Save to file' })));

it('hands the whole key to the window, which asks where to keep it, and says that it is kept', async () => {
  shell = () => ({ data: { saved: true }, touched: [] });
  await save();
  expect(asked[0]?.name).toBe('file.save');
  expect(asked[0]?.input.name).toBe('zhike-recovery-key.txt');
  expect(asked[0]?.input.text?.replaceAll(/[^0-9A-Z]/g, '')).toContain(KEY);
  await screen.findByText('The recovery key was saved to a file');
});

it('says nothing where the person changed their mind, and why where it could not be kept', async () => {
  shell = () => ({ data: { saved: false }, touched: [] });
  await save();
  expect(screen.queryByText('The recovery key was saved to a file')).toBeNull();
  shell = () => Promise.reject({ code: 'DiskFull', detail: {} });
  await save();
  await screen.findByText(/disk is full/i);
  expect(screen.queryByText('The recovery key was saved to a file')).toBeNull();
});
