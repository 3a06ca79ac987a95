#ifndef LEXICON_DATA_H
#define LEXICON_DATA_H

#include <stddef.h>

/// A lexicon file as it lies in Sources/Lexicons/Resources, part of the program itself: it is found
/// wherever the binary is run from, and costs no file access. The bytes live as long as the program.
const unsigned char *_Nonnull lexicon_data_english(void);
size_t lexicon_data_english_size(void);
const unsigned char *_Nonnull lexicon_data_italian(void);
size_t lexicon_data_italian_size(void);
const unsigned char *_Nonnull lexicon_data_russian(void);
size_t lexicon_data_russian_size(void);
const unsigned char *_Nonnull lexicon_data_afrikaans(void);
size_t lexicon_data_afrikaans_size(void);

/// The signs of a language for the learned evidence: signs.<language>.json, in the same way.
const unsigned char *_Nonnull sign_data_english(void);
size_t sign_data_english_size(void);
const unsigned char *_Nonnull sign_data_italian(void);
size_t sign_data_italian_size(void);
const unsigned char *_Nonnull sign_data_russian(void);
size_t sign_data_russian_size(void);
const unsigned char *_Nonnull sign_data_afrikaans(void);
size_t sign_data_afrikaans_size(void);

/// The weights of the learned evidence: learned.json, in the same way.
const unsigned char *_Nonnull learned_data(void);
size_t learned_data_size(void);

#endif
