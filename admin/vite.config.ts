import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/app/',
  plugins: [react()],
  resolve: {
    alias: [{ find: /^typebox$/, replacement: fileURLToPath(new URL('schemas-left-out.ts', import.meta.url)) }],
  },
  build: {
    outDir: fileURLToPath(new URL('../dist/admin', import.meta.url)),
    emptyOutDir: true,
    sourcemap: false,
    // Older targets make Lightning CSS rewrite light-dark() so that it no longer follows Mantine's colour scheme.
    rolldownOptions: {
      output: {
        // What every screen shares comes in two files, not in fifty; charts stay with the report that draws them.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler|@tanstack)\// },
            { name: 'contract', test: /node_modules\/typebox\/|\/contract\// },
            {
              name: 'mantine',
              test: /node_modules\/(@mantine\/(?!charts|form)|@floating-ui|@tabler|clsx|react-remove-scroll)/,
              minShareCount: 16,
            },
          ],
        },
      },
    },
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
  },
  server: {
    port: 5173,
    proxy: {
      '/app/api': 'http://localhost:8080',
      '/docs': 'http://localhost:8080',
      '/openapi.json': 'http://localhost:8080',
    },
  },
})
