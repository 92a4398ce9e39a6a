/* SPDX-License-Identifier: MIT
 *
 * register_json.h: what the lines of a whole register look like.
 *
 *   {"heldto":"register","format":2,"version":"0.1.0","scheme":"pledge"}
 *   {"table":"meeting","id":3,"uuid":"…","version":1,"token":"eu-us-jha-2021-06-22-lisbon",…}
 *   …
 *   {"heldto":"end","rows":1234}
 *
 * format is the version of the register it was written from; older ones are read too. Columns have their names in db/table.h; empty ones and those that follow from others are left
 * out. Numbers and references are numbers, bytes base64.
 */
#ifndef HELDTO_CORE_EXCHANGE_REGISTER_JSON_H
#define HELDTO_CORE_EXCHANGE_REGISTER_JSON_H

#define REGISTER_JSON_MARK "heldto"

#endif
