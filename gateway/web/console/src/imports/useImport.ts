import { computed, nextTick, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { follow } from '@haina/shared/api/stream'
import { changes } from '@/ui/stale'
import { choiceOf, sameChoice, withChoice, type Choice } from './columns'
import {
  cancelImport,
  confirmImport,
  DecidedElsewhere,
  keys,
  mapColumns,
  readImport,
  undoImport,
  type Import,
  type MappingRequest,
  type Progress,
} from './imports'
import { beforeConfirmation, moves } from './states'

/** One import as this window shows and changes it. */
export function useImport(id: () => string | undefined) {
  const { t } = useI18n()
  const queryClient = useQueryClient()
  const query = useQuery({
    queryKey: computed(() => keys.one(id() ?? '')),
    queryFn: ({ signal }) => readImport(id()!, signal),
    enabled: computed(() => id() !== undefined),
    // the stream says more, and sooner; this is for when it cannot
    refetchInterval: ({ state }) => (state.data && moves(state.data.state) && !connected.value ? 5_000 : false),
  })
  const job = computed(() => query.data.value)
  const connected = ref(false)
  const heardAt = ref(Date.now())

  function take(now: Import) {
    queryClient.setQueryData(keys.one(now.id), now)
    void renew(now.id, moves(now.state))
  }
  /** While it moves there are no results to ask for. */
  async function renew(id: string, moving: boolean) {
    await nextTick()
    for (const queryKey of [keys.lists, ...(moving ? [] : [keys.rows(id), keys.report(id)])])
      void queryClient.invalidateQueries({ queryKey })
  }

  // --- progress
  let following: AbortController | undefined
  watch(
    () => (job.value && moves(job.value.state) ? job.value.id : undefined),
    (moving) => {
      following?.abort()
      connected.value = false
      if (!moving) return
      following = new AbortController()
      void follow(`/api/import/v1/imports/${moving}/progress`, {
        signal: following.signal,
        onOpen: (open) => (connected.value = open),
        onEvent: ({ type, data }) => type === 'progress' && hear(JSON.parse(data) as Progress),
      })
    },
    { immediate: true },
  )
  onScopeDispose(() => following?.abort())

  function hear(progress: Progress) {
    heardAt.value = Date.now()
    const { id, state, done, total, ratePerSecond, etaSeconds, counts, applied } = progress
    const known = queryClient.getQueryData<Import>(keys.one(id))
    if (!known) return
    queryClient.setQueryData<Import>(keys.one(id), {
      ...known,
      ...(known.state === state ? { done, total, ratePerSecond, etaSeconds, counts, applied } : {}),
    })
    if (known.state === state) return
    void queryClient.invalidateQueries({ queryKey: keys.one(id) })
    void renew(id, moves(state))
  }

  // --- what is being chosen here, on top of what it was read as
  const base = shallowRef<Import>()
  const choice = ref<Choice>({})
  const dirty = computed(() => !!base.value?.mapping && !sameChoice(choice.value, choiceOf(base.value.mapping.columns)))
  watch(
    job,
    (now) => {
      if (now && (!dirty.value || base.value?.id !== now.id)) rebase(now)
    },
    { immediate: true },
  )
  function rebase(now: Import) {
    base.value = now
    choice.value = now.mapping ? choiceOf(now.mapping.columns) : {}
  }

  // --- deciding
  const busy = ref(false)
  const problem = shallowRef<unknown>()
  const stale = shallowRef<{ theirs: Import; doing: string; again: (from: Import) => Promise<boolean> }>()

  async function act(doing: string, send: (from: Import) => Promise<Import>, from: Import): Promise<boolean> {
    busy.value = true
    problem.value = undefined
    stale.value = undefined
    try {
      const now = await send(from)
      rebase(now)
      take(now)
      return true
    } catch (error) {
      if (error instanceof DecidedElsewhere)
        stale.value = { theirs: error.theirs, doing, again: (theirs) => act(doing, send, theirs) }
      else {
        problem.value = error
        void queryClient.invalidateQueries({ queryKey: keys.one(from.id) })
      }
      return false
    } finally {
      busy.value = false
    }
  }

  /** The dry run begins anew with this. */
  const map = (body: (from: Import) => MappingRequest) =>
    act(t('imports.stale.doing'), (from) => mapColumns(from, body(from)), base.value!)
  const saveChoice = () => {
    const chosen = { ...choice.value }
    return map((from) => withChoice(from, chosen))
  }
  const confirm = () => act(t('imports.stale.confirm'), confirmImport, job.value!)
  const cancel = () => act('', (from) => cancelImport(from.id), job.value!)
  const undo = () => act('', (from) => undoImport(from.id), job.value!)

  function discard() {
    const theirs = stale.value?.theirs
    stale.value = undefined
    if (!theirs) return
    rebase(theirs)
    take(theirs)
  }
  async function overwrite(): Promise<boolean> {
    const now = stale.value
    if (!now) return false
    if (beforeConfirmation(now.theirs.state)) return now.again(now.theirs)
    discard()
    return false
  }

  /** Where theirs, mine and what both began with differ, in words. */
  const differences = computed(() => {
    if (!stale.value || !base.value) return []
    const { theirs } = stale.value
    const name = (one: Import, column: number) => {
      const found = one.mapping?.columns.find((candidate) => candidate.column === column)
      return found?.fieldTitle ?? t('imports.mapping.none')
    }
    const title = (field: string | null | undefined) =>
      base.value!.mapping?.fields.find(({ key }) => key === field)?.title ?? t('imports.mapping.none')
    const facts = (one: Import) => ({
      kind: one.kind ? t(`imports.kind.${one.kind}`) : '',
      header: one.mapping ? t('imports.file.headerOne', { row: one.mapping.headerRow }) : '',
      target: one.mapping?.defaults.community ?? '',
      policy: t(`imports.check.${one.policy.duplicatePolicy}`),
      state: t(`imports.state.${one.state}`),
    })
    const before = facts(base.value)
    const after = facts(theirs)
    return changes([
      ...(['kind', 'header', 'target', 'policy'] as const).map((fact) => ({
        label: t(`imports.stale.${fact}`),
        base: before[fact],
        theirs: after[fact],
      })),
      ...(beforeConfirmation(theirs.state)
        ? []
        : [{ label: t('imports.stale.state'), base: before.state, theirs: after.state }]),
      ...(base.value.mapping?.columns ?? []).map(({ column, letter, title: head }) => ({
        label: `${letter} ${head}`,
        base: name(base.value!, column),
        theirs: name(theirs, column),
        mine: title(choice.value[column]),
      })),
    ])
  })

  return {
    query,
    job,
    choice,
    dirty,
    connected,
    heardAt,
    busy,
    problem,
    stale,
    differences,
    map,
    saveChoice,
    reset: () => job.value && rebase(job.value),
    confirm,
    cancel,
    undo,
    overwrite,
    discard,
  }
}

export type ImportDesk = ReturnType<typeof useImport>
