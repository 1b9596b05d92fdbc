// The first hour of a newcomer: a workspace, the old customer file, one customer opened, changed, undone, binned, back.
import { csv } from './customers.ts';
import { expect, LOOKS, test } from './office.ts';

for (const look of LOOKS) {
  test.describe(`${look.language} ${look.scheme}`, () => {
    test.use({ look });

    test('makes a workspace, imports, edits, undoes, bins and restores', async ({ page, person, t }) => {
      await person.arrives();
      await person.makesWorkspace('恒远商贸');
      await person.finds('customers-empty');

      await test.step('imports the old file, after a look at what would happen', async () => {
        await page.getByRole('button', { name: t('import.button'), exact: true }).click();
        const dialog = page.getByRole('dialog');
        const chooser = page.waitForEvent('filechooser');
        await dialog.getByRole('button', { name: t('import.choose') }).click();
        const file = { name: '客户.csv', mimeType: 'text/csv', buffer: Buffer.from(csv(600, 2)) };
        await (await chooser).setFiles(file);
        await expect(dialog.getByRole('table').last().getByRole('row')).toHaveCount(21);
        await person.finds('import-look');
        await dialog.getByRole('button', { name: t('import.check'), exact: true }).click();
        await expect(dialog.getByText(t('import.dryText'))).toBeVisible();
        await person.finds('import-dry-run');
        await dialog.getByRole('button', { name: /600/ }).click();
        await expect(dialog.getByText(t('import.doneText'))).toBeVisible({ timeout: 30_000 });
        await dialog.getByRole('button', { name: t('action.done'), exact: true }).click();
      });

      const grid = page.getByRole('grid');
      await test.step('scrolls through all of them', async () => {
        await expect(grid).toHaveAttribute('aria-rowcount', '601');
        await person.finds('customers');
        await grid.focus();
        await page.keyboard.press('Control+End');
        await expect(grid.locator('[aria-rowindex="601"]')).toBeVisible();
        await page.keyboard.press('Control+Home');
        await expect(grid.locator('[aria-rowindex="2"]')).toBeVisible();
      });

      const old = (await grid.locator('[aria-rowindex="2"] [data-name]').innerText()).trim();
      await test.step('opens one and corrects its name', async () => {
        await grid.focus();
        await page.keyboard.press('Enter');
        await expect(page.getByRole('heading', { level: 1, name: old })).toBeVisible();
        await person.finds('record-new');
        await page.getByRole('button', { name: t('record.rename') }).click();
        await page.getByRole('textbox', { name: t('record.rename') }).fill(`${old}（总部）`);
        await page.keyboard.press('Enter');
        await expect(page.getByRole('heading', { level: 1, name: `${old}（总部）` })).toBeVisible();
        await expect(page.getByRole('status').filter({ hasText: old })).toBeVisible();
      });

      await test.step('takes it back', async () => {
        await page.getByRole('status').getByRole('button', { name: t('action.undo') }).first().click();
        await expect(page.getByRole('heading', { level: 1, name: old, exact: true })).toBeVisible();
      });

      await test.step('bins it and finds it in the bin', async () => {
        await page.getByRole('button', { name: t('record.menu') }).click();
        await page.getByRole('menuitem', { name: t('bulk.bin') }).click();
        await expect(grid).toHaveAttribute('aria-rowcount', '600');
        await page.getByRole('navigation', { name: t('nav.label') }).getByRole('link', { name: t('nav.bin'), exact: true }).click();
        await expect(page.getByRole('link', { name: old })).toBeVisible();
        await person.finds('bin');
      });

      await test.step('restores it', async () => {
        await page.getByRole('button', { name: t('bin.restore'), exact: true }).click();
        await expect(page.getByText(t('entity.customer.binEmpty'))).toBeVisible();
        await page.getByRole('navigation', { name: t('nav.label') }).getByRole('link', { name: t('nav.customers'), exact: true }).click();
        await expect(grid).toHaveAttribute('aria-rowcount', '601');
      });

      await test.step('looks at the settings', async () => {
        for (const tab of ['personal', 'workspace', 'changes', 'audit']) {
          await person.arrives(`settings/${tab}`);
          await expect(page.getByText(t(`settings.tab.${tab}`)).first()).toBeVisible();
          await person.finds(`settings-${tab}`);
        }
        await person.arrives('conflicts');
        await expect(page.getByText(t('conflict.none'))).toBeVisible();
        await person.finds('conflicts');
      });
    });
  });
}
