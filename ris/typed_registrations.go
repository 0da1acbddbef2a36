package ris

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// Registrations of trials and reviews stand anywhere: in abstracts, notes and
// links, which are read for them where they are met, and in all other fields. What
// the Cochrane Library exports of an entry in a register has its number in the place
// of an author, and the address of its page in that of a journal.

func (d *reading) readRegistrations(field int) {
	if d.wanted != nil && len(d.wanted.Registrations) == 0 {
		return
	}
	d.addRegistrations(field, normalize.FindRegistrations(d.fields[field].Value))
}

// readRegistrationsIn is readRegistrations for a part of the field.
func (d *reading) readRegistrationsIn(field, start, end int) {
	if d.wanted != nil && len(d.wanted.Registrations) == 0 {
		return
	}
	all := normalize.FindRegistrations(d.fields[field].Value[start:end])
	for i := range all {
		d.addRegistration(d.part(field, start+all[i].Start, start+all[i].End))
	}
}

func (d *reading) addRegistrations(field int, all []normalize.Found[record.Registration]) {
	for i := range all {
		found := &all[i]
		d.addRegistration(d.part(field, found.Start, found.End))
	}
}

func (d *reading) addRegistration(s source) {
	value, err := normalize.Registration(s.text)
	if err != nil {
		return
	}
	list := &d.record.Registrations
	at := d.registrationAt(&value)
	switch {
	case at < 0:
		at = len(*list)
		*list = append(*list, value)
	case (*list)[at] != value:
		return
	}
	d.traceOne(inRegistrations.element(at), "registration", false, &s)
}

// registrationAt returns the place of the registration with the number of another, -1
// for none.
func (d *reading) registrationAt(r *record.Registration) int {
	list, key := d.record.Registrations, keyOfRegistration(r)
	if len(list) <= fewElements {
		return slices.IndexFunc(list, func(other record.Registration) bool { return keyOfRegistration(&other) == key })
	}
	return d.places().registrations.find(key, len(list), func(i int) registrationKey { return keyOfRegistration(&list[i]) })
}

// otherNumbers are the tags of fields in which no registration is looked for: those
// that were read for them, and those of numbers and places of other kinds.
// The one that is no tag of two characters is a field's name in another format.
const otherNumbers, otherNumber = "TY AB N2 N1 RN UR LK L1 L2 L3 L4 DO DI AD C1 PY Y1 Y2 DA VL VO IS CP SP EP BP SN LA CY PB PP NV ET ER CR", "DOI"

// hasOtherNumbers are the otherNumbers by the tag's index.
var hasOtherNumbers = func() (set [tagCount]bool) {
	for tag := range strings.FieldsSeq(otherNumbers) {
		index, _ := indexOf(tag)
		set[index] = true
	}
	return set
}()

// readOtherRegistrations reads the registrations in the fields that are not read
// for them elsewhere. A field that has more than its registration counts as read
// only where something else was read of it.
func (d *reading) readOtherRegistrations() {
	for i := range d.fields {
		if index := d.tags[i]; index != noTag && hasOtherNumbers[index] || d.plainNames>>i&1 != 0 {
			continue
		}
		f := &d.fields[i]
		if len(f.Value) < shortestRegistration || !hasDigit(f.Value) || f.Name == otherNumber {
			continue
		}
		claimed := d.claimed[i]
		d.readRegistrations(i)
		d.claimed[i] = claimed || isRegistration(f.Value)
	}
}

// shortestRegistration is the length of "NTR123" and "NL 123".
const shortestRegistration = 6

// hasDigit reports whether s has an ASCII digit. It looks at eight bytes at a time,
// at some of them twice where the last ones are fewer.
func hasDigit(s string) bool {
	if len(s) < 8 {
		for i := range len(s) {
			if s[i]-'0' <= 9 {
				return true
			}
		}
		return false
	}
	for at := 0; at < len(s)-8; at += 8 {
		if hasDigitIn(eightBytes(s, at)) {
			return true
		}
	}
	return hasDigitIn(eightBytes(s, len(s)-8))
}

// hasDigitIn is hasDigit for eight bytes.
func hasDigitIn(eight uint64) bool {
	distance := eight ^ '0'*lowBits // 0 to 9 for digits and for nothing else
	return ((distance&^highBits+(0x80-10)*lowBits)|distance)&highBits != highBits
}

// isRegistration reports whether a text is the number of a registration and nothing
// else, but for the comma behind a name.
func isRegistration(s string) bool {
	if !hasDigit(s) {
		return false
	}
	s = strings.TrimRight(strings.TrimSpace(s), ",.")
	found := normalize.FindRegistrations(s)
	return len(found) == 1 && found[0].Start == 0 && found[0].End == len(s)
}

// isPageOfContainer reports whether the text in the place of a container's title is
// the address of a page.
func isPageOfContainer(s string) bool {
	scheme, rest, found := strings.Cut(s, "://")
	return found && (strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "http")) && !strings.ContainsAny(rest, " \n")
}
