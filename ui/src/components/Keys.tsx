import { isMac } from '~/keyboard/shortcuts';

const NAMES: Record<string, string> = {
  mod: isMac ? '⌘' : 'Ctrl',
  shift: isMac ? '⇧' : 'Shift',
  enter: 'Enter',
  escape: 'Esc',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  space: 'Space',
};

/** A shortcut as key caps: `mod+k`, `n c`. */
export function Keys({ of }: { of: string }) {
  return (
    <>
      {of.split(' ').map((press, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: presses of one shortcut never move
        <span key={index}>
          {index > 0 && ' '}
          {press.split('+').map((key, part) => (
            <span key={key}>
              {part > 0 && ' '}
              <kbd>{NAMES[key] ?? key.toUpperCase()}</kbd>
            </span>
          ))}
        </span>
      ))}
    </>
  );
}
