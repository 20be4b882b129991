let room = ''

/** A home was left: the list that opens next says so, once. */
export function part(from: string): void {
  room = from
}

/** The home that was just left, if one was. */
export function parted(): string {
  const from = room
  room = ''
  return from
}
