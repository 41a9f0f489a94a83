import { Contrast, Monitor, Moon, Sun } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/components/Button'
import { Menu, MenuChoice, MenuLabel, MenuLine } from '@/components/Menu'
import { setAppearance, useAppearance, type Density, type ThemeChoice } from '@/lib/appearance'

const icons = { system: Monitor, light: Sun, dark: Moon, contrast: Contrast }
const themes: ThemeChoice[] = ['system', 'light', 'dark', 'contrast']
const densities: Density[] = ['compact', 'comfortable']

/** Light, dark or high contrast, and how close together rows stand. */
export function AppearanceMenu() {
  const { t } = useTranslation()
  const { theme, density } = useAppearance()
  const Icon = icons[theme]
  return (
    <Menu
      trigger={
        <IconButton label={t('appearance.label')}>
          <Icon aria-hidden />
        </IconButton>
      }
    >
      <MenuLabel>{t('appearance.theme')}</MenuLabel>
      <MenuChoice
        value={theme}
        onChange={(next) => setAppearance({ theme: next })}
        options={themes.map((value) => ({ value, label: t(`appearance.${value}`) }))}
      />
      <MenuLine />
      <MenuLabel>{t('appearance.density')}</MenuLabel>
      <MenuChoice
        value={density}
        onChange={(next) => setAppearance({ density: next })}
        options={densities.map((value) => ({ value, label: t(`appearance.${value}`) }))}
      />
    </Menu>
  )
}
