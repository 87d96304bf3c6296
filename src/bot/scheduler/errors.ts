import { brand } from "../../core/brand.js";
import { MezonError } from "../../core/errors.js";

/** A job failed. `cause` is what its handler threw. */
export class JobError extends MezonError {
  static {
    brand(JobError, "JobError");
  }

  override readonly name = "JobError";
  /** Name of the job's definition. */
  readonly job: string;
  /** The job's key, or its random id. */
  readonly id: string;
  /** Which attempt failed, counted from 1. */
  readonly attempt: number;
  /** When it is tried again; `undefined` if it is not. */
  readonly retryAt: Date | undefined;

  constructor(
    message: string,
    details: ErrorOptions & {
      readonly job: string;
      readonly id: string;
      readonly attempt: number;
      readonly retryAt?: Date | undefined;
    },
  ) {
    super("job_failed", message, details);
    this.job = details.job;
    this.id = details.id;
    this.attempt = details.attempt;
    this.retryAt = details.retryAt;
  }
}
