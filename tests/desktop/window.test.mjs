// The real window: its own way to the core, its own policy, and a person's first minutes in it.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { button, Desktop, field, Key, word } from './driver.mjs';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const BINARY = process.env.ZHIKE_DESKTOP ?? join(REPOSITORY, 'target/debug/zhike-desktop');
const PASSWORD = 'correct horse 9';

let window;
before(async () => {
  window = await Desktop.start(BINARY);
});
after(() => window?.stop());

/** A call as the page makes it. */
const call = (name, input = {}) =>
  window.request('POST', `${window.session}/execute/async`, {
    script: `const [name, input, done] = arguments;
      window.__TAURI_INTERNALS__.invoke('call', { name, input }).then((data) => done({ data }), (error) => done({ error }));`,
    args: [name, input],
  });

test('the window opens with our page and nothing of the shell in reach', async () => {
  await window.shows(word('door.create.title'));
  const seen = await window.run(`return {
    title: document.title,
    address: location.protocol,
    global: typeof window.__TAURI__,
    proto: '__proto__' in {},
    width: innerWidth,
  }`);
  assert.deepEqual({ ...seen, width: undefined }, {
    title: '知客 Zhike',
    address: 'tauri:',
    global: 'undefined',
    proto: false,
    width: undefined,
  });
  assert.ok(seen.width >= 960, `${seen.width}`);
});

test('before a session every call but the door is refused', async () => {
  for (const name of ['customer.list', 'session.get', 'file.choose', 'file.save', 'no.such.call']) {
    const { error } = await call(name, name === 'file.choose' ? { path: '/etc/passwd' } : {});
    assert.ok(['Unauthenticated', 'NotFound'].includes(error.code), `${name}: ${error.code}`);
  }
  assert.equal((await call('customer.list', { x: 'a'.repeat(1024 * 1024) })).error.code, 'TooLarge');
});

test('a person makes a workspace, keeps the key and comes in', async () => {
  await window.type(field(word('door.create.workspace')), 'Northwind');
  await window.type(field(word('door.create.displayName')), 'Ann Lee');
  await window.type(field(word('door.username')), 'ann');
  await window.type(field(word('door.newPassword')), PASSWORD);
  await window.type(field(word('door.passwordAgain')), PASSWORD);
  await window.click(button(word('door.create.submit')));
  const groups = await window.until(async () => {
    const found = await window.run(`return [...document.querySelectorAll('ol code')].map((code) => code.innerText)`);
    return found.length > 0 && found;
  }, 'the recovery key');
  for (const [n, group] of groups.entries()) {
    const asked = await window.run(
      `return [...document.querySelectorAll('label')].some((label) => label.innerText.trim() === arguments[0])`,
      word('door.key.group', { n: n + 1 }),
    );
    if (asked) await window.type(field(word('door.key.group', { n: n + 1 })), group);
  }
  await window.click(`//form//button[@type="submit"]`);
  await window.find(`//h1[contains(., "${word('nav.today')}")]`);
  await window.click(`//nav//a[contains(., "${word('nav.customers')}")]`);
  await window.find(`//h1[contains(., "${word('nav.customers')}")]`);
});

test('a path that nobody dropped is refused, whoever is logged in', async () => {
  const { error } = await call('file.choose', { path: '/etc/passwd' });
  assert.equal(error.code, 'Forbidden');
  assert.deepEqual(await call('session.get').then(({ data }) => data.data.user.username), 'ann');
});

test('a text is kept under a plain name only: a suggestion leads into no folder', async () => {
  for (const name of ['../key.txt', '/etc/cron.d/x', 'a/b', '..', '']) {
    const { error } = await call('file.save', { name, text: 'x' });
    assert.deepEqual([error?.code, error?.detail?.fields], ['Invalid', { name: 'not_a_name' }], name);
  }
  assert.equal((await call('file.save', { name: 'key.txt' })).error.detail.fields.text, 'required');
});

test('a customer is made, renamed, and the change taken back', async () => {
  await window.click(button(word('customer.new')));
  await window.type(`//*[@role="dialog"]//input[@type="text" or not(@type)]`, 'Hengyuan');
  await window.press(Key.control, Key.enter);
  await window.find('//h1[contains(., "Hengyuan")]');

  await window.click(button(word('record.rename')));
  await window.append(`//input[@aria-label="${word('record.rename')}"]`, ' Shanghai');
  await window.press(Key.enter);
  await window.find('//h1[contains(., "Hengyuan Shanghai")]');
  // The message's own: until the timeline has been read again, its first Undo is that of the creation.
  await window.click(`//*[@role="status"]${button(word('action.undo'))}`);
  await window.until(async () => {
    const title = await window.run(`return document.querySelector('h1').innerText.trim()`);
    return title === 'Hengyuan';
  }, 'the old name');
  const picture = join(REPOSITORY, 'docs/screenshots/window-en-light.png');
  if (process.env.ZHIKE_SCREENSHOTS) {
    await mkdir(dirname(picture), { recursive: true });
    await window.screenshot(picture);
  }
});

test('a change made by another call reaches the page as an event', async () => {
  const made = await call('customer.create', { values: { kind: 'company', name: 'Seen at once' }, incomplete: true });
  assert.ok(made.data, JSON.stringify(made));
  await window.click(`//nav//a[contains(., "${word('nav.customers')}")]`);
  await window.shows('Seen at once');
});

test('the window goes nowhere else', async () => {
  await window.run(`window.location.href = 'https://example.com/'`);
  await new Promise((done) => setTimeout(done, 1500));
  assert.equal(await window.run('return location.protocol'), 'tauri:');
  assert.equal(await window.run(`return window.open('https://example.com/') === null`), true);
});

test('a session that ends behind the page leaves nothing of it on the screen', async () => {
  const { data } = await call('door.logout');
  assert.ok(data);
  await window.find(button(word('door.login.enter')));
  assert.equal((await call('session.get')).error.code, 'Unauthenticated');
});
