package indicators_test

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"fmt"
	"io"
	"os"
	"os/exec"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/internal/testkit"
	kit "github.com/mithaq-go/mithaq/internal/testkit/records"
)

// pipeChild is the variable that makes the test binary the other process of a pipe.
const pipeChild = "MITHAQ_PIPE"

// sendBinary writes binary forms, each behind its length.
func sendBinary(w io.Writer, form []byte) error {
	if _, err := w.Write(binary.AppendUvarint(nil, uint64(len(form)))); err != nil {
		return err
	}
	_, err := w.Write(form)
	return err
}

// receiveBinary reads what sendBinary wrote; io.EOF at the end.
func receiveBinary(r *bufio.Reader) ([]byte, error) {
	n, err := binary.ReadUvarint(r)
	if err != nil {
		return nil, err
	}
	form := make([]byte, n)
	_, err = io.ReadFull(r, form)
	return form, err
}

// TestBinaryPipeChild is the other process: it reads observations from its input and
// writes each as it has understood it, as a line of JSON, and its binary form again.
func TestBinaryPipeChild(t *testing.T) {
	if os.Getenv(pipeChild) == "" {
		t.Skip("it runs in a process that TestBinaryPipe starts")
	}
	// What the framework of tests prints does not go into the pipe.
	out, in := bufio.NewWriter(os.NewFile(3, "pipe")), bufio.NewReader(os.Stdin)
	for {
		form, err := receiveBinary(in)
		if err == io.EOF {
			break
		}
		var o indicators.Observation
		if err == nil {
			err = o.UnmarshalBinary(form)
		}
		if err != nil {
			t.Fatal(err)
		}
		var line bytes.Buffer
		one := func(yield func(indicators.Observation) bool) { yield(o) }
		if err := indicators.WriteObservations(&line, indicators.JSONLines, one); err != nil {
			t.Fatal(err)
		}
		again, err := o.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		key, err := o.Key.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		for _, form := range [][]byte{line.Bytes(), again, key} {
			if err := sendBinary(out, form); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := out.Flush(); err != nil {
		t.Fatal(err)
	}
}

// TestBinaryPipe: observations of every shape that go to another process and back in
// their binary form are equal there and here; so are their keys, and one gob stream of
// them.
func TestBinaryPipe(t *testing.T) {
	r := kit.New(18, 1)
	want := make([]indicators.Observation, testkit.Cases(2_000, 1_000_000))
	for i := range want {
		want[i] = r.Observation(i)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	back, itsOut, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer back.Close()
	child := exec.Command(self, "-test.run=^TestBinaryPipeChild$")
	child.Env = append(os.Environ(), pipeChild+"=1")
	child.ExtraFiles = []*os.File{itsOut}
	var said bytes.Buffer
	child.Stdout, child.Stderr = &said, &said
	toChild, err := child.StdinPipe()
	if err == nil {
		err = child.Start()
	}
	if err != nil {
		t.Skipf("no second process: %v", err) // where a system starts none
	}
	itsOut.Close()
	sent := make(chan error, 1)
	go func() {
		w := bufio.NewWriter(toChild)
		for i := range want {
			form, err := want[i].MarshalBinary()
			if err == nil {
				err = sendBinary(w, form)
			}
			if err != nil {
				sent <- err
				toChild.Close()
				return
			}
		}
		err := w.Flush()
		toChild.Close()
		sent <- err
	}()
	in := bufio.NewReader(back)
	for i := range want {
		var got [3][]byte
		for n := range got {
			if got[n], err = receiveBinary(in); err != nil {
				toChild.Close()
				child.Wait()
				t.Fatalf("observation %d: %v\n%s", i, err, said.Bytes())
			}
		}
		checkFromPipe(t, &want[i], got)
	}
	if err := <-sent; err != nil {
		t.Error(err)
	}
	if err := child.Wait(); err != nil {
		t.Errorf("%v\n%s", err, said.Bytes())
	}
}

// checkFromPipe compares an observation with what came back of it: its line of JSON, its
// binary form and that of its key.
func checkFromPipe(t *testing.T, want *indicators.Observation, got [3][]byte) {
	t.Helper()
	var line bytes.Buffer
	one := func(yield func(indicators.Observation) bool) { yield(*want) }
	if err := indicators.WriteObservations(&line, indicators.JSONLines, one); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(line.Bytes(), got[0]) {
		t.Errorf("the other process read\n%s\nwant\n%s", got[0], line.Bytes())
	}
	var o indicators.Observation
	var k indicators.Key
	if err := o.UnmarshalBinary(got[1]); err != nil {
		t.Fatal(err)
	}
	if err := k.UnmarshalBinary(got[2]); err != nil {
		t.Fatal(err)
	}
	if !cmp.Equal(o, *want) || k != want.Key {
		t.Errorf("%v came back as %v", *want, o)
	}
}

// Any coder that looks for encoding.BinaryMarshaler can carry observations; this one is
// of the standard library.
func ExampleObservation_MarshalBinary() {
	sent := indicators.Observation{ID: "S05", Key: indicators.Key{Indicator: "jobs"}, Role: indicators.RoleObserved}
	var pipe bytes.Buffer
	if err := gob.NewEncoder(&pipe).Encode(sent); err != nil {
		fmt.Println(err)
		return
	}
	var got indicators.Observation
	if err := gob.NewDecoder(&pipe).Decode(&got); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(got.ID, got.Key, got.Role)
	// Output: S05 jobs observed
}
