import { computed, onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

/**
 * Which of many equally high rows can be seen, so that only those are drawn. Works for a box that scrolls itself and for a
 * list on a scrolling page.
 *
 * @param box the element that holds all rows, as high as they are together
 * @param height of one row in pixels
 */
export function useWindow(box: Readonly<Ref<HTMLElement | null>>, count: () => number, height: number, spare = 10) {
  const from = ref(0)
  const to = ref(60)

  function look() {
    const element = box.value
    if (!element) return
    const own = element.getBoundingClientRect()
    const scroller = scrollerOf(element)
    const clip = scroller?.getBoundingClientRect()
    const top = Math.max(clip?.top ?? 0, 0)
    const bottom = Math.min(clip?.bottom ?? window.innerHeight, window.innerHeight)
    from.value = Math.max(0, Math.floor((top - own.top) / height) - spare)
    to.value = Math.max(from.value + 1, Math.ceil((bottom - own.top) / height) + spare)
  }

  // capture: scrolling does not bubble
  onMounted(() => {
    document.addEventListener('scroll', look, { capture: true, passive: true })
    window.addEventListener('resize', look)
    look()
  })
  onBeforeUnmount(() => {
    document.removeEventListener('scroll', look, { capture: true })
    window.removeEventListener('resize', look)
  })

  return {
    look,
    from: computed(() => Math.min(from.value, Math.max(0, count() - 1))),
    to: computed(() => Math.min(to.value, count())),
    /** Brings a row into sight; the page does not move when it is. */
    reveal(index: number) {
      const element = box.value
      const scroller = element && scrollerOf(element)
      if (!element || !scroller) return
      const top =
        element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop + index * height
      if (top < scroller.scrollTop) scroller.scrollTop = top
      else if (top + height > scroller.scrollTop + scroller.clientHeight)
        scroller.scrollTop = top + height - scroller.clientHeight
      look()
    },
  }
}

function scrollerOf(element: HTMLElement): HTMLElement | undefined {
  for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(up).overflowY) && up.scrollHeight > up.clientHeight + 1) return up
  }
  return undefined
}
