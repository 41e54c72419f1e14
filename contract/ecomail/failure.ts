export interface Failure {
  status: number
  about: string
  example: unknown
}

/** How the API refuses; the shapes are those that real clients look for. */
export const failures = {
  malformed: { status: 400, about: 'The body is not JSON', example: { message: 'The body is not valid JSON.' } },
  wrongKey: { status: 401, about: 'The key is wrong or missing', example: { message: 'Wrong api key' } },
  notFound: { status: 404, about: 'There is no such thing in this account', example: { message: 'Not Found!' } },
  notInList: {
    status: 404,
    about: 'The contact is not in this list',
    example: { errors: ['Subscriber with email foo@bar.cz was not found in the list'] },
  },
  noContact: {
    status: 404,
    about: 'There is no contact with this address',
    example: { errors: ['Subscriber with email foo@bar.cz was not found'] },
  },
  tooLarge: {
    status: 413,
    about: 'The body is over 2 MB (32 MB in bulk calls, 6 MB where attachments may be)',
    example: { message: 'The body is larger than this endpoint takes.' },
  },
  invalidContact: {
    status: 422,
    about: 'A field is missing or has a wrong value',
    example: { errors: { email: ['email_invalid'] } },
  },
  invalidRow: {
    status: 422,
    about: 'A row has a wrong value; nothing of the call was written',
    example: { errors: { email: ['email_invalid'] }, data: { name: 'Foo', email: 'foo@' } },
  },
  invalidList: {
    status: 422,
    about: 'A field is missing or has a wrong value',
    example: { errors: { name: ['The name field is required.'] } },
  },
  invalidCampaign: {
    status: 422,
    about: 'A field is missing or has a wrong value',
    example: { errors: { subject: ['The subject field is required.'] } },
  },
  takenOrder: {
    status: 422,
    about: 'This shop has an order with this number already',
    example: { errors: { 'transaction.order_id': ['The transaction.order id has already been taken.'] } },
  },
  invalidOrder: {
    status: 422,
    about: 'A field is missing or has a wrong value',
    example: { errors: { 'transaction.email': ['The transaction.email must be a valid email address.'] } },
  },
  invalidOrders: {
    status: 422,
    about: 'Too many orders, or a field has a wrong value; nothing of the call was written',
    example: { errors: { transaction_data: ['The transaction data may not have more than 1000 items.'] } },
  },
  shopMissing: {
    status: 422,
    about: 'Several shops have an order with this number',
    example: { errors: { 'transaction_data.shop': ['The transaction data.shop field is required.'] } },
  },
  invalidCoupons: {
    status: 422,
    about: 'A field is missing or has a wrong value, or there is no such folder; nothing of the call was done',
    example: { errors: { codes: ['The codes field is required.'] } },
  },
  refreshedLately: {
    status: 422,
    about: 'It was asked for within the last hour',
    example: { errors: 'Feed can be refreshed just once per hour' },
  },
  invalidEvent: {
    status: 422,
    about: 'A field is missing or has a wrong value',
    example: { errors: { 'event.email': ['The event.email field is required.'] } },
  },
  noEvents: { status: 404, about: 'The contact has no events', example: { message: 'Not Found!' } },
  invalidDay: {
    status: 422,
    about: 'A date is none',
    example: { errors: { date_from: ['The date from is not a valid date.'] } },
  },
  invalidMail: {
    status: 422,
    about: 'A field is missing or has a wrong value; nothing was sent',
    example: { errors: { 'message.to.0.email': ['The message.to.0.email must be a valid email address.'] } },
  },
  notVerified: {
    status: 422,
    about: 'The server sends from verified domains only (POSTOLKA_REQUIRE_VERIFIED_DOMAINS), and the sender’s is none',
    example: {
      errors: { 'message.from_email': ['Only for verified domains: the domain of the sender is not verified.'] },
    },
  },
  keyReused: {
    status: 422,
    about: 'The Idempotency-Key was used for a different request',
    example: {
      errors: { idempotency_key: ['This Idempotency-Key was used for a different request within the last 24 hours.'] },
    },
  },
  invalidId: {
    status: 422,
    about: 'The id is not a number',
    example: { errors: { id: ['The id must be a number.'] } },
  },
  invalidDate: {
    status: 422,
    about: 'The id is not a number, or a date is none',
    example: { errors: { from_date: ['The from date is not a valid date.'] } },
  },
  invalidFilter: {
    status: 422,
    about: 'A filter has a wrong value',
    example: { errors: { 'filters.date_from': ['The filters.date from is not a valid date.'] } },
  },
  invalidLog: {
    status: 422,
    about: 'An event, an id or a day is none',
    example: { errors: { events: ['The selected events is invalid.'] } },
  },
  emptyLog: { status: 404, about: 'Nothing of this kind happened', example: { message: 'Not Found!' } },
  invalidDomain: {
    status: 422,
    about: 'The name is missing or is none of a domain',
    example: { errors: { name: ['This is not the name of a domain.'] } },
  },
  cannotTrigger: {
    status: 422,
    about: 'The automation is not active, or no address is given',
    example: { errors: { pipeline: ['This automation is not active.'] } },
  },
  invalidSearch: {
    status: 422,
    about: 'There is nothing to search for',
    example: { errors: { query: ['The query field is required.'] } },
  },
  invalidTemplate: {
    status: 422,
    about: 'A field is missing or has a wrong value',
    example: { errors: { html: ['The html field is required.'] } },
  },
  noPhone: {
    status: 404,
    about: 'Nobody in this list has this number',
    example: { errors: ['Subscriber with phone +420777123456 was not found in the list'] },
  },
  invalidUrl: {
    status: 422,
    about: 'The address is none that can be called',
    example: { errors: { url: ['The url format is invalid.'] } },
  },
  wrongBodyKey: {
    status: 401,
    about: 'The key in the body is wrong or missing',
    example: { errors: ['Wrong api key'] },
  },
  tooMany: {
    status: 429,
    about: 'More calls in a minute than the key may make; `Retry-After` says in how many seconds to try again',
    example: { message: 'Too Many Attempts.' },
  },
  broken: {
    status: 500,
    about: 'Our mistake; it is in the log under this id',
    example: { message: 'Server Error', request_id: 'req-1f' },
  },
  unavailable: {
    status: 503,
    about: 'The database cannot be reached; try again',
    example: { message: 'Service Unavailable' },
  },
} as const satisfies Record<string, Failure>

/** What any call may be answered. */
export const commonFailures: readonly Failure[] = [
  failures.wrongKey,
  failures.tooMany,
  failures.broken,
  failures.unavailable,
]
