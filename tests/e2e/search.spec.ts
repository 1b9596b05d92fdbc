// Somebody is on the phone: whatever he says first, his customer is found, and typing pinyin runs nothing half-way.
import { expect, LOOKS, test } from './office.ts';

const FILE = [
  'name,phone,email,city',
  '上海恒远信息技术有限公司,021-68888888转801,wang@hengyuan.example,上海',
  '仇英,13800138000,qiu@example.com,苏州',
  'Müller & Søn GmbH,+49 30 901820,info@mueller.example,Berlin',
].join('\n');

/** Never the same customer twice in a row: he would stand first among the recent ones before anything is found. */
const WAYS = [
  ['恆遠', '上海恒远信息技术有限公司'],
  ['qiuying', '仇英'],
  ['shhy', '上海恒远信息技术有限公司'],
  ['muller', 'Müller & Søn GmbH'],
  ['0216888', '上海恒远信息技术有限公司'],
  ['138 0013', '仇英'],
  ['@mueller', 'Müller & Søn GmbH'],
] as const;

for (const look of LOOKS) {
  test.describe(`${look.language} ${look.scheme}`, () => {
    test.use({ look });

    test('a customer is found by what one hears of him', async ({ page, person, t, url }) => {
      await person.arrives();
      await person.makesWorkspace('恒远商贸');
      const put = await page.request.put(`${url}api/file?name=a.csv`, { data: Buffer.from(FILE) });
      const { file } = await put.json();
      await page.request.post(`${url}api/customer.import`, { data: { file } });
      await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '4');

      const field = page.getByRole('combobox', { name: t('palette.title') });
      const list = page.getByRole('listbox', { name: t('palette.title') });
      const first = list.getByRole('option').first();
      for (const [typed, name] of WAYS) {
        await person.opens('Control+k', field);
        await field.fill(typed);
        await expect(first).toContainText(name);
        if (typed === 'shhy') await person.finds('palette-search');
        await page.keyboard.press('Enter');
        await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
      }

      // Those who were looked at last stand there before anything is typed.
      await person.opens('Control+k', field);
      await expect(list.getByRole('group', { name: t('palette.recent') }).getByRole('option')).toHaveCount(3);
      await field.fill('/');
      await expect(first).toContainText(t('palette.newCustomer'));
      await expect(list.getByRole('group')).toHaveCount(1);
      await page.keyboard.press('Escape');

      // Contacts and what was written are found with whose they are.
      const call = async (name: string, data: object) => (await page.request.post(`${url}api/${name}`, { data })).json();
      const hengyuan = (await call('search.find', { text: 'shhy' })).data.customers.hits[0].id;
      const made = { customer: hengyuan, incomplete: true };
      await call('contact.create', { ...made, values: { name: '解珍', mobile: '13900139000' } });
      await call('interaction.create', { ...made, values: { summary: '已寄樣品，等回電' } });
      for (const [typed, kind, shown] of [
        ['xiezhen', 'contacts', '解珍'],
        ['13900139', 'contacts', '解珍'],
        ['样品', 'interactions', '已寄樣品'],
      ] as const) {
        await person.opens('Control+k', field);
        await field.fill(typed);
        const hit = list.getByRole('group', { name: t(`nav.${kind}`), exact: true }).getByRole('option');
        await expect(hit).toContainText(shown);
        await expect(hit).toContainText('上海恒远');
        if (kind === 'interactions') await person.finds('palette-written');
        await page.keyboard.press('Enter');
        await expect(page).toHaveURL(new RegExp(`${hengyuan}\\?${kind === 'contacts' ? 'contact' : 'entry'}=`));
        await page.goBack();
      }

      // So are orders by their number and products by code, and the customer's timeline tells of the order.
      for (const [name, csv] of [
        ['product', '产品编码,产品名称,型号\nSW-48,48 口交换机,S5735\n'],
        ['sales_order', '订单编号,客户名称,订单日期,产品编码,数量,单价\nXS-2026-08,上海恒远信息技术有限公司,2026-11-02,SW-48,2,12999\n'],
      ] as const) {
        const { file } = await (await page.request.put(`${url}api/file?name=b.csv`, { data: Buffer.from(csv) })).json();
        await call(`${name}.import`, { file });
        const listed = async () => (await call(`${name}.count`, {})).data.count;
        await expect.poll(listed).toBe(1);
      }
      for (const [typed, kind, shown, path] of [
        ['jiaohuanji', 'products', '48 口交换机', '/products/'],
        ['xs-2026', 'orders', 'XS-2026-08', '/orders/'],
      ] as const) {
        await person.opens('Control+k', field);
        await field.fill(typed);
        const hit = list.getByRole('group', { name: t(`nav.${kind}`), exact: true }).getByRole('option');
        await expect(hit).toContainText(shown);
        if (kind === 'orders') await person.finds('palette-order');
        await page.keyboard.press('Enter');
        await expect(page).toHaveURL(new RegExp(path));
        await page.goBack();
      }
      await page.goto(`${url}customers/${hengyuan}`);
      await page.getByRole('button', { name: t('timeline.kind.sales_order'), exact: true }).click();
      const timeline = page.getByRole('region', { name: t('record.timeline') });
      await expect(timeline.getByRole('link', { name: 'XS-2026-08' })).toBeVisible();
      await page.getByRole('button', { name: t('timeline.all'), exact: true }).click();
      await expect(timeline.getByRole('link', { name: '已寄樣品，等回電' })).toBeVisible();
      await person.finds('timeline-order');

      await person.opens('Control+k', field);
      await field.fill('qiu');
      await expect(first).toContainText('仇英');
      const here = page.url();
      // While an input method composes, Enter belongs to it.
      await field.dispatchEvent('keydown', { key: 'Enter', isComposing: true, keyCode: 229 });
      expect(page.url()).toBe(here);
      await expect(field).toBeVisible();
      expect(person.problems).toEqual([]);
    });
  });
}

test('Enter before the answer opens what was typed, not what stood there for fewer letters', async ({ page, person, t, url }) => {
  await person.arrives();
  await person.makesWorkspace('恒远商贸');
  const put = await page.request.put(`${url}api/file?name=a.csv`, { data: Buffer.from(FILE) });
  const { file } = await put.json();
  await page.request.post(`${url}api/customer.import`, { data: { file } });
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '4');
  const field = page.getByRole('combobox', { name: t('palette.title') });
  await person.opens('Control+k', field);
  await field.fill('qiuying');
  await expect(page.getByRole('option').first()).toContainText('仇英');
  // Held until Enter has been pressed.
  let answer = () => {};
  const held = new Promise<void>((done) => {
    answer = done;
  });
  await page.route('**/api/search.find', async (route) => {
    await held;
    await route.continue();
  });
  await field.fill('muller');
  await field.press('Enter');
  await expect(field).toBeVisible();
  answer();
  await expect(page.getByRole('heading', { level: 1, name: 'Müller & Søn GmbH' })).toBeVisible();
  await expect(field).toBeHidden();
  expect(person.problems).toEqual([]);
});
