// The day begins with the numbers of one's roles; each leads to the list that has just so many.
import { call } from './calls.ts';
import { expect, LOOKS, PASSWORD, test } from './office.ts';

for (const look of LOOKS) {
  test.describe(`${look.language} ${look.scheme}`, () => {
    test.use({ look });

    test('every number on the first page leads to just so many records', async ({ page, person, t, url }) => {
      await person.arrives();
      await person.makesWorkspace('恒远商贸');
      const { user } = await call(page, url, 'session.get', {});
      const job = await call(page, url, 'demo.fill', { customers: 60, orders: 300, services: 60, seed: 5 });
      await expect(async () => {
        expect((await call(page, url, 'job.get', job)).state).toBe('done');
      }).toPass();
      // The office's own day, which in Shanghai begins eight hours before Greenwich's.
      const timeZone = look.language === 'zh-CN' ? 'Asia/Shanghai' : 'UTC';
      const today = new Intl.DateTimeFormat('sv-SE', { timeZone }).format();
      for (const [n, title] of ['机房改造二期', '年度维保', '检测仪器采购', '仓储系统', '产线视觉检测'].entries()) {
        const values = { title, customer_name: `${title}的客户`, amount: 12_000_000 * (n + 1), success_rate: 30 };
        const { id } = await call(page, url, 'opportunity.create', { values, incomplete: true });
        if (n === 0) continue;
        await call(page, url, 'opportunity.assign', { ids: [id], to: user.id });
        if (n === 1) await call(page, url, 'opportunity.win', { id });
        if (n === 2) await call(page, url, 'plan.make', { opportunity: id, planned_on: today, action: '拜访' });
      }
      await page.getByRole('link', { name: t('nav.today'), exact: true }).click();
      for (const [group, numbers] of [
        ['mine', ['steps_today', 'unplanned', 'in_hand', 'warnings']],
        ['team', ['unassigned', 'all_in_hand', 'to_assign', 'unconfirmed']],
        ['period', ['orders', 'won', 'services']],
      ] as const) {
        for (const number of numbers) {
          const of = page.getByRole('navigation', { name: t(`today.group.${group}`) });
          const link = of.getByRole('link').filter({ has: page.getByText(t(`today.numbers.${number}`), { exact: true }) });
          // What was counted when one looked last may stand there for a moment.
          await expect(link.locator('b'), number).not.toHaveText('0');
          const count = Number((await link.locator('b').innerText()).replaceAll(',', ''));
          expect(count, number).toBeGreaterThan(0);
          await link.click();
          await expect(page.getByRole('grid'), number).toHaveAttribute('aria-rowcount', String(count + 1));
          await page.goBack();
        }
      }
      await page.getByText(t('insight.spans.quarter'), { exact: true }).click();
      await expect(page.getByRole('radio', { name: t('insight.spans.quarter') })).toBeChecked();
      await person.finds('home');

      await test.step('the executive sees what came of it, and the newest report', async () => {
        const eye = { username: 'eye', display_name: '高远', password: PASSWORD, roles: ['executive'] };
        const { id } = await call(page, url, 'user.add', eye);
        const contents = { from: '2026-01-01', to: today, parts: [{ report: 'contribution' }] };
        const draft = { title: '本月客户管理报告', contents, recipients: [id] };
        await call(page, url, 'briefing.send', await call(page, url, 'briefing.save', draft));
        const { workspaces } = await call(page, url, 'door.state', {});
        await call(page, url, 'door.login', { file: workspaces[0].file, username: 'eye', password: PASSWORD });
        await page.goto(url);
        const groups = page.getByRole('main').getByRole('navigation');
        await expect(groups).toHaveCount(1);
        await expect(groups.getByRole('link')).toHaveCount(7);
        await person.finds('home-executive');
        await page.getByRole('link', { name: '本月客户管理报告' }).click();
        await expect(page.getByRole('article', { name: '本月客户管理报告' })).toBeVisible();
      });
      expect(person.problems).toEqual([]);
    });
  });
}
