/** Lines of an order while they are typed: what each says, what it comes to, and what is sent. */
import { minorDigits, PRICE_SCALE, parseScaled, QUANTITY_SCALE } from '~/locales/format';

/** A product as a line needs it. */
export interface ProductPick {
  id: string;
  name: string;
  sku: string;
  unit: string | null;
  price: number | null;
}

/** A line as the order has it. */
export interface KeptLine {
  id: string;
  rev: number;
  product: { id: string; name: string; sku: string } | null;
  product_name: string | null;
  quantity: number | null;
  unit: string | null;
  unit_price: number | null;
}

export interface DraftLine {
  /** Its own for as long as it is typed. */
  key: string;
  /** Of a line that the order has already. */
  kept: KeptLine | null;
  product: ProductPick | null;
  quantity: string;
  unit: string;
  price: string;
}

let keys = 0;

export function blankLine(): DraftLine {
  keys += 1;
  return { key: `line-${keys}`, kept: null, product: null, quantity: '', unit: '', price: '' };
}

export function draftOf(kept: KeptLine): DraftLine {
  const { product, product_name, quantity, unit, unit_price } = kept;
  return {
    ...blankLine(),
    kept,
    product: product && { ...product, name: product.name || (product_name ?? ''), unit, price: unit_price },
    quantity: quantity === null ? '' : String(quantity / QUANTITY_SCALE),
    unit: unit ?? '',
    price: unit_price === null ? '' : String(unit_price / PRICE_SCALE),
  };
}

/** Picking a product brings its unit and price along, where none was typed. */
export function withProduct(line: DraftLine, product: ProductPick | null): DraftLine {
  if (!product) return { ...line, product };
  return {
    ...line,
    product,
    quantity: line.quantity || '1',
    unit: product.unit ?? line.unit,
    price: product.price === null ? line.price : String(product.price / PRICE_SCALE),
  };
}

export function isBlank({ product, quantity, price }: DraftLine): boolean {
  return product === null && quantity.trim() === '' && price.trim() === '';
}

export type Gap = 'product' | 'quantity' | 'price';

/** What a line still lacks; a negative quantity is a return. */
export function gapOf(line: DraftLine): Gap | null {
  if (line.product === null) return 'product';
  const quantity = parseScaled(line.quantity, QUANTITY_SCALE);
  if (quantity === null || quantity === 0) return 'quantity';
  const price = parseScaled(line.price, PRICE_SCALE);
  return price === null || price < 0 ? 'price' : null;
}

/** Quantity × price in the currency's smallest unit; null while one of them is missing. */
export function amountOf(line: DraftLine, currency: string): number | null {
  const quantity = parseScaled(line.quantity, QUANTITY_SCALE);
  const price = parseScaled(line.price, PRICE_SCALE);
  if (quantity === null || price === null) return null;
  // Whole numbers until the end: 0.1 × 3 is not 0.3 otherwise.
  const exact =
    (BigInt(quantity) * BigInt(price) * BigInt(10 ** minorDigits(currency)) * 2n) /
    BigInt(QUANTITY_SCALE * PRICE_SCALE);
  return Number((exact + (exact < 0n ? -1n : 1n)) / 2n);
}

export function totalOf(lines: DraftLine[], currency: string): number {
  return lines.reduce((sum, line) => sum + (amountOf(line, currency) ?? 0), 0);
}

export interface LineInput {
  product: string;
  quantity: number;
  unit?: string;
  unit_price: number;
}

/** What a line says, once it lacks nothing. */
export function inputOf(line: DraftLine): LineInput | null {
  const { product, unit } = line;
  if (gapOf(line) !== null || !product) return null;
  return {
    product: product.id,
    quantity: parseScaled(line.quantity, QUANTITY_SCALE) ?? 0,
    ...(unit.trim() ? { unit: unit.trim() } : {}),
    unit_price: parseScaled(line.price, PRICE_SCALE) ?? 0,
  };
}

export interface LineChanges {
  add: LineInput[];
  set: { id: string; rev: number; set: Partial<LineInput> }[];
  remove: string[];
}

/** From what the order has to what stands in the form. */
export function changesOf(before: KeptLine[], lines: DraftLine[]): LineChanges {
  const here = lines.filter((line) => !isBlank(line));
  const left = new Set(here.flatMap(({ kept }) => (kept ? [kept.id] : [])));
  const add: LineInput[] = [];
  const set: LineChanges['set'] = [];
  for (const line of here) {
    const input = inputOf(line);
    if (!input) continue;
    if (!line.kept) add.push(input);
    else {
      const { kept } = line;
      const other: Partial<LineInput> = {};
      if (input.product !== kept.product?.id) other.product = input.product;
      if (input.quantity !== kept.quantity) other.quantity = input.quantity;
      if (input.unit_price !== kept.unit_price) other.unit_price = input.unit_price;
      if ((input.unit ?? '') !== (kept.unit ?? '')) other.unit = input.unit ?? '';
      if (Object.keys(other).length > 0) set.push({ id: kept.id, rev: kept.rev, set: other });
    }
  }
  return { add, set, remove: before.filter(({ id }) => !left.has(id)).map(({ id }) => id) };
}
