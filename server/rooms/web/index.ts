export { type Caller, type Collector, openCollector } from './collect.ts'
export { type RecentlySeen, recentlySeen } from './recent.ts'
