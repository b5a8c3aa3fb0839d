/* The JSON of each file named, one a line, through the C ABI. */
#include "jiedui.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static jiedui_str str(const char *text, size_t size) {
  jiedui_str result;
  result.data = text;
  result.size = size;
  return result;
}

static jiedui_str stem_of(const char *path) {
  const char *name = strrchr(path, '/');
  const char *ending;
  name = name ? name + 1 : path;
  ending = strrchr(name, '.');
  return str(name, ending ? (size_t)(ending - name) : strlen(name));
}

static jiedui_str format_of(const char *path) {
  const char *ending = strrchr(path, '.');
  if (ending && strcmp(ending, ".html") == 0) return str("html", 4);
  if (ending && strcmp(ending, ".md") == 0) return str("markdown", 8);
  return str("", 0);
}

static int print_json(const jiedui_engine *engine, const char *path) {
  jiedui_source source;
  jiedui_document *document = NULL;
  jiedui_buffer *buffer = NULL;
  jiedui_str json;
  static char bytes[1 << 20];
  FILE *file = fopen(path, "rb");
  size_t size = file ? fread(bytes, 1, sizeof bytes, file) : 0;
  if (file) fclose(file);
  memset(&source, 0, sizeof source);
  source.struct_size = sizeof source;
  source.id = stem_of(path);
  source.format = format_of(path);
  if (jiedui_document_read(engine, bytes, size, &source, &document, NULL) != JIEDUI_OK) return 1;
  if (jiedui_document_json(document, 0, &buffer, NULL) != JIEDUI_OK) return 1;
  jiedui_buffer_bytes(buffer, &json);
  fwrite(json.data, 1, json.size, stdout);
  putchar('\n');
  jiedui_buffer_free(buffer);
  jiedui_document_free(document);
  return 0;
}

int main(int argc, char **argv) {
  jiedui_engine *engine = NULL;
  int i, failed = 0;
  if (jiedui_engine_create(NULL, &engine, NULL) != JIEDUI_OK) return EXIT_FAILURE;
  for (i = 1; i < argc; ++i) failed |= print_json(engine, argv[i]);
  jiedui_engine_free(engine);
  return failed;
}
