/** Where the pictures of all pages lie, and how they are taken. */
export const FOLDER = "docs/screenshots";
export const PICTURE = { type: "jpeg", quality: 45, animations: "disabled" } as const;
