/* SPDX-License-Identifier: MIT
 *
 * module.h: parts of heldto that are loaded when first used, because the libraries behind them are
 * large: a web page (libxml2), mail (GMime), the boundaries of sentences (Pango).
 *
 * To add one: write core/FOLDER/NAME_module.c, which alone includes the library, calls nothing of
 * heldto's own (GLib it may) and exports one table of functions,
 *
 *   G_MODULE_EXPORT const struct html_module heldto_module_table = {.read = …};
 *
 * declare the table's type in core/FOLDER/NAME_module.h, and add NAME's row (its pkg-config names)
 * to MODULES in the Makefile. It is built as build/FLAVOUR/modules/NAME.so and installed below
 * $PREFIX/lib/heldto.
 */
#ifndef HELDTO_CORE_MODULE_H
#define HELDTO_CORE_MODULE_H

#include <glib.h>

/* The table of the module `name`, which stays loaded from then on. NULL: HELDTO_ERROR_INPUT, naming
 * what is missing and where it was looked for. */
gconstpointer module_table(const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Where modules are looked for, by the path of the running program: in the build it lies in or
 * beside, else where it was installed. New; for tests. */
char **module_folders(const char *program);

/* $PREFIX/lib/heldto of this build (written by the Makefile). */
extern const char module_installed[];

#endif
