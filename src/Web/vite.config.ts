import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import type { Plugin } from 'vite'

const server = process.env.PLATFORM_URL ?? 'http://127.0.0.1:5080'

/** The API reference is a page of the server's; its script comes with our files, so that it loads from nowhere else. */
const referenceScript: Plugin = {
  name: 'reference-script',
  apply: 'build',
  generateBundle() {
    const source = readFileSync(new URL('./node_modules/@scalar/api-reference/dist/browser/standalone.js', import.meta.url))
    this.emitFile({ type: 'asset', fileName: 'reference/scalar.js', source })
  },
}

export default defineConfig({
  plugins: [react(), tailwindcss(), referenceScript],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: { target: 'es2023', chunkSizeWarningLimit: 700 },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/v1/live': { target: server, ws: true },
      '/v1': server,
      '/openapi': server,
      '/reference': server,
    },
  },
  test: {
    environment: 'jsdom',
    include: ['tests/**/*.test.{ts,tsx}'],
    setupFiles: ['tests/setup.ts'],
    restoreMocks: true,
    unstubGlobals: true,
    isolate: false,
    testTimeout: 60_000,
  },
})
