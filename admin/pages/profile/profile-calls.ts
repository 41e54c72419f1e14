import { queryOptions } from '@tanstack/react-query'
import { sessions, twoFactor } from '../../../contract/index.ts'
import { call } from '../../call.ts'

export const twoFactorQuery = queryOptions({ queryKey: ['twoFactor'], queryFn: () => call(twoFactor.read) })

export const sessionsQuery = queryOptions({ queryKey: ['sessions'], queryFn: () => call(sessions.all) })
