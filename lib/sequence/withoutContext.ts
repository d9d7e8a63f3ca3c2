/**
 * What stands in for WXT's context of content scripts (wxt.config.ts puts it there). Nothing here asks for it: any script of
 * the page can end it by an event, and it would be a third of the guard.
 */
export class ContentScriptContext {}
