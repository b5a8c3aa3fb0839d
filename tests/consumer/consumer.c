/* A stranger to the project: reads one text with the installed library. */
#include <jiedui.h>

#include <stdio.h>
#include <string.h>

int main(void) {
  const char *text = "2019年，北京市大兴区向察右前旗投入帮扶资金7300余万元。";
  jiedui_engine *engine = NULL;
  jiedui_document *document = NULL;
  jiedui_observation observation;
  if (jiedui_engine_create(NULL, &engine, NULL) != JIEDUI_OK) return 1;
  if (jiedui_document_read(engine, text, strlen(text), NULL, &document, NULL) != JIEDUI_OK) return 2;
  memset(&observation, 0, sizeof observation);
  observation.struct_size = sizeof observation;
  if (jiedui_document_observation(document, 0, &observation) != JIEDUI_OK) return 3;
  printf("%.*s\n", (int)observation.text.size, observation.text.data);
  jiedui_document_free(document);
  jiedui_engine_free(engine);
  return 0;
}
