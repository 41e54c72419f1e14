import { Type } from 'typebox'

/** Every way a request can be wrong: its HTTP status and its English sentence. The admin translates by code. */
export const problems = {
  'request.invalid': { status: 422, message: 'The request does not have the shape that this endpoint takes.' },
  'request.malformed': { status: 400, message: 'The body is not valid JSON.' },
  'request.tooLarge': { status: 413, message: 'The body is larger than this endpoint takes.' },
  'request.crossOrigin': { status: 403, message: 'This request came from another site.' },
  'request.tooMany': { status: 429, message: 'Too many attempts. Try again later.' },
  'session.required': { status: 401, message: 'Sign in first.' },
  'session.wrongPassword': { status: 401, message: 'The e-mail or the password is wrong.' },
  'session.forbidden': { status: 403, message: 'Your role does not allow this.' },
  'thing.notFound': { status: 404, message: 'There is no such thing in this account.' },
  'account.unknownZone': { status: 422, message: 'This time zone is not known here.' },
  'account.twoFactorFirst': { status: 409, message: 'Turn two-factor on for yourself first.' },
  'list.nameMissing': { status: 422, message: 'A list needs a name.' },
  'list.fieldClash': { status: 422, message: 'Two custom fields have the same name.' },
  'list.inUse': { status: 409, message: 'A campaign is being sent to this list.' },
  'contact.emailInvalid': { status: 422, message: 'This is not a valid e-mail address.' },
  'contact.emailTaken': { status: 409, message: 'Another contact has this address.' },
  'contact.fieldInvalid': { status: 422, message: 'A field has a value of the wrong type.' },
  'contact.mergeSame': { status: 422, message: 'These two are the same contact already.' },
  'contact.notInList': { status: 404, message: 'The contact is not in this list.' },
  'campaign.alreadySending': { status: 409, message: 'This campaign has already been started.' },
  'campaign.notSending': { status: 409, message: 'This campaign is not being sent.' },
  'campaign.notDraft': { status: 409, message: 'Only a draft can be changed.' },
  'campaign.changedElsewhere': { status: 409, message: 'Somebody else has changed this campaign in the meantime.' },
  'campaign.incomplete': { status: 422, message: 'The campaign is not ready to be sent.' },
  'campaign.noRecipients': { status: 422, message: 'Nobody would receive this campaign.' },
  'task.cannotUndo': {
    status: 409,
    message: 'This cannot be undone: it runs, it was undone already, or its time is over.',
  },
  'file.tooLarge': { status: 413, message: 'The file is too large.' },
  'file.interrupted': { status: 400, message: 'The file did not arrive whole.' },
  'report.periodInvalid': { status: 422, message: 'This period has no days, or too many of them.' },
  'template.nameMissing': { status: 422, message: 'A template needs a name.' },
  'template.changedElsewhere': { status: 409, message: 'Somebody else has changed this template in the meantime.' },
  'email.broken': { status: 422, message: 'The e-mail has a mistake in its tags.' },
  'import.empty': { status: 422, message: 'The file has no rows.' },
  'import.notText': { status: 422, message: 'This file is neither CSV nor XLSX.' },
  'import.oldExcel': { status: 422, message: 'This is an old Excel file, or one with a password. Save it as XLSX.' },
  'import.notXlsx': { status: 422, message: 'This XLSX file is damaged.' },
  'import.bomb': { status: 422, message: 'This XLSX file would unpack to more than we read.' },
  'import.locked': { status: 422, message: 'This XLSX file has a password.' },
  'import.noSheet': { status: 422, message: 'The workbook has no such sheet.' },
  'import.tooManyRows': { status: 422, message: 'The sheet has more rows than Excel can hold.' },
  'import.fileGone': { status: 404, message: 'The file is gone: uploads are kept for a week.' },
  'import.busy': { status: 409, message: 'The import is running.' },
  'import.notDraft': { status: 409, message: 'This import has been loaded, so it cannot be changed any more.' },
  'import.notChecked': { status: 409, message: 'The file has to be checked with these settings first.' },
  'import.mapping': { status: 422, message: 'The columns are not set up completely.' },
  'service.unavailable': { status: 503, message: 'The database is away. Try again in a moment.' },
} as const satisfies Record<string, { status: number; message: string }>

export type ProblemCode = keyof typeof problems

/** The body of every refused request of the admin API. `details` says where: field paths, tag positions. */
export const Problem = Type.Object(
  {
    code: Type.String(),
    message: Type.String(),
    details: Type.Optional(Type.Unknown()),
    requestId: Type.Optional(Type.String()),
  },
  { $id: 'Problem' },
)
