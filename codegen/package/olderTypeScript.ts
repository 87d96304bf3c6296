import { fileURLToPath } from "node:url";
import type { Plugin } from "rolldown";

// TypeScript has these since 5.2, but not in the libraries that a project has by default.
const DISPOSABLE = '/// <reference lib="esnext.disposable" />\n';

/** Makes the types that are built readable for TypeScript from 5.2 on, whatever version wrote them. */
export function olderTypeScript(): Plugin {
  return {
    name: "older-typescript",
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === "chunk" && /\.d\.c?ts$/.test(chunk.fileName)) chunk.code = readable(chunk.code);
      }
    },
  };
}

/** Returns the declarations of a file with nothing in them that TypeScript 5.2 does not know. */
export function readable(code: string): string {
  const plain = code
    // Arrays of bytes take a parameter since 5.7, iterators say since 5.6 what they end with.
    .replaceAll(/\bUint8Array<ArrayBuffer(Like)?>/g, "Uint8Array")
    .replaceAll(/\b(Async)?IterableIterator<(\w+), undefined>/g, "$1IterableIterator<$2>");
  return /\b(Async)?Disposable\b|\b(asyncD|d)ispose\b/.test(plain) ? DISPOSABLE + plain : plain;
}

const PROTOBUF = "@bufbuild/protobuf";

/**
 * Takes the types of the protobuf runtime into ours, where `olderTypeScript` reaches them; from outside they need
 * TypeScript 5.7.
 */
export function protobufTypes(): Plugin {
  return {
    name: "protobuf-types",
    resolveId(source, importer) {
      if (!source.startsWith(PROTOBUF) || importer === undefined || !/\.d\.[cm]?ts$/.test(importer)) return null;
      return { id: fileURLToPath(import.meta.resolve(source)).replace(/\.js$/, ".d.ts"), external: false };
    },
  };
}
