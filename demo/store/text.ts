import type { Copy, Review } from './copy.ts';

/** The files of a listing in one language: what is pasted into a store's form, field by field, and the privacy statement. */
export function listingFiles({ name, summary, description, privacy }: Copy): Record<string, string> {
  return {
    'name.txt': `${name}\n`,
    'summary.txt': `${summary}\n`,
    // Stores show no markup.
    'description.txt': paragraphs(
      ...description.map(({ title, lines }) => [title, ...lines].filter(Boolean).join('\n')),
    ),
    'privacy.md': paragraphs(
      `# ${privacy.title}`,
      privacy.summary,
      `## ${privacy.dataTitle}`,
      list(Object.values(privacy.data)),
      `## ${privacy.hostsTitle}`,
      list(Object.entries(privacy.hosts).map(([host, why]) => `\`${host}\`: ${why}`)),
      `## ${privacy.moreTitle}`,
      list(privacy.more),
    ),
  };
}

/** What the stores' reviewers ask for. */
export function reviewFile(review: Review): string {
  return paragraphs(
    '# For reviewers',
    `Single purpose: ${review.singlePurpose}`,
    '## Permissions',
    list(Object.entries(review.permissions).map(([name, why]) => `\`${name}\`: ${why}`)),
    `Host permissions: ${review.hostPermissions}`,
    `Optional host permissions: ${review.optionalHostPermissions}`,
    `Remote code: ${review.remoteCode}`,
    '## How to test it',
    review.howToTest.map((step, place) => `${place + 1}. ${step}`).join('\n'),
  );
}

function paragraphs(...parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}
