// What a page must withstand: stored scripts, foreign pages, keys that would poison every object.
import { expect, test } from './office.ts';

const PAYLOADS = [
  '<img src=x onerror="window.fired=1">',
  '"><script>window.fired=1</script>',
  "javascript:window.fired=1//'",
  '<svg/onload=window.fired=1>',
  '{{constructor.constructor("window.fired=1")()}}',
];

test('what a person stored is shown as text and never runs', async ({ page, person, t, url }) => {
  await person.arrives();
  await person.makesWorkspace('安全');
  for (const name of PAYLOADS) {
    const made = await page.request.post(`${url}api/customer.create`, {
      data: { values: { kind: 'company', name, note: name }, incomplete: true },
    });
    expect(made.ok(), await made.text()).toBe(true);
  }
  await page.reload();
  for (const name of PAYLOADS) await expect(page.getByText(name, { exact: true }).first()).toBeVisible();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: t('record.menu') })).toBeVisible();
  expect(await page.evaluate(() => 'fired' in window)).toBe(false);
  expect(person.problems).toEqual([]);
});

test('a foreign page gets nothing, whatever cookie the browser sends', async ({ page, person, url }) => {
  await person.arrives();
  await person.makesWorkspace('安全');
  const inside = await page.request.post(`${url}api/session.get`, { data: {} });
  expect(inside.status()).toBe(200);
  const foreigners: Record<string, string>[] = [{ origin: 'http://evil.example' }, { 'sec-fetch-site': 'same-site' }];
  for (const headers of foreigners) {
    const foreign = await page.request.post(`${url}api/session.get`, { data: {}, headers });
    expect(foreign.status()).toBe(403);
    expect((await foreign.json()).code).toBe('Forbidden');
  }
  const cookies = await page.context().cookies(url);
  expect(cookies).toMatchObject([{ name: 'zhike', httpOnly: true, sameSite: 'Strict' }]);
  expect(await page.evaluate(() => document.cookie)).toBe('');
});

test('a __proto__ key in an answer pollutes nothing', async ({ page, person }) => {
  await page.route('**/api/door.state', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace('"data":{', '"data":{"__proto__":{"polluted":true},');
    await route.fulfill({ response: answer, body });
  });
  await person.arrives();
  await expect(page.getByRole('button').first()).toBeVisible();
  expect(await page.evaluate(() => (({}) as { polluted?: boolean }).polluted)).toBeUndefined();
});

test('the page may not run a script of another place or a string', async ({ page, person }) => {
  await person.arrives();
  // In a timer of the page's own: what a debugger evaluates is exempt from the policy.
  const ran = await page.evaluate(
    () =>
      new Promise((done) => {
        setTimeout(() => {
          try {
            // biome-ignore lint/security/noGlobalEval: that it fails is what is tested
            done(window.eval('1 + 1'));
          } catch {
            done('refused');
          }
        }, 20);
      }),
  );
  expect(ran).toBe('refused');
});
