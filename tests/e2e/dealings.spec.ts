// Somebody calls: whoever he is found by, what was said stands on his customer's timeline a moment later.
import type { Page } from '@playwright/test';
import { expect, LOOKS, test } from './office.ts';

const COMPANY = '上海恒远信息技术有限公司';
const FILE = [
  'name,phone,email,city',
  `${COMPANY},021-68888888转801,wang@hengyuan.example,上海`,
  '杭州瑞安精密机械有限公司,0571-87654321,info@ruian.example,杭州',
].join('\n');

/** Characters, the initials of pinyin, half a phone number, a piece of an e-mail, the name of a contact. */
const WAYS = ['恒远', 'shhy', '0216888', '@hengyuan', '仇志强'];

async function call(page: Page, url: string, name: string, data: object) {
  const answer = await page.request.post(`${url}api/${name}`, { data });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()).data;
}

async function importCustomers(page: Page, url: string): Promise<string> {
  const put = await page.request.put(`${url}api/file?name=a.csv`, { data: Buffer.from(FILE) });
  const { file } = await put.json();
  await page.request.post(`${url}api/customer.import`, { data: { file } });
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '3');
  const filter = [{ field: 'name', op: 'contains', value: '恒远' }];
  const { rows } = await call(page, url, 'customer.list', { filter, columns: ['name'] });
  return rows[0].id;
}

for (const look of LOOKS) {
  test.describe(`${look.language} ${look.scheme}`, () => {
    test.use({ look });

    test('found by five ways, opened, logged, and it stands in the timeline', async ({ page, person, t, url }) => {
      await person.arrives();
      await person.makesWorkspace('恒远商贸');
      const id = await importCustomers(page, url);
      await call(page, url, 'contact.create', {
        customer: id,
        values: { name: '仇志强', position: '采购总监', decision_role: 'decision_maker', mobile: '138 0013 8000' },
        incomplete: true,
      });

      const field = page.getByRole('combobox', { name: t('palette.title') });
      const found = page.getByRole('listbox', { name: t('palette.title') }).getByRole('option');
      const dialog = page.getByRole('dialog', { name: t('log.title') });
      const timeline = page.getByRole('region', { name: t('record.timeline') });
      for (const [n, typed] of WAYS.entries()) {
        await person.opens('Control+k', field);
        await field.fill(typed);
        await expect(found.filter({ hasText: COMPANY }).first()).toBeVisible();
        await found.filter({ hasText: COMPANY }).first().click();
        await expect(page.getByRole('heading', { level: 1, name: COMPANY })).toBeVisible();
        // A contact's hit opens the contact beside the page; the log begins with its customer all the same.
        if (typed === '仇志强') await expect(page.getByRole('dialog', { name: t('entity.contact.one') })).toBeVisible();
        await person.opens('l', dialog);
        await expect(dialog.getByLabel(t('entity.customer.one'), { exact: true })).toHaveValue(COMPANY);
        const summary = dialog.getByRole('textbox', { name: t('interaction.summary') });
        await expect(summary).toBeFocused();
        await page.keyboard.type(`${n + 1} ${typed}`);
        if (n === 0) await person.finds('quick-log');
        await page.keyboard.press('Control+Enter');
        await expect(summary).toBeHidden();
        await expect(timeline.getByRole('link', { name: `${n + 1} ${typed}` })).toBeVisible();
        await expect(page).toHaveURL(new RegExp(`/customers/${id}`));
        await page.keyboard.press('Escape');
        await page.goto(`${url}customers?view=all`);
        await expect(page.getByRole('grid')).toBeVisible();
      }

      await test.step('a log is taken back by its message', async () => {
        await person.arrives(`customers/${id}`);
        await expect(timeline.getByRole('link', { name: /^5 / })).toBeVisible();
        const box = timeline.getByRole('textbox', { name: t('interaction.summary') });
        await timeline.getByTitle(t('option.interaction.channel.visit'), { exact: true }).click();
        await box.fill('上门演示');
        await page.keyboard.press('Control+Enter');
        await expect(timeline.getByRole('link', { name: '上门演示' })).toBeVisible();
        await expect(box).toHaveValue('');
        await page.getByRole('status').getByRole('button', { name: t('action.undo') }).first().click();
        await expect(timeline.getByRole('link', { name: '上门演示' })).toBeHidden();
      });
      expect(person.problems).toEqual([]);
    });

    test('people of a customer are added, opened, made primary, binned and restored', async ({
      page,
      person,
      t,
      url,
    }) => {
      await person.arrives();
      await person.makesWorkspace('恒远商贸');
      const id = await importCustomers(page, url);
      await person.arrives('contacts');
      await expect(page.getByText(t('entity.contact.empty'))).toBeVisible();
      await person.finds('contacts-empty');
      await person.arrives('interactions');
      await expect(page.getByText(t('entity.interaction.empty'))).toBeVisible();
      await person.finds('interactions-empty');

      await person.arrives(`customers/${id}`);
      const card = page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: t('nav.contacts') }) });
      await test.step('adds two', async () => {
        for (const [name, position] of [
          ['仇志强', '采购总监'],
          ['单丽', '财务经理'],
        ] as const) {
          await card.getByRole('button', { name: t('contact.new') }).click();
          const form = page.getByRole('dialog');
          await form.getByLabel(t('contact.name')).fill(name);
          await form.getByLabel(t('contact.position')).fill(position);
          await form.getByLabel(t('contact.mobile')).fill('138 0013 8000');
          if (name === '仇志强') await person.finds('contact-new');
          await page.keyboard.press('Control+Enter');
          await expect(card.getByRole('button', { name, exact: true })).toBeVisible();
        }
      });
      const primary = (name: string) =>
        card.getByRole('listitem').filter({ hasText: name }).getByRole('img', { name: t('contact.primary') });
      await test.step('makes the second one primary', async () => {
        await expect(primary('仇志强')).toBeVisible();
        await card.getByRole('button', { name: t('contact.menu', { name: '单丽' }) }).click();
        await page.getByRole('menuitem', { name: t('contact.makePrimary') }).click();
        await expect(primary('单丽')).toBeVisible();
        await expect(primary('仇志强')).toBeHidden();
      });
      await test.step('opens one and corrects the position in place', async () => {
        await card.getByRole('button', { name: '仇志强', exact: true }).click();
        const panel = page.getByRole('dialog', { name: t('entity.contact.one') });
        await expect(panel.getByRole('heading', { name: '仇志强' })).toBeVisible();
        const edit = t('record.editField', { field: t('contact.position') });
        await panel.getByRole('button', { name: edit }).click();
        await panel.getByRole('textbox', { name: t('contact.position') }).fill('总经理');
        await page.keyboard.press('Enter');
        await expect(panel.getByText('总经理').first()).toBeVisible();
        await person.finds('contact-panel');
        await page.keyboard.press('Escape');
        await expect(panel).toBeHidden();
      });
      await test.step('two pages change the same field: whose value stands is asked', async () => {
        const edit = t('record.editField', { field: t('contact.position') });
        const other = await page.context().newPage();
        await other.goto(page.url());
        for (const each of [page, other]) {
          await each.getByRole('button', { name: '单丽', exact: true }).click();
          await each.getByRole('dialog', { name: t('entity.contact.one') }).getByRole('button', { name: edit }).click();
        }
        const box = (each: Page) => each.getByRole('textbox', { name: t('contact.position') });
        await box(other).fill('财务总监');
        await box(other).press('Enter');
        await expect(other.getByText('财务总监').first()).toBeVisible();
        await box(page).fill('首席财务官');
        await box(page).press('Enter');
        const asked = page.getByRole('dialog', { name: t('conflict.saveTitle', { name: '单丽' }) });
        await expect(asked.getByRole('radio', { name: '财务总监' })).toBeAttached();
        await person.finds('contact-conflict');
        await asked.getByText('首席财务官').click();
        await asked.getByRole('button', { name: t('conflict.settle') }).click();
        await expect(asked).toBeHidden();
        await expect(other.getByText('首席财务官').first()).toBeVisible();
        await other.close();
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
      });
      await test.step('a log begun anywhere finds the person, and whose person it is', async () => {
        await person.arrives('customers?view=all');
        await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '3');
        const dialog = page.getByRole('dialog', { name: t('log.title') });
        await person.opens('l', dialog);
        const whom = dialog.getByLabel(t('entity.customer.one'), { exact: true });
        await whom.fill('qiuzhi');
        await page.getByRole('option', { name: '仇志强' }).click();
        await expect(whom).toHaveValue(COMPANY);
        await expect(dialog.getByRole('combobox', { name: t('interaction.contact') })).toHaveValue('仇志强');
        await dialog.getByRole('button', { name: t('action.cancel') }).click();
        await expect(dialog).toBeHidden();
        await person.arrives(`customers/${id}`);
      });
      await call(page, url, 'interaction.create', {
        customer: id,
        values: {
          summary: '要求 48 口交换机改为 PoE 型号',
          detail: '对方预算不变，希望本月底前拿到新报价；已答应送一台样机。',
          next_step: '送样品并确认报价',
          next_step_on: '2099-11-25',
        },
        incomplete: true,
      });
      await test.step('sees the page with what comes next', async () => {
        await expect(page.getByText('送样品并确认报价').first()).toBeVisible();
        await expect(card.getByText('总经理')).toBeVisible();
        await person.finds('record');
      });
      await test.step('shows one kind of entry, and the page as it stood', async () => {
        await page.getByRole('button', { name: t('timeline.kind.interaction'), exact: true }).click();
        await expect(page).toHaveURL(/kinds=interaction/);
        await expect(page.getByText('PoE').first()).toBeVisible();
        await page.getByRole('button', { name: t('timeline.all'), exact: true }).click();
        await page.getByRole('button', { name: t('timeline.lookBack') }).click();
        const day = page.getByLabel(t('timeline.asOfDay'));
        // The latest day one may look back to is today by the workspace's clock.
        await day.fill((await day.getAttribute('max')) ?? '');
        await page.getByRole('button', { name: t('timeline.look'), exact: true }).click();
        await expect(page.getByText(t('timeline.asOfText'))).toBeVisible();
        await expect(page.getByRole('button', { name: t('log.title') })).toBeHidden();
        await person.finds('record-as-of');
        await page.getByRole('link', { name: '单丽' }).first().click();
        await expect(page.getByText(t('timeline.panelNow'))).toBeVisible();
        await page.keyboard.press('Escape');
        await person.arrives(`customers/${id}?asof=2001-01-01`);
        await expect(page.getByText(t('timeline.notYetText'))).toBeVisible();
        await page.getByRole('button', { name: t('timeline.leave') }).click();
        await expect(page.getByRole('button', { name: t('log.title') })).toBeVisible();
      });

      await test.step('lists them, and leads from the list to where they are', async () => {
        await person.arrives('contacts');
        const grid = page.getByRole('grid', { name: t('nav.contacts') });
        await expect(grid).toHaveAttribute('aria-rowcount', '3');
        await expect(grid.getByText(COMPANY).first()).toBeVisible();
        await person.finds('contacts');
        await person.arrives('interactions');
        const dealings = page.getByRole('grid', { name: t('nav.interactions') });
        await expect(dealings).toHaveAttribute('aria-rowcount', '2');
        await expect(page.getByRole('complementary').getByText('送样品并确认报价')).toBeVisible();
        await person.finds('interactions');
        await dealings.focus();
        await page.keyboard.press('Enter');
        await expect(page).toHaveURL(/entry=/);
        await expect(page.locator('[data-target]').getByText('PoE')).toBeVisible();
      });

      await test.step('bins a contact and restores it', async () => {
        await card.getByRole('button', { name: t('contact.menu', { name: '仇志强' }) }).click();
        await page.getByRole('menuitem', { name: t('bulk.bin') }).click();
        await expect(card.getByRole('button', { name: '仇志强', exact: true })).toBeHidden();
        await person.arrives('bin?kind=contact');
        await expect(page.getByRole('link', { name: '仇志强' })).toBeVisible();
        await person.finds('bin-contacts');
        await page.getByRole('button', { name: t('bin.restore'), exact: true }).click();
        await expect(page.getByText(t('entity.contact.binEmpty'))).toBeVisible();
        await person.arrives('settings/changes');
        await expect(page.getByRole('link', { name: '仇志强' }).first()).toBeVisible();
        await page.getByRole('link', { name: '仇志强' }).first().click();
        await expect(page.getByRole('dialog', { name: t('entity.contact.one') })).toBeVisible();
      });
      expect(person.problems).toEqual([]);
    });
  });
}

test('while an input method composes, the log keeps nothing and closes nothing', async ({ page, person, t, url }) => {
  await person.arrives();
  await person.makesWorkspace('恒远商贸');
  const id = await importCustomers(page, url);
  await person.arrives(`customers/${id}`);
  await expect(page.getByRole('heading', { level: 1, name: COMPANY })).toBeVisible();
  const dialog = page.getByRole('dialog', { name: t('log.title') });
  // Composed, L is a letter of 李 and no shortcut.
  await page.locator('#main').dispatchEvent('keydown', { key: 'l', isComposing: true, keyCode: 229, bubbles: true });
  await expect(dialog).toBeHidden();
  await person.opens('l', dialog);
  const summary = dialog.getByRole('textbox', { name: t('interaction.summary') });
  await summary.fill('谈报价');
  const count = async () => (await call(page, url, 'interaction.count', {})).count;
  for (const press of [
    { key: 'Enter', ctrlKey: true, isComposing: true },
    { key: 'Enter', ctrlKey: true, keyCode: 229 },
    { key: 'Enter', keyCode: 229 },
  ]) {
    await summary.dispatchEvent('keydown', { bubbles: true, cancelable: true, ...press });
  }
  await expect(dialog).toBeVisible();
  expect(await count()).toBe(0);
  // The control: the same keys, not composed, keep it.
  await summary.press('Control+Enter');
  await expect(dialog).toBeHidden();
  expect(await count()).toBe(1);
});
