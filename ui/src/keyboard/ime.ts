/**
 * The IME rule: while somebody composes 中文, Enter and every other key belong to the input method.
 * `keyCode === 229` covers WebKit, which ends the composition before the Enter that ended it arrives.
 */
interface KeyLike {
  key: string;
  keyCode?: number;
  isComposing?: boolean;
  nativeEvent?: { isComposing?: boolean; keyCode?: number };
}

export function isComposing(event: KeyLike): boolean {
  const native = event.nativeEvent ?? event;
  return native.isComposing === true || native.keyCode === 229;
}

/** True when this key press is really this key, and not the input method's. */
export function pressed(event: KeyLike, key: string): boolean {
  return !isComposing(event) && event.key === key;
}

export const pressedEnter = (event: KeyLike) => pressed(event, 'Enter');
export const pressedEscape = (event: KeyLike) => pressed(event, 'Escape');
