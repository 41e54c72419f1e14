import { Button, Group, Progress, Text } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { UPLOAD_LIMIT_BYTES } from '../../../contract/file.ts'
import { imports } from '../../../contract/index.ts'
import { call, Refused } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { upload as sendFile } from '../../upload.ts'
import { useSay } from '../../words/voice.ts'

export interface Upload {
  choose: () => void
  take: (file: File) => void
  isBusy: boolean
  input: React.ReactNode
  bar: React.ReactNode
}

/** A file to the server, with progress and a way to stop; then its import. */
export function useUpload(): Upload {
  const say = useSay()
  const { imports: words } = say.words
  const tell = useTell()
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const stop = useRef<AbortController>(null)
  const [file, setFile] = useState<File | null>(null)
  const [sent, setSent] = useState(0)
  const upload = useMutation({
    mutationFn: async (chosen: File) => {
      setFile(chosen)
      setSent(0)
      stop.current = new AbortController()
      const onProgress = (share: number) => setSent(share * chosen.size)
      const { id: fileId } = await sendFile(chosen, { onProgress, signal: stop.current.signal })
      return await call(imports.create, { body: { fileId } })
    },
    onSuccess: ({ id }) => navigate({ to: '/imports/$id', params: { id }, search: { step: 'file' } }),
    onError: error => {
      if (!stop.current?.signal.aborted) tell.failed(error)
    },
  })
  // Leaving the page while the file is on its way would leave it going without anybody who takes it.
  useEffect(() => () => stop.current?.abort(), [])
  const take = (chosen: File) => {
    if (chosen.size > UPLOAD_LIMIT_BYTES) return tell.failed(new Refused('file.tooLarge', '', 413))
    upload.mutate(chosen)
  }
  const whole = file !== null && sent >= file.size
  return {
    choose: () => input.current?.click(),
    take,
    isBusy: upload.isPending,
    input: (
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,.tsv,.xlsx"
        hidden
        aria-label={words.upload}
        onChange={event => {
          const chosen = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (chosen) take(chosen)
        }}
      />
    ),
    bar: upload.isPending && file && (
      <div role="status" aria-label={say.fill(words.uploading, { name: file.name })}>
        <Group justify="space-between" mb={6} wrap="nowrap">
          <Text size="sm" truncate>
            {say.fill(words.uploading, { name: file.name })}
          </Text>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => stop.current?.abort()}>
            {words.cancelUpload}
          </Button>
        </Group>
        <Progress value={file.size > 0 ? (100 * sent) / file.size : 100} animated={whole} aria-label={file.name} />
        <Text size="sm" c="dimmed" mt={6} className="numbers">
          {whole ? words.reading : say.fill(words.uploaded, { done: say.bytes(sent), total: say.bytes(file.size) })}
        </Text>
      </div>
    ),
  }
}

export function UploadButton({ upload }: { upload: Upload }) {
  const { words } = useSay()
  return (
    <Button leftSection={<IconUpload size={16} aria-hidden />} loading={upload.isBusy} onClick={upload.choose}>
      {words.imports.upload}
    </Button>
  )
}
