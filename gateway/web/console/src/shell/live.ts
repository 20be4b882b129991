import { getCurrentScope, onScopeDispose, readonly, ref } from 'vue'
import type { QueryClient } from '@tanstack/vue-query'
import { session } from '@haina/shared/api/session'
import { follow, type StreamEvent } from '@haina/shared/api/stream'
import { Invalidations } from './invalidations'
import { affected, withProgress, type Happening } from './affected'

type Told = { happening?: Happening; reset?: true; open?: boolean; id?: string }

const PATH = '/api/notify/v1/live'
const NAME = 'haina-live'
const listeners = new Set<(happening: Happening) => void>()
const open = ref(false)

/** Whether what is shown follows what happens; otherwise lists ask now and then. */
export const live = readonly(open)

/** Hears of what happens while the calling component is there, e.g. to see that a record on the screen was changed elsewhere. */
export function onHappening(listener: (happening: Happening) => void): void {
  listeners.add(listener)
  if (getCurrentScope()) onScopeDispose(() => listeners.delete(listener))
}

/**
 * Keeps this tab's answers true to what happens. One tab of the browser holds the stream, the others hear from it; when it
 * closes, the next one goes on from where it was. Answers what ends it.
 */
export function startLive(queryClient: QueryClient): () => void {
  const ending = new AbortController()
  const invalidations = new Invalidations((queryKey) => void queryClient.invalidateQueries({ queryKey }))
  const tabs = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(NAME)
  const tenant = session.value?.tenant.id
  let lastEventId: string | undefined

  const hear = (told: Told) => {
    if (told.open !== undefined) open.value = told.open
    if (told.id !== undefined) lastEventId = told.id
    if (told.reset) void queryClient.invalidateQueries()
    if (told.happening) take(told.happening)
  }
  const take = (happening: Happening) => {
    if (happening.type === 'import.progressed.v1' && !withProgress(queryClient, happening))
      invalidations.add(['import', 'imports'])
    affected(happening).forEach((key) => invalidations.add(key))
    listeners.forEach((listener) => listener(happening))
  }
  const tell = (told: Told) => {
    hear(told)
    tabs?.postMessage({ ...told, tenant })
  }
  tabs?.addEventListener('message', (event: MessageEvent<Told & { tenant: string; asks?: true }>) => {
    if (event.data.tenant !== tenant) return
    if (!event.data.asks) hear(event.data)
    else if (leads) tabs.postMessage({ open: open.value, id: lastEventId, tenant })
  })

  let leads = false
  const lead = async () => {
    if (ending.signal.aborted) return
    leads = true
    await follow(PATH, {
      signal: ending.signal,
      lastEventId,
      onOpen: (isOpen) => tell({ open: isOpen }),
      onEvent: (event) => tell(read(event)),
    })
    leads = false
  }
  if ('locks' in navigator) {
    navigator.locks.request(`${NAME}-${tenant}`, { signal: ending.signal }, lead).catch(() => undefined) // ended while waiting
    tabs?.postMessage({ asks: true, tenant })
  } else void lead()

  return () => {
    ending.abort()
    invalidations.stop()
    tabs?.close()
    open.value = false
  }
}

/** What an event of the stream tells. */
export function read(event: StreamEvent): Told {
  const told: Told = event.id === undefined ? {} : { id: event.id }
  if (event.type === 'reset') return { ...told, reset: true }
  if (event.type === 'ready') return told
  try {
    return { ...told, happening: JSON.parse(event.data) as Happening }
  } catch {
    return told // of a later version of the platform
  }
}
