import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { bareContract } from './build/bare-contract.ts'
import { unusedStyles } from './build/unused-styles.ts'

const COMPONENTS = '/@mantine/core/esm/components/'
const FIELDS = new RegExp(
  `${COMPONENTS}(Accordion|Autocomplete|Badge|Checkbox|Combobox|\\w*Input\\w*|\\w*Select|Pill\\w*|Radio|Switch|Tabs|Textarea)/|/@mantine/core/esm/utils/InlineInput/`,
)
const DIALOGS = new RegExp(`${COMPONENTS}(Drawer|Modal|ModalBase)/|/react-remove-scroll`)
const isShared = (id: string) =>
  /node_modules\/(@mantine\/(?!charts|form)|@floating-ui|@tabler|clsx|react-remove-scroll)/.test(id)

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/app/',
  plugins: [react(), bareContract(), unusedStyles()],
  build: {
    outDir: fileURLToPath(new URL('../dist/admin', import.meta.url)),
    emptyOutDir: true,
    sourcemap: false,
    // Older targets make Lightning CSS rewrite light-dark() so that it no longer follows Mantine's colour scheme.
    rolldownOptions: {
      treeshake: { propertyReadSideEffects: false },
      output: {
        // What every screen shares comes in a few files, not in fifty; fields come with the first form, dialogs with the
        // first dialog, charts with the report that draws them.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler|@tanstack)\// },
            {
              name: 'contract',
              test: /node_modules\/typebox\/|\/contract\/(?!webhook-event|tracking-snippet|wall-time)/,
            },
            {
              name: 'mantine',
              test: (id: string) => isShared(id) && !FIELDS.test(id) && !DIALOGS.test(id),
              minShareCount: 3,
            },
            { name: 'fields', test: FIELDS, minShareCount: 2 },
            { name: 'dialogs', test: DIALOGS, minShareCount: 2 },
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
