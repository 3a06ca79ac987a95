#include "wording_data.h"

// #embed is standard since C23 and an extension of clang before.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char italian[] = {
#embed "../Reports/Resources/wording.it.json"
};

const unsigned char *wording_data_italian(void) { return italian; }
size_t wording_data_italian_size(void) { return sizeof italian; }
