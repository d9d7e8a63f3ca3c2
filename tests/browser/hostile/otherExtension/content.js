// Does what it can when a test says so, in the page's own world, which this script doesn't share.
document.addEventListener('ask-other-extension', async ({ detail }) => {
  const { ours, messages } = JSON.parse(detail);
  const kept = ['jasonAiCreditsRuns', 'jasonAiCreditsEnd'].filter((name) => name in globalThis);
  const shown = document.querySelector('jason-ai-credits-dialog');
  const buttons = chrome.dom.openOrClosedShadowRoot(shown).querySelectorAll('button');
  for (const button of buttons) button.click();
  const answers = await Promise.all(
    messages.map((message) => chrome.runtime.sendMessage(ours, message).catch((error) => error.message)),
  );
  const found = { kept, pressed: buttons.length, answers: [...new Set(answers)] };
  document.dispatchEvent(new CustomEvent('other-extension-found', { detail: JSON.stringify(found) }));
});
