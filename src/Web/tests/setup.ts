import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// A guard against hanging, not a measure of speed.
configure({ asyncUtilTimeout: 15_000 })

afterEach(cleanup)
