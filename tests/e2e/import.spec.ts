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
        await person.arrives('settings/imports');
        const line = page.getByRole('row').filter({ hasText: '老客户.csv' });
        await expect(line).toContainText(`${t('import.figure.created')} 2`);
        await person.finds('import-history');
        await line.getByRole('button', { name: t('import.history.undo', { file: '老客户.csv' }) }).click();
        await expect(line).toContainText(t('step.undone'));
        await person.arrives('customers?view=all');
        await expect(page.getByText(t('entity.customer.empty'))).toBeVisible();
      });
      expect(person.problems).toEqual([]);
    });
  });
}

// A sheet of companies with their people, copied out of a spreadsheet: a cell of two lines is quoted there.
const CELLS = [
  '客户名称\t地址\t行业\t联系人\t联系人电话\t职位\t说明一',
  '恒远贸易\t广东省深圳市南山区1号\t光伏\t张先生\t13800138000\t\t"第一行\n第二行"',
  '恒远贸易\t广东省深圳市南山区1号\t养蜂\t单丽\t021-68888889\t会计\t',
].join('\n');

for (const look of LOOKS) {
  test.describe(`${look.language} ${look.scheme}`, () => {
    test.use({ look });

    test('cells are pasted, people join their company, and the next file of the same columns needs no hand', async ({ page, person, t }) => {
      await person.arrives();
      await person.makesWorkspace('恒远商贸');
      const dialog = page.getByRole('dialog');
      const mapped = (column: string) => dialog.getByRole('combobox', { name: t('import.map.of', { column }) });
      const kept = dialog.getByRole('table').last();
      const word = (text: string) => dialog.getByRole('combobox', { name: t('import.map.word.of', { word: text }) });
      const pastes = async () => {
        await page.getByRole('button', { name: t('import.button'), exact: true }).click();
        const field = dialog.getByRole('textbox', { name: t('import.paste') });
        await field.focus();
        await field.evaluate((node, text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData('text/plain', text);
          node.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
        }, CELLS);
        await expect(kept).toContainText('张先生');
      };

      await test.step('pastes, and says what is open', async () => {
        await pastes();
        await expect(mapped('联系人')).toHaveValue(`${t('import.part.contact')} · ${t('contact.name')}`);
        await mapped('说明一').fill(t('customer.note'));
        await page.getByRole('option', { name: t('customer.note'), exact: true }).first().click();
        await dialog.getByRole('button', { name: t('import.map.apart.split_address') }).click();
        await expect(kept).toContainText('广东省');
        await word('养蜂').click();
        await page.getByRole('option', { name: t('import.manner.unknowns.leave'), exact: true }).last().click();
        await word('光伏').click();
        await page.getByRole('option', { name: t('import.manner.unknowns.create'), exact: true }).last().click();
        await person.finds('import-people');
      });

      await test.step('imports one company with two people', async () => {
        await dialog.getByRole('button', { name: t('import.check'), exact: true }).click();
        await expect(dialog.getByText(t('import.dryText'))).toBeVisible();
        await dialog.getByRole('button', { name: /2/ }).last().click();
        await expect(dialog.getByText(t('import.doneText'))).toBeVisible();
        await expect(dialog.getByText(new RegExp(t('entity.contact.count_other', { n: '2' })))).toBeVisible();
        await person.finds('import-people-done');
        await dialog.getByRole('button', { name: t('action.done'), exact: true }).click();
        await page.getByRole('gridcell', { name: '恒远贸易' }).first().dblclick();
        await expect(page.getByText('单丽').first()).toBeVisible();
      });

      await test.step('finds it remembered, and the same file changes nothing', async () => {
        await person.arrives('customers?view=all');
        await pastes();
        await expect(dialog.getByText(t('import.remembered'))).toBeVisible();
        await expect(mapped('说明一')).toHaveValue(t('customer.note'));
        await dialog.getByRole('button', { name: t('import.check'), exact: true }).click();
        await expect(dialog.getByText(t('import.dryText'))).toBeVisible();
        await expect(dialog.getByRole('button', { name: /0/ }).last()).toBeDisabled();
        await dialog.getByRole('button', { name: t('action.cancel'), exact: true }).click();
      });

      await test.step('drops a file of contacts on their list', async () => {
        await person.arrives('contacts');
        await expect(page.getByRole('grid')).toBeVisible();
        await page.locator('#main').evaluate((node) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File(['姓名,公司,手机\n李四,恒远贸易,13900139000\n'], '人.csv', { type: 'text/csv' }));
          for (const kind of ['dragover', 'drop']) {
            node.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
          }
        });
        await expect(dialog.getByText('人.csv')).toBeVisible();
        await expect(dialog.getByRole('radio', { name: t('import.kind.contact') })).toBeChecked();
        await expect(mapped('姓名')).toHaveValue(t('contact.name'));
      });
      expect(person.problems).toEqual([]);
    });
  });
}
