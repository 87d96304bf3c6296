import { Injectable } from "@nestjs/common";

/** Counts who was greeted. A service like any other of Nest. */
@Injectable()
export class Greetings {
  #count = 0;

  greet(name: string): string {
    this.#count += 1;
    return `Hello, ${name}! You are number ${this.#count}.`;
  }
}
