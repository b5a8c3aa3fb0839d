/* Reads one article and prints who helps whom and with what.
 *
 *   cc read_article.c -ljiedui && ./a.out documents/district_and_banner.txt
 */
#include <jiedui.h>

#include <stdio.h>
#include <stdlib.h>

#define TEXT(str) (int)(str).size, (str).data

static char *read_file(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  char *bytes = malloc(1 << 20);
  *size = file && bytes ? fread(bytes, 1, 1 << 20, file) : 0;
  if (file) fclose(file);
  return bytes;
}

static void print_codes(jiedui_places places) {
  size_t i;
  for (i = 0; i < places.count; ++i) printf("%s%d", i ? "," : "", (int)places.codes[i]);
}

int main(int argc, char **argv) {
  jiedui_error error = {sizeof error, 0, 0, ""};
  jiedui_engine *engine = NULL;
  jiedui_document *document = NULL;
  size_t size = 0, i;
  char *bytes = argc == 2 ? read_file(argv[1], &size) : NULL;

  if (jiedui_engine_create(NULL, &engine, &error) != JIEDUI_OK ||
      jiedui_document_read(engine, bytes, size, NULL, &document, &error) != JIEDUI_OK) {
    fprintf(stderr, "%s\n", error.message);
    return EXIT_FAILURE;
  }
  for (i = 0; i < jiedui_document_count(document, JIEDUI_RECORD_PAIRING); ++i) {
    jiedui_pairing pairing;
    pairing.struct_size = sizeof pairing;
    jiedui_document_pairing(document, i, &pairing);
    printf("%d helps %d: %.*s\n", (int)pairing.assisting, (int)pairing.aided, TEXT(pairing.programme));
  }
  for (i = 0; i < jiedui_document_count(document, JIEDUI_RECORD_OBSERVATION); ++i) {
    jiedui_observation observation;
    observation.struct_size = sizeof observation;
    jiedui_document_observation(document, i, &observation);
    printf("%.*s\t%.*s\t%s\t%s\t", TEXT(observation.text), TEXT(observation.indicator),
           jiedui_word_name(JIEDUI_WORDS_QUALIFIERS, observation.qualifier),
           jiedui_word_name(JIEDUI_WORDS_MODALITIES, observation.modality));
    print_codes(observation.assisting);
    printf(" -> ");
    print_codes(observation.aided);
    printf("\n");
  }
  jiedui_document_free(document);
  jiedui_engine_free(engine);
  free(bytes);
  return EXIT_SUCCESS;
}
