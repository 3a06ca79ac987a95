#include "wording_data.h"

// #embed is standard since C23 and an extension of clang before.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char italian[] = {
#embed "../Reports/Resources/wording.it.json"
};
static const unsigned char russian[] = {
#embed "../Reports/Resources/wording.ru.json"
};
static const unsigned char afrikaans[] = {
#embed "../Reports/Resources/wording.af.json"
};

const unsigned char *wording_data_italian(void) { return italian; }
size_t wording_data_italian_size(void) { return sizeof italian; }
const unsigned char *wording_data_russian(void) { return russian; }
size_t wording_data_russian_size(void) { return sizeof russian; }
const unsigned char *wording_data_afrikaans(void) { return afrikaans; }
size_t wording_data_afrikaans_size(void) { return sizeof afrikaans; }
