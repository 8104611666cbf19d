package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/textio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/log"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local"
)

var (
	folder       = flag.String("folder", "", "folder with catalogue.json and sources.json")
	observations = flag.String("observations", "", "files of observations as JSON Lines, by a pattern")
	corrections  = flag.String("corrections", "", "a document of observations, of which the corrections count")
	out          = flag.String("out", "", "folder that the files findings.jsonl and conflicts.jsonl are written to")
	tries        = flag.Int("tries", 1, "how often the job is run until it succeeds; most runners try again themselves")
)

func main() {
	flag.Parse()
	beam.Init()
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "pipeline:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	if *folder == "" || *observations == "" || *out == "" {
		return fmt.Errorf("say -folder, -observations and -out")
	}
	defs, err := readDefinitions(*folder, *corrections)
	if err != nil {
		return err
	}
	return retry(ctx, *tries, func() *beam.Pipeline {
		p, s := beam.NewPipelineWithRoot()
		side := beam.Create(s, defs)
		read := beam.ParDo(s, &readFn{}, textio.Read(s, *observations))
		write(s, read, side, *out)
		return p
	})
}

// write adds the check and the files of its results to a pipeline.
func write(s beam.Scope, observations, defs beam.PCollection, out string) {
	findings, conflicts := check(s, observations, defs)
	textio.Write(s, filepath.Join(out, "findings.jsonl"), findings)
	textio.Write(s, filepath.Join(out, "conflicts.jsonl"), conflicts)
}

// retry runs a job until it succeeds. A runner such as Flink, Spark or Dataflow tries
// what has failed again by itself; prism gives the job up.
func retry(ctx context.Context, tries int, job func() *beam.Pipeline) (err error) {
	for n := range max(1, tries) {
		if err = beamx.Run(ctx, job()); err == nil {
			return nil
		}
		log.Infof(ctx, "try %d failed: %v", n+1, err)
	}
	return err
}

// readDefinitions reads the files that every worker needs.
func readDefinitions(folder, corrections string) (defs definitions, err error) {
	if defs.Catalogue, err = os.ReadFile(filepath.Join(folder, "catalogue.json")); err != nil {
		return defs, err
	}
	if defs.Sources, err = os.ReadFile(filepath.Join(folder, "sources.json")); err != nil {
		return defs, err
	}
	if corrections != "" {
		defs.Corrections, err = os.ReadFile(corrections)
	}
	return defs, err
}
