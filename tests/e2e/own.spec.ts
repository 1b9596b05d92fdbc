// An office makes the program its own: a further industry, two fields of its own, used on a customer, renamed.
import type { Locator } from '@playwright/test';
import { expect, LOOKS, test } from './office.ts';

for (const look of LOOKS) {
  test.describe(`${look.language} ${look.scheme}`, () => {
    test.use({ look });
    const zh = look.language === 'zh-CN';

    test('adds a list item and two fields, uses them, filters by them, renames them', async ({ page, person, t }) => {
      test.slow(); // a whole morning of an administrator
      await person.arrives();
      await person.makesWorkspace('锦江商贸');
      const items = page.getByRole('listitem');
      const done = (text: string) => expect(page.getByRole('status').filter({ hasText: text }).first()).toBeVisible();

      await test.step('a further industry, put first with the keyboard', async () => {
        await person.arrives('settings/dictionary');
        const lists = page.getByRole('navigation', { name: t('settings.tab.dictionary') });
        await lists.getByRole('button', { name: zh ? '行业' : 'Industry' }).click();
        await page.getByLabel(t('dictionary.newZh'), { exact: true }).fill('酒店住宿');
        await page.getByLabel(t('dictionary.newEn'), { exact: true }).fill('Hotels');
        await page.keyboard.press('Enter');
        await done(t('dictionary.did.added', { name: '酒店住宿' }));
        await expect(items.last()).toContainText('酒店住宿');
        const name = zh ? '酒店住宿' : 'Hotels';
        const handle = page.getByRole('button', { name: t('order.move', { name }), exact: true });
        await handle.focus();
        // All keys at once, as a quick hand presses them: each moves by one place, none is lost.
        const places = await items.count();
        const says = page.getByRole('log');
        const said = (key: string, place: number) => t(`order.${key}`, { name, place, total: places });
        await Promise.all(['Space', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown'].map((key) => page.keyboard.press(key)));
        await expect(says).toHaveText(said('moved', places - 2));
        await expect(handle).toBeFocused();
        await page.keyboard.press('Space');
        await expect(says).toHaveText(said('dropped', places - 2));
        await done(t('dictionary.did.sorted', { name: zh ? '行业' : 'Industry' }));
        await expect(items.nth(-3)).toContainText('酒店住宿');
        // Said twice, it is refused where it was typed.
        await page.getByLabel(t('dictionary.newZh'), { exact: true }).fill('酒店住宿');
        await page.keyboard.press('Enter');
        await expect(page.getByText(t('rule.taken'))).toBeVisible();
        await page.getByLabel(t('dictionary.newZh'), { exact: true }).fill('');
        await lists.getByRole('button', { name: zh ? '客户等级' : 'Customer level' }).click();
        await expect(page.getByText(t('dictionary.fixed'))).toBeVisible();
        await expect(page.getByRole('img', { name: t('dictionary.lockedWhy') })).toHaveCount(5);
        await lists.getByRole('button', { name: zh ? '来源' : 'Source' }).click();
        const menu = page.getByRole('button', { name: t('dictionary.menu', { name: zh ? '展会' : 'Exhibition' }) });
        await menu.click();
        await page.getByRole('menuitem', { name: t('dictionary.deactivate') }).click();
        await expect(items.filter({ hasText: '展会' })).toContainText(t('settings.inactive'));
        await person.finds('settings-dictionary');
      });

      await test.step('two fields: a choice and a date', async () => {
        await person.arrives('settings/fields');
        await expect(page.getByText(t('customField.emptyText'))).toBeVisible();
        await person.finds('settings-fields-empty');
        const dialog = page.getByRole('dialog');
        await page.getByRole('button', { name: t('customField.new') }).click();
        await dialog.getByLabel(t('dictionary.labelZh'), { exact: true }).first().fill('会员卡');
        await dialog.getByLabel(t('dictionary.labelEn'), { exact: true }).first().fill('Member card');
        await dialog.getByRole('radio', { name: t('customField.kinds.choice'), exact: true }).check();
        const options = dialog.getByRole('listitem');
        await options.nth(0).getByLabel(t('dictionary.labelZh')).fill('金卡');
        await options.nth(0).getByLabel(t('dictionary.labelEn')).fill('Gold');
        await options.nth(1).getByLabel(t('dictionary.labelZh')).fill('银卡');
        await options.nth(1).getByLabel(t('dictionary.labelEn')).fill('Silver');
        await person.finds('custom-field-dialog');
        await dialog.getByRole('button', { name: t('customField.add'), exact: true }).click();
        await done(t('customField.did.added', { name: zh ? '会员卡' : 'Member card' }));
        await expect(dialog).toBeHidden();
        await page.getByRole('button', { name: t('customField.new') }).click();
        await dialog.getByLabel(t('dictionary.labelZh'), { exact: true }).fill('签约日');
        await dialog.getByLabel(t('dictionary.labelEn'), { exact: true }).fill('Signed on');
        await dialog.getByRole('radio', { name: t('customField.kinds.date'), exact: true }).check();
        await page.keyboard.press('Control+Enter');
        await expect(dialog).toBeHidden();
        await expect(items).toHaveCount(2);
      });

      const grid = page.getByRole('grid');
      await test.step('used in the full form, shown on the record', async () => {
        await person.arrives('customers?view=all');
        await page.getByRole('button', { name: t('customer.new'), exact: true }).first().click();
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('button', { name: t('form.toFull') }).click();
        await dialog.getByLabel(t('customer.name'), { exact: false }).first().fill('锦江饭店');
        await dialog.getByRole('combobox', { name: t('customer.industry') }).click();
        await page.getByRole('option', { name: zh ? '酒店住宿' : 'Hotels' }).click();
        await dialog.getByRole('combobox', { name: zh ? '会员卡' : 'Member card' }).click();
        await page.getByRole('option', { name: zh ? '银卡' : 'Silver' }).click();
        await dialog.getByLabel(zh ? '签约日' : 'Signed on').fill('2026-11-20');
        await person.finds('customer-form-own');
        await page.keyboard.press('Control+Enter');
        await expect(page.getByRole('heading', { level: 1, name: '锦江饭店' })).toBeVisible();
        await expect(page.getByText(zh ? '银卡' : 'Silver', { exact: true })).toBeVisible();
        await expect(page.getByText(zh ? '酒店住宿' : 'Hotels', { exact: true })).toBeVisible();
        await person.finds('record-own');
      });

      await test.step('an interaction has a field of its own too, written down with it', async () => {
        const sent = { entity: 'interaction', kind: 'check', label_zh: '已寄样品', label_en: 'Samples sent' };
        await page.request.post(new URL('/api/field.add', page.url()).href, { data: sent });
        await page.reload();
        await expect(page.getByRole('heading', { level: 1, name: '锦江饭店' })).toBeVisible();
        const dialog = page.getByRole('dialog');
        await person.opens('l', dialog);
        await dialog.getByRole('textbox', { name: t('interaction.summary') }).fill('要两份样品');
        await dialog.getByRole('combobox', { name: zh ? '已寄样品' : 'Samples sent' }).click();
        await page.getByRole('option', { name: t('field.yes'), exact: true }).click();
        await person.finds('quick-log-own');
        await page.keyboard.press('Control+Enter');
        await expect(dialog).toBeHidden();
        const url = new URL('/api/interaction.list', page.url()).href;
        const filter = [{ field: 'custom.samples_sent', op: 'eq', value: true }];
        const answer = await page.request.post(url, { data: { filter, columns: ['summary'] } });
        expect((await answer.json()).data.rows.map((row: { values: object }) => row.values)).toEqual([{ summary: '要两份样品' }]);
      });

      await test.step('a list filtered by it', async () => {
        await page.request.post(new URL('/api/customer.create', page.url()).href, {
          data: { values: { name: '和平饭店', 'custom.member_card': '金卡' }, incomplete: true },
        });
        await person.arrives('customers?view=all&cols=name.~member_card.~signed_on.industry');
        await expect(grid).toHaveAttribute('aria-rowcount', '3');
        await page.getByRole('button', { name: t('filter.add'), exact: true }).click();
        await page.getByRole('combobox', { name: t('filter.field') }).fill(zh ? '会员卡' : 'Member card');
        await page.getByRole('option', { name: zh ? '会员卡' : 'Member card', exact: true }).click();
        await page.getByRole('option', { name: zh ? '银卡' : 'Silver' }).click();
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: t('filter.apply') }).click();
        await expect(grid).toHaveAttribute('aria-rowcount', '2');
        await expect(grid).toContainText('锦江饭店');
        await expect(grid).not.toContainText('和平饭店');
        await person.finds('customers-own');
      });

      await test.step('renamed, it shows everywhere', async () => {
        await person.arrives('settings/fields');
        const first = items.first();
        const renames = async (row: Locator, label: string, name: string) => {
          await row.getByRole('button', { name: new RegExp(`^${label}`) }).click();
          const box = items.getByRole('textbox', { name: label });
          await box.fill(name);
          await box.press('Enter');
        };
        await renames(first, t('dictionary.labelZh'), '贵宾卡');
        await done(t('dictionary.did.renamed', { name: '贵宾卡' }));
        await renames(first, t('dictionary.labelEn'), 'VIP card');
        await done(t('dictionary.did.renamed', { name: 'VIP card' }));
        await expect(first).toContainText('2');
        await person.finds('settings-fields');
        await person.arrives('settings/dictionary');
        await page.getByRole('button', { name: zh ? '行业' : 'Industry' }).click();
        const hotels = items.filter({ hasText: '酒店住宿' });
        const shown = zh ? t('dictionary.labelZh') : t('dictionary.labelEn');
        await renames(hotels, shown, zh ? '酒店旅馆' : 'Hospitality');
        await done(t('dictionary.did.renamed', { name: zh ? '酒店旅馆' : 'Hospitality' }));
        await person.arrives('customers?view=all&cols=name.~member_card.industry');
        await expect(grid.getByRole('columnheader', { name: zh ? '贵宾卡' : 'VIP card' })).toBeVisible();
        await expect(grid).toContainText(zh ? '酒店旅馆' : 'Hospitality');
      });
      expect(person.problems).toEqual([]);
    });
  });
}
