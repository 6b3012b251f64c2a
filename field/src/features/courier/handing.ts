/** How a file leaves this phone: through the share sheet, as a download, or not at all. */
export type Handed = 'shared' | 'saved' | 'stopped';

/**
 * Hands a text file to another app; where nothing can be shared it is saved as a download.
 *
 * It ends in .txt because Chrome on Android shares only kinds of files that it knows, and refuses an
 * ending of our own with "Permission denied" (w3c/web-share issue 142).
 */
export async function handOver(text: string, name: string): Promise<Handed> {
  const file = new File([text], name, { type: 'text/plain' });
  const able = navigator as Partial<Pick<Navigator, 'canShare' | 'share'>>;
  if (able.canShare?.({ files: [file] }) && able.share) {
    try {
      await navigator.share({ files: [file] });
      return 'shared';
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return 'stopped';
      // This phone shares no such files after all.
    }
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 60_000);
  return 'saved';
}
