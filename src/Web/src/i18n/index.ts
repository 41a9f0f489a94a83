import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import en from './en.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en }
  }
}

void i18next.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  // Keys contain words of the API such as "telemetry:write", so a colon is no separator.
  nsSeparator: false,
  interpolation: { escapeValue: false },
})

export { i18next }
