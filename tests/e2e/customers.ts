// A customer file as an office has one: Chinese headers, quotes, a row that cannot be taken.
const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const CITIES = ['上海', '杭州', '苏州', '南京', '宁波', '无锡', '合肥', '绍兴', '常州', '南通'];
const SHOPS = ['恒远', '瑞安', '鼎信', '博达', '聪海', '金葵花', '中科', '仁和', '越州', '天目湖', '海重', '新能', '华侨', '云龙', '万川', '青禾'];
const TRADES = ['信息技术', '精密机械', '电子科技', '医疗器械', '国际贸易', '食品', '纺织', '物业管理', '新能源', '印刷'];
const REGIONS = ['华东', '华北', '华南', '华中', '西南'];
const LEVELS = ['普通客户', '重点开发客户', '大客户', '合作伙伴', '战略合作伙伴'];

/** Scattered, yet the same every time: neighbours in one column must not be neighbours in the next. */
function pick<T>(list: readonly T[], n: number, column: number): T {
  let mixed = Math.imul(n * 31 + column + 1, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return list[((mixed ^ (mixed >>> 16)) >>> 0) % list.length] as T;
}

/** `good` rows, and `bad` ones without a name. */
export function csv(good: number, bad: number): string {
  const rows = ['类型,名称,地区,客户等级,电话,地址,备注'];
  const names = new Set<string>();
  for (let n = 0; n < good; n++) {
    const city = pick(CITIES, n, 0);
    const person = n % 9 === 4;
    const named = (m: number) =>
      person
        ? `${pick(SURNAMES, m, 1)}${pick(['伟', '芳', '敏', '静', '磊'], m, 2)}${pick(['华', '明', '丽'], m, 3)}`
        : `${city}${pick(SHOPS, m, 4)}${pick(TRADES, m, 5)}有限公司`;
    // A second row of the same name would be the same customer to an import.
    let name = named(n);
    for (let m = n + good; names.has(name); m += good) name = named(m);
    names.add(name);
    const phone = `138${String(10_000_000 + n * 7919).slice(-8)}`;
    rows.push(
      [person ? '个人' : '单位', name, pick(REGIONS, n, 6), pick(LEVELS, n, 7), phone, `"${city}市人民路${n + 1}号, 二楼"`, ''].join(','),
    );
  }
  for (let n = 0; n < bad; n++) rows.push(`单位,,${pick(REGIONS, n, 6)},,,,`);
  return `\uFEFF${rows.join('\r\n')}\r\n`;
}
