export { type Caller, type Collector, openCollector } from './collect.ts'
