#include "lexicon_data.h"

// #embed is standard since C23 and an extension of clang before.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char english[] = {
#embed "../Lexicons/Resources/lexicon.en.json"
};
static const unsigned char italian[] = {
#embed "../Lexicons/Resources/lexicon.it.json"
};
static const unsigned char russian[] = {
#embed "../Lexicons/Resources/lexicon.ru.json"
};
static const unsigned char afrikaans[] = {
#embed "../Lexicons/Resources/lexicon.af.json"
};
static const unsigned char english_signs[] = {
#embed "../Lexicons/Resources/signs.en.json"
};
static const unsigned char italian_signs[] = {
#embed "../Lexicons/Resources/signs.it.json"
};
static const unsigned char russian_signs[] = {
#embed "../Lexicons/Resources/signs.ru.json"
};
static const unsigned char afrikaans_signs[] = {
#embed "../Lexicons/Resources/signs.af.json"
};
static const unsigned char learned[] = {
#embed "../Lexicons/Resources/learned.json"
};

const unsigned char *lexicon_data_english(void) { return english; }
size_t lexicon_data_english_size(void) { return sizeof english; }
const unsigned char *lexicon_data_italian(void) { return italian; }
size_t lexicon_data_italian_size(void) { return sizeof italian; }
const unsigned char *lexicon_data_russian(void) { return russian; }
size_t lexicon_data_russian_size(void) { return sizeof russian; }
const unsigned char *lexicon_data_afrikaans(void) { return afrikaans; }
size_t lexicon_data_afrikaans_size(void) { return sizeof afrikaans; }
const unsigned char *sign_data_english(void) { return english_signs; }
size_t sign_data_english_size(void) { return sizeof english_signs; }
const unsigned char *sign_data_italian(void) { return italian_signs; }
size_t sign_data_italian_size(void) { return sizeof italian_signs; }
const unsigned char *sign_data_russian(void) { return russian_signs; }
size_t sign_data_russian_size(void) { return sizeof russian_signs; }
const unsigned char *sign_data_afrikaans(void) { return afrikaans_signs; }
size_t sign_data_afrikaans_size(void) { return sizeof afrikaans_signs; }
const unsigned char *learned_data(void) { return learned; }
size_t learned_data_size(void) { return sizeof learned; }
