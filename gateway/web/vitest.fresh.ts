// Runs before each file. They share a process, so that packages are loaded once; our own modules begin anew, since some
// keep state, such as who is signed in.
import { vi } from 'vitest'

vi.resetModules()
