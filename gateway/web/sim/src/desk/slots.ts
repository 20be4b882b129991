import { reactive, ref, watch } from 'vue'
import type { Person } from '../world/api'
import { newPhone, type Phone } from '../phone/phone'

const SLOTS = 3
const KEY = 'hn-sim-phones'

/** The phones on the desk, and which of them scanning uses. */
export const slots = reactive<Phone[]>([])
export const current = ref(0)

/**
 * Who is on which phone: as it was left, then residents, and a staff member with WeCom on the last. Nobody is on two.
 */
export function seat(persons: Person[], remembered: Phone[]): Phone[] {
  const seated: Phone[] = []
  for (const phone of remembered.slice(0, SLOTS))
    if (persons.some((person) => person.id === phone.person) && !seated.some((one) => one.person === phone.person))
      seated.push(phone)
  const free = () => persons.filter((person) => !seated.some((phone) => phone.person === person.id))
  while (seated.length < SLOTS && free().length > 0) {
    const last = seated.length === SLOTS - 1
    const next = free().find((person) => person.staff === last) ?? free()[0]
    if (next) seated.push(newPhone(next, last ? 'WECOM' : 'WECHAT'))
  }
  return seated
}

export function remembered(stored: string | null): Phone[] {
  try {
    const phones: unknown = JSON.parse(stored ?? '[]')
    return Array.isArray(phones) ? phones.filter(isPhone) : []
  } catch {
    return []
  }
}

function isPhone(one: unknown): one is Phone {
  const phone = one as Partial<Phone> | null
  return (
    typeof phone?.person === 'string' &&
    (phone.app === 'WECHAT' || phone.app === 'WECOM') &&
    Array.isArray(phone.stack) &&
    phone.stack.length > 0
  )
}

let begun = false
/** Seats the persons once they are known, and keeps who sits where for the next visit. */
export function begin(persons: Person[]): void {
  if (begun || persons.length === 0) return
  begun = true
  slots.push(...seat(persons, remembered(localStorage.getItem(KEY))))
  watch(slots, (phones) => localStorage.setItem(KEY, JSON.stringify(phones)), { deep: true })
}

/** Puts a person on the chosen phone, or goes to the phone where the person is. */
export function put(person: Person): void {
  const at = slots.findIndex((phone) => phone.person === person.id)
  if (at >= 0) current.value = at
  else slots[current.value] = newPhone(person, 'WECOM')
}
