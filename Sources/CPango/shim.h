#pragma once
#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb-subset.h>
#include <hb.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdlib.h>

static inline void cpango_release(void *object) { g_object_unref(object); }

// A font map that knows the fonts of one fontconfig configuration and no others.
static inline PangoFontMap *cpango_font_map(FcConfig *config) {
  PangoFontMap *map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
  if (map) pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
  return map;
}

// The runs of a line are a list of PangoGlyphItem.
static inline PangoGlyphItem *cpango_run(GSList *element) { return (PangoGlyphItem *)element->data; }

// The font of a run as cairo draws it.
static inline cairo_scaled_font_t *cpango_scaled_font(PangoFont *font) {
  return pango_cairo_font_get_scaled_font((PangoCairoFont *)font);
}

// `FC_…` without their macros' casts.
static inline const char *cpango_fc_string(FcPattern *pattern, const char *object, int n) {
  FcChar8 *text = NULL;
  return FcPatternGetString(pattern, object, n, &text) == FcResultMatch ? (const char *)text : NULL;
}

static inline int cpango_fc_integer(FcPattern *pattern, const char *object, int missing) {
  int value = 0;
  return FcPatternGetInteger(pattern, object, 0, &value) == FcResultMatch ? value : missing;
}

static inline int cpango_fc_is_chinese(FcPattern *pattern) {
  FcLangSet *languages = NULL;
  return FcPatternGetLangSet(pattern, FC_LANG, 0, &languages) == FcResultMatch
      && FcLangSetHasLang(languages, (const FcChar8 *)"zh-cn") == FcLangEqual;
}

static inline FcPattern *cpango_fc_pattern_at(FcFontSet *set, int index) { return set->fonts[index]; }

// A face that lives in memory, with a FreeType library of its own: cairo may let go of it on any thread.
typedef struct {
  FT_Library library;
  FT_Face face;
  hb_blob_t *blob;
} cpango_memory_face;

static inline void cpango_memory_face_free(void *data) {
  cpango_memory_face *memory = (cpango_memory_face *)data;
  if (memory->face) FT_Done_Face(memory->face);
  if (memory->library) FT_Done_FreeType(memory->library);
  hb_blob_destroy(memory->blob);
  free(memory);
}

// Takes over the blob. NULL when FreeType cannot read it.
static inline cairo_font_face_t *cpango_face_from_blob(hb_blob_t *blob) {
  static const cairo_user_data_key_t key;
  cpango_memory_face *memory = (cpango_memory_face *)calloc(1, sizeof(cpango_memory_face));
  if (!memory) {
    hb_blob_destroy(blob);
    return NULL;
  }
  memory->blob = blob;
  unsigned int length = 0;
  const char *data = hb_blob_get_data(blob, &length);
  if (FT_Init_FreeType(&memory->library) != 0
      || FT_New_Memory_Face(memory->library, (const FT_Byte *)data, (FT_Long)length, 0, &memory->face) != 0) {
    cpango_memory_face_free(memory);
    return NULL;
  }
  cairo_font_face_t *face = cairo_ft_font_face_create_for_ft_face(memory->face, FT_LOAD_NO_HINTING);
  if (cairo_font_face_set_user_data(face, &key, memory, cpango_memory_face_free) != CAIRO_STATUS_SUCCESS) {
    cairo_font_face_destroy(face);
    cpango_memory_face_free(memory);
    return NULL;
  }
  return face;
}
