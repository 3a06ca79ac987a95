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

const unsigned char *lexicon_data_english(void) { return english; }
size_t lexicon_data_english_size(void) { return sizeof english; }
const unsigned char *lexicon_data_italian(void) { return italian; }
size_t lexicon_data_italian_size(void) { return sizeof italian; }
const unsigned char *lexicon_data_russian(void) { return russian; }
size_t lexicon_data_russian_size(void) { return sizeof russian; }
const unsigned char *lexicon_data_afrikaans(void) { return afrikaans; }
size_t lexicon_data_afrikaans_size(void) { return sizeof afrikaans; }
