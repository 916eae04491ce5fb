#!/usr/bin/env python3
"""split_wasm.py IN LIST FIRST LATER: splits the WebAssembly in two, so that a first view waits for less.

Functions named in LIST, as tools/later_functions.txt explains, come to LATER, all others to FIRST; whatever of LATER
is called goes through a table, into which it puts its functions when it is instantiated (web/viewer/later.js). IN must
have its names (--profiling-funcs); neither result has them.

split_wasm.py --names IN prints each function's size in bytes and its name as LIST has it.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

IMPORT, CODE = 2, 10
NOT_ESCAPED = re.compile(r"[A-Za-z0-9!#$%&'*+\-./:<=>?@^_`|~]")


class Reader:
    """The binary format's own numbers and names, one after another."""

    def __init__(self, data, at=0):
        self.data, self.position = data, at

    def byte(self):
        self.position += 1
        return self.data[self.position - 1]

    def number(self):
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    def name(self):
        size = self.number()
        self.position += size
        return self.data[self.position - size:self.position].decode()

    def limits(self):
        for _ in range(1 + (self.byte() & 1)):
            self.number()


def imported_functions(section):
    count = 0
    for _ in range(section.number()):
        section.name()
        section.name()
        kind = section.byte()
        if kind == 0:
            count += 1
            section.number()
        else:
            if kind in (1, 3):
                section.byte()
            if kind in (1, 2):
                section.limits()
            else:
                section.byte()
    return count


def names_of(section):
    """{index: name}, of a custom section; of another one than "name" none."""
    if section.name() != "name":
        return {}
    while section.position < len(section.data):
        kind, size = section.byte(), section.number()
        end = section.position + size
        if kind == 1:
            return {section.number(): section.name() for _ in range(section.number())}
        section.position = end
    return {}


def functions_of(wasm):
    """[(size in bytes, name)] of all functions that are defined."""
    module = Reader(wasm, 8)
    imports, sizes, names = 0, [], {}
    while module.position < len(wasm):
        kind, size = module.byte(), module.number()
        section = Reader(wasm[module.position:module.position + size])
        module.position += size
        if kind == IMPORT:
            imports = imported_functions(section)
        elif kind == CODE:
            for _ in range(section.number()):
                sizes.append(section.number())
                section.position += sizes[-1]
        elif kind == 0:
            names.update(names_of(section))
    return [(size, names[imports + index]) for index, size in enumerate(sizes) if imports + index in names]


def plain_name(name):
    """"ns::f" of "ns::(anonymous namespace)::f<int>(char) const"; nothing of what the standard library is made of."""
    name = name.replace("(anonymous namespace)::", "")
    depth, start, end = 0, 0, len(name)
    for at, letter in enumerate(name):
        depth += {"<": 1, ">": -1}.get(letter, 0)
        if depth == 0 and letter == " ":
            start = at + 1  # what stood before is the type that it returns
        if depth == 0 and letter == "(":
            end = at
            break
    plain = re.sub(r"<.*>", "", name[start:end])
    return "" if "std::" in plain or "operator" in name else plain


def listed(path):
    lines = (line.split("#")[0].strip() for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines())
    return {line for line in lines if line}


def escaped(name):
    """As Binaryen writes a name."""
    return "".join(one if NOT_ESCAPED.match(one) else "".join("\\%02x" % byte for byte in one.encode()) for one in name)


def split(wasm, names, first, later):
    """How many functions came to `later`; and the names of the list that no function has."""
    functions = functions_of(pathlib.Path(wasm).read_bytes())
    wanted = [name for _, name in functions if plain_name(name) in names]
    if not wanted:
        raise SystemExit("%s: no function has a name of the list: it was linked without names" % wasm)
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("\n".join(map(escaped, wanted)))
        file.flush()
        subprocess.run(["wasm-split", "--split", "--enable-mutable-globals", "--split-funcs=@" + file.name,
                        "-o1", str(first), "-o2", str(later), str(wasm)], check=True)
    return len(wanted), sorted(names - {plain_name(name) for _, name in functions})


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "--names":
        for size, name in functions_of(pathlib.Path(arguments[1]).read_bytes()):
            print(size, plain_name(name))
        return
    if len(arguments) != 4:
        sys.exit(__doc__)
    count, unknown = split(arguments[0], listed(arguments[1]), *arguments[2:])
    print("%d functions come later" % count)
    for name in unknown:
        print("%s: no function is named %s" % (arguments[1], name), file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
