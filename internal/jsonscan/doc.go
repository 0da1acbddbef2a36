// Package jsonscan is the entry layer that readers of JSON share: it cuts a
// stream into items, each with its place, and finds the members of an item
// without building a tree.
//
// # Items
//
// A document is one item, items one after the other, or lists of them. Items
// may stand in envelopes, objects one of whose members holds them, as in
// {"status": "ok", "message": {"items": […]}}: [Options] names such members.
// Only one item is held in memory. What an envelope says beside its items is
// text outside of records.
//
// # Encodings
//
// A document is UTF-8, or UTF-16 by its byte order mark or the pattern of its
// zeros. In the first, each byte that is not UTF-8 is read in the fallback
// encoding, Windows-1252 or the one that [Options] name; where characters of that
// have several bytes, what stands between two quotes is decided together. Items
// are UTF-8; places are those of the document's own bytes. A byte order mark may
// stand before each document of several that follow each other.
//
// # Damage
//
// The scanner looks at brackets, quotes and commas only, so that an item that
// is not valid JSON but whose brackets and quotes balance costs itself and not
// the items after it. With [Options] Recover, an item whose balance is lost
// ends where the next one begins: at a line that begins as far left as it did,
// or, in a list on one line, at an object whose first names are the same as its
// own.
//
// Control bytes in strings, which JSON has escapes for, damage nothing.
package jsonscan
