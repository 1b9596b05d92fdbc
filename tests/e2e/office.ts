// A running `zhike serve` over an empty folder, and a person at a browser: what every test starts from.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { type Locator, type Page, test as base, expect } from '@playwright/test';
import { type Language, words } from './words.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const ZHIKE = process.env.ZHIKE_BIN ?? join(REPOSITORY, 'target/debug/zhike');
const UI = process.env.ZHIKE_UI ?? join(REPOSITORY, 'ui/dist');
const SCREENSHOTS = join(REPOSITORY, 'docs/screenshots');

export const PASSWORD = 'correct horse 9';

export interface Look {
  language: Language;
  scheme: 'light' | 'dark';
}

/** The looks in which a path is walked: every language and every scheme once. */
export const LOOKS: Look[] = [
  { language: 'zh-CN', scheme: 'light' },
  { language: 'en', scheme: 'dark' },
];

interface Office {
  look: Look;
  url: string;
  folder: string;
  t: ReturnType<typeof words>;
  person: Person;
}

async function serve(folder: string): Promise<{ url: string; server: ChildProcess }> {
  const server = spawn(ZHIKE, ['serve', '--json', '--dir', join(folder, 'work'), '--port', '0', '--ui', UI], {
    env: { ...process.env, ZHIKE_HOME: join(folder, 'home') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: server.stdout as NodeJS.ReadableStream });
  for await (const line of lines) return { url: JSON.parse(line).url as string, server };
  throw new Error('zhike serve ended without an address');
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const gone = new Promise<void>((done) => server.once('exit', () => done()));
  server.kill('SIGTERM');
  await gone;
}

export const test = base.extend<Office>({
  look: [{ language: 'zh-CN', scheme: 'light' }, { option: true }],
  t: async ({ look }, use) => use(words(look.language)),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'zhike-e2e-'));
    await mkdir(join(folder, 'work'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  url: async ({ folder }, use) => {
    const { url, server } = await serve(folder);
    await use(url);
    await ended(server);
  },
  person: async ({ page, url, look, t }, use) => {
    await use(new Person(page, url, look, t));
  },
});

export { expect };

/** Someone at the page. */
export class Person {
  readonly problems: string[] = [];
  readonly page: Page;
  private readonly url: string;
  private readonly look: Look;
  private readonly t: ReturnType<typeof words>;

  constructor(page: Page, url: string, look: Look, t: ReturnType<typeof words>) {
    this.page = page;
    this.url = url;
    this.look = look;
    this.t = t;
    // A page that logs an error or breaks its own policy is broken, whatever it shows.
    page.on('pageerror', (error) => this.problems.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) this.problems.push(message.text());
    });
  }

  async arrives(path = ''): Promise<void> {
    const { language, scheme } = this.look;
    await this.page.addInitScript(
      ([key, value]) => {
        if (key && value && !localStorage.getItem(key)) localStorage.setItem(key, value);
      },
      [
        'zhike.preferences',
        JSON.stringify({ language, scheme, density: 'comfortable', railOpen: true }),
      ] as const,
    );
    await this.page.emulateMedia({ reducedMotion: 'reduce', colorScheme: scheme });
    await this.page.goto(this.url + path);
  }

  /** Makes a workspace and keeps its recovery key, as the page asks. */
  async makesWorkspace(name: string): Promise<string> {
    const { page, t } = this;
    await page.getByLabel(t('door.create.workspace')).fill(name);
    await page.getByLabel(t('door.create.displayName')).fill('王晓东');
    await page.getByLabel(t('door.username'), { exact: true }).fill('wang');
    await page.getByLabel(t('door.newPassword'), { exact: true }).fill(PASSWORD);
    await page.getByLabel(t('door.passwordAgain'), { exact: true }).fill(PASSWORD);
    await this.finds('create-workspace');
    await page.getByRole('button', { name: t('door.create.submit'), exact: true }).click();

    const groups = page.getByRole('list', { name: t('door.key.title') }).getByRole('listitem');
    await expect(groups).not.toHaveCount(0);
    const key = await groups.locator('code').allTextContents();
    await this.finds('recovery-key');
    const enter = page.getByRole('button', { name: t('door.key.enter') });
    await expect(enter).toBeDisabled();
    for (const [n, group] of key.entries()) {
      const asked = page.getByLabel(t('door.key.group', { n: n + 1 }), { exact: true });
      if (await asked.count()) await asked.fill(group);
    }
    await enter.click();
    await expect(page.getByRole('heading', { name: t('nav.today'), level: 1 })).toBeVisible();
    // Nothing is counted yet: it says where one begins.
    await expect(page.getByText(t('today.first'))).toBeVisible();
    await expect(page.getByRole('button', { name: t('import.menu') })).toBeVisible();
    await expect(page.getByRole('navigation', { name: t('today.group.mine') })).toHaveCount(0);
    await this.finds('today-empty');
    // The day begins with what is due; work begins with the customers.
    await page.getByRole('link', { name: t('nav.customers'), exact: true }).click();
    await expect(page.getByRole('heading', { name: t('nav.customers'), level: 1 })).toBeVisible();
    return key.join('-');
  }

  /** Presses a shortcut and sees what it opens; on a page painted a moment ago it may not listen yet. */
  async opens(key: string, shown: Locator): Promise<void> {
    await expect(async () => {
      if (!(await shown.isVisible())) await this.page.keyboard.press(key);
      await expect(shown).toBeVisible({ timeout: 4_000 });
    }).toPass();
  }

  /** Looks at the screen: nothing serious for axe, nothing on the console; and keeps a picture when asked. */
  async finds(screen: string): Promise<void> {
    const { page, look } = this;
    await page.evaluate(() => document.fonts.ready);
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    const told = serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
    expect.soft(told, `axe on ${screen}`).toEqual([]);
    expect.soft(this.problems, `console on ${screen}`).toEqual([]);
    if (process.env.ZHIKE_SCREENSHOTS) {
      const language = look.language === 'en' ? 'en' : 'zh';
      await page.screenshot({ path: join(SCREENSHOTS, `${screen}-${language}-${look.scheme}.png`), caret: 'initial' });
    }
  }
}
