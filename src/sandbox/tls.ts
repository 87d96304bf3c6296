/** A certificate for the sandbox, for example one that `openssl req -x509` creates. */
export interface SandboxTls {
  /** The certificate, in PEM. It should name `127.0.0.1` and `localhost`. */
  readonly cert: string;
  /** Its private key, in PEM. */
  readonly key: string;
  /** The certificate that signed it, in PEM. @default `cert`, for a self-signed certificate */
  readonly ca?: string | undefined;
}
