#ifndef SCORECARDS_CXLSXWRITER_H
#define SCORECARDS_CXLSXWRITER_H

#include <xlsxwriter.h>

#endif
