import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { templates } from '../../../contract/index.ts'
import type { Language } from '../../../contract/shapes.ts'
import type { StarterKey, Template, TemplateInput, TemplateRow } from '../../../contract/template.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { useUndoable } from '../../parts/undoable.tsx'
import { useSay } from '../../words/voice.ts'

export const templatesQuery = (search: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['templates', 'page', search],
    queryFn: ({ pageParam }) => call(templates.page, { query: { search, after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })

/** Asked again now and then, so that a second person at the same template is seen. */
export const templateQuery = (id: number) =>
  queryOptions({
    queryKey: ['templates', id],
    queryFn: () => call(templates.read, { params: { id } }),
    refetchInterval: 20_000,
  })

/** By version: a picture is drawn once for each. */
export const sampleQuery = ({ id, version }: Pick<TemplateRow, 'id' | 'version'>) =>
  queryOptions({
    queryKey: ['templates', id, 'sample', version],
    queryFn: () => call(templates.sample, { params: { id } }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const starterQuery = (key: StarterKey, language: Language) =>
  queryOptions({
    queryKey: ['templates', 'starters', key, language],
    queryFn: () => call(templates.starter, { params: { key }, query: { language } }),
    staleTime: 5 * 60_000,
  })

/** Makes a template and goes to it. */
export function useNewTemplate() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const tell = useTell()
  return useMutation({
    mutationFn: (body: TemplateInput) => call(templates.create, { body }),
    onSuccess: async (made: Template) => {
      await navigate({ to: '/templates/$id', params: { id: made.id } })
      await queries.invalidateQueries({ queryKey: ['templates', 'page'] })
    },
    onError: tell.failed,
  })
}

export function useCopyTemplate() {
  const say = useSay()
  const queries = useQueryClient()
  const tell = useTell()
  return useMutation({
    mutationFn: ({ id, name }: Pick<TemplateRow, 'id' | 'name'>) =>
      call(templates.copy, {
        params: { id },
        body: { name: say.fill(say.words.templates.copyName, { name }).slice(0, 200) },
      }),
    onSuccess: async () => {
      tell.done(say.words.templates.copiedTell)
      await queries.invalidateQueries({ queryKey: ['templates', 'page'] })
    },
    onError: tell.failed,
  })
}

export function useRenameTemplate(onDone: () => void) {
  const queries = useQueryClient()
  const tell = useTell()
  return useMutation({
    mutationFn: ({ id, version, name }: Pick<TemplateRow, 'id' | 'version' | 'name'>) =>
      call(templates.change, { params: { id }, body: { name, version } }),
    onSuccess: async () => {
      onDone()
      await queries.invalidateQueries({ queryKey: ['templates'] })
    },
    onError: tell.failed,
  })
}

/** Gone at once, and back at once where that was a mistake. */
export function useRemoveTemplate(onGone?: () => Promise<void>) {
  const say = useSay()
  const queries = useQueryClient()
  const tell = useTell()
  const undoable = useUndoable()
  const { templates: words } = say.words
  const refresh = () => queries.invalidateQueries({ queryKey: ['templates', 'page'] })
  const restore = useMutation({
    mutationFn: (id: number) => call(templates.restore, { params: { id } }),
    onSuccess: async ({ name }) => {
      tell.done(say.fill(words.restoredTell, { name }))
      await refresh()
    },
    onError: tell.failed,
  })
  return useMutation({
    mutationFn: async ({ id }: Pick<TemplateRow, 'id' | 'name'>) => await call(templates.remove, { params: { id } }),
    onSuccess: async (_, { id, name }) => {
      await onGone?.()
      undoable(say.fill(words.deletedTell, { name }), () => restore.mutate(id))
      queries.removeQueries({ queryKey: ['templates', id] })
      await refresh()
    },
    onError: tell.failed,
  })
}
