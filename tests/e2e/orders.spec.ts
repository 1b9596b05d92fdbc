// What customers bought: brought in with its lines, looked at on the customer's page, entered by keyboard alone.
import { call } from './calls.ts';
import { expect, LOOKS, test } from './office.ts';

const COMPANY = '上海恒远信息技术有限公司';
const OTHER = '杭州瑞安精密机械有限公司';
const year = new Date().getFullYear();
const ORDERS = [
  '订单编号,客户,订单日期,订单状态,已付金额,产品编码,数量,单位,单价',
  `DD-1001,${COMPANY},${year - 1}-03-12,已回款,63366,SW-48P,12,台,5280.50`,
  `DD-1002,${COMPANY},${year}-02-20,已发货,10000,SW-48P,4,台,5280.50`,
  `DD-1002,${COMPANY},${year}-02-20,已发货,10000,CBL-6A,305.5,米,3.25`,
  `DD-1003,${OTHER},${year}-05-06,已确认,,CBL-6A,1000,米,3.10`,
].join('\n');

for (const look of LOOKS) {
  test.describe(`${look.language} ${look.scheme}`, () => {
    test.use({ look });

    test('orders come with their lines, stand on the customer’s page by year, and are entered by keyboard', async ({
      page,
      person,
      t,
      url,
    }) => {
      await person.arrives();
      await person.makesWorkspace('恒远商贸');
      const { user } = await call(page, url, 'session.get', {});
      const customers: string[] = [];
      for (const name of [COMPANY, OTHER]) {
        const values = { kind: 'company', name, owner: user.id };
        customers.push((await call(page, url, 'customer.create', { values, incomplete: true })).id);
      }
      await call(page, url, 'setting.update', { key: 'orders.by_hand', value: true });
      for (const [sku, name, unit, price] of [
        ['SW-48P', '48 口 PoE 交换机', '台', 52_805_000],
        ['CBL-6A', '六类屏蔽网线', '米', 32_500],
      ]) {
        await call(page, url, 'product.create', { values: { sku, name, unit, price } });
      }

      await test.step('a sheet brings orders with their lines', async () => {
        await page.goto(`${url}orders`);
        await expect(page.getByText(t('entity.sales_order.empty'))).toBeVisible();
        await page.getByRole('button', { name: t('import.button') }).first().click();
        const dialog = page.getByRole('dialog', { name: t('import.title.sales_order') });
        const choosing = page.waitForEvent('filechooser');
        await dialog.getByRole('button', { name: t('import.choose') }).click();
        await (await choosing).setFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(ORDERS) });
        await expect(dialog.getByText(t('import.map.title')).first()).toBeVisible();
        await person.finds('import-orders');
        await dialog.getByRole('button', { name: t('import.check') }).click();
        await dialog.getByRole('button', { name: /\d/ }).last().click();
        await expect(dialog.getByText(t('import.doneText'))).toBeVisible();
        await dialog.getByRole('button', { name: t('action.done') }).click();
        const grid = page.getByRole('grid');
        await expect(grid).toHaveAttribute('aria-rowcount', '4');
        await expect(grid.getByText('DD-1003')).toBeVisible();
        await person.finds('orders');
        await page.getByRole('link', { name: new RegExp(`^${t('view.unpaid')}`) }).click();
        await expect(grid).toHaveAttribute('aria-rowcount', '3');
      });

      await test.step('the customer’s page tells them by year', async () => {
        await page.goto(`${url}customers/${customers[0]}`);
        await page.getByRole('navigation', { name: t('record.shown') }).getByRole('link', { name: t('nav.orders') }).click();
        const middle = page.getByRole('region', { name: t('nav.orders') });
        await expect(middle.locator('dl')).toContainText(String(year - 1));
        await middle.getByRole('button', { name: /DD-1002/ }).click();
        await expect(middle.getByText('305.5 米')).toBeVisible();
        await expect(middle.getByText(t('salesOrder.paidPart'))).toBeVisible();
        await person.finds('customer-orders');
        await middle.getByRole('link', { name: t('action.open') }).click();
        await expect(page.getByRole('heading', { level: 1, name: 'DD-1002' })).toBeVisible();
        await person.finds('order');
      });

      await test.step('a new one is entered without the mouse', async () => {
        await page.goto(`${url}orders`);
        await page.getByRole('button', { name: t('salesOrder.new') }).click();
        const form = page.getByRole('dialog', { name: t('salesOrder.new') });
        await form.getByLabel(t('sales_order.customer')).fill('瑞安');
        await page.getByRole('option', { name: OTHER }).waitFor();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await form.getByLabel(t('sales_order.number')).fill('DD-2001');
        const cell = (n: number, what: string) =>
          form.getByLabel(t('salesOrder.line.of', { n, what: t(`salesOrder.line.${what}`) }));
        await cell(1, 'product').focus();
        await page.keyboard.type('PoE');
        await page.getByRole('option', { name: /48 口 PoE/ }).waitFor();
        await page.keyboard.press('Enter');
        await expect(cell(1, 'quantity')).toBeFocused();
        await expect(cell(1, 'price')).toHaveValue('5280.5');
        await page.keyboard.type('3');
        await page.keyboard.press('Enter');
        await page.keyboard.press('Enter');
        await expect(cell(1, 'price')).toBeFocused();
        await page.keyboard.type('5000');
        await page.keyboard.press('Enter');
        await expect(cell(2, 'product')).toBeFocused();
        await page.keyboard.type('CBL');
        await page.getByRole('option', { name: /六类屏蔽网线/ }).waitFor();
        await page.keyboard.press('Enter');
        await expect(cell(2, 'quantity')).toBeFocused();
        await page.keyboard.type('-10');
        await expect(form.locator('tfoot')).toContainText('14,967.50');
        await person.finds('order-new');
        await page.keyboard.press('Control+Enter');
        await expect(page.getByRole('heading', { level: 1, name: 'DD-2001' })).toBeVisible();
        await expect(page.getByRole('table').first()).toContainText('14,967.50');
      });

      await test.step('its lines are changed together, and back by Undo', async () => {
        await page.getByRole('button', { name: t('salesOrder.editLines') }).click();
        const form = page.getByRole('dialog');
        await form.getByLabel(t('salesOrder.line.of', { n: 2, what: t('salesOrder.line.quantity') })).focus();
        await page.keyboard.press('Control+Delete');
        await page.keyboard.press('Control+Enter');
        await expect(form).toBeHidden();
        await expect(page.getByRole('table').first()).toContainText('15,000');
        await page.getByRole('status').getByRole('button', { name: t('action.undo') }).first().click();
        await expect(page.getByRole('table').first()).toContainText('14,967.50');
      });

      await test.step('who knows better says another lifecycle, and why', async () => {
        await page.goto(`${url}customers/${customers[0]}`);
        const head = page.locator('main header').first();
        await page.getByRole('button', { name: t('record.menu') }).click();
        await page.getByRole('menuitem', { name: t('lifecycle.title') }).click();
        const dialog = page.getByRole('dialog', { name: t('lifecycle.title') });
        await dialog.getByRole('combobox', { name: t('customer.lifecycle') }).click();
        await page.getByRole('option', { name: t('option.customer.lifecycle.prospect') }).click();
        await expect(dialog.getByRole('button', { name: t('action.save') })).toBeDisabled();
        await dialog.getByLabel(t('lifecycle.reason')).fill('只是试用');
        await dialog.getByRole('button', { name: t('action.save') }).click();
        await expect(head.getByText(t('option.customer.lifecycle.prospect'))).toBeVisible();
      });
      expect(person.problems).toEqual([]);
    });
  });
}
