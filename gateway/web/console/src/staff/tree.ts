import type { Department } from './members'

export interface Branch {
  department: Department
  children: Branch[]
}

/** Departments as a tree, each level in its order; a department whose parent is not there stands outermost. */
export function tree(departments: readonly Department[]): Branch[] {
  const branches = new Map(departments.map((department) => [department.id, { department, children: [] as Branch[] }]))
  const roots: Branch[] = []
  for (const branch of branches.values())
    (branches.get(branch.department.parentId ?? '')?.children ?? roots).push(branch)
  const order = (level: Branch[]) => {
    level.sort(
      (one, other) =>
        one.department.position - other.department.position ||
        one.department.name.localeCompare(other.department.name, 'zh-CN'),
    )
    level.forEach(({ children }) => order(children))
  }
  order(roots)
  return roots
}

/** The branches in sight, from above, with their depth; closed ones hide what is below. */
export function inSight(
  roots: readonly Branch[],
  closed: ReadonlySet<string>,
  depth = 1,
): { branch: Branch; depth: number }[] {
  return roots.flatMap((branch) => [
    { branch, depth },
    ...(closed.has(branch.department.id) ? [] : inSight(branch.children, closed, depth + 1)),
  ])
}

/** Everything below a department and itself: where it cannot be moved to. */
export function within(departments: readonly Department[], id: string): Set<string> {
  const found = new Set([id])
  for (let before = 0; before !== found.size;) {
    before = found.size
    for (const department of departments) if (found.has(department.parentId ?? '')) found.add(department.id)
  }
  return found
}
