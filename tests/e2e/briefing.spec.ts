// A supervisor puts a month into one document and sends it; the executive reads what was sent, whatever changes afterwards.
import { call } from './calls.ts';
import { expect, LOOKS, PASSWORD, test } from './office.ts';

for (const look of LOOKS) {
  test.describe(`${look.language} ${look.scheme}`, () => {
    test.use({ look });

    test('a management report is written, looked at, sent, and read as it was', async ({ page, person, t, url }) => {
      await person.arrives();
      await person.makesWorkspace('恒远商贸');
      const job = await call(page, url, 'demo.fill', { customers: 60, orders: 300, seed: 11 });
      await expect(async () => {
        expect((await call(page, url, 'job.get', job)).state).toBe('done');
      }).toPass();
      await call(page, url, 'user.add', {
        username: 'eye',
        display_name: '高远',
        password: PASSWORD,
        roles: ['executive'],
      });

      await test.step('nothing was sent yet', async () => {
        await page.getByRole('link', { name: t('nav.insights') }).click();
        await page.getByRole('link', { name: t('briefing.title') }).click();
        await expect(page.getByRole('heading', { level: 1, name: t('briefing.title') })).toBeVisible();
        await page.getByRole('link', { name: t('briefing.new') }).click();
      });

      const title = look.language === 'en' ? 'The year so far' : '今年以来的客户管理报告';
      const paper = page.getByRole('article');
      await test.step('it is written, and shows what it will say', async () => {
        await expect(paper.getByRole('heading', { level: 3 })).toHaveCount(6);
        await page.getByRole('combobox', { name: t('insight.period') }).click();
        await page.getByRole('option', { name: t('insight.spans.year') }).click();
        await page.getByLabel(t('briefing.name')).fill(title);
        await page
          .getByLabel(t('briefing.comment'))
          .fill(look.language === 'en' ? 'Orders hold; three accounts need a visit.' : '订单平稳，三家客户需要走访。');
        await page.getByRole('checkbox', { name: t('insight.bys.region'), exact: true }).check();
        await expect(paper.getByRole('heading', { level: 3 })).toHaveCount(7);
        await expect(paper.locator('svg').first()).toBeVisible();
        await expect(paper).toContainText('高远');
        await person.finds('briefing-write');
        // By keyboard it is kept as a draft.
        await page.getByLabel(t('briefing.comment')).press('Control+Enter');
        await expect(page).not.toHaveURL(/briefings\/new/);
        await expect(page.getByRole('button', { name: t('briefing.delete') })).toBeVisible();
      });

      await test.step('leaving what is not saved is asked about', async () => {
        const comment = page.getByLabel(t('briefing.comment'));
        const before = await comment.inputValue();
        await comment.fill(`${before}!`);
        await page.getByRole('main').getByRole('link', { name: t('briefing.back') }).click();
        const dialog = page.getByRole('dialog', { name: t('leave.title') });
        await person.finds('briefing-leave');
        await dialog.getByRole('button', { name: t('leave.stay') }).click();
        await expect(comment).toHaveValue(`${before}!`);
        await page.getByRole('main').getByRole('link', { name: t('briefing.back') }).click();
        await dialog.getByRole('button', { name: t('leave.leave') }).click();
        await expect(page).toHaveURL(/briefings$/);
        // Nothing of it was kept, and going again asks nothing.
        await page.getByRole('link', { name: title }).click();
        await expect(comment).toHaveValue(before);
        await page.getByRole('main').getByRole('link', { name: t('briefing.back') }).click();
        await expect(page).toHaveURL(/briefings$/);
        await page.getByRole('link', { name: title }).click();
      });

      await test.step('where orders are in two currencies, one of them is chosen for the document', async () => {
        // The office counts in the money of its language.
        const [own, other] = look.language === 'en' ? ['USD', 'EUR'] : ['CNY', 'USD'];
        const day = new Date().toISOString().slice(0, 10);
        const csv = `订单编号,客户名称,订单日期,币种,产品名称,数量,单价\nX-1,海外客户,${day},${other},交换机,1,777\n`;
        const { file } = await (await page.request.put(`${url}api/file?name=b.csv`, { data: Buffer.from(csv) })).json();
        await call(page, url, 'sales_order.import', { file });
        const choice = page.getByRole('combobox', { name: t('insight.currency') });
        await expect(choice).toBeVisible();
        await expect(paper).not.toContainText(`(${other})`);
        await choice.click();
        await page.getByRole('option', { name: other }).click();
        await expect(paper).toContainText(`(${other})`);
        await person.finds('briefing-currency');
        await choice.click();
        await page.getByRole('option', { name: own }).click();
        await expect(paper).not.toContainText(`(${other})`);
        await page.getByRole('button', { name: t('briefing.save') }).click();
        await expect(page.getByText(t('briefing.did.saved')).last()).toBeVisible();
      });

      let kept = '';
      await test.step('it is sent, and then nobody changes it', async () => {
        await page.getByRole('button', { name: t('briefing.send') }).click();
        const dialog = page.getByRole('dialog');
        await expect(dialog).toContainText('高远');
        await dialog.getByRole('button', { name: t('briefing.send') }).click();
        await expect(page.getByRole('button', { name: t('briefing.save') })).toHaveCount(0);
        await expect(paper).toContainText(t('briefing.author'));
        kept = await paper.getByRole('table').nth(1).innerText();
        await page.getByRole('main').getByRole('link', { name: t('briefing.back') }).click();
        await expect(page.getByRole('table', { name: t('briefing.sentOnes') })).toContainText(title);
        await person.finds('briefing-list');
      });

      await test.step('the executive reads it after the figures have changed', async () => {
        const { rows } = await call(page, url, 'customer.list', { limit: 30 });
        await call(page, url, 'customer.bin', { ids: rows.map(({ id }: { id: string }) => id) });
        const { workspaces } = await call(page, url, 'door.state', {});
        await call(page, url, 'door.login', { file: workspaces[0].file, username: 'eye', password: PASSWORD });
        await page.goto(url);
        await page.getByRole('link', { name: t('nav.insights') }).click();
        await page.getByRole('link', { name: t('briefing.title') }).click();
        await expect(page.getByRole('link', { name: t('briefing.new') })).toHaveCount(0);
        await page.getByRole('link', { name: title }).click();
        await expect(paper.getByRole('table').nth(1)).toHaveText(kept, { useInnerText: true });
        await person.finds('briefing-read');
      });

      await test.step('on paper it stands alone, in dark ink', async () => {
        await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
        await page.emulateMedia({ media: 'print' });
        await expect(page.getByRole('navigation', { name: t('nav.label') })).toBeHidden();
        await expect(paper).toBeVisible();
        if (look.scheme === 'dark') await person.finds('briefing-print');
        await page.emulateMedia({ media: 'screen' });
        await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
      });
      expect(person.problems).toEqual([]);
    });
  });
}
