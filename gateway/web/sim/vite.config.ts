import { defineConfig } from 'vite'
import { config } from '../vite.shared.ts'

export default defineConfig(config('sim', '/phones/', [], process.env.HAINA_SIMULATORS ?? 'http://127.0.0.1:8090'))
