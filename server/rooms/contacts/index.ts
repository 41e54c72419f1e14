export { isDate } from '../../../contract/shapes.ts'
export { accountsWithNotices } from './across-accounts.ts'
export { type AsOf, contactAsOf } from './as-of.ts'
export { type Bounced, noteAccepted, noteBounces, noteOpened } from './bounce.ts'
export { type BulkCall, checkBulk, startBulk } from './bulk/start.ts'
export { consentFor, contactEvents, type Origin, statusChange, statusDeltas } from './changes.ts'
export { contactsMeant, findClaimed, readClaim } from './claims.ts'
export { type Confirmation, confirm, confirmationToken, readConfirmation } from './confirm.ts'
export { countContacts } from './count.ts'
export { createContact } from './create.ts'
export { type DuplicateReason, type LikelyDuplicate, likelyDuplicates } from './duplicates.ts'
export { contactOfEcmid, ecmidOf } from './ecmid.ts'
export { changeAddress, changeInList } from './edit.ts'
export { type ErasedContact, eraseIn } from './erase.ts'
export { exportContacts } from './export/export.ts'
export { contactsForOrders } from './for-orders.ts'
export { formPath, listOfForm } from './form-address.ts'
export { sayGoodbye } from './goodbye.ts'
export {
  addGroup,
  addGroupIn,
  changeGroup,
  chooseGroups,
  chosenIn,
  type GroupInput,
  knownChoices,
  orderGroups,
  readChosen,
  removeGroup,
} from './groups.ts'
export { type Changes, differences, fieldDifferences, keepHistory, type WrittenChange } from './history.ts'
export { identitiesOf } from './identities.ts'
export { contactsJobs } from './jobs.ts'
export { addField, changeFieldType, countValues, removeField, renameField } from './list-fields.ts'
export { formOf } from './list-form.ts'
export {
  changeList,
  createList,
  type ListDetail,
  listDetail,
  listDetails,
  removeList,
  type StatusCounts,
} from './lists.ts'
export { type MergeCall, mergeIn, readMerge } from './merge.ts'
export type { MergePlan, Side, Take } from './merge-plan.ts'
export { splitFullName } from './names/full-name.ts'
export {
  answerNotice,
  askAgain,
  type Notice,
  noticesOf,
  noticeToken,
  readNoticeAddress,
  toldAddresses,
} from './notice-address.ts'
export {
  applyProfile,
  emptyProfile,
  PROFILE_COLUMNS,
  type Profile,
  type ProfileColumn,
  type ProfilePatch,
  profileValue,
} from './profile.ts'
export {
  type ConsentEntry,
  type ContactRow,
  contactById,
  insertConsents,
  lockContacts,
  type SubscriptionRow,
  subscriptionsIn,
  subscriptionsOf,
  suppressionsOf,
  updateProfiles,
  type WrittenSubscription,
  writeSubscriptions,
} from './queries.ts'
export { countRecord } from './queries-erase.ts'
export { type CompiledFilter, compileFilter, type FilterFrame } from './queries-filter.ts'
export {
  fieldsOf,
  type GroupRow,
  groupsOf,
  insertFields,
  insertList,
  knownLists,
  type ListPatch,
  type ListRow,
  listById,
  lockList,
} from './queries-lists.ts'
export { knownContacts } from './queries-merge.ts'
export {
  type DigestLine,
  type DigestRows,
  insertNotices,
  lockListsWithNotices,
  markDigested,
  type NewNotice,
  noticeAddressById,
  takeNotices,
} from './queries-notices.ts'
export type { MemberRow } from './queries-pages.ts'
export { ratingOf } from './rating.ts'
export { type ContactDetail, findContact, findMember, findMemberByPhone, readContact, readMembers } from './read.ts'
export { type ChangeRecord, type ConsentRecord, readChanges, readConsents } from './record.ts'
export { removeContact } from './remove.ts'
export { searchContacts, type WholeContact, wholeContacts } from './search.ts'
export { selectContacts } from './selection.ts'
export { formFor, formOfList, readForm, type SignUpForm, signUp } from './sign-up.ts'
export { type InputError, inputName, type SignUpValues } from './sign-up-values.ts'
export { type SubscribeCall, type Subscribed, type SubscribeRow, subscribe } from './subscribe.ts'
export { addressHash, suppress, suppressAddress } from './suppress.ts'
export { type ListedContact, readColumns, readContactTable, saveColumns } from './table.ts'
export { readTags, type TagCount, tagDeltas } from './tag-counts.ts'
export { setStatus, type UpdateCall, unsubscribe, updateContact } from './update.ts'
export { type UpdateMembersCall, updateMembers } from './update-members.ts'
export { keepWish, leftUnasked, wishesSince } from './wishes.ts'
