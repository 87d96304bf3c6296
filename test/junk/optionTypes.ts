import { join, resolve } from "node:path";
import ts from "typescript";
import { sourcePaths } from "../../codegen/package/manifest.js";

const ROOT = resolve(import.meta.dirname, "../..");

/** A parameter of something public that takes an object with optional members. */
export interface OptionParameter {
  /** Such as `Channel.send(options)`. */
  readonly place: string;
  /** Such as `Channel.send`, `new Menu` or `fakeMessage`. */
  readonly callable: string;
  /** The folder of `src` that declares it. */
  readonly room: string;
  readonly index: number;
  /** The type that is written down, such as `SendOptions`. */
  readonly type: string;
  /** Options that hold options themselves, such as `limits`. */
  readonly nested: readonly string[];
}

/** Reads what the entry points export, as the compiler sees it. */
export class PublicSurface {
  readonly #program: ts.Program;
  readonly #checker: ts.TypeChecker;

  constructor() {
    const { config } = ts.readConfigFile(join(ROOT, "tsconfig.json"), ts.sys.readFile) as { config: object };
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
    const entries = Object.values(sourcePaths()).flatMap((paths) => paths.map((path) => join(ROOT, path)));
    this.#program = ts.createProgram(entries, options);
    this.#checker = this.#program.getTypeChecker();
  }

  parameters(): readonly OptionParameter[] {
    const found = new Map<string, OptionParameter>();
    for (const declaration of this.#declarations()) {
      for (const { place, parameters } of callables(declaration)) {
        for (const [index, parameter] of parameters.entries()) {
          if (parameter.type === undefined || !this.#isOptions(parameter.type)) continue;
          const name = ts.isIdentifier(parameter.name) ? parameter.name.text : "options";
          const full = `${place}(${name})`;
          found.set(full, {
            place: full,
            callable: place,
            room: roomOf(declaration),
            index,
            type: spelled(parameter.type),
            nested: this.#nested(parameter.type),
          });
        }
      }
    }
    return [...found.values()];
  }

  /** Declarations of what is exported, and of the public classes that this leads to. */
  #declarations(): ReadonlySet<ts.Declaration> {
    const found = new Set<ts.Declaration>();
    const visit = (symbol: ts.Symbol): void => {
      const real = symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol;
      for (const declaration of real.declarations ?? []) {
        if (found.has(declaration) || !isOurs(declaration)) continue;
        if (ts.isSourceFile(declaration) || ts.isNamespaceExport(declaration))
          for (const member of this.#checker.getExportsOfModule(real)) visit(member);
        else found.add(declaration);
        // Methods that a class inherits from one that is not exported.
        this.#bases(declaration).forEach(visit);
      }
    };
    for (const entry of this.#program.getRootFileNames()) {
      const file = this.#program.getSourceFile(entry);
      const module = file === undefined ? undefined : this.#checker.getSymbolAtLocation(file);
      for (const symbol of module === undefined ? [] : this.#checker.getExportsOfModule(module)) visit(symbol);
    }
    return found;
  }

  #bases(declaration: ts.Declaration): readonly ts.Symbol[] {
    return ((ts.isClassDeclaration(declaration) && declaration.heritageClauses) || [])
      .filter(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)
      .flatMap(({ types }) => types.map(({ expression }) => this.#checker.getSymbolAtLocation(expression)))
      .filter((symbol) => symbol !== undefined);
  }

  /** An object of ours that holds something optional, and nothing to call. */
  #isOptions(node: ts.TypeNode): boolean {
    return this.#isOptionType(this.#checker.getTypeFromTypeNode(node));
  }

  #isOptionType(given: ts.Type): boolean {
    const type = this.#checker.getNonNullableType(given);
    return (type.isUnion() ? type.types : [type]).some((each) => this.#isOptionObject(each));
  }

  #nested(node: ts.TypeNode): readonly string[] {
    const properties = this.#checker.getNonNullableType(this.#checker.getTypeFromTypeNode(node)).getProperties();
    return properties
      .filter((property) => this.#isOptionType(this.#checker.getTypeOfSymbol(property)))
      .map(({ name }) => name);
  }

  #isOptionObject(type: ts.Type): boolean {
    if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) || type.getCallSignatures().length > 0)
      return false;
    const declarations = type.getProperties().flatMap((property) => property.declarations ?? []);
    if (!declarations.every(isOurs)) return false;
    if (declarations.some((declaration) => !ts.isPropertySignature(declaration) && !ts.isMethodSignature(declaration)))
      return false;
    return declarations.some(
      (declaration) => ts.isPropertySignature(declaration) && declaration.questionToken !== undefined,
    );
  }
}

interface Callable {
  readonly place: string;
  readonly parameters: readonly ts.ParameterDeclaration[];
}

function callables(declaration: ts.Declaration): readonly Callable[] {
  if (ts.isFunctionDeclaration(declaration))
    return [{ place: declaration.name?.text ?? "", parameters: declaration.parameters }];
  if (ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined)
    return ts.isArrowFunction(declaration.initializer)
      ? [{ place: declaration.name.getText(), parameters: declaration.initializer.parameters }]
      : [];
  if (!ts.isClassDeclaration(declaration) && !ts.isInterfaceDeclaration(declaration)) return [];
  const owner = declaration.name?.text ?? "";
  return declaration.members.flatMap((member): Callable[] => {
    if (ts.getJSDocTags(member).some((tag) => tag.tagName.text === "internal") || isHidden(member)) return [];
    if (ts.isConstructorDeclaration(member)) return [{ place: `new ${owner}`, parameters: member.parameters }];
    if (!ts.isMethodDeclaration(member) && !ts.isMethodSignature(member)) return [];
    return [{ place: `${owner}.${member.name.getText()}`, parameters: member.parameters }];
  });
}

function isHidden(member: ts.ClassElement | ts.TypeElement): boolean {
  if (member.name !== undefined && ts.isPrivateIdentifier(member.name)) return true;
  return (ts.getCombinedModifierFlags(member) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0;
}

function isOurs(declaration: ts.Declaration): boolean {
  return declaration.getSourceFile().fileName.startsWith(join(ROOT, "src/"));
}

function spelled(node: ts.TypeNode | undefined): string {
  return node === undefined ? "" : node.getText().replaceAll(/\s+/g, " ");
}

function roomOf(declaration: ts.Declaration): string {
  return declaration.getSourceFile().fileName.slice(join(ROOT, "src/").length).split("/", 1)[0] ?? "";
}
