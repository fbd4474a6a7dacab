#pragma once
#include <zlib.h>

/// `inflateInit2` is a macro, which Swift cannot see. 15 bits of window, and gzip headers alone.
static inline int czlib_inflate_gzip(z_stream *stream) { return inflateInit2(stream, 15 + 16); }
