// Letters typed in the list lead to a name; what an input method composes does not.
import { csv } from './customers.ts';
import { expect, test } from './office.ts';

test('letters lead to the first name that begins with them, and leave shortcuts alone', async ({ page, person, t, url }) => {
  await person.arrives();
  await person.makesWorkspace('恒远商贸');
  const put = await page.request.put(`${url}api/file?name=a.csv`, { data: Buffer.from(csv(600, 0)) });
  const { file } = await put.json();
  await page.request.post(`${url}api/customer.import`, { data: { file } });
  const grid = page.getByRole('grid');
  await expect(grid).toHaveAttribute('aria-rowcount', '601');
  const active = () => grid.locator('[role="row"][data-active] [data-name]').first();
  const says = page.getByRole('status').filter({ hasText: t('list.jump') });

  // A pause ends a word, and a loaded machine may pause between two letters: as a person would, it is typed anew.
  await expect(async () => {
    await expect(says).toBeHidden();
    await grid.focus();
    await page.keyboard.type('ning');
    await expect(says).toContainText('ning', { timeout: 1_000 });
  }).toPass();
  await expect.poll(async () => (await active().innerText()).trim()).toMatch(/^宁波/);
  await expect(says).toBeHidden();

  // A letter with a meaning of its own keeps it: J moves down one row.
  const before = (await grid.getAttribute('aria-activedescendant')) ?? '';
  await page.keyboard.press('j');
  await expect(grid).not.toHaveAttribute('aria-activedescendant', before);
  await expect(says).toBeHidden();

  // What is composed belongs to the input method.
  await grid.dispatchEvent('keydown', { key: 's', keyCode: 229, isComposing: true, bubbles: true });
  await expect(says).toBeHidden();

  // `g b` goes to the bin: its second key is no letter of a name.
  await expect(async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await expect(page).toHaveURL(/\/bin$/, { timeout: 2_000 });
  }).toPass();
});

test('a list stopped for taking too long says so and offers another order', async ({ page, person, t }) => {
  await person.arrives();
  await person.makesWorkspace('恒远商贸');
  await page.route('**/api/customer.list', async (route) => {
    if (route.request().postDataJSON().sort?.by !== 'level') return route.fallback();
    await route.fulfill({ status: 409, json: { code: 'Cancelled', detail: {} } });
  });
  await page.route('**/api/customer.count', (route) => route.fulfill({ json: { data: { count: 7 }, touched: [] } }));
  await person.arrives('customers?sort=level');
  await expect(page.getByText(t('list.tooLong'))).toBeVisible();
  await person.finds('customers-too-long');
  await page.getByRole('button', { name: t('entity.customer.sortUsual') }).click();
  await expect(page.getByText(t('list.tooLong'))).toBeHidden();
});
