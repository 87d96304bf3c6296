/** A certificate of one's own, such as `openssl req -x509` makes. */
export interface SandboxTls {
  /** The certificate, in PEM. It should name `127.0.0.1` and `localhost`. */
  readonly cert: string;
  /** Its private key, in PEM. */
  readonly key: string;
  /** The certificate that signed it, in PEM. @default `cert`, which signed itself */
  readonly ca?: string | undefined;
}
