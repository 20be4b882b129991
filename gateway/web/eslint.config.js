import { defineConfigWithVueTs, vueTsConfigs } from '@vue/eslint-config-typescript'
import pluginVue from 'eslint-plugin-vue'
import accessibility from 'eslint-plugin-vuejs-accessibility'
import prettier from 'eslint-config-prettier'

export default defineConfigWithVueTs(
    { ignores: ['**/dist', '**/target', '**/generated', '**/components.d.ts'] },
    pluginVue.configs['flat/recommended'],
    vueTsConfigs.recommended,
    accessibility.configs['flat/recommended'],
    {
        rules: {
            'vue/no-v-html': 'error', // what people typed stays text
            // the content security policy has no inline styles: a large static part of a template would lose them
            'vue/no-static-inline-styles': ['error', { allowBinding: true }],
            'vue/multi-word-component-names': 'off',
            'no-console': 'error',
            // labels may enclose their field or name it, either is enough
            'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
            'vuejs-accessibility/form-control-has-label': 'off', // Element Plus and Vant fields carry aria-label; axe looks at the result
        },
    },
    { files: ['**/*.config.*', 'tools/**'], rules: { 'no-console': 'off' } },
    {
        files: ['**/*.test.ts'],
        rules: {
            'no-restricted-properties': [
                'error',
                ...['mock', 'doMock'].map((property) => ({
                    object: 'vi',
                    property,
                    message: 'It outlives its file (vitest.config.ts): give what is needed as a plugin or an argument.',
                })),
            ],
        },
    },
    prettier,
)
