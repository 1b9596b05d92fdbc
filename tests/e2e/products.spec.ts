// What an office sells and what lies where: brought in as files, looked at, asked of opportunities, entered by hand.
import { call } from './calls.ts';
import { expect, LOOKS, test } from './office.ts';

const PRODUCTS = [
  '产品编码,产品名称,型号,单位,单价,批次',
  'SW-48P,48 口 PoE 交换机,S5735-L48P,台,5280.50,2026-03',
  'SW-24,24 口千兆交换机,S5735-L24T,台,2199,2026-03',
  'AP-6,室内无线接入点,AirEngine 5761,台,1090,2026-05',
  'CBL-6A,六类屏蔽网线,Cat6A,米,3.25,2026-01',
  'UPS-3K,在线式不间断电源,UPS2000-G,台,4360,2025-11',
].join('\n');
const STOCK = [
  '产品编码,仓库,货位,数量',
  'SW-48P,上海仓,A-01,36',
  'SW-48P,苏州仓,B-12,8',
  'SW-24,上海仓,A-02,0',
  'CBL-6A,上海仓,C-03,1520.5',
  'UPS-3K,苏州仓,B-02,5',
].join('\n');

for (const look of LOOKS) {
  test.describe(`${look.language} ${look.scheme}`, () => {
    test.use({ look });

    test('products and stock come from files, are found by name or code, and are what an opportunity is about', async ({
      page,
      person,
      t,
      url,
    }) => {
      await person.arrives();
      await person.makesWorkspace('恒远商贸');

      const takes = async (kind: 'product' | 'stock', text: string, name: string) => {
        await page.getByRole('button', { name: t('import.button') }).first().click();
        const dialog = page.getByRole('dialog', { name: t(`import.title.${kind}`) });
        await expect(dialog).toBeVisible();
        const choosing = page.waitForEvent('filechooser');
        await dialog.getByRole('button', { name: t('import.choose') }).click();
        await (await choosing).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
        await expect(dialog.getByText(t('import.map.title')).first()).toBeVisible();
        if (kind === 'product') await person.finds('import-products');
        await dialog.getByRole('button', { name: t('import.check') }).click();
        await dialog.getByRole('button', { name: /5/ }).click();
        await expect(dialog.getByText(t('import.doneText'))).toBeVisible();
        await dialog.getByRole('button', { name: t('action.done') }).click();
      };

      await test.step('they are imported', async () => {
        await page.getByRole('link', { name: t('nav.trade') }).click();
        const area = page.getByRole('navigation', { name: t('nav.trade') });
        await area.getByRole('link', { name: t('nav.products') }).click();
        await expect(page.getByText(t('entity.product.empty'))).toBeVisible();
        await person.finds('products-empty');
        await takes('product', PRODUCTS, 'products.csv');
        await expect(page.getByRole('grid').getByText('室内无线接入点')).toBeVisible();
        await area.getByRole('link', { name: t('nav.stock') }).click();
        await takes('stock', STOCK, 'stock.csv');
        await expect(page.getByRole('grid').getByText('苏州仓').first()).toBeVisible();
        await person.finds('stock');
        await page.getByRole('link', { name: new RegExp(`^${t('view.soldOut')}`) }).click();
        await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '2');
      });

      await test.step('a product says what lies where', async () => {
        await page.goto(`${url}products`);
        await page.getByRole('grid').getByText('48 口 PoE 交换机').click();
        await expect(page.getByRole('complementary').getByText('苏州仓')).toBeVisible();
        await person.finds('products');
        await page.getByRole('grid').getByText('48 口 PoE 交换机').dblclick();
        await expect(page.getByRole('heading', { level: 1, name: '48 口 PoE 交换机' })).toBeVisible();
        await expect(page.locator('main header').first()).toContainText('5,280.50');
        await expect(page.locator('main header').first()).toContainText('44');
        await person.finds('product');
        // It comes from another system: nothing of it is changed here.
        await expect(page.getByRole('button', { name: new RegExp(t('record.editField', { field: '' })) })).toHaveCount(0);
      });

      await test.step('an opportunity is about some of them, and lists are filtered by them', async () => {
        const values = { title: '机房改造二期', customer_name: '上海恒远信息技术有限公司' };
        const { id } = await call(page, url, 'opportunity.create', { values, incomplete: true });
        await call(page, url, 'opportunity.create', { values: { title: '年度维保' }, incomplete: true });
        await page.goto(`${url}opportunities/${id}`);
        await page.getByRole('button', { name: t('opportunity.addProduct') }).click();
        await page.getByRole('combobox', { name: t('opportunity.addProduct') }).fill('SW-48');
        await page.getByRole('option', { name: /48 口 PoE 交换机/ }).click();
        await expect(page.getByRole('link', { name: '48 口 PoE 交换机' })).toBeVisible();
        await person.finds('opportunity-products');
        await page.goto(`${url}opportunities`);
        await page.getByRole('button', { name: t('filter.add') }).click();
        await page.getByRole('combobox', { name: t('filter.field') }).fill(t('opportunity.product'));
        await page.getByRole('option', { name: t('opportunity.product') }).click();
        await page.getByRole('combobox', { name: t('entity.product.one') }).fill('PoE');
        await page.getByRole('option', { name: /48 口 PoE/ }).click();
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: t('filter.apply') }).click();
        await expect(page).toHaveURL(/product\.in/);
        await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '2');
        await expect(page.getByRole('button', { name: /48 口 PoE 交换机/ }).first()).toBeVisible();
      });

      await test.step('where the office decides so, they are entered by hand', async () => {
        await page.goto(`${url}settings/rules`);
        await person.finds('settings-rules');
        await page.getByText(t('rules.byHand'), { exact: true }).waitFor();
        await page.getByRole('switch', { name: t('rules.byHand') }).click({ force: true });
        await expect(page.getByText(t('rules.did', { name: t('rules.byHand') })).first()).toBeVisible();
        await page.goto(`${url}products`);
        await page.getByRole('button', { name: t('product.new') }).click();
        const form = page.getByRole('dialog', { name: t('product.new') });
        await form.getByLabel(t('product.name')).fill('光纤跳线');
        await form.getByLabel(t('product.sku')).fill('FBR-1');
        await form.getByLabel(t('product.price'), { exact: true }).fill('0.85');
        await page.keyboard.press('Control+Enter');
        await expect(page.getByRole('heading', { level: 1, name: '光纤跳线' })).toBeVisible();
        await expect(page.locator('main header').first()).toContainText('0.85');
      });
      expect(person.problems).toEqual([]);
    });
  });
}
