// The system's Chromium; nothing here downloads a browser.
import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const chromium = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
);
const root = process.getuid?.() === 0;

export default defineConfig({
  testDir: '.',
  // Each test has a server and a folder of its own; on two cores more workers only make all of them slow.
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // Generous, for two cores that others load too: nothing here tells how fast the program is.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  // One more try, so that a hiccup of the machine is no red build; the closing lines name it as flaky.
  retries: 1,
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: chromium,
      args: [
        ...(root ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-quic',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
