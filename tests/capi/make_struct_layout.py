"""Writes a C program that prints, as JSON, the size and the fields' offsets and sizes of every struct of jiedui.h."""
import re
import sys

header, out = sys.argv[1:3]
text = re.sub(r"/\*.*?\*/", "", open(header, encoding="utf-8").read(), flags=re.S)
structs = []
for body, name in re.findall(r"typedef struct \{([^}]*)\} (?:JIEDUI_VIEW )?(\w+);", text):
    fields = []
    for declaration in body.split(";"):
        # "const jiedui_span *evidence", "jiedui_str id, title", "char message[240]"
        names = re.findall(r"(?:^|,|\s|\*)(\w+)(?:\[\d+\])?\s*(?=,|$)", declaration.strip())
        fields += names
    structs.append((name, fields))
with open(out, "w", encoding="utf-8") as file:
    file.write('#include "jiedui.h"\n#include <stdio.h>\n')
    file.write("#define FIELD(s, f, end) printf(\"\\\"%s\\\": [%zu, %zu]%s\", #f, offsetof(s, f), sizeof(((s *)0)->f), end)\n")
    file.write("int main(void) {\n  printf(\"{\");\n")
    for i, (name, fields) in enumerate(structs):
        file.write(f'  printf("\\"{name}\\": {{\\"size\\": %zu, \\"fields\\": {{", sizeof({name}));\n')
        for j, field in enumerate(fields):
            file.write(f'  FIELD({name}, {field}, "{", " if j + 1 < len(fields) else ""}");\n')
        file.write(f'  printf("}}}}{", " if i + 1 < len(structs) else ""}");\n')
    file.write('  printf("}\\n");\n  return 0;\n}\n')
