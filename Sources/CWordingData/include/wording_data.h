#ifndef WORDING_DATA_H
#define WORDING_DATA_H

#include <stddef.h>

// The pages' words in each language but English, as they lie in Reports/Resources.
const unsigned char *_Nonnull wording_data_italian(void);
size_t wording_data_italian_size(void);
const unsigned char *_Nonnull wording_data_russian(void);
size_t wording_data_russian_size(void);
const unsigned char *_Nonnull wording_data_afrikaans(void);
size_t wording_data_afrikaans_size(void);

#endif
