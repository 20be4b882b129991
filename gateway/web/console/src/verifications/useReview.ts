import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useQueryClient } from '@tanstack/vue-query'
import { explain } from '@/ui/explain'
import { toast } from '@/ui/toast'
import { successor, type Choice } from './judging'
import { oneKey, type Current } from './useCurrent'
import { useDecisions } from './useDecisions'
import { approve, ask, hold, isPending, read, reject, release, type Read, type Rejection } from './verifications'

const HOLD_MS = 5 * 60_000

/** What staff do with the application on the screen: decide it, take that back, keep it for themselves. */
export function useReview(current: Current, ids: Ref<readonly string[]>, choice: Ref<Choice>, now: Ref<number>) {
  const { t } = useI18n()
  const client = useQueryClient()
  const { shown } = current
  const decisions = useDecisions({
    keep: (kept) => client.setQueryData(oneKey(kept.record.application.id), kept),
    changed: () => client.invalidateQueries({ queryKey: ['resident', 'verifications'] }),
  })
  watch(current.id, () => decisions.clear())

  async function decide(key: 'approved' | 'rejected' | 'asked', act: (id: string, etag: string) => Promise<Read>) {
    const from = shown.value
    if (!from) return
    const { id, name } = from.record.application
    const next = successor(ids.value, id)
    const done = await decisions.run(from, (etag) => act(id, etag), key !== 'asked')
    if (!done) return missed(id, name)
    held.value.delete(id)
    toast({
      text: t(`verifications.done.${key}`, { name }),
      action: key === 'asked' ? undefined : { text: t('verifications.done.undo'), run: () => undo(id) },
    })
    // whoever went on meanwhile stays with the one they look at: keys must not hit another
    if (current.id.value === id) await current.goOn(next)
  }

  /** What was not done to somebody who is no longer on the screen is said with their name, not above somebody else. */
  function missed(id: string, name: string) {
    if (current.id.value === id) return
    const { failure, conflict } = decisions
    if (!failure.value && !conflict.value) return
    toast({
      text: t('verifications.done.notDoneFor', {
        name,
        why: conflict.value ? t('verifications.conflict.title') : explain(failure.value).text,
      }),
      tone: 'bad',
      action: { text: t('verifications.done.look'), run: () => current.show(id) },
    })
    decisions.clear()
  }

  /** The latest decision of this window, or the one on the screen. */
  async function undo(id = decisions.latest()?.id) {
    if (!id) return toast({ text: t('verifications.done.nothing'), tone: 'info' })
    const back = await decisions.takeBack(id)
    if (!back) return
    toast({ text: t('verifications.done.takenBack', { name: back.record.application.name }) })
    await current.show(id)
  }

  const held = ref(new Map<string, number>())
  const heldUntil = computed(() => {
    const until = current.id.value ? held.value.get(current.id.value) : undefined
    return until && until > now.value ? until : undefined
  })
  async function keepForMe() {
    const from = shown.value
    if (from && (await decisions.run(from, () => hold(from.record.application.id), false)))
      held.value.set(from.record.application.id, Date.now() + HOLD_MS)
  }
  async function letGo() {
    const from = shown.value
    if (!from) return
    const { id } = from.record.application
    const released = async () => {
      await release(id)
      return read(id)
    }
    if (await decisions.run(from, released, false)) held.value.delete(id)
  }

  // somebody else was faster while it was on the screen
  const elsewhere = shallowRef<Read>()
  watch(shown, (now, before) => {
    const is = now?.record.application
    const was = before?.record.application
    if (!is || is.id !== was?.id) elsewhere.value = undefined
    else if (isPending(was.state) && !isPending(is.state) && !decisions.mine(is.id)) elsewhere.value = now
    else if (isPending(is.state)) elsewhere.value = undefined
  })

  return {
    busy: decisions.busy,
    failure: decisions.failure,
    /** What is stored now, where that is why nothing was done. */
    conflict: decisions.conflict,
    /** What somebody else decided while it was on the screen. */
    elsewhere,
    /** Until when it is kept for this operator. */
    heldUntil,
    async approve(keepMobile: boolean) {
      const who = choice.value
      if (who)
        await decide('approved', (id, etag) =>
          approve(id, etag, who === 'new' ? undefined : who.residentId, keepMobile),
        )
    },
    reject: (reason: Rejection, text: string) => decide('rejected', (id, etag) => reject(id, etag, reason, text)),
    ask: (text: string) => decide('asked', (id, etag) => ask(id, etag, text)),
    undo,
    keepForMe,
    letGo,
  }
}

export type Review = ReturnType<typeof useReview>
