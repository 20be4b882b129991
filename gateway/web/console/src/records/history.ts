/** One change of a record, as its service tells it; values masked by the service. */
export interface Happened {
  time: string
  action: string
  by: 'PERSON' | 'IMPORT'
  actorName?: string
  jobId?: string
  before: Record<string, string>
  after: Record<string, string>
}

export interface Step {
  key: string
  from: string
  to: string
}

/** Which facts a change made different, in the order in which the service tells them. */
export function steps({ before, after }: Pick<Happened, 'before' | 'after'>): Step[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((key) => ({ key, from: before[key] ?? '', to: after[key] ?? '' }))
    .filter(({ from, to }) => from !== to)
}

/** Homes as the trail writes them, `1栋101 OWNER 2020-01-01– *`, in words. */
export function homesInWords(text: string, word: (identity: string) => string, preferred: string): string {
  return text
    .split('；')
    .map((home) =>
      home
        .replace(/\b(OWNER|FAMILY|TENANT)\b/g, (identity) => word(identity))
        .replace(/ \*$/, ` ${preferred}`)
        .replace(/ –(?= |$)/, '')
        .trim(),
    )
    .join('；')
}
