// Command ibid reads citation records, recognises which of them speak of the
// same publication and reconciles them into canonical records.
package main

func main() {}
