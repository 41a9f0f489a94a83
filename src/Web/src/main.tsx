import '@/app/noEval'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from '@/app/App'
import { followSystemAppearance } from '@/lib/appearance'
import '@/i18n'
import '@/styles/index.css'

followSystemAppearance()

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
