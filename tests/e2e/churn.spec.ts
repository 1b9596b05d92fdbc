// A customer who stopped ordering: warned of, held with what was done, given up with a reason, won back by an order.
import { call } from './calls.ts';
import { expect, LOOKS, test } from './office.ts';

const LOST = '上海恒远信息技术有限公司';
const KEPT = '杭州瑞安精密机械有限公司';
const monthsAgo = (months: number) => {
  const at = new Date();
  return new Date(Date.UTC(at.getFullYear(), at.getMonth() - months, 10)).toISOString().slice(0, 10);
};

for (const look of LOOKS) {
  test.describe(`${look.language} ${look.scheme}`, () => {
    test.use({ look });

    test('who has not ordered for too long is warned of, held, confirmed as lost, and won back by an order', async ({
      page,
      person,
      t,
      url,
    }) => {
      await person.arrives();
      await person.makesWorkspace('恒远商贸');
      const { user } = await call(page, url, 'session.get', {});
      await call(page, url, 'setting.update', { key: 'orders.by_hand', value: true });
      const { id: product } = await call(page, url, 'product.create', {
        values: { sku: 'SW-48P', name: '48 口 PoE 交换机', unit: '台', price: 52_805_000 },
      });
      const customers: Record<string, string> = {};
      const buys = (name: string, number: string, ordered_on: string) =>
        call(page, url, 'sales_order.create', {
          values: { customer: customers[name], number, ordered_on },
          lines: [{ product, quantity: 2000, unit_price: 52_805_000 }],
        });
      for (const [name, months] of [
        [LOST, 9],
        [KEPT, 8],
        ['苏州鼎信电子科技有限公司', 1],
      ] as const) {
        const values = { kind: 'company', name, owner: user.id };
        customers[name] = (await call(page, url, 'customer.create', { values, incomplete: true })).id;
        await buys(name, `DD-${months}`, monthsAgo(months));
      }
      await call(page, url, 'churn.check', {});

      await test.step('Today tells of it', async () => {
        await page.goto(url);
        await expect(page.getByRole('heading', { name: t('churn.warnings') })).toBeVisible();
        await person.finds('today-churn');
        await page.getByRole('link', { name: LOST }).click();
        await expect(page.getByRole('heading', { level: 1, name: LOST })).toBeVisible();
      });

      const now = page.getByRole('list', { name: t('churn.states') }).locator('[aria-current=step]');
      await test.step('it is held with what is done, and again', async () => {
        await expect(now).toHaveText(t('option.churn.state.warning'));
        await page.getByLabel(t('churn.measureFirst')).fill('电话约了下周拜访，了解停购原因');
        await page.keyboard.press('Control+Enter');
        await expect(now).toHaveText(t('option.churn.state.held'));
        await page.getByLabel(t('churn.measureNext')).fill('拜访采购经理：预算冻结到年底，答应给出延期付款方案');
        await page.keyboard.press('Control+Enter');
        await expect(page.getByRole('region', { name: t('churn.measures') }).getByRole('listitem')).toHaveCount(6);
        await person.finds('churn');
      });

      await test.step('confirmed only after it was asked and a reason was given', async () => {
        await page.locator('main header').first().getByRole('button', { name: t('churn.confirm') }).click();
        const dialog = page.getByRole('dialog', { name: t('churn.confirmTitle') });
        await expect(dialog.getByRole('button', { name: t('churn.confirm') })).toBeDisabled();
        await dialog.getByRole('textbox').fill('转向竞争对手');
        await dialog.getByRole('button', { name: t('churn.confirm') }).click();
        await expect(now).toHaveText(t('option.churn.state.lost'));
        await expect(page.getByLabel(t('churn.measureNext'))).toHaveCount(0);
        await page.goto(`${url}customers/${customers[LOST]}`);
        await expect(page.locator('main header').first().getByText(t('option.customer.status.lost')).first()).toBeVisible();
        await person.finds('customer-lost');
      });

      await test.step('an order wins a customer back', async () => {
        await page.goto(`${url}churn`);
        await expect(page.getByRole('grid').getByText(KEPT)).toBeVisible();
        await person.finds('churn-list');
        await buys(KEPT, 'DD-NEW', monthsAgo(0));
        await call(page, url, 'churn.check', {});
        await page.getByRole('link', { name: new RegExp(`^${t('view.churnRecovered')}`) }).click();
        await expect(page.getByRole('grid').getByText(KEPT)).toBeVisible();
      });
      expect(person.problems).toEqual([]);
    });
  });
}
