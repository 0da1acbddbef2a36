package webpage
import ("testing";"os";"encoding/json";"fmt";"path/filepath")
func TestZZ(t *testing.T){
 fs,_:=filepath.Glob(os.Getenv("ZZ"))
 for _,f:=range fs { b,_:=os.Open(f); r:=NewReader(b,&Options{Name:filepath.Base(f)}); for rec,err:=range r.All(){ fmt.Println(err); if rec!=nil{ if os.Getenv("TR")=="" {rec.Trace=nil; rec.Raw=nil}; j,_:=json.MarshalIndent(rec,""," "); fmt.Println(string(j))}}; j,_:=json.MarshalIndent(r.Document(),""," "); fmt.Println(string(j))}
}
