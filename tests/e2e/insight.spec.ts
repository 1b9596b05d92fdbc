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

const [BIG, SMALL, LOST] = ['上海恒远信息技术有限公司', '杭州瑞安精密机械有限公司', '苏州鼎信电子科技有限公司'];

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

    test('what was ordered, sold, served and lost is counted, and leads to what it was counted from', async ({
      page,
      person,
      t,
      url,
    }) => {
      await person.arrives();
      await person.makesWorkspace('恒远商贸');
      const { user } = await call(page, url, 'session.get', {});
      await call(page, url, 'setting.update', { key: 'orders.by_hand', value: true });
      const year = new Date().getFullYear();
      const made = async (name: string, values: object) => (await call(page, url, name, { values })).id as string;
      const product = async (sku: string, name: string, kind: number) =>
        made('product.create', { sku, name, category: await item(page, url, 'product_category', kind) });
      const company = async (name: string) => {
        const values = { kind: 'company', name, owner: user.id };
        return (await call(page, url, 'customer.create', { values, incomplete: true })).id as string;
      };
      const [big, small, lost] = [await company(BIG), await company(SMALL), await company(LOST)];
      const switches = await product('SW-48P', '48 口 PoE 交换机', 0);
      const cable = await product('CBL-6A', '六类屏蔽网线', 2);
      for (const [number, customer, ordered_on, way, what, quantity, unit_price] of [
        ['DD-1', big, `${year}-01-01`, 0, switches, 5_000, 52_805_000],
        ['DD-2', big, `${year - 1}-01-15`, 0, switches, 2_000, 52_805_000],
        ['DD-3', small, `${year}-01-01`, 1, cable, 1_000_000, 32_500],
        ['DD-4', lost, `${year - 1}-01-15`, 1, cable, 2_000_000, 32_500],
      ] as const) {
        const channel = await item(page, url, 'sales_channel', way);
        await call(page, url, 'sales_order.create', {
          values: { customer, number, ordered_on, channel },
          lines: [{ product: what, quantity, unit_price }],
        });
      }
      await call(page, url, 'churn.check', {});
      const { rows: churns } = await call(page, url, 'churn.list', { customer: lost });
      await call(page, url, 'churn.hold', { id: churns[0].id, measure: '拜访采购经理' });
      await call(page, url, 'churn.confirm', { id: churns[0].id, reason: '转向竞争对手，报价低一成' });
      for (const [title, kind] of [
        ['询问保修期', 0],
        ['二楼交换机频繁掉线', 2],
        ['网线水晶头松动', 2],
      ] as const) {
        const type = await item(page, url, 'service_type', kind);
        const due_on = `${year}-12-31`;
        await made('service.create', { title, type, customer: big, request: '客户来电说明了情况。', due_on });
      }

      const table = page.getByRole('table');
      const rows = table.getByRole('row');
      const grid = page.getByRole('grid');
      const picture = page.getByRole('img').locator('svg');
      const opens = async (report: string) => {
        await page.getByRole('link', { name: t(`insight.report.${report}`) }).click();
        await expect(page.getByRole('heading', { level: 1, name: t(`insight.report.${report}`) })).toBeVisible();
        await expect(picture).toBeVisible();
      };

      await test.step('what each customer contributed, the most first', async () => {
        await page.getByRole('link', { name: t('nav.insights') }).click();
        await opens('contribution');
        await expect(rows).toHaveCount(4);
        await expect(rows.nth(1)).toContainText(BIG);
        await expect(rows.nth(1)).toContainText('89.04%');
        await expect(rows.nth(2)).toContainText('10.96%');
        await person.finds('insight-contribution');
        // A part of a name; shares stay those of all that was ordered.
        await page.getByRole('searchbox', { name: t('insight.named') }).fill(SMALL.slice(2, 4));
        await expect(page).toHaveURL(/name=/);
        await expect(rows).toHaveCount(3);
        await expect(rows.nth(1)).toContainText('10.96%');
        await rows.nth(1).getByRole('link', { name: SMALL }).click();
        await expect(grid.getByText('DD-3')).toBeVisible();
        await expect(grid).toHaveAttribute('aria-rowcount', '2');
        await page.goBack();
        await expect(page.getByRole('searchbox', { name: t('insight.named') })).toHaveValue(SMALL.slice(2, 4));
        await page.getByRole('searchbox', { name: t('insight.named') }).fill('');
        await page.getByRole('combobox', { name: t('insight.bys.year') }).click();
        await page.getByRole('option', { name: t('insight.everyYear') }).click();
        await expect(page).toHaveURL(/year=all/);
        await expect(rows).toHaveCount(5);
      });

      await test.step('what was sold, against the period before', async () => {
        await opens('products');
        await expect(rows.nth(1)).toContainText('+150%');
        await expect(rows.nth(2)).toContainText('-50%');
        await person.finds('insight-products');
        await rows.nth(1).getByRole('link').click();
        await expect(grid.getByText('DD-1')).toBeVisible();
        await expect(grid).toHaveAttribute('aria-rowcount', '2');
        await page.goBack();
        await page.getByText(t('insight.bys.channel'), { exact: true }).first().click();
        await expect(page).toHaveURL(/by=channel/);
        await expect(rows).toHaveCount(4);
        await page.getByRole('combobox', { name: t('insight.bys.category') }).click();
        await page.getByRole('option', { name: look.language === 'en' ? 'Equipment' : '设备', exact: true }).click();
        await expect(page).toHaveURL(/category=/);
        await expect(rows).toHaveCount(3);
      });

      await test.step('what customers asked for', async () => {
        await opens('service');
        await expect(table.getByRole('row').last()).toContainText('3');
        await person.finds('insight-service');
        await rows.filter({ hasText: '66.67%' }).getByRole('link').click();
        await expect(grid).toHaveAttribute('aria-rowcount', '3');
        await page.goBack();
        await page.getByText(t('insight.bys.reopened'), { exact: true }).first().click();
        await expect(page).toHaveURL(/by=reopened/);
        await page.getByRole('combobox', { name: t('insight.bys.year') }).click();
        await page.getByRole('option', { name: t('insight.inYear', { year: year - 1 }), exact: true }).click();
        await expect(page.getByText(t('insight.nothing'))).toBeVisible();
      });

      await test.step('who was lost, and why', async () => {
        await page.getByRole('link', { name: t('insight.report.churn') }).click();
        await expect(rows).toHaveCount(2);
        await expect(rows.nth(1)).toContainText('转向竞争对手');
        await expect(picture).toBeVisible();
        await person.finds('insight-churn');
        const download = page.waitForEvent('download');
        await page.getByRole('button', { name: t('export.button') }).click();
        await page.getByRole('menuitem', { name: t('export.formats.csv.name') }).click();
        expect(readFileSync(await (await download).path(), 'utf8')).toContain('报价低一成');
        await rows.nth(1).getByRole('link', { name: LOST }).click();
        await expect(grid.getByText(LOST)).toBeVisible();
        await expect(grid).toHaveAttribute('aria-rowcount', '2');
      });
      expect(person.problems).toEqual([]);
    });
  });
}
