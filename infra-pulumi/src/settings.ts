import * as pulumi from '@pulumi/pulumi';

/** What a stack may choose; every value that can have a default has one. */
export interface Settings {
  /** Prefix of every resource name. */
  name: string;
  /** Registry and repository prefix of the images, for example `contoso.azurecr.io/edustream`. */
  images: string;
  /** Tag of the images: one version for all apps. */
  version: string;
  /** OpenID Connect issuer, for example `https://login.microsoftonline.com/{tenant}/v2.0`. */
  authority: string;
  audience: string;
  daprVersion: string;
  /** Most replicas of the media worker. */
  maxWorkers: number;
}

export function settings(): Settings {
  const config = new pulumi.Config('edustream');
  return {
    name: config.get('name') ?? 'edustream',
    images: config.require('images'),
    version: config.require('version'),
    authority: config.require('authority'),
    audience: config.get('audience') ?? 'edustream',
    daprVersion: config.get('daprVersion') ?? '1.18.3',
    maxWorkers: config.getNumber('maxWorkers') ?? 8,
  };
}
