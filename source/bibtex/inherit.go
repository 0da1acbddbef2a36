package bibtex

type references struct{ options *Options }
