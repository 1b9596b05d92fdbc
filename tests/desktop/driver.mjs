// The real window over WebDriver: WebKitWebDriver starts the program, and the few verbs below drive it. No library: the
// protocol is a handful of requests.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const PATIENCE = 20_000;
export const Key = { enter: '\uE007', escape: '\uE00C', control: '\uE009', home: '\uE011', end: '\uE010' };

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

export class Desktop {
  /** Starts the program with a home of its own; `furnish` may put something there first. */
  static async start(binary, furnish) {
    const home = await mkdtemp(join(tmpdir(), 'zhike-desktop-'));
    const port = await freePort();
    const env = {
      ...process.env,
      HOME: home,
      XDG_DATA_HOME: join(home, 'data'),
      XDG_CONFIG_HOME: join(home, 'config'),
      XDG_CACHE_HOME: join(home, 'cache'),
      ZHIKE_HOME: join(home, 'zhike'),
      LANG: 'C.UTF-8',
      TAURI_WEBVIEW_AUTOMATION: 'true',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      // The machine may lack the namespaces that WebKit's own sandbox needs.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    };
    await furnish?.(env.ZHIKE_HOME);
    // A process group of its own, so that the program ends with the driver, whatever became of the session: one that
    // lived on would hold the runner's output open, and the runner would never end.
    const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
      env,
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const desktop = new Desktop(home, driver, `http://127.0.0.1:${port}`);
    try {
      await desktop.until(async () => (await fetch(`${desktop.base}/status`)).ok, 'the driver');
      const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': { binary, args: [] } } };
      const { sessionId } = await desktop.request('POST', '/session', { capabilities });
      desktop.session = `/session/${sessionId}`;
      return desktop;
    } catch (error) {
      await desktop.stop();
      throw error;
    }
  }

  constructor(home, driver, base) {
    this.home = home;
    this.driver = driver;
    this.base = base;
    this.session = '';
  }

  async stop() {
    if (this.session) await this.request('DELETE', this.session).catch(() => undefined);
    try {
      process.kill(-this.driver.pid);
    } catch {
      // Everything of it has ended.
    }
    await rm(this.home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  async request(method, path, body) {
    const response = await fetch(this.base + path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined,
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${value?.error}: ${value?.message}`);
    return value;
  }

  /** Waits until `ready` answers something, and returns it. */
  async until(ready, what, patience = PATIENCE) {
    const end = Date.now() + patience;
    let last;
    while (Date.now() < end) {
      try {
        const found = await ready();
        if (found) return found;
      } catch (error) {
        last = error;
      }
      await sleep(100);
    }
    const seen = this.session ? await this.text().catch(() => '') : '';
    throw new Error(`waited in vain for ${what}${last ? `: ${last.message}` : ''}\nthe window shows: ${seen.slice(0, 600)}`);
  }

  run(script, ...args) {
    return this.request('POST', `${this.session}/execute/sync`, { script, args });
  }

  /** The element that an XPath names, once it is there and visible. */
  find(xpath) {
    return this.until(async () => {
      const found = await this.request('POST', `${this.session}/element`, { using: 'xpath', value: xpath });
      const shown = await this.run('return arguments[0].getClientRects().length > 0', found);
      return shown ? found : null;
    }, xpath);
  }

  async click(xpath) {
    const element = await this.find(xpath);
    await this.until(
      () => this.run('return !arguments[0].disabled', element),
      `${xpath} to be usable`,
    );
    await this.request('POST', `${this.session}/element/${element[ELEMENT]}/click`);
  }

  async type(xpath, text) {
    const element = await this.find(xpath);
    await this.request('POST', `${this.session}/element/${element[ELEMENT]}/clear`);
    await this.request('POST', `${this.session}/element/${element[ELEMENT]}/value`, { text });
  }

  /** Types behind what is there; clearing first would take the focus away, and an editor in place ends with it. */
  async append(xpath, text) {
    const element = await this.find(xpath);
    await this.request('POST', `${this.session}/element/${element[ELEMENT]}/value`, { text });
  }

  /** Presses keys together, on whatever has the focus. */
  async press(...keys) {
    const down = keys.map((value) => ({ type: 'keyDown', value }));
    const up = keys.toReversed().map((value) => ({ type: 'keyUp', value }));
    await this.request('POST', `${this.session}/actions`, {
      actions: [{ type: 'key', id: 'keys', actions: [...down, ...up] }],
    });
  }

  text() {
    return this.run('return document.body.innerText');
  }

  shows(text) {
    return this.until(async () => (await this.text()).includes(text), `the text ${text}`);
  }

  async screenshot(path) {
    const png = await this.request('GET', `${this.session}/screenshot`);
    await writeFile(path, Buffer.from(png, 'base64'));
  }
}

const WORDS = JSON.parse(readFileSync(new URL('../../ui/src/locales/en/ui.json', import.meta.url), 'utf8'));

/** A word of the page, by its key: the tests see what a person sees. */
export function word(key, fill = {}) {
  const found = key.split('.').reduce((at, part) => at?.[part], WORDS);
  if (typeof found !== 'string') throw new Error(`no word ${key}`);
  return found.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_, name) => String(fill[name] ?? ''));
}

/** An input by its label. */
export const field = (label) =>
  `//input[@id=//label[normalize-space()="${label}"]/@for or @aria-label="${label}"]`;
export const button = (label) => `//button[starts-with(normalize-space(),"${label}") or @aria-label="${label}"]`;
