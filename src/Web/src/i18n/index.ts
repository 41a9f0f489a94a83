import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import en from './en.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en }
  }
}

/** Each word under its whole name: found at once, and not level by level at every one of the thousand words of a page. */
function flat(words: object, within = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(words).flatMap(([name, word]) =>
      typeof word === 'string' ? [[within + name, word]] : Object.entries(flat(word as object, `${within}${name}.`)),
    ),
  )
}

void i18next.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: flat(en) } },
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
})

export { i18next }
