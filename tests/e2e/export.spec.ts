// A list is taken out: as a workbook with its own columns, picked rows as text, cards for a phone.
import { readFile } from 'node:fs/promises';
import { csv } from './customers.ts';
import { expect, LOOKS, test } from './office.ts';

for (const look of LOOKS) {
  test.describe(`${look.language} ${look.scheme}`, () => {
    test.use({ look });

    test('a list is exported as it is shown, and what is picked in it', async ({ page, person, t, url }) => {
      await person.arrives();
      await person.makesWorkspace('恒远商贸');
      const put = await page.request.put(`${url}api/file?name=a.csv`, { data: Buffer.from(csv(120, 0)) });
      const { file } = await put.json();
      await page.request.post(`${url}api/customer.import`, { data: { file } });
      const dialog = page.getByRole('dialog');
      const button = page.getByRole('button', { name: t('export.button'), exact: true });
      const runs = dialog.getByRole('button', { name: t('export.run'), exact: true });

      await test.step('the list, as a workbook', async () => {
        await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '121');
        await button.click();
        await expect(dialog.getByRole('radio', { name: /xlsx/ })).toBeChecked();
        await person.finds('export');
        const saved = page.waitForEvent('download');
        await runs.click();
        const download = await saved;
        expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
        const bytes = await readFile(await download.path());
        expect(bytes.subarray(0, 2).toString()).toBe('PK');
        await expect(dialog.getByText(t('export.kept'))).toBeVisible();
        await person.finds('export-done');
        await dialog.getByRole('button', { name: t('action.done'), exact: true }).click();
        await expect(dialog).toBeHidden();
      });

      await test.step('two picked rows, as text, by keyboard alone', async () => {
        const boxes = page.getByRole('grid').getByRole('checkbox');
        await boxes.nth(1).check();
        await boxes.nth(2).check();
        const picked = page.getByRole('region', { name: t('entity.customer.selection') }).getByRole('button', { name: t('export.button') });
        await picked.focus();
        await page.keyboard.press('Enter');
        await expect(dialog).toBeVisible();
        await dialog.getByRole('radio', { name: /xlsx/ }).focus();
        await page.keyboard.press('ArrowDown');
        await expect(dialog.getByRole('radio', { name: /csv/ })).toBeChecked();
        const saved = page.waitForEvent('download');
        await runs.focus();
        await page.keyboard.press('Enter');
        const text = await readFile(await (await saved).path(), 'utf8');
        const lines = text.trim().split('\r\n');
        expect(lines).toHaveLength(3);
        expect(lines[0]).toContain(`"${t('customer.name')}"`);
        await dialog.getByRole('button', { name: t('action.done'), exact: true }).click();
      });

      await test.step('people as cards; the companies are told to be left out', async () => {
        await button.first().click();
        await dialog.getByRole('radio', { name: /vcf/ }).click();
        await expect(dialog.getByText(t('export.columns'), { exact: true })).toBeHidden();
        await person.finds('export-cards');
        const saved = page.waitForEvent('download');
        await runs.click();
        const text = await readFile(await (await saved).path(), 'utf8');
        expect(text.match(/BEGIN:VCARD/g)?.length).toBe(13);
        await expect(dialog.getByRole('status')).toContainText('107');
        await dialog.getByRole('button', { name: t('action.done'), exact: true }).click();
      });

      await test.step('everything, as an open archive, which taken in again changes nothing', async () => {
        await person.arrives('settings/workspace');
        const saved = page.waitForEvent('download');
        await page.getByRole('button', { name: t('settings.archiveMakeNow'), exact: true }).click();
        const archive = await (await saved).path();
        expect((await readFile(archive)).subarray(0, 2).toString()).toBe('PK');
        await expect(page.getByRole('status').filter({ hasText: '120' })).toBeVisible();
        await person.finds('settings-archive');
        const chooser = page.waitForEvent('filechooser');
        await page.getByRole('button', { name: t('settings.archiveTakeNow'), exact: true }).click();
        const file = { name: 'a.zip', mimeType: 'application/zip', buffer: await readFile(archive) };
        await (await chooser).setFiles(file);
        const told = t('did.unarchived', { records: '0', customers: '0' });
        await expect(page.getByRole('status').filter({ hasText: told })).toBeVisible();
      });

      await test.step('the change log says so, and offers no undo', async () => {
        await person.arrives('settings/changes');
        const line = page.getByRole('row').filter({ hasText: t('command.customer.export') });
        await expect(line).toHaveCount(3);
        await expect(line.first().getByRole('button', { name: t('action.undo') })).toHaveCount(0);
      });
      expect(person.problems).toEqual([]);
    });
  });
}
