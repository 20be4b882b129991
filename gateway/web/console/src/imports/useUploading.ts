import { useRouter } from 'vue-router'
import { useI18n } from 'vue-i18n'
import { useQueryClient } from '@tanstack/vue-query'
import { toast } from '@/ui/toast'
import { keys, type Import } from './imports'
import { again, send, upload } from './upload'

const NEW = '/people/imports/new'

/** Uploads from wherever a file is chosen, and leads to its import when that is still what is looked at. */
export function useUploading() {
  const router = useRouter()
  const queryClient = useQueryClient()
  const { t } = useI18n()

  async function start(file: File): Promise<void> {
    if (upload.running) {
      toast({ text: t('imports.uploading.replaces'), tone: 'info' })
      return
    }
    const sent = send(file)
    if (router.currentRoute.value.path !== NEW) await router.push(NEW)
    arrived(await sent, file.name)
  }

  async function retry(): Promise<void> {
    const name = upload.file?.name ?? ''
    arrived(await again(), name)
  }

  function arrived(made: Import | undefined, file: string) {
    if (!made) return
    queryClient.setQueryData(keys.one(made.id), made)
    void queryClient.invalidateQueries({ queryKey: keys.lists })
    const to = { path: `/people/imports/${made.id}`, query: { step: '1' } }
    if (router.currentRoute.value.path === NEW) void router.replace(to)
    else
      toast({
        text: t('imports.uploading.done', { file }),
        action: { text: t('imports.uploading.look'), run: () => router.push(to) },
      })
  }

  return { start, retry }
}
