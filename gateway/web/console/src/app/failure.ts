import { shallowRef } from 'vue'

/** Why the page that was asked for cannot be shown, and which it was. */
export const failure = shallowRef<{ error: unknown; address: string }>()

export function failed(error: unknown, address: string): void {
  failure.value = { error, address }
}

export function startedAnew(): void {
  failure.value = undefined
}

/** A new version of the pages was installed while this one was open: its files are not there any more. */
export function isMissingChunk(error: unknown): boolean {
  const text = error instanceof Error ? error.message : ''
  return /dynamically imported module|importing a module script failed|preload (css|module)/i.test(text)
}
