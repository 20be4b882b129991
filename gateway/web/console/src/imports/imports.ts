import { api, etag } from '@haina/shared/api/client'
import type { components, operations } from '@haina/shared/api/generated/import'
import { Problem } from '@haina/shared/api/problem'

type Schemas = components['schemas']

/** An import and the version it was read in. */
export type Import = Schemas['ImportView'] & { etag: string }
export type State = Import['state']
export type Kind = NonNullable<Import['kind']>
export type Policy = Import['policy']
export type Column = NonNullable<Import['mapping']>['columns'][number]
export type Row = Schemas['RowView']
export type Verdict = Row['verdict']
export type Report = Schemas['ReportView']
export type Preview = Schemas['PreviewRowsView']
export type Progress = Schemas['ProgressView']
export type MappingRequest = NonNullable<operations['importMap']['requestBody']>['content']['application/json']
export type ListQuery = NonNullable<operations['importList']['parameters']['query']>
export type RowsQuery = NonNullable<operations['importRows']['parameters']['query']>

export const KINDS: readonly Kind[] = ['RESIDENTS', 'STAFF', 'ROOMS']

/** Keys of kept answers; what begins with LISTS is told of by the live stream. */
export const keys = {
  lists: ['import', 'imports', 'list'] as const,
  one: (id: string) => ['import', 'imports', 'one', id] as const,
  rows: (id: string) => ['import', 'rows', id] as const,
  report: (id: string) => ['import', 'report', id] as const,
  preview: (id: string, sheet: number | undefined) => ['import', 'preview', id, sheet] as const,
}

const at = (id: string) => ({ params: { path: { id } } })

export async function readImport(id: string, signal?: AbortSignal): Promise<Import> {
  const { data, response } = await api.import.GET('/api/import/v1/imports/{id}', { ...at(id), signal })
  return { ...data!, etag: etag(response) }
}

export async function listImports(query: ListQuery, signal?: AbortSignal): Promise<Schemas['PageImportView']> {
  const { data } = await api.import.GET('/api/import/v1/imports', { params: { query }, signal })
  return data!
}

export async function readRows(id: string, query: RowsQuery, signal?: AbortSignal): Promise<Schemas['PageRowView']> {
  const { data } = await api.import.GET('/api/import/v1/imports/{id}/rows', { params: { path: { id }, query }, signal })
  return data!
}

export async function readReport(id: string, signal?: AbortSignal): Promise<Report> {
  const { data } = await api.import.GET('/api/import/v1/imports/{id}/report', { ...at(id), signal })
  return data!
}

export async function readPreview(id: string, sheet: number | undefined, signal?: AbortSignal): Promise<Preview> {
  const { data } = await api.import.GET('/api/import/v1/imports/{id}/preview', {
    params: { path: { id }, query: { sheet } },
    signal,
  })
  return data!
}

/** Somebody else decided something about the import since it was read. */
export class DecidedElsewhere extends Error {
  constructor(readonly theirs: Import) {
    super('decided elsewhere')
  }
}

/** What people decided about it; not how far the worker is, which also makes a new version. */
function decisions(one: Import): string {
  const { mapping, policy, confirmedAt } = one
  return JSON.stringify([
    mapping && [mapping.sheet, mapping.headerRow, mapping.headerRows, mapping.defaults],
    mapping?.columns.map(({ field }) => field ?? null),
    one.kind,
    policy,
    confirmedAt,
  ])
}

async function decide(read: Import, send: (version: string) => Promise<Response>): Promise<Import> {
  let base = read
  for (let tries = 0; ; tries++) {
    try {
      await send(base.etag)
      return await readImport(read.id)
    } catch (error) {
      if (!Problem.from(error).stale || tries === 5) throw error
      base = await readImport(read.id)
      if (decisions(base) !== decisions(read)) throw new DecidedElsewhere(base)
    }
  }
}

/** How the file is to be read; the dry run begins anew. */
export function mapColumns(read: Import, body: MappingRequest): Promise<Import> {
  return decide(read, async (version) => {
    const { response } = await api.import.PUT('/api/import/v1/imports/{id}/mapping', {
      params: { path: { id: read.id }, header: { 'If-Match': version } },
      body,
    })
    return response
  })
}

/** Applies it exactly as its dry run showed. */
export function confirmImport(read: Import): Promise<Import> {
  return decide(read, async (version) => {
    const { response } = await api.import.POST('/api/import/v1/imports/{id}/confirmation', {
      params: { path: { id: read.id }, header: { 'If-Match': version } },
      body: { duplicatePolicy: read.policy.duplicatePolicy, createMissingRooms: read.policy.createMissingRooms },
    })
    return response
  })
}

export async function cancelImport(id: string): Promise<Import> {
  await api.import.POST('/api/import/v1/imports/{id}/cancellation', at(id))
  return readImport(id)
}

export async function undoImport(id: string): Promise<Import> {
  await api.import.POST('/api/import/v1/imports/{id}/undo', at(id))
  return readImport(id)
}

/** The body of a mapping as it is now, to change something in it. */
export function mappingOf(one: Import): MappingRequest {
  const mapping = one.mapping
  return {
    kind: one.kind,
    sheet: mapping?.sheet,
    headerRow: mapping?.headerRow,
    headerRows: mapping?.headerRows,
    columns: mapping?.columns.map(({ column, field }) => ({ column, field })),
    defaults: mapping?.defaults ?? {},
    duplicatePolicy: one.policy.duplicatePolicy,
    createMissingRooms: one.policy.createMissingRooms,
  }
}

/** The page of an import's rows, only those of some verdicts. */
export function rowsAt(id: string, ...verdicts: Verdict[]): string {
  return `/people/imports/${id}/rows?verdict=${verdicts.join(',')}`
}
