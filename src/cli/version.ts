declare const CLOUD_CONFIG_VERSION: string | undefined;

/** Put in by the build from package.json. */
export const VERSION: string = typeof CLOUD_CONFIG_VERSION === 'string' ? CLOUD_CONFIG_VERSION : 'unbuilt';
