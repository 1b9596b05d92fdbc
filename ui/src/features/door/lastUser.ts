/** Who came in here last: the door asks for the password alone. */
const KEY = 'zhike.lastUser';

export const lastUser = () => localStorage.getItem(KEY) ?? '';

export function noteUser(username: string): void {
  localStorage.setItem(KEY, username);
}
