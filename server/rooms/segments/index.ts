export { readSegment, type SegmentRow, segmentsOfList } from './read.ts'
