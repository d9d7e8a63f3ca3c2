/** The database can't be used, for a reason that the server's keeper can do something about: the message says what. */
export class OpenError extends Error {
  override readonly name = 'OpenError';
}
