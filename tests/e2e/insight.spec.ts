// A supervisor with ten minutes before a meeting: figures, what they are made of, and the records behind them.
import { readFileSync } from 'node:fs';
import { call, item } from './calls.ts';
import { expect, LOOKS, test } from './office.ts';

const COMPANIES = [
  ['上海恒远信息技术有限公司', 2, 1],
  ['杭州瑞安精密机械有限公司', 2, 1],
  ['苏州鼎信电子科技有限公司', 1, 1],
  ['宁波聪海国际贸易有限公司', 0, 2],
  ['广州南粤物流有限公司', 0, 2],
  ['沈阳北方重工配件有限公司', 0, 0],
] as const;

for (const look of LOOKS) {
  test.describe(`${look.language} ${look.scheme}`, () => {
    test.use({ look });

    test('reports have a chart and a table, keep what was asked in the address, and lead to the records', async ({
      page,
      person,
      t,
      url,
    }) => {
      await person.arrives();
      await person.makesWorkspace('恒远商贸');
      const { user } = await call(page, url, 'session.get', {});
      for (const [name, level, region] of COMPANIES) {
        const values = {
          kind: 'company',
          name,
          owner: user.id,
          level: await item(page, url, 'level', level),
          region: await item(page, url, 'region', region),
        };
        await call(page, url, 'customer.create', { values, incomplete: true });
      }
      const deals = [
        ['机房改造二期', 124, 'win'],
        ['年度维保', 18, 'win'],
        ['检测仪器采购', 52.3, 'lose'],
        ['仓储系统', 33.9, null],
        ['产线视觉检测', 76, null],
      ] as const;
      for (const [title, wan, end] of deals) {
        const values = { title, customer_name: `${title}的客户`, amount: wan * 1_000_000, success_rate: 30 };
        const { id } = await call(page, url, 'opportunity.create', { values, incomplete: true });
        await call(page, url, 'opportunity.assign', { ids: [id], to: user.id });
        if (end === 'win') await call(page, url, 'opportunity.win', { id });
        if (end === 'lose') await call(page, url, 'opportunity.lose', { id, reason: '预算取消' });
      }

      await test.step('how customers are made up', async () => {
        await page.getByRole('link', { name: t('nav.insights') }).click();
        await expect(page.getByRole('heading', { level: 1, name: t('insight.report.composition') })).toBeVisible();
        const table = page.getByRole('table');
        await expect(table.getByRole('row').last()).toContainText('8');
        // The picture is there too, drawn from the same figures.
        await expect(page.getByRole('img').locator('svg')).toBeVisible();
        await person.finds('insight-composition');
        await page.getByText(t('insight.bys.region'), { exact: true }).click();
        await expect(page).toHaveURL(/by=region/);
        const row = table.getByRole('row').filter({ hasText: '37.5%' });
        await expect(row).toContainText('3');
        await row.getByRole('link').click();
        await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '4');
        await page.goBack();
      });

      await test.step('what was won and lost', async () => {
        await page.getByRole('link', { name: t('insight.report.opportunity') }).click();
        const table = page.getByRole('table');
        const total = table.getByRole('row').last();
        await expect(total).toContainText('66.67%');
        const download = page.waitForEvent('download');
        await page.getByRole('button', { name: t('export.button') }).click();
        await page.getByRole('menuitem', { name: t('export.formats.csv.name') }).click();
        const kept = readFileSync(await (await download).path(), 'utf8');
        expect(kept).toContain('66.67');
        await page.getByText(t('insight.amounts'), { exact: true }).click();
        await expect(page.getByRole('img').locator('svg')).toBeVisible();
        await person.finds('insight-opportunity');
        await table.getByRole('row').nth(1).getByRole('link', { name: '1', exact: true }).click();
        await expect(page.getByRole('grid').getByText('检测仪器采购', { exact: true })).toBeVisible();
        await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '2');
        await page.goBack();
        // By what it is about: nobody has said anything of these, and one line says so.
        await page.getByText(t('insight.bys.product'), { exact: true }).first().click();
        await expect(page).toHaveURL(/by=product/);
        await expect(page.getByRole('table').getByRole('row')).toHaveCount(3);
        await page.getByRole('combobox', { name: t('insight.period') }).click();
        await page.getByRole('option', { name: t('insight.spans.lastYear') }).click();
        await expect(page.getByText(t('insight.nothing'))).toBeVisible();
      });

      await test.step('on paper the figures stand alone, in dark ink', async () => {
        await page.goBack();
        await page.goto(`${url}insights/opportunity`);
        await expect(page.getByRole('img').locator('svg')).toBeVisible();
        await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
        await page.emulateMedia({ media: 'print' });
        await expect(page.getByRole('navigation', { name: t('nav.label') })).toBeHidden();
        await expect(page.getByRole('table')).toBeVisible();
        if (look.scheme === 'dark') await person.finds('insight-print');
        await page.emulateMedia({ media: 'screen' });
        await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
        await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', look.scheme);
      });
      expect(person.problems).toEqual([]);
    });
  });
}
