/** The letters of an avatar: 姓 of a person, the telling character of a company, initials in Latin. */

const COMPOUND =
  /^(欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|司徒|夏侯|端木|独孤|南宫|闻人|轩辕|百里|东郭|呼延)/;

// Hundreds of companies start with their city; the character after it tells them apart.
const PLACES =
  /^(中国|北京|上海|天津|重庆|广州|深圳|杭州|苏州|南京|宁波|无锡|合肥|绍兴|常州|南通|嘉兴|温州|徐州|扬州|湖州|台州|芜湖|镇江|淮安|武汉|成都|西安|长沙|郑州|济南|青岛|沈阳|大连|长春|哈尔滨|福州|厦门|泉州|南昌|昆明|贵阳|南宁|海口|太原|石家庄|呼和浩特|兰州|西宁|银川|乌鲁木齐|拉萨|东莞|佛山|珠海|中山|惠州|烟台|潍坊|洛阳|鞍山|保定|宝鸡|包头|唐山|邯郸|秦皇岛|沧州|廊坊|大同|临汾|鄂尔多斯|赤峰|抚顺|锦州|营口|大庆|齐齐哈尔|牡丹江|盐城|连云港|泰州|宿迁|金华|衢州|丽水|舟山|义乌|蚌埠|安庆|马鞍山|滁州|阜阳|漳州|莆田|三明|龙岩|宁德|赣州|九江|上饶|景德镇|淄博|济宁|泰安|临沂|德州|聊城|滨州|菏泽|威海|日照|枣庄|东营|开封|新乡|安阳|许昌|南阳|商丘|信阳|焦作|平顶山|宜昌|襄阳|荆州|十堰|黄石|孝感|黄冈|株洲|湘潭|衡阳|岳阳|常德|郴州|汕头|江门|湛江|茂名|肇庆|清远|梅州|揭阳|潮州|韶关|柳州|桂林|北海|玉林|三亚|绵阳|德阳|宜宾|泸州|南充|乐山|自贡|遵义|曲靖|大理|咸阳|渭南|榆林|汉中|延安|天水|西双版纳|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|香港|澳门)(省|市|区)?(?=.{2})/;

export function avatarLetter(name: string, kind: 'company' | 'person' = 'person'): string {
  const trimmed = name.trim().replace(/^[（(【「"']+/, '');
  if (!trimmed) return '·';
  if (/\p{Script=Han}/u.test(trimmed[0] ?? '')) {
    if (kind === 'company') return [...trimmed.replace(PLACES, '')][0] ?? '·';
    return COMPOUND.exec(trimmed)?.[0] ?? [...trimmed][0] ?? '·';
  }
  const words = trimmed.split(/[\s\-_.&,]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const firstLetter = (word?: string) => ([...(word ?? '')][0] ?? '').toLocaleUpperCase();
  if (kind === 'company' || words.length < 2) return firstLetter(words[0]) || '·';
  return firstLetter(words[0]) + firstLetter(words.at(-1));
}
