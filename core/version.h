/* SPDX-License-Identifier: MIT
 *
 * version.h: the version of the program, as it prints and records it.
 */
#ifndef HELDTO_CORE_VERSION_H
#define HELDTO_CORE_VERSION_H

#define HELDTO_VERSION "0.1.0"

#endif
