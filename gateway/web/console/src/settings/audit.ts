/** What the services write into the trail; an action that is not named here is shown as it is. */
export const ACTIONS = [
  'tenant.update',
  'account.join',
  'account.update',
  'operator.invite',
  'operator.update',
  'operator.suspend',
  'operator.restore',
  'operator.end-sessions',
  'operator.reveal',
  'community.create',
  'community.rename',
  'community.add-structure',
  'community.change-structure',
  'community.remove-structure',
  'community.remove',
  'node.create',
  'node.rename',
  'node.move',
  'node.remove',
  'room.create',
  'room.rename',
  'room.generate',
  'room.move',
  'room.remove',
  'resident.create',
  'resident.update',
  'resident.move-in',
  'resident.change-home',
  'resident.move-out',
  'resident.default-home',
  'resident.merge',
  'resident.delete',
  'resident.restore',
  'resident.reveal',
  'member.create',
  'member.update',
  'member.transfer',
  'member.leave',
  'member.return',
  'member.merge',
  'member.delete',
  'member.restore',
  'member.reveal',
  'department.create',
  'department.update',
  'department.delete',
  'import.upload',
  'import.map',
  'import.confirm',
  'import.cancel',
  'import.undo',
  'account.quota-clear',
  'notice-template.choose',
  'verification.approve',
  'verification.reject',
  'verification.ask',
  'verification.take-back',
  'verification.reveal',
  'verification-terms.change',
  'binding.end',
  'claim.print',
  'claim.revoke',
  'claim.renew',
  'follower.remark',
  'follower-tag.create',
  'follower-tag.update',
  'follower-tag.delete',
  'reply-book.update',
  'reply-book.copy',
  'menu.update',
  'menu.discard',
  'menu.publish',
  'menu.roll-back',
  'material.create',
  'material.update',
  'material.delete',
  'material.copy',
  'material.sync',
  'draft.create',
  'draft.update',
  'draft.delete',
  'draft.copy',
  'draft.publish',
  'message.mass',
  'message.test',
  'message.delete',
] as const

/** The office's day begins and ends in China, wherever the browser is. */
export const dayStarts = (day: string) => new Date(`${day}T00:00:00+08:00`).toISOString()
export const dayEnds = (day: string) => new Date(`${day}T23:59:59.999+08:00`).toISOString()

/** One fact as it was and as it became; undefined where there was none. */
export interface Change {
  fact: string
  before: string | undefined
  after: string | undefined
}

// What only machines compare.
const INTERNAL = new Set(['sha256', 'blobKey', 'id'])

/** What changed; of something new or gone, all of its facts. */
export function changed(before: Record<string, string>, after: Record<string, string>): Change[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((fact) => ({ fact, before: before[fact] || undefined, after: after[fact] || undefined }))
    .filter(
      ({ fact, before: was, after: is }) => was !== is && !INTERNAL.has(fact) && !(was === undefined && is === 'false'),
    )
}
