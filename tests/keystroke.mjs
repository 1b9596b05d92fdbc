// How long from a key in the palette to what it changes on the screen. Measures and prints; judges nothing.
//   node tests/keystroke.mjs chromium ZHIKE FILE      a browser before `zhike serve`
//   node tests/keystroke.mjs window ZHIKE_DESKTOP FILE  the real window, over WebDriver
// FILE is a workspace of `zhike demo`, its user and password in $ZHIKE_USER and $ZHIKE_PASSWORD. From the time stamp of
// the key's own event to the frame after the one that painted: `echo` the letter in the field, `found` the answer to it.
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';

const TEXTS = ['shanghai', 'youxian', 'gongsi', 'hengyuan', '138001', '021688', 'wang', 'jixie', '@example', 'mysw'];
const BETWEEN_MS = 120;
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Runs in the page. The list says by `aria-busy` whether it answers what stands in the field. */
function record() {
  globalThis.keystrokes = [];
  const settled = () => document.querySelector('[role="listbox"]')?.getAttribute('aria-busy') === 'false';
  document.addEventListener(
    'keydown',
    ({ key, target, timeStamp }) => {
      if (key.length !== 1 || !target.matches('[role="combobox"]')) return;
      const stroke = {};
      globalThis.keystrokes.push(stroke);
      const keep = (name) => requestAnimationFrame(() => (stroke[name] = performance.now() - timeStamp));
      const look = () => (settled() ? keep('found') : requestAnimationFrame(look));
      target.addEventListener('input', () => requestAnimationFrame(() => (keep('echo'), look())), { once: true });
    },
    true,
  );
}

async function chromium(zhike, file) {
  const { chromium: browser } = createRequire(new URL('./e2e/package.json', import.meta.url))('@playwright/test');
  const server = spawn(zhike, ['serve', file, '--json', '--port', '0', '--ui', process.env.ZHIKE_UI ?? 'ui/dist'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await createInterface({ input: server.stdout })[Symbol.asyncIterator]().next();
  const { url } = JSON.parse(line.value);
  const started = await browser.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const page = await started.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(20_000);
  await page.goto(url);
  await page.locator('input[type="password"]').waitFor();
  const user = page.locator('input[name="username"], input[autocomplete="username"]').first();
  if (await user.count()) await user.fill(process.env.ZHIKE_USER);
  await page.locator('input[type="password"]').fill(process.env.ZHIKE_PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('[role="grid"] [role="row"]').nth(5).waitFor();
  return {
    run: (script) => page.evaluate(script),
    press: (key) => page.keyboard.press(key),
    open: () => page.keyboard.press('Control+k'),
    close: () => page.keyboard.press('Escape'),
    ready: () => page.locator('[role="listbox"]').waitFor(),
    async stop() {
      await started.close();
      server.kill();
    },
  };
}

async function window(binary, file) {
  const { Desktop, Key } = await import('./desktop/driver.mjs');
  const desktop = await Desktop.start(binary, async (home) => {
    const folder = join(home, 'workspaces');
    await mkdir(folder, { recursive: true });
    for (const each of [file, `${file}-keys`]) await cp(each, join(folder, basename(each)));
  });
  await desktop.type('//input[@autocomplete="username"]', process.env.ZHIKE_USER);
  await desktop.type('//input[@type="password"]', process.env.ZHIKE_PASSWORD);
  await desktop.press(Key.enter);
  await desktop.find('(//*[@role="grid"]//*[@role="row"])[6]');
  return {
    run: (script) => desktop.run(`return (${script})()`),
    press: (key) => desktop.press(key),
    open: () => desktop.press(Key.control, 'k'),
    close: () => desktop.press(Key.escape),
    ready: () => desktop.find('//*[@role="listbox"]'),
    stop: () => desktop.stop(),
  };
}

function told(name, values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))].toFixed(1);
  console.log(`${name}: ${sorted.length} keys, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms`);
}

const [where, program, file] = process.argv.slice(2);
const screen = await { chromium, window }[where](program, file);
try {
  // What is searched is read into memory after the office is opened.
  await sleep(Number(process.env.SETTLE_MS ?? 20_000));
  await screen.run(record);
  for (const text of TEXTS) {
    await screen.open();
    await screen.ready();
    await sleep(400);
    for (const letter of text) {
      await screen.press(letter);
      await sleep(BETWEEN_MS);
    }
    await sleep(300);
    await screen.close();
    await sleep(300);
  }
  const keys = await screen.run(() => globalThis.keystrokes);
  told('echo', keys.map((key) => key.echo));
  told('found', keys.map((key) => key.found));
} finally {
  await screen.stop();
}
