// An old customer file that is not quite ours: another encoding, a column nobody knows, a value that no list has.
import { expect, LOOKS, test } from './office.ts';

const ROWS = ['客户全称,行业,联络电话,内部代号', '上海恒远信息技术有限公司,光伏,021-68888888,A1', '杭州瑞安精密机械有限公司,,0571-87654321,A2', ',,13800138000,A3'];

for (const look of LOOKS) {
  test.describe(`${look.language} ${look.scheme}`, () => {
    test.use({ look });

    test('a file is looked at, corrected, tried, imported, and taken back later', async ({ page, person, t }) => {
      await person.arrives();
      await person.makesWorkspace('恒远商贸');
      const dialog = page.getByRole('dialog');
      const mapped = (column: string) => dialog.getByRole('combobox', { name: t('import.map.of', { column }) });
      const kept = dialog.getByRole('table').last();
      const goesOn = dialog.getByRole('button', { name: t('import.check'), exact: true });

      await test.step('chooses it', async () => {
        await page.getByRole('button', { name: t('import.button'), exact: true }).click();
        await person.finds('import-choose');
        const chooser = page.waitForEvent('filechooser');
        await dialog.getByRole('button', { name: t('import.choose') }).click();
        const file = { name: '老客户.csv', mimeType: 'text/csv', buffer: Buffer.from(ROWS.join('\r\n')) };
        await (await chooser).setFiles(file);
        await expect(dialog.getByText('老客户.csv')).toBeVisible();
      });

      await test.step('says which column is what', async () => {
        await expect(dialog.getByRole('combobox', { name: t('import.source.encoding') })).toHaveValue('UTF-8');
        await expect(dialog.getByRole('combobox', { name: t('import.source.delimiter') })).toHaveValue(
          t('import.source.delimiters.comma'),
        );
        await mapped('客户全称').fill('');
        await mapped('客户全称').fill(t('customer.name'));
        await page.getByRole('option', { name: t('customer.name'), exact: true }).first().click();
        await expect(kept).toContainText('上海恒远信息技术有限公司');
        await mapped('内部代号').fill(t('customer.note'));
        await page.getByRole('option', { name: t('customer.note'), exact: true }).first().click();
        await expect(kept).toContainText('A2');
        await expect(dialog.getByText('光伏').last()).toBeVisible();
        await dialog.getByRole('combobox', { name: t('import.manner.unknown') }).click();
        await page.getByRole('option', { name: t('import.manner.unknowns.create') }).click();
        await person.finds('import-mapping');
      });

      await test.step('tries, goes back, tries again, imports', async () => {
        await goesOn.click();
        await expect(dialog.getByText(t('import.dryText'))).toBeVisible();
        await dialog.getByRole('button', { name: t('import.back') }).click();
        await expect(mapped('内部代号')).toHaveValue(t('customer.note'));
        await goesOn.click();
        await expect(dialog.getByText(t('import.dryText'))).toBeVisible();
        await person.finds('import-tried');
        await dialog.getByRole('button', { name: /2/ }).last().click();
        await expect(dialog.getByText(t('import.doneText'))).toBeVisible();
        await person.finds('import-done');
        const rejects = page.waitForEvent('download');
        await dialog.getByRole('button', { name: t('import.keepRejects') }).click();
        expect((await rejects).suggestedFilename()).toContain('老客户');
        await dialog.getByRole('button', { name: t('action.done'), exact: true }).click();
        await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '3');
      });

      await test.step('takes all of it back', async () => {
        await person.arrives('settings/changes');
        const line = page.getByRole('row').filter({ hasText: t('command.customer.import') });
        await line.getByRole('button').click();
        await expect(line).toContainText(t('step.undone'));
        await person.arrives('customers?view=all');
        await expect(page.getByText(t('entity.customer.empty'))).toBeVisible();
      });
      expect(person.problems).toEqual([]);
    });
  });
}
