/** Why something edited in place was not kept: there is no form to mark, so the rule itself is said. */
import { say } from '~/components/toastStore';
import { i18next } from '~/locales';
import { errorText, invalidFields, ruleText } from '~/locales/errors';

export function sayRefusal(error: unknown): void {
  const rule = Object.values(invalidFields(error))[0];
  say({
    tone: 'problem',
    text: rule ? i18next.t('refused.rule', { rule: ruleText(rule) }) : errorText(error),
  });
}
